//! The results of the face card reader that nobody has taken up.

use super::Result;
use super::correlation::face_name;
use super::error::{FolderPart, TerminalError};
use super::face::{Binding, FaceId, FaceResult};
use super::journal::Journal;
use super::received::{documents, one_answer};
use super::settings::Settings;
use super::settling::{Digest, Settling, read_bounded, sha256};
use mnc_core::DateTime;
use mnc_core::eligibility::wire::FileName;
use std::collections::{BTreeMap, HashMap};
use std::fs::DirEntry;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// What lies in `face` for somebody to take up.
#[derive(Debug)]
#[non_exhaustive]
pub struct Inbox<'a> {
    /// Results that belong to nobody yet, the oldest first.
    pub results: Vec<&'a FaceResult>,
    /// Files that cannot be read, the oldest first.
    pub unreadable: Vec<&'a UnreadableFace>,
    /// Files from before the horizon, which were not read.
    pub stale: usize,
}

impl<'a> Inbox<'a> {
    /// The results that carry this 照会番号. A patient who used the reader twice has two.
    pub fn of_reference_number(&self, number: &str) -> Vec<&'a FaceResult> {
        let results = self.results.iter().copied();
        results
            .filter(|result| result.has_reference_number(number))
            .collect()
    }
}

/// A file of the face card reader that cannot be read. It is tried again when it changes.
#[derive(Debug)]
#[non_exhaustive]
pub struct UnreadableFace {
    /// When the terminal pushed it, by its name.
    pub pushed_at: DateTime,
    /// What is wrong with it.
    pub error: TerminalError,
}

/// The results by what became of them, and the files they were found in.
#[derive(Default)]
pub(super) struct Faces {
    files: HashMap<PathBuf, Known>,
    unclaimed: BTreeMap<FaceId, FaceResult>,
    bound: BTreeMap<FaceId, FaceResult>,
    unreadable: HashMap<PathBuf, UnreadableFace>,
    stale: usize,
}

/// A file that need not be read again as long as it looks the same.
struct Known {
    stamp: Stamp,
    digest: Option<Digest>,
}

type Stamp = (u64, Option<SystemTime>);

/// What a scan needs of the client.
pub(super) struct Scan<'a> {
    pub(super) folder: &'a Path,
    pub(super) settings: &'a Settings,
    pub(super) journal: &'a Journal,
    pub(super) settling: &'a mut Settling,
    pub(super) now: DateTime,
    pub(super) elapsed: Duration,
}

impl Faces {
    /// Looks through the folder. One file that cannot be read does not hide the others.
    pub(super) fn scan(&mut self, mut scan: Scan<'_>) -> Result<()> {
        let unusable = |source| TerminalError::folder(FolderPart::Face, source);
        let entries = std::fs::read_dir(scan.folder).map_err(unusable)?;
        let horizon = scan.now.saturating_sub(scan.settings.pace.face_horizon);
        let mut listed = HashMap::new();
        self.stale = 0;
        for entry in entries {
            let Some((name, pushed_at, stamp)) = face_file(&entry.map_err(unusable)?) else {
                continue;
            };
            if pushed_at < horizon {
                self.stale += 1;
            } else {
                listed.insert(scan.folder.join(name.to_name()), stamp);
                self.look(&name, pushed_at, stamp, &mut scan);
            }
        }
        self.files.retain(|path, _| listed.contains_key(path));
        self.unreadable.retain(|path, _| listed.contains_key(path));
        scan.settling
            .keep(scan.folder, |path| listed.contains_key(path));
        Ok(())
    }

    pub(super) fn inbox(&self) -> Inbox<'_> {
        let mut results: Vec<_> = self.unclaimed.values().collect();
        results.sort_by_key(|result| (result.pushed_at, result.id));
        let mut unreadable: Vec<_> = self.unreadable.values().collect();
        unreadable.sort_by_key(|file| file.pushed_at);
        Inbox {
            results,
            unreadable,
            stale: self.stale,
        }
    }

    pub(super) fn unclaimed(&self) -> usize {
        self.unclaimed.len()
    }

    /// Gives a result to a patient.
    pub(super) fn bind(&mut self, id: &FaceId, binding: &Binding) -> Result<&FaceResult> {
        let result = self.unclaimed.get(id).ok_or(TerminalError::AlreadyTaken)?;
        binding.check(result)?;
        let result = self.unclaimed.remove(id).ok_or(TerminalError::NotOpen)?;
        Ok(self.bound.entry(*id).or_insert(result))
    }

    /// Puts a result back: it was given to the wrong patient.
    pub(super) fn release(&mut self, id: &FaceId) -> Result<()> {
        let result = self.bound.remove(id).ok_or(TerminalError::NotOpen)?;
        self.unclaimed.insert(*id, result);
        Ok(())
    }

    pub(super) fn is_bound(&self, id: &FaceId) -> bool {
        self.bound.contains_key(id)
    }

    /// Forgets a result that was saved, and removes its files if that is wanted. Each is read once
    /// more: another content under the same name is another result.
    pub(super) fn finish(&mut self, id: &FaceId, remove: bool, limit: u64) {
        self.bound.remove(id);
        let files = self.files.iter();
        let copies = files.filter(|(_, known)| remove && known.digest == Some(id.0));
        for (path, _) in copies {
            let same = read_bounded(path, limit)
                .is_ok_and(|bytes| bytes.is_some_and(|bytes| sha256(&bytes) == id.0));
            if same && std::fs::remove_file(path).is_err() {
                log::warn!("a result of the face card reader could not be removed");
            }
        }
    }

    fn look(&mut self, name: &FileName, pushed_at: DateTime, stamp: Stamp, scan: &mut Scan<'_>) {
        let path = scan.folder.join(name.to_name());
        if self
            .files
            .get(&path)
            .is_some_and(|known| known.stamp == stamp)
        {
            return;
        }
        let (pace, limits) = (&scan.settings.pace, &scan.settings.limits);
        let look = scan
            .settling
            .look(&path, scan.elapsed, pace.settle, limits.file);
        let settled = match look.settled() {
            Ok(None) => return,
            Ok(Some((bytes, digest))) => self.accept(name, pushed_at, bytes, digest, scan),
            Err(error) => Err(error),
        };
        let digest = settled.as_ref().ok().copied();
        self.files.insert(path.clone(), Known { stamp, digest });
        match settled {
            Ok(_) => self.unreadable.remove(&path),
            Err(error) => {
                let unreadable = UnreadableFace { pushed_at, error };
                self.unreadable.insert(path, unreadable)
            }
        };
    }

    fn accept(
        &mut self,
        name: &FileName,
        pushed_at: DateTime,
        bytes: Vec<u8>,
        digest: Digest,
        scan: &Scan<'_>,
    ) -> Result<Digest> {
        let id = FaceId(digest);
        if scan.journal.was_taken(&digest) {
            return Ok(digest);
        }
        if let Some(known) = self.unclaimed.get_mut(&id).or(self.bound.get_mut(&id)) {
            let written_again = self.files.get(&scan.folder.join(name.to_name()));
            let is_copy = written_again.is_none_or(|file| file.digest != Some(digest));
            known.copies += usize::from(is_copy);
            return Ok(digest);
        }
        let answer = one_answer(&documents(name, bytes, scan.settings)?)?;
        let result = FaceResult {
            id,
            pushed_at,
            answer,
            copies: 1,
        };
        self.unclaimed.insert(id, result);
        Ok(digest)
    }
}

/// Other names are other programs' business.
fn face_file(entry: &DirEntry) -> Option<(FileName, DateTime, Stamp)> {
    let (name, pushed_at) = face_name(entry.file_name().to_str()?)?;
    let metadata = entry.metadata().ok()?;
    Some((name, pushed_at, (metadata.len(), metadata.modified().ok())))
}
