//! The JPKI profile as a table: what a certificate of each kind must be
//! (認証業務及びこれに附帯する業務の実施に関する技術的基準; プロファイル仕様書).

use super::rejection::Rejection;
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};
use x509_parser::asn1_rs::Any;
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::{
    CertificatePolicies, ExtendedKeyUsage, KeyUsage, ParsedExtension, X509Extension,
};
use x509_parser::oid_registry::{
    OID_PKCS1_RSAENCRYPTION, OID_PKCS1_SHA256WITHRSA, Oid, asn1_rs::oid,
};
use x509_parser::prelude::FromDer;
use x509_parser::x509::{AlgorithmIdentifier, SubjectPublicKeyInfo};

/// What a certificate is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CertificateKind {
    /// 利用者証明用電子証明書. The one that opens the insurance eligibility.
    UserAuthentication,
    /// 署名用電子証明書. It holds name, address, birth date and sex.
    DigitalSignature,
}

/// A signature algorithm that the profile allows.
///
/// The next generation of the card is announced with ECDSA on P-384, so this list can grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignatureAlgorithm {
    /// `sha256WithRSAEncryption`, 2,048 bits or more.
    RsaSha256,
}

/// A kind of public key that the profile allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PublicKeyAlgorithm {
    /// RSA with this many bits (2,048 today).
    Rsa {
        /// The length of the modulus.
        bits: usize,
    },
}

impl SignatureAlgorithm {
    pub(super) fn from_identifier(identifier: &AlgorithmIdentifier<'_>) -> Result<Self, Rejection> {
        let parameters_empty = identifier
            .parameters()
            .is_none_or(|any| any.tag() == x509_parser::asn1_rs::Tag::Null && any.data.is_empty());
        if *identifier.oid() == OID_PKCS1_SHA256WITHRSA && parameters_empty {
            Ok(Self::RsaSha256)
        } else {
            Err(Rejection::SignatureAlgorithm)
        }
    }

    /// Checks a signature; `key` is the content of the subject public key's bit string.
    pub(super) fn verify(self, key: &[u8], message: &[u8], signature: &[u8]) -> bool {
        let algorithm = match self {
            Self::RsaSha256 => &RSA_PKCS1_2048_8192_SHA256,
        };
        UnparsedPublicKey::new(algorithm, key)
            .verify(message, signature)
            .is_ok()
    }
}

impl PublicKeyAlgorithm {
    const RSA_BITS_MIN: usize = 2048;
    const RSA_BITS_MAX: usize = 8192;

    pub(super) fn of(key: &SubjectPublicKeyInfo<'_>) -> Result<Self, Rejection> {
        use x509_parser::public_key::PublicKey;
        if key.algorithm.algorithm != OID_PKCS1_RSAENCRYPTION {
            return Err(Rejection::PublicKey);
        }
        let Ok(PublicKey::RSA(rsa)) = key.parsed() else {
            return Err(Rejection::PublicKey);
        };
        let bits = bit_length(rsa.modulus);
        let exponent_is_odd = rsa.exponent.last().is_some_and(|byte| byte & 1 == 1);
        let fits = (Self::RSA_BITS_MIN..=Self::RSA_BITS_MAX).contains(&bits);
        if fits && exponent_is_odd && bit_length(rsa.exponent) > 1 {
            Ok(Self::Rsa { bits })
        } else {
            Err(Rejection::PublicKey)
        }
    }
}

/// The length in bits of an unsigned big-endian number.
fn bit_length(number: &[u8]) -> usize {
    let significant = number.iter().skip_while(|byte| **byte == 0);
    let zeros = significant
        .clone()
        .next()
        .map_or(0, |byte| byte.leading_zeros());
    significant.count() * 8 - zeros as usize
}

/// The policy identifiers of the two kinds; they differ between production and test authorities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Policies {
    pub(super) user_authentication: Oid<'static>,
    pub(super) digital_signature: Oid<'static>,
}

impl Policies {
    /// The policies of production certificates (公的個人認証サービスのOID一覧).
    pub(super) fn production() -> Self {
        Self {
            user_authentication: oid!(1.2.392.200149.8.5.1.3.30),
            digital_signature: oid!(1.2.392.200149.8.5.1.1.20),
        }
    }

    fn of(&self, kind: CertificateKind) -> &Oid<'static> {
        match kind {
            CertificateKind::UserAuthentication => &self.user_authentication,
            CertificateKind::DigitalSignature => &self.digital_signature,
        }
    }
}

/// Checks the extensions of an end-entity certificate.
pub(super) fn check_extensions(
    certificate: &X509Certificate<'_>,
    kind: CertificateKind,
    policies: &Policies,
) -> Result<(), Rejection> {
    certificate
        .extensions_map()
        .map_err(|_| Rejection::DuplicateExtension)?;
    let mut key_usage = None;
    let mut policy = None;
    for extension in certificate.extensions() {
        match parsed(extension)? {
            Some(ParsedExtension::KeyUsage(usage)) => key_usage = Some(usage),
            Some(ParsedExtension::CertificatePolicies(found)) => policy = Some(found),
            Some(ParsedExtension::ExtendedKeyUsage(usage)) => check_extended(usage, kind)?,
            Some(ParsedExtension::BasicConstraints(constraints)) if constraints.ca => {
                return Err(Rejection::IsAuthority);
            }
            _ => {}
        }
    }
    check_key_usage(*key_usage.ok_or(Rejection::KeyUsage)?, kind)?;
    check_policy(policy.ok_or(Rejection::Policy)?, policies.of(kind))
}

/// The content of an extension that the profile knows, critical or not; `None` for an unknown one
/// that may be passed over.
pub(super) fn parsed<'a, 'b>(
    extension: &'b X509Extension<'a>,
) -> Result<Option<&'b ParsedExtension<'a>>, Rejection> {
    match extension.parsed_extension() {
        ParsedExtension::ParseError { .. } => Err(Rejection::MalformedExtension),
        _ if !is_one_element(extension.value) => Err(Rejection::MalformedExtension),
        known @ (ParsedExtension::AuthorityKeyIdentifier(_)
        | ParsedExtension::SubjectKeyIdentifier(_)
        | ParsedExtension::KeyUsage(_)
        | ParsedExtension::CertificatePolicies(_)
        | ParsedExtension::SubjectAlternativeName(_)
        | ParsedExtension::IssuerAlternativeName(_)
        | ParsedExtension::BasicConstraints(_)
        | ParsedExtension::ExtendedKeyUsage(_)
        | ParsedExtension::CRLDistributionPoints(_)
        | ParsedExtension::AuthorityInfoAccess(_)) => Ok(Some(known)),
        _ if extension.critical => Err(Rejection::CriticalExtension),
        _ => Ok(None),
    }
}

/// The parser of extensions passes over what follows a value; other verifiers do not.
pub(super) fn is_one_element(value: &[u8]) -> bool {
    matches!(Any::from_der(value), Ok((rest, _)) if rest.is_empty())
}

fn check_key_usage(usage: KeyUsage, kind: CertificateKind) -> Result<(), Rejection> {
    let wanted = match kind {
        CertificateKind::UserAuthentication => {
            usage.digital_signature() && !usage.non_repudiation()
        }
        CertificateKind::DigitalSignature => usage.digital_signature() && usage.non_repudiation(),
    };
    if wanted && !usage.key_cert_sign() && !usage.crl_sign() {
        Ok(())
    } else {
        Err(Rejection::KeyUsage)
    }
}

/// The extension may be absent; where it stands it must allow client authentication.
fn check_extended(usage: &ExtendedKeyUsage<'_>, kind: CertificateKind) -> Result<(), Rejection> {
    match kind {
        CertificateKind::UserAuthentication if !usage.client_auth && !usage.any => {
            Err(Rejection::ExtendedKeyUsage)
        }
        _ => Ok(()),
    }
}

fn check_policy(found: &CertificatePolicies<'_>, wanted: &Oid<'static>) -> Result<(), Rejection> {
    if found.iter().any(|policy| policy.policy_id == *wanted) {
        Ok(())
    } else {
        Err(Rejection::Policy)
    }
}
