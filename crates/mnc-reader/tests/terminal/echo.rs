//! Answers that echo another inquiry than the one that was asked.

use crate::place::{Place, answered, ask, header, line, terminal, trouble};
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::wire::{
    Encoding, Registration, RegistrationAnswer, RegistrationRequest,
};
use mnc_reader::terminal::{ExchangeFolder, Reply, Settings, TerminalClient, TerminalError};
use mnc_testkit::terminal::{Disorder, Fault, Register, Service, ServiceOptions};
use std::fs;
use std::time::Duration;

const WAIT: Duration = Duration::from_secs(5);

#[test]
fn an_answer_about_somebody_else_is_never_taken() {
    let place = Place::new();
    let options = ServiceOptions::new(terminal(), Register::of(vec![line(Outcome::Valid)]))
        .with_disorder(Disorder::of(&[Fault::WrongEcho], 100, 1));
    let _service = Service::start(place.root.path(), options).unwrap();
    let folder = ExchangeFolder::under(place.root.path());
    let mut client = TerminalClient::open(folder, place.state.path(), Settings::default()).unwrap();
    let ticket = ask(&mut client, line(Outcome::Valid).inquiry());
    let reply = client.wait(&ticket, Duration::from_secs(2)).unwrap();
    assert!(matches!(trouble(reply), Some(TerminalError::OtherInquiry)));
    assert_eq!(client.pending().len(), 1, "it stays open");
}

#[test]
fn the_right_answer_under_the_same_name_is_taken_after_a_wrong_one() {
    let place = Place::new();
    let (asked, other) = (line(Outcome::Valid), line(Outcome::Invalid));
    let mut client = place.client();
    let ticket = ask(&mut client, asked.inquiry());
    place.put_answer(&ticket, &other);
    let reply = client.wait(&ticket, WAIT).unwrap();
    assert!(matches!(trouble(reply), Some(TerminalError::OtherInquiry)));
    place.put_answer(&ticket, &asked);
    let answer = answered(client.wait(&ticket, WAIT).unwrap());
    assert_eq!(answer.outcome(), Outcome::Valid);
}

/// The journal holds nothing about people, so the next process must be told whom it asked about.
#[test]
fn after_a_restart_the_host_says_what_was_asked() {
    let place = Place::new();
    let (asked, other) = (line(Outcome::Valid), line(Outcome::Invalid));
    let ticket = ask(&mut place.client(), asked.inquiry());
    let journal = fs::read_to_string(place.state.path().join("journal")).unwrap();
    assert!(!journal.contains(&asked.person.number));
    place.put_answer(&ticket, &other);
    let mut client = place.client();
    let Reply::Answered(received) = client.wait(&ticket, WAIT).unwrap() else {
        panic!("no answer")
    };
    let error = received.answer_to(&asked.inquiry()).unwrap_err();
    assert!(matches!(error, TerminalError::OtherInquiry));
    assert_eq!(
        received.answer_to(&other.inquiry()).unwrap().outcome(),
        Outcome::Invalid
    );
}

#[test]
fn the_registration_of_another_number_is_never_taken() {
    let place = Place::new();
    let mut client = place.client();
    let mut registration = Registration::default();
    registration.reference_number = Some("000815".to_owned());
    let ticket = client.send("OQSsiimm01", |ticket| {
        let header = header().with_file_identifier(ticket.identifier());
        RegistrationRequest::new(header, registration.clone()).write(Encoding::Utf8)
    });
    let ticket = ticket.unwrap();
    let path = place
        .path("res")
        .join(ticket.name().to_name().replace("req_", "res_"));
    let mut put = |number: &str| {
        let mut answer = RegistrationAnswer::default();
        answer.header.file_identifier = Some(ticket.identifier().to_owned());
        answer.body.registration = Some(registration.clone());
        answer.body.registration.as_mut().unwrap().reference_number = Some(number.to_owned());
        fs::write(&path, answer.write(Encoding::Utf8).unwrap()).unwrap();
        client.wait(&ticket, WAIT).unwrap()
    };
    assert!(matches!(
        trouble(put("000816")),
        Some(TerminalError::OtherInquiry)
    ));
    assert!(matches!(put("000815"), Reply::Answered(_)));
}
