//! mnc-core (crate page follows).

pub mod card;
pub mod eligibility;
pub mod error;
pub mod identity;
pub mod reception;

pub use error::{Error, ErrorKind, Language, Location, Result};
pub use jiff::civil::{Date, DateTime};
