//! Certificates of any form, against the production authorities and against the test ones.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_core::Date;
use mnc_core::card::Certificate;
use mnc_core::identity::certificate::{
    Anchor, Carrier, CertificateKind, GraceRule, TrustAnchors, verify,
};
use mnc_fuzz::anchors;
use std::sync::LazyLock;

static PRODUCTION: LazyLock<TrustAnchors> = LazyLock::new(|| TrustAnchors::production().unwrap());
static TEST: LazyLock<TrustAnchors> = LazyLock::new(anchors);

fuzz_target!(|bytes: &[u8]| {
    let on = Date::constant(2026, 11, 20);
    for kind in [
        CertificateKind::UserAuthentication,
        CertificateKind::DigitalSignature,
    ] {
        let _ = Anchor::from_der(kind, bytes);
        for anchors in [&*PRODUCTION, &*TEST] {
            let Ok(certificate) = Certificate::from_der(bytes) else {
                return;
            };
            let Ok(verified) = verify(certificate, kind, anchors, on.at(9, 0, 0, 0)) else {
                continue;
            };
            let _ = verified.life_cycle(on, Carrier::Card, GraceRule::FromMonthEnd);
            let _ = verified.signature_holder();
        }
    }
});
