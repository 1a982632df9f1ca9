//! One comparison of two images, and who is on them.

use std::collections::HashMap;

/// The score of two images, which are named by their places in the list of images.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// The image that stands for the photo in the card.
    pub card: u32,
    /// The image that stands for the camera's.
    pub probe: u32,
    /// Higher is more alike.
    pub score: f32,
}

/// Who is on each image: people are numbered in the order in which they appear.
#[derive(Debug, Clone, Default)]
pub struct People {
    of: Vec<u32>,
    number: u32,
}

impl People {
    /// From the identifier of the person on each image.
    pub fn new<'a>(identifiers: impl IntoIterator<Item = &'a str>) -> Self {
        let mut known = HashMap::new();
        let mut number = 0;
        let of = identifiers
            .into_iter()
            .map(|name| {
                *known.entry(name).or_insert_with(|| {
                    number += 1;
                    number - 1
                })
            })
            .collect();
        Self { of, number }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.number as usize
    }

    /// How many images they have together.
    pub fn images(&self) -> usize {
        self.of.len()
    }

    /// Who is on an image; none beyond the list.
    pub fn of(&self, image: u32) -> Option<u32> {
        self.of.get(image as usize).copied()
    }

    /// Whether both images show the same person.
    pub fn mated(&self, one: u32, other: u32) -> bool {
        self.of(one).is_some() && self.of(one) == self.of(other)
    }

    /// How many images of each person satisfy a condition.
    pub(super) fn tally(&self, mut counts: impl FnMut(usize) -> bool) -> Vec<u32> {
        let mut tally = vec![0; self.count()];
        for (image, person) in self.of.iter().enumerate() {
            if counts(image)
                && let Some(entry) = tally.get_mut(*person as usize)
            {
                *entry += 1;
            }
        }
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_of_one_name_are_of_one_person() {
        let people = People::new(["a", "b", "a"]);
        assert_eq!((people.count(), people.images()), (2, 3));
        assert!(people.mated(0, 2) && !people.mated(0, 1));
        assert!(!people.mated(7, 8), "no image is no person");
        assert_eq!(people.tally(|image| image > 0), [1, 1]);
    }
}
