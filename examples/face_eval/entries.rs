//! The list of the command line as images, people and pairs.

use crate::Failure;
use crate::options::{Half, List, Options};
use mnc_face::evaluation::{self, ImageEntry, PairEntry, People};
use mnc_face::model::Sha256;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The images that are compared.
pub struct Listed {
    pub names: Vec<String>,
    pub paths: Vec<PathBuf>,
    pub people: People,
    pub groups: Vec<Option<String>>,
    /// None: every two.
    pub pairs: Option<Vec<(u32, u32)>>,
}

impl Listed {
    /// Which images ever stand for a card, and which for a frame of the camera.
    pub fn sides(&self) -> [Vec<bool>; 2] {
        let none = vec![self.pairs.is_none(); self.paths.len()];
        let (mut cards, mut probes) = (none.clone(), none);
        for (card, probe) in self.pairs.iter().flatten() {
            for (side, image) in [(&mut cards, card), (&mut probes, probe)] {
                side.get_mut(*image as usize)
                    .into_iter()
                    .for_each(|stands| *stands = true);
            }
        }
        [cards, probes]
    }
}

pub fn read(options: &Options) -> Result<Listed, Failure> {
    let (List::Images(path) | List::Pairs(path)) = &options.list;
    let text = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let folder = path.parent().unwrap_or(Path::new("."));
    let wanted = |person: &str| options.half.is_none_or(|half| half == half_of(person));
    match &options.list {
        List::Images(_) => {
            let mut entries = evaluation::images(&text)?;
            entries.retain(|entry| {
                options.set.as_ref().is_none_or(|set| *set == entry.set) && wanted(&entry.person)
            });
            Ok(all(folder, entries))
        }
        List::Pairs(_) => {
            let mut pairs = evaluation::pairs(&text)?;
            pairs.retain(|pair| wanted(&pair.card_person) && wanted(&pair.probe_person));
            Ok(listed(folder, pairs))
        }
    }
}

fn half_of(person: &str) -> Half {
    // The last hexadecimal digit is odd if the lowest bit is set.
    let odd = |digit: u8| matches!(digit, b'1' | b'3' | b'5' | b'7' | b'9' | b'b' | b'd' | b'f');
    let hash = Sha256::of(person.as_bytes()).to_string();
    if hash.bytes().next_back().is_some_and(odd) {
        Half::B
    } else {
        Half::A
    }
}

fn all(folder: &Path, entries: Vec<ImageEntry>) -> Listed {
    Listed {
        paths: entries
            .iter()
            .map(|entry| folder.join(&entry.path))
            .collect(),
        people: People::new(entries.iter().map(|entry| entry.person.as_str())),
        groups: entries.iter().map(|entry| filled(&entry.group)).collect(),
        names: entries.into_iter().map(|entry| entry.path).collect(),
        pairs: None,
    }
}

fn listed(folder: &Path, pairs: Vec<PairEntry>) -> Listed {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut images: Vec<ImageEntry> = Vec::new();
    let mut place = |path: String, person: String, group: String| {
        let place = *places.entry(path.clone()).or_insert_with(|| {
            images.push(ImageEntry {
                path,
                person,
                set: String::new(),
                group: String::new(),
                gender: String::new(),
            });
            images.len() - 1
        });
        // The list may name the group on one side alone.
        if let Some(image) = images.get_mut(place).filter(|image| image.group.is_empty()) {
            image.group = group;
        }
        u32::try_from(place).unwrap_or(u32::MAX)
    };
    let pairs = pairs
        .into_iter()
        .map(|pair| {
            let card = place(pair.card, pair.card_person, pair.card_group);
            (card, place(pair.probe, pair.probe_person, pair.probe_group))
        })
        .collect();
    Listed {
        pairs: Some(pairs),
        ..all(folder, images)
    }
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}
