//! The SDK as a program at a counter: what the tests watch from outside.
//!
//! `flow PIN B` one whole use of the card; `flows PIN B N` N of them on one connection, each after a
//! line of standard input; `watch MS` the events of so many milliseconds; `cancel MS` a wait without
//! limit that another thread ends after so many milliseconds; `diagnose` the findings.
//! Every step prints a line.

#![allow(clippy::print_stdout)]

use mnc_core::card::secret::{AttemptPolicy, AuthenticationPin, ReferenceNumberB};
use mnc_core::card::transport::{TransportError, TransportErrorKind};
use mnc_core::card::{Card, Jpki, JpkiSecret, Session, SignatureScheme};
use mnc_core::{Error, Result};
use mnc_reader::diagnose;
use mnc_reader::pcsc::{Context, Monitor};
use std::time::{Duration, Instant};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["flow", pin, b] => report(connect().and_then(|mut card| flow(&mut card, pin, b))),
        ["flows", pin, b, count] => flows(pin, b, count.parse().unwrap_or(1)),
        ["watch", time] => watch(milliseconds(time)),
        ["cancel", time] => cancel(milliseconds(time)),
        ["diagnose"] => diagnose(),
        _ => std::process::exit(2),
    }
}

fn milliseconds(text: &str) -> Duration {
    Duration::from_millis(text.parse().unwrap_or(0))
}

fn report(result: Result<()>) {
    match result {
        Ok(()) => println!("done"),
        Err(error) => {
            println!("error: {error}");
            let tries = error.tries_remaining();
            let tries = tries.map(|tries| format!(" {tries}")).unwrap_or_default();
            println!("failed {}{tries}", error.kind().name());
        }
    }
}

fn connect() -> Result<Card> {
    let context = Context::establish()?;
    let readers = context.readers()?;
    let no_reader = || Error::from(TransportError::new(TransportErrorKind::NoReader));
    let reader = readers.first().ok_or_else(no_reader)?;
    Ok(Card::new(context.connect(reader)?))
}

/// Everything that a counter may do with a card in one transaction.
fn flow(card: &mut Card, pin: &str, b: &str) -> Result<()> {
    let mut session = card.begin()?;
    println!("begun");
    certificate_and_signature(&mut session.jpki()?, pin)?;
    face_and_attributes(&mut session, b)?;
    session.common()?.card_identification()?;
    println!("identification");
    session.residence()?.pin_status()?;
    println!("residence");
    session.close()
}

fn certificate_and_signature(jpki: &mut Jpki<'_, '_>, pin: &str) -> Result<()> {
    jpki.token_information()?;
    jpki.certificate_availability()?;
    jpki.secret_status(JpkiSecret::AuthenticationPin)?;
    println!("status");
    jpki.authentication_certificate()?;
    println!("certificate");
    let pin = AuthenticationPin::new(pin.as_bytes())?;
    let mut access = jpki.verify_authentication_pin(&pin, AttemptPolicy::KeepLastTry)?;
    println!("verified");
    access.sign(SignatureScheme::Pkcs1Sha256, b"challenge")?;
    println!("signature");
    Ok(())
}

fn face_and_attributes(session: &mut Session<'_>, b: &str) -> Result<()> {
    let b = ReferenceNumberB::new(b.as_bytes())?;
    session
        .surface()?
        .verify_reference_number_b(&b, AttemptPolicy::KeepLastTry)?
        .face_file()?;
    println!("face");
    session
        .input_support()?
        .verify_reference_number_b(&b, AttemptPolicy::KeepLastTry)?
        .attributes()?;
    println!("attributes");
    Ok(())
}

fn flows(pin: &str, b: &str, count: usize) {
    let mut card = match connect() {
        Ok(card) => card,
        Err(error) => return report(Err(error)),
    };
    println!("connected");
    for _ in 0..count {
        // Not told to go on any more: the test wants no further pauses.
        let _ = std::io::stdin().read_line(&mut String::new());
        report(flow(&mut card, pin, b));
    }
}

fn watch(time: Duration) {
    let mut monitor = Monitor::new();
    let end = Instant::now() + time;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        match monitor.next(Some(left)) {
            Ok(Some(event)) => println!("{event:?}"),
            Ok(None) => return println!("done"),
            Err(error) => return println!("failed {:?}", error.kind),
        }
    }
}

fn cancel(time: Duration) {
    let mut monitor = Monitor::new();
    let handle = monitor.cancel_handle();
    std::thread::spawn(move || {
        std::thread::sleep(time);
        handle.cancel();
    });
    let started = Instant::now();
    while let Ok(Some(_)) = monitor.next(None) {}
    println!("{}", started.elapsed().as_millis());
    // Cancelled once, cancelled for ever.
    println!("{:?}", monitor.next(None).map_err(|error| error.kind));
}

fn diagnose() {
    for diagnosis in diagnose::readers() {
        let codes: Vec<_> = diagnosis.findings().iter().map(|f| f.code()).collect();
        let reader = diagnosis.reader().unwrap_or("none");
        println!("{reader}: {}", codes.join(" "));
    }
}
