//! mnc for Kotlin, Swift and Python: a second skin over the facade of `mnc-ffi`.
//!
//! | room | what lives there |
//! |---|---|
//! | [`error`] | the one error of every call, and the table of statuses |
//! | [`host`] | what the host implements: a card on its own radio, a place for the log |
//! | [`library`] | version and log |
//! | [`reader`] | readers and diagnosis |
//! | [`card`] [`certificate`] [`assessment`] [`municipal`] | the card |
//! | [`answer`] [`terminal`] [`received`] | the eligibility |
//! | [`visit`] [`consent`] [`desk`] | the counter |
//! | [`face`] [`face_engine`] [`face_decision`] | the photo against the camera |
//! | [`patient`] [`fallback`] [`calendar`] | matching, the procedure without a card, dates and names |
//!
//! The sources of the bindings are generated from the built library, see `docs/uniffi.md`. Every exported
//! function returns a `Result`, since a defect in one without it ends a Swift process. What holds
//! personal data is an object and not a record, since the languages print records with their content.

#![allow(
    clippy::needless_pass_by_value,
    reason = "what crosses the boundary arrives owned"
)]

pub mod answer;
pub mod assessment;
pub mod calendar;
pub mod card;
pub mod certificate;
pub mod consent;
pub mod desk;
pub mod error;
pub mod face;
pub mod face_decision;
pub mod face_engine;
pub mod fallback;
pub mod host;
mod json;
pub mod library;
pub mod municipal;
pub mod patient;
pub mod reader;
pub mod received;
pub mod terminal;
pub mod visit;

uniffi::setup_scaffolding!("mnc");
