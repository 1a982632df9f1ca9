//! The virtual card as OpenSC sees it: a second, independent client over the real smart card service.
//!
//! Each test has its own service and card.

// Helpers of tests are tests to a reader, but not to the lint.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use mnc_testkit::virtual_card::{Atr, Kind, VirtualCard, aid};
use mnc_testkit::vpcd::Slot;
use mnc_tests::{Finished, PcscStack, finish};
use std::fs;

/// The reference of the PIN of the user-authentication key.
const AUTHENTICATION_PIN: u16 = 0x0018;

/// A card on a reader, and the programs that use it.
struct Counter {
    stack: PcscStack,
    slot: Slot,
    card: VirtualCard,
}

impl Counter {
    fn new(kind: Kind) -> Self {
        Self::with(VirtualCard::new(kind))
    }

    fn with(card: VirtualCard) -> Self {
        let stack = PcscStack::start().unwrap();
        let slot = stack.slot_with(&card).unwrap();
        Self { stack, slot, card }
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Finished {
        finish(self.stack.command(program).args(arguments)).unwrap()
    }

    /// Runs a program that must succeed, and returns what it said.
    fn text(&self, program: &str, arguments: &[&str]) -> String {
        let finished = self.run(program, arguments);
        assert!(
            finished.success,
            "{program} {arguments:?}: {}",
            finished.text
        );
        finished.text
    }

    fn write(&self, name: &str, content: &[u8]) {
        fs::write(self.stack.folder().join(name), content).unwrap();
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.stack.folder().join(name)).unwrap()
    }

    /// A certificate as OpenSC reads it, DER.
    fn certificate(&self, id: &str, pin: &[&str]) -> Vec<u8> {
        let read = ["--read-certificate", id, "--output", "cert.pem"];
        self.text("pkcs15-tool", &[&read, pin].concat());
        let convert = [
            "x509", "-in", "cert.pem", "-outform", "DER", "-out", "cert.der",
        ];
        self.text("openssl", &convert);
        self.read("cert.der")
    }

    /// Signs with a key over PKCS#11; the PIN is wrong or locked if it does not succeed.
    fn sign(&self, slot: &str, id: &str, pin: &str) -> Finished {
        self.write("data", b"challenge");
        let log_in = ["--slot", slot, "--login", "--pin", pin];
        let sign = ["--sign", "--id", id, "--mechanism", "SHA256-RSA-PKCS"];
        let files = ["--input-file", "data", "--output-file", "sig"];
        self.run("pkcs11-tool", &[&log_in[..], &sign, &files].concat())
    }

    /// Checks the last signature against the last certificate with OpenSSL.
    fn check_signature(&self) {
        let key = [
            "x509", "-in", "cert.pem", "-noout", "-pubkey", "-out", "key.pem",
        ];
        self.text("openssl", &key);
        let check = [
            "dgst",
            "-sha256",
            "-verify",
            "key.pem",
            "-signature",
            "sig",
            "data",
        ];
        assert!(self.text("openssl", &check).contains("Verified OK"));
    }

    fn tries(&self) -> Option<u8> {
        self.card.tries_remaining(aid::JPKI, AUTHENTICATION_PIN)
    }

    /// A file of the JPKI application, read past OpenSC.
    fn own_certificate(&self, file: u8, password: Option<&str>) -> Vec<u8> {
        let select = [&[0, 0xA4, 4, 0x0C, 10], aid::JPKI].concat();
        assert_eq!(self.card.transmit(&select), [0x90, 0x00]);
        if let Some(password) = password {
            let length = u8::try_from(password.len()).unwrap();
            let verify = [&[0, 0x20, 0, 0x9B, length], password.as_bytes()].concat();
            assert_eq!(self.card.transmit(&verify), [0x90, 0x00]);
        }
        let mut answer = self.card.transmit(&[0, 0xB0, 0x80 | file, 0, 0, 0, 0]);
        self.card.reset();
        let length = 4 + usize::from(u16::from_be_bytes([answer[2], answer[3]]));
        answer.truncate(length);
        answer
    }
}

#[test]
fn the_card_is_known_by_its_application_whatever_its_answer_to_reset() {
    for atr in Atr::ALL {
        let counter = Counter::with(VirtualCard::builder().atr(atr).build());
        let name = counter.text("opensc-tool", &["-n"]);
        assert!(name.starts_with("jpki"), "{atr:?}: {name}");
    }
}

#[test]
fn the_whole_card_is_listed() {
    let counter = Counter::new(Kind::Normal);
    let dump = counter.text("pkcs15-tool", &["-D"]);
    for entry in [
        "User Authentication PIN",
        "Digital Signature PIN",
        "User Authentication Certificate",
        "Digital Signature Certificate",
        "User Authentication Key",
        "Digital Signature Key",
    ] {
        assert!(dump.contains(entry), "{entry} is missing from {dump}");
    }
    assert!(counter.slot.is_noticed());
}

#[test]
fn the_certificates_are_read_byte_for_byte() {
    let counter = Counter::new(Kind::Normal);
    let password = counter.card.sign_password().to_owned();
    let pin = ["--verify-pin", "--auth-id", "02", "--pin", &password];
    // The numbers of OpenSC, the files of the card, and the password where one is needed.
    for (id, file, opened_by) in [
        ("1", 0x0A, None),
        ("2", 0x01, Some(password.as_str())),
        ("3", 0x0B, None),
        ("4", 0x02, None),
    ] {
        let own = counter.own_certificate(file, opened_by);
        let pin: &[&str] = if opened_by.is_some() { &pin } else { &[] };
        assert_eq!(counter.certificate(id, pin), own, "certificate {id}");
    }
}

#[test]
fn the_signature_certificate_wants_its_password() {
    let counter = Counter::new(Kind::Normal);
    let read = counter.run("pkcs15-tool", &["--read-certificate", "2"]);
    assert!(!read.text.contains("BEGIN CERTIFICATE"), "{}", read.text);
}

#[test]
fn the_tries_left_are_shown() {
    let counter = Counter::new(Kind::Normal);
    let pins = counter.text("pkcs15-tool", &["--list-pins"]);
    let tries: Vec<_> = pins
        .lines()
        .filter_map(|line| line.trim().strip_prefix("Tries left"))
        .map(|rest| rest.trim_start_matches([' ', ':']))
        .collect();
    assert_eq!(tries, ["3", "5"], "{pins}");
}

#[test]
fn both_keys_make_signatures_that_openssl_accepts() {
    let counter = Counter::new(Kind::Normal);
    let pin = counter.card.auth_pin().to_owned();
    counter.certificate("1", &[]);
    let signed = counter.sign("0", "01", &pin);
    assert!(signed.success, "{}", signed.text);
    counter.check_signature();

    let password = counter.card.sign_password().to_owned();
    counter.certificate(
        "2",
        &["--verify-pin", "--auth-id", "02", "--pin", &password],
    );
    let signed = counter.sign("1", "02", &password);
    assert!(signed.success, "{}", signed.text);
    counter.check_signature();
}

#[test]
fn wrong_pins_count_down_to_the_lock_and_the_right_one_does_not_help() {
    let counter = Counter::new(Kind::Normal);
    assert_eq!(counter.tries(), Some(3));
    for left in [2, 1, 0] {
        let refused = counter.sign("0", "01", "9999");
        assert!(!refused.success, "{}", refused.text);
        assert_eq!(counter.tries(), Some(left));
    }
    let pin = counter.card.auth_pin().to_owned();
    let refused = counter.sign("0", "01", &pin);
    assert!(!refused.success, "{}", refused.text);
    assert_eq!(counter.tries(), Some(0));
}

#[test]
fn a_right_pin_gives_the_tries_back() {
    let counter = Counter::new(Kind::Normal);
    assert!(!counter.sign("0", "01", "9999").success);
    assert_eq!(counter.tries(), Some(2));
    let pin = counter.card.auth_pin().to_owned();
    assert!(counter.sign("0", "01", &pin).success);
    assert_eq!(counter.tries(), Some(3));
}

#[test]
fn a_face_card_shows_its_lock_and_is_read_all_the_same() {
    let counter = Counter::new(Kind::Face);
    let pins = counter.text("pkcs15-tool", &["--list-pins"]);
    assert!(pins.contains("Tries left     : 0"), "{pins}");
    let slots = counter.text("pkcs11-tool", &["-L"]);
    assert!(slots.contains("user PIN locked"), "{slots}");
    let own = counter.own_certificate(0x0A, None);
    assert_eq!(counter.certificate("1", &[]), own);
    assert!(!counter.sign("0", "01", "1234").success);
}
