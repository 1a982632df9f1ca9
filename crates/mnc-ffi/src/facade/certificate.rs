//! A certificate that a card handed over, and what it is worth on a day.

use super::card::Bytes;
use super::parse;
use mnc_abi::{Result, Trouble};
use mnc_core::card;
use mnc_core::identity::certificate::{
    Anchor, Carrier, CertificateKind, GraceRule, LifeCycle, TrustAnchors, VerifiedCertificate,
    verify,
};
use mnc_core::{DateTime, Language};
use serde::Deserialize;
use serde_json::json;
use std::fmt::Write;
use zeroize::Zeroizing;

/// A certificate as the card holds it.
pub struct Certificate {
    read: card::Certificate,
    kind: CertificateKind,
}

/// The authorities that are trusted.
pub struct Anchors(TrustAnchors);

/// Authorities for tests, as the library `mnc_testing` writes them: DER in hexadecimal.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TestAnchors {
    authentication: Vec<String>,
    authentication_policy: String,
    signature: Vec<String>,
    signature_policy: String,
}

impl Anchors {
    /// Authorities for tests. A production program never has these.
    ///
    /// # Errors
    /// `InvalidArgument`, and `MalformedCertificate`.
    pub fn for_tests(text: &str) -> Result<Self> {
        let given: TestAnchors = parse::json(text, "anchors")?;
        let kinds = [
            (CertificateKind::UserAuthentication, &given.authentication),
            (CertificateKind::DigitalSignature, &given.signature),
        ];
        let mut anchors = Vec::new();
        for (kind, certificates) in kinds {
            for hex in certificates {
                anchors.push(Anchor::from_der(kind, &from_hex(hex)?)?);
            }
        }
        let policies = (&given.authentication_policy, &given.signature_policy);
        Ok(Self(TrustAnchors::for_tests(
            anchors, policies.0, policies.1,
        )?))
    }
}

/// What carries a certificate, and which rule of grace is taken, by their numbers.
#[derive(Debug, Clone, Copy)]
pub struct Terms {
    carrier: Carrier,
    grace: GraceRule,
}

impl Terms {
    /// Carrier 0 is the card and 1 a phone; grace 0 ends three months after the day of expiry, 1
    /// three months after the end of its month.
    ///
    /// # Errors
    /// [`Trouble::UnknownCode`].
    pub fn of(carrier: i32, grace: i32) -> Result<Self> {
        let carrier = match carrier {
            0 => Carrier::Card,
            1 => Carrier::Phone,
            _ => return Err(Trouble::UnknownCode.into()),
        };
        let grace = match grace {
            0 => GraceRule::FromExpiry,
            1 => GraceRule::FromMonthEnd,
            _ => return Err(Trouble::UnknownCode.into()),
        };
        Ok(Self { carrier, grace })
    }
}

impl Certificate {
    pub(super) fn new(read: card::Certificate, kind: CertificateKind) -> Self {
        Self { read, kind }
    }

    /// The DER bytes.
    pub fn der(&self) -> &[u8] {
        self.read.der()
    }

    /// `{serial_number_hex, not_before, not_after}`; times in Japan.
    pub fn facts(&self) -> String {
        json!({
            "serial_number_hex": to_hex(self.read.serial_number()),
            "not_before": self.read.not_before().to_string(),
            "not_after": self.read.not_after().to_string(),
        })
        .to_string()
    }

    /// Whether a trusted authority signed it, and what it is worth at a time.
    ///
    /// # Errors
    /// `UntrustedCertificate`, `CertificateProfile`.
    pub fn life_cycle(
        &self,
        anchors: Option<&Anchors>,
        at: &str,
        terms: Terms,
    ) -> Result<LifeCycle> {
        let at = parse::time(at)?;
        let verified = self.verified(anchors, at)?;
        Ok(verified.life_cycle(at.date(), terms.carrier, terms.grace))
    }

    /// What a certificate for signatures says of its holder, once a trusted authority vouches for it:
    /// `{name, substituted_in_name, sex, birthdate, address}`, each as the certificate has it.
    ///
    /// # Errors
    /// [`Trouble::Absent`] for a certificate for user authentication, which says nothing;
    /// `MalformedCertificate`; as [`Self::life_cycle`] for the rest.
    pub fn holder(&self, anchors: Option<&Anchors>, at: &str) -> Result<Bytes> {
        let verified = self.verified(anchors, parse::time(at)?)?;
        let holder = verified.signature_holder()?.ok_or(Trouble::Absent)?;
        let json = json!({
            "name": holder.name(),
            "substituted_in_name": holder.substituted_in_name(),
            "sex": holder.sex(),
            "birthdate": holder.birth_date(),
            "address": holder.address(),
        });
        Ok(Zeroizing::new(json.to_string().into_bytes()))
    }

    /// The certificate as a trusted authority vouches for it at a time.
    pub(super) fn verified(
        &self,
        anchors: Option<&Anchors>,
        at: DateTime,
    ) -> Result<VerifiedCertificate> {
        let copy = card::Certificate::from_der(self.read.der())?;
        judge(copy, self.kind, anchors, at)
    }
}

/// Judges a certificate at a time against these authorities, or else against those of production.
pub(super) fn judge(
    certificate: card::Certificate,
    kind: CertificateKind,
    anchors: Option<&Anchors>,
    at: DateTime,
) -> Result<VerifiedCertificate> {
    Ok(match anchors {
        Some(anchors) => verify(certificate, kind, &anchors.0, at)?,
        None => verify(certificate, kind, &TrustAnchors::production()?, at)?,
    })
}

/// The number of a life cycle at the interface: its place in the order of time.
pub const fn life_cycle_code(life_cycle: LifeCycle) -> i32 {
    match life_cycle {
        LifeCycle::NotYetValid => 0,
        LifeCycle::Valid => 1,
        LifeCycle::ExpiresSoon => 2,
        LifeCycle::Grace => 3,
        LifeCycle::Expired => 4,
    }
}

/// The sentence of a life cycle for staff.
///
/// # Errors
/// [`Trouble::UnknownCode`].
pub fn life_cycle_message(code: i32, language: Language) -> Result<&'static str> {
    Ok(match code {
        0 => LifeCycle::NotYetValid,
        1 => LifeCycle::Valid,
        2 => LifeCycle::ExpiresSoon,
        3 => LifeCycle::Grace,
        4 => LifeCycle::Expired,
        _ => return Err(Trouble::UnknownCode.into()),
    }
    .message(language))
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn from_hex(text: &str) -> Result<Vec<u8>> {
    let malformed = || parse::invalid("anchors", 0);
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    let byte = |pair: &[u8; 2]| {
        let pair = std::str::from_utf8(pair)
            .ok()
            .filter(|it| !it.starts_with('+'));
        pair.and_then(|it| u8::from_str_radix(it, 16).ok())
    };
    let bytes: Option<Vec<u8>> = pairs.iter().map(byte).collect();
    let bytes = bytes.filter(|_| rest.is_empty());
    bytes.ok_or_else(|| malformed().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_life_cycle_has_its_number_and_its_sentence() {
        let all = [
            LifeCycle::NotYetValid,
            LifeCycle::Valid,
            LifeCycle::ExpiresSoon,
            LifeCycle::Grace,
            LifeCycle::Expired,
        ];
        for (number, it) in (0..).zip(all) {
            assert_eq!(life_cycle_code(it), number);
            let message = life_cycle_message(number, Language::Japanese).unwrap();
            assert_eq!(message, it.message(Language::Japanese));
        }
        assert!(life_cycle_message(5, Language::English).is_err());
    }

    #[test]
    fn hexadecimal_goes_there_and_back_and_refuses_the_rest() {
        assert_eq!(
            from_hex(&to_hex(&[0, 0x7F, 0xFF])).unwrap(),
            [0, 0x7F, 0xFF]
        );
        for bad in ["0", "0g", "+1", "花"] {
            assert!(from_hex(bad).is_err(), "{bad}");
        }
    }
}
