//! Messages of every family of any form; what is read is written and read again the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_core::eligibility::wire::{Encoding, Family, FileName, Message};

// The first byte chooses the family and the direction; the rest is the file.
fuzz_target!(|bytes: &[u8]| {
    let Some((choice, file)) = bytes.split_first() else {
        return;
    };
    let family = Family::ALL[usize::from(choice >> 1) % Family::ALL.len()];
    let mut name = FileName::request(family.prefix(), "1").expect("a name");
    if choice & 1 == 1 {
        name = name.response().expect("a request");
    }
    if let Ok(message) = Message::read(&name, file) {
        for encoding in [Encoding::Utf8, Encoding::ShiftJis] {
            let written = message
                .write(encoding)
                .expect("what was read can be written");
            let again = Message::read(&name, &written).expect("what is written can be read");
            let rewritten = again.write(encoding).expect("and written again");
            assert!(written == rewritten, "a message changes by being written");
        }
        let _ = format!("{message:?}");
    }
});
