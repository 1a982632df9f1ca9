//! The rules of verification and registration: which methods, with which card, where and when.
//!
//! The rules changed over the years, so they are tables: each row has its days, the notice that it
//! comes from, and how certain it is. [`allowed_methods`] reads the published table; a [`Policy`] can
//! be changed row by row, for what was published later or is marked as uncertain.
//!
//! No table, published or changed, can make the SDK offer a PIN for a locked card, or a comparison
//! of faces for a card without a photo: [`CardKind::admits`](super::assessment::CardKind::admits)
//! has the last word.

mod allowed;
mod fall_back;
mod reader;
pub mod registration;
mod rule;
pub mod service;
mod setting;
mod source;
mod table;

pub use allowed::{Offer, Policy, allowed_methods};
pub use fall_back::{FallBack, Procedure};
pub use reader::{ReaderCapabilities, VISUAL_REGISTRATION_SINCE};
pub use rule::{Condition, MethodsByKind, VerificationRule};
pub use setting::Setting;
pub use source::{Certainty, Notice, Period, Source};
