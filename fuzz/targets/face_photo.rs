//! Photos of any form: nothing but an error may come of a bad one, and what is decoded has its size.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_face::photo::{LONGEST_SIDE, decode};

// A panic inside a decoder is caught by the SDK; here the hook would abort first. One that leaves the SDK
// still ends the run.
fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |bytes: &[u8]| {
    if let Ok(picture) = decode(bytes) {
        assert!(picture.width().max(picture.height()) <= LONGEST_SIDE as usize);
        assert_eq!(picture.rgb().len(), picture.width() * picture.height() * 3);
    }
});
