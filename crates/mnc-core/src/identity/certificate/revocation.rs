//! Whether a certificate was revoked. The evidence comes from the host; without it, nobody knows.

use super::path::VerifiedCertificate;
use super::{crl, ocsp};
use crate::DateTime;
use crate::error::Result;

/// Whether a certificate was revoked. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Revocation {
    /// There was no evidence. Never to be read as `Good`.
    #[default]
    Unchecked,
    /// The evidence says that it was not revoked.
    Good {
        /// When the evidence was made (thisUpdate), in Japan time.
        as_of: DateTime,
    },
    /// The responder says that it does not know the certificate (OCSP). Never to be read as `Good`.
    Unknown {
        /// When the evidence was made (thisUpdate), in Japan time.
        as_of: DateTime,
    },
    /// The evidence says that it was revoked.
    Revoked {
        /// When, in Japan time.
        at: DateTime,
        /// Why, if the evidence says.
        reason: RevocationReason,
    },
}

/// Why a certificate was revoked (RFC 5280 §5.3.1). Unknown codes are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RevocationReason(pub u8);

impl RevocationReason {
    /// 0: unspecified; also where the evidence gives no reason.
    pub const UNSPECIFIED: Self = Self(0);
    /// 1: key compromise.
    pub const KEY_COMPROMISE: Self = Self(1);
    /// 4: superseded (renewed).
    pub const SUPERSEDED: Self = Self(4);
    /// 5: cessation of operation (the holder asked for it, moved abroad or died).
    pub const CESSATION: Self = Self(5);
    /// 6: certificate hold (a suspended card).
    pub const HOLD: Self = Self(6);
    /// 8: taken off the list again; only a delta list may say so.
    pub const REMOVED_FROM_LIST: Self = Self(8);
}

/// What the host knows of revocation.
///
/// Only approved verifiers may obtain it from J-LIS (公的個人認証法).
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum RevocationEvidence<'a> {
    /// Nothing.
    None,
    /// A certificate revocation list, DER.
    Crl(&'a [u8]),
    /// An answer of the authority's OCSP responder (RFC 6960 `OCSPResponse`), DER. Whether it answers
    /// the host's own request (nonce) is for the host to compare; here its time limits its use.
    Ocsp(&'a [u8]),
}

impl VerifiedCertificate {
    /// Judges the revocation by the host's evidence, at a moment in Japan time.
    ///
    /// # Errors
    /// [`RevocationEvidence`](crate::ErrorKind::RevocationEvidence) with a
    /// [`Rejection`](super::Rejection) as its source: evidence that is damaged, signed by another, out
    /// of date or about other certificates says nothing, and saying so is not `Unchecked`.
    pub fn revocation(&self, evidence: RevocationEvidence<'_>, at: DateTime) -> Result<Revocation> {
        match evidence {
            RevocationEvidence::None => Ok(Revocation::Unchecked),
            RevocationEvidence::Crl(der) => Ok(crl::check(self, der, at)?),
            RevocationEvidence::Ocsp(der) => Ok(ocsp::check(self, der, at)?),
        }
    }
}
