//! Certificates that no library would write: fields of a good one changed, then signed again.

use mnc_testkit::keys::TestKey;
use mnc_testkit::pki::{CertificateSpec, Hierarchy};
use x509_cert::certificate::{CertificateInner, Raw, TbsCertificateInner};
use x509_cert::der::asn1::{BitString, ObjectIdentifier};
use x509_cert::der::{Any, Decode, Encode};
use x509_cert::ext::Extension;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{AlgorithmIdentifier, AlgorithmIdentifierOwned};

pub(crate) type Tbs = TbsCertificateInner<Raw>;

/// The certificate with its content changed, signed with SHA-256.
pub(crate) fn forge(
    spec: &CertificateSpec,
    key: TestKey,
    change: impl FnOnce(&mut Tbs),
) -> Vec<u8> {
    let mut certificate = parse(&spec.sign_with(key));
    change(&mut certificate.tbs_certificate);
    let message = certificate.tbs_certificate.to_der().unwrap();
    certificate.signature = BitString::from_bytes(&key.sign_sha256(&message)).unwrap();
    certificate.to_der().unwrap()
}

/// The certificate with one run of bytes in the place of another of its length, signed with SHA-256.
pub(crate) fn patch(spec: &CertificateSpec, key: TestKey, old: &[u8], new: &[u8]) -> Vec<u8> {
    let certificate = parse(&spec.sign_with(key));
    let mut message = certificate.tbs_certificate.to_der().unwrap();
    let start = message.windows(old.len()).position(|bytes| bytes == old);
    message[start.unwrap()..][..old.len()].copy_from_slice(new);
    let signature = BitString::from_bytes(&key.sign_sha256(&message)).unwrap();
    let parts = [
        message,
        certificate.signature_algorithm.to_der().unwrap(),
        signature.to_der().unwrap(),
    ];
    let parts = parts.map(|part| Any::from_der(&part).unwrap());
    parts.to_vec().to_der().unwrap()
}

/// The certificate with another algorithm named outside of what is signed.
pub(crate) fn with_outer_algorithm(der: &[u8], algorithm: AlgorithmIdentifierOwned) -> Vec<u8> {
    let mut certificate = parse(der);
    certificate.signature_algorithm = algorithm;
    certificate.to_der().unwrap()
}

fn parse(der: &[u8]) -> CertificateInner<Raw> {
    CertificateInner::from_der(der).unwrap()
}

pub(crate) fn algorithm(dotted: &str) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifier {
        oid: oid(dotted),
        parameters: Some(Any::null()),
    }
}

/// A serial number with these bytes as its content, whatever they mean.
pub(crate) fn serial(content: &[u8]) -> SerialNumber<Raw> {
    let length = u8::try_from(content.len()).unwrap();
    SerialNumber::from_der(&[&[2, length], content].concat()).unwrap()
}

/// An RSA public key of so many bytes. Nobody has its private half; the holder's is not needed here.
pub(crate) fn rsa_key(bytes: usize, exponent: u8) -> BitString {
    let mut modulus = vec![0xC5; bytes];
    modulus.insert(0, 0);
    let integer = |content: &[u8]| Any::new(x509_cert::der::Tag::Integer, content).unwrap();
    let key = vec![integer(&modulus), integer(&[exponent])];
    BitString::from_bytes(&key.to_der().unwrap()).unwrap()
}

pub(crate) fn oid(dotted: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(dotted)
}

/// The extension with this identifier, to be changed.
pub(crate) fn extension_mut<'a>(
    spec: &'a mut CertificateSpec,
    identifier: &str,
) -> &'a mut Extension {
    let wanted = oid(identifier);
    let mut extensions = spec.extensions.iter_mut();
    extensions.find(|one| one.extn_id == wanted).unwrap()
}

/// OpenSSL's flags for what the profile asks of a certificate of this hierarchy.
pub(crate) fn purpose(hierarchy: Hierarchy) -> [&'static str; 5] {
    let (purpose, policy) = match hierarchy {
        Hierarchy::DigitalSignature => ("smimesign", "1.2.392.200149.8.5.1.0.20"),
        _ => ("sslclient", "1.2.392.200149.8.5.1.0.30"),
    };
    ["-purpose", purpose, "-explicit_policy", "-policy", policy]
}
