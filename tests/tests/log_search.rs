//! All flows with the log at its finest, then everything that was logged or can be shown is searched
//! for secrets and personal data, in every encoding a program would show bytes in.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use mnc_core::card::secret::{
    AttemptPolicy, AuthenticationPin, BirthDateKey, BirthYear, InputSupportPin, ReferenceNumberB,
    SignaturePassword,
};
use mnc_core::card::transport::CardTransport;
use mnc_core::card::{Card, JpkiSecret, SignatureScheme};
use mnc_core::eligibility::answer::QualificationAnswer;
use mnc_core::identity::certificate::{CertificateKind, verify};
use mnc_core::identity::{
    CardPhoto, Challenge, IdentityVerification, PatientPresence, StaffId, VisualConfirmation,
};
use mnc_core::reception::{CardFacts, ReceptionRecord};
use mnc_core::{Date, Language};
use mnc_testkit::fault::{Fault, Faulty};
use mnc_testkit::pki::trust_anchors;
use mnc_testkit::terminal::{InsuredPerson, VirtualTerminal, Visit};
use mnc_testkit::virtual_card::{Kind, VirtualCard};
use std::fmt::{Debug, Write};
use std::sync::{Mutex, OnceLock};

const TODAY: Date = Date::constant(2026, 11, 20);
/// Digits that stand nowhere else.
const PIN: &str = "8264";
const SUPPORT_PIN: &str = "7395";
const PASSWORD: &str = "QX7Z9KW3";

/// Everything that was logged, and everything shown with `Debug` or `Display`.
fn shown() -> &'static Mutex<String> {
    static SHOWN: OnceLock<Mutex<String>> = OnceLock::new();
    SHOWN.get_or_init(Mutex::default)
}

struct Capture;

impl log::Log for Capture {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let line = format!("{} {} {}\n", record.level(), record.target(), record.args());
        shown().lock().unwrap().push_str(&line);
    }

    fn flush(&self) {}
}

fn show(value: &dyn Debug) {
    writeln!(shown().lock().unwrap(), "{value:?} {value:#?}").unwrap();
}

fn show_result<T: Debug>(result: &mnc_core::Result<T>) {
    show(result);
    if let Err(error) = result {
        let mut source = std::error::Error::source(error);
        let mut text = error.to_string();
        while let Some(cause) = source {
            let _ = write!(text, " {cause} {cause:?}");
            source = cause.source();
        }
        show(&(text, error.message(Language::Japanese)));
    }
}

/// A card whose holder's name stands in no message of the SDK.
fn card(kind: Kind) -> VirtualCard {
    let mut holder = VirtualCard::new(kind).holder().clone();
    "見本橋".clone_into(&mut holder.family_name);
    "架空子".clone_into(&mut holder.given_name);
    VirtualCard::builder()
        .holder(holder)
        .kind(kind)
        .today(TODAY)
        .auth_pin(PIN)
        .input_support_pin(SUPPORT_PIN)
        .sign_password(PASSWORD)
        .build()
}

/// Every flow of the SDK over this transport.
fn flow(virtual_card: &VirtualCard, transport: impl CardTransport + 'static) {
    let mut card = Card::new(transport);
    let Ok(mut session) = card.begin() else {
        return;
    };
    let policy = AttemptPolicy::KeepLastTry;
    let pin = AuthenticationPin::new(PIN.as_bytes()).unwrap();
    let password = SignaturePassword::new(PASSWORD.as_bytes()).unwrap();
    let support_pin = InputSupportPin::new(SUPPORT_PIN.as_bytes()).unwrap();
    let number = ReferenceNumberB::new(virtual_card.reference_number_b().as_bytes()).unwrap();
    let birth_date = virtual_card.holder().birth_date;
    let key = BirthDateKey::from_birth_date(birth_date, BirthYear::default()).unwrap();
    show(&(&pin, &password, &support_pin, &number, &key));

    if let Ok(mut jpki) = session.jpki() {
        show_result(&jpki.token_information());
        show_result(&jpki.certificate_availability());
        show_result(&jpki.secret_status(JpkiSecret::AuthenticationPin));
        let certificate = jpki.authentication_certificate();
        show_result(&certificate);
        show_result(
            &jpki
                .verify_signature_password(&password, policy)
                .and_then(|mut access| access.signature_certificate()),
        );
        let signed = jpki
            .verify_authentication_pin(&pin, policy)
            .and_then(|mut access| Challenge::new()?.sign(&mut access, SignatureScheme::PssSha256));
        show_result(&signed);
        if let Ok(certificate) = certificate {
            let at = TODAY.at(9, 0, 0, 0);
            let kind = CertificateKind::UserAuthentication;
            let verified = verify(certificate, kind, &trust_anchors(), at);
            show_result(&verified);
            if let (Ok(signed), Ok(verified)) = (signed, verified) {
                show(&(verified.serial_number(), verified.authority()));
                show_result(&signed.check(&verified));
            }
        }
    }
    if let Ok(mut surface) = session.surface() {
        show_result(&surface.certificate());
        show_result(&surface.prove_presence(&[7; 32]));
        let face = surface
            .verify_reference_number_b(&number, policy)
            .and_then(|mut access| access.face_file());
        show_result(&face);
        if let Ok(face) = face {
            show(&(
                face.name_image(),
                face.address_image(),
                face.photo(),
                face.sex(),
            ));
        }
        show_result(
            &surface
                .verify_birth_date(&key, policy)
                .and_then(|mut a| a.age_record()),
        );
    }
    if let Ok(mut support) = session.input_support() {
        show_result(
            &support
                .verify_pin(&support_pin, policy)
                .and_then(|mut a| a.attributes()),
        );
        show_result(
            &support
                .verify_reference_number_b(&number, policy)
                .and_then(|mut access| access.attributes()),
        );
    }
    show_result(
        &session
            .common()
            .and_then(|mut common| common.card_identification()),
    );
    show_result(
        &session
            .residence()
            .and_then(|mut residence| residence.pin_status()),
    );
    show_result(&session.close());
}

/// Wrong entries of every secret: an error must not repeat what was entered.
fn wrong_entries() {
    for entry in [PIN, PASSWORD, "82645", "8264\u{3042}"] {
        let bytes = entry.as_bytes();
        if entry != PIN {
            show_result(&AuthenticationPin::new(bytes));
            show_result(&InputSupportPin::new(bytes));
        }
        show_result(&SignaturePassword::new(&bytes[..4]));
        show_result(&ReferenceNumberB::new(bytes));
        show_result(&BirthDateKey::new(bytes));
    }
}

fn reception(virtual_card: &VirtualCard) {
    let at = TODAY.at(9, 30, 0, 0);
    let person = InsuredPerson::of(virtual_card.holder(), TODAY);
    let file = VirtualTerminal::new("1319999999")
        .push(&person, &Visit::new(at))
        .unwrap()
        .unwrap();
    let answer = QualificationAnswer::read(&file.bytes);
    show_result(&answer);
    show(&(&file, &person, virtual_card, virtual_card.holder()));
    for cut in (0..file.bytes.len()).step_by(97) {
        show_result(&QualificationAnswer::read(&file.bytes[..cut]));
    }
    let identity = IdentityVerification::by_visual_confirmation(VisualConfirmation {
        staff: StaffId::new("uketsuke-01").unwrap(),
        at,
        patient: PatientPresence::Present,
        photo: CardPhoto::Present,
    })
    .unwrap();
    let facts = CardFacts::default();
    show(&facts);
    show_result(&ReceptionRecord::new(identity, facts, answer.unwrap(), at));
}

/// What must not be found, by name.
fn needles(virtual_card: &VirtualCard) -> Vec<(&'static str, Vec<u8>)> {
    let holder = virtual_card.holder();
    let insurance = holder.insurance_on(TODAY);
    let photo = mnc_testkit::picture::portrait(holder, TODAY);
    let text = |text: &str| text.as_bytes().to_vec();
    let mut needles = vec![
        ("PIN", text(PIN)),
        ("input-support PIN", text(SUPPORT_PIN)),
        ("password", text(PASSWORD)),
        ("照合番号B", text(virtual_card.reference_number_b())),
        ("個人番号", text(&holder.individual_number)),
        ("card serial", text(&holder.card_serial)),
        ("family name", text(&holder.family_name)),
        ("given name", text(&holder.given_name)),
        ("kana", text(&holder.family_kana)),
        ("address", text(&holder.address)),
        ("insured number", text(&insurance.number)),
    ];
    for start in [0, photo.len() / 2, photo.len() - 16] {
        needles.push(("photo", photo[start..start + 16].to_vec()));
    }
    needles
}

/// How a program would show these bytes.
fn encodings(bytes: &[u8]) -> Vec<String> {
    let decimal: Vec<_> = bytes.iter().map(u8::to_string).collect();
    let mut encodings = vec![
        hex(bytes, ""),
        hex(bytes, " "),
        decimal.join(", "),
        STANDARD_NO_PAD.encode(bytes).to_lowercase(),
    ];
    if let Ok(text) = std::str::from_utf8(bytes) {
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(text);
        encodings.extend([text.to_lowercase(), hex(&cp932, ""), hex(&utf16, "")]);
    }
    encodings
}

fn hex(bytes: &[u8], separator: &str) -> String {
    let digits: Vec<_> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    digits.join(separator)
}

fn assert_absent(haystack: &str, virtual_card: &VirtualCard) {
    let haystack = haystack.to_lowercase();
    for (name, bytes) in needles(virtual_card) {
        for encoding in encodings(&bytes) {
            let found = haystack.find(&encoding);
            let line = found.map(|at| haystack[at..].lines().next().unwrap_or_default());
            assert!(found.is_none(), "{name} was shown: {line:?}");
        }
    }
}

#[test]
fn nothing_secret_or_personal_is_ever_shown() {
    log::set_logger(&Capture).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    wrong_entries();
    for kind in Kind::ALL {
        let virtual_card = card(kind);
        flow(&virtual_card, virtual_card.transport());
        reception(&virtual_card);
        for (number, fault) in (1..40).zip(
            [
                Fault::Removed,
                Fault::Reset,
                Fault::Failed,
                Fault::ShortRead(20),
                Fault::OneByte,
            ]
            .into_iter()
            .cycle(),
        ) {
            let virtual_card = card(kind);
            flow(
                &virtual_card,
                Faulty::new(virtual_card.transport()).at(number, fault),
            );
        }
        let shown = std::mem::take(&mut *shown().lock().unwrap());
        assert!(shown.contains("TRACE"), "the log was on");
        assert_absent(&shown, &virtual_card);
    }
}

#[test]
fn the_search_finds_what_it_looks_for() {
    let virtual_card = card(Kind::Normal);
    for (name, bytes) in needles(&virtual_card) {
        for encoding in encodings(&bytes) {
            let shown = format!("DEBUG something {encoding} more");
            let search = std::panic::catch_unwind(|| assert_absent(&shown, &virtual_card));
            assert!(search.is_err(), "{name} as {encoding}");
        }
    }
}
