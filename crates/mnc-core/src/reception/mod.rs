//! Reception (受付): what the claims software gets when a patient has been received.

pub mod record;
pub mod warning;

pub use record::{CardFacts, ReceptionRecord};
pub use warning::Warning;
