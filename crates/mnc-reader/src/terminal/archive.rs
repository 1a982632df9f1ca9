//! Archives of the exchange folder: plain or under a password, unpacked in memory within bounds.

use super::Result;
use super::error::TerminalError;
use super::settings::{ArchivePassword, Limits};
use std::io::{self, Cursor, Read, Write};
use zip::read::{ZipFile, ZipReadOptions};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{AesMode, ZipArchive, ZipWriter};

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// The documents of an archive. Their names mean nothing; what an archive is about is its own name.
///
/// What an archive says about its sizes is not believed: unpacking stops at the limit.
pub(super) fn unpack(
    bytes: &[u8],
    password: Option<&ArchivePassword>,
    limits: &Limits,
) -> Result<Vec<Vec<u8>>> {
    refuse_crowds(bytes, limits.documents)?;
    let mut archive = Archive::new(Cursor::new(bytes)).map_err(|error| damage(&error))?;
    if archive.len() > limits.documents {
        return Err(TerminalError::TooLarge);
    }
    let mut documents = Vec::new();
    let mut left = limits.unpacked;
    for index in 0..archive.len() {
        let options = ZipReadOptions::new().password(password.map(ArchivePassword::bytes));
        let file = archive
            .by_index_with_options(index, options)
            .map_err(|error| damage(&error))?;
        if file.is_file() {
            let document = read_bounded(file, left)?;
            left = left.saturating_sub(document.len() as u64);
            documents.push(document);
        }
    }
    Ok(documents)
}

/// An archive with this one document, under the password (AES-256).
pub(super) fn pack(name: &str, document: &[u8], password: &ArchivePassword) -> Result<Vec<u8>> {
    let written = || {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .with_aes_encryption_bytes(AesMode::Aes256, password.bytes());
        writer.start_file(name, options)?;
        writer.write_all(document)?;
        Ok::<_, ZipError>(writer.finish()?.into_inner())
    };
    written().map_err(|error| damage(&error))
}

fn read_bounded(file: ZipFile<'_, Cursor<&[u8]>>, limit: u64) -> Result<Vec<u8>> {
    let mut document = Vec::new();
    let read = file.take(limit + 1).read_to_end(&mut document);
    read.map_err(|_: io::Error| TerminalError::DamagedArchive)?;
    if document.len() as u64 > limit {
        return Err(TerminalError::TooLarge);
    }
    Ok(document)
}

const END_OF_DIRECTORY: &[u8] = b"PK\x05\x06";
/// The end record and the longest comment behind it.
const TAIL: usize = 22 + 65_535;

/// Refuses an archive whose end record (PKWARE APPNOTE 4.3.16) promises too many files, before the
/// library keeps a record of each.
fn refuse_crowds(bytes: &[u8], most: usize) -> Result<()> {
    let tail = bytes
        .get(bytes.len().saturating_sub(TAIL)..)
        .unwrap_or_default();
    let counts = tail.windows(12).filter_map(|window| match window {
        [head @ .., low, high] if head.starts_with(END_OF_DIRECTORY) => {
            Some(usize::from(u16::from_le_bytes([*low, *high])))
        }
        _ => None,
    });
    if counts.into_iter().any(|count| count > most) {
        return Err(TerminalError::TooLarge);
    }
    Ok(())
}

fn damage(error: &ZipError) -> TerminalError {
    match error {
        ZipError::InvalidPassword => TerminalError::Password,
        ZipError::UnsupportedArchive(text) if *text == ZipError::PASSWORD_REQUIRED => {
            TerminalError::Password
        }
        _ => TerminalError::DamagedArchive,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn password() -> ArchivePassword {
        ArchivePassword::new(b"correct horse")
    }

    fn plain(documents: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, document) in documents {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(document).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn small() -> Limits {
        Limits {
            unpacked: 1000,
            documents: 3,
            ..Limits::default()
        }
    }

    #[test]
    fn plain_and_encrypted_archives_are_unpacked() {
        let archive = plain(&[("a.xml", b"1"), ("folder/b.xml", b"22")]);
        let documents = unpack(&archive, None, &small()).unwrap();
        assert_eq!(documents, [b"1".to_vec(), b"22".to_vec()]);
        let archive = pack("a.xml", b"<a/>", &password()).unwrap();
        assert!(!archive.windows(4).any(|window| window == b"<a/>"));
        let documents = unpack(&archive, Some(&password()), &small()).unwrap();
        assert_eq!(documents, [b"<a/>".to_vec()]);
    }

    #[test]
    fn another_password_or_none_is_said_so() {
        let archive = pack("a.xml", b"<a/>", &password()).unwrap();
        let wrong = ArchivePassword::new(b"wrong");
        for password in [None, Some(&wrong)] {
            let error = unpack(&archive, password, &small()).unwrap_err();
            assert!(matches!(error, TerminalError::Password), "{error}");
        }
    }

    #[test]
    fn bombs_and_crowds_are_refused() {
        let zeros = vec![0; 1001];
        let half = vec![0; 501];
        let crowd = [("a", &b""[..]), ("b", b""), ("c", b""), ("d", b"")];
        for bomb in [
            plain(&[("a", &zeros)]),
            plain(&[("a", &half), ("b", &half)]),
            plain(&crowd),
        ] {
            let error = unpack(&bomb, None, &small()).unwrap_err();
            assert!(matches!(error, TerminalError::TooLarge), "{error}");
        }
    }

    #[test]
    fn damage_is_an_error_at_every_byte() {
        let archive = plain(&[("a.xml", b"<a/>")]);
        for length in 0..archive.len() {
            let error = unpack(&archive[..length], None, &small()).unwrap_err();
            assert!(matches!(error, TerminalError::DamagedArchive), "{length}");
        }
    }
}
