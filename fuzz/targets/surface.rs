//! The whole 券面事項確認 flow against a card that answers anything.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_core::card::secret::{AttemptPolicy, BirthDateKey, ReferenceNumberB};
use mnc_core::card::{RsaPublicKey, Session};
use mnc_fuzz::{assert_presented, card};

fuzz_target!(|answers: &[u8]| {
    let (mut card, presented) = card(answers);
    if let Ok(mut session) = card.begin() {
        let _ = flow(&mut session);
    }
    assert_presented(&presented, 2);
});

fn flow(session: &mut Session<'_>) -> mnc_core::Result<()> {
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
