//! What a card says without its PIN, in words.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::screen::Text;
use mnc_core::Result;
use mnc_core::card::secret::{AttemptPolicy, SecretStatus};
use mnc_core::card::{Authenticity, Certificate, FaceFile, Session};
use mnc_core::identity::CardPhoto;
use mnc_core::identity::assessment::{Declaration, Marking};
use mnc_core::identity::certificate::{
    Carrier, CertificateKind, GraceRule, LifeCycle, TrustAnchors, VerifiedCertificate, verify,
};
use mnc_examples::ReaderChoice;
use mnc_testkit::pki::{CvAuthority, trust_anchors};
use mnc_testkit::virtual_card::Kind;

/// When the grace of an expired certificate ends differs between the sources: a setting.
pub(crate) const GRACE: GraceRule = GraceRule::FromExpiry;

pub(crate) fn pin_line(status: Option<SecretStatus>) -> Text {
    let (ja, en) = match status {
        Some(SecretStatus::Locked) => (
            "ロック済み(入力回数は消費していません)".to_owned(),
            "locked (no try was spent to learn it)".to_owned(),
        ),
        Some(SecretStatus::Remaining(tries)) => {
            (format!("残り{tries}回"), format!("{tries} tries left"))
        }
        _ => ("不明".to_owned(), "unknown".to_owned()),
    };
    Text::new(
        format!("利用者証明用の暗証番号: {ja}"),
        format!("authentication PIN: {en}"),
    )
}

/// The user-authentication certificate, and what it is worth today.
pub(crate) fn certificate_of(
    session: &mut Session<'_>,
    arguments: &Arguments,
) -> Result<(VerifiedCertificate, Text)> {
    let certificate = session.jpki()?.authentication_certificate()?;
    let (verified, authority) = trust(&certificate, arguments)?;
    let life_cycle = verified.life_cycle(arguments.now.date(), Carrier::Card, GRACE);
    let (ja, en) = life_cycle_text(life_cycle);
    let line = Text::new(
        format!("電子証明書: {ja} (認証局: {})", authority.0),
        format!("certificate: {en}, signed by {}", authority.1),
    );
    Ok((verified, line))
}

/// A real card's authorities first, then the test PKI of the virtual card.
pub(crate) fn trust(
    certificate: &Certificate,
    arguments: &Arguments,
) -> Result<(VerifiedCertificate, Text)> {
    let kind = CertificateKind::UserAuthentication;
    let copy = || Certificate::from_der(certificate.der());
    if let Ok(verified) = verify(copy()?, kind, &TrustAnchors::production()?, arguments.now) {
        return Ok((verified, Text::new("公的個人認証サービス", "JPKI")));
    }
    let verified = verify(copy()?, kind, &trust_anchors(), arguments.now)?;
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

/// Photo and pictures with 照合番号B, which works whatever the state of the PINs.
pub(crate) fn face_of(
    session: &mut Session<'_>,
    arguments: &Arguments,
) -> Result<(FaceFile, Text), Failure> {
    let number = arguments.reference_number_b()?;
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
    let (signed_ja, signed_en) = match authenticity {
        Authenticity::Valid => ("確認済み", "valid"),
        Authenticity::Unchecked => ("未確認", "unchecked"),
    };
    let size = face.photo().map(|photo| photo.bytes().len());
    let photo = size.map_or_else(
        || ("なし".to_owned(), "none".to_owned()),
        |size| {
            (
                format!("JPEG 2000、{size} バイト"),
                format!("JPEG 2000, {size} bytes"),
            )
        },
    );
    let line = Text::new(
        format!("顔写真: {}、署名: {signed_ja}", photo.0),
        format!("photo: {}, signature: {signed_en}", photo.1),
    );
    Ok((face, line))
}

/// What staff sees on the card. The virtual card of kind `face` bears the words in its 追記欄.
pub(crate) fn declaration(face: Option<&FaceFile>, arguments: &Arguments) -> Declaration {
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
