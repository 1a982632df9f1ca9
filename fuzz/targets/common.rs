//! The 共通カード and 住基 flows against a card that answers anything.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_fuzz::{assert_presented, card};

fuzz_target!(|answers: &[u8]| {
    let (mut card, presented) = card(answers);
    if let Ok(mut session) = card.begin() {
        let _ = session
            .common()
            .and_then(|mut common| common.card_identification());
        let _ = session
            .residence()
            .and_then(|mut residence| residence.pin_status());
    }
    assert_presented(&presented, 0);
});
