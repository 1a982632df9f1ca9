//! The claim: on which qualification it is made (保発0710第1号 of 2023-07-10, 3(1)-(4)).
//!
//! [`claim`] takes what is known of the qualification when the claim is written ([`Findings`]) and
//! returns its header fields and the text for the 摘要欄, or says what is still missing. The bases are
//! tried in the order of the notice: 不詳 only if nothing else is left.
//!
//! ```
//! use mnc_core::Date;
//! use mnc_core::eligibility::numbers::{InsuredNumber, InsurerNumber};
//! use mnc_core::fallback::claim::*;
//!
//! let mut findings = Findings::new(Date::constant(2026, 12, 10));
//! findings.issued = true;
//! findings.former = Some(Insured::new(InsurerNumber::new("06999999"), InsuredNumber::new("12")));
//! let made = claim(&findings, &Settings::default())?;
//! assert_eq!(made.basis, Basis::Former);
//! assert_eq!(made.remarks, "旧資格情報");
//! assert_eq!(made.destination, Destination::PaymentFund);
//! # Ok::<(), Missing>(())
//! ```

mod basis;
mod destination;
mod findings;
mod header;
mod later;
mod unknown;

pub use basis::{Basis, Missing, Settings, claim};
pub use destination::Destination;
pub use findings::{Disaster, Findings, Insured};
pub use header::Claim;
pub use later::{FollowUp, Moment};
