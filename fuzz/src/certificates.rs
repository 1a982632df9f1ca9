//! The test authorities, and a certificate of theirs whose revocation evidence is fuzzed.

use mnc_core::DateTime;
use mnc_core::card::Certificate;
use mnc_core::identity::certificate::{
    Anchor, CertificateKind, TrustAnchors, VerifiedCertificate, verify,
};

const AUTHORITY: &[u8] = include_bytes!("../seeds/certificate/authority.der");
const CERTIFICATE: &[u8] = include_bytes!("../seeds/certificate/authentication.der");

/// The test authority as one of both kinds.
pub fn anchors() -> TrustAnchors {
    let kinds = [
        CertificateKind::UserAuthentication,
        CertificateKind::DigitalSignature,
    ];
    let anchors = kinds.map(|kind| Anchor::from_der(kind, AUTHORITY).unwrap());
    let policies = ["1.2.392.200149.8.5.1.0.30", "1.2.392.200149.8.5.1.0.20"];
    TrustAnchors::for_tests(anchors.into(), policies[0], policies[1]).unwrap()
}

/// The certificate that the seeds of `crl` and `ocsp` are about.
pub fn verified() -> VerifiedCertificate {
    let certificate = Certificate::from_der(CERTIFICATE).unwrap();
    let at = DateTime::constant(2026, 11, 20, 9, 0, 0, 0);
    verify(
        certificate,
        CertificateKind::UserAuthentication,
        &anchors(),
        at,
    )
    .unwrap()
}
