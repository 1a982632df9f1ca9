//! What the interface can do, without a trace of C: the one place that calls the other crates.

pub mod answer;
mod asked;
mod asked_person;
pub mod assessment;
pub mod authenticity;
pub mod card;
pub mod certificate;
pub mod event;
pub mod face;
#[cfg(not(feature = "face"))]
mod face_absent;
#[cfg(feature = "face")]
mod face_engine;
#[cfg(feature = "face")]
mod face_matcher;
#[cfg(feature = "face")]
mod face_text;
pub mod inbox;
pub mod log;
#[cfg(feature = "pcsc")]
pub mod monitor;
#[cfg(not(feature = "pcsc"))]
#[path = "monitor_absent.rs"]
pub mod monitor;
mod observation;
mod parse;
pub mod procedure;
mod procedure_text;
pub mod readers;
pub mod received;
pub mod revocation;
pub mod settings;
pub mod terminal;
pub mod text;
pub mod transport;
pub mod visit;

use mnc_core::Language;

/// The language with this number: 0 is Japanese, 1 English. Another number is Japanese too.
pub const fn language(code: i32) -> Language {
    match code {
        1 => Language::English,
        _ => Language::Japanese,
    }
}
