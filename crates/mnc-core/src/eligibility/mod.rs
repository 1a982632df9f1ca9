//! Eligibility (オンライン資格確認): the answers of the 資格確認端末 and what they mean.
//!
//! - [`answer`]: the model of an answer, and its outcome.
//! - [`codes`]: the code tables (`OQSCD001` to `OQSCD044`).
//! - [`numbers`]: the numbers of the insurance, their check digits and their keys.
//! - [`wire`]: the files of the exchange folder: names, encodings, XML, and every family of messages.

pub mod answer;
pub mod codes;
pub mod numbers;
pub mod wire;

pub use answer::{Outcome, QualificationAnswer};
