//! An error rate with the counts it comes from, and an interval around it.

use serde::{Deserialize, Serialize};

/// How many of how many comparisons went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rate {
    /// Comparisons that went wrong.
    pub errors: u64,
    /// All comparisons of the kind.
    pub trials: u64,
}

impl Rate {
    /// Errors over trials, 0 to 1; 0 without a trial.
    #[allow(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    pub fn value(self) -> f64 {
        if self.trials == 0 {
            0.0
        } else {
            self.errors as f64 / self.trials as f64
        }
    }

    /// Both together, as if they had been counted in one go.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            trials: self.trials + other.trials,
        }
    }
}

/// Two ends of an interval; as shares, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// From the values of many resamples: leaves out the same share at both ends, so that
    /// `confidence` (0 to 1) of them lie within. None without a value.
    pub fn percentile(mut values: Vec<f64>, confidence: f64) -> Option<Self> {
        values.sort_by(f64::total_cmp);
        let tail = (1.0 - confidence.clamp(0.0, 1.0)) / 2.0;
        Some(Self {
            low: at(&values, tail)?,
            high: at(&values, 1.0 - tail)?,
        })
    }

    /// Whether a value lies within.
    pub fn contains(&self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }
}

/// The value below which a share of the sorted values lies, interpolated.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "an index within a slice"
)]
fn at(sorted: &[f64], share: f64) -> Option<f64> {
    let place = share * sorted.len().checked_sub(1)? as f64;
    let below = *sorted.get(place.floor() as usize)?;
    let above = *sorted.get(place.ceil() as usize)?;
    Some(below + (above - below) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_without_a_trial_is_no_division_by_zero() {
        assert!(Rate::default().value().abs() < f64::EPSILON);
        let both = Rate {
            errors: 1,
            trials: 3,
        }
        .and(Rate {
            errors: 1,
            trials: 5,
        });
        assert!((both.value() - 0.25).abs() < 1e-12);
    }

    #[test]
    fn the_percentiles_are_interpolated() {
        let values = (0..=100).rev().map(f64::from).collect();
        let interval = Interval::percentile(values, 0.95).unwrap();
        assert!((interval.low - 2.5).abs() < 1e-9);
        assert!((interval.high - 97.5).abs() < 1e-9);
        assert!(interval.contains(2.6) && !interval.contains(2.4) && !interval.contains(97.6));
        assert_eq!(Interval::percentile(Vec::new(), 0.95), None);
    }
}
