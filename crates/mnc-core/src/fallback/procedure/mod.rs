//! The procedure where the My Number Card does not confirm the qualification (保発0710第1号 of
//! 2023-07-10): which case it is, which step comes first, what the patient pays, what is recorded.
//!
//! [`FallBackReason::entry`](crate::reception::machine::FallBackReason::entry) makes a [`Case`] of
//! the reason with which a visit of the machine ended (or says that another way is still open),
//! [`steps`] lists what staff may ask for on the day, and [`decide`] takes the first step that applies
//! to a [`Situation`].
//!
//! ```
//! use mnc_core::Date;
//! use mnc_core::eligibility::Outcome;
//! use mnc_core::fallback::procedure::*;
//! use mnc_core::reception::machine::FallBackReason;
//!
//! let entry = FallBackReason::Outcome(Outcome::Invalid).entry(None);
//! let Entry::Case(case) = entry else { panic!() };
//! assert_eq!(case, Case::Invalid);
//! let situation = Situation::new(case, Date::constant(2026, 11, 20));
//! let rule = decide(&situation, Settings::default()).unwrap();
//! assert_eq!((rule.step, rule.payment), (Step::Declaration, Payment::DeclaredShare));
//! let share = rule.payment.amount(AgeBand::Ordinary, None);
//! assert_eq!(share, Amount::Tenths(3));
//! ```

mod case;
mod decide;
mod entry;
mod rule;
mod share;
mod situation;
mod step;
mod table;

pub use case::{Access, Case};
pub use decide::{Settings, decide, reminders, rules, steps};
pub use entry::{Entry, OtherWay};
pub use rule::{Condition, Rule};
pub use share::{AgeBand, Amount, Payment};
pub use situation::{Document, Issued, Past, Search, Situation};
pub use step::{Reason, Record, Reminder, Step};
