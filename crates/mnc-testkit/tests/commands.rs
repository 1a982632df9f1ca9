//! Every command of the virtual card: answers, status words, lengths, protocols.

mod common;

use common::{apdu, ok, read, select_ap, select_ef, send, sw, verify};
use mnc_testkit::keys::{Purpose, TestKey};
use mnc_testkit::virtual_card::{Atr, Filler, Kind, VirtualCard, aid};
use ring::signature::{
    RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256, UnparsedPublicKey, VerificationAlgorithm,
};
use rsa::Pkcs1v15Sign;
use sha2::{Digest, Sha256};

const MESSAGE: &[u8] = b"a message of the test";

fn jpki(card: &VirtualCard) {
    select_ap(card, aid::JPKI);
}

fn sign_command(p1: u8, p2: u8, data: &[u8]) -> Vec<u8> {
    let mut command = apdu(0x2A, p1, p2, data);
    command[0] = 0x80;
    command.push(0);
    command
}

fn digest_info(message: &[u8]) -> Vec<u8> {
    // RFC 8017 §9.2, note 1.
    const SHA256: [u8; 19] = [
        0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01,
        0x05, 0x00, 0x04, 0x20,
    ];
    [&SHA256[..], &Sha256::digest(message)].concat()
}

fn auth_key(card: &VirtualCard) -> TestKey {
    TestKey::for_card(card.holder().seed, Purpose::UserAuthentication)
}

fn verify_with(algorithm: &'static dyn VerificationAlgorithm, key: TestKey, signature: &[u8]) {
    UnparsedPublicKey::new(algorithm, key.public_key_pkcs1())
        .verify(MESSAGE, signature)
        .unwrap();
}

#[test]
fn all_signature_schemes_verify() {
    let card = VirtualCard::new(Kind::Normal);
    jpki(&card);
    verify(&card, 0x18, "1234");
    let key = auth_key(&card);
    let hash = Sha256::digest(MESSAGE);
    let sign = |p1, data: &[u8]| ok(&card, &sign_command(p1, 0x97, data));
    for (p1, data) in [(0, &digest_info(MESSAGE)[..]), (2, &hash), (3, MESSAGE)] {
        verify_with(&RSA_PKCS1_2048_8192_SHA256, key, &sign(p1, data));
    }
    for (p1, data) in [(4, &hash[..]), (5, MESSAGE)] {
        verify_with(&RSA_PSS_2048_8192_SHA256, key, &sign(p1, data));
    }
    let bare = sign(1, MESSAGE);
    let scheme = Pkcs1v15Sign::new_unprefixed();
    key.public_key().verify(scheme, &hash, &bare).unwrap();
}

#[test]
fn signing_needs_the_pin_of_its_key() {
    let card = VirtualCard::new(Kind::Normal);
    jpki(&card);
    for p2 in [0x97, 0x9A] {
        assert_eq!(sw(&card, &sign_command(0, p2, MESSAGE)), 0x6982);
    }
    verify(&card, 0x1B, "ABC123");
    assert_eq!(sw(&card, &sign_command(0, 0x97, MESSAGE)), 0x6982);
    ok(&card, &sign_command(0, 0x9A, MESSAGE));
    // The status lasts for further signatures, and the selected key gives the same bytes.
    let by_short_identifier = ok(&card, &sign_command(0, 0x9A, MESSAGE));
    select_ef(&card, 0x1A);
    assert_eq!(
        ok(&card, &sign_command(0, 0x80, MESSAGE)),
        by_short_identifier
    );
}

#[test]
fn signing_refuses_what_the_card_refuses() {
    let card = VirtualCard::new(Kind::Normal);
    jpki(&card);
    assert_eq!(sw(&card, &sign_command(0, 0x80, MESSAGE)), 0x6986);
    verify(&card, 0x18, "1234");
    select_ef(&card, 0x0A);
    assert_eq!(sw(&card, &sign_command(0, 0x80, MESSAGE)), 0x6981);
    assert_eq!(sw(&card, &sign_command(6, 0x97, MESSAGE)), 0x6A86);
    assert_eq!(sw(&card, &sign_command(0, 0x00, MESSAGE)), 0x6A88);
    assert_eq!(sw(&card, &sign_command(2, 0x97, &[0; 31])), 0x6700);
    assert_eq!(sw(&card, &sign_command(0, 0x97, &[0; 246])), 0x6700);
    ok(&card, &sign_command(0, 0x97, &[0; 245]));
    let mut short = sign_command(0, 0x97, MESSAGE);
    *short.last_mut().unwrap() = 0x80;
    assert_eq!(sw(&card, &short), 0x6C00);
    short.pop();
    assert_eq!(sw(&card, &short), 0x6700);
}

#[test]
fn the_card_proves_its_presence_without_a_pin() {
    for (application, purpose) in [
        (aid::SURFACE, Purpose::SurfaceCard),
        (aid::INPUT_SUPPORT, Purpose::InputSupportCard),
    ] {
        let card = VirtualCard::new(Kind::Face);
        select_ap(&card, application);
        let signature = ok(&card, &sign_command(0, 0, &digest_info(MESSAGE)));
        let key = TestKey::for_card(card.holder().seed, purpose);
        verify_with(&RSA_PKCS1_2048_8192_SHA256, key, &signature);
    }
}

#[test]
fn internal_authenticate_is_for_the_common_key_alone() {
    let card = VirtualCard::new(Kind::Normal);
    let command = |p2| [&apdu(0x88, 0, p2, MESSAGE)[..], &[0]].concat();
    select_ap(&card, aid::COMMON);
    let signature = ok(&card, &command(0x99));
    let key = TestKey::for_card(card.holder().seed, Purpose::InternalAuthentication);
    let scheme = Pkcs1v15Sign::new_unprefixed();
    key.public_key()
        .verify(scheme, MESSAGE, &signature)
        .unwrap();
    jpki(&card);
    assert_eq!(sw(&card, &command(0x97)), 0x6982);
    verify(&card, 0x18, "1234");
    assert_eq!(sw(&card, &command(0x97)), 0x6985);
}

#[test]
fn applications_are_selected_by_the_front_of_their_identifier() {
    let card = VirtualCard::new(Kind::Normal);
    for length in 5..=10 {
        assert_eq!(
            sw(&card, &apdu(0xA4, 4, 0x0C, &aid::JPKI[..length])),
            0x9000
        );
        select_ef(&card, 0x0A);
    }
    let longer = [aid::JPKI, &[0]].concat();
    assert_eq!(sw(&card, &apdu(0xA4, 4, 0x0C, &longer)), 0x6A82);
    assert_eq!(sw(&card, &apdu(0xA4, 4, 0x0C, &aid::JPKI[..4])), 0x6A82);
    // Another driver's probe, with Le.
    let probe = [&apdu(0xA4, 4, 0x0C, &[0xA0, 0, 0, 3, 8])[..], &[0]].concat();
    assert_eq!(sw(&card, &probe), 0x6A82);
    let information = ok(&card, &apdu(0xA4, 4, 0, &aid::JPKI[..5]));
    assert_eq!(information, [&[0x6F, 12, 0x84, 10][..], aid::JPKI].concat());
}

#[test]
fn there_is_no_master_file() {
    let card = VirtualCard::new(Kind::Normal);
    assert_eq!(sw(&card, &[0, 0xA4, 0, 0]), 0x6A86);
    let pretender = VirtualCard::builder().master_file_answers_ok(true).build();
    assert_eq!(sw(&pretender, &[0, 0xA4, 0, 0]), 0x6A86);
    jpki(&pretender);
    verify(&pretender, 0x1B, "ABC123");
    assert_eq!(sw(&pretender, &[0, 0xA4, 0, 0]), 0x9000);
    assert_eq!(sw(&pretender, &[0, 0xB0, 0x81, 0, 1]), 0x9000);
}

#[test]
fn reading_follows_offsets_and_lengths() {
    let card = VirtualCard::builder().filler(Filler::None).build();
    jpki(&card);
    assert_eq!(sw(&card, &[0, 0xB0, 0, 0, 4]), 0x6986);
    assert_eq!(sw(&card, &[0, 0xB0, 0x8D, 0, 4]), 0x6A82);
    assert_eq!(sw(&card, &[0, 0xB0, 0x80, 0, 4]), 0x6A86);
    let whole = read(&card, 0x0A);
    assert_eq!(ok(&card, &[0, 0xB0, 0, 0, 4]), whole[..4]);
    assert_eq!(ok(&card, &[0, 0xB0, 1, 0, 0]), whole[256..512]);
    assert_eq!(ok(&card, &[0, 0xB0, 0x8A, 7, 0]), whole[7..263]);
    let end = u16::try_from(whole.len()).unwrap().to_be_bytes();
    let before = u16::try_from(whole.len() - 3).unwrap().to_be_bytes();
    assert_eq!(sw(&card, &[0, 0xB0, end[0], end[1], 1]), 0x6B00);
    assert_eq!(sw(&card, &[0, 0xB0, 0x7F, 0xFF, 1]), 0x6B00);
    assert_eq!(
        ok(&card, &[0, 0xB0, before[0], before[1], 0]),
        whole[whole.len() - 3..]
    );
    assert_eq!(sw(&card, &[0, 0xB0, 0, 0]), 0x6700);
    assert_eq!(sw(&card, &apdu(0xB0, 0, 0, &[1])), 0x6700);
    select_ef(&card, 0x18);
    assert_eq!(sw(&card, &[0, 0xB0, 0, 0, 4]), 0x6981);
}

#[test]
fn a_short_read_can_warn() {
    let card = VirtualCard::builder().short_read_is_6282(true).build();
    jpki(&card);
    let (data, status) = send(&card, &[0, 0xB0, 0x88, 0, 0]);
    assert_eq!((data.len(), status), (3, 0x6282));
    assert_eq!(sw(&card, &[0, 0xB0, 0x88, 0, 3]), 0x9000);
}

#[test]
fn fillers_stand_behind_the_objects() {
    let length = |filler, fid| {
        let card = VirtualCard::builder().filler(filler).build();
        jpki(&card);
        let content = read(&card, fid);
        (content.len(), *content.last().unwrap())
    };
    let (exact, _) = length(Filler::None, 0x0B);
    assert!((1_100..1_500).contains(&exact), "{exact}");
    assert_eq!(length(Filler::AsIssued, 0x0B), (1_900, 0));
    let filler = Filler::Bytes {
        byte: 0xFF,
        count: 40,
    };
    assert_eq!(length(filler, 0x0B), (exact + 40, 0xFF));
}

#[test]
fn records_are_read_by_number() {
    let card = VirtualCard::new(Kind::Normal);
    select_ap(&card, aid::COMMON);
    let record = ok(&card, &[0, 0xB2, 1, 0x0C, 0]);
    assert_eq!((record.len(), &record[..2]), (30, &[0x01, 0x1C][..]));
    let text = std::str::from_utf8(&record[2..]).unwrap();
    let holder = card.holder();
    assert_eq!(text[..15], holder.card_serial);
    assert_eq!(text[15..20], holder.municipality_code);
    assert_eq!(
        text[20..],
        card.card_expires().strftime("%Y%m%d").to_string()
    );
    select_ef(&card, 1);
    assert_eq!(ok(&card, &[0, 0xB2, 1, 0x04, 0]), record);
    assert_eq!(sw(&card, &[0, 0xB2, 2, 0x04, 0]), 0x6A83);
    assert_eq!(sw(&card, &[0, 0xB2, 1, 0x05, 0]), 0x6A86);
    assert_eq!(sw(&card, &[0, 0xB0, 0, 0, 0]), 0x6981);
    select_ef(&card, 2);
    assert_eq!(sw(&card, &[0, 0xB2, 1, 0x04, 0]), 0x6981);
}

#[test]
fn challenges_differ_and_have_the_wanted_length() {
    let card = VirtualCard::new(Kind::Normal);
    let first = ok(&card, &[0, 0x84, 0, 0, 8]);
    let second = ok(&card, &[0, 0x84, 0, 0, 8]);
    assert_eq!(first.len(), 8);
    assert_ne!(first, second);
    assert_eq!(ok(&card, &[0, 0x84, 0, 0, 0]).len(), 256);
    assert_eq!(sw(&card, &[0, 0x84, 0, 0, 0, 1, 0]), 0x6985);
    assert_eq!(sw(&card, &[0, 0x84, 0, 1, 8]), 0x6A86);
    assert_eq!(sw(&card, &[0, 0x84, 0, 0]), 0x6700);
}

#[test]
fn data_objects_belong_to_the_level_of_the_card() {
    let card = VirtualCard::new(Kind::Normal);
    assert_eq!(
        ok(&card, &[0, 0xCA, 0, 0xF0, 0]),
        card.holder().municipality_code.as_bytes()
    );
    assert_eq!(ok(&card, &[0, 0xCA, 0, 0x42, 0]).len(), 16);
    for tag in [0x45, 0x66, 0xF2, 0xF7] {
        ok(&card, &[0, 0xCA, 0, tag, 0]);
    }
    assert_eq!(sw(&card, &[0, 0xCA, 0x7F, 0x21, 0]), 0x6700);
    assert_eq!(ok(&card, &[0, 0xCA, 0x7F, 0x21, 0, 0, 0]).len(), 563);
    assert_eq!(sw(&card, &[0, 0xCA, 1, 1, 0]), 0x6A88);
    jpki(&card);
    assert_eq!(sw(&card, &[0, 0xCA, 0, 0xF0, 0]), 0x6A88);
    assert_eq!(ok(&card, &[0, 0xCA, 0x5F, 0x51, 0]), card.atr()[1..]);
    select_ap(&card, aid::ISSUER_SECURITY_DOMAIN);
    ok(&card, &[0, 0xCA, 0, 0xF0, 0]);
}

#[test]
fn the_way_of_approved_verifiers_is_closed() {
    let card = VirtualCard::new(Kind::Normal);
    jpki(&card);
    select_ef(&card, 0x16);
    let certificate = |p1, data: &[u8]| {
        let length = u16::try_from(data.len()).unwrap().to_be_bytes();
        [&[0x80, 0xA2, p1, 0xC1, 0, length[0], length[1]], data].concat()
    };
    let mut body = vec![0; 307];
    body[..2].copy_from_slice(&[0x7F, 0x21]);
    assert_eq!(sw(&card, &certificate(6, &[0; 307])), 0x6700);
    assert_eq!(sw(&card, &certificate(6, &body[..300])), 0x6700);
    assert_eq!(sw(&card, &certificate(0x80, &body)), 0x6A86);
    assert_eq!(sw(&card, &certificate(6, &body)), 0x6A88);
    select_ef(&card, 0x0A);
    assert_eq!(sw(&card, &certificate(6, &body)), 0x6985);
}

#[test]
fn unknown_classes_and_instructions_are_told_apart() {
    let card = VirtualCard::new(Kind::Normal);
    jpki(&card);
    let status = |cla, ins| sw(&card, &[cla, ins, 0, 0]);
    assert_eq!(status(0x01, 0xB0), 0x6881);
    assert_eq!(status(0x40, 0xB0), 0x6881);
    assert_eq!(status(0x0C, 0xB0), 0x6882);
    assert_eq!(status(0xC0, 0xB0), 0x6E00);
    assert_eq!(status(0x80, 0xB0), 0x6E00);
    assert_eq!(status(0x00, 0x2A), 0x6E00);
    assert_eq!(status(0x00, 0xC0), 0x6D00);
    assert_eq!(status(0x80, 0xFC), 0x6700);
    assert_eq!(status(0x80, 0xAE), 0x6982);
    select_ap(&card, aid::INPUT_SUPPORT);
    assert_eq!(status(0x08, 0xB0), 0x69FC);
    assert_eq!(status(0x80, 0xAE), 0x6982);
    verify(&card, 0x11, "1234");
    assert_eq!(status(0x80, 0xAE), 0x6A81);
    select_ap(&card, aid::SURFACE);
    assert_eq!(status(0x80, 0xAE), 0x66F1);
}

#[test]
fn malformed_commands_are_answered() {
    let card = VirtualCard::new(Kind::Normal);
    for command in [
        &[][..],
        &[0],
        &[0, 0xA4, 4],
        &[0, 0xA4, 4, 0x0C, 10, 1],
        &[0xFF; 300],
    ] {
        assert_eq!(card.transmit(command), [0x67, 0x00]);
    }
    assert_eq!(card.apdu_count(), 5);
    assert_eq!(card.command_headers()[2], [0, 0xA4, 4, 0]);
}

#[test]
fn without_extended_length_only_short_commands_pass() {
    let card = VirtualCard::builder().extended_length(false).build();
    jpki(&card);
    assert_eq!(sw(&card, &[0, 0xB0, 0x8A, 0, 0, 0, 0]), 0x6700);
    assert_eq!(ok(&card, &[0, 0xB0, 0x8A, 0, 0]).len(), 256);
}

#[test]
fn t0_hands_out_answers_on_request() {
    let card = VirtualCard::builder()
        .t0_mode(true)
        .atr(Atr::ContactShort)
        .build();
    jpki(&card);
    assert_eq!(verify(&card, 0x18, "1234"), 0x9000);
    let mut command = sign_command(0, 0x97, &digest_info(MESSAGE));
    command.pop();
    assert_eq!(sw(&card, &command), 0x6100);
    let (front, status) = send(&card, &[0, 0xC0, 0, 0, 0x10]);
    assert_eq!((front.len(), status), (16, 0x61F0));
    assert_eq!(sw(&card, &[0, 0xC0, 0, 0, 0]), 0x6CF0);
    let rest = ok(&card, &[0, 0xC0, 0, 0, 0xF0]);
    verify_with(
        &RSA_PKCS1_2048_8192_SHA256,
        auth_key(&card),
        &[front, rest].concat(),
    );
    assert_eq!(sw(&card, &[0, 0xC0, 0, 0, 0]), 0x6985);
}

#[test]
fn t0_asks_for_the_right_le() {
    let card = VirtualCard::builder().t0_mode(true).build();
    assert_eq!(sw(&card, &[0, 0xCA, 0, 0xF0, 0]), 0x6C05);
    ok(&card, &[0, 0xCA, 0, 0xF0, 5]);
    assert_eq!(sw(&card, &[0, 0xCA, 0x7F, 0x21, 0]), 0x6100);
    assert_eq!(sw(&card, &[0, 0xC0, 0, 0, 0]), 0x6100);
    jpki(&card);
    assert_eq!(sw(&card, &[0, 0xB0, 0x88, 0, 0]), 0x6C03);
    assert_eq!(ok(&card, &[0, 0xB0, 0x88, 0, 3]).len(), 3);
    assert_eq!(ok(&card, &[0, 0xB0, 0x8A, 0, 0]).len(), 256);
    // Case 1 as T=0 carries it: P3 is 00.
    assert_eq!(sw(&card, &[0, 0x20, 0, 0x98, 0]), 0x63C3);
    assert_eq!(sw(&card, &apdu(0xA4, 4, 0, aid::JPKI)), 0x610E);
    assert_eq!(sw(&card, &[0, 0xB0, 0x8A, 0, 0, 0, 0]), 0x6700);
}

#[test]
fn the_public_key_of_the_schemes_is_the_certificates() {
    let card = VirtualCard::new(Kind::Normal);
    jpki(&card);
    let certificate = read(&card, 0x0A);
    assert_eq!(
        TestKey::with_modulus_in(&certificate),
        Some(auth_key(&card))
    );
}
