//! Cards and readers that answer what they should not: clear errors, no second VERIFY, no endless loop.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::ErrorKind;
use mnc_core::card::secret::{AttemptPolicy, AuthenticationPin};
use mnc_core::card::transport::{
    CardTransaction, CardTransport, Disposition, TransportError, TransportErrorKind,
};
use mnc_core::card::{Card, ExtendedLength, JpkiSecret, SignatureScheme};
use std::sync::{Arc, Mutex};

type Answer = Result<Vec<u8>, TransportErrorKind>;

/// A card that answers by a function of the command, and remembers the commands.
#[derive(Clone)]
struct Scripted {
    answer: fn(&[u8]) -> Answer,
    commands: Arc<Mutex<Vec<Vec<u8>>>>,
}

impl Scripted {
    fn new(answer: fn(&[u8]) -> Answer) -> Self {
        Self {
            answer,
            commands: Arc::default(),
        }
    }

    fn sent(&self, ins: u8) -> usize {
        let commands = self.commands.lock().unwrap();
        commands
            .iter()
            .filter(|command| command[1] == ins && command.len() > 4)
            .count()
    }
}

impl CardTransport for Scripted {
    fn begin(&mut self) -> Result<Box<dyn CardTransaction + '_>, TransportError> {
        Ok(Box::new(self.clone()))
    }
}

impl CardTransaction for Scripted {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
        self.commands.lock().unwrap().push(command.to_vec());
        (self.answer)(command).map_err(TransportError::new)
    }

    fn end(self: Box<Self>, _: Disposition) -> Result<(), TransportError> {
        Ok(())
    }
}

const SELECT: u8 = 0xA4;
const VERIFY: u8 = 0x20;
const READ_BINARY: u8 = 0xB0;
const GET_RESPONSE: u8 = 0xC0;

/// Reads the authentication certificate from such a card and returns the error.
fn read_error(answer: fn(&[u8]) -> Answer) -> mnc_core::Error {
    let mut card = Card::new(Scripted::new(answer));
    let mut session = card.begin().unwrap();
    let result = session
        .jpki()
        .and_then(|mut jpki| jpki.authentication_certificate());
    result.unwrap_err()
}

fn pin() -> AuthenticationPin {
    AuthenticationPin::new(b"1234").unwrap()
}

#[test]
fn a_file_above_32_kib_is_refused_by_its_length_alone() {
    let error = read_error(|command| match command[1] {
        SELECT => Ok(vec![0x90, 0x00]),
        _ => Ok(vec![0x30, 0x82, 0x80, 0x01, 0, 0, 0x90, 0x00]),
    });
    assert_eq!(error.kind(), ErrorKind::FileTooLarge);
    let huge = read_error(|command| match command[1] {
        SELECT => Ok(vec![0x90, 0x00]),
        _ => Ok(vec![0x30, 0x83, 0xFF, 0xFF, 0xFF, 0x90, 0x00]),
    });
    assert_eq!(huge.kind(), ErrorKind::FileTooLarge);
}

#[test]
fn a_file_shorter_than_its_length_ends_in_an_error() {
    let error = read_error(|command| match (command[1], command[2]) {
        (SELECT, _) => Ok(vec![0x90, 0x00]),
        (_, 0x8A) => Ok(vec![0x30, 0x82, 0x01, 0x00, 0x90, 0x00]),
        _ => Ok(vec![0x90, 0x00]),
    });
    assert_eq!(error.kind(), ErrorKind::MalformedFile);
    assert_eq!(error.location().unwrap().offset, 4);
}

#[test]
fn an_endless_get_response_ends() {
    let empty = read_error(|command| match command[1] {
        SELECT => Ok(vec![0x90, 0x00]),
        _ => Ok(vec![0x61, 0x10]),
    });
    assert_eq!(empty.kind(), ErrorKind::MalformedResponse);
    let full = read_error(|command| match command[1] {
        SELECT => Ok(vec![0x90, 0x00]),
        GET_RESPONSE => Ok([&[7; 256][..], &[0x61, 0x00]].concat()),
        _ => Ok(vec![0x61, 0x00]),
    });
    assert_eq!(full.kind(), ErrorKind::MalformedResponse);
}

#[test]
fn a_wrong_le_is_mended_once() {
    let card = Scripted::new(|command| match command[1] {
        SELECT => Ok(vec![0x90, 0x00]),
        _ => Ok(vec![0x6C, 0x03]),
    });
    let mut sdk = Card::new(card.clone());
    let mut session = sdk.begin().unwrap();
    let error = session
        .jpki()
        .unwrap()
        .certificate_availability()
        .unwrap_err();
    assert_eq!(error.status_word().unwrap().value(), 0x6C03);
    assert_eq!(card.sent(READ_BINARY), 2);
}

#[test]
fn a_verify_is_never_sent_twice_whatever_comes_back() {
    let answers: [fn(&[u8]) -> Answer; 7] = [
        |command| verify_answer(command, Ok(vec![0x6C, 0x04])),
        |command| verify_answer(command, Ok(vec![0x61, 0x04])),
        |command| verify_answer(command, Ok(vec![])),
        |command| verify_answer(command, Ok(vec![0x63])),
        |command| verify_answer(command, Err(TransportErrorKind::Failed)),
        |command| verify_answer(command, Err(TransportErrorKind::Reset)),
        |command| verify_answer(command, Err(TransportErrorKind::Removed)),
    ];
    for (index, answer) in answers.into_iter().enumerate() {
        let card = Scripted::new(answer);
        let mut sdk = Card::new(card.clone());
        let mut session = sdk.begin().unwrap();
        let mut jpki = session.jpki().unwrap();
        let result = jpki.verify_authentication_pin(&pin(), AttemptPolicy::AllowLastTry);
        // 61xx is a success with data to fetch (ISO/IEC 7816-4 §5.6); the others are not.
        assert_eq!(result.is_ok(), index == 1, "answer {index}");
        assert_eq!(card.sent(VERIFY), 1, "answer {index}");
    }
}

fn verify_answer(command: &[u8], answer: Answer) -> Answer {
    if command[1] == VERIFY {
        answer
    } else {
        Ok(vec![0x90, 0x00])
    }
}

#[test]
fn unknown_status_words_are_kept() {
    let error = read_error(|command| match command[1] {
        SELECT => Ok(vec![0x90, 0x00]),
        _ => Ok(vec![0x6F, 0x42]),
    });
    assert_eq!(error.kind(), ErrorKind::CardRefused);
    assert_eq!(error.status_word().unwrap().value(), 0x6F42);
    assert!(error.to_string().contains("6F42"));
}

#[test]
fn another_card_is_not_a_my_number_card() {
    let error = read_error(|_| Ok(vec![0x6A, 0x82]));
    assert_eq!(error.kind(), ErrorKind::NotMyNumberCard);
}

#[test]
fn a_reader_that_fails_on_extended_length_gets_short_commands() {
    let card = Scripted::new(|command| match (command[1], command.len()) {
        (SELECT, _) => Ok(vec![0x90, 0x00]),
        (_, 7) => Err(TransportErrorKind::Failed),
        _ => Ok(vec![0x30, 0x01, 0x00, 0x90, 0x00]),
    });
    let mut sdk = Card::new(card.clone());
    let mut session = sdk.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    let error = jpki.authentication_certificate().unwrap_err();
    assert_eq!(
        error.kind(),
        ErrorKind::MalformedCertificate,
        "the three bytes were read"
    );
    let error = jpki.authentication_certificate().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::MalformedCertificate);
    let commands = card.commands.lock().unwrap();
    assert_eq!(
        commands.iter().filter(|command| command.len() == 7).count(),
        1,
        "tried once"
    );
    drop(commands);
    drop(session);
    assert_eq!(sdk.extended_length(), ExtendedLength::Refused);
}

#[test]
fn a_reset_storm_is_an_error_and_not_a_loop() {
    let card = Scripted::new(|_| Err(TransportErrorKind::Reset));
    let mut sdk = Card::new(card.clone());
    let mut session = sdk.begin().unwrap();
    assert_eq!(session.jpki().err().unwrap().kind(), ErrorKind::CardReset);
    assert!(card.commands.lock().unwrap().len() <= 3);
}

#[test]
fn an_empty_signature_is_no_signature() {
    let mut card = Card::new(Scripted::new(|_| Ok(vec![0x90, 0x00])));
    let mut session = card.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    let mut access = jpki
        .verify_authentication_pin(&pin(), AttemptPolicy::AllowLastTry)
        .unwrap();
    let error = access
        .sign(SignatureScheme::PssSha256, b"message")
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::MalformedResponse);
}

#[test]
fn the_status_of_a_secret_tells_absence_from_refusal() {
    let status = |answer| {
        let mut card = Card::new(Scripted::new(answer));
        let mut session = card.begin().unwrap();
        let mut jpki = session.jpki().unwrap();
        jpki.secret_status(JpkiSecret::SignaturePassword)
            .unwrap_err()
            .kind()
    };
    assert_eq!(
        status(|command| verify_answer(command, Ok(vec![0x6A, 0x88]))),
        ErrorKind::FileNotFound
    );
    assert_eq!(
        status(|command| verify_answer(command, Ok(vec![0x6D, 0x00]))),
        ErrorKind::CardRefused
    );
}
