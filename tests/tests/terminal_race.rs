//! Several processes on one exchange folder while everything goes wrong and any of them may die at any
//! time: no answer is lost, none is taken twice by a client, none is bound to another request or
//! patient.
//!
//! `RACE_SECONDS` says how long (default 15; some rounds follow).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may"
)]

use mnc_core::Date;
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::wire::Encoding;
use mnc_reader::terminal::{Clock, SystemClock};
use mnc_testkit::terminal::{
    Disorder, Fault, Register, ServedRequest, Service, ServiceOptions, VirtualTerminal, Visit,
};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const DAY: Date = Date::constant(2026, 11, 20);
const SEED: u64 = 3;
const INSTITUTION: &str = "1319999999";
const CLIENTS: usize = 3;
/// Between two results of the reader, and between two deaths.
const PUSH: Duration = Duration::from_millis(150);
const DEATH: Duration = Duration::from_millis(1700);

fn race_time() -> Duration {
    let seconds = std::env::var("RACE_SECONDS").ok();
    Duration::from_secs(seconds.and_then(|text| text.parse().ok()).unwrap_or(15))
}

/// The processes, each with its state folder.
struct Counters<'a> {
    root: &'a Path,
    states: &'a Path,
    running: Vec<Child>,
    killed: usize,
}

impl<'a> Counters<'a> {
    fn start(root: &'a Path, states: &'a Path) -> Self {
        let mut counters = Self {
            root,
            states,
            running: Vec::new(),
            killed: 0,
        };
        counters.running = (0..CLIENTS).map(|number| counters.spawn(number)).collect();
        counters
    }

    fn state(&self, number: usize) -> PathBuf {
        self.states.join(number.to_string())
    }

    fn spawn(&self, number: usize) -> Child {
        Command::new(env!("CARGO_BIN_EXE_terminal_client"))
            .args([number.to_string(), CLIENTS.to_string()])
            .args([self.root, &self.state(number)])
            .args([SEED.to_string(), DAY.to_string()])
            .stdin(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// Kills the next in turn without a word, and starts another in its place.
    fn kill_one(&mut self) {
        let number = self.killed % CLIENTS;
        self.running[number].kill().unwrap();
        assert!(!self.running[number].wait().unwrap().success());
        self.running[number] = self.spawn(number);
        self.killed += 1;
    }

    /// Lets each end by itself, and once more: what came after the last look is there for the next.
    fn end(&mut self) {
        self.end_once();
        self.running = (0..CLIENTS).map(|number| self.spawn(number)).collect();
        self.end_once();
    }

    fn end_once(&mut self) {
        for child in &mut self.running {
            drop(child.stdin.take());
        }
        for child in &mut self.running {
            let ended = child.wait().unwrap();
            assert!(ended.success(), "a client found something wrong");
        }
    }
}

/// What one client saved, over all its processes.
#[derive(Default)]
struct Seen {
    asked: HashSet<String>,
    /// By the name of the request: the outcome, or none if there was no answer.
    answers: HashMap<String, Option<String>>,
    faces: HashSet<String>,
}

impl Seen {
    fn read(state: &Path) -> Self {
        let mut seen = Self::default();
        for line in std::fs::read_to_string(state.join("seen")).unwrap().lines() {
            match line.split(' ').collect::<Vec<_>>()[..] {
                ["asked", name, _] => assert!(seen.asked.insert(name.to_owned()), "a name twice"),
                ["answer", name, outcome] => {
                    let outcome = (outcome != "-").then(|| outcome.to_owned());
                    let before = seen.answers.insert(name.to_owned(), outcome);
                    assert!(before.is_none(), "an answer was taken twice");
                }
                ["face", id, _] => {
                    assert!(seen.faces.insert(id.to_owned()), "a result was taken twice");
                }
                _ => panic!("{line}"),
            }
        }
        seen
    }
}

fn assert_nothing_lost(served: &[ServedRequest], seen: &[Seen]) {
    let answers: HashMap<_, _> = seen.iter().flat_map(|seen| &seen.answers).collect();
    let mut faults = HashMap::new();
    let mut names = HashSet::new();
    for request in served {
        let name = request.name.to_name();
        let askers = seen.iter().filter(|seen| seen.asked.contains(&name));
        assert_eq!(askers.count(), 1, "a request of nobody, or of two");
        let readable = request.fault.is_none_or(Fault::is_answered);
        let expected = readable && request.outcome != Outcome::Unknown;
        let expected = expected.then(|| request.outcome.name().to_owned());
        assert_eq!(
            answers.get(&name).copied(),
            Some(&expected),
            "{:?}",
            request.fault
        );
        assert!(names.insert(name), "a request was sent twice");
        *faults.entry(request.fault).or_insert(0) += 1;
    }
    for (name, answer) in &answers {
        assert!(
            names.contains(*name) || answer.is_none(),
            "an answer to what was never sent"
        );
    }
    let answered = answers.values().filter(|answer| answer.is_some()).count();
    println!(
        "{} requests, {answered} answered, by fault: {faults:?}",
        served.len()
    );
    for fault in Fault::ALL {
        assert!(
            faults.contains_key(&Some(*fault)),
            "{fault:?} never happened"
        );
    }
}

#[test]
fn processes_race_and_die_on_a_folder_where_everything_goes_wrong() {
    let (root, states) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let register = Register::fictitious(SEED, DAY);
    let terminal = VirtualTerminal::new(INSTITUTION).with_encoding(Encoding::ShiftJis);
    let disorder = Disorder::of(Fault::ALL, 60, 20);
    let options = ServiceOptions::new(terminal, register.clone()).with_disorder(disorder);
    let service = Service::start(root.path(), options).unwrap();
    let long_ago = DAY
        .at(9, 0, 0, 0)
        .saturating_sub(Duration::from_secs(1 << 20));
    let first = &register.lines()[0].person;
    service
        .leave_backlog(first, &Visit::new(long_ago), 300)
        .unwrap();
    let mut counters = Counters::start(root.path(), states.path());
    let pushed = push_faces(&service, &register, &mut counters);
    counters.end();
    let seen: Vec<_> = (0..CLIENTS)
        .map(|number| Seen::read(&counters.state(number)))
        .collect();
    assert_nothing_lost(&service.served(), &seen);
    let bound: usize = seen.iter().map(|seen| seen.faces.len()).sum();
    let distinct: HashSet<_> = seen.iter().flat_map(|seen| &seen.faces).collect();
    println!(
        "{pushed} results of the reader, {bound} bound, {} processes killed",
        counters.killed
    );
    assert_eq!(
        (bound, distinct.len()),
        (pushed, pushed),
        "every result was bound by one counter"
    );
    assert!(counters.killed >= CLIENTS);
}

/// Patients at the reader, and deaths among the processes, until the time is over. Says how many
/// patients.
fn push_faces(service: &Service, register: &Register, counters: &mut Counters<'_>) -> usize {
    let (started, mut died) = (Instant::now(), Instant::now());
    let mut pushed = 0;
    let mut at = SystemClock::default().now();
    while started.elapsed() < race_time() {
        let line = &register.lines()[pushed * 7 % register.lines().len()];
        at = at.saturating_add(Duration::from_secs(1));
        service.push(&line.person, &Visit::new(at)).unwrap();
        pushed += 1;
        // Never at the same point of their rounds.
        if died.elapsed() > DEATH + PUSH * u32::try_from(pushed % 5).unwrap() {
            counters.kill_one();
            died = Instant::now();
        }
        thread::sleep(PUSH);
    }
    pushed
}
