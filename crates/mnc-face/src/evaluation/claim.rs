//! Whether the data carry what one would like to say.

use super::rate::Rate;

/// The rule of three: without an error in `trials` independent trials, the rate is below this with
/// 95 % confidence (ISO/IEC 19795-1). 1 for fewer than three.
#[allow(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
pub fn rule_of_three(trials: u64) -> f64 {
    if trials < 3 { 1.0 } else { 3.0 / trials as f64 }
}

/// How many independent comparisons without an error it takes to show a rate.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast of a float saturates"
)]
pub fn comparisons_needed(rate: f64) -> u64 {
    (3.0 / rate.max(f64::MIN_POSITIVE)).ceil() as u64
}

/// What can be said about a rate and a limit. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Claim {
    /// The rate keeps the limit, and there were enough comparisons to say so.
    Kept,
    /// It does not.
    Missed,
    /// It does, but so few comparisons could not have shown the contrary.
    TooFewData,
}

impl Claim {
    /// Holds a rate against a limit. Too few are fewer than `3 / limit` comparisons (rule of
    /// three): even without an error they would not show the limit.
    pub fn of(rate: Rate, limit: f64) -> Self {
        if rate.value() > limit {
            Self::Missed
        } else if rate.trials < comparisons_needed(limit) {
            Self::TooFewData
        } else {
            Self::Kept
        }
    }

    /// For a table.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Missed => "missed",
            Self::TooFewData => "too few data for a claim",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_of_three() {
        assert!((rule_of_three(30_000) - 1e-4).abs() < 1e-12);
        assert!((rule_of_three(0) - 1.0).abs() < 1e-12);
        // FMR 0.01 %, and the FNMR of 0.6 % that the notice names for a reader.
        assert_eq!(comparisons_needed(1e-4), 30_000);
        assert_eq!(comparisons_needed(0.006), 500);
        assert_eq!(comparisons_needed(0.0), u64::MAX);
    }

    #[test]
    fn a_hundred_people_prove_no_rate_of_0_6_percent() {
        let rate = |errors, trials| Rate { errors, trials };
        assert_eq!(Claim::of(rate(0, 102), 0.006), Claim::TooFewData);
        assert_eq!(Claim::of(rate(1, 102), 0.006), Claim::Missed);
        assert_eq!(Claim::of(rate(0, 499), 0.006), Claim::TooFewData);
        assert_eq!(Claim::of(rate(3, 500), 0.006), Claim::Kept);
        assert_eq!(Claim::of(rate(0, 0), 0.006), Claim::TooFewData);
    }
}
