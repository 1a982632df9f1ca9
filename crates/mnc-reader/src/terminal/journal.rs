//! What must survive a restart: the requests on the way and the results that were taken.
//!
//! One line of text per fact, appended and flushed before the fact matters:
//!
//! ```text
//! open OQSsiquc01req_20261120093015a1b2c3d4.xml 9f8e7d6c5b4a3928 20261120093015
//! done OQSsiquc01req_20261120093015a1b2c3d4.xml 20261120093020
//! face <SHA-256 of the content> 20261120100140
//! ```
//!
//! Names and identifiers are made of the time and of random digits, so none of it is about a person.

use super::Result;
use super::error::{FolderPart, TerminalError};
use super::settling::Digest;
use mnc_core::DateTime;
use mnc_core::eligibility::answer::Timestamp;
use mnc_core::eligibility::wire::{FileName, Phase};
use std::collections::HashMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A request on the way. It stays so until [`finish`](super::TerminalClient::finish).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ticket {
    pub(super) name: FileName,
    pub(super) identifier: String,
    pub(super) sent_at: DateTime,
}

impl Ticket {
    /// The name of the request. It is made of the time and of random digits.
    pub fn name(&self) -> &FileName {
        &self.name
    }

    /// 任意のファイル識別子 of the request.
    pub fn identifier(&self) -> &str {
        &self.identifier
    }

    /// When the request was sent.
    pub fn sent_at(&self) -> DateTime {
        self.sent_at
    }
}

/// The journal in the state folder, locked against a second client.
pub(super) struct Journal {
    file: File,
    facts: Facts,
    // Lets go of the state folder when dropped.
    _lock: File,
}

const NAME: &str = "journal";

impl Journal {
    /// Opens the journal and forgets what was taken longer than `memory` ago.
    pub(super) fn open(folder: &Path, now: DateTime, memory: Duration) -> Result<Self> {
        let lock = lock(folder)?;
        let text = read(&folder.join(NAME)).map_err(state)?;
        let mut facts = Facts::default();
        // A line that a crash cut short has no end and never happened.
        for line in text.split_inclusive('\n') {
            facts.replay(line.strip_suffix('\n').unwrap_or_default());
        }
        facts.forget_before(now.saturating_sub(memory));
        let file = rewrite(folder, &facts.text()).map_err(state)?;
        Ok(Self {
            file,
            facts,
            _lock: lock,
        })
    }

    /// The requests on the way, the oldest first.
    pub(super) fn pending(&self) -> Vec<Ticket> {
        self.facts.pending()
    }

    pub(super) fn is_open(&self, ticket: &Ticket) -> bool {
        self.facts.open.get(&ticket.name.to_name()) == Some(ticket)
    }

    /// Whether this is the name of a finished request that is still remembered.
    pub(super) fn is_finished(&self, request: &str) -> bool {
        self.facts.done.contains_key(request)
    }

    pub(super) fn was_taken(&self, face: &Digest) -> bool {
        self.facts.faces.contains_key(face)
    }

    /// Before the request can be seen by anybody.
    pub(super) fn opened(&mut self, ticket: &Ticket) -> Result<()> {
        self.append(&open_line(ticket))?;
        self.facts
            .open
            .insert(ticket.name.to_name(), ticket.clone());
        Ok(())
    }

    /// After the answer was saved, or the request was not sent after all.
    pub(super) fn done(&mut self, ticket: &Ticket, at: DateTime) -> Result<()> {
        let name = ticket.name.to_name();
        self.append(&done_line(&name, at))?;
        self.facts.open.remove(&name);
        self.facts.done.insert(name, at);
        Ok(())
    }

    pub(super) fn took(&mut self, face: Digest, at: DateTime) -> Result<()> {
        self.append(&face_line(&face, at))?;
        self.facts.faces.insert(face, at);
        Ok(())
    }

    fn append(&mut self, line: &str) -> Result<()> {
        let written = self.file.write_all(line.as_bytes());
        written.and_then(|()| self.file.sync_data()).map_err(state)
    }
}

#[derive(Default)]
struct Facts {
    open: HashMap<String, Ticket>,
    done: HashMap<String, DateTime>,
    faces: HashMap<Digest, DateTime>,
}

impl Facts {
    /// What cannot be read is no fact; only a newer version could have written it.
    fn replay(&mut self, line: &str) {
        let words: Vec<_> = line.split(' ').collect();
        match words.as_slice() {
            ["open", name, identifier, at] => {
                if let Some(ticket) = ticket(name, identifier, at) {
                    self.open.insert((*name).to_owned(), ticket);
                }
            }
            ["done", name, at] => {
                self.open.remove(*name);
                if let Some(at) = time(at) {
                    self.done.insert((*name).to_owned(), at);
                }
            }
            ["face", digest, at] => {
                if let Some((digest, at)) = from_hex(digest).zip(time(at)) {
                    self.faces.insert(digest, at);
                }
            }
            _ => {}
        }
    }

    /// Requests on the way are never forgotten.
    fn forget_before(&mut self, horizon: DateTime) {
        self.done.retain(|_, at| *at >= horizon);
        self.faces.retain(|_, at| *at >= horizon);
    }

    fn pending(&self) -> Vec<Ticket> {
        let mut pending: Vec<_> = self.open.values().cloned().collect();
        pending.sort_by_key(|ticket| (ticket.sent_at, ticket.identifier.clone()));
        pending
    }

    fn text(&self) -> String {
        let mut text: String = self.pending().iter().map(open_line).collect();
        text.extend(self.done.iter().map(|(name, at)| done_line(name, *at)));
        text.extend(self.faces.iter().map(|(face, at)| face_line(face, *at)));
        text
    }
}

/// Writes the text beside the journal, lets it take the journal's place, and goes on from there.
fn rewrite(folder: &Path, text: &str) -> io::Result<File> {
    let (new, journal) = (folder.join("journal.new"), folder.join(NAME));
    let mut file = File::create(&new)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    drop(file);
    std::fs::rename(&new, &journal)?;
    OpenOptions::new().append(true).open(&journal)
}

/// The state folder is the host's own, unlike the exchange folder; here a lock is right.
fn lock(folder: &Path) -> Result<File> {
    std::fs::create_dir_all(folder).map_err(state)?;
    let path: PathBuf = folder.join("lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(state)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(TerminalError::StateInUse),
        Err(TryLockError::Error(error)) => Err(state(error)),
    }
}

fn read(path: &Path) -> io::Result<String> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).into_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error),
    }
}

fn state(source: io::Error) -> TerminalError {
    TerminalError::folder(FolderPart::State, source)
}

fn open_line(ticket: &Ticket) -> String {
    let (name, at) = (ticket.name.to_name(), Timestamp::new(ticket.sent_at));
    format!("open {name} {} {}\n", ticket.identifier, at.text())
}

fn done_line(name: &str, at: DateTime) -> String {
    format!("done {name} {}\n", Timestamp::new(at).text())
}

fn face_line(face: &Digest, at: DateTime) -> String {
    format!("face {} {}\n", to_hex(face), Timestamp::new(at).text())
}

fn ticket(name: &str, identifier: &str, at: &str) -> Option<Ticket> {
    let name = FileName::parse(name).ok()?;
    let sent_at = time(at)?;
    (name.phase() == Phase::Request).then(|| Ticket {
        name,
        identifier: identifier.to_owned(),
        sent_at,
    })
}

fn time(text: &str) -> Option<DateTime> {
    Timestamp::from_text(text).value()
}

/// Hexadecimal digits in lower case.
pub(super) fn to_hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xF]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

fn from_hex(text: &str) -> Option<Digest> {
    let mut digest = Digest::default();
    if text.len() != 2 * digest.len() || !text.is_ascii() {
        return None;
    }
    for (index, byte) in digest.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * index..2 * index + 2)?, 16).ok()?;
    }
    Some(digest)
}

/// The names of a set of tickets, to compare.
#[cfg(test)]
fn names(tickets: &[Ticket]) -> std::collections::HashSet<String> {
    tickets.iter().map(|ticket| ticket.name.to_name()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: DateTime = DateTime::constant(2026, 11, 20, 9, 30, 15, 0);
    const MEMORY: Duration = Duration::from_secs(30 * 24 * 60 * 60);

    fn a_ticket(free_part: &str) -> Ticket {
        Ticket {
            name: FileName::request("OQSsiquc01", free_part).unwrap(),
            identifier: "9f8e".to_owned(),
            sent_at: NOW,
        }
    }

    fn reopened(folder: &Path, now: DateTime) -> Journal {
        Journal::open(folder, now, MEMORY).unwrap()
    }

    #[test]
    fn what_was_written_is_known_after_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = reopened(folder.path(), NOW);
        journal.opened(&a_ticket("1")).unwrap();
        journal.opened(&a_ticket("2")).unwrap();
        journal.done(&a_ticket("1"), NOW).unwrap();
        journal.took([7; 32], NOW).unwrap();
        drop(journal);
        for _ in 0..2 {
            let journal = reopened(folder.path(), NOW);
            assert_eq!(journal.pending(), [a_ticket("2")]);
            assert!(journal.is_finished("OQSsiquc01req_1.xml"));
            assert!(journal.was_taken(&[7; 32]) && !journal.was_taken(&[8; 32]));
        }
        let later = NOW.saturating_add(MEMORY * 2);
        let journal = reopened(folder.path(), later);
        assert!(!journal.was_taken(&[7; 32]));
        assert_eq!(journal.pending().len(), 1, "a request is never forgotten");
    }

    #[test]
    fn a_journal_cut_anywhere_loses_at_most_its_last_fact() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(NAME);
        let whole = [open_line(&a_ticket("1")), open_line(&a_ticket("2"))].concat();
        let first = open_line(&a_ticket("1")).len();
        for length in 0..=whole.len() {
            std::fs::write(&path, &whole[..length]).unwrap();
            let known = names(&reopened(folder.path(), NOW).pending());
            assert_eq!(
                known.len(),
                usize::from(length >= first) + usize::from(length == whole.len())
            );
        }
        std::fs::write(&path, b"\xFF\nopen\nface 00 1\nnew fact\n").unwrap();
        assert!(reopened(folder.path(), NOW).pending().is_empty());
    }

    #[test]
    fn a_second_client_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let first = reopened(folder.path(), NOW);
        let second = Journal::open(folder.path(), NOW, MEMORY).map(drop);
        assert!(matches!(second, Err(TerminalError::StateInUse)));
        drop(first);
        reopened(folder.path(), NOW);
    }
}
