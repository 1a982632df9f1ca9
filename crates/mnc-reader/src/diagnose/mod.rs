//! What is wrong, in words: from the smart card service down to the card.
//!
//! [`card`] looks at the card on any transport; `readers` looks at the service, its readers and their
//! cards (feature `pcsc`). No secret is presented and no try is spent.
//!
//! ```
//! use mnc_core::Language;
//! use mnc_reader::diagnose::{self, Finding};
//! # use mnc_reader::host::{HostChannel, HostError, HostTransport};
//! # struct TransitCard;
//! # impl HostChannel for TransitCard {
//! #     fn exchange(&mut self, _: &[u8]) -> Result<Vec<u8>, HostError> { Ok(vec![0x6A, 0x82]) }
//! # }
//! # let transport = HostTransport::new(TransitCard);
//!
//! let diagnosis = diagnose::card(transport);
//! assert_eq!(diagnosis.findings(), [Finding::NotMyNumberCard]);
//! assert!(!diagnosis.is_usable());
//! for finding in diagnosis.findings() {
//!     println!("{} {}", finding.code(), finding.message(Language::Japanese));
//! }
//! ```

mod examine;
mod finding;
#[cfg(feature = "pcsc")]
mod readers;

pub use examine::{Diagnosis, card};
pub use finding::{Finding, Severity};
#[cfg(feature = "pcsc")]
pub use readers::readers;
