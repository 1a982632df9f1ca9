//! What is special about each kind of card.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests"
)]

mod common;

use common::{ok, read, select_ap, select_ef, sw, verify};
use mnc_testkit::people::Holder;
use mnc_testkit::virtual_card::{Kind, VirtualCard, aid};
use x509_parser::prelude::*;

fn tries(card: &VirtualCard) -> [u8; 5] {
    [
        (aid::JPKI, 0x18),
        (aid::JPKI, 0x1B),
        (aid::INPUT_SUPPORT, 0x11),
        (aid::RESIDENT, 0x1C),
        (aid::COMMON, 0x1C),
    ]
    .map(|(application, reference)| card.tries_remaining(application, reference).unwrap())
}

#[test]
fn names_of_kinds_go_both_ways() {
    for kind in Kind::ALL {
        assert_eq!(kind.as_str().parse(), Ok(kind));
    }
    let error = "credit".parse::<Kind>().unwrap_err().to_string();
    assert!(
        error.ends_with("known are normal face locked infant expired grace smartphone-android")
    );
}

#[test]
fn counters_start_as_the_kind_says() {
    assert_eq!(tries(&VirtualCard::new(Kind::Normal)), [3, 5, 3, 3, 3]);
    assert_eq!(tries(&VirtualCard::new(Kind::Face)), [0, 0, 0, 0, 0]);
    assert_eq!(tries(&VirtualCard::new(Kind::Locked)), [0, 5, 3, 3, 3]);
    assert_eq!(tries(&VirtualCard::new(Kind::Infant)), [3, 0, 3, 3, 3]);
}

#[test]
fn the_face_card_is_told_from_a_locked_one_by_its_files_only() {
    for (kind, availability) in [(Kind::Face, [0, 0x8F, 0]), (Kind::Locked, [0x8F, 0x8F, 0])] {
        let card = VirtualCard::new(kind);
        select_ap(&card, aid::JPKI);
        assert_eq!(read(&card, 0x08), availability);
        assert_eq!(
            ok(&card, &[0, 0xB0, 0x86, 0, 32])[..16],
            *b"JPKIAPICCTOKEN2 "
        );
        assert_eq!(verify(&card, 0x18, "1234"), 0x6984);
        X509Certificate::from_der(&read(&card, 0x0A)).unwrap();
        // 照合番号B opens the photo and the attributes all the same.
        for (application, reference) in [(aid::SURFACE, 0x12), (aid::INPUT_SUPPORT, 0x15)] {
            select_ap(&card, application);
            assert_eq!(verify(&card, reference, card.reference_number_b()), 0x9000);
            assert!(read(&card, 0x02).starts_with(&[0xFF, 0x20]));
        }
    }
}

#[test]
fn the_face_card_has_a_signature_file_that_nothing_opens() {
    let card = VirtualCard::new(Kind::Face);
    select_ap(&card, aid::JPKI);
    for fid in [0x01, 0x1A, 0x1B] {
        select_ef(&card, fid);
    }
    assert_eq!(verify(&card, 0x1B, "ABC123"), 0x6984);
    assert_eq!(sw(&card, &[0, 0xB0, 0x81, 0, 1]), 0x6982);
    assert_eq!(sw(&card, &[0x80, 0x2A, 0, 0x9A, 1, 1, 0]), 0x6982);
}

#[test]
fn expired_and_grace_have_ended_and_normal_has_not() {
    let now = ASN1Time::from_timestamp(1_795_132_800).unwrap();
    assert_eq!(now.to_datetime().date().to_string(), "2026-11-20");
    for (kind, valid) in [
        (Kind::Normal, true),
        (Kind::Grace, false),
        (Kind::Expired, false),
    ] {
        let card = VirtualCard::new(kind);
        select_ap(&card, aid::JPKI);
        let der = read(&card, 0x0A);
        let (_, certificate) = X509Certificate::from_der(&der).unwrap();
        assert_eq!(certificate.validity().is_valid_at(now), valid, "{kind}");
    }
}

#[test]
fn the_phone_has_the_jpki_application_alone() {
    let card = VirtualCard::new(Kind::SmartphoneAndroid);
    assert_eq!(card.tries_remaining(aid::SURFACE, 0x12), None);
    assert_eq!(sw(&card, &[0, 0xCA, 0, 0x42, 0]), 0x6A88);
    select_ap(&card, aid::JPKI);
    assert_eq!(verify(&card, 0x1B, "ABC123"), 0x9000);
    X509Certificate::from_der(&read(&card, 0x01)).unwrap();
}

#[test]
fn a_seed_makes_the_same_card_again_and_another_one_another() {
    let face = |seed| {
        let card = VirtualCard::builder().seed(seed).build();
        select_ap(&card, aid::SURFACE);
        verify(&card, 0x12, card.reference_number_b());
        read(&card, 0x02)
    };
    assert_eq!(face(5), face(5));
    assert_ne!(face(5), face(6));
}

#[test]
fn every_kind_works_for_many_holders() {
    for kind in Kind::ALL {
        for seed in 100..105 {
            let card = VirtualCard::builder().kind(kind).seed(seed).build();
            select_ap(&card, aid::JPKI);
            read(&card, 0x0B);
            assert_eq!(card.holder(), &Holder::from_seed(seed));
        }
    }
}

#[test]
fn debug_tells_nothing_about_the_person() {
    let card = VirtualCard::new(Kind::Face);
    assert_eq!(format!("{card:?}"), "VirtualCard(face, 0 commands)");
    let options = VirtualCard::builder().auth_pin("9876");
    assert_eq!(format!("{options:?}"), "Options(normal)");
}
