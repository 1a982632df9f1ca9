//! OCSP responses of any form.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_core::DateTime;
use mnc_core::identity::certificate::{RevocationEvidence, VerifiedCertificate};
use mnc_fuzz::verified;
use std::sync::LazyLock;

static VERIFIED: LazyLock<VerifiedCertificate> = LazyLock::new(verified);

fuzz_target!(|bytes: &[u8]| {
    let at = DateTime::constant(2026, 11, 20, 9, 0, 0, 0);
    let _ = VERIFIED.revocation(RevocationEvidence::Ocsp(bytes), at);
});
