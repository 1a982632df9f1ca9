//! What the host brings to a card behind the facade: revocation lists, and the key of its authority.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

#[path = "../../mnc-core/tests/evidence/mod.rs"]
#[allow(dead_code, reason = "a part of it is used")]
mod evidence;

use evidence::{ListSpec, ResponseSpec, entry, revoked_at};
use mnc::facade::authenticity::CardAuthority;
use mnc::facade::card::{Card, Entry, Secret};
use mnc::facade::certificate::{Anchors, Certificate};
use mnc::facade::monitor::Monitor;
use mnc::facade::revocation::EvidenceKind;
use mnc::facade::transport::Channel;
use mnc_abi::Result;
use mnc_testkit::pki::x509_cert::ext::pkix::CrlReason;
use mnc_testkit::pki::{Authority, CvAuthority, Hierarchy, trust_policies};
use mnc_testkit::virtual_card::{Kind, VirtualCard};
use serde_json::{Value as Json, json};
use std::fmt::Write;

const AT: &str = "2026-11-20T09:00:00";

struct Wire(VirtualCard);

impl Channel for Wire {
    fn exchange(&mut self, command: &[u8]) -> Result<Vec<u8>, i32> {
        Ok(self.0.transmit(command))
    }

    fn max_command(&self) -> Option<usize> {
        None
    }

    fn extended_length(&self) -> Option<bool> {
        Some(true)
    }
}

fn card(kind: Kind) -> (VirtualCard, Card) {
    let virtual_card = VirtualCard::new(kind);
    let card = Card::on_channel(Wire(virtual_card.clone()));
    (virtual_card, card)
}

fn status<T>(result: Result<T>) -> i32 {
    result.err().unwrap().status()
}

fn issuer(card: &VirtualCard) -> Authority {
    card.issuer(Hierarchy::UserAuthentication)
}

fn anchors(card: &VirtualCard) -> Anchors {
    let hex = |hierarchy| {
        let mut hex = String::new();
        for byte in card.issuer(hierarchy).certificate() {
            write!(hex, "{byte:02x}").unwrap();
        }
        hex
    };
    let [authentication, signature] = trust_policies();
    let given = json!({
        "authentication": [hex(Hierarchy::UserAuthentication)],
        "authentication_policy": authentication,
        "signature": [hex(Hierarchy::DigitalSignature)],
        "signature_policy": signature,
    });
    Anchors::for_tests(&given.to_string()).unwrap()
}

fn serial(certificate: &Certificate) -> Vec<u8> {
    let facts: Json = serde_json::from_str(&certificate.facts()).unwrap();
    let hex = facts["serial_number_hex"].as_str().unwrap();
    let pairs = (0..hex.len()).step_by(2);
    pairs
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect()
}

#[test]
fn revocation_is_what_the_evidence_says_and_unchecked_without() {
    let (virtual_card, card) = card(Kind::Normal);
    let (anchors, issuer) = (anchors(&virtual_card), issuer(&virtual_card));
    let certificate = card.authentication_certificate().unwrap();
    let serial = serial(&certificate);
    let judged = |kind, der: &[u8]| certificate.revocation(Some(&anchors), kind, der, AT);
    let said =
        |kind, der: &[u8]| -> Json { serde_json::from_str(&judged(kind, der).unwrap()).unwrap() };
    let (crl, ocsp) = (EvidenceKind::Crl, EvidenceKind::Ocsp);

    assert_eq!(said(EvidenceKind::None, &[])["revocation"], "UNCHECKED");
    let mut list = ListSpec::of(issuer);
    let good = said(crl, &list.der());
    assert_eq!(
        (&good["revocation"], &good["as_of"]),
        (&"GOOD".into(), &"2026-11-20T00:00:00".into())
    );
    list.entries = vec![entry(&serial, Some(CrlReason::KeyCompromise))];
    let revoked = said(crl, &list.der());
    assert_eq!(
        (&revoked["revocation"], &revoked["reason"]),
        (&"REVOKED".into(), &1.into())
    );
    assert_eq!(revoked["at"], "2026-10-01T09:00:00");

    let mut answer = ResponseSpec::of(issuer, &serial);
    assert_eq!(said(ocsp, &answer.der())["revocation"], "GOOD");
    answer.verdict = revoked_at((2026, 10, 1, 0), None);
    assert_eq!(said(ocsp, &answer.der())["revocation"], "REVOKED");

    for (kind, der) in [(crl, answer.der()), (ocsp, list.der()), (crl, Vec::new())] {
        assert_eq!(status(judged(kind, &der)), 504);
    }
    let late = certificate.revocation(Some(&anchors), crl, &list.der(), "2026-12-20T09:00:00");
    assert_eq!(status(late), 504);
    assert_eq!(
        status(certificate.revocation(None, crl, &list.der(), AT)),
        502
    );
    assert_eq!(status(EvidenceKind::of(3)), 9);
}

#[test]
fn a_certificate_for_signatures_names_its_holder_once_it_is_trusted() {
    let (virtual_card, card) = card(Kind::Normal);
    let anchors = anchors(&virtual_card);
    let entry = Entry {
        secret: Secret::SignaturePassword,
        entered: virtual_card.sign_password().as_bytes(),
        last_try: 0,
    };
    let certificate = card.certificate_behind(&entry).unwrap();
    let said = certificate.holder(Some(&anchors), AT).unwrap();
    let said: Json = serde_json::from_slice(&said).unwrap();
    assert!(said["name"].as_str().unwrap().ends_with("花子"), "{said}");
    for field in ["sex", "birthdate", "address"] {
        assert!(said[field].is_string(), "{field}: {said}");
    }
    assert!(
        said.as_object()
            .unwrap()
            .contains_key("substituted_in_name")
    );
    assert_eq!(status(certificate.holder(None, AT)), 502);
    let other = card.authentication_certificate().unwrap();
    assert_eq!(status(other.holder(Some(&anchors), AT)), 10);
}

#[test]
fn the_card_carries_the_certificates_of_its_authorities() {
    let (virtual_card, card) = card(Kind::Normal);
    let carried = |kind| card.ca_certificate(kind).unwrap().to_vec();
    let issuers = [Hierarchy::UserAuthentication, Hierarchy::DigitalSignature]
        .map(|it| virtual_card.issuer(it).certificate());
    assert_eq!([carried(1), carried(2)], issuers);
    assert_eq!(status(card.ca_certificate(0)), 9);
}

#[test]
fn photo_and_attributes_are_authentic_only_with_the_authoritys_key() {
    let (virtual_card, card) = card(Kind::Normal);
    let key = |of: CvAuthority| {
        let key = of.public_key();
        CardAuthority::of(key.modulus(), 65_537).unwrap()
    };
    let number_b = virtual_card.reference_number_b().to_owned();
    let pin = virtual_card.input_support_pin().to_owned();
    for (secret, entered, right, wrong) in [
        (
            Secret::NumberBForFace,
            &number_b,
            CvAuthority::Surface,
            CvAuthority::InputSupport,
        ),
        (
            Secret::NumberBForAttributes,
            &number_b,
            CvAuthority::InputSupport,
            CvAuthority::Surface,
        ),
        (
            Secret::InputSupportPin,
            &pin,
            CvAuthority::InputSupport,
            CvAuthority::Surface,
        ),
    ] {
        let entry = Entry {
            secret,
            entered: entered.as_bytes(),
            last_try: 0,
        };
        let check =
            |authority: Option<CardAuthority>| card.authenticity(&entry, authority.as_ref());
        assert_eq!(check(None).unwrap(), 0, "{secret:?}");
        assert_eq!(check(key(right)).unwrap(), 1, "{secret:?}");
        assert_eq!(status(check(key(wrong))), 500, "{secret:?}");
    }
    let pin = Entry::pin(b"1234", 0);
    assert_eq!(status(card.authenticity(&pin, None)), 9);
    for exponent in [0, 1, 4] {
        assert_eq!(status(CardAuthority::of(&[1], exponent)), 9);
    }
    assert!(CardAuthority::of(&[], 0).unwrap().is_none());
}

#[cfg(not(feature = "pcsc"))]
#[test]
fn without_readers_there_is_no_monitor() {
    assert_eq!(status(Monitor::open()), 8);
}

/// Whether the service runs or not: the wait ends when it is told to, and ever after.
#[cfg(feature = "pcsc")]
#[test]
fn a_wait_for_cards_ends_in_time_or_when_cancelled() {
    let monitor = Monitor::open().unwrap();
    let drained = std::iter::repeat_with(|| monitor.wait(0)).find_map(Result::err);
    assert_eq!(drained.unwrap().status(), 11);
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| status(monitor.wait(60_000)));
        std::thread::sleep(std::time::Duration::from_millis(50));
        monitor.cancel();
        assert_eq!(waiting.join().unwrap(), 207);
    });
    assert_eq!(status(monitor.wait(0)), 207);
}
