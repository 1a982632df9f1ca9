//! Cards from a folder of file contents, `AID/FID.bin`, and back. For test cards only.

use super::application::Application;
use super::file::{Access, DataFile, File};
use super::process::Card;
use super::{Options, VirtualCard};
use crate::keys::TestKey;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// File contents by application and file.
type Dump = BTreeMap<(Vec<u8>, u16), Vec<u8>>;

impl VirtualCard {
    /// A card with the files of a folder: `AID/FID.bin`, names in hexadecimal of either case.
    ///
    /// Use it with dumps of published test cards only; a dump of a person's card is personal data.
    ///
    /// Applications and readable files that are not in the folder are not on the card. Known files
    /// keep their access rules; unknown files are free to read. Secrets and counters come from the
    /// options (照合番号A and B too: they are not taken from the files). A private key works if it is
    /// one of this crate's, recognised by its public half in the application's files; else its use
    /// answers 6A88. Subfolders and files with other names are passed over.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn from_dump(folder: impl AsRef<Path>, options: &Options) -> io::Result<Self> {
        let dump = read_dump(folder.as_ref())?;
        Ok(Self::assemble(options, |card| apply(card, dump)))
    }

    /// Writes all readable contents to a folder, whatever their access rules, for
    /// [`VirtualCard::from_dump`]. References and keys are not written.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn write_dump(&self, folder: impl AsRef<Path>) -> io::Result<()> {
        for application in &self.card().applications {
            let folder = folder.as_ref().join(to_hex(application.aid));
            for (fid, file) in &application.files {
                if let Some(content) = content(file) {
                    fs::create_dir_all(&folder)?;
                    fs::write(folder.join(format!("{fid:04X}.bin")), content)?;
                }
            }
        }
        Ok(())
    }
}

/// The first record stands for a file of records: the card has only such with one.
fn content(file: &File) -> Option<&[u8]> {
    match file {
        File::Data(data) => Some(&data.content),
        File::Records(records) => records.first().map(Vec::as_slice),
        _ => None,
    }
}

fn read_dump(folder: &Path) -> io::Result<Dump> {
    let mut dump = Dump::new();
    for application in fs::read_dir(folder)? {
        let application = application?.path();
        let Some(aid) = from_hex(&application).filter(|_| application.is_dir()) else {
            continue;
        };
        for file in fs::read_dir(&application)? {
            let file = file?.path();
            let is_binary = file
                .extension()
                .is_some_and(|name| name.eq_ignore_ascii_case("bin"));
            let fid = from_hex(&file).filter(|_| is_binary);
            if let Some(&[high, low]) = fid.as_deref() {
                dump.insert(
                    (aid.clone(), u16::from_be_bytes([high, low])),
                    fs::read(&file)?,
                );
            }
        }
    }
    Ok(dump)
}

fn apply(card: &mut Card, dump: Dump) {
    let mut by_application: BTreeMap<Vec<u8>, Vec<(u16, Vec<u8>)>> = BTreeMap::new();
    for ((aid, fid), content) in dump {
        by_application.entry(aid).or_default().push((fid, content));
    }
    // The security domain has no files and stays.
    card.applications.retain(|application| {
        application.files.is_empty() || by_application.contains_key(application.aid)
    });
    for application in &mut card.applications {
        let contents = by_application.remove(application.aid).unwrap_or_default();
        if !application.files.is_empty() {
            replace_contents(application, contents);
        }
    }
}

fn replace_contents(application: &mut Application, contents: Vec<(u16, Vec<u8>)>) {
    let old = application.files.clone();
    application.files.retain(|_, file| content(file).is_none());
    for (fid, content) in contents {
        let file = match old.get(&fid) {
            Some(File::Records(_)) => File::Records(vec![content]),
            Some(File::Data(known)) => File::Data(DataFile {
                content,
                read: known.read.clone(),
            }),
            _ => File::Data(DataFile {
                content,
                read: Access::Always,
            }),
        };
        application.files.insert(fid, file);
    }
    find_keys(application);
}

/// Gives every key the private half that fits its public half in the files, if it is known here.
fn find_keys(application: &mut Application) {
    let public_half = |fids: &[u16]| {
        let mut contents = fids
            .iter()
            .filter_map(|fid| content(application.files.get(fid)?));
        contents.find_map(TestKey::with_modulus_in)
    };
    let default = public_half(&[0x0002, 0x0001, 0x0005, 0x0007]);
    let by_file = [
        (0x0017, [0x000A]),
        (0x001A, [0x0001]),
        (0x0013, [0x0007]),
        (0x0019, [0xFFFF]),
    ]
    .map(|(fid, holding)| (fid, public_half(&holding)));
    for (fid, key) in by_file {
        if let Some(File::Key(file)) = application.files.get_mut(&fid) {
            file.key = key;
        }
    }
    if let Some(file) = &mut application.default_key {
        file.key = default;
    }
}

fn to_hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0x0F]);
    digits
        .filter_map(|digit| char::from_digit(u32::from(digit), 16))
        .map(|digit| digit.to_ascii_uppercase())
        .collect()
}

/// The bytes that the name of a path (without its ending) spells.
fn from_hex(path: &Path) -> Option<Vec<u8>> {
    let name = path.file_stem()?.to_str()?;
    let digits: Option<Vec<u32>> = name.chars().map(|digit| digit.to_digit(16)).collect();
    let pairs = digits?;
    let byte = |pair: &[u32]| match pair {
        [high, low] => u8::try_from(high * 16 + low).ok(),
        _ => None,
    };
    pairs.chunks(2).map(byte).collect()
}
