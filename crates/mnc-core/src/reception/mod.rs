//! Reception (受付): what the claims software gets when a patient has been received.
//!
//! - [`screen`]: screens and buttons as data.
//! - [`consent`]: what the patient allows to see, and the versions of the screens that ask.
//! - [`registration`]: 健康保険証利用登録, and its end.
//! - [`routes`]: the ways on which patients are received, as a table.
//! - [`machine`]: the counter as one machine of events and screens.
//! - [`graph`]: each of the machines as a graph for Graphviz.
//! - `fall_back`: from what went wrong to the procedure and the advice of [`fallback`](crate::fallback).
//! - [`usage`]: counters without personal data.
//! - [`record`]: the record for the claims software, with its [`warning`]s.

pub mod consent;
mod fall_back;
pub mod graph;
pub mod machine;
pub mod record;
pub mod registration;
pub mod routes;
pub mod screen;
pub mod usage;
pub mod warning;

pub use record::{CardFacts, ReceptionRecord};
pub use warning::Warning;
