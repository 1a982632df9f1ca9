//! The flows that the targets drive, one per application.

use mnc_core::Result;
use mnc_core::card::secret::{
    AttemptPolicy, AuthenticationPin, BirthDateKey, InputSupportPin, ReferenceNumberB,
    SignaturePassword,
};
use mnc_core::card::{JpkiSecret, RsaPublicKey, Session, SignatureScheme};

/// 公的個人認証. At most three secrets are handed over.
///
/// # Errors
/// Of the reader and the card.
pub fn jpki(session: &mut Session<'_>) -> Result<()> {
    let pin = AuthenticationPin::new(b"1234")?;
    let password = SignaturePassword::new(b"ABC123")?;
    let mut jpki = session.jpki()?;
    let _ = jpki.token_information();
    let _ = jpki.certificate_availability();
    let _ = jpki.secret_status(JpkiSecret::AuthenticationPin);
    let _ = jpki.authentication_certificate();
    let _ = jpki.authentication_ca_certificate();
    if let Ok(mut access) = jpki.verify_authentication_pin(&pin, AttemptPolicy::KeepLastTry) {
        let _ = access.sign(SignatureScheme::PssSha256, b"message");
        let _ = access.authentication_certificate();
    }
    if let Ok(mut access) = jpki.verify_authentication_pin(&pin, AttemptPolicy::AllowLastTry) {
        let _ = access.sign(SignatureScheme::Pkcs1Sha256, b"message");
    }
    let _ = jpki.signature_ca_certificate();
    if let Ok(mut access) = jpki.verify_signature_password(&password, AttemptPolicy::KeepLastTry) {
        let _ = access.signature_certificate();
    }
    Ok(())
}

/// 券面事項確認. At most two secrets are handed over.
///
/// # Errors
/// Of the reader and the card.
pub fn surface(session: &mut Session<'_>) -> Result<()> {
    let number = ReferenceNumberB::new(b"17051720310000")?;
    let birth_date = BirthDateKey::new(b"170517")?;
    let authority = RsaPublicKey::new(&[0xC1; 256], &[1, 0, 1]);
    let mut surface = session.surface()?;
    let certificate = surface.certificate();
    let _ = surface.reference_number_b_status();
    let challenge = [7; 32];
    let proof = surface.prove_presence(&challenge);
    let face = surface
        .verify_reference_number_b(&number, AttemptPolicy::KeepLastTry)
        .and_then(|mut access| access.face_file());
    if let (Ok(face), Ok(certificate)) = (&face, &certificate) {
        let _ = face.authenticity(certificate, Some(&authority));
    }
    if let (Ok(face), Ok(proof)) = (&face, &proof) {
        let _ = face.check_presence(proof, &challenge);
    }
    let age = surface
        .verify_birth_date(&birth_date, AttemptPolicy::AllowLastTry)
        .and_then(|mut access| access.age_record());
    if let (Ok(age), Ok(certificate)) = (&age, &certificate) {
        let _ = age.authenticity(certificate, None);
    }
    Ok(())
}

/// 券面事項入力補助. At most two secrets are handed over.
///
/// # Errors
/// Of the reader and the card.
pub fn input_support(session: &mut Session<'_>) -> Result<()> {
    let pin = InputSupportPin::new(b"1234")?;
    let number = ReferenceNumberB::new(b"17051720310000")?;
    let mut application = session.input_support()?;
    let _ = application.pin_status();
    let _ = application.reference_number_b_status();
    let certificate = application.certificate();
    for opened in [
        application
            .verify_pin(&pin, AttemptPolicy::AllowLastTry)
            .and_then(|mut access| access.attributes()),
        application
            .verify_reference_number_b(&number, AttemptPolicy::KeepLastTry)
            .and_then(|mut access| access.attributes()),
    ] {
        if let (Ok(attributes), Ok(certificate)) = (&opened, &certificate) {
            let _ = attributes.authenticity(certificate, None);
        }
    }
    Ok(())
}

/// 共通カード and 住基. No secret is handed over.
///
/// # Errors
/// Of the reader and the card.
pub fn common(session: &mut Session<'_>) -> Result<()> {
    let _ = session
        .common()
        .and_then(|mut common| common.card_identification());
    session
        .residence()
        .and_then(|mut residence| residence.pin_status())
        .map(drop)
}
