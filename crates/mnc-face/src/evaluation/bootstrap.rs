//! Intervals by resampling people: comparisons that share a person are not independent.

use super::comparison::{Comparison, People};
use super::rate::Interval;
use super::sample::Sample;
use fastrand::Rng;

/// Resamples people with replacement. A mated comparison weighs as often as its person was drawn,
/// a non-mated one as often as both of its people were (the product).
#[derive(Debug, Clone, Copy)]
pub struct Bootstrap {
    /// How many resamples.
    pub replicates: usize,
    /// The same seed gives the same interval.
    pub seed: u64,
    /// The share of resamples within the interval, 0 to 1.
    pub confidence: f64,
}

impl Default for Bootstrap {
    fn default() -> Self {
        Self {
            replicates: 1000,
            seed: 1,
            confidence: 0.95,
        }
    }
}

/// Which non-mated comparisons took place; a resample's total follows from it.
#[derive(Debug, Clone)]
pub enum Exposure {
    /// Every two images of different people, once; so many images of each person were acquired.
    Complete(Vec<u32>),
    /// These people, compared one by one.
    Listed(Vec<(u32, u32)>),
}

impl Exposure {
    /// Every two of the acquired images.
    pub fn complete(people: &People, acquired: impl FnMut(usize) -> bool) -> Self {
        Self::Complete(people.tally(acquired))
    }

    /// The people who can be drawn.
    fn present(&self) -> Vec<u32> {
        let mut present: Vec<u32> = match self {
            Self::Complete(images) => (0..)
                .zip(images)
                .filter(|(_, n)| **n > 0)
                .map(|(p, _)| p)
                .collect(),
            Self::Listed(pairs) => pairs.iter().flat_map(|(a, b)| [*a, *b]).collect(),
        };
        present.sort_unstable();
        present.dedup();
        present
    }

    /// The weight of all non-mated comparisons together.
    fn total(&self, drawn: &Drawn) -> f64 {
        match self {
            Self::Complete(images) => {
                let weights = || {
                    (0..)
                        .zip(images)
                        .map(|(person, n)| drawn.of(person) * f64::from(*n))
                };
                let sum: f64 = weights().sum();
                let squares: f64 = weights().map(|weight| weight * weight).sum();
                (sum * sum - squares) / 2.0
            }
            Self::Listed(pairs) => pairs.iter().map(|(a, b)| drawn.of(*a) * drawn.of(*b)).sum(),
        }
    }
}

/// How often each person was drawn.
struct Drawn(Vec<f64>);

impl Drawn {
    fn new(rng: &mut Rng, people: usize, present: &[u32]) -> Self {
        let mut times = vec![0.0; people];
        for _ in present {
            if let Some(person) = rng.choice(present)
                && let Some(entry) = times.get_mut(*person as usize)
            {
                *entry += 1.0;
            }
        }
        Self(times)
    }

    fn of(&self, person: u32) -> f64 {
        self.0.get(person as usize).copied().unwrap_or_default()
    }
}

/// What is resampled: people and scores only, and the comparisons that failed.
struct Data {
    people: usize,
    present: Vec<u32>,
    mated: Vec<(u32, f32)>,
    non_mated: Vec<(u32, u32, f32)>,
}

impl Data {
    fn new(sample: &Sample, people: &People, exposure: &Exposure) -> Self {
        let both = |c: &Comparison| Some((people.of(c.card)?, people.of(c.probe)?, c.score));
        let mated = |c: &Comparison| Some((people.of(c.card)?, c.score));
        let mut data = Self {
            people: people.count(),
            present: exposure.present(),
            mated: sample
                .mated_comparisons()
                .iter()
                .filter_map(mated)
                .collect(),
            non_mated: sample.highest_non_mated().iter().filter_map(both).collect(),
        };
        data.present
            .extend(data.mated.iter().map(|(person, _)| *person));
        data.present.sort_unstable();
        data.present.dedup();
        data
    }

    /// Scores of people by themselves, without a comparison of two.
    fn of_people(people: &People, mated: Vec<(u32, f32)>) -> Self {
        let mut present: Vec<u32> = mated.iter().map(|(person, _)| *person).collect();
        present.sort_unstable();
        present.dedup();
        Self {
            people: people.count(),
            present,
            mated,
            non_mated: Vec::new(),
        }
    }

    /// The share of mated comparisons below a threshold, weighted.
    fn fnmr(&self, drawn: &Drawn, threshold: f32) -> Option<f64> {
        let (mut missed, mut all) = (0.0, 0.0);
        for (person, score) in &self.mated {
            let weight = drawn.of(*person);
            all += weight;
            if *score < threshold {
                missed += weight;
            }
        }
        (all > 0.0).then(|| missed / all)
    }

    /// The threshold at which a share of a weight matches.
    fn threshold(&self, drawn: &Drawn, may_match: f64) -> Option<f32> {
        let mut sum = 0.0;
        for (one, other, score) in &self.non_mated {
            sum += drawn.of(*one) * drawn.of(*other);
            if sum > may_match {
                return Some(score.next_up());
            }
        }
        // The kept scores end here: the lowest of them is the best that is known.
        self.non_mated.last().map(|(.., score)| *score)
    }

    /// The share of non-mated comparisons at or above a threshold.
    fn fmr(&self, drawn: &Drawn, total: f64, threshold: f32) -> Option<f64> {
        let matched = self
            .non_mated
            .iter()
            .take_while(|(.., score)| *score >= threshold);
        let sum: f64 = matched
            .map(|(one, other, _)| drawn.of(*one) * drawn.of(*other))
            .sum();
        (total > 0.0).then(|| sum / total)
    }
}

impl Bootstrap {
    /// Around the false non-match rate at a false match rate: each resample finds its own
    /// threshold, so that the uncertainty of the threshold is within the interval.
    pub fn fnmr_at_fmr(
        &self,
        sample: &Sample,
        people: &People,
        exposure: &Exposure,
        fmr: f64,
    ) -> Option<Interval> {
        let data = Data::new(sample, people, exposure);
        self.interval(&data, |drawn| {
            let threshold = data.threshold(drawn, fmr * exposure.total(drawn))?;
            data.fnmr(drawn, threshold)
        })
    }

    /// Around the false non-match rate at a fixed threshold.
    pub fn fnmr(&self, sample: &Sample, people: &People, threshold: f32) -> Option<Interval> {
        let mated = sample.mated_comparisons();
        self.fnmr_of(mated.iter().copied(), people, threshold)
    }

    /// The same of some mated comparisons.
    pub(super) fn fnmr_of(
        &self,
        mated: impl Iterator<Item = Comparison>,
        people: &People,
        threshold: f32,
    ) -> Option<Interval> {
        let mated = mated.filter_map(|c| Some((people.of(c.card)?, c.score)));
        let data = Data::of_people(people, mated.collect());
        self.interval(&data, |drawn| data.fnmr(drawn, threshold))
    }

    /// Around the false match rate at a fixed threshold; none if that lies below the kept scores.
    pub fn fmr(
        &self,
        sample: &Sample,
        people: &People,
        exposure: &Exposure,
        threshold: f32,
    ) -> Option<Interval> {
        if !sample.keeps(threshold) {
            return None;
        }
        let data = Data::new(sample, people, exposure);
        self.interval(&data, |drawn| {
            data.fmr(drawn, exposure.total(drawn), threshold)
        })
    }

    /// Around the share of images that something holds for (none: the image does not count).
    pub fn share(&self, people: &People, holds: &[Option<bool>]) -> Option<Interval> {
        let image = |(image, holds): (u32, &Option<bool>)| {
            let score = if (*holds)? { 0.0 } else { 1.0 };
            Some((people.of(image)?, score))
        };
        let data = Data::of_people(people, (0..).zip(holds).filter_map(image).collect());
        self.interval(&data, |drawn| data.fnmr(drawn, 0.5))
    }

    fn interval(&self, data: &Data, statistic: impl Fn(&Drawn) -> Option<f64>) -> Option<Interval> {
        let mut rng = Rng::with_seed(self.seed);
        let values = (0..self.replicates)
            .filter_map(|_| statistic(&Drawn::new(&mut rng, data.people, &data.present)))
            .collect();
        Interval::percentile(values, self.confidence)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A normal deviate (Box and Muller).
    #[allow(clippy::cast_possible_truncation, reason = "a score is an f32")]
    fn normal(rng: &mut Rng, mean: f64, deviation: f64) -> f32 {
        let radius = (-2.0 * (1.0 - rng.f64()).ln()).sqrt();
        (mean + deviation * radius * (std::f64::consts::TAU * rng.f64()).cos()) as f32
    }

    /// People with five mated comparisons each, whose scores share a part of their own: 0.8 plus a
    /// deviate of the person (0.05) plus one of the comparison (0.05). Non-mated: 0 plus 0.1.
    fn draw(rng: &mut Rng, number: u32) -> (Sample, People) {
        let names: Vec<String> = (0..number).map(|n| n.to_string()).collect();
        let people = People::new(names.iter().map(String::as_str));
        let mut sample = Sample::new(usize::MAX >> 1);
        for person in 0..number {
            let own = normal(rng, 0.8, 0.05);
            for _ in 0..5 {
                let score = own + normal(rng, 0.0, 0.05);
                sample.mated(Comparison {
                    card: person,
                    probe: person,
                    score,
                });
            }
            for probe in person + 1..number {
                let score = normal(rng, 0.0, 0.1);
                sample.non_mated(Comparison {
                    card: person,
                    probe,
                    score,
                });
            }
        }
        (sample, people)
    }

    /// The true rate: the share of a normal distribution (0.8, 0.05 * sqrt 2) below 0.7 is
    /// Phi(-1.41421) = 0.0786.
    const TRUE_FNMR: f64 = 0.0786;

    #[test]
    fn nineteen_of_twenty_intervals_hold_the_true_rate() {
        let mut rng = Rng::with_seed(20);
        let bootstrap = Bootstrap {
            replicates: 200,
            ..Bootstrap::default()
        };
        let covered = (0..200)
            .filter(|_| {
                let (sample, people) = draw(&mut rng, 60);
                bootstrap
                    .fnmr(&sample, &people, 0.7)
                    .unwrap()
                    .contains(TRUE_FNMR)
            })
            .count();
        // 95 % of 200 are 190; a percentile interval of 60 people falls a little short.
        assert!((174..=199).contains(&covered), "{covered} of 200");
    }

    #[test]
    fn comparisons_of_one_person_do_not_count_as_independent() {
        let mut rng = Rng::with_seed(3);
        let (sample, people) = draw(&mut rng, 200);
        let interval = Bootstrap::default().fnmr(&sample, &people, 0.7).unwrap();
        // As if all 1000 were independent: 2 * 1.96 * sqrt(p (1 - p) / 1000) = 0.0334.
        assert!(interval.high - interval.low > 0.04, "{interval:?}");
    }

    #[test]
    fn the_threshold_moves_with_the_resample() {
        let mut rng = Rng::with_seed(4);
        let (sample, people) = draw(&mut rng, 150);
        let exposure = Exposure::complete(&people, |_| true);
        let bootstrap = Bootstrap::default();
        let threshold = sample.threshold_at(0.001).unwrap();
        // The 0.1 % quantile of a normal distribution (0, 0.1) is 0.309.
        assert!((threshold - 0.309).abs() < 0.03, "{threshold}");
        let fmr = bootstrap
            .fmr(&sample, &people, &exposure, threshold)
            .unwrap();
        assert!(fmr.contains(0.001), "{fmr:?}");
        let at = bootstrap
            .fnmr_at_fmr(&sample, &people, &exposure, 0.001)
            .unwrap();
        assert!(at.high < 0.001, "the distributions lie far apart: {at:?}");
    }

    #[test]
    fn listing_all_pairs_is_the_complete_design() {
        let mut rng = Rng::with_seed(5);
        let (sample, people) = draw(&mut rng, 40);
        let complete = Exposure::complete(&people, |_| true);
        let pairs = (0..40)
            .flat_map(|a| (a + 1..40).map(move |b| (a, b)))
            .collect();
        let listed = Exposure::Listed(pairs);
        let bootstrap = Bootstrap {
            replicates: 50,
            ..Bootstrap::default()
        };
        let of = |exposure| bootstrap.fmr(&sample, &people, exposure, 0.15).unwrap();
        let (one, other) = (of(&complete), of(&listed));
        assert!((one.low - other.low).abs() < 1e-9 && (one.high - other.high).abs() < 1e-9);
        assert!(one.contains(0.0668), "Phi(-1.5): {one:?}");
    }

    /// Twenty people with ten images each, of which one person's all are refused: images of one
    /// person are not independent, and what does not count takes no part.
    #[test]
    fn a_share_of_images_is_resampled_by_people() {
        let names: Vec<String> = (0..200).map(|image| (image / 10).to_string()).collect();
        let people = People::new(names.iter().map(String::as_str));
        let mut holds: Vec<Option<bool>> = (0..200).map(|image| Some(image < 10)).collect();
        let all = Bootstrap::default().share(&people, &holds).unwrap();
        assert!(all.low.abs() < 1e-9 && all.high > 0.14, "{all:?}");
        holds[10..].fill(None);
        let one = Bootstrap::default().share(&people, &holds).unwrap();
        assert!(one.low > 0.99 && one.high > 0.99, "{one:?}");
        assert_eq!(Bootstrap::default().share(&people, &[None; 200]), None);
    }

    #[test]
    fn nothing_to_resample_is_no_interval() {
        let people = People::default();
        assert_eq!(
            Bootstrap::default().fnmr(&Sample::new(1), &people, 0.0),
            None
        );
    }
}
