//! The pinned authorities: whose signature counts.
//!
//! Three generations of one kind share one subject name, so an authority is chosen by its key
//! identifier and by the signature, never by name alone.

use super::profile::{CertificateKind, Policies, PublicKeyAlgorithm, SignatureAlgorithm, parsed};
use super::rejection::Rejection;
use crate::DateTime;
use crate::card::japan_time;
use crate::error::Result;
use std::fmt;
use std::sync::Arc;
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::{AuthorityKeyIdentifier, GeneralName, ParsedExtension};
use x509_parser::oid_registry::Oid;
use x509_parser::prelude::FromDer;

const AUTHENTICATION: [&[u8]; 3] = [
    include_bytes!("../../../data/anchors/authca01.cer"),
    include_bytes!("../../../data/anchors/authca02.cer"),
    include_bytes!("../../../data/anchors/authca03.cer"),
];
const SIGNATURE: [&[u8]; 3] = [
    include_bytes!("../../../data/anchors/signca01.cer"),
    include_bytes!("../../../data/anchors/signca02.cer"),
    include_bytes!("../../../data/anchors/signca03.cer"),
];

/// One pinned authority.
pub struct Anchor {
    kind: CertificateKind,
    pub(super) subject: Vec<u8>,
    pub(super) key_identifier: Vec<u8>,
    serial: Vec<u8>,
    pub(super) key: Vec<u8>,
    signs_lists: bool,
    not_before: DateTime,
    not_after: DateTime,
}

impl Anchor {
    /// Takes a self-signed certificate of an authority, which the caller trusts from now on.
    ///
    /// # Errors
    /// [`Rejection`] as the error's source: it must be an authority's certificate (basic constraints,
    /// key usage), carry a subject key identifier and fit its own key.
    pub fn from_der(kind: CertificateKind, der: &[u8]) -> Result<Self> {
        Ok(Self::parse(kind, der)?)
    }

    fn parse(kind: CertificateKind, der: &[u8]) -> Result<Self, Rejection> {
        let (rest, certificate) =
            X509Certificate::from_der(der).map_err(|_| Rejection::Malformed)?;
        if !rest.is_empty() {
            return Err(Rejection::Malformed);
        }
        let (key_identifier, signs_lists) = check_authority(&certificate)?;
        let algorithm = SignatureAlgorithm::from_identifier(&certificate.signature_algorithm)?;
        PublicKeyAlgorithm::of(certificate.public_key())?;
        let key = certificate.public_key().subject_public_key.data.to_vec();
        let signature = &certificate.signature_value.data;
        if !algorithm.verify(&key, certificate.tbs_certificate.as_ref(), signature) {
            return Err(Rejection::Signature);
        }
        let time = |time| japan_time(time).ok_or(Rejection::Malformed);
        Ok(Self {
            kind,
            subject: certificate.subject().as_raw().to_vec(),
            key_identifier,
            serial: certificate.raw_serial().to_vec(),
            key,
            signs_lists,
            not_before: time(certificate.validity().not_before)?,
            not_after: time(certificate.validity().not_after)?,
        })
    }

    /// What this authority issues.
    pub fn kind(&self) -> CertificateKind {
        self.kind
    }

    /// The first moment of the authority's validity, in Japan time.
    pub fn not_before(&self) -> DateTime {
        self.not_before
    }

    /// The last moment of the authority's validity, in Japan time.
    pub fn not_after(&self) -> DateTime {
        self.not_after
    }

    /// Checks a signature that is said to be this authority's.
    pub(super) fn signed(
        &self,
        algorithm: SignatureAlgorithm,
        message: &[u8],
        signature: &[u8],
    ) -> bool {
        algorithm.verify(&self.key, message, signature)
    }

    /// Whether the key usage covers revocation lists (RFC 5280 §6.3.3 f).
    pub(super) fn signs_lists(&self) -> bool {
        self.signs_lists
    }

    /// Whether an authority key identifier names this authority. What it does not say, it does not
    /// contradict.
    pub(super) fn is_named_by(&self, identifier: Option<&AuthorityKeyIdentifier<'_>>) -> bool {
        let Some(identifier) = identifier else {
            return true;
        };
        let key_fits = identifier
            .key_identifier
            .as_ref()
            .is_none_or(|key| key.0 == self.key_identifier);
        let serial_fits = identifier
            .authority_cert_serial
            .is_none_or(|serial| significant(serial) == significant(&self.serial));
        let issuer_fits = identifier
            .authority_cert_issuer
            .as_ref()
            .is_none_or(|names| names.iter().any(|name| self.is_called(name)));
        key_fits && serial_fits && issuer_fits
    }

    /// An authority is self-signed: its issuer's name is its own.
    fn is_called(&self, name: &GeneralName<'_>) -> bool {
        matches!(name, GeneralName::DirectoryName(name) if name.as_raw() == self.subject)
    }
}

impl fmt::Debug for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Anchor")
            .field("kind", &self.kind)
            .field("not_before", &self.not_before)
            .field("not_after", &self.not_after)
            .finish_non_exhaustive()
    }
}

/// The authorities whose signature counts, with the policies that they issue under.
#[derive(Debug, Clone)]
pub struct TrustAnchors {
    anchors: Vec<Arc<Anchor>>,
    policies: Policies,
}

impl TrustAnchors {
    /// The authorities of 公的個人認証サービス, all three generations of both kinds.
    ///
    /// # Errors
    /// Never for the certificates that this crate carries; a test checks them.
    pub fn production() -> Result<Self> {
        let mut anchors = Vec::new();
        for (kind, generations) in [
            (CertificateKind::UserAuthentication, AUTHENTICATION),
            (CertificateKind::DigitalSignature, SIGNATURE),
        ] {
            for der in generations {
                anchors.push(Arc::new(Anchor::from_der(kind, der)?));
            }
        }
        Ok(Self {
            anchors,
            policies: Policies::production(),
        })
    }

    /// Other authorities, for tests: their certificates are issued under other policies, given here
    /// as dotted identifiers.
    ///
    /// # Errors
    /// [`InvalidArgument`](crate::ErrorKind::InvalidArgument) for a policy that is no identifier.
    pub fn for_tests(
        anchors: Vec<Anchor>,
        authentication_policy: &str,
        signature_policy: &str,
    ) -> Result<Self> {
        let policy = |dotted: &str| {
            let arcs = dotted
                .split('.')
                .map(str::parse)
                .collect::<Result<Vec<u64>, _>>()
                .ok();
            arcs.and_then(|arcs| Oid::from(&arcs).ok())
                .ok_or(crate::ErrorKind::InvalidArgument)
        };
        let policies = Policies {
            user_authentication: policy(authentication_policy)?,
            digital_signature: policy(signature_policy)?,
        };
        Ok(Self {
            anchors: anchors.into_iter().map(Arc::new).collect(),
            policies,
        })
    }

    /// The authorities of this kind.
    pub fn iter(&self, kind: CertificateKind) -> impl Iterator<Item = &Anchor> {
        self.of_kind(kind).map(AsRef::as_ref)
    }

    pub(super) fn of_kind(&self, kind: CertificateKind) -> impl Iterator<Item = &Arc<Anchor>> {
        self.anchors
            .iter()
            .filter(move |anchor| anchor.kind == kind)
    }

    pub(super) fn policies(&self) -> &Policies {
        &self.policies
    }
}

/// An authority's certificate: CA, may sign certificates. Returns its key identifier, and whether it
/// may sign revocation lists.
fn check_authority(certificate: &X509Certificate<'_>) -> Result<(Vec<u8>, bool), Rejection> {
    certificate
        .extensions_map()
        .map_err(|_| Rejection::DuplicateExtension)?;
    let (mut is_authority, mut usage, mut key_identifier) = (false, None, None);
    for extension in certificate.extensions() {
        match parsed(extension)? {
            Some(ParsedExtension::BasicConstraints(constraints)) => is_authority = constraints.ca,
            Some(ParsedExtension::KeyUsage(found)) => usage = Some(found),
            Some(ParsedExtension::SubjectKeyIdentifier(identifier)) => {
                key_identifier = Some(identifier.0.to_vec());
            }
            _ => {}
        }
    }
    match (key_identifier, usage) {
        (Some(identifier), Some(usage)) if is_authority && usage.key_cert_sign() => {
            Ok((identifier, usage.crl_sign()))
        }
        _ => Err(Rejection::NotAnAuthority),
    }
}

fn significant(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number.get(zeros..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use ring::digest::{SHA256, digest};

    /// The fingerprints of `data/anchors/README.md`.
    const FINGERPRINTS: [(&[u8], &str); 6] = [
        (
            AUTHENTICATION[0],
            "4DCFC4CA0AAF9FB2A3081B3F0C991C320B3ACC008667A341EEAEC5AF1D58CA7D",
        ),
        (
            AUTHENTICATION[1],
            "0D98DE47FC11B7F67126874B7028B6026A803D2638D6EDFE53176953961FADE6",
        ),
        (
            AUTHENTICATION[2],
            "64114F29620C24ED2631D46476A040E7EE740D956089C00B036A6A8118C322B5",
        ),
        (
            SIGNATURE[0],
            "19645405A1FE14377434BD55957628AC4038557C542403A2243F21C706FC9355",
        ),
        (
            SIGNATURE[1],
            "79679C33E4CC9319440F1AD120A597FF1844E2EF217063ADB176966FD5E6FBEB",
        ),
        (
            SIGNATURE[2],
            "D227F6CDE11D35C5252178F106F843D24651944975413B539FA2FB68DBFA365F",
        ),
    ];

    #[test]
    fn the_pinned_certificates_are_the_published_ones() {
        for (der, fingerprint) in FINGERPRINTS {
            let digest = digest(&SHA256, der);
            let hex = digest
                .as_ref()
                .iter()
                .fold(String::new(), |hex, b| hex + &format!("{b:02X}"));
            assert_eq!(hex, fingerprint);
        }
    }

    #[test]
    fn three_generations_of_each_kind_share_a_name_and_differ_in_key() {
        let anchors = TrustAnchors::production().unwrap();
        for kind in [
            CertificateKind::UserAuthentication,
            CertificateKind::DigitalSignature,
        ] {
            let generations: Vec<_> = anchors.iter(kind).collect();
            assert_eq!(generations.len(), 3);
            let (first, rest) = generations.split_first().unwrap();
            assert!(rest.iter().all(|anchor| anchor.subject == first.subject));
            assert!(
                rest.iter()
                    .all(|anchor| anchor.key_identifier != first.key_identifier)
            );
        }
    }

    #[test]
    fn generation_one_ended_on_2025_10_19() {
        let anchors = TrustAnchors::production().unwrap();
        let ends: Vec<_> = anchors
            .iter(CertificateKind::UserAuthentication)
            .map(|anchor| anchor.not_after().date())
            .collect();
        assert_eq!(
            ends,
            [date(2025, 10, 19), date(2029, 9, 14), date(2033, 7, 15)]
        );
    }

    #[test]
    fn a_damaged_or_foreign_anchor_is_refused() {
        let kind = CertificateKind::UserAuthentication;
        let mut damaged = AUTHENTICATION[2].to_vec();
        *damaged.last_mut().unwrap() ^= 1;
        let error = Anchor::from_der(kind, &damaged).unwrap_err();
        assert_eq!(error.kind(), crate::ErrorKind::UntrustedCertificate);
        assert!(Anchor::from_der(kind, &[AUTHENTICATION[2], &[0]].concat()).is_err());
        assert!(Anchor::from_der(kind, b"").is_err());
    }
}
