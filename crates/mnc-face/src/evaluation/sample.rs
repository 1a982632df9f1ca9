//! What all comparisons of an evaluation leave behind: the rates at any threshold come from it.

use super::comparison::Comparison;
use super::rate::Rate;
use super::tail::{Tail, bin_of, edge};

/// The mated comparisons one by one, the highest of the non-mated, and how often no face was taken.
///
/// A comparison matches if its score is at least the threshold.
#[derive(Debug, Clone)]
pub struct Sample {
    mated: Vec<Comparison>,
    non_mated: Tail,
    failed_mated: u64,
    failed_non_mated: u64,
}

impl Sample {
    /// Keeps the `highest` non-mated comparisons; of the others it only counts the scores. For a
    /// false match rate `f` of `n` comparisons keep at least `2 f n`: resampling needs spare ones.
    pub fn new(highest: usize) -> Self {
        Self {
            mated: Vec::new(),
            non_mated: Tail::new(highest),
            failed_mated: 0,
            failed_non_mated: 0,
        }
    }

    /// Two images of one person; a score that is no number failed.
    pub fn mated(&mut self, comparison: Comparison) {
        if comparison.score.is_nan() {
            self.failed_mated += 1;
        } else {
            self.mated.push(comparison);
        }
    }

    /// Two images of two people; a score that is no number failed.
    pub fn non_mated(&mut self, comparison: Comparison) {
        if comparison.score.is_nan() {
            self.failed_non_mated += 1;
        } else {
            self.non_mated.push(comparison);
        }
    }

    /// Adds what another worker counted.
    pub fn merge(&mut self, other: &Self) {
        self.mated.extend(&other.mated);
        self.non_mated.merge(&other.non_mated);
        self.failed_mated += other.failed_mated;
        self.failed_non_mated += other.failed_non_mated;
    }

    /// Mated comparisons that took place.
    pub fn mated_comparisons(&self) -> &[Comparison] {
        &self.mated
    }

    /// How many non-mated comparisons took place.
    pub fn non_mated_count(&self) -> u64 {
        self.non_mated.seen()
    }

    /// The highest non-mated comparisons, from the highest down.
    pub fn highest_non_mated(&self) -> Vec<Comparison> {
        self.non_mated.sorted()
    }

    /// The false match rate at a threshold. Below the kept scores it is counted in whole bins of
    /// the histogram, that is, rather too high than too low.
    pub fn fmr(&self, threshold: f32) -> Rate {
        let kept = self.non_mated.sorted();
        let matched = kept.partition_point(|c| c.score >= threshold);
        let all_kept = kept.len() as u64 == self.non_mated.seen();
        let errors = if matched < kept.len() || all_kept {
            matched as u64
        } else {
            let from = bin_of(threshold);
            self.non_mated.bins().iter().skip(from).sum()
        };
        Rate {
            errors,
            trials: self.non_mated.seen(),
        }
    }

    /// Whether every non-mated comparison that matches at a threshold was kept.
    pub fn keeps(&self, threshold: f32) -> bool {
        let kept = self.non_mated.sorted();
        kept.len() as u64 == self.non_mated.seen()
            || kept.last().is_some_and(|lowest| lowest.score < threshold)
    }

    /// How many mated comparisons there were, with those that failed.
    pub(super) fn mated_trials(&self) -> u64 {
        self.mated.len() as u64 + self.failed_mated
    }

    /// The false non-match rate of the comparisons that took place.
    pub fn fnmr(&self, threshold: f32) -> Rate {
        let missed = self.mated.iter().filter(|c| c.score < threshold).count();
        Rate {
            errors: missed as u64,
            trials: self.mated.len() as u64,
        }
    }

    /// The false rejection rate: a failure to acquire counts as a non-match.
    pub fn frr(&self, threshold: f32) -> Rate {
        self.fnmr(threshold).and(Rate {
            errors: self.failed_mated,
            trials: self.failed_mated,
        })
    }

    /// The false acceptance rate: a failure to acquire counts as a non-match.
    pub fn far(&self, threshold: f32) -> Rate {
        self.fmr(threshold).and(Rate {
            errors: 0,
            trials: self.failed_non_mated,
        })
    }

    /// The lowest threshold at which the false match rate is at most `fmr`; none without a
    /// non-mated comparison, or if too few of the highest were kept.
    pub fn threshold_at(&self, fmr: f64) -> Option<f32> {
        threshold_at(&self.highest_non_mated(), self.non_mated.seen(), fmr)
    }

    /// False match rate and false rejection rate from the highest threshold down: at the kept
    /// scores first (no more than a few hundred of them), at the bins below them after.
    pub(super) fn trade_off(&self) -> Vec<(f64, f64)> {
        let kept = self.non_mated.sorted();
        let Some(lowest) = kept.last().map(|c| c.score) else {
            return Vec::new();
        };
        let mut mated: Vec<f32> = self.mated.iter().map(|c| c.score).collect();
        mated.sort_by(f32::total_cmp);
        let at = |matched: u64, threshold: f32| {
            let missed = mated.partition_point(|score| *score < threshold) as u64;
            let fmr = Rate {
                errors: matched,
                trials: self.non_mated.seen(),
            };
            let frr = Rate {
                errors: missed + self.failed_mated,
                trials: mated.len() as u64 + self.failed_mated,
            };
            (fmr.value(), frr.value())
        };
        let places = std::iter::successors(Some(0_usize), |n| Some(n + 1 + n / 16));
        let mut curve: Vec<(f64, f64)> = places
            .map_while(|place| kept.get(place).map(|c| (place as u64, c.score.next_up())))
            .map(|(matched, threshold)| at(matched, threshold))
            .collect();
        let mut above: u64 = self.non_mated.bins().iter().skip(bin_of(lowest)).sum();
        for (bin, count) in self
            .non_mated
            .bins()
            .iter()
            .enumerate()
            .take(bin_of(lowest))
            .rev()
        {
            above += count;
            curve.push(at(above, edge(bin)));
        }
        curve
    }

    /// Mated and non-mated scores per bin of the histogram, from the lowest.
    pub(super) fn bins(&self) -> (Vec<u64>, &[u64]) {
        let non_mated = self.non_mated.bins();
        let mut mated = vec![0; non_mated.len()];
        for comparison in &self.mated {
            if let Some(bin) = mated.get_mut(bin_of(comparison.score)) {
                *bin += 1;
            }
        }
        (mated, non_mated)
    }
}

/// The threshold over sorted scores: just above the first that may not match any more.
#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts are far below 2^53 and a share of them is positive"
)]
fn threshold_at(highest: &[Comparison], trials: u64, fmr: f64) -> Option<f32> {
    let may_match = (fmr.clamp(0.0, 1.0) * trials as f64).floor() as usize;
    highest.get(may_match).map(|first| first.score.next_up())
}

#[cfg(test)]
#[allow(
    clippy::cast_precision_loss,
    clippy::float_cmp,
    reason = "small whole numbers"
)]
mod tests {
    use super::*;

    fn of(scores: impl IntoIterator<Item = f32>) -> impl Iterator<Item = Comparison> {
        scores.into_iter().map(|score| Comparison {
            card: 0,
            probe: 1,
            score,
        })
    }

    /// 1000 non-mated scores 0.000 to 0.999 and ten mated ones 0.905 to 0.995.
    fn sample(keep: usize) -> Sample {
        let mut sample = Sample::new(keep);
        of((0..1000).map(|n| n as f32 / 1000.0)).for_each(|c| sample.non_mated(c));
        of((0..10).map(|n| 0.905 + n as f32 / 100.0)).for_each(|c| sample.mated(c));
        sample
    }

    #[test]
    fn the_threshold_lets_through_no_more_than_it_may() {
        let sample = sample(200);
        for (fmr, errors) in [(0.1, 100), (0.01, 10), (0.001, 1), (0.0009, 0), (0.0, 0)] {
            let threshold = sample.threshold_at(fmr).unwrap();
            assert_eq!(sample.fmr(threshold).errors, errors, "{fmr}");
            assert_eq!(
                sample.fmr(threshold.next_down()).errors,
                errors + 1,
                "{fmr}"
            );
        }
        assert_eq!(sample.threshold_at(0.5), None, "only 200 were kept");
        assert_eq!(Sample::new(9).threshold_at(0.1), None);
    }

    #[test]
    fn equal_scores_stand_on_one_side() {
        let mut sample = Sample::new(50);
        of([0.5; 30]).for_each(|c| sample.non_mated(c));
        let threshold = sample.threshold_at(0.1).unwrap();
        assert_eq!(sample.fmr(threshold).errors, 0);
        assert_eq!(sample.fmr(0.5).errors, 30);
    }

    #[test]
    fn what_is_missed_lies_below_the_threshold() {
        let sample = sample(200);
        assert_eq!(
            sample.fnmr(0.95),
            Rate {
                errors: 5,
                trials: 10
            }
        );
        let exactly = sample.mated_comparisons()[3].score;
        assert_eq!(
            sample.fnmr(exactly).errors,
            3,
            "a score at the threshold matches"
        );
    }

    #[test]
    fn a_failure_to_acquire_counts_where_it_should() {
        let mut sample = sample(200);
        of([f32::NAN; 2]).for_each(|c| sample.mated(c));
        of([f32::NAN; 1000]).for_each(|c| sample.non_mated(c));
        assert_eq!(
            sample.fnmr(0.95),
            Rate {
                errors: 5,
                trials: 10
            }
        );
        assert_eq!(
            sample.frr(0.95),
            Rate {
                errors: 7,
                trials: 12
            }
        );
        assert_eq!(sample.fmr(0.99).trials, 1000);
        assert_eq!(sample.far(0.99).trials, 2000);
        assert_eq!(sample.far(0.99).errors, sample.fmr(0.99).errors);
    }

    #[test]
    fn below_the_kept_scores_the_rate_is_never_too_low() {
        let kept = sample(20);
        let full = sample(1000);
        for threshold in [0.1, 0.333, 0.5, 0.97, 0.979] {
            let (low, high) = (full.fmr(threshold).errors, kept.fmr(threshold).errors);
            assert!((low..=low + 3).contains(&high), "{threshold}: {low} {high}");
        }
        assert_eq!(full.fmr(-1.0).errors, 1000);
    }

    #[test]
    fn what_was_kept_is_known() {
        assert!(sample(20).keeps(0.985) && !sample(20).keeps(0.98));
        assert!(sample(1000).keeps(-1.0), "all were");
    }

    #[test]
    fn merging_is_counting_in_one_go() {
        let mut halves = sample(200);
        halves.merge(&sample(200));
        assert_eq!(halves.fmr(0.95).trials, 2000);
        assert_eq!(
            halves.fmr(0.9505).errors,
            2 * sample(200).fmr(0.9505).errors
        );
        assert_eq!(halves.fnmr(0.95).trials, 20);
    }
}
