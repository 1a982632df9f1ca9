//! A test PKI with the shapes of the real one; every certificate says O=JPKI-TEST.
//!
//! [`CertificateSpec`] has public fields, so that a test can build what a real CA would never sign.

mod authority;
mod certificate;
mod cv;
mod extension;
mod leaf;
mod name;
mod trust;

pub use authority::{Authority, Generation, Hierarchy};
pub use certificate::{CertificateSpec, SignatureDigest};
pub use cv::{CvAuthority, KeyIdentifier, cv_certificate};
pub(crate) use cv::{cv_certificate_content, key_identifier};
pub use extension::extension;
pub use leaf::{LeafValidity, digital_signature, user_authentication};
pub use name::{distinguished_name, printable, utf8};
pub use trust::{trust_anchors, trust_policies};
pub use x509_cert;
