//! The client of the exchange folder: ask, poll, take.

use super::answer::Answer;
use super::received::Received;
use super::{asked, parse};
use mnc_abi::{Exclusive, Failure, Result, Trouble};
use mnc_core::ErrorKind;
use mnc_core::eligibility::answer::{Day, Inquiry};
use mnc_core::eligibility::codes::LimitConsent;
use mnc_core::eligibility::numbers::InsurerNumber;
use mnc_core::eligibility::wire::{Encoding, RequestHeader};
use mnc_reader::terminal::{
    ArchivePassword, ExchangeFolder, FaceId, FolderPart, Reply, Settings, TerminalClient,
    TerminalError, Ticket,
};
use serde::Deserialize;
use std::collections::HashMap;
use std::io;
use std::slice;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The longest time for which a wait keeps other calls out, and does not see that it was cancelled.
const SLICE: Duration = Duration::from_millis(200);

/// A client. Calls take their turn; a wait lets others in between.
pub struct Terminal {
    client: Exclusive<TerminalClient>,
    encoding: Encoding,
    /// The results of the face card reader that were given to patients, by the text of their id.
    bound: Mutex<HashMap<String, FaceId>>,
    cancellations: AtomicU64,
}

/// A request on the way.
pub struct Request(Ticket);

/// Where the folders are, and how requests are written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Folders {
    /// The folder with `req`, `res` and `face`.
    root: String,
    /// The host's own folder for the journal, on a local disk.
    state: String,
    request: Option<String>,
    response: Option<String>,
    face: Option<String>,
    work: Option<String>,
    /// `UTF-8` (the default) or `Shift_JIS`.
    encoding: Option<String>,
    #[serde(default)]
    remove_after_import: bool,
    #[serde(default)]
    encrypt_requests: bool,
    #[serde(default)]
    accept_without_identifier: bool,
}

/// Whom to ask about.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// 医療機関コード, ten digits.
    institution_code: String,
    /// The day that is asked about.
    day: String,
    insurer_number: String,
    symbol: Option<String>,
    number: String,
    branch: Option<String>,
    birthdate: String,
    /// Whether the patient consented to 限度額適用認定証; left out if it was not asked.
    limit_consent: Option<bool>,
}

impl Terminal {
    /// Opens the exchange folder. An empty password is none.
    ///
    /// # Errors
    /// `StateInUse`, `Folder`; `InvalidArgument`.
    pub fn open(settings: &str, password: &[u8]) -> Result<Self> {
        let folders: Folders = parse::json(settings, "settings of the terminal")?;
        let settings = folders.settings(password)?;
        let encoding = settings.encoding;
        let client = TerminalClient::open(folders.folder(), &folders.state, settings);
        Ok(Self {
            encoding,
            client: Exclusive::new(client.map_err(failure)?),
            bound: Mutex::default(),
            cancellations: AtomicU64::new(0),
        })
    }

    /// Asks for the qualification of one person.
    ///
    /// # Errors
    /// `Folder`; `InvalidArgument`.
    pub fn ask(&self, asked: &str) -> Result<Request> {
        let asked: Asked = parse::json(asked, "inquiry")?;
        let header = RequestHeader::new(&asked.institution_code, parse::day(&asked.day)?);
        let inquiry = asked.inquiry()?;
        self.client
            .with(|client| client.ask(header, inquiry).map(Request).map_err(failure))
    }

    /// Sends a request of any family.
    ///
    /// # Errors
    /// `Folder`; `InvalidArgument`.
    pub fn send(&self, text: &str) -> Result<Request> {
        let asked::Prepared { family, message } = asked::prepare(text)?;
        self.client.with(|client| {
            let write = |ticket: &Ticket| message(ticket.identifier()).write(self.encoding);
            let sent = client.send(family.prefix(), write);
            sent.map(Request).map_err(failure)
        })
    }

    /// Waits for the answer of a single inquiry, but not longer than this.
    ///
    /// # Errors
    /// [`Trouble::NotYet`] if it did not come: the request stays open. What kept it from being read,
    /// if the file was there: `OtherIdentifier`, `ArchivePassword` and others. `Cancelled`.
    pub fn poll(&self, request: &Request, milliseconds: u32) -> Result<Answer> {
        self.receive(request, milliseconds)?.answer()
    }

    /// The same for a request of any family.
    ///
    /// # Errors
    /// As [`Self::poll`].
    pub fn receive(&self, request: &Request, milliseconds: u32) -> Result<Received> {
        let ticket = slice::from_ref(&request.0);
        let found = self.wait(milliseconds, |client, at_most| {
            client.wait_any(ticket, at_most).map_err(failure)
        })?;
        if let Some((_, received)) = found {
            return Ok(Received(received));
        }
        let last = self
            .client
            .with(|client| client.wait(&request.0, Duration::ZERO).map_err(failure))?;
        match last {
            Reply::Answered(received) => Ok(Received(received)),
            Reply::Unknown(silence) => Err(silence.trouble.map_or(Trouble::NotYet.into(), failure)),
        }
    }

    /// Ends the waits that are under way, from another thread; later ones are not concerned.
    pub fn cancel(&self) {
        self.cancellations.fetch_add(1, Ordering::SeqCst);
    }

    /// The answer was saved, or is no longer wanted.
    ///
    /// # Errors
    /// `RequestNotOpen`, `Folder`.
    pub fn finish(&self, request: &Request) -> Result<()> {
        self.client
            .with(|client| client.finish(&request.0).map_err(failure))
    }

    /// Takes a request back; false if the terminal has already taken it up.
    ///
    /// # Errors
    /// `RequestNotOpen`, `Folder`.
    pub fn withdraw(&self, request: &Request) -> Result<bool> {
        self.client
            .with(|client| client.withdraw(&request.0).map_err(failure))
    }

    /// The requests on the way, the oldest first: how many.
    ///
    /// # Errors
    /// [`Trouble::Reentrant`].
    pub fn pending(&self) -> Result<usize> {
        self.client.with(|client| Ok(client.pending().len()))
    }

    /// One of the requests on the way, also of an earlier process.
    ///
    /// # Errors
    /// [`Trouble::Absent`] if there are not so many.
    pub fn pending_at(&self, index: usize) -> Result<Request> {
        let found = self
            .client
            .with(|client| Ok(client.pending().into_iter().nth(index)))?;
        found.map(Request).ok_or(Trouble::Absent.into())
    }

    pub(super) fn client(&self) -> &Exclusive<TerminalClient> {
        &self.client
    }

    pub(super) fn bound(&self) -> MutexGuard<'_, HashMap<String, FaceId>> {
        self.bound.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks until there is something, the time is over, or somebody cancels.
    pub(super) fn wait<R>(
        &self,
        milliseconds: u32,
        mut look: impl FnMut(&mut TerminalClient, Duration) -> Result<Option<R>>,
    ) -> Result<Option<R>> {
        let began = self.cancellations.load(Ordering::SeqCst);
        let (start, at_most) = (Instant::now(), Duration::from_millis(milliseconds.into()));
        loop {
            let left = at_most.saturating_sub(start.elapsed());
            let found = self.client.with(|client| look(client, left.min(SLICE)))?;
            if found.is_some() || left <= SLICE {
                return Ok(found);
            }
            if self.cancellations.load(Ordering::SeqCst) != began {
                return Err(ErrorKind::Cancelled.into());
            }
        }
    }
}

impl Folders {
    fn folder(&self) -> ExchangeFolder {
        let mut folder = ExchangeFolder::under(&self.root);
        if let Some(path) = &self.request {
            folder = folder.with_request(path);
        }
        if let Some(path) = &self.response {
            folder = folder.with_response(path);
        }
        if let Some(path) = &self.face {
            folder = folder.with_face(path);
        }
        if let Some(path) = &self.work {
            folder = folder.with_work(path);
        }
        folder
    }

    fn settings(&self, password: &[u8]) -> Result<Settings> {
        let mut settings = Settings::default();
        settings.encoding = match self.encoding.as_deref() {
            None | Some("UTF-8") => Encoding::Utf8,
            Some("Shift_JIS") => Encoding::ShiftJis,
            Some(_) => return Err(parse::invalid("settings of the terminal", 0).into()),
        };
        settings.accept_without_identifier = self.accept_without_identifier;
        if self.remove_after_import {
            settings = settings.removing();
        }
        if !password.is_empty() {
            settings = settings.with_password(ArchivePassword::new(password));
        }
        if self.encrypt_requests {
            settings = settings.encrypting_requests();
        }
        Ok(settings)
    }
}

impl Asked {
    fn inquiry(&self) -> Result<Inquiry> {
        let consent = |granted| {
            if granted {
                LimitConsent::Granted
            } else {
                LimitConsent::Refused
            }
        };
        let mut inquiry = Inquiry::default();
        inquiry.insurer_number = Some(InsurerNumber::padded(&self.insurer_number));
        inquiry.symbol.clone_from(&self.symbol);
        inquiry.number = Some(self.number.clone());
        inquiry.branch.clone_from(&self.branch);
        inquiry.birthdate = Some(Day::new(parse::day(&self.birthdate)?));
        inquiry.limit_consent = self.limit_consent.map(consent);
        Ok(inquiry)
    }
}

/// The status of a trouble with the folder.
pub(super) fn failure(error: TerminalError) -> Failure {
    match error {
        TerminalError::Eligibility(error) => return error.into(),
        TerminalError::Folder { part, source } => return folder_failure(part, &source),
        TerminalError::StateInUse => Trouble::StateInUse,
        TerminalError::TooLarge => Trouble::ExchangeFileTooLarge,
        TerminalError::DamagedArchive => Trouble::DamagedArchive,
        TerminalError::Password => Trouble::ArchivePassword,
        TerminalError::OtherIdentifier => Trouble::OtherIdentifier,
        TerminalError::NotOneDocument => Trouble::NotOneDocument,
        TerminalError::NotOpen => Trouble::RequestNotOpen,
        TerminalError::AlreadyTaken => Trouble::AlreadyTaken,
        TerminalError::OtherInquiry => Trouble::OtherInquiry,
        TerminalError::OtherPatient => Trouble::OtherPatient,
        TerminalError::DamagedPdf => Trouble::DamagedPdf,
        TerminalError::NotReceived => Trouble::NotReceived,
        _ => Trouble::Terminal,
    }
    .into()
}

/// Which folder, and the system's number: rights, a lost network and a full disk need different hands.
fn folder_failure(part: FolderPart, source: &io::Error) -> Failure {
    let part = match part {
        FolderPart::Request => "REQUEST",
        FolderPart::Response => "RESPONSE",
        FolderPart::Face => "FACE",
        FolderPart::Work => "WORK",
        FolderPart::State => "STATE",
    };
    let code = source.raw_os_error();
    Failure::System {
        trouble: Trouble::Folder,
        part,
        code: code.and_then(|it| u32::try_from(it).ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_error_says_which_folder_and_what_the_system_says() {
        for (part, word) in [
            (FolderPart::Request, "(REQUEST)"),
            (FolderPart::Response, "(RESPONSE)"),
            (FolderPart::Face, "(FACE)"),
            (FolderPart::Work, "(WORK)"),
            (FolderPart::State, "(STATE)"),
        ] {
            let source = io::Error::from_raw_os_error(13);
            let failure = failure(TerminalError::Folder { part, source });
            assert_eq!((failure.status(), failure.reader_code()), (50, Some(13)));
            assert!(failure.detail().ends_with(word), "{}", failure.detail());
        }
        let source = io::Error::other("/home/番号花子");
        let part = FolderPart::Work;
        let failure = failure(TerminalError::Folder { part, source });
        assert_eq!(failure.reader_code(), None);
        assert!(!format!("{failure:?} {}", failure.detail()).contains('花'));
    }
}
