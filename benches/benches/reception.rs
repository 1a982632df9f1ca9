//! The counter's machine: bytes per visit, and a step beside reading one result of the face reader.
//!
//! The limits: a visit lies in 1 KiB with what it points to, and a step costs less than reading the
//! answer that it waits for.
#![allow(clippy::unwrap_used, reason = "a bench may")]

use mnc_benches::{best_time, ratio};
use mnc_core::eligibility::{Outcome, QualificationAnswer};
use mnc_core::identity::assessment::Declaration;
use mnc_core::identity::policy::Offer;
use mnc_core::identity::{CardAssessment, CardObservations, IdentityVerification, Method};
use mnc_core::reception::machine::{Counter, Eligibility, End, Event, Received, Visit};
use mnc_core::reception::routes::Route;
use mnc_core::reception::screen::Choice;
use mnc_core::{Date, DateTime};
use mnc_testkit::people::Holder;
use mnc_testkit::terminal::{InsuredPerson, VirtualTerminal};
use std::hint::black_box;
use std::mem::size_of;

const ROUNDS: usize = 20;
const REPETITIONS: usize = 500;
const BYTES_MAX: usize = 1024;

fn main() {
    let at = Date::constant(2026, 11, 20).at(10, 0, 0, 0);
    let events = events(at);
    let visit = size_of::<Visit>();
    let behind = size_of::<CardAssessment>() + size_of::<IdentityVerification>();
    println!(
        "bytes per visit: {visit} + {behind} behind it (of these the offer {})",
        size_of::<Offer>()
    );
    let end = size_of::<End>() + size_of::<Received>();
    println!("bytes of an end, once: {end}");

    let walk = best_time(ROUNDS, REPETITIONS, || {
        black_box(play(&events, at));
    });
    let step = walk / u32::try_from(events.len()).unwrap();
    let file = face_answer(at);
    let parse = best_time(ROUNDS, REPETITIONS, || {
        black_box(QualificationAnswer::read(&file).unwrap());
    });
    let ratio = ratio(step, parse);
    println!(
        "a step / reading one face answer ({} bytes): {ratio:.3}",
        file.len()
    );
    if visit + behind > BYTES_MAX || ratio >= 1.0 {
        eprintln!("a count is above its limit");
        std::process::exit(1);
    }
}

fn events(at: DateTime) -> Vec<Event> {
    let card = CardAssessment::new(CardObservations::default(), Declaration::default());
    vec![
        Event::card(card),
        Event::Chosen(Choice::Face),
        Event::verified_by_reader(Method::Face, at),
        Event::Answered(Eligibility::outcome(Outcome::Valid)),
        Event::Chosen(Choice::ConsentToAll),
        Event::CardRemoved,
    ]
}

fn play(events: &[Event], at: DateTime) -> Visit {
    let mut visit = Counter::new(Route::Window).begin(at);
    for event in events {
        visit.step(event.clone(), at).unwrap();
    }
    assert!(matches!(visit.end(), Some(End::Received(_))));
    visit
}

fn face_answer(at: DateTime) -> Vec<u8> {
    let person = InsuredPerson::of(&Holder::hanako(), at.date());
    let visit = mnc_testkit::terminal::Visit::new(at);
    let file = VirtualTerminal::new("1319999999").push(&person, &visit);
    file.unwrap().unwrap().bytes
}
