//! What reading a face answer costs over a bare walk through its XML events.
//!
//! The floor is quick-xml going over the same bytes, from the same raw form, and dropping every
//! event. A ratio is taken within one run; a machine that does other work moves it, so the run fails
//! well above the goal. With `--count answer`, `--count tree` or `--count walk` it only does that
//! a thousand times, for a tool that counts instructions.
#![allow(clippy::unwrap_used, reason = "a bench may")]

use mnc_benches::{best_time, face_answer, ratio};
use mnc_core::eligibility::QualificationAnswer;
use mnc_core::eligibility::wire::Element;
use mnc_testkit::people::Holder;
use quick_xml::Reader;
use quick_xml::events::Event;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;
use std::hint::black_box;
use std::time::Duration;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const GOAL: f64 = 2.0;
const LIMIT: f64 = 3.0;
const ROUNDS: usize = 30;
const REPETITIONS: usize = 200;
const COUNTED: usize = 1_000;

fn main() {
    let bytes = face_answer(&Holder::hanako()).unwrap();
    let mut arguments = std::env::args().skip_while(|it| it != "--count").skip(1);
    match arguments.next().as_deref() {
        Some("answer") => (0..COUNTED).for_each(|_| read_answer(&bytes)),
        Some("tree") => (0..COUNTED).for_each(|_| read_tree(&bytes)),
        Some(_) => (0..COUNTED).for_each(|_| walk(&bytes)),
        None => compare(&bytes),
    }
}

fn compare(bytes: &[u8]) {
    let floor = time(|| walk(bytes));
    let [answer, tree, lean] = [
        time(|| read_answer(bytes)),
        time(|| read_tree(bytes)),
        time(|| walk_in_place(bytes)),
    ]
    .map(|it| ratio(it, floor));
    println!(
        "face answer of {} bytes, in times of a bare event walk",
        bytes.len()
    );
    println!("  typed answer {answer:.2} (goal {GOAL:.1}, limit {LIMIT:.1})");
    println!("  element tree {tree:.2}");
    let over_lean = answer / lean;
    println!("  typed answer over a walk that does not even move its events {over_lean:.2}");
    println!("  allocations of a typed answer: {}", allocations(bytes));
    if answer > LIMIT {
        eprintln!("reading an answer costs more than its limit");
        std::process::exit(1);
    }
}

fn time(work: impl FnMut()) -> Duration {
    best_time(ROUNDS, REPETITIONS, work)
}

fn read_answer(bytes: &[u8]) {
    black_box(QualificationAnswer::read(black_box(bytes)).unwrap());
}

fn read_tree(bytes: &[u8]) {
    black_box(Element::read(black_box(bytes)).unwrap());
}

fn walk(bytes: &[u8]) {
    let mut reader = Reader::from_reader(black_box(bytes));
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return,
            event => drop(black_box(event)),
        }
    }
}

fn walk_in_place(bytes: &[u8]) {
    let mut reader = Reader::from_reader(black_box(bytes));
    while !matches!(black_box(&reader.read_event()), Ok(Event::Eof)) {}
}

fn allocations(bytes: &[u8]) -> usize {
    let region = Region::new(ALLOCATOR);
    read_answer(bytes);
    region.change().allocations
}
