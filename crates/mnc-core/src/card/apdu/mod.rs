//! Commands and responses of ISO/IEC 7816-4, as values.

mod command;
mod response;
mod status;

pub use command::{Command, Le};
pub use response::Response;
pub use status::StatusWord;
