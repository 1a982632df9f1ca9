//! The certificates of the card judged: profile, path, life cycle, revocation.
//!
//! [`card::Certificate`](crate::card::Certificate) is what a card handed over. [`verify`] makes a
//! [`VerifiedCertificate`] of it, if it is what the JPKI profile says and one of the pinned
//! authorities signed it. What it is worth on a day is its [`LifeCycle`]; whether it was revoked is
//! [`Revocation`], which stays `Unchecked` until the host brings evidence.

mod anchor;
mod crl;
mod holder;
mod life_cycle;
mod ocsp;
mod path;
mod profile;
mod rejection;
mod renewal;
mod responder;
mod revocation;

pub use anchor::{Anchor, TrustAnchors};
pub use holder::SignatureHolder;
pub use life_cycle::{Carrier, GraceRule, LifeCycle};
pub use path::{VerifiedCertificate, verify};
pub use profile::{CertificateKind, PublicKeyAlgorithm, SignatureAlgorithm};
pub use rejection::Rejection;
pub use renewal::{RenewalLink, SerialNumber};
pub use revocation::{Revocation, RevocationEvidence, RevocationReason};
