//! Those whose signature on an OCSP response counts (RFC 6960 §4.2.2.2).

use super::anchor::Anchor;
use super::profile::{PublicKeyAlgorithm, SignatureAlgorithm, parsed};
use super::rejection::Rejection;
use crate::DateTime;
use crate::card::japan_time;
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::ParsedExtension;
use x509_parser::prelude::FromDer;

/// The name and the key of a signer.
pub(super) struct Responder {
    name: Vec<u8>,
    key: Vec<u8>,
}

impl Responder {
    /// The authority itself.
    pub(super) fn authority(authority: &Anchor) -> Self {
        Self {
            name: authority.subject.clone(),
            key: authority.key.clone(),
        }
    }

    /// A responder with a certificate that the same authority signed for this purpose, valid at the
    /// moment; `None` for any other certificate. It lives for weeks, so its own revocation is not
    /// asked for (id-pkix-ocsp-nocheck or not).
    pub(super) fn delegated(der: &[u8], authority: &Anchor, at: DateTime) -> Option<Self> {
        let (rest, certificate) = X509Certificate::from_der(der).ok()?;
        let accepted = rest.is_empty()
            && is_valid(&certificate, at)
            && may_respond(&certificate).unwrap_or(false)
            && is_signed(&certificate, authority);
        accepted.then(|| Self {
            name: certificate.subject().as_raw().to_vec(),
            key: certificate.public_key().subject_public_key.data.to_vec(),
        })
    }

    /// The subject, DER.
    pub(super) fn name(&self) -> &[u8] {
        &self.name
    }

    /// The content of the subject public key's bit string.
    pub(super) fn key(&self) -> &[u8] {
        &self.key
    }
}

fn is_valid(certificate: &X509Certificate<'_>, at: DateTime) -> bool {
    let validity = certificate.validity();
    let begun = japan_time(validity.not_before).is_some_and(|first| first <= at);
    begun && japan_time(validity.not_after).is_some_and(|last| at <= last)
}

/// Extended key usage `OCSPSigning`, a key for signatures, and no authority.
fn may_respond(certificate: &X509Certificate<'_>) -> Result<bool, Rejection> {
    certificate
        .extensions_map()
        .map_err(|_| Rejection::DuplicateExtension)?;
    PublicKeyAlgorithm::of(certificate.public_key())?;
    let (mut for_ocsp, mut signs, mut is_authority) = (false, true, false);
    for extension in certificate.extensions() {
        match parsed(extension)? {
            Some(ParsedExtension::ExtendedKeyUsage(usage)) => for_ocsp = usage.ocsp_signing,
            Some(ParsedExtension::KeyUsage(usage)) => signs = usage.digital_signature(),
            Some(ParsedExtension::BasicConstraints(constraints)) => is_authority = constraints.ca,
            _ => {}
        }
    }
    Ok(for_ocsp && signs && !is_authority)
}

fn is_signed(certificate: &X509Certificate<'_>, authority: &Anchor) -> bool {
    let Ok(algorithm) = SignatureAlgorithm::from_identifier(&certificate.signature_algorithm)
    else {
        return false;
    };
    let (message, signature) = (
        certificate.tbs_certificate.as_ref(),
        &certificate.signature_value.data,
    );
    certificate.signature_algorithm == certificate.tbs_certificate.signature
        && certificate.issuer().as_raw() == authority.subject
        && authority.signed(algorithm, message, signature)
}
