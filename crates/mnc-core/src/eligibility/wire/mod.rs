//! The files of the exchange folder: their names, their encodings and their XML.

mod element;
mod encoding;
pub(crate) mod field;
mod file_name;
mod parse;

pub use element::{Element, MAX_BYTES, MAX_DEPTH};
pub use encoding::{Declaration, Encoding, EncodingNote};
pub use file_name::{Extension, FileName, Phase};
