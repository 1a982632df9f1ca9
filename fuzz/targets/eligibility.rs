//! Eligibility files of any form.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_core::card::apdu::Response;

fuzz_target!(|bytes: &[u8]| {
    let _ = Response::parse(bytes.to_vec());
});
