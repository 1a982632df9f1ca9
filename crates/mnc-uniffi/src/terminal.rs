//! The exchange folder of the 資格確認端末: ask, poll, finish.

use crate::answer::Answer;
use crate::error::{Result, unless};
use mnc::facade::terminal;
use mnc_abi::Trouble;
use std::sync::Arc;
use zeroize::Zeroizing;

/// A request on the way. It outlives the object, and the process.
#[derive(uniffi::Object)]
pub struct Request(pub(crate) terminal::Request);

/// The client of the exchange folder. From any thread: calls take their turn, and block.
#[derive(uniffi::Object)]
pub struct Terminal(pub(crate) terminal::Terminal);

#[uniffi::export]
impl Terminal {
    /// Opens the folder; the settings are those of `mnc_terminal_open`, JSON. An empty password is none.
    ///
    /// # Errors
    /// `STATE_IN_USE`, `FOLDER`, `INVALID_ARGUMENT`.
    #[uniffi::constructor]
    pub fn open(settings: &str, password: Vec<u8>) -> Result<Self> {
        let password = Zeroizing::new(password);
        Ok(Self(terminal::Terminal::open(settings, &password)?))
    }

    /// Asks for the qualification of one person; the inquiry is that of `mnc_terminal_ask`, JSON.
    ///
    /// # Errors
    /// `FOLDER`, `INVALID_ARGUMENT`.
    pub fn ask(&self, inquiry: &str) -> Result<Arc<Request>> {
        Ok(Arc::new(Request(self.0.ask(inquiry)?)))
    }

    /// Waits for the answer, but not longer than this. Nothing: it did not come, which is never
    /// "invalid"; the request stays open. An answer is handed out once: save it, then `finish`.
    ///
    /// # Errors
    /// What kept the answer from being read: `OTHER_IDENTIFIER`, `ARCHIVE_PASSWORD` and others.
    pub fn poll(&self, request: &Request, milliseconds: u32) -> Result<Option<Arc<Answer>>> {
        let polled = self.0.poll(&request.0, milliseconds);
        let answer = unless(Trouble::NotYet, polled)?;
        Ok(answer.map(|it| Arc::new(Answer(it))))
    }

    /// The answer was saved, or is no longer wanted: closes the request.
    ///
    /// # Errors
    /// `REQUEST_NOT_OPEN`, `FOLDER`.
    pub fn finish(&self, request: &Request) -> Result<()> {
        Ok(self.0.finish(&request.0)?)
    }

    /// Takes a request back; false if the terminal has already taken it up.
    ///
    /// # Errors
    /// `REQUEST_NOT_OPEN`, `FOLDER`.
    pub fn withdraw(&self, request: &Request) -> Result<bool> {
        Ok(self.0.withdraw(&request.0)?)
    }

    /// The requests on the way, also of an earlier process, the oldest first.
    ///
    /// # Errors
    /// `REENTRANT`.
    pub fn pending(&self) -> Result<Vec<Arc<Request>>> {
        let all = (0..self.0.pending()?).map(|index| self.0.pending_at(index));
        let all = all.map(|it| Ok(Arc::new(Request(it?))));
        all.collect()
    }
}
