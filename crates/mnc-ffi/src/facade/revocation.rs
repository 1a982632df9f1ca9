//! Whether a certificate was revoked, by the evidence that the host brings.

use super::certificate::{Anchors, Certificate};
use super::parse;
use mnc_abi::{Result, Trouble};
use mnc_core::identity::certificate::{Revocation, RevocationEvidence};
use serde_json::json;

/// A kind of evidence, by its number at the interface. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EvidenceKind {
    /// 0: nothing.
    None,
    /// 1: a certificate revocation list.
    Crl,
    /// 2: an answer of the OCSP responder.
    Ocsp,
}

impl EvidenceKind {
    /// The kind with this number.
    ///
    /// # Errors
    /// [`Trouble::UnknownCode`].
    pub fn of(code: i32) -> Result<Self> {
        Ok(match code {
            0 => Self::None,
            1 => Self::Crl,
            2 => Self::Ocsp,
            _ => return Err(Trouble::UnknownCode.into()),
        })
    }

    fn evidence(self, der: &[u8]) -> RevocationEvidence<'_> {
        match self {
            Self::None => RevocationEvidence::None,
            Self::Crl => RevocationEvidence::Crl(der),
            Self::Ocsp => RevocationEvidence::Ocsp(der),
        }
    }
}

impl Certificate {
    /// Whether it was revoked: `{revocation, as_of, at, reason}`.
    ///
    /// # Errors
    /// `RevocationEvidence` for evidence that is damaged, out of date, or about other certificates;
    /// as [`Certificate::life_cycle`] for the rest.
    pub fn revocation(
        &self,
        anchors: Option<&Anchors>,
        kind: EvidenceKind,
        der: &[u8],
        at: &str,
    ) -> Result<String> {
        let at = parse::time(at)?;
        let verified = self.verified(anchors, at)?;
        let found = verified.revocation(kind.evidence(der), at)?;
        let (name, as_of, revoked) = match found {
            Revocation::Unchecked => ("UNCHECKED", None, None),
            Revocation::Good { as_of } => ("GOOD", Some(as_of), None),
            Revocation::Unknown { as_of } => ("UNKNOWN", Some(as_of), None),
            Revocation::Revoked { at, reason } => ("REVOKED", None, Some((at, reason.0))),
        };
        let json = json!({
            "revocation": name,
            "as_of": as_of.map(|it| it.to_string()),
            "at": revoked.map(|(at, _)| at.to_string()),
            "reason": revoked.map(|(_, reason)| reason),
        });
        Ok(json.to_string())
    }
}
