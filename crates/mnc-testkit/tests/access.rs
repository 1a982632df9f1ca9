//! The virtual card's access rules, counters and locks, as the reference describes the real card.

mod common;

use common::{apdu, ok, select_ap, select_ef, sw, verify};
use mnc_testkit::virtual_card::{Kind, VirtualCard, aid};

/// Reads the first byte of a file by its short identifier and returns the status word.
fn try_read(card: &VirtualCard, fid: u16) -> u16 {
    sw(card, &[0, 0xB0, 0x80 | fid as u8, 0, 1])
}

/// Every readable file of an application and which of the references open it.
fn check_matrix(application: &[u8], references: &[(u8, &str)], files: &[(u16, &[u8])]) {
    let card = VirtualCard::new(Kind::Normal);
    let mut states = vec![None];
    states.extend(references.iter().map(Some));
    for state in states {
        select_ap(&card, application);
        let verified = state.map(|(fid, secret)| {
            assert_eq!(verify(&card, *fid, secret), 0x9000);
            *fid
        });
        for (fid, openers) in files {
            let free = openers.contains(&0);
            let opened = free || verified.is_some_and(|fid| openers.contains(&fid));
            let expected = if opened { 0x9000 } else { 0x6982 };
            assert_eq!(
                try_read(&card, *fid),
                expected,
                "{fid:04X} after {verified:02X?}"
            );
        }
    }
}

#[test]
fn jpki_files_open_as_documented() {
    let files: &[(u16, &[u8])] = &[
        (0x01, &[0x1B]),
        (0x02, &[0]),
        (0x06, &[0]),
        (0x08, &[0]),
        (0x09, &[]),
        (0x0A, &[0]),
        (0x0B, &[0]),
    ];
    check_matrix(aid::JPKI, &[(0x18, "1234"), (0x1B, "ABC123")], files);
}

#[test]
fn surface_files_open_as_documented() {
    let card = VirtualCard::new(Kind::Normal);
    let (a, b) = (card.reference_number_a(), card.reference_number_b());
    let files: &[(u16, &[u8])] = &[
        (0x01, &[0x11]),
        (0x02, &[0x12, 0x13]),
        (0x03, &[0]),
        (0x04, &[0]),
        (0x05, &[0x13]),
    ];
    check_matrix(
        aid::SURFACE,
        &[(0x11, &b[..6]), (0x12, b), (0x13, a)],
        files,
    );
}

#[test]
fn input_support_files_open_as_documented() {
    let card = VirtualCard::new(Kind::Normal);
    let (a, b) = (card.reference_number_a(), card.reference_number_b());
    let files: &[(u16, &[u8])] = &[
        (0x01, &[0x11, 0x14]),
        (0x02, &[0x11, 0x15]),
        (0x03, &[0x11, 0x14, 0x15]),
        (0x04, &[0]),
        (0x05, &[0]),
        (0x06, &[0x11, 0x14, 0x15]),
        (0x07, &[0x11, 0x14, 0x15]),
    ];
    check_matrix(
        aid::INPUT_SUPPORT,
        &[(0x11, "1234"), (0x14, a), (0x15, b)],
        files,
    );
}

#[test]
fn the_phone_wants_the_pin_for_its_certificate() {
    let card = VirtualCard::new(Kind::SmartphoneAndroid);
    select_ap(&card, aid::JPKI);
    assert_eq!(try_read(&card, 0x0A), 0x6982);
    assert_eq!(verify(&card, 0x18, "1234"), 0x9000);
    assert_eq!(try_read(&card, 0x0A), 0x9000);
    assert_eq!(
        ok(&card, &[0, 0xB0, 0x86, 0, 32])[..15],
        *b"JPKIAPGPSETOKEN"
    );
    assert_eq!(sw(&card, &apdu(0xA4, 4, 0x0C, aid::SURFACE)), 0x6A82);
}

#[test]
fn wrong_values_cost_tries_and_the_last_one_locks() {
    let card = VirtualCard::new(Kind::Normal);
    select_ap(&card, aid::JPKI);
    let answers = [(); 3].map(|()| verify(&card, 0x18, "0000"));
    assert_eq!(answers, [0x63C2, 0x63C1, 0x63C0]);
    assert_eq!(verify(&card, 0x18, "1234"), 0x6984);
    assert_eq!(sw(&card, &[0, 0x20, 0, 0x98]), 0x63C0);
    assert_eq!(card.tries_remaining(aid::JPKI, 0x18), Some(0));
    assert_eq!(card.verify_attempts(), 4);
    card.reset();
    assert_eq!(card.tries_remaining(aid::JPKI, 0x18), Some(0));
}

#[test]
fn success_restores_the_counter_and_failure_ends_it() {
    let card = VirtualCard::new(Kind::Normal);
    select_ap(&card, aid::JPKI);
    verify(&card, 0x1B, "WRONG1");
    assert_eq!(sw(&card, &[0, 0x20, 0, 0x9B]), 0x63C4);
    assert_eq!(verify(&card, 0x1B, "ABC123"), 0x9000);
    assert_eq!(sw(&card, &[0, 0x20, 0, 0x9B]), 0x63C5);
    assert_eq!(try_read(&card, 0x01), 0x9000);
    // The password is compared byte for byte, and a wrong one ends what was verified.
    assert_eq!(verify(&card, 0x1B, "abc123"), 0x63C4);
    assert_eq!(try_read(&card, 0x01), 0x6982);
}

#[test]
fn asking_costs_nothing() {
    let card = VirtualCard::new(Kind::Normal);
    select_ap(&card, aid::SURFACE);
    for _ in 0..20 {
        assert_eq!(sw(&card, &[0, 0x20, 0, 0x92]), 0x63CA);
    }
    assert_eq!(card.verify_attempts(), 0);
}

#[test]
fn what_was_verified_lasts_until_selection_or_reset() {
    let endings: [fn(&VirtualCard); 4] = [
        |card| select_ap(card, aid::JPKI),
        |card| {
            select_ap(card, aid::SURFACE);
            select_ap(card, aid::JPKI);
        },
        |card| {
            select_ap(card, aid::ISSUER_SECURITY_DOMAIN);
            select_ap(card, aid::JPKI);
        },
        |card| {
            card.reset();
            select_ap(card, aid::JPKI);
        },
    ];
    for end in endings {
        let card = VirtualCard::new(Kind::Normal);
        select_ap(&card, aid::JPKI);
        assert_eq!(verify(&card, 0x1B, "ABC123"), 0x9000);
        select_ef(&card, 0x0A);
        assert_eq!(try_read(&card, 0x01), 0x9000);
        end(&card);
        assert_eq!(try_read(&card, 0x01), 0x6982);
    }
}

#[test]
fn a_failed_selection_changes_nothing() {
    let card = VirtualCard::new(Kind::Normal);
    select_ap(&card, aid::JPKI);
    verify(&card, 0x1B, "ABC123");
    assert_eq!(sw(&card, &apdu(0xA4, 4, 0x0C, &[0xA0, 0, 0, 3, 8])), 0x6A82);
    assert_eq!(try_read(&card, 0x01), 0x9000);
}

#[test]
fn a_pin_is_changed_after_it_was_verified() {
    let card = VirtualCard::new(Kind::Normal);
    select_ap(&card, aid::JPKI);
    select_ef(&card, 0x18);
    let change = apdu(0x24, 1, 0x80, b"4321");
    assert_eq!(sw(&card, &change), 0x6982);
    verify(&card, 0x18, "1234");
    assert_eq!(sw(&card, &apdu(0x24, 1, 0x80, b"43210")), 0x6A80);
    assert_eq!(sw(&card, &change), 0x9000);
    select_ap(&card, aid::JPKI);
    assert_eq!(verify(&card, 0x18, "1234"), 0x63C2);
    assert_eq!(verify(&card, 0x18, "4321"), 0x9000);
}

#[test]
fn the_resident_pins_are_two_and_change_by_their_own_command() {
    let card = VirtualCard::new(Kind::Normal);
    select_ap(&card, aid::RESIDENT);
    verify(&card, 0x1C, "1234");
    select_ef(&card, 0x1C);
    assert_eq!(sw(&card, &apdu(0x24, 1, 0x80, b"4321")), 0x6A81);
    let mut change = apdu(0x32, 0, 0x80, b"4321");
    change[0] = 0x80;
    assert_eq!(sw(&card, &change), 0x9000);
    select_ap(&card, aid::COMMON);
    assert_eq!(verify(&card, 0x1C, "1234"), 0x9000);
    select_ap(&card, aid::RESIDENT);
    assert_eq!(verify(&card, 0x1C, "4321"), 0x9000);
}

#[test]
fn options_change_the_answers_that_cards_differ_in() {
    let card = VirtualCard::builder()
        .verified_answer_is_ok(true)
        .locked_answer_is_6983(true)
        .build();
    select_ap(&card, aid::JPKI);
    verify(&card, 0x18, "1234");
    assert_eq!(sw(&card, &[0, 0x20, 0, 0x98]), 0x9000);
    assert!(card.set_tries(aid::JPKI, 0x18, 0));
    assert_eq!(verify(&card, 0x18, "1234"), 0x6983);
    assert!(!card.set_tries(aid::JPKI, 0x0A, 0));
}

#[test]
fn the_factory_locked_reference_is_locked() {
    let card = VirtualCard::new(Kind::Normal);
    select_ap(&card, aid::INPUT_SUPPORT);
    assert_eq!(sw(&card, &[0, 0x20, 0, 0x92]), 0x63C0);
    assert_eq!(verify(&card, 0x12, "1234"), 0x6984);
}
