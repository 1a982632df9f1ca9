//! Identity: what card this is, who was verified to be its holder, by which method, and who judged.
//!
//! [`assessment`] says what card it is, [`policy`] which methods are allowed with it where and when,
//! [`IdentityVerification`] what was done and for which uses that is enough, [`VisualMode`] guards
//! the confirmation by sight, and [`certificate`] judges the certificate.
//!
//! Only an authority approved under 公的個人認証法38条の2 may use the certificate for user
//! authentication without a PIN. The SDK is none: reading a card is never such a verification.

pub mod assessment;
pub mod certificate;
pub mod evidence;
pub(crate) mod message;
pub mod policy;
mod possession;
pub mod verification;
pub mod visual_mode;

pub use assessment::{CardAssessment, CardKind, CardObservations};
pub use evidence::{
    CardPhoto, PatientPresence, StaffId, VisualConfirmation, VisualModeVersion, VisualReason,
    VisualRecord,
};
pub use possession::{CardPossession, Challenge, SignedChallenge};
pub use verification::{IdentityVerification, Judge, Method, Scope, Use};
pub use visual_mode::{Reminder, VisualMode, VisualPeriod, VisualStep};
