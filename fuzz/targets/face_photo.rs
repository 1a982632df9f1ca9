//! Photos of any form: nothing but an error may come of a bad one, and what is decoded has its size.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_face::photo::{LONGEST_SIDE, decode};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(picture) = decode(bytes) {
        assert!(picture.width().max(picture.height()) <= LONGEST_SIDE as usize);
        assert_eq!(picture.rgb().len(), picture.width() * picture.height() * 3);
    }
});
