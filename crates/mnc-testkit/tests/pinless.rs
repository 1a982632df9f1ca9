//! The authentication key without the PIN: an approved verifier, simulated, against the virtual card.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod common;

use common::{apdu, ok, select_ap, select_ef, send, sw};
use mnc_core::card::apdu::Command;
use mnc_core::card::secret::{AttemptPolicy, AuthenticationPin};
use mnc_core::card::{Card, KeyOpening, PinlessAuthority, PinlessChannel, SignatureScheme};
use mnc_core::identity::certificate::{
    Anchor, CertificateKind, TrustAnchors, VerifiedCertificate, verify,
};
use mnc_core::identity::{CardPossession, Challenge};
use mnc_core::{Date, Error, ErrorKind, Result};
use mnc_testkit::fault::{Fault, Faulty};
use mnc_testkit::keys::TestKey;
use mnc_testkit::pinless::SimulatedAuthority;
use mnc_testkit::pki::{CvAuthority, Hierarchy, cv_certificate};
use mnc_testkit::virtual_card::{Kind, VirtualCard, aid};

const PIN: u16 = 0x18;
const TODAY: Date = Date::constant(2026, 11, 20);

fn verified_certificate(
    card: &VirtualCard,
    session: &mut mnc_core::card::Session<'_>,
) -> VerifiedCertificate {
    let kind = CertificateKind::UserAuthentication;
    let issuer = card.issuer(Hierarchy::UserAuthentication).certificate();
    let anchors = TrustAnchors::for_tests(
        vec![Anchor::from_der(kind, &issuer).unwrap()],
        "1.2.392.200149.8.5.1.0.30",
        "1.2.392.200149.8.5.1.0.20",
    )
    .unwrap();
    let certificate = session
        .jpki()
        .unwrap()
        .authentication_certificate()
        .unwrap();
    verify(certificate, kind, &anchors, TODAY.at(12, 0, 0, 0)).unwrap()
}

fn possess(card: &VirtualCard, authority: &mut dyn PinlessAuthority) -> Result<CardPossession> {
    let mut sdk = Card::new(card.transport());
    let mut session = sdk.begin()?;
    let certificate = verified_certificate(card, &mut session);
    let mut jpki = session.jpki()?;
    let mut access = jpki.open_pinless(authority)?;
    Challenge::new()?
        .sign(&mut access, SignatureScheme::PssSha256)?
        .check(&certificate)
}

/// Whether the next program could sign without the PIN.
fn key_is_open(card: &VirtualCard) -> bool {
    sw(card, &[0x80, 0x2A, 0, 0x97, 1, 0x55, 0]) == 0x9000
}

#[test]
fn a_locked_card_proves_its_presence_to_an_approved_verifier() {
    // 公的個人認証法 第38条の2; 事務連絡 2023-10-31 別紙1 (支払基金).
    let card = VirtualCard::new(Kind::Face);
    let possession = possess(&card, &mut SimulatedAuthority::new()).unwrap();
    assert_eq!(possession.opening(), KeyOpening::PinlessAuthority);
    assert_eq!(card.verify_attempts(), 0);
    assert_eq!(card.tries_remaining(aid::JPKI, PIN), Some(0));
    assert!(!key_is_open(&card), "the status ends with the session");
}

#[test]
fn the_counter_of_an_ordinary_card_is_not_touched() {
    let card = VirtualCard::new(Kind::Normal);
    possess(&card, &mut SimulatedAuthority::new()).unwrap();
    assert_eq!(card.tries_remaining(aid::JPKI, PIN), Some(3));
    assert_eq!(card.verify_attempts(), 0);
}

#[test]
fn a_wrong_authority_leaves_the_key_closed() {
    let cases = [
        (SimulatedAuthority::with_forged_certificate(), 0x6300),
        (SimulatedAuthority::of_unknown_authority(), 0x6A88),
        (SimulatedAuthority::with_borrowed_certificate(), 0x6300),
    ];
    for (mut authority, status_word) in cases {
        let card = VirtualCard::new(Kind::Face);
        let mut sdk = Card::new(card.transport());
        let mut session = sdk.begin().unwrap();
        let mut jpki = session.jpki().unwrap();
        let error = jpki.open_pinless(&mut authority).map(drop).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::CardRefused);
        assert_eq!(error.status_word().unwrap().value(), status_word);
        assert!(!key_is_open(&card));
        assert_eq!(card.verify_attempts(), 0);
    }
}

#[test]
fn a_phone_knows_no_terminal() {
    let card = VirtualCard::new(Kind::SmartphoneAndroid);
    let mut sdk = Card::new(card.transport());
    let mut session = sdk.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    if let Ok(mut access) = jpki.open_pinless(&mut SimulatedAuthority::new()) {
        assert!(access.sign(SignatureScheme::Pkcs1Sha256, b"m").is_err());
    }
    assert!(!key_is_open(&card));
}

#[test]
fn without_extended_length_the_way_ends_cleanly() {
    for card in [
        VirtualCard::builder()
            .kind(Kind::Face)
            .extended_length(false)
            .build(),
        VirtualCard::builder()
            .kind(Kind::Face)
            .t0_mode(true)
            .build(),
    ] {
        let error = possess(&card, &mut SimulatedAuthority::new()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::CardRefused);
        assert_eq!(error.status_word().unwrap().value(), 0x6700);
        assert!(!key_is_open(&card));
        assert_eq!(card.verify_attempts(), 0);
    }
}

/// Sends a command first, then does what the genuine one does.
struct Meddling(Command, Option<Error>);

impl PinlessAuthority for Meddling {
    fn authorise(&mut self, channel: &mut PinlessChannel<'_, '_>) -> Result<()> {
        self.1 = channel.transmit(&self.0).err();
        SimulatedAuthority::new().authorise(channel)
    }
}

#[test]
fn an_authority_can_present_and_change_no_secret() {
    for (ins, p2) in [(0x20, 0x98), (0x24, 0x98), (0x2C, 0x98), (0x32, 0x98)] {
        let card = VirtualCard::new(Kind::Normal);
        let command = Command::new(0x00, ins, 0x00, p2).with_data(b"0000");
        let mut meddling = Meddling(command, None);
        possess(&card, &mut meddling).unwrap();
        assert_eq!(meddling.1.unwrap().kind(), ErrorKind::InvalidArgument);
        assert_eq!(card.verify_attempts(), 0);
    }
}

#[test]
fn the_authority_does_not_open_what_the_pin_of_another_purpose_opens() {
    let card = VirtualCard::new(Kind::Normal);
    let mut sdk = Card::new(card.transport());
    let mut session = sdk.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    jpki.open_pinless(&mut SimulatedAuthority::new()).unwrap();
    assert_eq!(
        sw(&card, &[0, 0xB0, 0x81, 0, 1]),
        0x6982,
        "signature certificate"
    );
    assert_eq!(
        sw(&card, &[0x80, 0x2A, 0, 0x9A, 1, 0x55, 0]),
        0x6982,
        "signature key"
    );
    assert_eq!(
        sw(&card, &[0, 0x24, 1, 0x98, 4, 48, 48, 48, 48]),
        0x6982,
        "change of the PIN"
    );
}

fn extended(cla: u8, ins: u8, p1: u8, p2: u8, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap().to_be_bytes();
    [&[cla, ins, p1, p2, 0, length[0], length[1]], data].concat()
}

#[test]
fn the_card_refuses_each_part_out_of_form_and_out_of_turn() {
    let card = VirtualCard::new(Kind::Face);
    let key = TestKey::named("terminal").unwrap();
    let certificate = cv_certificate(CvAuthority::Terminal, *b"9299990\x08\x05001\0\0\0\0", key);
    let (body, signature) = certificate.split_at(307);
    select_ap(&card, aid::JPKI);
    select_ef(&card, 0x16);
    assert_eq!(
        sw(&card, &extended(0x80, 0xA2, 0, 0xC1, signature)),
        0x6985,
        "no body yet"
    );
    assert_eq!(sw(&card, &extended(0x80, 0xA2, 6, 0xC2, body)), 0x6A86);
    assert_eq!(
        sw(&card, &extended(0x80, 0xA2, 6, 0xC1, &body[1..])),
        0x6700
    );
    let proof = |challenge: &[u8]| extended(0, 0x82, 0, 0x96, &key.sign_sha256(challenge));
    let challenge = ok(&card, &[0, 0x84, 0, 0, 32]);
    assert_eq!(sw(&card, &proof(&challenge)), 0x6985, "no certificate yet");
    ok(&card, &extended(0x80, 0xA2, 6, 0xC1, body));
    ok(&card, &extended(0x80, 0xA2, 0, 0xC1, signature));
    assert_eq!(
        sw(&card, &proof(&challenge)),
        0x6985,
        "the challenge was used up"
    );
    let short = ok(&card, &[0, 0x84, 0, 0, 7]);
    assert_eq!(
        sw(&card, &proof(&short)),
        0x6985,
        "the challenge was too short"
    );
    let challenge = ok(&card, &[0, 0x84, 0, 0, 32]);
    assert_eq!(sw(&card, &apdu(0x82, 0, 0x96, &[0; 200])), 0x6700);
    assert_eq!(sw(&card, &extended(0, 0x82, 0, 0x98, &[0; 256])), 0x6A86);
    assert!(!key_is_open(&card));
    ok(&card, &proof(&challenge));
    assert!(key_is_open(&card));
    select_ap(&card, aid::JPKI);
    assert!(!key_is_open(&card), "selection ends it");
    assert_eq!(send(&card, &proof(&challenge)).1, 0x6985);
}

/// Signs once with each opening and says how often a secret was presented, if it was at all.
fn sign(
    transport: Faulty<mnc_testkit::virtual_card::VirtualTransport>,
    pinless: bool,
) -> Result<()> {
    let mut sdk = Card::new(transport);
    let mut session = sdk.begin()?;
    let mut jpki = session.jpki()?;
    let mut access = if pinless {
        jpki.open_pinless(&mut SimulatedAuthority::new())?
    } else {
        let pin = AuthenticationPin::new(b"1234")?;
        jpki.verify_authentication_pin(&pin, AttemptPolicy::KeepLastTry)?
    };
    Challenge::new()?.sign(&mut access, SignatureScheme::Pkcs1Sha256)?;
    session.close()
}

fn faulty(card: &VirtualCard) -> Faulty<mnc_testkit::virtual_card::VirtualTransport> {
    let owner = card.clone();
    Faulty::new(card.transport()).reset_by(move || owner.reset())
}

#[test]
fn a_fault_at_any_command_of_a_signature_spends_no_try_and_leaves_no_key_open() {
    for pinless in [false, true] {
        let card = VirtualCard::new(Kind::Normal);
        let transport = faulty(&card);
        let count = transport.count();
        sign(transport, pinless).unwrap();
        let commands = count.get();
        assert!(commands >= 5, "{commands}");
        for n in 1..=commands {
            for fault in [
                Fault::Removed,
                Fault::RemovedAfter,
                Fault::Reset,
                Fault::Failed,
                Fault::AnswerLost,
            ] {
                let card = VirtualCard::new(Kind::Normal);
                let result = sign(faulty(&card).at(n, fault), pinless);
                let at = format!("{fault:?} at {n}, pinless: {pinless}");
                // A reset before anything is verified is recovered from; the rest is told.
                let told = result.is_err() || n == 1 && fault == Fault::Reset || n == commands;
                assert!(told, "{at}");
                assert_eq!(card.tries_remaining(aid::JPKI, PIN), Some(3), "{at}");
                assert!(card.verify_attempts() <= usize::from(!pinless), "{at}");
                assert!(!key_is_open(&card), "{at}");
            }
        }
    }
}
