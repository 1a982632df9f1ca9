//! What reading a face answer costs over a bare walk through its XML events.
//!
//! The floor is quick-xml going over the same bytes and dropping every event. A ratio is taken
//! within one run; a machine that does other work moves it, so the run fails well above the goal.
#![allow(clippy::unwrap_used, reason = "a bench may")]

use mnc_benches::{best_time, ratio};
use mnc_core::Date;
use mnc_core::eligibility::QualificationAnswer;
use mnc_core::eligibility::wire::{Element, Encoding};
use mnc_testkit::people::Holder;
use mnc_testkit::terminal::{InsuredPerson, VirtualTerminal, Visit};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::hint::black_box;

const GOAL: f64 = 2.0;
const LIMIT: f64 = 3.0;
const ROUNDS: usize = 30;
const REPETITIONS: usize = 200;

fn main() {
    let bytes = face_answer();
    let floor = best_time(ROUNDS, REPETITIONS, || walk(black_box(&bytes)));
    let answer = best_time(ROUNDS, REPETITIONS, || {
        black_box(QualificationAnswer::read(black_box(&bytes)).unwrap());
    });
    let tree = best_time(ROUNDS, REPETITIONS, || {
        black_box(Element::read(black_box(&bytes)).unwrap());
    });
    let (answer, tree) = (ratio(answer, floor), ratio(tree, floor));
    println!(
        "face answer of {} bytes, in times of a bare event walk",
        bytes.len()
    );
    println!("  typed answer {answer:.2} (goal {GOAL:.1}, limit {LIMIT:.1})");
    println!("  element tree {tree:.2}");
    if answer > LIMIT {
        eprintln!("reading an answer costs more than its limit");
        std::process::exit(1);
    }
}

/// An answer as the face card reader pushes it, in UTF-8 and with every consent asked.
fn face_answer() -> Vec<u8> {
    let day = Date::constant(2026, 11, 20);
    let person = InsuredPerson::of(&Holder::hanako(), day);
    let terminal = VirtualTerminal::new("1319999999").with_encoding(Encoding::Utf8);
    let file = terminal.push(&person, &Visit::new(day.at(9, 30, 0, 0)));
    file.unwrap().unwrap().bytes
}

fn walk(bytes: &[u8]) {
    let mut reader = Reader::from_reader(bytes);
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return,
            event => drop(black_box(event)),
        }
    }
}
