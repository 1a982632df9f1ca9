//! Counts and ratios: what the SDK costs, measured so that the machine does not matter.
//!
//! `cargo bench -p mnc-benches` prints them and fails where a count is above its limit. A ratio is
//! taken within one run and never a promise.

use std::time::{Duration, Instant};

/// The time that `work` takes, the best of `rounds` rounds of `repetitions` each.
pub fn best_time(rounds: usize, repetitions: usize, mut work: impl FnMut()) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..rounds {
        let start = Instant::now();
        for _ in 0..repetitions {
            work();
        }
        best = best.min(start.elapsed());
    }
    best
}

/// One time as a multiple of another.
pub fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}
