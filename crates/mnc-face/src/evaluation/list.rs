//! The lists of an evaluation: which images there are, who is on them, which pairs to compare.
//!
//! Both are CSV (RFC 4180) in UTF-8 with a line of column names; columns may come in any order, and
//! unknown ones are ignored.

use mnc_core::{Error, ErrorKind, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;

/// The longest list: 64 MiB are over half a million lines.
const LONGEST: usize = 64 << 20;

/// A line of the image list: columns `path` and `person`; optional `set`, `group`, `gender`.
#[derive(Clone, PartialEq, Eq, Deserialize)]
pub struct ImageEntry {
    /// The file, relative to the list's folder.
    pub path: String,
    /// Equal for the images of one person and different for those of two.
    pub person: String,
    /// Lists may hold several data sets.
    #[serde(default)]
    pub set: String,
    /// The group whose rates are reported apart; empty for none.
    #[serde(default)]
    pub group: String,
    /// Kept for the reader of the list; the rates do not use it.
    #[serde(default)]
    pub gender: String,
}

/// A line of the pair list: columns `card`, `probe` (files), `card_person`, `probe_person`;
/// optional `card_group`, `probe_group`.
#[derive(Clone, PartialEq, Eq, Deserialize)]
pub struct PairEntry {
    /// The file that stands for the photo in the card.
    pub card: String,
    /// The file that stands for the camera's picture.
    pub probe: String,
    /// Who is on the former.
    pub card_person: String,
    /// Who is on the latter.
    pub probe_person: String,
    /// The group of the former; empty for none.
    #[serde(default)]
    pub card_group: String,
    /// The group of the latter; empty for none.
    #[serde(default)]
    pub probe_group: String,
}

/// Reads an image list.
///
/// # Errors
/// `MalformedImageList` with the offset of the line that is none: a column is missing, a line has
/// another number of fields, it is not UTF-8, a path or person is empty, a file is of another person
/// or group than on a line before; beyond 64 MiB.
pub fn images(csv: &[u8]) -> Result<Vec<ImageEntry>> {
    let mut known = Known::default();
    lines(csv, "image list", |entry: &ImageEntry| {
        known.agrees(&entry.path, &entry.person, &entry.group)
    })
}

/// Reads a pair list.
///
/// # Errors
/// As [`images`].
pub fn pairs(csv: &[u8]) -> Result<Vec<PairEntry>> {
    let mut known = Known::default();
    lines(csv, "pair list", |entry: &PairEntry| {
        known.agrees(&entry.card, &entry.card_person, &entry.card_group)
            && known.agrees(&entry.probe, &entry.probe_person, &entry.probe_group)
    })
}

/// Who is on each file so far, and of which group.
#[derive(Default)]
struct Known(HashMap<String, (String, String)>);

impl Known {
    /// Whether there are a file and a person, the same as before; a group may be missing.
    fn agrees(&mut self, file: &str, person: &str, group: &str) -> bool {
        let (known, of) = self
            .0
            .entry(file.to_owned())
            .or_insert_with(|| (person.to_owned(), String::new()));
        if of.is_empty() {
            group.clone_into(of);
        }
        let same_group = group.is_empty() || of == group;
        !file.is_empty() && !person.is_empty() && known == person && same_group
    }
}

fn lines<Entry: DeserializeOwned>(
    csv: &[u8],
    file: &'static str,
    mut complete: impl FnMut(&Entry) -> bool,
) -> Result<Vec<Entry>> {
    let malformed = |offset: u64| {
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        Error::new(ErrorKind::MalformedImageList).at(file, offset)
    };
    if csv.len() > LONGEST {
        return Err(malformed(LONGEST as u64));
    }
    let mut reader = csv::Reader::from_reader(csv);
    let mut entries = Vec::new();
    let mut lines = reader.deserialize();
    loop {
        let offset = lines.reader().position().byte();
        match lines.next() {
            None => return Ok(entries),
            Some(Ok(entry)) if complete(&entry) => entries.push(entry),
            Some(_) => return Err(malformed(offset)),
        }
    }
}

macro_rules! redacted {
    ($($name:ident)*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(redacted)"))
            }
        }
    )*};
}

redacted!(ImageEntry PairEntry);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_come_in_any_order_and_some_may_be_missing() {
        let list = b"person,note,path\nhanako,x,\"a,b.jpg\"\ntaro,,c.jpg\n";
        let entries = images(list).unwrap();
        assert_eq!(entries.len(), 2);
        assert_eq!(
            (entries[0].path.as_str(), entries[0].person.as_str()),
            ("a,b.jpg", "hanako")
        );
        assert_eq!(entries[1].group, "");
        assert_eq!(images(b"path,person\n").unwrap(), []);
    }

    #[test]
    fn a_pair_names_both_people() {
        let list = b"card,probe,card_person,probe_person,card_group\na,b,p,q,west\n";
        let [pair] = pairs(list).unwrap().try_into().unwrap();
        assert_eq!(
            (pair.card_person.as_str(), pair.probe_person.as_str()),
            ("p", "q")
        );
        assert_eq!(
            (pair.card_group.as_str(), pair.probe_group.as_str()),
            ("west", "")
        );
    }

    #[test]
    fn an_error_says_where_and_never_what() {
        let good = "path,person\na.jpg,hanako\n";
        for line in ["b.jpg", "b.jpg,hanako,more", ",hanako", "b.jpg,"] {
            let error = images(format!("{good}{line}\n").as_bytes()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::MalformedImageList, "{line}");
            assert_eq!(error.location().unwrap().offset, good.len(), "{line}");
            assert!(!format!("{error:?}").contains("hanako"));
        }
        let error = images(b"path,person\n\xFF,x\n").unwrap_err();
        assert_eq!(error.location().unwrap().file, "image list");
        assert!(
            images(b"file,person\na,b\n").is_err(),
            "a column is missing"
        );
        assert!(pairs(b"card,probe,card_person,probe_person\na,,p,q\n").is_err());
    }

    /// The first would silently win, and make a stranger of somebody.
    #[test]
    fn a_file_is_of_one_person_and_one_group() {
        let columns = "card,probe,card_person,probe_person,card_group,probe_group\n";
        let first = format!("{columns}a,b,p,q,west,\n");
        for line in ["a,c,q,r,,", "c,b,r,p,,", "c,a,r,p,,east", "d,d,p,q,,"] {
            let error = pairs(format!("{first}{line}\n").as_bytes()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::MalformedImageList, "{line}");
            assert_eq!(error.location().unwrap().offset, first.len(), "{line}");
        }
        for line in ["a,c,p,r,,", "c,b,r,q,,east", "b,a,q,p,,west"] {
            assert!(
                pairs(format!("{first}{line}\n").as_bytes()).is_ok(),
                "{line}"
            );
        }
        let images = |line| images(format!("path,person,group\na,p,west\n{line}\n").as_bytes());
        assert!(images("a,q,west").is_err() && images("a,p,east").is_err());
        assert!(images("a,p,west").is_ok() && images("b,q,east").is_ok());
    }

    #[test]
    fn nobody_is_shown() {
        let entries = images(b"path,person\na.jpg,hanako\n").unwrap();
        assert_eq!(format!("{entries:?}"), "[ImageEntry(redacted)]");
    }
}
