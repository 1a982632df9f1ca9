//! The patient: the answer beside the local record, and why they differ.
//!
//! - [`wareki`]: 和暦 and dates as people write them.
//! - [`age`]: age by the law, and the days on which the insurance changes with it.

pub mod age;
mod kanji_number;
pub mod wareki;
