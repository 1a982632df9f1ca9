//! Identity: who was verified to be the holder of the card, by which method, and who judged.
//!
//! Only an authority approved under 公的個人認証法38条の2 may use the certificate for user
//! authentication without a PIN. The SDK is none: reading a card is never such a verification.

pub mod certificate;
pub mod evidence;
mod possession;
pub mod verification;

pub use evidence::{CardPhoto, PatientPresence, StaffId, VisualConfirmation};
pub use possession::{CardPossession, Challenge, SignedChallenge};
pub use verification::{IdentityVerification, Judge, Method, Use};
