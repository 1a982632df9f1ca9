//! What a session leaves behind, and what a reset from outside does to it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::ErrorKind;
use mnc_core::card::secret::{AttemptPolicy, AuthenticationPin};
use mnc_core::card::{Application, Card, SignatureScheme};
use mnc_testkit::virtual_card::{Kind, VirtualCard};

fn pin() -> AuthenticationPin {
    AuthenticationPin::new(b"1234").unwrap()
}

/// Whether the next program could sign without the PIN.
fn key_is_open(card: &VirtualCard) -> bool {
    let sign = [&[0x80, 0x2A, 0x00, 0x97, 0x01, 0x55, 0x00][..]].concat();
    card.transmit(&sign).ends_with(&[0x90, 0x00])
}

#[test]
fn what_was_verified_does_not_outlive_the_session() {
    for closed in [true, false] {
        let virtual_card = VirtualCard::new(Kind::Normal);
        let mut card = Card::new(virtual_card.transport());
        let mut session = card.begin().unwrap();
        let mut jpki = session.jpki().unwrap();
        jpki.verify_authentication_pin(&pin(), AttemptPolicy::KeepLastTry)
            .unwrap();
        assert!(key_is_open(&virtual_card));
        if closed {
            session.close().unwrap();
        } else {
            drop(session);
        }
        assert!(!key_is_open(&virtual_card), "closed: {closed}");
        let last = *virtual_card.command_headers().iter().rev().nth(1).unwrap();
        assert_eq!(
            last,
            [0x00, 0xA4, 0x04, 0x0C],
            "the issuer security domain was selected"
        );
    }
}

#[test]
fn a_session_that_verified_nothing_sends_nothing_at_its_end() {
    let virtual_card = VirtualCard::new(Kind::Normal);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    session
        .jpki()
        .unwrap()
        .authentication_certificate()
        .unwrap();
    let before = virtual_card.apdu_count();
    session.close().unwrap();
    assert_eq!(virtual_card.apdu_count(), before);
}

#[test]
fn a_wrong_pin_also_ends_with_the_status_dropped() {
    let virtual_card = VirtualCard::new(Kind::Normal);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let wrong = AuthenticationPin::new(b"0000").unwrap();
    let mut jpki = session.jpki().unwrap();
    assert!(
        jpki.verify_authentication_pin(&wrong, AttemptPolicy::KeepLastTry)
            .is_err()
    );
    let before = virtual_card.apdu_count();
    session.close().unwrap();
    assert_eq!(virtual_card.apdu_count(), before + 1);
}

#[test]
fn a_reset_before_a_read_is_mended_silently() {
    let virtual_card = VirtualCard::new(Kind::Face);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    virtual_card.reset();
    assert!(jpki.authentication_certificate().is_ok());
    virtual_card.reset();
    assert!(session.surface().is_ok());
}

#[test]
fn a_reset_after_the_pin_is_an_error_and_no_second_presentation() {
    let virtual_card = VirtualCard::new(Kind::Normal);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    let mut access = jpki
        .verify_authentication_pin(&pin(), AttemptPolicy::KeepLastTry)
        .unwrap();
    virtual_card.reset();
    let error = access
        .sign(SignatureScheme::PssSha256, b"message")
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::CardReset);
    let again = access
        .sign(SignatureScheme::PssSha256, b"message")
        .unwrap_err();
    assert_eq!(
        again.kind(),
        ErrorKind::CardReset,
        "the PIN state is forgotten"
    );
    assert_eq!(virtual_card.verify_attempts(), 1);
    assert!(
        jpki.authentication_certificate().is_ok(),
        "the application is selected again"
    );
}

#[test]
fn another_application_closes_the_first() {
    let virtual_card = VirtualCard::new(Kind::Normal);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    jpki.verify_authentication_pin(&pin(), AttemptPolicy::KeepLastTry)
        .unwrap();
    session.surface().unwrap();
    virtual_card.transmit(&[&[0, 0xA4, 4, 0x0C, 10], Application::Jpki.aid()].concat());
    assert!(!key_is_open(&virtual_card));
}
