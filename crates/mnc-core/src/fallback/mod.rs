//! Fall-back: what to do when the eligibility answer does not come, or does not fit.
//!
//! - [`procedure`]: the case, the step, what the patient pays.
//! - [`declaration`]: 被保険者資格申立書, the form.
//! - [`claim`]: on which qualification the claim is made.
//! - [`outage`]: システム障害時モード, and the modes for disasters and emergencies.
//! - [`advice`]: from a trouble to what staff and patient are told.

pub mod advice;
pub mod claim;
pub mod declaration;
pub mod notice;
pub mod outage;
pub mod procedure;
