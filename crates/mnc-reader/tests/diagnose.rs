//! The diagnosis of every virtual card, and of every fault at every command of it.

use mnc_core::card::TokenKind;
use mnc_core::card::transport::{
    Capabilities, CardTransaction, CardTransport, TransportError, TransportErrorKind,
};
use mnc_reader::diagnose::{self, Diagnosis, Finding};
use mnc_testkit::fault::{Fault, Faulty};
use mnc_testkit::virtual_card::{Kind, VirtualCard};

/// A reader that says that it has no extended length.
struct ShortReader<T>(T);

impl<T: CardTransport> CardTransport for ShortReader<T> {
    fn capabilities(&self) -> Capabilities {
        self.0.capabilities().with_extended_length(false)
    }
    fn begin(&mut self) -> Result<Box<dyn CardTransaction + '_>, TransportError> {
        self.0.begin()
    }
}

fn of(card: &VirtualCard) -> Diagnosis {
    diagnose::card(card.transport())
}

#[test]
fn each_kind_of_card_has_its_findings() {
    use Finding::{AuthenticationPinLocked, MyNumberCard, Smartphone};
    let table: [(Kind, &[Finding]); 5] = [
        (Kind::Normal, &[MyNumberCard]),
        (Kind::Face, &[MyNumberCard, AuthenticationPinLocked]),
        (Kind::Locked, &[MyNumberCard, AuthenticationPinLocked]),
        (Kind::Infant, &[MyNumberCard]),
        (Kind::SmartphoneAndroid, &[Smartphone]),
    ];
    for (kind, findings) in table {
        let card = VirtualCard::new(kind);
        let diagnosis = of(&card);
        assert_eq!(diagnosis.findings(), findings, "{kind}");
        assert!(diagnosis.is_usable(), "{kind}");
        assert!(diagnosis.error().is_none(), "{kind}");
        assert_eq!(card.verify_attempts(), 0, "{kind}");
    }
}

#[test]
fn the_token_is_told() {
    let phone = of(&VirtualCard::new(Kind::SmartphoneAndroid));
    assert_eq!(phone.token(), Some(&TokenKind::AndroidPhone));
    let card = of(&VirtualCard::new(Kind::Normal));
    assert_eq!(card.token(), Some(&TokenKind::MyNumberCard));
    assert_eq!(card.reader(), None);
}

#[test]
fn a_card_or_reader_without_extended_length_is_a_warning() {
    let findings = [Finding::MyNumberCard, Finding::NoExtendedLength];
    let card = VirtualCard::builder().extended_length(false).build();
    assert_eq!(of(&card).findings(), findings);

    let diagnosis = diagnose::card(ShortReader(VirtualCard::new(Kind::Normal).transport()));
    assert_eq!(diagnosis.findings(), findings);
    assert!(diagnosis.is_usable());
}

#[test]
fn cards_of_other_kinds_are_told_apart_from_damaged_ones() {
    for status_word in [0x6A82, 0x6D00, 0x6E00, 0x6999] {
        let transport = VirtualCard::new(Kind::Normal).transport();
        let other = Faulty::new(transport).at(1, Fault::StatusWord(status_word));
        let diagnosis = diagnose::card(other);
        assert_eq!(
            diagnosis.findings(),
            [Finding::NotMyNumberCard],
            "{status_word:04X}"
        );
        assert!(!diagnosis.is_usable());
    }
    let transport = VirtualCard::new(Kind::Normal).transport();
    let damaged = Faulty::new(transport).at(2, Fault::StatusWord(0x6581));
    assert_eq!(diagnose::card(damaged).findings(), [Finding::CardFault]);
}

#[test]
fn a_card_without_the_certificate_is_a_warning() {
    let transport = VirtualCard::new(Kind::Normal).transport();
    let bare = Faulty::new(transport).at(3, Fault::StatusWord(0x6A82));
    let diagnosis = diagnose::card(bare);
    let findings = [Finding::MyNumberCard, Finding::NoAuthenticationCertificate];
    assert_eq!(diagnosis.findings(), findings);
    assert!(diagnosis.is_usable());
}

#[test]
fn what_keeps_the_transaction_from_starting_is_named() {
    for (kind, finding) in [
        (TransportErrorKind::ServiceDown, Finding::ServiceDown),
        (TransportErrorKind::NoReader, Finding::NoReader),
        (TransportErrorKind::NoCard, Finding::NoCard),
        (TransportErrorKind::Busy, Finding::CardBusy),
        (TransportErrorKind::Removed, Finding::CardRemoved),
        (TransportErrorKind::Failed, Finding::NoCommunication),
    ] {
        let transport = VirtualCard::new(Kind::Normal).transport();
        let diagnosis = diagnose::card(Faulty::new(transport).at_begin(1, kind));
        assert_eq!(diagnosis.findings(), [finding]);
        assert!(diagnosis.error().is_some());
    }
}

#[test]
fn any_fault_at_any_command_ends_in_a_finding() {
    let faults = [
        Fault::Removed,
        Fault::RemovedAfter,
        Fault::Reset,
        Fault::Failed,
        Fault::AnswerLost,
        Fault::Busy,
        Fault::ShortRead(3),
        Fault::Truncated(3),
        Fault::Empty,
        Fault::OneByte,
        Fault::StatusWord(0x6F00),
        Fault::StatusWord(0x6982),
        Fault::StatusWord(0x6100),
        Fault::StatusWord(0x6C00),
    ];
    for fault in faults {
        for n in 1..=6 {
            let card = VirtualCard::new(Kind::Normal);
            let reset = card.clone();
            let transport = Faulty::new(card.transport())
                .at(n, fault)
                .reset_by(move || reset.reset());
            let diagnosis = diagnose::card(transport);
            assert!(!diagnosis.findings().is_empty(), "{fault:?} at {n}");
            assert_eq!(card.verify_attempts(), 0, "{fault:?} at {n}");
            if fault == Fault::Removed && n <= 4 {
                assert!(!diagnosis.is_usable(), "removed at {n}");
                assert!(diagnosis.findings().contains(&Finding::CardRemoved));
            }
        }
    }
}
