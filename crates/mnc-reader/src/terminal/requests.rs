//! Requests and their answers: sent once, waited for as long as it takes, finished by the host.

use super::Result;
use super::archive;
use super::client::TerminalClient;
use super::correlation::{answer_names, request_names, with_extension};
use super::echo::Asked;
use super::error::{FolderPart, TerminalError};
use super::journal::{Ticket, to_hex};
use super::received::{Received, Reply, Silence};
use super::settings::AfterImport;
use mnc_core::eligibility::answer::{Inquiry, Timestamp};
use mnc_core::eligibility::wire::{FileName, InquiryRequest, RequestHeader};
use ring::rand::{SecureRandom, SystemRandom};
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

impl TerminalClient {
    /// Sends a request. `prefix` names its family and step, such as `OQSsiquc01`; `write` makes the
    /// content, which must carry [`Ticket::identifier`] as its 任意のファイル識別子.
    ///
    /// # Errors
    /// Those of `write`, and `Folder`. After an error the request was not sent, unless
    /// [`Self::pending`] still has it: then the share went away in the middle of it.
    pub fn send(
        &mut self,
        prefix: &str,
        write: impl FnOnce(&Ticket) -> mnc_core::Result<Vec<u8>>,
    ) -> Result<Ticket> {
        let ticket = self.new_ticket(prefix)?;
        let document = write(&ticket)?;
        let content = self.content(&ticket, &document)?;
        let work = self.work_path(&ticket);
        self.journal.opened(&ticket)?;
        if let Err(error) = self.hand_over(&ticket, &work, &content) {
            self.forget_if_unsent(&ticket)?;
            return Err(error);
        }
        let asked = Asked::of(&ticket.name, &document);
        self.asked
            .extend(asked.map(|asked| (ticket.name.to_name(), asked)));
        Ok(ticket)
    }

    /// Asks for the qualification of one person by the numbers of the certificate.
    ///
    /// # Errors
    /// As [`Self::send`].
    pub fn ask(&mut self, header: RequestHeader, inquiry: Inquiry) -> Result<Ticket> {
        let encoding = self.settings.encoding;
        self.send("OQSsiquc01", |ticket| {
            let header = header.with_file_identifier(ticket.identifier());
            InquiryRequest::new(header, inquiry).write(encoding)
        })
    }

    /// Waits for the answer, but not longer than this. Meanwhile answers to other requests stay
    /// where they are. The answer is handed out once; call [`Self::finish`] when it is saved.
    ///
    /// # Errors
    /// `NotOpen` and `AlreadyTaken`. Whatever is wrong with the folder or the file shows in
    /// [`Silence`], because it may pass: also an answer that echoes another inquiry
    /// (`OtherInquiry`), as far as this process sent the request. What an earlier one asked is not
    /// written down; [`Received::answer_to`] compares it with what the host knows.
    pub fn wait(&mut self, ticket: &Ticket, at_most: Duration) -> Result<Reply> {
        match self.wait_any(std::slice::from_ref(ticket), at_most)? {
            Some((_, received)) => Ok(Reply::Answered(received)),
            None => Ok(Reply::Unknown(self.silence(ticket))),
        }
    }

    /// Waits until one of these requests has its answer, but not longer than this.
    ///
    /// # Errors
    /// As [`Self::wait`].
    pub fn wait_any(
        &mut self,
        tickets: &[Ticket],
        at_most: Duration,
    ) -> Result<Option<(Ticket, Received)>> {
        let deadline = self.clock.elapsed().saturating_add(at_most);
        loop {
            for ticket in tickets {
                if let Some(received) = self.look(ticket)? {
                    return Ok(Some((ticket.clone(), received)));
                }
            }
            let left = deadline.saturating_sub(self.clock.elapsed());
            if left.is_zero() {
                return Ok(None);
            }
            self.pause(left);
        }
    }

    /// Looks for the answer once. A file must be seen twice, the settling time apart, before it is
    /// taken, so the first look never has one.
    ///
    /// # Errors
    /// As [`Self::wait`].
    pub fn look(&mut self, ticket: &Ticket) -> Result<Option<Received>> {
        let key = ticket.name.to_name();
        if !self.journal.is_open(ticket) {
            return Err(TerminalError::NotOpen);
        }
        if self.delivered.contains(&key) {
            return Err(TerminalError::AlreadyTaken);
        }
        for name in answer_names(&ticket.name)? {
            match self.read_answer(name, ticket) {
                Ok(None) => {}
                Ok(Some(received)) => {
                    self.delivered.insert(key);
                    return Ok(Some(received));
                }
                Err(error) => {
                    self.trouble.insert(key.clone(), error);
                }
            }
        }
        Ok(None)
    }

    /// The answer was saved, or is no longer wanted: closes the request, and removes the answer
    /// from `res` if the settings say so.
    ///
    /// # Errors
    /// `NotOpen`, and `Folder` if the journal cannot be written.
    pub fn finish(&mut self, ticket: &Ticket) -> Result<()> {
        self.close(ticket)?;
        if self.settings.after_import == AfterImport::Remove {
            for name in answer_names(&ticket.name)? {
                remove(&self.folder.response.join(name.to_name()));
            }
        }
        Ok(())
    }

    /// Takes a request back that the terminal has not taken up. False if it already has: then the
    /// request stays open.
    ///
    /// # Errors
    /// `NotOpen`, and `Folder`.
    pub fn withdraw(&mut self, ticket: &Ticket) -> Result<bool> {
        if !self.journal.is_open(ticket) {
            return Err(TerminalError::NotOpen);
        }
        match std::fs::remove_file(self.folder.request.join(ticket.name.to_name())) {
            Ok(()) => self.close(ticket).map(|()| true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(TerminalError::folder(FolderPart::Request, error)),
        }
    }

    /// Removes answers to finished requests that came late or twice. Says how many.
    ///
    /// # Errors
    /// `Folder` if `res` cannot be read.
    pub fn remove_leftovers(&self) -> Result<usize> {
        let unusable = |source| TerminalError::folder(FolderPart::Response, source);
        let mut removed = 0;
        for entry in std::fs::read_dir(&self.folder.response).map_err(unusable)? {
            let entry = entry.map_err(unusable)?;
            if self.is_leftover(&entry.file_name().to_string_lossy()) && remove(&entry.path()) {
                removed += 1;
            }
        }
        Ok(removed)
    }

    /// Two clients in the same second differ by 32 random bits, and their identifiers by 64.
    fn new_ticket(&self, prefix: &str) -> Result<Ticket> {
        let mut random = [0; 12];
        let filled = SystemRandom::new().fill(&mut random);
        filled.map_err(|_| TerminalError::Random)?;
        let (in_name, in_content) = random.split_at(4);
        let sent_at = self.clock.now();
        let free_part = format!("{}{}", Timestamp::new(sent_at).text(), to_hex(in_name));
        let request = FileName::request(prefix, &free_part)?;
        let extension = if self.settings.encrypt_requests {
            "zip"
        } else {
            "xml"
        };
        let name = with_extension(&request, extension)?;
        Ok(Ticket {
            name,
            identifier: to_hex(in_content),
            // What the journal can tell.
            sent_at: Timestamp::new(sent_at).value().unwrap_or(sent_at),
        })
    }

    fn content(&self, ticket: &Ticket, document: &[u8]) -> Result<Vec<u8>> {
        match &self.settings.password {
            Some(password) if self.settings.encrypt_requests => {
                let inner = with_extension(&ticket.name, "xml")?;
                archive::pack(&inner.to_name(), document, password)
            }
            None if self.settings.encrypt_requests => Err(TerminalError::Password),
            _ => Ok(document.to_vec()),
        }
    }

    fn hand_over(&self, ticket: &Ticket, work: &Path, content: &[u8]) -> Result<()> {
        write_through(work, content).map_err(|e| TerminalError::folder(FolderPart::Work, e))?;
        let request = self.folder.request.join(ticket.name.to_name());
        let moved = std::fs::rename(work, request);
        moved.map_err(|error| TerminalError::folder(FolderPart::Request, error))
    }

    fn work_path(&self, ticket: &Ticket) -> PathBuf {
        self.folder
            .work
            .join(format!("{}.tmp", ticket.name.to_name()))
    }

    /// What still lies in the work folder was never moved into `req`; everything else may have been.
    fn forget_if_unsent(&mut self, ticket: &Ticket) -> Result<()> {
        if std::fs::remove_file(self.work_path(ticket)).is_ok() {
            self.journal.done(ticket, self.clock.now())?;
        }
        Ok(())
    }

    pub(super) fn drop_unsent(&mut self) -> Result<()> {
        let pending = self.journal.pending();
        pending
            .iter()
            .try_for_each(|ticket| self.forget_if_unsent(ticket))
    }

    fn read_answer(&mut self, name: FileName, ticket: &Ticket) -> Result<Option<Received>> {
        let path = self.folder.response.join(name.to_name());
        let (apart, limit) = (self.settings.pace.settle, self.settings.limits.file);
        let look = self
            .settling
            .look(&path, self.clock.elapsed(), apart, limit);
        let Some((content, _)) = look.settled()? else {
            return Ok(None);
        };
        let received = Received::of(name, content, &ticket.identifier, &self.settings)?;
        if let Some(asked) = self.asked.get(&ticket.name.to_name()) {
            let mut documents = received.documents().iter();
            documents.try_for_each(|document| asked.check(document))?;
        }
        Ok(Some(received))
    }

    fn silence(&mut self, ticket: &Ticket) -> Silence {
        let key = ticket.name.to_name();
        let unusable = std::fs::metadata(&self.folder.response).err();
        let unusable = unusable.map(|error| TerminalError::folder(FolderPart::Response, error));
        let request = self.folder.request.join(&key).try_exists();
        Silence {
            taken_up: matches!(request, Ok(false)),
            trouble: self.trouble.remove(&key).or(unusable),
        }
    }

    fn close(&mut self, ticket: &Ticket) -> Result<()> {
        if !self.journal.is_open(ticket) {
            return Err(TerminalError::NotOpen);
        }
        self.journal.done(ticket, self.clock.now())?;
        let key = ticket.name.to_name();
        self.asked.remove(&key);
        self.delivered.remove(&key);
        self.trouble.remove(&key);
        for name in answer_names(&ticket.name)? {
            self.settling
                .forget(&self.folder.response.join(name.to_name()));
        }
        Ok(())
    }

    fn is_leftover(&self, name: &str) -> bool {
        let Ok(name) = FileName::parse(name) else {
            return false;
        };
        let mut requests = request_names(&name).into_iter();
        requests.any(|request| self.journal.is_finished(&request))
    }
}

/// A new file, on the disk before this returns.
fn write_through(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(content)?;
    file.sync_all()
}

/// Whether the file was there and is gone. That somebody else removed it is no trouble.
fn remove(path: &Path) -> bool {
    match std::fs::remove_file(path) {
        Ok(()) => true,
        Err(error) => {
            if error.kind() != io::ErrorKind::NotFound {
                log::warn!("an answer could not be removed: {}", error.kind());
            }
            false
        }
    }
}
