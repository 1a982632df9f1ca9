//! Card access: from bytes on a transport to the applications of the My Number Card.

pub mod apdu;
pub mod transport;
