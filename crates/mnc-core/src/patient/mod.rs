//! The patient: the answer beside the local record, and why they differ.
//!
//! - [`fold`]: the keys by which names are compared, from exact to weak.
//! - [`alias`]: 旧氏, 通称 and approved spellings.
//! - [`address`]: whether two addresses may be one place.
//! - [`local`]: the record of the receipt software.
//! - [`compare`]: one answer beside one record: findings, proposals and the verdict.
//! - [`index`]: which patients an answer may be about, and what follows.
//! - [`charset`]: the characters that claim files carry.
//! - [`wareki`]: 和暦 and dates as people write them.
//! - [`age`]: age by the law, and the days on which the insurance changes with it.
//! - [`individual_number`]: the 12 digits that no record may hold.
//! - [`share`]: the shares that an age allows.
//!
//! The local record is never changed: what comes out are findings with a reason each, some of which
//! propose a change for staff to take over.

pub mod address;
pub mod age;
pub mod alias;
pub mod charset;
pub mod compare;
pub mod fold;
pub mod index;
pub mod individual_number;
mod kanji_number;
pub mod local;
pub mod share;
pub mod wareki;

pub use index::PatientIndex;
pub use local::LocalPatient;
