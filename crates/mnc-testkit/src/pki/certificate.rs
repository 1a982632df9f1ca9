//! A certificate before it is signed, with every field open to a test's wishes.

use crate::built_in::built_in;
use crate::keys::TestKey;
use const_oid::ObjectIdentifier;
use const_oid::db::rfc5912::{SHA_1_WITH_RSA_ENCRYPTION, SHA_256_WITH_RSA_ENCRYPTION};
use der::asn1::{Any, BitString, GeneralizedTime, UtcTime};
use der::{DateTime as DerDateTime, Encode};
use mnc_core::DateTime;
use rsa::pkcs8::EncodePublicKey;
use spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use std::fmt;
use x509_cert::certificate::{Certificate, TbsCertificate, Version};
use x509_cert::ext::Extension;
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::time::{Time, Validity};

/// What a certificate will say. Change what you like, then [`sign_with`](Self::sign_with).
#[derive(Clone)]
pub struct CertificateSpec {
    /// The serial number, big-endian, positive.
    pub serial: Vec<u8>,
    /// The issuer's name.
    pub issuer: Name,
    /// The start of the validity, UTC.
    pub not_before: DateTime,
    /// The end of the validity, UTC.
    pub not_after: DateTime,
    /// The subject's name.
    pub subject: Name,
    /// The subject's key.
    pub key: TestKey,
    /// The extensions in their order.
    pub extensions: Vec<Extension>,
    /// The digest of the signature.
    pub digest: SignatureDigest,
}

/// The digest of a certificate's RSA signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum SignatureDigest {
    /// What the real CA uses.
    #[default]
    Sha256,
    /// Refused by every verifier of today.
    Sha1,
}

impl CertificateSpec {
    /// The certificate, DER, signed with this key (whether it is the issuer's or not).
    pub fn sign_with(&self, issuer_key: TestKey) -> Vec<u8> {
        let tbs_certificate = self.to_be_signed();
        let bytes = built_in(tbs_certificate.to_der());
        let signature = match self.digest {
            SignatureDigest::Sha256 => issuer_key.sign_sha256(&bytes),
            SignatureDigest::Sha1 => issuer_key.sign_sha1(&bytes),
        };
        let certificate = Certificate {
            tbs_certificate,
            signature_algorithm: self.algorithm(),
            signature: built_in(BitString::from_bytes(&signature)),
        };
        built_in(certificate.to_der())
    }

    /// This certificate without the extension.
    #[must_use]
    pub fn without_extension(mut self, oid: ObjectIdentifier) -> Self {
        self.extensions.retain(|extension| extension.extn_id != oid);
        self
    }

    /// This certificate with the extension in the place of the one with the same OID, or at the end.
    #[must_use]
    pub fn with_extension(mut self, extension: Extension) -> Self {
        let same = |known: &&mut Extension| known.extn_id == extension.extn_id;
        match self.extensions.iter_mut().find(same) {
            Some(known) => *known = extension,
            None => self.extensions.push(extension),
        }
        self
    }

    fn to_be_signed(&self) -> TbsCertificate {
        TbsCertificate {
            version: Version::V3,
            serial_number: built_in(SerialNumber::new(&self.serial)),
            signature: self.algorithm(),
            issuer: self.issuer.clone(),
            validity: Validity {
                not_before: time(self.not_before),
                not_after: time(self.not_after),
            },
            subject: self.subject.clone(),
            subject_public_key_info: subject_public_key_info(self.key),
            issuer_unique_id: None,
            subject_unique_id: None,
            extensions: Some(self.extensions.clone()),
        }
    }

    fn algorithm(&self) -> AlgorithmIdentifierOwned {
        let oid = match self.digest {
            SignatureDigest::Sha256 => SHA_256_WITH_RSA_ENCRYPTION,
            SignatureDigest::Sha1 => SHA_1_WITH_RSA_ENCRYPTION,
        };
        AlgorithmIdentifierOwned {
            oid,
            parameters: Some(Any::null()),
        }
    }
}

impl fmt::Debug for CertificateSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CertificateSpec({} extensions)", self.extensions.len())
    }
}

pub(super) fn subject_public_key_info(key: TestKey) -> SubjectPublicKeyInfoOwned {
    let der = built_in(key.public_key().to_public_key_der());
    built_in(SubjectPublicKeyInfoOwned::try_from(der.as_bytes()))
}

/// `UTCTime` until 2049, `GeneralizedTime` from 2050 (RFC 5280 §4.1.2.5).
fn time(at: DateTime) -> Time {
    let moment = der_time(at);
    match UtcTime::from_date_time(moment) {
        Ok(time) => Time::UtcTime(time),
        Err(_) => Time::GeneralTime(GeneralizedTime::from_date_time(moment)),
    }
}

/// Years before 1970 become 1970, the earliest that the library can write.
fn der_time(at: DateTime) -> DerDateTime {
    let year = u16::try_from(at.year()).unwrap_or_default().max(1970);
    let [month, day, hour, minute, second] =
        [at.month(), at.day(), at.hour(), at.minute(), at.second()]
            .map(|part| u8::try_from(part).unwrap_or_default());
    built_in(DerDateTime::new(year, month, day, hour, minute, second))
}
