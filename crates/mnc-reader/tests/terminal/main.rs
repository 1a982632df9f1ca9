//! The client of the exchange folder against the virtual terminal and against bad files.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod answers;
mod bad_input;
mod batch;
mod echo;
mod faces;
mod pdf;
mod place;
