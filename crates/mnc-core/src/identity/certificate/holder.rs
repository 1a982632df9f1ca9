//! What the signature certificate says of its holder: otherName entries of the subject alternative
//! name.

use super::path::VerifiedCertificate;
use super::profile::CertificateKind;
use super::rejection::Rejection;
use crate::error::Result;
use std::collections::BTreeMap;
use std::fmt;
use x509_parser::asn1_rs::{Any, oid};
use x509_parser::certificate::X509Certificate;
use x509_parser::extensions::{GeneralName, ParsedExtension};
use x509_parser::oid_registry::Oid;
use x509_parser::prelude::FromDer;
use zeroize::Zeroizing;

/// Holder attributes by the last arc of 1.2.392.200149.8.5.5.x. `Debug` shows nothing of them.
///
/// 1 name, 2 positions of substituted characters in the name, 3 sex, 4 birth date, 5 address,
/// 6 positions of substituted characters in the address. (One public table has 5 and 6 the other way
/// round; [`attribute`](SignatureHolder::attribute) gives each as the certificate has it.)
pub struct SignatureHolder(BTreeMap<u64, Zeroizing<String>>);

impl SignatureHolder {
    /// The attribute with this last arc. Unknown ones are kept.
    pub fn attribute(&self, arc: u64) -> Option<&str> {
        self.0.get(&arc).map(|text| text.as_str())
    }

    /// 氏名 (1).
    pub fn name(&self) -> Option<&str> {
        self.attribute(1)
    }

    /// 氏名の表記代替文字 (2): where a character of the name is a substitute.
    pub fn substituted_in_name(&self) -> Option<&str> {
        self.attribute(2)
    }

    /// 性別 (3).
    pub fn sex(&self) -> Option<&str> {
        self.attribute(3)
    }

    /// 生年月日 (4): a digit for the era, then YYYYMMDD.
    pub fn birth_date(&self) -> Option<&str> {
        self.attribute(4)
    }

    /// 住所 (5).
    pub fn address(&self) -> Option<&str> {
        self.attribute(5)
    }
}

impl fmt::Debug for SignatureHolder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignatureHolder(..)")
    }
}

impl VerifiedCertificate {
    /// What a signature certificate says of its holder; `None` for an authentication certificate,
    /// which says nothing.
    ///
    /// # Errors
    /// [`MalformedCertificate`](crate::ErrorKind::MalformedCertificate) if an attribute is damaged.
    pub fn signature_holder(&self) -> Result<Option<SignatureHolder>> {
        if self.kind() != CertificateKind::DigitalSignature {
            return Ok(None);
        }
        Ok(Some(read(self.certificate().der())?))
    }
}

fn read(der: &[u8]) -> Result<SignatureHolder, Rejection> {
    let (_, certificate) = X509Certificate::from_der(der).map_err(|_| Rejection::Malformed)?;
    let mut attributes = BTreeMap::new();
    for extension in certificate.extensions() {
        let ParsedExtension::SubjectAlternativeName(names) = extension.parsed_extension() else {
            continue;
        };
        for name in &names.general_names {
            if let GeneralName::OtherName(identifier, value) = name
                && let Some(arc) = holder_arc(identifier)
            {
                attributes.insert(arc, text(value).ok_or(Rejection::MalformedExtension)?);
            }
        }
    }
    Ok(SignatureHolder(attributes))
}

fn holder_arc(identifier: &Oid<'_>) -> Option<u64> {
    let arcs: Vec<u64> = identifier.iter()?.collect();
    let base: Vec<u64> = oid!(1.2.392.200149.8.5.5).iter()?.collect();
    match arcs.strip_prefix(base.as_slice())? {
        [arc] => Some(*arc),
        _ => None,
    }
}

/// The value is a string in an explicit tag [0].
fn text(value: &[u8]) -> Option<Zeroizing<String>> {
    let (_, outer) = Any::from_der(value).ok()?;
    let (_, string) = Any::from_der(outer.data).ok()?;
    std::str::from_utf8(string.data)
        .ok()
        .map(|text| Zeroizing::new(text.to_owned()))
}
