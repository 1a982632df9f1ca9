//! Cards written to a folder and made from one.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests"
)]

mod common;

use common::{ok, read, select_ap, select_ef, sw, verify};
use mnc_testkit::virtual_card::{Kind, VirtualCard, aid};
use std::fs;
use std::path::PathBuf;

/// A fresh folder of the test's own, under the build's folder for such things.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_card_survives_the_way_through_a_folder() {
    let folder = folder("round-trip");
    let card = VirtualCard::builder().seed(9).build();
    card.write_dump(&folder).unwrap();
    // Another holder's options: the files and the keys come from the folder.
    let options = VirtualCard::builder()
        .kind(Kind::Normal)
        .reference_number_b(card.reference_number_b());
    let copy = VirtualCard::from_dump(&folder, &options).unwrap();
    for card in [&card, &copy] {
        select_ap(card, aid::JPKI);
        assert_eq!(verify(card, 0x18, "1234"), 0x9000);
    }
    assert_eq!(read(&card, 0x0A), read(&copy, 0x0A));
    let sign = [0x80, 0x2A, 3, 0x97, 1, 7, 0];
    assert_eq!(ok(&card, &sign), ok(&copy, &sign));
    for card in [&card, &copy] {
        select_ap(card, aid::SURFACE);
        assert_eq!(sw(card, &[0, 0xB0, 0x82, 0, 1]), 0x6982);
        assert_eq!(verify(card, 0x12, card.reference_number_b()), 0x9000);
    }
    assert_eq!(read(&card, 0x02), read(&copy, 0x02));
    let prove = [0x80, 0x2A, 3, 0, 1, 7, 0];
    assert_eq!(ok(&card, &prove), ok(&copy, &prove));
    for card in [&card, &copy] {
        select_ap(card, aid::COMMON);
    }
    let record = [0, 0xB2, 1, 0x0C, 0];
    assert_eq!(ok(&card, &record), ok(&copy, &record));
    assert_eq!(sw(&copy, &[0, 0x88, 0, 0x99, 1, 7, 0]), 0x6A88);
}

#[test]
fn a_foreign_dump_keeps_rules_and_signs_nothing() {
    let folder = folder("foreign");
    let jpki = folder.join("d392f000260100000001");
    fs::create_dir(&jpki).unwrap();
    fs::write(jpki.join("000a.BIN"), [0x30, 3, 1, 2, 3]).unwrap();
    fs::write(jpki.join("001d.bin"), [0xAA]).unwrap();
    fs::write(jpki.join("notes.txt"), "passed over").unwrap();
    fs::create_dir(folder.join("readme")).unwrap();
    let card = VirtualCard::from_dump(&folder, &VirtualCard::builder()).unwrap();
    select_ap(&card, aid::JPKI);
    assert_eq!(read(&card, 0x0A), [0x30, 3, 1, 2, 3]);
    assert_eq!(read(&card, 0x1D), [0xAA]);
    assert_eq!(sw(&card, &[0, 0xB0, 0x81, 0, 1]), 0x6A82);
    verify(&card, 0x18, "1234");
    assert_eq!(sw(&card, &[0x80, 0x2A, 3, 0x97, 1, 7, 0]), 0x6A88);
    select_ef(&card, 0x18);
    let other = [&[0, 0xA4, 4, 0x0C, 10][..], aid::SURFACE].concat();
    assert_eq!(sw(&card, &other), 0x6A82);
}

#[test]
fn a_missing_folder_is_an_error() {
    let missing = folder("missing").join("nowhere");
    assert!(VirtualCard::from_dump(missing, &VirtualCard::builder()).is_err());
}
