//! Several clients on one exchange folder while everything goes wrong: no answer is lost, none is
//! taken twice by a client, none is bound to another request or patient.
//!
//! `RACE_SECONDS` says how long (default 8; two more rounds follow).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may"
)]

use mnc_core::Date;
use mnc_core::eligibility::wire::{Encoding, RequestHeader};
use mnc_core::eligibility::{Outcome, QualificationAnswer};
use mnc_reader::terminal::{
    Binding, ExchangeFolder, FaceId, FaceResult, Settings, TerminalClient, TerminalError, Ticket,
};
use mnc_testkit::terminal::{
    Disorder, Fault, Register, Registration, ServedRequest, Service, ServiceOptions,
    VirtualTerminal, Visit,
};
use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const DAY: Date = Date::constant(2026, 11, 20);
const INSTITUTION: &str = "1319999999";
const CLIENTS: usize = 3;
/// Requests of a client on the way at once.
const TOGETHER: usize = 10;
/// Longer than any fault delays an answer.
const PATIENCE: Duration = Duration::from_secs(5);

fn race_time() -> Duration {
    let seconds = std::env::var("RACE_SECONDS").ok();
    Duration::from_secs(seconds.and_then(|text| text.parse().ok()).unwrap_or(8))
}

/// What one client saw.
#[derive(Default)]
struct Seen {
    /// By the name of the request: the outcome, or none if there was no answer.
    replies: HashMap<String, Option<Outcome>>,
    faces: HashSet<FaceId>,
    bound: usize,
}

/// One of the counters clears up behind itself; that must not harm the others.
fn open(number: usize, root: &Path, state: &Path) -> TerminalClient {
    let settings = match number {
        1 => Settings::default().removing(),
        _ => Settings::default(),
    };
    TerminalClient::open(ExchangeFolder::under(root), state, settings).unwrap()
}

/// A counter of the claims software: asks for everybody in the register, over and over, restarts
/// between two rounds, and takes up what its share of the patients did at the reader.
fn counter(
    number: usize,
    root: &Path,
    state: &Path,
    register: &Register,
    stop: &AtomicBool,
) -> Seen {
    let mut seen = Seen::default();
    let lines = register.lines().iter().cycle().skip(number * 17);
    let mut lines = lines.step_by(11);
    let mut round = 0;
    while !stop.load(Ordering::Relaxed) {
        round += 1;
        let mut client = open(number, root, state);
        let asked: Vec<_> = lines.by_ref().take(TOGETHER).collect();
        let tickets: HashMap<_, _> = asked
            .into_iter()
            .map(|line| (ask(&mut client, line), line))
            .collect();
        if round % 2 == 0 {
            // The process dies and the next one goes on.
            drop(client);
            client = open(number, root, state);
        }
        take_answers(&mut client, &tickets, &mut seen);
        take_up_faces(number, &mut client, register, &mut seen);
    }
    seen
}

fn ask(client: &mut TerminalClient, line: &Registration) -> Ticket {
    let header = RequestHeader::new(INSTITUTION, DAY);
    client.ask(header, line.inquiry()).unwrap()
}

fn take_answers(
    client: &mut TerminalClient,
    tickets: &HashMap<Ticket, &Registration>,
    seen: &mut Seen,
) {
    let mut waiting = client.pending();
    assert_eq!(
        waiting.len(),
        tickets.len(),
        "nothing sent twice or forgotten"
    );
    let deadline = Instant::now() + PATIENCE;
    while !waiting.is_empty() {
        let left = deadline.saturating_duration_since(Instant::now());
        let Some((ticket, received)) = client.wait_any(&waiting, left).unwrap() else {
            break;
        };
        let answer = received.answer().unwrap();
        assert_belongs(&answer, &ticket, tickets[&ticket]);
        let again = client.look(&ticket);
        assert!(matches!(again, Err(TerminalError::AlreadyTaken)));
        waiting.retain(|other| *other != ticket);
        close(client, &ticket, Some(answer.outcome()), seen);
    }
    for ticket in waiting {
        close(client, &ticket, None, seen);
    }
}

fn close(client: &mut TerminalClient, ticket: &Ticket, outcome: Option<Outcome>, seen: &mut Seen) {
    client.finish(ticket).unwrap();
    assert!(matches!(client.look(ticket), Err(TerminalError::NotOpen)));
    let before = seen.replies.insert(ticket.name().to_name(), outcome);
    assert!(before.is_none(), "a name was used twice");
}

fn assert_belongs(answer: &QualificationAnswer, ticket: &Ticket, line: &Registration) {
    assert_eq!(
        answer.header.file_identifier.as_deref(),
        Some(ticket.identifier())
    );
    assert_eq!(answer.body.inquiry.as_ref(), Some(&line.inquiry()));
    assert_eq!(answer.outcome(), line.outcome);
    assert_eq!(answer.body.results, line.results);
}

/// Patients belong to the counters by their 照会番号.
fn take_up_faces(number: usize, client: &mut TerminalClient, register: &Register, seen: &mut Seen) {
    client.wait_for_faces(Duration::from_millis(700)).unwrap();
    client.wait_for_faces(Duration::from_millis(700)).unwrap();
    let lines = register.lines().iter();
    let references: HashSet<_> = lines
        .filter_map(|line| line.person.reference_number.clone())
        .filter(|reference| reference.parse::<usize>().unwrap() % CLIENTS == number)
        .collect();
    for reference in references {
        let found = client.faces().unwrap().of_reference_number(&reference);
        let ids: Vec<_> = found.iter().map(|result| result.id).collect();
        for id in ids {
            assert!(seen.faces.insert(id), "a result was taken twice");
            let result = client
                .bind(&id, &Binding::reference_number(&reference))
                .unwrap();
            assert_is_of(result, &reference, register);
            client.finish_face(&id).unwrap();
            seen.bound += 1;
        }
    }
}

/// By what the person is called and when they were born, not by the number that was asked for.
fn assert_is_of(result: &FaceResult, reference: &str, register: &Register) {
    let lines = register.lines().iter();
    let mut own = lines.filter(|line| line.person.reference_number.as_deref() == Some(reference));
    let found = &result.answer.body.results[0];
    assert!(own.any(|line| {
        found.name.as_ref() == Some(&line.person.name)
            && found.birthdate == line.inquiry().birthdate
            && found.number.as_ref() == Some(&line.person.number)
    }));
}

fn assert_nothing_lost(served: &[ServedRequest], seen: &[Seen]) {
    let replies: HashMap<_, _> = seen.iter().flat_map(|seen| &seen.replies).collect();
    let mut faults = HashMap::new();
    for request in served {
        let readable = request.fault.is_none_or(Fault::is_answered);
        let expected = (readable && request.outcome != Outcome::Unknown).then_some(request.outcome);
        let got = replies.get(&request.name.to_name()).copied();
        assert_eq!(got, Some(&expected), "{:?}", request.fault);
        *faults.entry(request.fault).or_insert(0) += 1;
    }
    assert_eq!(served.len(), replies.len(), "every request was taken once");
    println!("{} requests, by fault: {faults:?}", served.len());
    for fault in Fault::ALL {
        assert!(
            faults.contains_key(&Some(*fault)),
            "{fault:?} never happened"
        );
    }
}

#[test]
fn clients_race_on_a_folder_where_everything_goes_wrong() {
    let (root, states) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let register = Arc::new(Register::fictitious(3, DAY));
    let terminal = VirtualTerminal::new(INSTITUTION).with_encoding(Encoding::ShiftJis);
    let options = ServiceOptions::new(terminal, (*register).clone()).with_disorder(Disorder::of(
        Fault::ALL,
        60,
        20,
    ));
    let service = Service::start(root.path(), options).unwrap();
    let first = &register.lines()[0].person;
    service
        .leave_backlog(
            first,
            &Visit::new(
                DAY.at(9, 0, 0, 0)
                    .saturating_sub(Duration::from_secs(1 << 20)),
            ),
            300,
        )
        .unwrap();
    let stop = Arc::new(AtomicBool::new(false));
    let counters: Vec<_> = (0..CLIENTS)
        .map(|number| {
            let (register, stop) = (Arc::clone(&register), Arc::clone(&stop));
            let (root, state) = (
                root.path().to_owned(),
                states.path().join(number.to_string()),
            );
            thread::spawn(move || counter(number, &root, &state, &register, &stop))
        })
        .collect();
    let pushed = push_faces(&service, &register);
    stop.store(true, Ordering::Relaxed);
    let mut seen: Vec<_> = counters
        .into_iter()
        .map(|counter| counter.join().unwrap())
        .collect();
    // What came after a counter's last look is there for its next process.
    for (number, seen) in seen.iter_mut().enumerate() {
        let state = states.path().join(number.to_string());
        let mut client = open(number, root.path(), &state);
        assert!(client.pending().is_empty());
        take_up_faces(number, &mut client, &register, seen);
    }
    assert_nothing_lost(&service.served(), &seen);
    let bound: usize = seen.iter().map(|seen| seen.bound).sum();
    println!("{pushed} results of the reader, {bound} bound");
    assert_eq!(bound, pushed, "every result was bound by one counter");
}

/// Patients at the reader, until the time is over. Says how many.
fn push_faces(service: &Service, register: &Register) -> usize {
    let started = Instant::now();
    let mut pushed = 0;
    let mut at = mnc_reader::terminal::Clock::now(&mnc_reader::terminal::SystemClock::default());
    while started.elapsed() < race_time() {
        let line = &register.lines()[pushed * 7 % register.lines().len()];
        at = at.saturating_add(Duration::from_secs(1));
        service.push(&line.person, &Visit::new(at)).unwrap();
        pushed += 1;
        thread::sleep(Duration::from_millis(150));
    }
    pushed
}
