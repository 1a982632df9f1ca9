//! The person: which methods the rules allow with this card, and the first that a counter without a
//! 顔認証付きカードリーダー can carry out: 目視 by staff, or the holder's PIN.

use crate::arguments::Arguments;
use crate::screen::{Screen, Text};
use mnc_core::card::secret::AttemptPolicy;
use mnc_core::card::{FaceFile, Session, SignatureScheme};
use mnc_core::identity::assessment::{Declaration, Marking};
use mnc_core::identity::certificate::VerifiedCertificate;
use mnc_core::identity::policy::{Offer, ReaderCapabilities, Setting, allowed_methods};
use mnc_core::identity::{
    CardAssessment, CardKind, CardObservations, CardPhoto, Challenge, IdentityVerification, Method,
    PatientPresence, StaffId, VisualConfirmation,
};
use mnc_core::{Error, ErrorKind, Language, Result};
use mnc_examples::ReaderChoice;
use mnc_testkit::virtual_card::Kind;

/// Verifies the person and lets the card go.
pub(crate) fn verify(
    mut session: Session<'_>,
    shown: CardObservations,
    face: Option<&FaceFile>,
    certificate: &VerifiedCertificate,
    arguments: &Arguments,
    screen: &mut Screen,
) -> Result<IdentityVerification> {
    let card = CardAssessment::new(shown, declaration(face, arguments));
    let offer = offer(&card, arguments)?;
    let method = offer
        .methods
        .iter()
        .find(|method| matches!(method, Method::Visual | Method::Pin));
    let (identity, said) = match method {
        Some(Method::Visual) => (by_sight(arguments)?, BY_SIGHT),
        Some(Method::Pin) => (by_pin(&mut session, certificate, arguments)?, BY_PIN),
        _ => return Err(Error::new(ErrorKind::VerificationInsufficient)),
    };
    session.close()?;
    let identity = identity.with_card(&card)?.limited_to(offer.scope);
    let mut lines = vec![kind_line(&card, &offer), Text::new(said.0, said.1)];
    lines.extend(card.advice().into_iter().map(|advice| {
        let (ja, en) = (
            advice.message(Language::Japanese),
            advice.message(Language::English),
        );
        Text::new(format!("案内: {ja}"), format!("advice: {en}"))
    }));
    screen.station(&Text::new("本人確認", "verification of the person"), &lines);
    Ok(identity)
}

const BY_SIGHT: (&str, &str) = (
    "目視: 職員が顔写真と本人を照合しました",
    "by sight: staff compared the photo with the person",
);
const BY_PIN: (&str, &str) = (
    "暗証番号: カードの署名を証明書で確認しました",
    "by PIN: the card's signature fits its certificate",
);

/// What staff sees on the card. The virtual card of kind `face` bears the words in its 追記欄.
fn declaration(face: Option<&FaceFile>, arguments: &Arguments) -> Declaration {
    let virtual_card = arguments.reader == ReaderChoice::Virtual;
    let marking = match arguments.card.kind() {
        Kind::Face if virtual_card => Marking::Annotated,
        _ if virtual_card => Marking::Absent,
        _ => Marking::NotLooked,
    };
    let photo = face.map(|face| match face.photo() {
        Some(_) => CardPhoto::Present,
        None => CardPhoto::Absent,
    });
    Declaration { marking, photo }
}

fn offer(card: &CardAssessment, arguments: &Arguments) -> Result<Offer> {
    let phone = matches!(card.kind(), CardKind::AndroidPhone | CardKind::IPhone);
    let setting = if phone {
        Setting::PhoneAtReader
    } else {
        Setting::FaceReader
    };
    let reader = ReaderCapabilities {
        phone_reader: true,
        ..ReaderCapabilities::default()
    };
    allowed_methods(card.kind(), setting, arguments.now.date(), reader).map_err(|fall_back| {
        Error::new(ErrorKind::VerificationInsufficient).with_source(fall_back.code())
    })
}

fn kind_line(card: &CardAssessment, offer: &Offer) -> Text {
    let methods: Vec<_> = offer.methods.iter().map(|method| method.name()).collect();
    let (kind, methods) = (card.kind().name(), methods.join(", "));
    Text::new(
        format!("カードの区分: {kind}、方法: {methods} ({})", offer.rule),
        format!("card: {kind}, methods: {methods} (rule {})", offer.rule),
    )
}

fn by_sight(arguments: &Arguments) -> Result<IdentityVerification> {
    IdentityVerification::by_visual_confirmation(VisualConfirmation {
        staff: StaffId::new("uketsuke-01")?,
        at: arguments.now,
        patient: PatientPresence::Present,
        photo: CardPhoto::Present,
    })
}

fn by_pin(
    session: &mut Session<'_>,
    certificate: &VerifiedCertificate,
    arguments: &Arguments,
) -> Result<IdentityVerification> {
    let mut jpki = session.jpki()?;
    let pin = arguments.pin()?;
    let mut access = jpki.verify_authentication_pin(&pin, AttemptPolicy::KeepLastTry)?;
    let signed = Challenge::new()?.sign(&mut access, SignatureScheme::Pkcs1Sha256)?;
    let possession = signed.check(certificate)?;
    IdentityVerification::by_card_possession(&possession, arguments.now)
}
