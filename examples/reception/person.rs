//! The person: 目視 by staff where the card has a photo, else the holder's PIN.

use crate::arguments::Arguments;
use crate::screen::{Screen, Text};
use crate::stations::CardStation;
use mnc_core::card::secret::AttemptPolicy;
use mnc_core::card::{FaceFile, Session, SignatureScheme};
use mnc_core::identity::certificate::VerifiedCertificate;
use mnc_core::identity::{
    CardPhoto, Challenge, IdentityVerification, Method, PatientPresence, StaffId,
    VisualConfirmation,
};
use mnc_core::{Error, ErrorKind, Result};

/// Verifies the person and lets the card go.
pub(crate) fn verify(
    mut session: Session<'_>,
    placed: &CardStation,
    face: Option<&FaceFile>,
    certificate: &VerifiedCertificate,
    arguments: &Arguments,
    screen: &mut Screen,
) -> Result<IdentityVerification> {
    let name = Text::new("本人確認", "verification of the person");
    if face.and_then(FaceFile::photo).is_some() {
        let identity = by_sight(arguments)?;
        session.close()?;
        let line = Text::new(
            "目視: 職員が顔写真と本人を照合しました",
            "by sight: staff compared the photo with the person",
        );
        screen.station(&name, &[line]);
        return Ok(identity);
    }
    if placed.pin.is_locked() {
        return Err(Error::new(ErrorKind::VerificationInsufficient));
    }
    let identity = by_pin(&mut session, certificate, arguments)?;
    session.close()?;
    let line = Text::new(
        "暗証番号: カードの署名を証明書で確認しました",
        "by PIN: the card's signature fits its certificate",
    );
    screen.station(&name, &[line]);
    Ok(identity)
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
    signed.check(certificate)?;
    Ok(IdentityVerification::by_official_reader(
        Method::Pin,
        arguments.now,
    ))
}
