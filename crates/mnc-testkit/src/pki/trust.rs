//! What a host must trust to accept the virtual card: the authorities of the test PKI.

use super::authority::{Authority, Generation, Hierarchy};
use super::cv::CvAuthority;
use super::leaf::{AUTHENTICATION_POLICY, SIGNATURE_POLICY};
use crate::built_in::built_in;
use mnc_core::card::RsaPublicKey;
use mnc_core::identity::certificate::{Anchor, CertificateKind, TrustAnchors};
use rsa::traits::PublicKeyParts;

/// The authorities of both hierarchies in all generations, with the test policies.
///
/// A production program never has these: their private keys are published.
pub fn trust_anchors() -> TrustAnchors {
    let kinds = [
        (
            Hierarchy::UserAuthentication,
            CertificateKind::UserAuthentication,
        ),
        (
            Hierarchy::DigitalSignature,
            CertificateKind::DigitalSignature,
        ),
    ];
    let anchors = kinds.into_iter().flat_map(|(hierarchy, kind)| {
        Generation::ALL.into_iter().map(move |generation| {
            let der = Authority::new(hierarchy, generation).certificate();
            built_in(Anchor::from_der(kind, &der))
        })
    });
    built_in(TrustAnchors::for_tests(
        anchors.collect(),
        &AUTHENTICATION_POLICY.to_string(),
        &SIGNATURE_POLICY.to_string(),
    ))
}

/// The certificate policies of the test PKI, dotted: of user authentication and of signatures.
pub fn trust_policies() -> [String; 2] {
    [
        AUTHENTICATION_POLICY.to_string(),
        SIGNATURE_POLICY.to_string(),
    ]
}

impl CvAuthority {
    /// The key that a host gives to the SDK to check the card's own files.
    pub fn public_key(self) -> RsaPublicKey {
        let key = self.key().public_key();
        RsaPublicKey::new(&key.n().to_bytes_be(), &key.e().to_bytes_be())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_generations_of_both_kinds() {
        let anchors = trust_anchors();
        for kind in [
            CertificateKind::UserAuthentication,
            CertificateKind::DigitalSignature,
        ] {
            assert_eq!(anchors.iter(kind).count(), 3);
        }
    }
}
