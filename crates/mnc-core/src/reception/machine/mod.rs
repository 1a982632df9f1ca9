//! The counter as one machine: events go in, screens and actions come out, until a visit has ended.
//!
//! A [`Counter`] is the configuration of a place; [`Counter::begin`] starts a [`Visit`]. The machine
//! decides nothing itself: the methods come from
//! [`allowed_methods`](crate::identity::policy::allowed_methods), the consent screens from
//! [`ConsentDialog`](super::consent::ConsentDialog), the registration from
//! [`next_step`](super::registration::next_step). It has no clock: every event comes with its time.
//!
//! ```
//! use mnc_core::Date;
//! use mnc_core::eligibility::Outcome;
//! use mnc_core::identity::{CardAssessment, Method};
//! use mnc_core::reception::machine::*;
//! use mnc_core::reception::routes::Route;
//! use mnc_core::reception::screen::{Choice, ScreenId};
//!
//! let at = Date::constant(2026, 11, 20).at(10, 0, 0, 0);
//! let mut visit = Counter::new(Route::Window).begin(at);
//! let card = CardAssessment::new(Default::default(), Default::default());
//! visit.step(Event::card(card), at)?;
//! visit.step(Event::Chosen(Choice::Face), at)?;
//! assert_eq!(visit.screen().id, ScreenId::Face);
//! visit.step(Event::verified_by_reader(Method::Face, at), at)?;
//! visit.step(Event::Answered(Eligibility::outcome(Outcome::Valid)), at)?;
//! visit.step(Event::Chosen(Choice::ConsentToAll), at)?;
//! visit.step(Event::CardRemoved, at)?;
//! assert!(matches!(visit.end(), Some(End::Received(_))));
//! # Ok::<(), mnc_core::Error>(())
//! ```

mod action;
mod card;
mod counter;
mod end;
mod event;
mod explore;
mod visit;

pub use action::Action;
pub use counter::{Counter, Limits};
pub use end::{Difference, End, FallBackReason, Received, Trouble, Withdrawal};
pub use event::{Eligibility, Event, FaceFailure, Misplacement, PinFailure};
pub use explore::{explore, graph};
pub use visit::Visit;
