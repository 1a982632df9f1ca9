//! The rates within each group of people: an average hides who is matched wrongly.

use super::bootstrap::{Bootstrap, Exposure};
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
    /// Its interval.
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

    /// The rates at one threshold, the group with the most false matches first. The intervals are
    /// those of every two images of a group (`acquired` says of which a face was taken).
    pub fn rates(
        &self,
        people: &People,
        acquired: &[bool],
        bootstrap: &Bootstrap,
        threshold: f32,
    ) -> Vec<GroupRates> {
        let mut rates: Vec<GroupRates> = (0..)
            .zip(self.samples())
            .map(|(number, (name, sample))| {
                let within = |image: &usize| self.of.get(*image) == Some(&Some(number));
                let taken = |image: usize| within(&image) && acquired.get(image) == Some(&true);
                let exposure = Exposure::complete(people, taken);
                GroupRates {
                    group: name.to_owned(),
                    people: people
                        .tally(|image| within(&image))
                        .iter()
                        .filter(|n| **n > 0)
                        .count(),
                    fmr: sample.fmr(threshold),
                    fmr_interval: bootstrap.fmr(sample, people, &exposure, threshold),
                    frr: sample.frr(threshold),
                }
            })
            .collect();
        rates.sort_by(|one, other| other.fmr.value().total_cmp(&one.fmr.value()));
        rates
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
        let rates = groups.rates(&people, &[true; 6], &Bootstrap::default(), 0.3);
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
        let rates = groups.rates(&people, &[true; 6], &Bootstrap::default(), 0.3);
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
