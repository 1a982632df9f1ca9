//! The skin for C: exported functions of a few lines each, without logic.

pub mod answer;
pub mod calendar;
pub mod card;
pub mod certificate;
pub mod consent;
pub mod data;
pub mod face;
pub mod face_engine;
pub mod fallback;
mod handle;
pub mod inbox;
pub mod library;
pub mod log;
pub mod monitor;
pub mod municipal;
pub mod outage;
pub mod patient;
pub mod policy;
pub mod reader;
pub mod received;
pub mod revocation;
pub mod terminal;
pub mod text;
pub mod transport;
pub mod usage;
pub mod visit;
pub mod visual_mode;
