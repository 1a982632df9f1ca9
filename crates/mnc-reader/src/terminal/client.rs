//! The client: its parts, how it is opened, and its pace.

use super::Result;
use super::clock::{Clock, SystemClock};
use super::echo::Asked;
use super::error::TerminalError;
use super::folder::ExchangeFolder;
use super::inbox::Faces;
use super::journal::{Journal, Ticket};
use super::settings::Settings;
use super::settling::Settling;
use super::watch::Changes;
use mnc_core::DateTime;
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::path::Path;
use std::time::Duration;

/// A client of the exchange folder. Any number of clients, in any number of processes, may use the
/// same exchange folder; each needs a state folder of its own.
pub struct TerminalClient {
    pub(super) folder: ExchangeFolder,
    pub(super) settings: Settings,
    pub(super) clock: Box<dyn Clock>,
    pub(super) changes: Changes,
    pub(super) journal: Journal,
    pub(super) settling: Settling,
    /// By the name of the request; nothing of an earlier process.
    pub(super) asked: HashMap<String, Asked>,
    pub(super) delivered: HashSet<String>,
    pub(super) trouble: HashMap<String, TerminalError>,
    pub(super) faces: Faces,
}

impl TerminalClient {
    /// Opens the exchange folder. `state` is a folder of the host, on a local disk, for the journal.
    ///
    /// # Errors
    /// `StateInUse`, or `Folder` if the work folder or the state folder cannot be used.
    pub fn open(
        folder: ExchangeFolder,
        state: impl AsRef<Path>,
        settings: Settings,
    ) -> Result<Self> {
        Self::open_with_clock(folder, state, settings, Box::new(SystemClock::default()))
    }

    /// The same with another clock.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_with_clock(
        folder: ExchangeFolder,
        state: impl AsRef<Path>,
        settings: Settings,
        clock: Box<dyn Clock>,
    ) -> Result<Self> {
        folder.prepare()?;
        let journal = Journal::open(state.as_ref(), clock.now(), settings.pace.memory)?;
        let changes = Changes::of(&folder);
        let mut client = Self {
            folder,
            settings,
            clock,
            changes,
            journal,
            settling: Settling::default(),
            asked: HashMap::new(),
            delivered: HashSet::new(),
            trouble: HashMap::new(),
            faces: Faces::default(),
        };
        client.drop_unsent()?;
        Ok(client)
    }

    /// The requests on the way, the oldest first: also those of an earlier process.
    pub fn pending(&self) -> Vec<Ticket> {
        self.journal.pending()
    }

    /// Now, by the client's clock: for the age of results.
    pub fn now(&self) -> DateTime {
        self.clock.now()
    }

    /// Until something is reported, or it is time for the second read or the next look.
    pub(super) fn pause(&self, at_most: Duration) {
        let pace = &self.settings.pace;
        let next = if self.settling.is_waiting() {
            pace.settle
        } else {
            pace.rescan
        };
        self.clock.wait(&self.changes, next.min(at_most));
    }
}

impl fmt::Debug for TerminalClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TerminalClient")
            .field("pending", &self.journal.pending().len())
            .finish_non_exhaustive()
    }
}
