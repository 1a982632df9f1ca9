//! The whole JPKI flow against a card that answers anything.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_core::card::secret::{AttemptPolicy, AuthenticationPin, SignaturePassword};
use mnc_core::card::{JpkiSecret, Session, SignatureScheme};
use mnc_fuzz::{assert_presented, card};

fuzz_target!(|answers: &[u8]| {
    let (mut card, presented) = card(answers);
    if let Ok(mut session) = card.begin() {
        let _ = flow(&mut session);
        let _ = session.close();
    }
    assert_presented(&presented, 3);
});

fn flow(session: &mut Session<'_>) -> mnc_core::Result<()> {
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
