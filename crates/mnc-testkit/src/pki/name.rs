//! Distinguished names with the string types that the real CA uses.

use crate::built_in::built_in;
use const_oid::ObjectIdentifier;
use const_oid::db::rfc4519::{C, COMMON_NAME, L, O, OU};
use der::Any;
use der::asn1::{PrintableStringRef, SetOfVec, Utf8StringRef};
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};

/// A name whose RDNs stand in the given order, one attribute in each.
pub fn distinguished_name(attributes: impl IntoIterator<Item = AttributeTypeAndValue>) -> Name {
    RdnSequence(attributes.into_iter().map(rdn).collect())
}

fn rdn(attribute: AttributeTypeAndValue) -> RelativeDistinguishedName {
    RelativeDistinguishedName(built_in(SetOfVec::try_from([attribute])))
}

/// An attribute with a `PrintableString`.
pub fn printable(oid: ObjectIdentifier, value: &str) -> AttributeTypeAndValue {
    let value = built_in(PrintableStringRef::new(value).map(Any::from));
    AttributeTypeAndValue { oid, value }
}

/// An attribute with a `UTF8String`.
pub fn utf8(oid: ObjectIdentifier, value: &str) -> AttributeTypeAndValue {
    let value = built_in(Utf8StringRef::new(value).map(Any::from));
    AttributeTypeAndValue { oid, value }
}

pub(super) fn country() -> AttributeTypeAndValue {
    printable(C, "JP")
}

pub(super) fn organisation() -> AttributeTypeAndValue {
    utf8(O, "JPKI-TEST")
}

pub(super) fn unit(value: &str) -> AttributeTypeAndValue {
    utf8(OU, value)
}

pub(super) fn locality(value: &str) -> AttributeTypeAndValue {
    utf8(L, value)
}

pub(super) fn common_name(value: &str) -> AttributeTypeAndValue {
    utf8(COMMON_NAME, value)
}

/// The Japanese name of the service, in issuerAltName and in the CA's subjectAltName.
pub(super) fn service_name() -> Name {
    distinguished_name([country(), utf8(O, "公的個人認証サービス")])
}
