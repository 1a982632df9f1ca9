//! An exchange folder without a terminal, a clock that does not wait, and whom to ask about.

use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::{Inquiry, QualificationAnswer};
use mnc_core::eligibility::wire::{InquiryRequest, RequestHeader};
use mnc_core::{Date, DateTime};
use mnc_reader::terminal::{
    Changes, Clock, ExchangeFolder, Reply, Settings, TerminalClient, TerminalError, Ticket,
};
use mnc_testkit::terminal::{InsuredPerson, Register, Registration, VirtualTerminal, Visit};
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;

pub(crate) const DAY: Date = Date::constant(2026, 11, 20);
pub(crate) const INSTITUTION: &str = "1319999999";
pub(crate) const MINUTE: Duration = Duration::from_secs(60);

type Hook = Box<dyn FnMut(Duration) + Send>;

/// A clock that does not wait: it goes forward at once, and something happens meanwhile.
pub(crate) struct TestClock {
    elapsed: Arc<Mutex<Duration>>,
    meanwhile: Mutex<Hook>,
}

impl TestClock {
    pub(crate) fn idle() -> Self {
        Self::with(|_| {})
    }

    pub(crate) fn with(meanwhile: impl FnMut(Duration) + Send + 'static) -> Self {
        Self {
            elapsed: Arc::default(),
            meanwhile: Mutex::new(Box::new(meanwhile)),
        }
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime {
        DAY.at(9, 30, 0, 0).saturating_add(self.elapsed())
    }

    fn elapsed(&self) -> Duration {
        *self.elapsed.lock().unwrap()
    }

    fn wait(&self, _: &Changes, at_most: Duration) {
        *self.elapsed.lock().unwrap() += at_most;
        let elapsed = self.elapsed();
        (self.meanwhile.lock().unwrap())(elapsed);
    }
}

/// An exchange folder without a terminal, and a state folder.
pub(crate) struct Place {
    pub(crate) root: TempDir,
    pub(crate) state: TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        let place = Self {
            root: tempfile::tempdir().unwrap(),
            state: tempfile::tempdir().unwrap(),
        };
        for part in ["req", "res", "face"] {
            fs::create_dir(place.path(part)).unwrap();
        }
        place
    }

    pub(crate) fn path(&self, part: &str) -> PathBuf {
        self.root.path().join(part)
    }

    pub(crate) fn files(&self, part: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(part)).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    pub(crate) fn client(&self) -> TerminalClient {
        self.client_with(Settings::default(), TestClock::idle())
    }

    pub(crate) fn client_with(&self, settings: Settings, clock: TestClock) -> TerminalClient {
        let folder = ExchangeFolder::under(self.root.path());
        TerminalClient::open_with_clock(folder, self.state.path(), settings, Box::new(clock))
            .unwrap()
    }

    /// What the terminal would answer, under its name.
    pub(crate) fn answer(&self, ticket: &Ticket, line: &Registration) -> (PathBuf, Vec<u8>) {
        let request = InquiryRequest::new(
            header().with_file_identifier(ticket.identifier()),
            line.inquiry(),
        );
        let (at, results) = (DAY.at(9, 30, 5, 0), line.results.clone());
        let file = terminal().reply(ticket.name(), &request, line.outcome, results, at);
        let file = file.unwrap().unwrap();
        (self.path("res").join(file.name.to_name()), file.bytes)
    }

    pub(crate) fn put_answer(&self, ticket: &Ticket, line: &Registration) -> PathBuf {
        let (path, bytes) = self.answer(ticket, line);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn push_face(&self, seed: u64, person: &InsuredPerson, at: DateTime) -> PathBuf {
        let file = terminal().with_seed(seed).push(person, &Visit::new(at));
        let file = file.unwrap().unwrap();
        let path = self.path("face").join(file.name.to_name());
        fs::write(&path, file.bytes).unwrap();
        path
    }
}

pub(crate) fn terminal() -> VirtualTerminal {
    VirtualTerminal::new(INSTITUTION)
}

pub(crate) fn header() -> RequestHeader {
    RequestHeader::new(INSTITUTION, DAY)
}

pub(crate) fn register() -> Register {
    Register::fictitious(1, DAY)
}

pub(crate) fn line(outcome: Outcome) -> Registration {
    let register = register();
    let mut lines = register.lines().iter();
    lines.find(|line| line.outcome == outcome).unwrap().clone()
}

pub(crate) fn ask(client: &mut TerminalClient, inquiry: Inquiry) -> Ticket {
    client.ask(header(), inquiry).unwrap()
}

pub(crate) fn answered(reply: Reply) -> QualificationAnswer {
    match reply {
        Reply::Answered(received) => received.answer().unwrap(),
        Reply::Unknown(silence) => panic!("{silence:?}"),
    }
}

pub(crate) fn trouble(reply: Reply) -> Option<TerminalError> {
    match reply {
        Reply::Unknown(silence) => silence.trouble,
        Reply::Answered(_) => panic!("answered"),
    }
}
