//! Eligibility files and file names of any form; what is read is written and read again the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_core::eligibility::QualificationAnswer;
use mnc_core::eligibility::wire::{Encoding, FileName};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(name) = std::str::from_utf8(bytes)
        && let Ok(name) = FileName::parse(name)
    {
        assert_eq!(FileName::parse(&name.to_name()).ok(), Some(name));
    }
    if let Ok(answer) = QualificationAnswer::read(bytes) {
        let _ = answer.outcome();
        let written = answer
            .write(Encoding::Utf8)
            .expect("what was read can be written");
        let again = QualificationAnswer::read(&written).expect("what is written can be read");
        assert_eq!((again.header, again.body), (answer.header, answer.body));
    }
});
