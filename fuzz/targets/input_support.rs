//! The whole 券面事項入力補助 flow against a card that answers anything.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_core::card::Session;
use mnc_core::card::secret::{AttemptPolicy, InputSupportPin, ReferenceNumberB};
use mnc_fuzz::{assert_presented, card};

fuzz_target!(|answers: &[u8]| {
    let (mut card, presented) = card(answers);
    if let Ok(mut session) = card.begin() {
        let _ = flow(&mut session);
    }
    assert_presented(&presented, 2);
});

fn flow(session: &mut Session<'_>) -> mnc_core::Result<()> {
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
