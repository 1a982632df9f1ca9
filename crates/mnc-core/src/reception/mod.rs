//! Reception (受付): what the claims software gets when a patient has been received.
//!
//! - [`screen`]: screens and buttons as data.
//! - [`consent`]: what the patient allows to see, and the versions of the screens that ask.
//! - [`record`]: the record for the claims software, with its [`warning`]s.

pub mod consent;
pub mod record;
pub mod screen;
pub mod warning;

pub use record::{CardFacts, ReceptionRecord};
pub use warning::Warning;
