//! The embeddings that an evaluation has already made, in a file, so that it can be resumed.
//!
//! **The file holds biometric data.** It is made readable for its owner alone, and belongs where the
//! images belong; delete it with them. An evaluation without a cache keeps everything in memory.

use super::rows::Row;
use mnc_core::{Error, ErrorKind, Result};
use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use zeroize::Zeroizing;

/// The first bytes of the file: name and version of its form.
const MAGIC: &[u8; 8] = b"mncfac01";

/// A record: a key, the number of numbers (0 for an image without a face), the numbers.
const KEY: usize = 32;
const HEAD: usize = KEY + 2;

/// What an embedding is found by: a hash over the image and everything that makes the embedding.
pub type Key = [u8; KEY];

/// Embeddings by key; in memory only, or in a file as well.
#[derive(Default)]
pub struct Cache {
    known: HashMap<Key, Row>,
    file: Option<File>,
}

impl Cache {
    /// Opens the file, or makes it, and reads what it holds. A record that was cut off, as by a
    /// loss of power, is dropped, and the file goes on before it.
    ///
    /// # Errors
    /// `EvaluationCache` if it cannot be read or written, or is another kind of file.
    pub fn open(path: &Path) -> Result<Self> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(unusable)?;
        let mut bytes = Zeroizing::new(Vec::new());
        file.read_to_end(&mut bytes).map_err(unusable)?;
        if bytes.is_empty() {
            file.write_all(MAGIC).map_err(unusable)?;
            bytes.extend_from_slice(MAGIC);
        }
        let records = bytes
            .strip_prefix(MAGIC)
            .ok_or(ErrorKind::EvaluationCache)?;
        let (known, read) = records_of(records);
        let end = (MAGIC.len() + read) as u64;
        file.set_len(end).map_err(unusable)?;
        file.seek(SeekFrom::Start(end)).map_err(unusable)?;
        Ok(Self {
            known,
            file: Some(file),
        })
    }

    /// What is known under a key: an embedding, or that there is no face.
    pub fn get(&self, key: &Key) -> Option<&Row> {
        self.known.get(key)
    }

    /// How many are known.
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Keeps a row, in the file at once.
    ///
    /// # Errors
    /// `EvaluationCache` if it cannot be written.
    pub fn put(&mut self, key: Key, row: Row) -> Result<()> {
        if let Some(file) = &mut self.file {
            file.write_all(&record(&key, &row)).map_err(unusable)?;
        }
        self.known.insert(key, row);
        Ok(())
    }
}

fn record(key: &Key, row: &Row) -> Zeroizing<Vec<u8>> {
    let numbers = row.as_deref().map_or(&[][..], Vec::as_slice);
    let count = u16::try_from(numbers.len()).unwrap_or_default();
    let mut record = Zeroizing::new(Vec::with_capacity(HEAD + numbers.len() * 4));
    record.extend_from_slice(key);
    record.extend_from_slice(&count.to_le_bytes());
    for number in numbers.iter().take(count.into()) {
        record.extend_from_slice(&number.to_le_bytes());
    }
    record
}

/// All whole records, and how many bytes they take.
fn records_of(bytes: &[u8]) -> (HashMap<Key, Row>, usize) {
    let mut known = HashMap::new();
    let mut rest = bytes;
    while let Some((key, row, after)) = first(rest) {
        known.insert(key, row);
        rest = after;
    }
    (known, bytes.len() - rest.len())
}

fn first(bytes: &[u8]) -> Option<(Key, Row, &[u8])> {
    let (key, rest) = bytes.split_first_chunk::<KEY>()?;
    let (count, rest) = rest.split_first_chunk::<2>()?;
    let count = usize::from(u16::from_le_bytes(*count));
    let (numbers, rest) = rest.split_at_checked(count * 4)?;
    let numbers = numbers
        .as_chunks()
        .0
        .iter()
        .map(|bytes| f32::from_le_bytes(*bytes));
    let row = (count > 0).then(|| Zeroizing::new(numbers.collect()));
    Some((*key, row, rest))
}

fn unusable(source: std::io::Error) -> Error {
    Error::new(ErrorKind::EvaluationCache).with_source(source)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[allow(clippy::unnecessary_wraps, reason = "a row may be none")]
    fn row(numbers: &[f32]) -> Row {
        Some(Zeroizing::new(numbers.to_vec()))
    }

    /// A file of this process that is removed with the value.
    struct Scratch(std::path::PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let name = format!("mnc-face-{}-{name}", std::process::id());
            Self(std::env::temp_dir().join(name))
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = std::fs::remove_file(&self.0);
        }
    }

    #[test]
    fn what_was_put_is_found_again() {
        let scratch = Scratch::new("again");
        let mut cache = Cache::open(&scratch.0).unwrap();
        assert!(cache.is_empty());
        cache.put([1; 32], row(&[0.5, -0.25])).unwrap();
        cache.put([2; 32], None).unwrap();
        drop(cache);
        let mut cache = Cache::open(&scratch.0).unwrap();
        assert_eq!(cache.len(), 2);
        assert_eq!(cache.get(&[1; 32]), Some(&row(&[0.5, -0.25])));
        assert_eq!(cache.get(&[2; 32]), Some(&None), "known to have no face");
        assert_eq!(cache.get(&[3; 32]), None);
        cache.put([3; 32], row(&[1.0])).unwrap();
        assert_eq!(Cache::open(&scratch.0).unwrap().len(), 3);
    }

    #[test]
    fn a_record_that_was_cut_off_is_dropped_and_written_over() {
        let scratch = Scratch::new("cut");
        let mut cache = Cache::open(&scratch.0).unwrap();
        cache.put([1; 32], row(&[1.0; 5])).unwrap();
        cache.put([2; 32], row(&[2.0; 5])).unwrap();
        let whole = std::fs::read(&scratch.0).unwrap();
        for cut in [1, 19, 20, 21, 40, 53] {
            std::fs::write(&scratch.0, &whole[..whole.len() - cut]).unwrap();
            let mut cache = Cache::open(&scratch.0).unwrap();
            assert_eq!(cache.len(), 1, "{cut}");
            cache.put([2; 32], row(&[2.0; 5])).unwrap();
            assert_eq!(std::fs::read(&scratch.0).unwrap(), whole, "{cut}");
        }
    }

    #[test]
    fn another_file_is_left_alone() {
        let scratch = Scratch::new("other");
        std::fs::write(&scratch.0, b"path,person\n").unwrap();
        let error = Cache::open(&scratch.0).err().unwrap();
        assert_eq!(error.kind(), ErrorKind::EvaluationCache);
        assert_eq!(std::fs::read(&scratch.0).unwrap(), b"path,person\n");
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let scratch = Scratch::new("mode");
        Cache::open(&scratch.0).unwrap();
        let mode = std::fs::metadata(&scratch.0).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn without_a_file_it_keeps_everything_in_memory() {
        let mut cache = Cache::default();
        cache.put([1; 32], row(&[1.0])).unwrap();
        assert_eq!(cache.len(), 1);
    }
}
