//! The stations of the thread, each a function from what the one before returned.

use crate::arguments::Arguments;
use crate::screen::{Screen, Text};
use crate::{person, record};
use mnc_core::card::secret::{AttemptPolicy, SecretStatus};
use mnc_core::card::{Authenticity, Card, Certificate, FaceFile, Session, TokenKind};
use mnc_core::eligibility::answer::{ConsentCategory, QualificationAnswer};
use mnc_core::eligibility::codes::PrescriptionForm;
use mnc_core::identity::CardObservations;
use mnc_core::identity::certificate::{
    Carrier, CertificateKind, GraceRule, LifeCycle, TrustAnchors, VerifiedCertificate, verify,
};
use mnc_core::reception::{CardFacts, ReceptionRecord};
use mnc_core::{Error, ErrorKind, Language, Result};
use mnc_examples::Counted;
use mnc_testkit::pki::{CvAuthority, trust_anchors};
use mnc_testkit::terminal::{ConsentChoice, InsuredPerson, VirtualTerminal, Visit};

/// A fictitious institution; its last digit is a valid check digit.
const INSTITUTION: &str = "1319999999";

/// Goes through all stations.
pub(crate) fn run(arguments: &Arguments) -> Result<ReceptionRecord> {
    let transport = arguments.reader.connect(&arguments.card)?;
    let (transport, commands) = Counted::new(transport);
    let mut screen = Screen::new(arguments.language, arguments.json, commands);
    let mut card = Card::new(transport);
    let mut session = card.begin()?;

    let shown = place_card(&mut session, arguments, &mut screen)?;
    let certificate = judge_certificate(&mut session, &shown, arguments, &mut screen)?;
    let life_cycle = certificate.life_cycle(arguments.now.date(), shown.carrier(), GRACE);
    let face = read_face(&mut session, &shown, arguments, &mut screen)?;
    let pin_locked = shown.is_authentication_pin_locked();
    let shown = shown.with_certificate(&certificate, arguments.now.date(), GRACE);
    let identity = person::verify(
        session,
        shown,
        face.as_ref(),
        &certificate,
        arguments,
        &mut screen,
    )?;
    let answer = ask_eligibility(life_cycle, arguments, &mut screen)?;
    let facts = CardFacts {
        pin_locked,
        certificate_serial_hex: Some(certificate.serial_number().to_hex()),
        certificate_not_after: Some(certificate.certificate().not_after().date()),
        birthdate: face.as_ref().map(FaceFile::birth_date),
    };
    let record = ReceptionRecord::new(identity, facts, answer, arguments.now)?;
    record::hand_over(&record, arguments, &mut screen);
    Ok(record)
}

/// When the grace of an expired certificate ends differs between the sources: a setting.
const GRACE: GraceRule = GraceRule::FromExpiry;

/// Which token is this, and which PINs are locked? Asking spends no try.
fn place_card(
    session: &mut Session<'_>,
    arguments: &Arguments,
    screen: &mut Screen,
) -> Result<CardObservations> {
    let shown = CardObservations::read(session)?;
    let reader = arguments.reader.label();
    let label = shown.token.as_ref().map_or("-", TokenKind::label);
    let (ja, en) = pin_text(shown.authentication_pin);
    screen.station(
        &Text::new(
            format!("カード (リーダー: {reader})"),
            format!("card (reader: {reader})"),
        ),
        &[
            Text::new(format!("種類: {label}"), format!("token: {label}")),
            Text::new(
                format!("利用者証明用の暗証番号: {ja}"),
                format!("authentication PIN: {en}"),
            ),
        ],
    );
    Ok(shown)
}

fn pin_text(status: Option<SecretStatus>) -> (String, String) {
    match status {
        Some(SecretStatus::Locked) => (
            "ロック済み(入力回数は消費していません)".to_owned(),
            "locked (no try was spent to learn it)".to_owned(),
        ),
        Some(SecretStatus::Remaining(tries)) => {
            (format!("残り{tries}回"), format!("{tries} tries left"))
        }
        _ => ("不明".to_owned(), "unknown".to_owned()),
    }
}

/// Reads the user-authentication certificate and says what it is worth today.
fn judge_certificate(
    session: &mut Session<'_>,
    shown: &CardObservations,
    arguments: &Arguments,
    screen: &mut Screen,
) -> Result<VerifiedCertificate> {
    let mut jpki = session.jpki()?;
    let certificate = match shown.carrier() {
        Carrier::Card => jpki.authentication_certificate()?,
        // A phone gives its certificate only after the PIN.
        Carrier::Phone => jpki
            .verify_authentication_pin(&arguments.pin()?, AttemptPolicy::KeepLastTry)?
            .authentication_certificate()?,
    };
    let (verified, authority) = trust(certificate, arguments)?;
    let life_cycle = verified.life_cycle(arguments.now.date(), shown.carrier(), GRACE);
    let last = verified.certificate().not_after().date();
    let (ja, en) = life_cycle_text(life_cycle);
    screen.station(
        &Text::new("利用者証明用電子証明書", "user-authentication certificate"),
        &[
            Text::new(
                format!(
                    "{} バイト、認証局: {}",
                    verified.certificate().der().len(),
                    authority.0
                ),
                format!(
                    "{} bytes, signed by {}",
                    verified.certificate().der().len(),
                    authority.1
                ),
            ),
            Text::new(
                format!("有効期限 {last}: {ja}"),
                format!("valid until {last}: {en}"),
            ),
        ],
    );
    if life_cycle.opens_eligibility() {
        Ok(verified)
    } else {
        Err(Error::new(ErrorKind::CertificateEnded))
    }
}

/// A real card's authorities first, then the test PKI of the virtual card.
fn trust(certificate: Certificate, arguments: &Arguments) -> Result<(VerifiedCertificate, Text)> {
    let kind = CertificateKind::UserAuthentication;
    let copy = Certificate::from_der(certificate.der())?;
    if let Ok(verified) = verify(copy, kind, &TrustAnchors::production()?, arguments.now) {
        return Ok((verified, Text::new("公的個人認証サービス", "JPKI")));
    }
    let verified = verify(certificate, kind, &trust_anchors(), arguments.now)?;
    Ok((verified, Text::new("テスト用認証局", "the test authority")))
}

fn life_cycle_text(life_cycle: LifeCycle) -> (&'static str, &'static str) {
    match life_cycle {
        LifeCycle::NotYetValid => ("まだ有効ではありません", "not yet valid"),
        LifeCycle::Valid => ("有効", "valid"),
        LifeCycle::ExpiresSoon => (
            "有効(3か月以内に期限切れ)",
            "valid, ends within three months",
        ),
        LifeCycle::Grace => (
            "期限切れから3か月以内: 資格情報のみ",
            "ended within three months: eligibility only",
        ),
        LifeCycle::Expired => ("期限切れ", "ended"),
    }
}

/// Reads photo and pictures with 照合番号B, which works whatever the state of the PINs.
fn read_face(
    session: &mut Session<'_>,
    shown: &CardObservations,
    arguments: &Arguments,
    screen: &mut Screen,
) -> Result<Option<FaceFile>> {
    let name = Text::new("券面事項 (照合番号B)", "card face (照合番号B)");
    if shown.carrier() == Carrier::Phone {
        screen.station(
            &name,
            &[Text::new(
                "スマートフォンにはありません",
                "a phone has none",
            )],
        );
        return Ok(None);
    }
    let number = arguments
        .reference_number_b()
        .map_err(|_| Error::new(ErrorKind::InvalidSecret))?;
    let mut surface = session.surface()?;
    let certificate = surface.certificate()?;
    let face = surface
        .verify_reference_number_b(&number, AttemptPolicy::KeepLastTry)?
        .face_file()?;
    // The issuer's key is not public; the virtual card's is.
    let authority = CvAuthority::Surface.public_key();
    let authenticity = face
        .authenticity(&certificate, Some(&authority))
        .unwrap_or_default();
    let photo = face.photo().map_or_else(
        || Text::new("顔写真: なし", "photo: none"),
        |photo| {
            let size = photo.bytes().len();
            Text::new(
                format!("顔写真: JPEG 2000、{size} バイト"),
                format!("photo: JPEG 2000, {size} bytes"),
            )
        },
    );
    let signature = match authenticity {
        Authenticity::Valid => Text::new("署名: 確認済み", "signature: valid"),
        Authenticity::Unchecked => Text::new("署名: 未確認", "signature: unchecked"),
    };
    screen.station(&name, &[photo, signature]);
    Ok(Some(face))
}

/// Takes the answer of the terminal up, in the terminal's own XML.
fn ask_eligibility(
    life_cycle: LifeCycle,
    arguments: &Arguments,
    screen: &mut Screen,
) -> Result<Option<QualificationAnswer>> {
    let mut visit = Visit::new(arguments.now);
    visit.outcome = arguments.outcome;
    if life_cycle.opens_medical_information() {
        visit.consents = vec![
            (ConsentCategory::Medication, ConsentChoice::Granted),
            (ConsentCategory::HealthCheckups, ConsentChoice::Granted),
            (ConsentCategory::Treatment, ConsentChoice::Refused),
        ];
        visit.prescription_form = Some(PrescriptionForm::Electronic);
    }
    let person = InsuredPerson::of(arguments.card.holder(), arguments.now.date());
    let name = Text::new(
        "資格確認 (仮想の資格確認端末)",
        "eligibility (virtual terminal)",
    );
    let Some(file) = VirtualTerminal::new(INSTITUTION).push(&person, &visit)? else {
        screen.station(&name, &[Text::new("回答なし", "no answer")]);
        return Ok(None);
    };
    let answer = QualificationAnswer::read(&file.bytes)?;
    let outcome = answer.outcome();
    screen.station(
        &name,
        &[
            Text::new(file.name.to_name(), file.name.to_name()),
            Text::new(
                outcome.message(Language::Japanese),
                outcome.message(Language::English),
            ),
        ],
    );
    Ok(Some(answer))
}
