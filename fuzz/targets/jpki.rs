//! The whole JPKI flow against a card that answers anything.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_fuzz::{assert_presented, card, flows};

fuzz_target!(|answers: &[u8]| {
    let (mut card, presented) = card(answers);
    if let Ok(mut session) = card.begin() {
        let _ = flows::jpki(&mut session);
    }
    assert_presented(&presented, 3);
});
