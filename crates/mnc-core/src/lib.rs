//! mnc-core (crate page follows).

pub mod card;
pub mod error;
pub mod identity;

pub use error::{Error, ErrorKind, Language, Location, Result};
pub use jiff::civil::{Date, DateTime};
