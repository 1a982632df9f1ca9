//! The files of the 券面 applications: structure, offset tables, digests, signatures, pictures.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "helpers of tests"
)]

mod common;

use common::{read, select_ap, verify};
use mnc_testkit::keys::{Purpose, TestKey};
use mnc_testkit::pki::CvAuthority;
use mnc_testkit::virtual_card::{Filler, Kind, VirtualCard, aid};
use rsa::{BigUint, Pkcs1v15Sign, RsaPublicKey};
use sha2::{Digest, Sha256};

/// An object with its tag, its whole bytes, its value and its place in the file.
#[derive(Clone)]
struct Object {
    tag: u16,
    whole: Vec<u8>,
    value: Vec<u8>,
    place: usize,
}

/// Reads one object at `place`; written apart from the production writer.
fn object_at(file: &[u8], place: usize) -> Object {
    let two = file[place] & 0x1F == 0x1F;
    let tag = if two {
        u16::from_be_bytes([file[place], file[place + 1]])
    } else {
        u16::from(file[place])
    };
    let mut at = place + if two { 2 } else { 1 };
    let length = match file[at] {
        0x81 => usize::from(file[at + 1]),
        0x82 => usize::from(file[at + 1]) * 256 + usize::from(file[at + 2]),
        short => usize::from(short),
    };
    at += match file[at] {
        0x81 => 2,
        0x82 => 3,
        _ => 1,
    };
    Object {
        tag,
        whole: file[place..at + length].to_vec(),
        value: file[at..at + length].to_vec(),
        place,
    }
}

fn objects_in(file: &[u8]) -> Vec<Object> {
    let outer = object_at(file, 0);
    let mut place = outer.whole.len() - outer.value.len();
    let mut found = Vec::new();
    while place < outer.whole.len() {
        let object = object_at(file, place);
        place += object.whole.len();
        found.push(object);
    }
    found
}

fn value(objects: &[Object], tag: u16) -> &[u8] {
    &objects
        .iter()
        .find(|object| object.tag == tag)
        .unwrap()
        .value
}

fn whole(objects: &[Object], tags: &[u16]) -> Vec<u8> {
    let named = |tag: &u16| objects.iter().find(|object| object.tag == *tag).unwrap();
    tags.iter()
        .flat_map(|tag| named(tag).whole.clone())
        .collect()
}

fn public_key(objects: &[u8]) -> RsaPublicKey {
    let exponent = object_at(objects, 0);
    let modulus = object_at(objects, exponent.whole.len());
    let number = |bytes: &[u8]| BigUint::from_bytes_be(bytes);
    RsaPublicKey::new(number(&modulus.value), number(&exponent.value)).unwrap()
}

/// The key that EF 0004 certifies, after checking the certificate with the CA's key.
fn certified_key(file: &[u8], ca: CvAuthority) -> RsaPublicKey {
    let objects = objects_in(file);
    let body = value(&objects, 0x5F4E);
    verify_pkcs1(ca.key().public_key(), body, value(&objects, 0x5F37));
    assert_eq!(body[..16], ca.key_identifier());
    public_key(&body[32..])
}

#[track_caller]
fn verify_pkcs1(key: &RsaPublicKey, message: &[u8], signature: &[u8]) {
    let scheme = Pkcs1v15Sign::new::<Sha256>();
    key.verify(scheme, &Sha256::digest(message), signature)
        .unwrap();
}

/// The table holds the places of all other objects.
#[track_caller]
fn check_offsets(objects: &[Object], table: u16) {
    let table = value(objects, table);
    let told: Vec<usize> = table
        .chunks(2)
        .map(|pair| usize::from(u16::from_be_bytes([pair[0], pair[1]])))
        .collect();
    let real: Vec<usize> = objects[1..].iter().map(|object| object.place).collect();
    assert_eq!(told, real);
}

fn surface(card: &VirtualCard) {
    select_ap(card, aid::SURFACE);
    assert_eq!(verify(card, 0x13, card.reference_number_a()), 0x9000);
    assert_eq!(verify(card, 0x11, &card.reference_number_b()[..6]), 0x9000);
}

#[test]
fn the_card_face_has_its_objects_and_their_places() {
    let card = VirtualCard::new(Kind::Face);
    surface(&card);
    let file = read(&card, 0x02);
    assert_eq!(object_at(&file, 0).tag, 0xFF20);
    let objects = objects_in(&file);
    let tags: Vec<u16> = objects.iter().map(|object| object.tag).collect();
    assert_eq!(tags, (0xDF21..=0xDF2A).collect::<Vec<_>>());
    check_offsets(&objects, 0xDF21);
    assert_eq!(value(&objects, 0xDF22), b"19420217");
    assert_eq!(value(&objects, 0xDF23), b"2");
    assert_eq!(value(&objects, 0xDF29), b"20340217");
    for picture in [0xDF25, 0xDF26, 0xDF2A] {
        assert!(value(&objects, picture).starts_with(b"\x89PNG"));
    }
    assert!(value(&objects, 0xDF27).starts_with(&[0, 0, 0, 0x0C, 0x6A, 0x50]));
    // A published test card has 3,070 bytes.
    assert!((2_800..3_400).contains(&file.len()), "{}", file.len());
}

#[test]
fn the_signature_of_the_face_covers_three_digests_in_one_digest_info() {
    let card = VirtualCard::new(Kind::Normal);
    surface(&card);
    let objects = objects_in(&read(&card, 0x02));
    let groups: [&[u16]; 3] = [&[0xDF22, 0xDF23, 0xDF24], &[0xDF25, 0xDF26], &[0xDF27]];
    let digests = groups
        .map(|tags| Sha256::digest(whole(&objects, tags)))
        .concat();
    let mut block = vec![
        0x30, 0x71, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01,
        0x05, 0x00, 0x04, 0x60,
    ];
    block.extend(digests);
    let key = certified_key(&read(&card, 0x04), CvAuthority::Surface);
    let scheme = Pkcs1v15Sign::new_unprefixed();
    key.verify(scheme, &block, value(&objects, 0xDF28)).unwrap();
}

#[test]
fn age_and_number_records_are_signed_as_they_stand() {
    let card = VirtualCard::new(Kind::Normal);
    surface(&card);
    let key = certified_key(&read(&card, 0x04), CvAuthority::Surface);
    let age = read(&card, 0x01);
    assert_eq!(age[..5], [0xFF, 0x10, 0x82, 0x02, 0x1E]);
    let age = objects_in(&age);
    verify_pkcs1(&key, &whole(&age, &[0xDF11, 0xDF12]), value(&age, 0xDF13));
    let number = objects_in(&read(&card, 0x05));
    verify_pkcs1(
        &key,
        &whole(&number, &[0xDF41, 0xDF42]),
        value(&number, 0xDF43),
    );
    let face = objects_in(&read(&card, 0x02));
    let card_key = TestKey::for_card(card.holder().seed, Purpose::SurfaceCard);
    for key in [
        value(&age, 0xDF12),
        value(&number, 0xDF42),
        value(&face, 0xDF24),
    ] {
        assert_eq!(&public_key(key), card_key.public_key());
    }
}

#[test]
fn the_basics_of_the_face_can_be_read_by_anybody() {
    let card = VirtualCard::new(Kind::Normal);
    select_ap(&card, aid::SURFACE);
    let basics = objects_in(&read(&card, 0x03));
    assert_eq!(value(&basics, 0xDF31), [0x06, 0x03, 0x0E, 0x01]);
    assert_eq!(
        value(&basics, 0xDF34),
        card.holder().municipality_code.as_bytes()
    );
    assert_eq!(value(&basics, 0xDF35).len(), 272);
}

#[test]
fn the_text_file_holds_the_four_attributes() {
    let card = VirtualCard::new(Kind::Face);
    select_ap(&card, aid::INPUT_SUPPORT);
    assert_eq!(verify(&card, 0x15, card.reference_number_b()), 0x9000);
    let objects = objects_in(&read(&card, 0x02));
    check_offsets(&objects, 0xDF21);
    let text = |tag| std::str::from_utf8(value(&objects, tag)).unwrap();
    assert_eq!(text(0xDF22), "番号　花子");
    assert_eq!(text(0xDF23), card.holder().address);
    assert_eq!(text(0xDF24), "19420217");
    assert_eq!(text(0xDF25), "2");
}

#[test]
fn the_integrity_record_covers_the_files() {
    for filler in [
        Filler::AsIssued,
        Filler::None,
        Filler::Bytes { byte: 0, count: 9 },
    ] {
        let card = VirtualCard::builder().filler(filler).build();
        select_ap(&card, aid::INPUT_SUPPORT);
        assert_eq!(verify(&card, 0x11, "1234"), 0x9000);
        let record = objects_in(&read(&card, 0x03));
        let number = read(&card, 0x01);
        assert_eq!(value(&record, 0xDF31), &Sha256::digest(&number)[..]);
        let attributes = objects_in(&read(&card, 0x02));
        let hashed = whole(&attributes, &[0xDF22, 0xDF23, 0xDF24, 0xDF25]);
        assert_eq!(value(&record, 0xDF32), &Sha256::digest(hashed)[..]);
        let key = certified_key(&read(&card, 0x04), CvAuthority::InputSupport);
        verify_pkcs1(
            &key,
            &whole(&record, &[0xDF31, 0xDF32]),
            value(&record, 0xDF33),
        );
    }
}

#[test]
fn the_number_file_is_two_bytes_longer_than_its_object() {
    let card = VirtualCard::new(Kind::Normal);
    select_ap(&card, aid::INPUT_SUPPORT);
    verify(&card, 0x14, card.reference_number_a());
    let file = read(&card, 0x01);
    assert_eq!(file[..3], [0xFF, 0x10, 12]);
    assert_eq!(file[3..15], *card.holder().individual_number.as_bytes());
    assert_eq!(file[15..], [0xFF, 0xFF]);
}

#[test]
fn the_signed_card_key_of_input_support_verifies() {
    let card = VirtualCard::new(Kind::Normal);
    select_ap(&card, aid::INPUT_SUPPORT);
    verify(&card, 0x11, "1234");
    let objects = objects_in(&read(&card, 0x07));
    let key = certified_key(&read(&card, 0x04), CvAuthority::InputSupport);
    verify_pkcs1(&key, &whole(&objects, &[0xDF51]), value(&objects, 0xDF52));
    let session = object_at(&read(&card, 0x06), 0);
    assert_eq!(session.tag, 0xA1);
    public_key(&session.value);
}

#[test]
fn an_infant_has_no_photo() {
    let card = VirtualCard::new(Kind::Infant);
    surface(&card);
    let objects = objects_in(&read(&card, 0x02));
    assert_eq!(value(&objects, 0xDF27), b"");
    check_offsets(&objects, 0xDF21);
}

#[test]
fn reference_number_b_is_made_from_the_face() {
    let card = VirtualCard::new(Kind::Face);
    let b = card.reference_number_b();
    // 1942 is the 17th year of Showa.
    assert_eq!(b[..10], *"1702172034");
    assert_eq!(b[10..], card.holder().security_code);
    let holder = card.holder().clone();
    let gregorian = format!("{}{}", holder.birth_digits_gregorian(), &b[6..]);
    let foreigner = VirtualCard::builder()
        .holder(holder)
        .reference_number_b(&gregorian)
        .build();
    select_ap(&foreigner, aid::SURFACE);
    assert_eq!(verify(&foreigner, 0x11, "420217"), 0x9000);
    assert_eq!(verify(&foreigner, 0x12, &gregorian), 0x9000);
}

#[test]
fn every_file_with_an_object_takes_the_filler() {
    let with = |filler| {
        let card = VirtualCard::builder().filler(filler).build();
        surface(&card);
        let faces = [1, 2, 3, 4, 5].map(|fid| read(&card, fid).len());
        select_ap(&card, aid::INPUT_SUPPORT);
        verify(&card, 0x11, "1234");
        let texts = [1, 2, 3, 4, 5, 6, 7].map(|fid| read(&card, fid).len());
        [&faces[..], &texts].concat()
    };
    let exact: Vec<usize> = with(Filler::None).iter().map(|length| length + 7).collect();
    assert_eq!(with(Filler::Bytes { byte: 0, count: 7 }), exact);
}
