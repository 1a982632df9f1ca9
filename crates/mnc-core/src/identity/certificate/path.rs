//! The path from a certificate of the card to a pinned authority: two levels, no more.

use super::anchor::{Anchor, TrustAnchors};
use super::life_cycle::{Carrier, GraceRule, LifeCycle};
use super::profile::{CertificateKind, PublicKeyAlgorithm, SignatureAlgorithm, check_extensions};
use super::rejection::Rejection;
use super::renewal::SerialNumber;
use crate::card::Certificate;
use crate::error::Result;
use crate::{Date, DateTime};
use std::fmt;
use std::sync::Arc;
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::{AuthorityKeyIdentifier, ParsedExtension};
use x509_parser::prelude::FromDer;

/// The longest serial number, in bytes of its encoding (RFC 5280 §4.1.2.2).
const SERIAL_MAX: usize = 20;

/// A certificate that fits the profile and was signed by a pinned authority.
///
/// Its dates are not part of that: [`life_cycle`](VerifiedCertificate::life_cycle) says what it is
/// worth on a day. `Debug` shows nothing of it.
pub struct VerifiedCertificate {
    certificate: Certificate,
    kind: CertificateKind,
    authority: Arc<Anchor>,
    key_algorithm: PublicKeyAlgorithm,
    key: Vec<u8>,
}

/// Checks a certificate against the profile and the pinned authorities, at a moment in Japan time.
///
/// The moment counts for the authority alone: one that had ended by then is refused, unless the
/// certificate itself ended before its authority did. (So a certificate of an ended generation
/// remains checkable for a past day, and an expired one is reported as expired.)
///
/// # Errors
/// A [`Rejection`] as the source of an
/// [`UntrustedCertificate`](crate::ErrorKind::UntrustedCertificate),
/// [`CertificateProfile`](crate::ErrorKind::CertificateProfile) or
/// [`MalformedCertificate`](crate::ErrorKind::MalformedCertificate).
pub fn verify(
    certificate: Certificate,
    kind: CertificateKind,
    anchors: &TrustAnchors,
    at: DateTime,
) -> Result<VerifiedCertificate> {
    let (authority, key_algorithm, key) = check(&certificate, kind, anchors, at)?;
    Ok(VerifiedCertificate {
        certificate,
        kind,
        authority,
        key_algorithm,
        key,
    })
}

fn check(
    certificate: &Certificate,
    kind: CertificateKind,
    anchors: &TrustAnchors,
    at: DateTime,
) -> Result<(Arc<Anchor>, PublicKeyAlgorithm, Vec<u8>), Rejection> {
    let (_, parsed) =
        X509Certificate::from_der(certificate.der()).map_err(|_| Rejection::Malformed)?;
    if parsed.version().0 != 2 {
        return Err(Rejection::Version);
    }
    check_serial(parsed.raw_serial())?;
    if certificate.not_before() > certificate.not_after() {
        return Err(Rejection::Validity);
    }
    let authority = find_authority(&parsed, kind, anchors)?;
    check_extensions(&parsed, kind, anchors.policies())?;
    let key_algorithm = PublicKeyAlgorithm::of(parsed.public_key())?;
    check_authority_time(&authority, certificate, at)?;
    let key = parsed.public_key().subject_public_key.data.to_vec();
    Ok((authority, key_algorithm, key))
}

/// A positive number of at most 20 bytes, in the shortest encoding (DER).
fn check_serial(serial: &[u8]) -> Result<(), Rejection> {
    let positive = match serial {
        [0, second, ..] => second & 0x80 != 0,
        [first, ..] => (1..0x80).contains(first),
        [] => false,
    };
    if positive && serial.len() <= SERIAL_MAX {
        Ok(())
    } else {
        Err(Rejection::SerialNumber)
    }
}

/// The authority with the issuer's name, named by the key identifier, whose key fits the signature.
fn find_authority(
    certificate: &X509Certificate<'_>,
    kind: CertificateKind,
    anchors: &TrustAnchors,
) -> Result<Arc<Anchor>, Rejection> {
    let algorithm = SignatureAlgorithm::from_identifier(&certificate.signature_algorithm)?;
    if certificate.signature_algorithm != certificate.tbs_certificate.signature {
        return Err(Rejection::SignatureAlgorithm);
    }
    let issuer = certificate.issuer().as_raw();
    let identifier = authority_key_identifier(certificate);
    let mut candidates = anchors
        .of_kind(kind)
        .filter(|anchor| anchor.subject == issuer && anchor.is_named_by(identifier))
        .peekable();
    candidates.peek().ok_or(Rejection::UnknownIssuer)?;
    let (message, signature) = (
        certificate.tbs_certificate.as_ref(),
        &certificate.signature_value.data,
    );
    candidates
        .find(|anchor| anchor.signed(algorithm, message, signature))
        .cloned()
        .ok_or(Rejection::Signature)
}

fn authority_key_identifier<'a, 'b>(
    certificate: &'b X509Certificate<'a>,
) -> Option<&'b AuthorityKeyIdentifier<'a>> {
    certificate
        .extensions()
        .iter()
        .find_map(|extension| match extension.parsed_extension() {
            ParsedExtension::AuthorityKeyIdentifier(identifier) => Some(identifier),
            _ => None,
        })
}

fn check_authority_time(
    authority: &Anchor,
    certificate: &Certificate,
    at: DateTime,
) -> Result<(), Rejection> {
    let moment = at.min(certificate.not_after());
    if (authority.not_before()..=authority.not_after()).contains(&moment) {
        Ok(())
    } else {
        Err(Rejection::AuthorityValidity)
    }
}

impl VerifiedCertificate {
    /// What the certificate is for.
    pub fn kind(&self) -> CertificateKind {
        self.kind
    }

    /// The authority that signed it.
    pub fn authority(&self) -> &Anchor {
        &self.authority
    }

    /// The certificate as the card handed it over.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// The serial number: the link to the insured at the centre. A renewal changes it.
    pub fn serial_number(&self) -> SerialNumber {
        SerialNumber::new(self.certificate.serial_number())
    }

    /// The kind of key it certifies.
    pub fn key_algorithm(&self) -> PublicKeyAlgorithm {
        self.key_algorithm
    }

    /// The content of the subject public key's bit string (for RSA: a PKCS#1 `RSAPublicKey`).
    pub fn public_key(&self) -> &[u8] {
        &self.key
    }

    /// What the certificate is worth on a day. The grace is for the eligibility, so a signature
    /// certificate has none.
    pub fn life_cycle(&self, on: Date, carrier: Carrier, grace: GraceRule) -> LifeCycle {
        let grace = match (self.kind, carrier) {
            (CertificateKind::UserAuthentication, Carrier::Card) => Some(grace),
            _ => None,
        };
        LifeCycle::of(&self.certificate, on, grace)
    }
}

impl fmt::Debug for VerifiedCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifiedCertificate({:?}, ..)", self.kind)
    }
}
