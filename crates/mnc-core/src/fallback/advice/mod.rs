//! Advice: from a trouble to what staff and patient are told, and the next step.
//!
//! The troubles are those of the two surveys of 2023 (保団連 of 2023-12-11 and 大阪府保険医協会 of
//! 2023-11-29), in sixteen kinds. [`Trouble::of`] knows one by its [`Signal`]: a code of answer, card,
//! reader or form, a difference between the answer and what the institution knows, or what staff
//! sees. [`Trouble::of_comparison`] knows those of an answer beside a local record; what a reception
//! runs into says itself which trouble it is
//! ([`FallBackReason::trouble`](crate::reception::machine::FallBackReason::trouble)). [`CallSheet`] is
//! what to read out to the call centre.
//!
//! ```
//! use mnc_core::Language;
//! use mnc_core::eligibility::Outcome;
//! use mnc_core::fallback::advice::*;
//! let troubles = Trouble::of_all(&[
//!     Signal::Outcome(Outcome::NotFound),
//!     Signal::Differs(Difference::Kana),
//! ]);
//! assert_eq!(troubles, [Trouble::NotConfirmed, Trouble::NameOrAddress]);
//! assert_eq!(troubles[1].code(), "T3");
//! assert!(troubles[1].to_staff(Language::English).starts_with("Small kana"));
//! ```

mod call;
mod comparison;
mod signal;
mod trouble;

pub use super::outage::CALL_CENTRE;
pub use call::CallSheet;
pub use signal::{Difference, Observation, Signal};
pub use trouble::Trouble;
