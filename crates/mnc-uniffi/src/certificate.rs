//! A certificate that a card handed over, and what it is worth on a day.

use crate::error::Result;
use crate::json;
use mnc::facade::certificate::{self, Terms, life_cycle_code, life_cycle_message};
use mnc::facade::{language, revocation};
use mnc_abi::Trouble;
use serde::Deserialize;
use std::sync::Arc;

/// The authorities that are trusted in a test. In production they are left out.
#[derive(uniffi::Object)]
pub struct Anchors(pub(crate) certificate::Anchors);

#[uniffi::export]
impl Anchors {
    /// Authorities for tests, as `mnc_testing_anchors_copy` writes them.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`, `MALFORMED_CERTIFICATE`.
    #[uniffi::constructor]
    pub fn for_tests(json: &str) -> Result<Self> {
        Ok(Self(certificate::Anchors::for_tests(json)?))
    }
}

/// What can be read in a certificate without judging it.
#[derive(Debug, Clone, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct CertificateFacts {
    /// The serial number, hexadecimal.
    pub serial_number_hex: String,
    /// From when it holds, a time in Japan.
    pub not_before: String,
    /// Until when it holds, a time in Japan.
    pub not_after: String,
}

/// Where a certificate is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum LifeCycle {
    /// Not yet valid.
    NotYetValid,
    /// Valid.
    Valid,
    /// Valid for less than three months.
    ExpiresSoon,
    /// Expired, but still good for the qualification.
    Grace,
    /// Expired.
    Expired,
}

/// What a certificate is worth.
#[derive(Debug, Clone, uniffi::Record)]
pub struct Worth {
    /// Where it is in its life.
    pub life_cycle: LifeCycle,
    /// A sentence for staff, in Japanese.
    pub ja: String,
    /// A sentence for staff, in English.
    pub en: String,
}

/// What carries a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
#[repr(i32)]
pub enum Carrier {
    /// The plastic card.
    Card = 0,
    /// A phone.
    Phone = 1,
}

/// When the grace of an expired certificate ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
#[repr(i32)]
pub enum GraceRule {
    /// Three months after the day of expiry.
    FromExpiry = 0,
    /// Three months after the end of its month.
    FromMonthEnd = 1,
}

/// A certificate as the card holds it.
#[derive(uniffi::Object)]
pub struct Certificate(pub(crate) certificate::Certificate);

#[uniffi::export]
impl Certificate {
    /// The DER bytes.
    ///
    /// # Errors
    /// None.
    pub fn der(&self) -> Result<Vec<u8>> {
        Ok(self.0.der().to_vec())
    }

    /// What can be read in it.
    ///
    /// # Errors
    /// None.
    pub fn facts(&self) -> Result<CertificateFacts> {
        json::read(&self.0.facts())
    }

    /// Whether a trusted authority signed it, and what it is worth at a time (`yyyy-mm-ddThh:mm:ss`).
    ///
    /// # Errors
    /// `UNTRUSTED_CERTIFICATE`, `CERTIFICATE_PROFILE`.
    #[uniffi::method(default(anchors = None))]
    pub fn worth(
        &self,
        at: &str,
        carrier: Carrier,
        grace: GraceRule,
        anchors: Option<Arc<Anchors>>,
    ) -> Result<Worth> {
        let terms = Terms::of(carrier as i32, grace as i32)?;
        let anchors = anchors.as_deref().map(|it| &it.0);
        Worth::of(life_cycle_code(self.0.life_cycle(anchors, at, terms)?))
    }

    /// Whether it was revoked, by evidence (DER) that the host fetched.
    ///
    /// # Errors
    /// `REVOCATION_EVIDENCE` for evidence that is damaged, out of date, or about other certificates; as
    /// `worth` for the rest.
    #[uniffi::method(default(anchors = None))]
    pub fn revocation(
        &self,
        at: &str,
        kind: EvidenceKind,
        evidence: Vec<u8>,
        anchors: Option<Arc<Anchors>>,
    ) -> Result<RevocationFacts> {
        let kind = revocation::EvidenceKind::of(kind as i32)?;
        let anchors = anchors.as_deref().map(|it| &it.0);
        json::read(&self.0.revocation(anchors, kind, &evidence, at)?)
    }
}

/// What a certificate is checked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
#[repr(i32)]
pub enum EvidenceKind {
    /// Nothing: the result is `UNCHECKED`.
    Nothing = 0,
    /// A certificate revocation list.
    Crl = 1,
    /// An answer of the OCSP responder.
    Ocsp = 2,
}

/// Whether a certificate was revoked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct RevocationFacts {
    /// `UNCHECKED`, `GOOD`, `UNKNOWN`, `REVOKED`.
    pub revocation: String,
    /// The time that the evidence speaks of.
    pub as_of: Option<String>,
    /// When it was revoked.
    pub at: Option<String>,
    /// Why, as RFC 5280 counts the reasons.
    pub reason: Option<u32>,
}

impl Worth {
    fn of(code: i32) -> Result<Self> {
        let life_cycle = match code {
            0 => LifeCycle::NotYetValid,
            1 => LifeCycle::Valid,
            2 => LifeCycle::ExpiresSoon,
            3 => LifeCycle::Grace,
            4 => LifeCycle::Expired,
            _ => return Err(Trouble::UnknownCode.into()),
        };
        Ok(Self {
            life_cycle,
            ja: life_cycle_message(code, language(0))?.to_owned(),
            en: life_cycle_message(code, language(1))?.to_owned(),
        })
    }
}
