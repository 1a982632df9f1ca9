//! Setting and unsetting of the 顔認証マイナンバーカード at the municipality's counter.
//!
//! The rules are those of 総務省 事務連絡 2023-10-31 「顔認証マイナンバーカードの導入について」 (below:
//! 別紙2 for the procedure, 別紙3 for the questions and answers 問1 to 問10) and of 厚労省 事務連絡
//! 2023-12-13 (start on 2023-12-15).
//!
//! A [`Request`] says who came with which forms; accepted, it begins a [`Procedure`]: steps that
//! cannot be skipped, each completed by its evidence only. What staff or the municipality's terminal
//! (統合端末) do is reported ([`Report`]); what can be done on the card goes through the
//! [`Session`](super::Session). The keys with which the terminal initialises a locked PIN are not
//! public: that step is the terminal's, and the SDK checks on the card that it happened.
//!
//! Locking is meant to last. It takes an [`IrreversibleStep`], bound to the one card that is meant.
//!
//! ```
//! use mnc_core::Date;
//! use mnc_core::card::municipal::{Applicant, Form, Occasion, Request, Wish};
//!
//! // An agent who only wants the setting switched brings the application and a delegation (問10).
//! let request = Request::new(Occasion::SwitchOnly, Applicant::Agent)
//!     .bringing(Form::SwitchApplication)
//!     .wishing(Wish::BoxTicked);
//! assert_eq!(request.missing_forms(), [Form::Delegation]);
//! assert!(request.bringing(Form::Delegation).accept(Date::constant(2024, 4, 1)).is_ok());
//! ```

mod card_state;
mod coded;
mod entry;
mod guidance;
mod lock;
mod pin_values;
mod plan;
mod procedure;
mod progress;
mod random_pin;
mod report;
mod request;
mod request_rules;
mod step;

pub use card_state::{CardState, FourDigitPin};
pub use entry::{AdditionalEntry, EntryPlace};
pub use guidance::Guidance;
pub use lock::IrreversibleStep;
pub use pin_values::{CurrentPins, HolderPins, PinValues};
pub use plan::Plan;
pub use procedure::Procedure;
pub use progress::Progress;
pub use random_pin::{PrintedNumbers, RandomPin};
pub use report::{OperatingStatus, Report, RevocationReason};
pub use request::{AcceptedRequest, ReissueVisit, Request};
pub use request_rules::{Applicant, Form, Occasion, RequestRule, Wish};
pub use step::{Actor, Step};
