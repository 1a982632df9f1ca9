//! Lists of images and pairs of any form: no panic, no entry without a name, errors within the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_core::Error;
use mnc_face::evaluation::{People, images, pairs};

fuzz_target!(|bytes: &[u8]| {
    match images(bytes) {
        Ok(entries) => {
            assert!(entries.iter().all(|entry| !entry.path.is_empty()));
            let people = People::new(entries.iter().map(|entry| entry.person.as_str()));
            assert_eq!(people.images(), entries.len());
            assert!(people.count() <= entries.len());
        }
        Err(error) => within(&error, bytes),
    }
    match pairs(bytes) {
        Ok(entries) => assert!(entries.iter().all(|entry| !entry.card_person.is_empty())),
        Err(error) => within(&error, bytes),
    }
});

fn within(error: &Error, bytes: &[u8]) {
    assert!(
        error
            .location()
            .is_some_and(|location| location.offset <= bytes.len())
    );
}
