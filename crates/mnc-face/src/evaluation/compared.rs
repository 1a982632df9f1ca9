//! Which images were compared with which, and which comparisons took place.

use super::bootstrap::Exposure;
use super::comparison::People;

/// What was compared: every two images, or the pairs of a list.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// Of which images of the card side a face was taken.
    pub enrolled: &'a [bool],
    /// Of which images of the camera's side a face was taken.
    pub acquired: &'a [bool],
    /// The pairs of images (card, probe); none if every two were compared, the earlier as the card.
    pub pairs: Option<&'a [(u32, u32)]>,
}

impl Compared<'_> {
    /// The non-mated comparisons that took place among the images that `within` holds for.
    pub fn exposure(&self, people: &People, within: impl Fn(u32) -> bool) -> Exposure {
        let taken = |side: &[bool], image: u32| {
            within(image) && side.get(image as usize).is_some_and(|taken| *taken)
        };
        let Some(pairs) = self.pairs else {
            return Exposure::complete(people, |image| {
                let image = u32::try_from(image).unwrap_or(u32::MAX);
                taken(self.enrolled, image) && taken(self.acquired, image)
            });
        };
        let took_place = pairs
            .iter()
            .filter(|(card, probe)| taken(self.enrolled, *card) && taken(self.acquired, *probe));
        let of_two = took_place
            .filter_map(|(card, probe)| Some((people.of(*card)?, people.of(*probe)?)))
            .filter(|(one, other)| one != other);
        Exposure::Listed(of_two.collect())
    }

    /// How many non-mated pairs there are of a card that `card` holds for and a probe that `probe`
    /// does, whether a face was taken of them or not.
    pub fn non_mated(
        &self,
        people: &People,
        card: impl Fn(u32) -> bool,
        probe: impl Fn(u32) -> bool,
    ) -> u64 {
        if let Some(pairs) = self.pairs {
            let of_two = pairs
                .iter()
                .filter(|(one, other)| card(*one) && probe(*other) && !people.mated(*one, *other));
            return of_two.count() as u64;
        }
        let mut cards_of = vec![0_u64; people.count()];
        let (mut cards, mut pairs) = (0, 0);
        for image in 0..u32::try_from(people.images()).unwrap_or(u32::MAX) {
            let Some(own) = people
                .of(image)
                .and_then(|person| cards_of.get_mut(person as usize))
            else {
                continue;
            };
            if probe(image) {
                pairs += cards - *own;
            }
            if card(image) {
                *own += 1;
                cards += 1;
            }
        }
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> People {
        People::new(["a", "a", "b", "c", "c"])
    }

    #[test]
    fn a_list_exposes_its_own_pairs_and_no_others() {
        let pairs = [(0, 1), (0, 2), (2, 3), (3, 0), (4, 2)];
        let compared = Compared {
            enrolled: &[true, true, true, false, true],
            acquired: &[true, true, true, true, false],
            pairs: Some(&pairs),
        };
        let of = |within: fn(u32) -> bool| match compared.exposure(&people(), within) {
            Exposure::Listed(people) => people,
            Exposure::Complete(_) => Vec::new(),
        };
        // A photo that could not be enrolled is compared with nobody, and still is a probe.
        assert_eq!(of(|_| true), [(0, 1), (1, 2), (2, 1)]);
        assert_eq!(of(|image| image > 1), [(1, 2), (2, 1)]);
    }

    #[test]
    fn non_mated_pairs_are_counted_as_they_are_compared() {
        let every_two = Compared {
            enrolled: &[],
            acquired: &[],
            pairs: None,
        };
        let people = people();
        let counted = |card: fn(u32) -> bool, probe: fn(u32) -> bool| {
            let two = (0..5).flat_map(|one| (one + 1..5).map(move |other| (one, other)));
            let wanted = two
                .filter(|(one, other)| card(*one) && probe(*other) && !people.mated(*one, *other));
            let pairs: Vec<(u32, u32)> = wanted.collect();
            let listed = Compared {
                pairs: Some(&pairs),
                ..every_two
            };
            assert_eq!(listed.non_mated(&people, card, probe), pairs.len() as u64);
            assert_eq!(
                every_two.non_mated(&people, card, probe),
                pairs.len() as u64
            );
            pairs.len()
        };
        assert_eq!(counted(|_| true, |_| true), 8);
        assert_eq!(counted(|card| card != 0, |_| true), 5);
        assert_eq!(counted(|_| true, |probe| probe != 2), 6);
    }
}
