//! BER-TLV and DER: card-verifiable certificates and X.509 certificates of any form.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_core::card::{CardVerifiableCertificate, Certificate};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(certificate) = CardVerifiableCertificate::parse(bytes) {
        let _ = format!("{certificate:?}");
    }
    if let Ok(certificate) = Certificate::from_der(bytes) {
        assert_eq!(certificate.der(), bytes);
        let _ = (certificate.not_before(), certificate.not_after());
    }
});
