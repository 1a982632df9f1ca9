//! Recording and replaying together, with the SDK and the virtual card at either end.

use super::{Recorder, Replay};
use crate::fault::{Fault, Faulty};
use crate::virtual_card::{Kind, VirtualCard};
use mnc_core::card::secret::{
    AttemptPolicy, AuthenticationPin, InputSupportPin, ReferenceNumberB, SignaturePassword,
};
use mnc_core::card::transport::{CardTransport, Disposition, TransportError};
use mnc_core::card::{Card, SignatureScheme};
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

/// A transcript in memory, readable while it is written.
#[derive(Clone, Default)]
struct Sheet(Arc<Mutex<Vec<u8>>>);

impl Sheet {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Everything the SDK can do with a card.
fn flow(card: &mut Card, secrets: &VirtualCard) -> mnc_core::Result<()> {
    let policy = AttemptPolicy::KeepLastTry;
    let pin = AuthenticationPin::new(secrets.auth_pin().as_bytes())?;
    let password = SignaturePassword::new(secrets.sign_password().as_bytes())?;
    let input_pin = InputSupportPin::new(secrets.input_support_pin().as_bytes())?;
    let b = ReferenceNumberB::new(secrets.reference_number_b().as_bytes())?;
    let mut session = card.begin()?;
    let mut jpki = session.jpki()?;
    jpki.token_information()?;
    jpki.certificate_availability()?;
    jpki.authentication_certificate()?;
    jpki.verify_authentication_pin(&pin, policy)?
        .sign(SignatureScheme::Pkcs1Sha256, b"challenge")?;
    jpki.verify_signature_password(&password, policy)?
        .signature_certificate()?;
    let mut surface = session.surface()?;
    surface.verify_reference_number_b(&b, policy)?.face_file()?;
    let mut input_support = session.input_support()?;
    input_support.verify_pin(&input_pin, policy)?.attributes()?;
    session.common()?.card_identification()?;
    session.close()
}

fn hex(bytes: &[u8]) -> String {
    super::pattern::Pattern::clear(bytes).to_string()
}

/// The bytes in the spellings in which they might slip into a text.
fn spellings(bytes: &[u8]) -> Vec<String> {
    let hex = hex(bytes);
    let decimal: Vec<_> = bytes.iter().map(ToString::to_string).collect();
    let mut spellings = vec![hex.to_lowercase(), hex, decimal.join(",")];
    spellings.extend((0..3).map(|skipped| base64(bytes, skipped)));
    spellings.extend(String::from_utf8(bytes.to_vec()));
    spellings
}

/// Base64 of the bytes as it looks behind so many other bytes, without the characters at either end
/// that depend on the neighbours.
fn base64(bytes: &[u8], skipped: usize) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<bool> = bytes
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1))
        .skip((6 - skipped * 8 % 6) % 6)
        .collect();
    let digit = |six: &[bool]| six.iter().fold(0, |sum, bit| sum << 1 | usize::from(*bit));
    let whole = bits.chunks_exact(6);
    whole.map(|six| char::from(DIGITS[digit(six)])).collect()
}

fn assert_absent(text: &str, what: &str, bytes: &[u8]) {
    for spelling in spellings(bytes) {
        assert!(!text.contains(&spelling), "{what} is in the transcript");
    }
}

/// The secrets of a card whose digits cannot stand in a transcript by chance.
fn card_with_rare_secrets() -> VirtualCard {
    VirtualCard::builder()
        .kind(Kind::Normal)
        .auth_pin("8642")
        .input_support_pin("9753")
        .sign_password("QZXJ7391")
        .build()
}

fn assert_no_secret(text: &str, card: &VirtualCard) {
    for (what, secret) in [
        ("the PIN", card.auth_pin()),
        ("the password", card.sign_password()),
        ("the input support PIN", card.input_support_pin()),
        ("照合番号B", card.reference_number_b()),
        ("the individual number", card.reference_number_a()),
    ] {
        assert_absent(text, what, secret.as_bytes());
    }
}

fn record(card: &VirtualCard, redacted: bool) -> String {
    let sheet = Sheet::default();
    let transport = card.transport();
    let mut sdk = if redacted {
        Card::new(Recorder::redacted(transport, sheet.clone()))
    } else {
        Card::new(Recorder::for_test_card(transport, sheet.clone()))
    };
    flow(&mut sdk, card).unwrap();
    sheet.text()
}

/// The file of the virtual card that the SDK reads as the card's face, and the four attributes.
fn personal_files(card: &VirtualCard) -> Vec<Vec<u8>> {
    let b = card.reference_number_b().as_bytes();
    [(2, 0x92, 0x82), (8, 0x95, 0x82)]
        .map(|(application, reference, file)| {
            let select = [
                0,
                0xA4,
                4,
                0x0C,
                10,
                0xD3,
                0x92,
                0x10,
                0,
                0x31,
                0,
                1,
                1,
                4,
                application,
            ];
            card.transmit(&select);
            card.transmit(&[&[0, 0x20, 0, reference, 14], b].concat());
            let answer = card.transmit(&[0, 0xB0, file, 0, 0, 0, 0]);
            assert!(answer.ends_with(&[0x90, 0]) && answer.len() > 60);
            card.reset();
            answer
        })
        .to_vec()
}

#[test]
fn a_redacted_transcript_holds_neither_secrets_nor_personal_data() {
    for extended in [true, false] {
        let card = VirtualCard::builder()
            .auth_pin("8642")
            .input_support_pin("9753")
            .sign_password("QZXJ7391")
            .extended_length(extended)
            .build();
        let text = record(&card, true);
        assert_no_secret(&text, &card);
        let holder = card.holder();
        for (what, value) in [
            ("the family name", holder.family_name.as_str()),
            ("the given name", &holder.given_name),
            ("the address", &holder.address),
            (
                "the birth date",
                &holder.birth_date.strftime("%Y%m%d").to_string(),
            ),
            ("the card's serial number", &holder.card_serial),
        ] {
            assert_absent(&text, what, value.as_bytes());
        }
        // The same files on a card that gives them in one piece.
        for file in personal_files(&card_with_rare_secrets()) {
            // Behind the offset tables, whose small numbers also occur elsewhere.
            for part in file[48..file.len() - 2].chunks_exact(12) {
                if part.iter().any(|byte| *byte != 0) {
                    assert_absent(&text, "a part of a file", part);
                }
            }
        }
    }
}

#[test]
fn a_redacted_transcript_keeps_what_a_bug_report_needs() {
    let text = record(&card_with_rare_secrets(), true);
    assert!(
        text.contains(&hex(b"JPKIAPICCTOKEN2 ")),
        "the token label is missing"
    );
    assert!(text.contains("\"r\":\"8F8F"), "EF 0008 is missing");
    assert!(text.contains("0020009804xxxxxxxx"), "the VERIFY is missing");
    assert!(
        text.contains("\"r\":\"3082"),
        "the certificate's header is missing"
    );
    assert!(
        text.contains("\"r\":\"FF2082"),
        "the card face's header is missing"
    );
}

#[test]
fn a_test_cards_transcript_holds_the_answers_and_still_no_secret() {
    let card = card_with_rare_secrets();
    let text = record(&card, false);
    let b = card.reference_number_b();
    for secret in [
        card.auth_pin(),
        card.sign_password(),
        card.input_support_pin(),
        b,
    ] {
        // In the other spellings four digits stand among so many others by chance.
        assert!(!text.contains(&hex(secret.as_bytes())));
        let masked = format!("{:02X}{}", secret.len(), "xx".repeat(secret.len()));
        assert!(text.contains(&masked));
    }
    let face = &personal_files(&card)[0];
    let part = hex(&face[100..140]);
    assert!(text.contains(&part), "the card's face is missing");
}

#[test]
fn a_test_cards_transcript_replays_the_whole_flow() {
    let card = card_with_rare_secrets();
    let replay = Replay::parse(&record(&card, false)).unwrap();
    let progress = replay.progress();
    flow(&mut Card::new(replay), &card).unwrap();
    assert_eq!(progress.mismatch(), None);
    assert!(progress.is_complete());
}

/// The commands of the flow, in order, with the status words of their answers.
fn status_words(transport: impl CardTransport, commands: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut transport = transport;
    let mut transaction = transport.begin().unwrap();
    let answers = commands.iter().map(|command| {
        let answer = transaction.transmit(command).unwrap();
        answer[answer.len() - 2..].to_vec()
    });
    let answers = answers.collect();
    transaction.end(Disposition::Reset).unwrap();
    answers
}

#[test]
fn a_redacted_transcript_replays_the_same_status_words() {
    let select = [
        0, 0xA4, 4, 0x0C, 10, 0xD3, 0x92, 0xF0, 0, 0x26, 1, 0, 0, 0, 1,
    ]
    .to_vec();
    let commands = [
        select,
        vec![0, 0xB0, 0x86, 0, 0],
        vec![0, 0xB0, 0x81, 0, 0],
        vec![0, 0x20, 0, 0x98, 4, b'9', b'9', b'9', b'9'],
        vec![0, 0x20, 0, 0x98],
        vec![0, 0xB0, 0x8A, 0, 0, 0, 0],
        vec![0, 0xEE, 0, 0],
    ];
    let sheet = Sheet::default();
    let card = VirtualCard::new(Kind::Normal);
    let transport = Recorder::redacted(card.transport(), sheet.clone());
    let recorded = status_words(transport, &commands);
    assert!(recorded.contains(&vec![0x63, 0xC2]) && recorded.contains(&vec![0x69, 0x82]));
    let replay = Replay::parse(&sheet.text()).unwrap();
    assert_eq!(status_words(replay, &commands), recorded);
}

#[test]
fn a_command_that_is_not_next_fails_and_is_named() {
    let transcript = concat!(
        "{\"event\":\"begin\"}\n\n",
        "{\"event\":\"apdu\",\"n\":1,\"c\":\"0020009804xxxxxxxx\",\"r\":\"9000\"}\n",
    );
    let mut replay = Replay::parse(transcript).unwrap();
    let progress = replay.progress();
    let mut transaction = replay.begin().unwrap();
    let longer = [0, 0x20, 0, 0x98, 5, 1, 2, 3, 4, 5];
    assert!(transaction.transmit(&longer).is_err());
    let mismatch = progress.mismatch().unwrap();
    assert_eq!(mismatch, "00200098 came, but next is command 1, 00200098");
    assert!(!progress.is_complete());
    let any = [0, 0x20, 0, 0x98, 4, 5, 6, 7, 8];
    assert_eq!(transaction.transmit(&any), Ok(vec![0x90, 0x00]));
    assert!(progress.is_complete());
}

#[test]
fn faults_are_recorded_and_replayed() {
    let sheet = Sheet::default();
    let card = VirtualCard::new(Kind::Normal);
    let broken = Faulty::new(card.transport())
        .at(1, Fault::Reset)
        .at(2, Fault::Removed);
    let faults = |transport: &mut dyn CardTransport| -> Vec<TransportError> {
        let mut transaction = transport.begin().unwrap();
        let reset = transaction.transmit(&[0, 0xB0, 0, 0, 0]).unwrap_err();
        transaction.recover().unwrap();
        let removed = transaction.transmit(&[0, 0xB0, 0, 0, 0]).unwrap_err();
        vec![reset, removed]
    };
    let recorded = faults(&mut Recorder::redacted(broken, sheet.clone()));
    let mut replay = Replay::parse(&sheet.text()).unwrap();
    assert_eq!(faults(&mut replay), recorded);
    assert!(replay.progress().is_complete());
    assert!(
        sheet
            .text()
            .contains(r#"{"event":"end","disposition":"dropped"}"#)
    );
}

#[test]
fn a_damaged_transcript_says_where() {
    for (text, line) in [
        ("{\"event\":\"begin\"}\n{", 2),
        ("{\"event\":\"sneeze\"}", 1),
        ("{\"event\":\"apdu\",\"n\":1,\"c\":\"0\",\"r\":\"9000\"}", 1),
    ] {
        assert_eq!(Replay::parse(text).unwrap_err().line, line);
    }
}

#[test]
fn a_full_disk_does_not_disturb_the_work() {
    struct FullDisk;
    impl Write for FullDisk {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let card = VirtualCard::new(Kind::Normal);
    let mut sdk = Card::new(Recorder::redacted(card.transport(), FullDisk));
    flow(&mut sdk, &card).unwrap();
}
