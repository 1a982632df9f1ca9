//! What the interface can do, without a trace of C: the one place that calls the other crates.

pub mod advice;
pub mod answer;
mod asked;
mod asked_person;
pub mod assessment;
pub mod authenticity;
pub mod calendar;
pub mod card;
pub mod certificate;
pub mod claim;
pub mod consent;
pub mod declaration;
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
pub mod fallback;
pub mod inbox;
pub mod log;
#[cfg(feature = "pcsc")]
pub mod monitor;
#[cfg(not(feature = "pcsc"))]
#[path = "monitor_absent.rs"]
pub mod monitor;
pub mod municipal;
mod municipal_text;
pub mod name;
mod observation;
pub mod outage;
mod parse;
pub mod patient;
pub mod patient_index;
pub mod policy;
pub mod readers;
pub mod received;
pub mod registration;
pub mod revocation;
mod said;
pub mod settings;
pub mod terminal;
pub mod text;
pub mod transport;
pub mod usage;
pub mod visit;
pub mod visual_mode;

use mnc_core::Language;

/// The language with this number: 0 is Japanese, 1 English. Another number is Japanese too.
pub const fn language(code: i32) -> Language {
    match code {
        1 => Language::English,
        _ => Language::Japanese,
    }
}
