//! Response APDUs of any form.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_core::card::apdu::Response;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(response) = Response::parse(bytes.to_vec()) {
        assert_eq!(response.data().len() + 2, bytes.len());
        let _ = format!("{response:?} {}", response.status_word());
    }
});
