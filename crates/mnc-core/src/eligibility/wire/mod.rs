//! The files of the exchange folder: their names, their encodings and their XML.

mod element;
mod encoding;
pub(crate) mod field;
mod file_name;
mod inquiry;
pub(crate) mod message;
mod parse;
mod request;

pub use element::{Element, MAX_BYTES, MAX_DEPTH};
pub use encoding::{Declaration, Encoding, EncodingNote};
pub use file_name::{Extension, FileName, Phase};
pub use inquiry::{InquiryBody, InquiryRequest};
pub use request::RequestHeader;
