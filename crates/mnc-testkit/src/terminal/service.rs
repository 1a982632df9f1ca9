//! A virtual terminal that serves a real folder, beside the test, until it is stopped.

use super::asked;
use super::batches::Batches;
use super::disorder::{Disorder, Fault};
use super::records::records;
use super::spoiled::{misdeclared, of_somebody_else};
use super::{ExchangeFile, InsuredPerson, Register, VirtualTerminal, Visit};
use jiff::Timestamp;
use jiff::tz::Offset;
use mnc_core::DateTime;
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::wire::{Extension, Family, FileName, InquiryRequest, Phase};
use std::collections::HashMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The password for archives. `Debug` does not show it.
#[derive(Clone)]
pub(super) struct Password(pub(super) String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(redacted)")
    }
}

/// How the terminal behaves.
#[derive(Debug, Clone)]
pub struct ServiceOptions {
    terminal: VirtualTerminal,
    register: Register,
    disorder: Disorder,
    take_after: Duration,
    answer_after: Duration,
    archives: bool,
    password: Option<Password>,
}

impl ServiceOptions {
    /// An orderly terminal that takes requests after 50 ms and answers 100 ms later.
    pub fn new(terminal: VirtualTerminal, register: Register) -> Self {
        Self {
            terminal,
            register,
            disorder: Disorder::none(),
            take_after: Duration::from_millis(50),
            answer_after: Duration::from_millis(100),
            archives: false,
            password: None,
        }
    }

    /// With faults.
    #[must_use]
    pub fn with_disorder(mut self, disorder: Disorder) -> Self {
        self.disorder = disorder;
        self
    }

    /// With these delays: until a request is taken away, and from then until its answer.
    #[must_use]
    pub fn with_delays(mut self, take_after: Duration, answer_after: Duration) -> Self {
        self.take_after = take_after;
        self.answer_after = answer_after;
        self
    }

    /// Answers in archives.
    #[must_use]
    pub fn with_archives(mut self) -> Self {
        self.archives = true;
        self
    }

    /// Answers in archives under a password, and reads requests under it.
    #[must_use]
    pub fn with_password(mut self, password: impl Into<String>) -> Self {
        self.archives = true;
        self.password = Some(Password(password.into()));
        self
    }
}

/// A request that the terminal took, and what it did to it.
#[derive(Debug, Clone)]
pub struct ServedRequest {
    /// The name of the request.
    pub name: FileName,
    /// What goes wrong with its answer.
    pub fault: Option<Fault>,
    /// What the answer says.
    pub outcome: Outcome,
}

/// A running terminal. It stops when dropped.
#[derive(Debug)]
pub struct Service {
    root: PathBuf,
    terminal: VirtualTerminal,
    pushed: AtomicU64,
    stop: Arc<AtomicBool>,
    served: Arc<Mutex<Vec<ServedRequest>>>,
    thread: Option<JoinHandle<()>>,
}

/// How often the terminal looks for requests.
const LOOK: Duration = Duration::from_millis(10);

impl Service {
    /// Makes `req`, `res` and `face` under this folder, and serves them.
    ///
    /// # Errors
    /// If the folders cannot be made.
    pub fn start(root: impl Into<PathBuf>, options: ServiceOptions) -> io::Result<Self> {
        let root = root.into();
        for part in ["req", "res", "face"] {
            std::fs::create_dir_all(root.join(part))?;
        }
        let (stop, served) = (
            Arc::<AtomicBool>::default(),
            Arc::<Mutex<Vec<_>>>::default(),
        );
        let terminal = options.terminal.clone();
        let mut desk = Desk {
            root: root.clone(),
            options,
            seen: HashMap::new(),
            due: Vec::new(),
            batches: Batches::default(),
            served: Arc::clone(&served),
        };
        let stopped = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            while !stopped.load(Ordering::Relaxed) {
                desk.turn();
                std::thread::sleep(LOOK);
            }
        });
        Ok(Self {
            root,
            terminal,
            pushed: AtomicU64::new(0),
            stop,
            served,
            thread: Some(thread),
        })
    }

    /// The requests taken so far.
    pub fn served(&self) -> Vec<ServedRequest> {
        let served = self.served.lock();
        served.unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The face card reader pushes a result; none for an unknown outcome.
    ///
    /// # Errors
    /// If the file cannot be made or written.
    pub fn push(&self, person: &InsuredPerson, visit: &Visit) -> io::Result<Option<FileName>> {
        let number = self.pushed.fetch_add(1, Ordering::Relaxed);
        let terminal = self.terminal.clone().with_seed(1_000_000 + number);
        let file = terminal.push(person, visit).map_err(io::Error::other)?;
        let Some(file) = file else { return Ok(None) };
        let path = self.root.join("face").join(file.name.to_name());
        std::fs::write(path, &file.bytes)?;
        Ok(Some(file.name))
    }

    /// Leaves this many old answers in `res` and old results in `face`, as a terminal does that
    /// nobody cleared up behind. They are dated at `visit`.
    ///
    /// # Errors
    /// If the files cannot be made or written.
    pub fn leave_backlog(
        &self,
        person: &InsuredPerson,
        visit: &Visit,
        count: u64,
    ) -> io::Result<()> {
        for number in 0..count {
            self.push(person, visit)?;
            let request = FileName::request("OQSsiquc01", &format!("19990101{number:04}"));
            let request = request.map_err(io::Error::other)?;
            let answer = self.terminal.answer(&request, person, visit);
            if let Some(answer) = answer.map_err(io::Error::other)? {
                let path = self.root.join("res").join(answer.name.to_name());
                std::fs::write(path, &answer.bytes)?;
            }
        }
        Ok(())
    }

    /// Stops; answers that are due later are never written.
    pub fn stop(self) {}
}

impl Drop for Service {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // A panic of the terminal has been printed; the test will miss its answers.
            let _ = thread.join();
        }
    }
}

/// What one thread does: takes requests, and writes what is due.
struct Desk {
    root: PathBuf,
    options: ServiceOptions,
    seen: HashMap<PathBuf, Instant>,
    due: Vec<Due>,
    batches: Batches,
    served: Arc<Mutex<Vec<ServedRequest>>>,
}

/// A content that a file gets at some time.
struct Due {
    at: Instant,
    path: PathBuf,
    bytes: Vec<u8>,
}

impl Desk {
    fn turn(&mut self) {
        let now = Instant::now();
        for (path, name) in requests(&self.root.join("req")) {
            let seen = *self.seen.entry(path.clone()).or_insert(now);
            if now >= seen + self.options.take_after {
                self.seen.remove(&path);
                self.take(&path, &name, now);
            }
        }
        self.due.sort_by_key(|due| due.at);
        let later = self.due.partition_point(|due| due.at <= now);
        for due in self.due.drain(..later) {
            // Without its folder the terminal is as silent as a real one.
            let _ = std::fs::write(&due.path, &due.bytes);
        }
    }

    fn take(&mut self, path: &Path, name: &FileName, now: Instant) {
        let Ok(bytes) = std::fs::read(path) else {
            return;
        };
        // Whoever removes it has taken it.
        if std::fs::remove_file(path).is_err() {
            return;
        }
        let fault = self.options.disorder.next();
        let document = asked::document(name, bytes, self.options.password.as_ref());
        let document = document.unwrap_or_default();
        let (outcome, answer) = self.answer(name, &document);
        let answer = match fault {
            Some(Fault::WrongEcho) => answer.map(of_somebody_else),
            _ => answer,
        };
        let served = self.served.lock();
        served
            .unwrap_or_else(PoisonError::into_inner)
            .push(ServedRequest {
                name: name.clone(),
                fault,
                outcome,
            });
        if let Some(answer) = answer {
            self.schedule(&answer, fault, now + self.options.answer_after);
        }
    }

    fn answer(&mut self, name: &FileName, document: &[u8]) -> (Outcome, Option<ExchangeFile>) {
        match Family::of_prefix(name.prefix()) {
            Some(Family::Inquiry) | None => self.reply(name, InquiryRequest::read(document).ok()),
            Some(Family::Medication | Family::Checkup) => (Outcome::Valid, records(name)),
            Some(family) => {
                let register = &self.options.register;
                let answer = self.batches.answer(family, name, document, register);
                (Outcome::Processing, answer)
            }
        }
    }

    /// What cannot be read is answered with an error, as a terminal does.
    fn reply(
        &self,
        name: &FileName,
        request: Option<InquiryRequest>,
    ) -> (Outcome, Option<ExchangeFile>) {
        let asked = request.as_ref().and_then(|it| it.body.inquiry.as_ref());
        let (outcome, results) = match asked {
            Some(asked) => self.options.register.look_up(asked),
            None => (Outcome::Failed, Vec::new()),
        };
        let request = request.unwrap_or_default();
        let terminal = &self.options.terminal;
        let reply = terminal.reply(name, &request, outcome, results, now_in_japan());
        (outcome, reply.ok().flatten())
    }

    fn schedule(&mut self, answer: &ExchangeFile, fault: Option<Fault>, at: Instant) {
        let document = match fault {
            Some(Fault::WrongEncoding) => misdeclared(&answer.bytes),
            _ => answer.bytes.clone(),
        };
        let Some((path, whole)) = self.as_file(&answer.name, document) else {
            return;
        };
        let half = whole.get(..whole.len() / 2).unwrap_or_default().to_vec();
        let after = |millis| at + Duration::from_millis(millis);
        let plan: Vec<(Instant, Vec<u8>)> = match fault {
            None | Some(Fault::WrongEncoding | Fault::WrongEcho) => vec![(at, whole)],
            Some(Fault::Slow) => vec![(after(1500), whole)],
            Some(Fault::HalfWritten) => vec![(at, half), (after(700), whole)],
            Some(Fault::Truncated) => vec![(at, half)],
            Some(Fault::Duplicate) => vec![(at, whole.clone()), (after(600), whole)],
            Some(Fault::Vanished) => Vec::new(),
            Some(Fault::Stale) => vec![(at, self.of_another(answer)), (after(700), whole)],
        };
        let due = plan.into_iter().map(|(at, bytes)| Due {
            at,
            path: path.clone(),
            bytes,
        });
        self.due.extend(due);
    }

    /// The answer as a file of the facility: plain, or an archive.
    fn as_file(&self, name: &FileName, document: Vec<u8>) -> Option<(PathBuf, Vec<u8>)> {
        let (response, name) = (self.root.join("res"), name.to_name());
        let (stem, extension) = name.rsplit_once('.')?;
        let extension = if extension == "pdf" { "pdf" } else { "xml" };
        let inner = format!("{stem}.{extension}");
        if !self.options.archives {
            return Some((response.join(inner), document));
        }
        let archive = asked::pack(&inner, &document, self.options.password.as_ref());
        Some((response.join(format!("{stem}.zip")), archive.ok()?))
    }

    /// The same file with the identifier of a request that nobody sent.
    fn of_another(&self, answer: &ExchangeFile) -> Vec<u8> {
        let mut request = InquiryRequest::default();
        request.header.file_identifier = Some("another".to_owned());
        let (at, terminal) = (now_in_japan(), &self.options.terminal);
        let name = FileName::request("OQSsiquc01", answer.name.free_part());
        let other = name
            .and_then(|name| terminal.reply(&name, &request, Outcome::NotFound, Vec::new(), at));
        let document = other.ok().flatten().map(|file| file.bytes);
        let file = self.as_file(&answer.name, document.unwrap_or_default());
        file.map(|(_, bytes)| bytes).unwrap_or_default()
    }
}

/// The requests that lie in the folder; other names are not the terminal's business.
fn requests(folder: &Path) -> Vec<(PathBuf, FileName)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let named = entries.filter_map(|entry| {
        let name = FileName::parse(entry.file_name().to_str()?).ok()?;
        Some((entry.path(), name))
    });
    named
        .filter(|(_, name)| name.phase() == Phase::Request && name.extension() != Extension::Pdf)
        .collect()
}

fn now_in_japan() -> DateTime {
    let since_epoch = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let seconds = i64::try_from(since_epoch.as_secs()).unwrap_or_default();
    Offset::constant(9).to_datetime(Timestamp::from_second(seconds).unwrap_or_default())
}
