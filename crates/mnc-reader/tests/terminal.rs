//! The client of the exchange folder against the virtual terminal and against bad files.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::{Inquiry, QualificationAnswer};
use mnc_core::eligibility::wire::{Encoding, FileName, InquiryRequest, RequestHeader};
use mnc_core::identity::StaffId;
use mnc_core::{Date, DateTime, Language};
use mnc_reader::terminal::{
    AfterImport, ArchivePassword, Binding, Changes, Clock, ExchangeFolder, Pace, Reply, Settings,
    TerminalClient, TerminalError, Ticket,
};
use mnc_testkit::terminal::{
    InsuredPerson, Register, Registration, Service, ServiceOptions, VirtualTerminal, Visit,
};
use proptest::prelude::*;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;

const DAY: Date = Date::constant(2026, 11, 20);
const INSTITUTION: &str = "1319999999";
const MINUTE: Duration = Duration::from_secs(60);

type Hook = Box<dyn FnMut(Duration) + Send>;

/// A clock that does not wait: it goes forward at once, and something happens meanwhile.
struct TestClock {
    elapsed: Arc<Mutex<Duration>>,
    meanwhile: Mutex<Hook>,
}

impl TestClock {
    fn idle() -> Box<Self> {
        Self::with(|_| {})
    }

    fn with(meanwhile: impl FnMut(Duration) + Send + 'static) -> Box<Self> {
        Box::new(Self {
            elapsed: Arc::default(),
            meanwhile: Mutex::new(Box::new(meanwhile)),
        })
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
struct Place {
    root: TempDir,
    state: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self {
            root: tempfile::tempdir().unwrap(),
            state: tempfile::tempdir().unwrap(),
        };
        for part in ["req", "res", "face"] {
            fs::create_dir(place.path(part)).unwrap();
        }
        place
    }

    fn path(&self, part: &str) -> PathBuf {
        self.root.path().join(part)
    }

    fn files(&self, part: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(part)).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn client(&self) -> TerminalClient {
        self.client_with(Settings::default(), TestClock::idle())
    }

    fn client_with(&self, settings: Settings, clock: Box<TestClock>) -> TerminalClient {
        let folder = ExchangeFolder::under(self.root.path());
        TerminalClient::open_with_clock(folder, self.state.path(), settings, clock).unwrap()
    }

    /// What the terminal would answer, under its name.
    fn answer(&self, ticket: &Ticket, line: &Registration) -> (PathBuf, Vec<u8>) {
        let request = InquiryRequest::new(
            header().with_file_identifier(ticket.identifier()),
            line.inquiry(),
        );
        let (at, results) = (DAY.at(9, 30, 5, 0), line.results.clone());
        let file = terminal().reply(ticket.name(), &request, line.outcome, results, at);
        let file = file.unwrap().unwrap();
        (self.path("res").join(file.name.to_name()), file.bytes)
    }

    fn put_answer(&self, ticket: &Ticket, line: &Registration) -> PathBuf {
        let (path, bytes) = self.answer(ticket, line);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn push_face(&self, seed: u64, person: &InsuredPerson, at: DateTime) -> PathBuf {
        let file = terminal().with_seed(seed).push(person, &Visit::new(at));
        let file = file.unwrap().unwrap();
        let path = self.path("face").join(file.name.to_name());
        fs::write(&path, file.bytes).unwrap();
        path
    }
}

fn terminal() -> VirtualTerminal {
    VirtualTerminal::new(INSTITUTION)
}

fn header() -> RequestHeader {
    RequestHeader::new(INSTITUTION, DAY)
}

fn register() -> Register {
    Register::fictitious(1, DAY)
}

fn line(outcome: Outcome) -> Registration {
    let register = register();
    let mut lines = register.lines().iter();
    lines.find(|line| line.outcome == outcome).unwrap().clone()
}

fn ask(client: &mut TerminalClient, inquiry: Inquiry) -> Ticket {
    client.ask(header(), inquiry).unwrap()
}

fn answered(reply: Reply) -> QualificationAnswer {
    match reply {
        Reply::Answered(received) => received.answer().unwrap(),
        Reply::Unknown(silence) => panic!("{silence:?}"),
    }
}

fn trouble(reply: Reply) -> Option<TerminalError> {
    match reply {
        Reply::Unknown(silence) => silence.trouble,
        Reply::Answered(_) => panic!("answered"),
    }
}

#[test]
fn an_answer_is_taken_once_and_stays_open_until_it_is_saved() {
    let place = Place::new();
    let line = line(Outcome::Valid);
    let mut client = place.client();
    let ticket = ask(&mut client, line.inquiry());
    assert_eq!(place.files("req"), [ticket.name().to_name()]);
    assert!(place.files("work").is_empty());
    let path = place.put_answer(&ticket, &line);
    let answer = answered(client.wait(&ticket, MINUTE).unwrap());
    assert_eq!(answer.outcome(), Outcome::Valid);
    let again = client.wait(&ticket, MINUTE);
    assert!(matches!(again, Err(TerminalError::AlreadyTaken)));
    drop(client);
    // A crash before `finish`: the answer is there for the next process.
    let mut client = place.client();
    assert_eq!(client.pending(), [ticket.clone()]);
    answered(client.wait(&ticket, MINUTE).unwrap());
    client.finish(&ticket).unwrap();
    assert!(path.exists(), "kept for other programs");
    assert!(matches!(
        client.finish(&ticket),
        Err(TerminalError::NotOpen)
    ));
    drop(client);
    assert!(place.client().pending().is_empty());
    assert_eq!(place.files("req").len(), 1, "never sent again");
}

#[test]
fn a_request_is_what_the_interface_wants_in_both_encodings() {
    for encoding in [Encoding::Utf8, Encoding::ShiftJis] {
        let place = Place::new();
        let mut settings = Settings::default();
        settings.encoding = encoding;
        let mut client = place.client_with(settings, TestClock::idle());
        let ticket = ask(&mut client, line(Outcome::Valid).inquiry());
        let bytes = fs::read(place.path("req").join(ticket.name().to_name())).unwrap();
        let request = InquiryRequest::read(&bytes).unwrap();
        assert_eq!(request.encoding.used, encoding);
        assert_eq!(
            request.header.file_identifier.as_deref(),
            Some(ticket.identifier())
        );
        assert_eq!(
            request.body.inquiry.unwrap(),
            line(Outcome::Valid).inquiry()
        );
    }
}

#[test]
fn no_answer_in_time_is_unknown_and_says_whether_the_terminal_took_the_request() {
    let place = Place::new();
    let mut client = place.client();
    let ticket = ask(&mut client, line(Outcome::Valid).inquiry());
    let reply = client.wait(&ticket, MINUTE).unwrap();
    assert_eq!(reply.outcome().unwrap(), Outcome::Unknown);
    let Reply::Unknown(silence) = reply else {
        panic!()
    };
    assert!(!silence.taken_up && silence.trouble.is_none());
    fs::remove_file(place.path("req").join(ticket.name().to_name())).unwrap();
    let Reply::Unknown(silence) = client.wait(&ticket, MINUTE).unwrap() else {
        panic!()
    };
    assert!(silence.taken_up);
    assert_eq!(client.pending(), [ticket.clone()], "still waited for");
    assert!(!client.withdraw(&ticket).unwrap(), "too late");
    place.put_answer(&ticket, &line(Outcome::Valid));
    answered(client.wait(&ticket, MINUTE).unwrap());
}

#[test]
fn a_request_that_nobody_took_can_be_withdrawn() {
    let place = Place::new();
    let mut client = place.client();
    let ticket = ask(&mut client, line(Outcome::Valid).inquiry());
    assert!(client.withdraw(&ticket).unwrap());
    assert!(place.files("req").is_empty() && client.pending().is_empty());
}

#[test]
fn an_answer_that_is_still_being_written_is_waited_for() {
    let place = Place::new();
    let line = line(Outcome::Valid);
    let (state, root) = (place.state.path().to_owned(), place.root.path().to_owned());
    let growing: Arc<Mutex<Option<(PathBuf, Vec<u8>)>>> = Arc::default();
    let writer = Arc::clone(&growing);
    // A fifth every second, each part longer than the settling time.
    let clock = TestClock::with(move |elapsed| {
        if let Some((path, bytes)) = writer.lock().unwrap().as_ref() {
            let parts = usize::try_from(elapsed.as_secs()).unwrap().min(5);
            fs::write(path, &bytes[..bytes.len() * parts / 5]).unwrap();
        }
    });
    let folder = ExchangeFolder::under(root);
    let mut client =
        TerminalClient::open_with_clock(folder, state, Settings::default(), clock).unwrap();
    let ticket = ask(&mut client, line.inquiry());
    *growing.lock().unwrap() = Some(place.answer(&ticket, &line));
    let early = client.wait(&ticket, Duration::from_secs(3)).unwrap();
    assert!(matches!(
        trouble(early),
        Some(TerminalError::Eligibility(_))
    ));
    assert_eq!(
        answered(client.wait(&ticket, MINUTE).unwrap()).outcome(),
        Outcome::Valid
    );
}

#[test]
fn an_answer_of_another_request_under_the_name_is_never_taken() {
    let place = Place::new();
    let (mine, other) = (line(Outcome::Valid), line(Outcome::Invalid));
    let mut client = place.client();
    let ticket = ask(&mut client, mine.inquiry());
    let second = ask(&mut client, other.inquiry());
    assert_ne!(ticket.identifier(), second.identifier());
    let (_, bytes) = place.answer(&second, &other);
    let (path, right) = place.answer(&ticket, &mine);
    fs::write(&path, bytes).unwrap();
    let reply = client.wait(&ticket, MINUTE).unwrap();
    assert!(matches!(
        trouble(reply),
        Some(TerminalError::OtherIdentifier)
    ));
    fs::write(&path, right).unwrap();
    let answer = answered(client.wait(&ticket, MINUTE).unwrap());
    assert_eq!(answer.body.inquiry.unwrap(), mine.inquiry());
}

#[test]
fn an_answer_without_an_identifier_is_taken_only_where_that_is_set() {
    for accepted in [false, true] {
        let place = Place::new();
        let line = line(Outcome::Valid);
        let mut settings = Settings::default();
        settings.accept_without_identifier = accepted;
        let mut client = place.client_with(settings, TestClock::idle());
        let ticket = ask(&mut client, line.inquiry());
        let (path, bytes) = place.answer(&ticket, &line);
        let mut answer = QualificationAnswer::read(&bytes).unwrap();
        answer.header.file_identifier = None;
        fs::write(path, answer.write(Encoding::Utf8).unwrap()).unwrap();
        let reply = client.wait(&ticket, MINUTE).unwrap();
        assert_eq!(matches!(reply, Reply::Answered(_)), accepted);
    }
}

#[test]
fn personal_files_are_removed_if_asked_and_leftovers_too() {
    let place = Place::new();
    let line = line(Outcome::Valid);
    let mut client = place.client_with(Settings::default().removing(), TestClock::idle());
    let ticket = ask(&mut client, line.inquiry());
    let path = place.put_answer(&ticket, &line);
    answered(client.wait(&ticket, MINUTE).unwrap());
    assert!(path.exists(), "not saved yet");
    client.finish(&ticket).unwrap();
    assert!(!path.exists());
    // The terminal writes it a second time; another program's file is not touched.
    place.put_answer(&ticket, &line);
    fs::write(place.path("res").join("OQSsiquc01res_1.xml"), "<a/>").unwrap();
    assert_eq!(client.remove_leftovers().unwrap(), 1);
    assert_eq!(place.files("res"), ["OQSsiquc01res_1.xml"]);
}

#[test]
fn a_crash_before_the_move_sends_nothing_and_one_after_it_is_waited_for() {
    let place = Place::new();
    let mut client = place.client();
    let ticket = ask(&mut client, line(Outcome::Valid).inquiry());
    drop(client);
    let name = ticket.name().to_name();
    let (sent, work) = (
        place.path("req").join(&name),
        place.path("work").join(format!("{name}.tmp")),
    );
    fs::rename(&sent, &work).unwrap();
    assert!(place.client().pending().is_empty());
    assert!(!work.exists() && !sent.exists());
}

#[test]
fn a_share_that_is_away_is_said_so_and_nothing_counts_as_sent() {
    let place = Place::new();
    let mut client = place.client();
    fs::remove_dir(place.path("req")).unwrap();
    let sent = client.ask(header(), line(Outcome::Valid).inquiry());
    assert!(matches!(sent, Err(TerminalError::Folder { .. })));
    assert!(client.pending().is_empty() && place.files("work").is_empty());
    fs::create_dir(place.path("req")).unwrap();
    let ticket = ask(&mut client, line(Outcome::Valid).inquiry());
    fs::remove_dir(place.path("res")).unwrap();
    let reply = client.wait(&ticket, MINUTE).unwrap();
    assert!(matches!(trouble(reply), Some(TerminalError::Folder { .. })));
    fs::remove_dir(place.path("face")).unwrap();
    assert!(matches!(client.faces(), Err(TerminalError::Folder { .. })));
}

#[test]
fn the_journal_holds_no_personal_data() {
    let place = Place::new();
    let line = line(Outcome::Valid);
    let mut client = place.client();
    let ticket = ask(&mut client, line.inquiry());
    place.put_answer(&ticket, &line);
    answered(client.wait(&ticket, MINUTE).unwrap());
    client.finish(&ticket).unwrap();
    place.push_face(1, &line.person, client.now());
    let id = client.wait_for_faces(MINUTE).unwrap().results[0].id;
    let number = line.person.reference_number.clone().unwrap();
    client
        .bind(&id, &Binding::reference_number(&number))
        .unwrap();
    client.finish_face(&id).unwrap();
    let journal = fs::read_to_string(place.state.path().join("journal")).unwrap();
    assert_eq!(journal.lines().count(), 3);
    for personal in [
        &line.person.name,
        &line.person.number,
        &line.person.insurer_number,
    ] {
        assert!(!journal.contains(personal.as_str()));
    }
}

#[test]
fn a_result_of_the_reader_is_bound_only_to_its_patient() {
    let place = Place::new();
    let register = register();
    let (first, second) = (&register.lines()[0].person, &register.lines()[40].person);
    let mut client = place.client();
    place.push_face(1, first, DAY.at(9, 0, 0, 0));
    place.push_face(2, second, DAY.at(9, 10, 0, 0));
    place.push_face(3, first, DAY.at(9, 20, 0, 0));
    client.wait_for_faces(MINUTE).unwrap();
    let inbox = client.faces().unwrap();
    assert_eq!(inbox.results.len(), 3);
    assert_eq!(inbox.results[0].age(DAY.at(9, 30, 0, 0)), MINUTE * 30);
    let number = first.reference_number.clone().unwrap();
    assert_eq!(
        inbox.of_reference_number(&number).len(),
        2,
        "used the reader twice"
    );
    assert!(inbox.of_reference_number("").is_empty());
    let (ours, theirs) = (inbox.results[0].id, inbox.results[1].id);
    let by_number = Binding::reference_number(&number);
    let staff = || StaffId::new("uketsuke-01").unwrap();
    let by_sight = Binding::confirmed(second.birthdate, staff());
    assert!(matches!(
        client.bind(&theirs, &by_number),
        Err(TerminalError::OtherPatient)
    ));
    assert!(matches!(
        client.bind(&ours, &by_sight),
        Err(TerminalError::OtherPatient)
    ));
    client.bind(&ours, &by_number).unwrap();
    assert!(matches!(
        client.bind(&ours, &by_number),
        Err(TerminalError::AlreadyTaken)
    ));
    client.bind(&theirs, &by_sight).unwrap();
    client.release(&theirs).unwrap();
    client.finish_face(&ours).unwrap();
    assert!(matches!(
        client.finish_face(&theirs),
        Err(TerminalError::NotOpen)
    ));
    assert_eq!(client.faces().unwrap().results.len(), 2);
    drop(client);
    // After a restart what was bound and saved is not offered again.
    let mut client = place.client();
    client.wait_for_faces(MINUTE).unwrap();
    assert_eq!(client.faces().unwrap().results.len(), 2);
}

#[test]
fn copies_are_one_result_and_removed_together() {
    let place = Place::new();
    let person = &line(Outcome::Valid).person;
    let mut client = place.client_with(Settings::default().removing(), TestClock::idle());
    let path = place.push_face(1, person, DAY.at(9, 0, 0, 0));
    let copy = FileName::face("OQSsiquc01", "1319999999copy", DAY.at(9, 1, 0, 0)).unwrap();
    fs::copy(&path, place.path("face").join(copy.to_name())).unwrap();
    client.wait_for_faces(MINUTE).unwrap();
    let inbox = client.faces().unwrap();
    assert_eq!((inbox.results.len(), inbox.results[0].copies), (1, 2));
    let id = inbox.results[0].id;
    let binding = Binding::reference_number(person.reference_number.clone().unwrap());
    client.bind(&id, &binding).unwrap();
    client.finish_face(&id).unwrap();
    assert!(place.files("face").is_empty());
}

#[test]
fn a_result_stays_in_the_inbox_when_another_program_takes_the_file() {
    let place = Place::new();
    let person = &line(Outcome::Valid).person;
    let mut client = place.client();
    let path = place.push_face(1, person, DAY.at(9, 0, 0, 0));
    client.wait_for_faces(MINUTE).unwrap();
    fs::remove_file(path).unwrap();
    assert_eq!(client.faces().unwrap().results.len(), 1);
}

#[test]
fn old_and_unreadable_results_do_not_hide_the_others() {
    let place = Place::new();
    let person = &line(Outcome::Valid).person;
    for number in 0..50 {
        place.push_face(
            100 + number,
            person,
            DAY.at(8, 0, 0, 0).saturating_sub(MINUTE * 3000),
        );
    }
    fs::write(place.path("face").join("readme.txt"), "x").unwrap();
    let broken = place.push_face(1, person, DAY.at(9, 0, 0, 0));
    let whole = fs::read(&broken).unwrap();
    fs::write(&broken, &whole[..whole.len() / 2]).unwrap();
    place.push_face(2, person, DAY.at(9, 1, 0, 0));
    let mut client = place.client();
    client.wait_for_faces(MINUTE).unwrap();
    let inbox = client.faces().unwrap();
    assert_eq!(
        (inbox.results.len(), inbox.unreadable.len(), inbox.stale),
        (1, 1, 50)
    );
    // It is read again once it changes.
    fs::write(&broken, whole).unwrap();
    client.wait_for_faces(MINUTE).unwrap();
    let inbox = client.faces().unwrap();
    assert_eq!((inbox.results.len(), inbox.unreadable.len()), (2, 0));
}

#[test]
fn archives_plain_and_under_a_password_go_both_ways() {
    for password in [None, Some("himitsu-no-aikotoba")] {
        let place = Place::new();
        let options = ServiceOptions::new(terminal(), register()).with_archives();
        let options = match password {
            Some(password) => options.with_password(password),
            None => options,
        };
        let service = Service::start(place.root.path(), options).unwrap();
        let settings = match password {
            Some(password) => Settings::default()
                .with_password(ArchivePassword::new(password.as_bytes()))
                .encrypting_requests(),
            None => Settings::default(),
        };
        let folder = ExchangeFolder::under(place.root.path());
        let mut client = TerminalClient::open(folder, place.state.path(), settings).unwrap();
        let line = line(Outcome::Valid);
        let ticket = ask(&mut client, line.inquiry());
        let answer = answered(client.wait(&ticket, MINUTE).unwrap());
        assert_eq!(answer.body.inquiry.unwrap(), line.inquiry());
        assert!(place.files("res")[0].ends_with(".zip"));
        service.stop();
    }
}

#[test]
fn every_line_of_the_register_is_answered_as_it_stands_there() {
    let place = Place::new();
    let options =
        ServiceOptions::new(terminal(), register()).with_delays(Duration::ZERO, Duration::ZERO);
    let _service = Service::start(place.root.path(), options).unwrap();
    let folder = ExchangeFolder::under(place.root.path());
    let pace = Pace {
        settle: Duration::from_millis(30),
        ..Pace::default()
    };
    let settings = Settings::default().with_pace(pace);
    let mut client = TerminalClient::open(folder, place.state.path(), settings).unwrap();
    let register = register();
    let tickets: Vec<_> = register
        .lines()
        .iter()
        .map(|line| (line, ask(&mut client, line.inquiry())))
        .collect();
    for (line, ticket) in tickets {
        let at_most = match line.outcome {
            Outcome::Unknown => Duration::from_secs(2),
            _ => MINUTE,
        };
        let reply = client.wait(&ticket, at_most).unwrap();
        assert_eq!(reply.outcome().unwrap(), line.outcome);
        if let Reply::Answered(received) = reply {
            assert_eq!(received.answer().unwrap().body.results, line.results);
            client.finish(&ticket).unwrap();
        }
    }
}

/// Puts this under the name of the answer and waits.
fn reply_to(place: &Place, extension: &str, put: impl FnOnce(&Path)) -> Reply {
    let mut client = place.client();
    let ticket = ask(&mut client, line(Outcome::Valid).inquiry());
    let stem = ticket.name().to_name().replace("req_", "res_");
    put(&place.path("res").join(stem.replace(".xml", extension)));
    client.wait(&ticket, Duration::from_secs(5)).unwrap()
}

#[test]
fn a_sparse_file_of_four_gigabytes_is_refused_unread() {
    for (extension, part) in [(".xml", "res"), (".zip", "res")] {
        let place = Place::new();
        let reply = reply_to(&place, extension, |path| {
            fs::File::create(path).unwrap().set_len(4 << 30).unwrap();
        });
        let error = trouble(reply).unwrap();
        assert!(matches!(error, TerminalError::TooLarge), "{part} {error}");
        assert!(!error.message(Language::Japanese).is_empty());
    }
    let place = Place::new();
    let face = place.push_face(1, &line(Outcome::Valid).person, DAY.at(9, 0, 0, 0));
    fs::File::create(face).unwrap().set_len(4 << 30).unwrap();
    let mut client = place.client();
    client.wait_for_faces(Duration::from_secs(2)).unwrap();
    let inbox = client.faces().unwrap();
    assert!(matches!(inbox.unreadable[0].error, TerminalError::TooLarge));
    assert_memory_is_bounded();
}

#[test]
fn billion_laughs_are_refused() {
    let mut laughs = "<!DOCTYPE a [<!ENTITY l0 \"ha\">".to_owned();
    for level in 1..30 {
        let below = format!("&l{};", level - 1).repeat(10);
        laughs += &format!("<!ENTITY l{level} \"{below}\">");
    }
    laughs += "]><XmlMsg>&l29;</XmlMsg>";
    let reply = reply_to(&Place::new(), ".xml", |path| {
        fs::write(path, laughs).unwrap()
    });
    assert!(matches!(
        trouble(reply),
        Some(TerminalError::Eligibility(_))
    ));
}

#[test]
fn an_archive_that_unpacks_to_gigabytes_is_refused() {
    let reply = reply_to(&Place::new(), ".zip", |path| {
        let mut writer = zip::ZipWriter::new(fs::File::create(path).unwrap());
        writer
            .start_file("a.xml", zip::write::SimpleFileOptions::default())
            .unwrap();
        let zeros = vec![0; 1 << 20];
        for _ in 0..512 {
            writer.write_all(&zeros).unwrap();
        }
        writer.finish().unwrap();
    });
    assert!(matches!(trouble(reply), Some(TerminalError::TooLarge)));
    assert_memory_is_bounded();
}

/// The most memory this process ever had stays far below what the bad files pretend to hold.
fn assert_memory_is_bounded() {
    // Only Linux tells.
    let Ok(status) = fs::read_to_string("/proc/self/status") else {
        return;
    };
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: u64 = peak
        .and_then(|text| text.trim().strip_suffix("kB"))
        .unwrap()
        .trim()
        .parse()
        .unwrap();
    assert!(kib < 300 << 10, "{kib} KiB");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Names from outside are names only: nothing panics, and nothing becomes a result.
    #[test]
    fn bad_file_names_never_panic(names in prop::collection::vec("\\PC{1,60}", 1..8), tail in "\\PC{0,20}") {
        let place = Place::new();
        let made = [
            format!("OQSsiquc01res_face_{tail}"),
            format!("OQSsiquc01res_face_{tail}_20261120093000.xml"),
            format!("OQSsiquc01res_{tail}.zip"),
            format!("res_{tail}.xml"),
        ];
        for name in names.iter().chain(&made).map(|name| name.replace('/', "")) {
            for part in ["face", "res"] {
                // What the file system refuses cannot come from it either.
                let _ = fs::write(place.path(part).join(&name), "<a/>");
            }
            let _ = FileName::parse(&name);
        }
        let mut client = place.client();
        client.wait_for_faces(Duration::from_secs(2)).unwrap();
        prop_assert!(client.faces().unwrap().results.is_empty());
        prop_assert_eq!(client.remove_leftovers().unwrap(), 0);
    }
}

#[test]
#[cfg(unix)]
fn names_that_are_no_text_folders_and_links_are_passed_over() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::new();
    let name = std::ffi::OsStr::from_bytes(b"OQSsiquc01res_face_\xFF_20261120093000.xml");
    fs::write(place.path("face").join(name), "<a/>").unwrap();
    fs::create_dir(
        place
            .path("face")
            .join("OQSsiquc01res_face_1_20261120093000.xml"),
    )
    .unwrap();
    let mut client = place.client();
    client.wait_for_faces(Duration::from_secs(2)).unwrap();
    assert!(client.faces().unwrap().results.is_empty());
}

#[test]
fn the_default_keeps_files() {
    assert_eq!(Settings::default().after_import, AfterImport::Keep);
}
