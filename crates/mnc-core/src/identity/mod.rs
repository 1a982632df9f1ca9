//! Who the person is and how that was established: certificates, evidence, verification.

pub mod certificate;
mod possession;

pub use possession::{CardPossession, Challenge, SignedChallenge};
