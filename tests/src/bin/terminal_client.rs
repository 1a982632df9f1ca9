//! A counter of the claims software as a process of its own, which may be killed at any time.
//!
//! ```text
//! terminal_client NUMBER CLIENTS ROOT STATE SEED DAY
//! ```
//!
//! It asks for everybody in the register, over and over, until its standard input ends; then it takes
//! what is left and ends. What it saw stands in `STATE/seen`, one line per fact, written through
//! before the next step: so that the next process goes on, and the test can read what happened.
//!
//! ```text
//! asked NAME LINE          before the request can be seen by anybody
//! answer NAME OUTCOME      the answer, or - if none was taken in time
//! face ID PUSHED-AT        a result of the reader that was bound
//! wrong WHAT               what must never happen
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test program: whatever fails shall be seen"
)]

use mnc_core::Date;
use mnc_core::eligibility::wire::{Encoding, InquiryRequest, RequestHeader};
use mnc_reader::terminal::{
    Binding, ExchangeFolder, FaceResult, Received, Settings, TerminalClient, TerminalError, Ticket,
};
use mnc_testkit::terminal::{Register, Registration};
use std::collections::{HashMap, HashSet};
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

const INSTITUTION: &str = "1319999999";
/// Requests on the way at once.
const TOGETHER: usize = 10;
/// Longer than any fault delays an answer.
const PATIENCE: Duration = Duration::from_secs(5);

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let day: Date = arguments[5].parse().unwrap();
    let register = Register::fictitious(arguments[4].parse().unwrap(), day);
    let mut counter = Counter::open(&arguments, register, day);
    let stop = until_input_ends();
    counter.take_answers();
    while !stop.load(Ordering::Relaxed) {
        counter.ask_some();
        counter.take_answers();
        counter.take_up_faces();
    }
    counter.take_up_faces();
    assert!(counter.client.pending().is_empty());
}

/// The test holds the other end; when it lets go, also by dying, the program ends.
fn until_input_ends() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let ended = Arc::clone(&stop);
    std::thread::spawn(move || {
        let _ = std::io::stdin().read_to_end(&mut Vec::new());
        ended.store(true, Ordering::Relaxed);
    });
    stop
}

struct Counter {
    number: usize,
    clients: usize,
    day: Date,
    register: Register,
    client: TerminalClient,
    seen: Seen,
    next: usize,
}

impl Counter {
    fn open(arguments: &[String], register: Register, day: Date) -> Self {
        let (number, clients) = (arguments[0].parse().unwrap(), arguments[1].parse().unwrap());
        // One of the counters clears up behind itself; that must not harm the others.
        let settings = match number {
            1 => Settings::default().removing(),
            _ => Settings::default(),
        };
        let state = PathBuf::from(&arguments[3]);
        let folder = ExchangeFolder::under(&arguments[2]);
        let client = TerminalClient::open(folder, &state, settings).unwrap();
        let seen = Seen::open(&state);
        let next = number * 17 + seen.asked.len() * 11;
        Self {
            number,
            clients,
            day,
            register,
            client,
            seen,
            next,
        }
    }

    fn ask_some(&mut self) {
        for _ in 0..TOGETHER {
            let place = self.next % self.register.lines().len();
            self.next += 11;
            let inquiry = self.register.lines()[place].inquiry();
            let header = RequestHeader::new(INSTITUTION, self.day);
            let seen = &mut self.seen;
            let sent = self.client.send("OQSsiquc01", |ticket| {
                seen.asked(&ticket.name().to_name(), place);
                let header = header.with_file_identifier(ticket.identifier());
                InquiryRequest::new(header, inquiry).write(Encoding::Utf8)
            });
            sent.unwrap();
        }
    }

    /// Every request on the way, also those of a process before this one.
    fn take_answers(&mut self) {
        let mut waiting = self.client.pending();
        let deadline = Instant::now() + PATIENCE;
        // Killed between saving and finishing: the answer is not wanted again.
        waiting.retain(|ticket| {
            let saved = self.seen.answered.contains(&ticket.name().to_name());
            if saved {
                self.client.finish(ticket).unwrap();
            }
            !saved
        });
        while !waiting.is_empty() {
            let left = deadline.saturating_duration_since(Instant::now());
            let Some((ticket, received)) = self.client.wait_any(&waiting, left).unwrap() else {
                break;
            };
            self.take(&ticket, &received);
            waiting.retain(|other| *other != ticket);
        }
        for ticket in waiting {
            self.close(&ticket, "-");
        }
    }

    fn take(&mut self, ticket: &Ticket, received: &Received) {
        if !matches!(self.client.look(ticket), Err(TerminalError::AlreadyTaken)) {
            self.seen.wrong("an answer was handed out twice");
        }
        let line = self.line_of(ticket);
        match received.answer_to(&line.inquiry()) {
            Ok(answer) => {
                let belongs = answer.header.file_identifier.as_deref() == Some(ticket.identifier())
                    && answer.body.inquiry.as_ref() == Some(&line.inquiry())
                    && answer.outcome() == line.outcome
                    && answer.body.results == line.results;
                if !belongs {
                    self.seen.wrong("an answer was bound to another request");
                }
                self.close(ticket, answer.outcome().name());
            }
            Err(TerminalError::OtherInquiry) => self.close(ticket, "-"),
            Err(error) => panic!("{error}"),
        }
    }

    fn line_of(&self, ticket: &Ticket) -> Registration {
        let place = self.seen.asked[&ticket.name().to_name()];
        self.register.lines()[place].clone()
    }

    fn close(&mut self, ticket: &Ticket, outcome: &str) {
        self.seen.answer(&ticket.name().to_name(), outcome);
        self.client.finish(ticket).unwrap();
    }

    /// Patients belong to the counters by their 照会番号.
    fn take_up_faces(&mut self) {
        for _ in 0..2 {
            self.client
                .wait_for_faces(Duration::from_millis(700))
                .unwrap();
        }
        let lines = self.register.lines().iter();
        let references: HashSet<_> = lines
            .filter_map(|line| line.person.reference_number.clone())
            .filter(|it| it.parse::<usize>().unwrap() % self.clients == self.number)
            .collect();
        for reference in references {
            let found = self.client.faces().unwrap().of_reference_number(&reference);
            let ids: Vec<_> = found.iter().map(|result| result.id).collect();
            for id in ids {
                let binding = Binding::reference_number(&reference);
                let result = self.client.bind(&id, &binding).unwrap();
                if !is_of(result, &reference, &self.register) {
                    self.seen
                        .wrong("a result of the reader was bound to another patient");
                }
                let pushed_at = result.pushed_at.to_string();
                self.seen.face(&id.to_string(), &pushed_at);
                self.client.finish_face(&id).unwrap();
            }
        }
    }
}

/// By what the person is called and when they were born, not by the number that was asked for.
fn is_of(result: &FaceResult, reference: &str, register: &Register) -> bool {
    let lines = register.lines().iter();
    let mut own = lines.filter(|line| line.person.reference_number.as_deref() == Some(reference));
    let found = &result.answer.body.results[0];
    own.any(|line| {
        found.name.as_ref() == Some(&line.person.name)
            && found.birthdate == line.inquiry().birthdate
            && found.number.as_ref() == Some(&line.person.number)
    })
}

/// What the host saves: the answers themselves would stand here.
struct Seen {
    file: File,
    asked: HashMap<String, usize>,
    answered: HashSet<String>,
    faces: HashSet<String>,
}

impl Seen {
    fn open(state: &Path) -> Self {
        let path = state.join("seen");
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        // A line that the death of a process cut short never happened.
        let whole = text.rfind('\n').map_or("", |end| &text[..=end]);
        std::fs::write(&path, whole).unwrap();
        let (mut asked, mut answered, mut faces) = (HashMap::new(), HashSet::new(), HashSet::new());
        for line in whole.lines() {
            match line.split(' ').collect::<Vec<_>>()[..] {
                ["asked", name, place] => {
                    asked.insert(name.to_owned(), place.parse().unwrap());
                }
                ["answer", name, _] => {
                    answered.insert(name.to_owned());
                }
                ["face", id, _] => {
                    faces.insert(id.to_owned());
                }
                _ => {}
            }
        }
        let file = OpenOptions::new().append(true).open(path).unwrap();
        Self {
            file,
            asked,
            answered,
            faces,
        }
    }

    fn asked(&mut self, name: &str, place: usize) {
        self.write(&format!("asked {name} {place}\n"));
        self.asked.insert(name.to_owned(), place);
    }

    fn answer(&mut self, name: &str, outcome: &str) {
        self.write(&format!("answer {name} {outcome}\n"));
        self.answered.insert(name.to_owned());
    }

    /// Killed between saving and finishing, the next process is offered the result once more.
    fn face(&mut self, id: &str, pushed_at: &str) {
        if self.faces.insert(id.to_owned()) {
            self.write(&format!("face {id} {pushed_at}\n"));
        }
    }

    fn wrong(&mut self, what: &str) {
        self.write(&format!("wrong {what}\n"));
    }

    fn write(&mut self, line: &str) {
        self.file.write_all(line.as_bytes()).unwrap();
    }
}
