//! Reading files that others may still be writing: bounded, without locks, and twice.

use super::error::TerminalError;
use ring::digest::{SHA256, digest};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// SHA-256 of a file's content.
pub(super) type Digest = [u8; 32];

/// What one look at a file showed.
pub(super) enum Look {
    /// It is not there, or cannot be opened now.
    Absent,
    /// It was read for the first time, or has changed since.
    Moving,
    /// It read the same twice.
    Settled { bytes: Vec<u8>, digest: Digest },
    /// It is above the limit.
    TooLarge,
}

impl Look {
    /// The content, if it has settled.
    pub(super) fn settled(self) -> Result<Option<(Vec<u8>, Digest)>, TerminalError> {
        match self {
            Self::Settled { bytes, digest } => Ok(Some((bytes, digest))),
            Self::Absent | Self::Moving => Ok(None),
            Self::TooLarge => Err(TerminalError::TooLarge),
        }
    }
}

/// The files that were read once.
#[derive(Default)]
pub(super) struct Settling {
    sightings: HashMap<PathBuf, Sighting>,
}

struct Sighting {
    digest: Digest,
    at: Duration,
}

impl Settling {
    /// Looks at a file; two reads count only if they are `apart` from each other.
    pub(super) fn look(&mut self, path: &Path, now: Duration, apart: Duration, limit: u64) -> Look {
        let bytes = match read_bounded(path, limit) {
            Ok(Some(bytes)) => bytes,
            Ok(None) => return Look::TooLarge,
            Err(_) => {
                self.sightings.remove(path);
                return Look::Absent;
            }
        };
        let digest = sha256(&bytes);
        match self.sightings.get(path) {
            Some(first) if first.digest == digest && now >= first.at + apart => {
                self.sightings.remove(path);
                Look::Settled { bytes, digest }
            }
            Some(first) if first.digest == digest => Look::Moving,
            _ => {
                let sighting = Sighting { digest, at: now };
                self.sightings.insert(path.to_owned(), sighting);
                Look::Moving
            }
        }
    }

    /// Whether a file waits for its second read.
    pub(super) fn is_waiting(&self) -> bool {
        !self.sightings.is_empty()
    }

    /// Forgets a file that nobody waits for any more.
    pub(super) fn forget(&mut self, path: &Path) {
        self.sightings.remove(path);
    }

    /// Forgets the files of a folder that are no longer listed there.
    pub(super) fn keep(&mut self, folder: &Path, listed: impl Fn(&Path) -> bool) {
        self.sightings
            .retain(|path, _| path.parent() != Some(folder) || listed(path));
    }
}

/// SHA-256 of a content.
pub(super) fn sha256(bytes: &[u8]) -> Digest {
    let mut result = [0; 32];
    let value = digest(&SHA256, bytes);
    for (to, from) in result.iter_mut().zip(value.as_ref()) {
        *to = *from;
    }
    result
}

/// The content; none if it is above the limit. A size that the system tells can be wrong by the
/// time of reading, so the reading is bounded too.
pub(super) fn read_bounded(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    if metadata.len() > limit {
        return Ok(None);
    }
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes)?;
    let fits = u64::try_from(bytes.len()).is_ok_and(|length| length <= limit);
    Ok(fits.then_some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    const APART: Duration = Duration::from_millis(300);

    fn at(millis: u64) -> Duration {
        Duration::from_millis(millis)
    }

    #[test]
    fn a_file_settles_when_two_reads_apart_are_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let mut settling = Settling::default();
        let mut look = |now| settling.look(&path, at(now), APART, 10);
        assert!(matches!(look(0), Look::Absent));
        std::fs::write(&path, "ab").unwrap();
        assert!(matches!(look(100), Look::Moving));
        assert!(matches!(look(200), Look::Moving), "too soon");
        std::fs::write(&path, "abc").unwrap();
        assert!(matches!(look(500), Look::Moving), "changed");
        assert!(matches!(look(800), Look::Settled { bytes, .. } if bytes == b"abc"));
        std::fs::write(&path, "abcdefghijk").unwrap();
        assert!(matches!(look(900), Look::TooLarge));
        std::fs::remove_file(&path).unwrap();
        assert!(matches!(look(900), Look::Absent));
    }
}
