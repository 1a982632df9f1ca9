//! Why a certificate, or evidence of its revocation, is not accepted.

use crate::error::{Error, ErrorKind};

/// Why a certificate is not accepted. The texts hold nothing of the certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Rejection {
    /// It is not one DER certificate.
    #[error("not one DER certificate")]
    Malformed,
    /// It is not version 3.
    #[error("not an X.509 version 3 certificate")]
    Version,
    /// The serial number is zero, negative or longer than 20 bytes (RFC 5280 §4.1.2.2).
    #[error("the serial number is not a positive number of at most 20 bytes")]
    SerialNumber,
    /// The signature algorithm is none of the profile's, or the two places that name it differ.
    #[error("the signature algorithm is not one of the profile")]
    SignatureAlgorithm,
    /// None of the pinned authorities has the issuer's name and key.
    #[error("the issuer is none of the pinned authorities")]
    UnknownIssuer,
    /// The signature does not fit the authority's key.
    #[error("the signature does not fit the authority's key")]
    Signature,
    /// The key is not RSA of at least 2,048 bits.
    #[error("the key is not one of the profile")]
    PublicKey,
    /// Two extensions have one identifier (RFC 5280 §4.2).
    #[error("an extension stands twice")]
    DuplicateExtension,
    /// A critical extension is unknown to the profile.
    #[error("a critical extension is unknown")]
    CriticalExtension,
    /// A known extension cannot be read.
    #[error("an extension is damaged")]
    MalformedExtension,
    /// The key usage is absent or not the profile's.
    #[error("the key usage is not the profile's")]
    KeyUsage,
    /// The extended key usage excludes client authentication.
    #[error("the extended key usage is not the profile's")]
    ExtendedKeyUsage,
    /// The policy is not the profile's.
    #[error("the certificate policy is not the profile's")]
    Policy,
    /// It says that it is an authority.
    #[error("an end-entity certificate says that it is an authority")]
    IsAuthority,
    /// An authority's certificate does not say that it is one.
    #[error("the issuer's certificate is not an authority's")]
    NotAnAuthority,
    /// The validity ends before it begins.
    #[error("the validity ends before it begins")]
    Validity,
    /// The authority was not valid at that time.
    #[error("the authority is not valid at that time")]
    AuthorityValidity,
    /// The revocation evidence cannot be read.
    #[error("the revocation evidence is damaged")]
    EvidenceMalformed,
    /// The OCSP responder did not answer with success (try later, unauthorised, ...).
    #[error("the responder gave no evidence of revocation")]
    EvidenceUnsuccessful,
    /// The revocation evidence is not signed by the certificate's authority.
    #[error("the revocation evidence is not signed by the authority")]
    EvidenceSignature,
    /// The revocation evidence is not of that time.
    #[error("the revocation evidence is out of date")]
    EvidenceTime,
    /// The revocation evidence does not cover the certificate.
    #[error("the revocation evidence does not cover the certificate")]
    EvidenceScope,
}

impl Rejection {
    fn error_kind(self) -> ErrorKind {
        match self {
            Self::Malformed | Self::MalformedExtension | Self::DuplicateExtension => {
                ErrorKind::MalformedCertificate
            }
            Self::UnknownIssuer
            | Self::Signature
            | Self::AuthorityValidity
            | Self::NotAnAuthority => ErrorKind::UntrustedCertificate,
            Self::Version
            | Self::SerialNumber
            | Self::SignatureAlgorithm
            | Self::PublicKey
            | Self::CriticalExtension
            | Self::KeyUsage
            | Self::ExtendedKeyUsage
            | Self::Policy
            | Self::IsAuthority
            | Self::Validity => ErrorKind::CertificateProfile,
            Self::EvidenceMalformed
            | Self::EvidenceUnsuccessful
            | Self::EvidenceSignature
            | Self::EvidenceTime
            | Self::EvidenceScope => ErrorKind::RevocationEvidence,
        }
    }
}

impl From<Rejection> for Error {
    fn from(rejection: Rejection) -> Self {
        Error::new(rejection.error_kind()).with_source(rejection)
    }
}
