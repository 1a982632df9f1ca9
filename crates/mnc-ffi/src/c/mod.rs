//! The skin for C: exported functions of a few lines each, without logic.

pub mod answer;
pub mod card;
pub mod certificate;
pub mod data;
pub mod face;
pub mod face_engine;
mod handle;
pub mod inbox;
pub mod library;
pub mod log;
pub mod monitor;
pub mod procedure;
pub mod reader;
pub mod received;
pub mod revocation;
pub mod terminal;
pub mod text;
pub mod transport;
pub mod visit;
