//! The rates within each group of people: an average hides who is matched wrongly.

use super::bootstrap::Bootstrap;
use super::compared::Compared;
use super::comparison::{Comparison, People};
use super::rate::{Interval, Rate};
use super::sample::Sample;
use serde::Serialize;

/// The groups of the images, and the comparisons within each.
///
/// A comparison of two groups belongs to none: an impostor resembles his victim.
#[derive(Debug, Clone)]
pub struct Groups {
    names: Vec<String>,
    of: Vec<Option<u32>>,
    samples: Vec<Sample>,
}

/// The rates of one group at a threshold.
#[derive(Debug, Clone, Serialize)]
pub struct GroupRates {
    /// As in the image list.
    pub group: String,
    /// People in it.
    pub people: usize,
    /// False match rate.
    pub fmr: Rate,
    /// Its interval; none if more match than were kept.
    pub fmr_interval: Option<Interval>,
    /// False non-match rate, failures to acquire counted.
    pub frr: Rate,
}

impl Groups {
    /// From the group of each image (none: the image belongs to no group). Keeps the `highest`
    /// non-mated comparisons of each group.
    pub fn new<'a>(groups: impl IntoIterator<Item = Option<&'a str>>, highest: usize) -> Self {
        let groups: Vec<Option<&str>> = groups.into_iter().collect();
        let mut names: Vec<&str> = groups.iter().flatten().copied().collect();
        names.sort_unstable();
        names.dedup();
        let number = |group: &str| names.binary_search(&group).ok();
        let of = groups
            .iter()
            .map(|group| group.and_then(number).and_then(|n| u32::try_from(n).ok()))
            .collect();
        Self {
            of,
            samples: vec![Sample::new(highest); names.len()],
            names: names.into_iter().map(str::to_owned).collect(),
        }
    }

    /// The group of an image.
    pub fn of(&self, image: u32) -> Option<u32> {
        self.of.get(image as usize).copied().flatten()
    }

    /// Counts a comparison if both images are of one group.
    pub fn add(&mut self, comparison: Comparison, mated: bool) {
        let group = self.of(comparison.card);
        if group != self.of(comparison.probe) {
            return;
        }
        let Some(sample) = group.and_then(|n| self.samples.get_mut(n as usize)) else {
            return;
        };
        if mated {
            sample.mated(comparison);
        } else {
            sample.non_mated(comparison);
        }
    }

    /// Adds what another worker counted.
    pub fn merge(&mut self, other: &Self) {
        for (sample, more) in self.samples.iter_mut().zip(&other.samples) {
            sample.merge(more);
        }
    }

    /// The comparisons of each group, with its name.
    pub fn samples(&self) -> impl Iterator<Item = (&str, &Sample)> {
        self.names.iter().map(String::as_str).zip(&self.samples)
    }

    /// The rates at one threshold, the group with the most false matches first.
    pub fn rates(
        &self,
        people: &People,
        compared: Compared<'_>,
        bootstrap: &Bootstrap,
        threshold: f32,
    ) -> Vec<GroupRates> {
        let of_group = |(number, (name, sample)): (u32, (&str, &Sample))| {
            let within = |image: u32| self.of(image) == Some(number);
            let exposure = compared.exposure(people, within);
            GroupRates {
                group: name.to_owned(),
                people: self.people(number, people),
                fmr: sample.fmr(threshold),
                fmr_interval: bootstrap.fmr(sample, people, &exposure, threshold),
                frr: sample.frr(threshold),
            }
        };
        let mut rates: Vec<GroupRates> = (0..).zip(self.samples()).map(of_group).collect();
        rates.sort_by(|one, other| other.fmr.value().total_cmp(&one.fmr.value()));
        rates
    }

    /// How many people a group has.
    fn people(&self, group: u32, people: &People) -> usize {
        let images = people.tally(|image| self.of.get(image) == Some(&Some(group)));
        images.iter().filter(|images| **images > 0).count()
    }

    /// The lowest threshold at which the false match rate is at most `fmr` in every group; none
    /// without groups.
    pub fn threshold_at(&self, fmr: f64) -> Option<f32> {
        let thresholds = self.samples.iter().map(|sample| sample.threshold_at(fmr));
        thresholds
            .collect::<Option<Vec<f32>>>()?
            .into_iter()
            .reduce(f32::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY_TWO: Compared<'_> = Compared {
        enrolled: &[true; 6],
        acquired: &[true; 6],
        pairs: None,
    };

    /// Four people of two groups, one of none: within `east` scores of 0.4, within `west` of 0.1,
    /// across 0.9.
    fn groups() -> (Groups, People) {
        let of = [
            Some("west"),
            Some("west"),
            Some("east"),
            Some("east"),
            Some("east"),
            None,
        ];
        let mut groups = Groups::new(of, 100);
        for card in 0..6_u32 {
            for probe in card + 1..6 {
                let score = match (groups.of(card), groups.of(probe)) {
                    (Some(0), Some(0)) => 0.4,
                    (Some(1), Some(1)) => 0.1,
                    _ => 0.9,
                };
                groups.add(Comparison { card, probe, score }, false);
            }
        }
        (groups, People::new(["a", "b", "c", "d", "e", "f"]))
    }

    #[test]
    fn the_worst_group_comes_first_and_nobody_is_compared_across() {
        let (groups, people) = groups();
        let rates = groups.rates(&people, EVERY_TWO, &Bootstrap::default(), 0.3);
        let of = |n: usize| (rates[n].group.as_str(), rates[n].people, rates[n].fmr);
        assert_eq!(
            of(0),
            (
                "east",
                3,
                Rate {
                    errors: 3,
                    trials: 3
                }
            )
        );
        assert_eq!(
            of(1),
            (
                "west",
                2,
                Rate {
                    errors: 0,
                    trials: 1
                }
            )
        );
        assert_eq!(rates.len(), 2);
        assert!(rates[0].fmr_interval.unwrap().contains(1.0));
    }

    /// Eight people of one group: of 28 pairs the list has seven, and one of them matches. Every two
    /// would make a rate of 1 in 28 of it, a quarter of what it is.
    #[test]
    fn the_interval_of_a_list_is_that_of_its_pairs() {
        let people = People::new(["a", "b", "c", "d", "e", "f", "g", "h"]);
        let mut groups = Groups::new([Some("east"); 8], 100);
        let pairs: Vec<(u32, u32)> = (0..7).map(|card| (card, card + 1)).collect();
        for (card, probe) in &pairs {
            let score = if *card == 0 { 0.9 } else { 0.1 };
            let (card, probe) = (*card, *probe);
            groups.add(Comparison { card, probe, score }, false);
        }
        let compared = Compared {
            enrolled: &[true; 8],
            acquired: &[true; 8],
            pairs: Some(&pairs),
        };
        let rates = groups.rates(&people, compared, &Bootstrap::default(), 0.5);
        let interval = rates[0].fmr_interval.unwrap();
        assert!(interval.contains(1.0 / 7.0), "{interval:?}");
        assert!(interval.high > 0.4, "{interval:?}");
    }

    #[test]
    fn no_interval_is_made_of_scores_that_were_not_kept() {
        let people = People::new(["a", "b", "c", "d", "e", "f"]);
        let mut groups = Groups::new([Some("east"); 6], 3);
        for (card, probe) in (0..6).flat_map(|card| (card + 1..6).map(move |probe| (card, probe))) {
            groups.add(
                Comparison {
                    card,
                    probe,
                    score: 0.9,
                },
                false,
            );
        }
        let rates = groups.rates(&people, EVERY_TWO, &Bootstrap::default(), 0.5);
        assert_eq!((rates[0].fmr.errors, rates[0].fmr.trials), (15, 15));
        assert_eq!(rates[0].fmr_interval, None);
    }

    #[test]
    fn one_threshold_serves_every_group() {
        let (groups, _) = groups();
        assert_eq!(groups.threshold_at(0.0), Some(0.4_f32.next_up()));
        assert_eq!(Groups::new([None, None], 5).threshold_at(0.1), None);
    }

    #[test]
    fn mated_comparisons_are_kept_apart() {
        let (mut groups, people) = groups();
        groups.add(
            Comparison {
                card: 0,
                probe: 1,
                score: 0.2,
            },
            true,
        );
        groups.add(
            Comparison {
                card: 0,
                probe: 1,
                score: f32::NAN,
            },
            true,
        );
        let rates = groups.rates(&people, EVERY_TWO, &Bootstrap::default(), 0.3);
        assert_eq!(
            rates[1].frr,
            Rate {
                errors: 2,
                trials: 2
            }
        );
        assert_eq!(rates[1].fmr.trials, 1);
    }
}
