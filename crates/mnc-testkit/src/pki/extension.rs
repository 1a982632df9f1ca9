//! The X.509 extensions of the real certificates, each as one function.

use crate::built_in::built_in;
use const_oid::db::rfc5280::{
    ID_AD_OCSP, ID_CE_ISSUER_ALT_NAME, ID_CE_SUBJECT_ALT_NAME, ID_KP_CLIENT_AUTH, ID_QT_CPS,
};
use const_oid::{AssociatedOid, ObjectIdentifier};
use der::asn1::{Ia5String, OctetString, Utf8StringRef};
use der::flagset::FlagSet;
use der::{Any, Encode};
use sha1::{Digest, Sha1};
use spki::SubjectPublicKeyInfoOwned;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::certpolicy::{PolicyInformation, PolicyQualifierInfo};
use x509_cert::ext::pkix::crl::dp::DistributionPoint;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName, OtherName};
use x509_cert::ext::pkix::{
    AccessDescription, AuthorityInfoAccessSyntax, AuthorityKeyIdentifier, BasicConstraints,
    CertificatePolicies, CrlDistributionPoints, ExtendedKeyUsage, KeyUsage, KeyUsages,
    SubjectKeyIdentifier,
};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;

/// The OCSP responder in the certificates: a name that no resolver knows (RFC 2606).
const OCSP: &str = "http://ocsp.jpki-test.example/";
/// Where the real certificates say their policy is.
const CPS: &str = "http://www.jpki.go.jp/cps.html";

/// An extension with any content, right or wrong.
pub fn extension(oid: ObjectIdentifier, critical: bool, value: &impl Encode) -> Extension {
    Extension {
        extn_id: oid,
        critical,
        extn_value: octets(&built_in(value.to_der())),
    }
}

fn octets(bytes: &[u8]) -> OctetString {
    built_in(OctetString::new(bytes))
}

fn of_type<T: Encode + AssociatedOid>(critical: bool, value: &T) -> Extension {
    extension(T::OID, critical, value)
}

pub(super) fn key_usage(usages: impl Into<FlagSet<KeyUsages>>) -> Extension {
    of_type(true, &KeyUsage(usages.into()))
}

pub(super) fn client_authentication() -> Extension {
    of_type(false, &ExtendedKeyUsage(vec![ID_KP_CLIENT_AUTH]))
}

pub(super) fn certificate_policy(policy_identifier: ObjectIdentifier) -> Extension {
    let uri = built_in(Ia5String::new(CPS));
    let qualifier = PolicyQualifierInfo {
        policy_qualifier_id: ID_QT_CPS,
        qualifier: Some(built_in(Any::encode_from(&uri))),
    };
    let policy = PolicyInformation {
        policy_identifier,
        policy_qualifiers: Some(vec![qualifier]),
    };
    of_type(true, &CertificatePolicies(vec![policy]))
}

pub(super) fn issuer_alt_name(name: Name) -> Extension {
    extension(
        ID_CE_ISSUER_ALT_NAME,
        false,
        &vec![GeneralName::DirectoryName(name)],
    )
}

pub(super) fn subject_alt_directory_name(name: Name) -> Extension {
    extension(
        ID_CE_SUBJECT_ALT_NAME,
        false,
        &vec![GeneralName::DirectoryName(name)],
    )
}

/// Alternative names with texts in UTF-8, as the signature certificate holds the four attributes.
pub(super) fn subject_other_names(names: &[(ObjectIdentifier, String)]) -> Extension {
    let names: Vec<_> = names
        .iter()
        .map(|(oid, text)| other_name(*oid, text))
        .collect();
    extension(ID_CE_SUBJECT_ALT_NAME, false, &names)
}

fn other_name(type_id: ObjectIdentifier, text: &str) -> GeneralName {
    let value = built_in(Utf8StringRef::new(text).map(Any::from));
    GeneralName::OtherName(OtherName { type_id, value })
}

/// A distribution point that is a directory name alone: no URI, as in the real certificates.
pub(super) fn crl_distribution_point(name: Name) -> Extension {
    let full_name = DistributionPointName::FullName(vec![GeneralName::DirectoryName(name)]);
    let point = DistributionPoint {
        distribution_point: Some(full_name),
        reasons: None,
        crl_issuer: None,
    };
    of_type(false, &CrlDistributionPoints(vec![point]))
}

pub(super) fn ocsp_access() -> Extension {
    let location = built_in(Ia5String::new(OCSP));
    let description = AccessDescription {
        access_method: ID_AD_OCSP,
        access_location: GeneralName::UniformResourceIdentifier(location),
    };
    of_type(false, &AuthorityInfoAccessSyntax(vec![description]))
}

/// keyIdentifier, authorityCertIssuer and authorityCertSerialNumber: the real ones have all three.
pub(super) fn authority_key_identifier(
    issuer_key: &SubjectPublicKeyInfoOwned,
    issuer: Name,
    serial: &[u8],
) -> Extension {
    let identifier = AuthorityKeyIdentifier {
        key_identifier: Some(octets(&key_identifier(issuer_key))),
        authority_cert_issuer: Some(vec![GeneralName::DirectoryName(issuer)]),
        authority_cert_serial_number: Some(built_in(SerialNumber::new(serial))),
    };
    of_type(false, &identifier)
}

pub(super) fn subject_key_identifier(key: &SubjectPublicKeyInfoOwned) -> Extension {
    of_type(false, &SubjectKeyIdentifier(octets(&key_identifier(key))))
}

/// RFC 5280 §4.2.1.2 method (1): SHA-1 of the public key's bits.
fn key_identifier(key: &SubjectPublicKeyInfoOwned) -> Vec<u8> {
    Sha1::digest(key.subject_public_key.raw_bytes()).to_vec()
}

pub(super) fn certificate_authority() -> Extension {
    let constraints = BasicConstraints {
        ca: true,
        path_len_constraint: None,
    };
    of_type(true, &constraints)
}
