//! The virtual card behind the SDK's transport trait.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests"
)]

mod common;

use common::{select_ap, sw, verify};
use mnc_core::card::transport::{CardTransport, Disposition, TransportErrorKind};
use mnc_testkit::virtual_card::{Kind, VirtualCard, aid};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

const TRIES: [u8; 4] = [0, 0x20, 0, 0x98];

fn select() -> Vec<u8> {
    common::apdu(0xA4, 4, 0x0C, aid::JPKI)
}

#[test]
fn a_reset_shows_until_it_is_recovered_from() {
    let card = VirtualCard::new(Kind::Normal);
    let mut transport = card.transport();
    let mut transaction = transport.begin().unwrap();
    assert_eq!(transaction.transmit(&select()).unwrap(), [0x90, 0x00]);
    card.reset();
    for _ in 0..2 {
        let error = transaction.transmit(&TRIES).unwrap_err();
        assert_eq!(error.kind, TransportErrorKind::Reset);
    }
    transaction.recover().unwrap();
    // The application is not selected any more.
    assert_eq!(transaction.transmit(&TRIES).unwrap(), [0x6A, 0x88]);
    transaction.end(Disposition::Leave).unwrap();
}

#[test]
fn a_reset_between_transactions_is_taken_up_silently() {
    let card = VirtualCard::new(Kind::Normal);
    let mut transport = card.transport();
    transport.begin().unwrap().end(Disposition::Leave).unwrap();
    card.reset();
    let mut transaction = transport.begin().unwrap();
    assert_eq!(transaction.transmit(&select()).unwrap(), [0x90, 0x00]);
}

#[test]
fn the_disposition_decides_about_what_was_verified() {
    for (disposition, expected) in [(Disposition::Leave, 0x9000), (Disposition::Reset, 0x6A82)] {
        let card = VirtualCard::new(Kind::Normal);
        let mut transport = card.transport();
        let transaction = transport.begin().unwrap();
        select_ap(&card, aid::JPKI);
        verify(&card, 0x1B, "ABC123");
        transaction.end(disposition).unwrap();
        assert_eq!(sw(&card, &[0, 0xB0, 0x81, 0, 1]), expected);
    }
}

#[test]
fn transactions_take_turns() {
    let card = VirtualCard::new(Kind::Normal);
    let mut first = card.transport();
    let transaction = first.begin().unwrap();
    let (started, seen) = mpsc::channel();
    let mut second = card.transport();
    let other = thread::spawn(move || {
        let transaction = second.begin().unwrap();
        started.send(()).unwrap();
        transaction.end(Disposition::Leave).unwrap();
    });
    assert!(seen.recv_timeout(Duration::from_millis(50)).is_err());
    transaction.end(Disposition::Leave).unwrap();
    seen.recv_timeout(Duration::from_secs(5)).unwrap();
    other.join().unwrap();
}

#[test]
fn the_handle_counts_what_went_through_the_transport() {
    let card = VirtualCard::new(Kind::Normal);
    let mut transport = card.transport();
    let mut transaction = transport.begin().unwrap();
    transaction.transmit(&select()).unwrap();
    transaction.transmit(&TRIES).unwrap();
    assert_eq!(card.apdu_count(), 2);
    assert_eq!(card.command_headers(), [[0, 0xA4, 4, 0x0C], TRIES]);
}
