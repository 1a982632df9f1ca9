//! The highest of millions of scores, exactly, and the shape of all of them.

use super::comparison::Comparison;

/// Bins of the histogram; a score beyond [`LOWEST`]..[`HIGHEST`] falls into the outermost.
pub(super) const BINS: usize = 800;
pub(super) const LOWEST: f32 = -1.0;
pub(super) const HIGHEST: f32 = 1.0;

/// Keeps the `capacity` highest comparisons of all that are pushed, and counts all in bins.
#[derive(Debug, Clone)]
pub(super) struct Tail {
    capacity: usize,
    highest: Vec<Comparison>,
    /// Lower scores can no longer be among the highest.
    floor: f32,
    seen: u64,
    bins: Vec<u64>,
}

impl Tail {
    pub(super) fn new(capacity: usize) -> Self {
        Self {
            capacity: capacity.max(1),
            highest: Vec::new(),
            floor: f32::NEG_INFINITY,
            seen: 0,
            bins: vec![0; BINS],
        }
    }

    pub(super) fn push(&mut self, comparison: Comparison) {
        self.seen += 1;
        if let Some(bin) = self.bins.get_mut(bin_of(comparison.score)) {
            *bin += 1;
        }
        if comparison.score >= self.floor {
            self.highest.push(comparison);
            if self.highest.len() >= 2 * self.capacity {
                self.shrink();
            }
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        self.seen += other.seen;
        for (bin, more) in self.bins.iter_mut().zip(&other.bins) {
            *bin += more;
        }
        self.highest.extend(&other.highest);
        self.shrink();
    }

    /// How many were pushed.
    pub(super) fn seen(&self) -> u64 {
        self.seen
    }

    /// Per bin, from the lowest score.
    pub(super) fn bins(&self) -> &[u64] {
        &self.bins
    }

    /// The highest, from the highest down; all that were pushed if they were few.
    pub(super) fn sorted(&self) -> Vec<Comparison> {
        let mut sorted = self.highest.clone();
        sorted.sort_by(|one, other| other.score.total_cmp(&one.score));
        sorted.truncate(self.capacity);
        sorted
    }

    fn shrink(&mut self) {
        if self.highest.len() <= self.capacity {
            return;
        }
        let last = self.capacity - 1;
        self.highest
            .select_nth_unstable_by(last, |one, other| other.score.total_cmp(&one.score));
        self.highest.truncate(self.capacity);
        self.floor = self.highest.get(last).map_or(self.floor, |c| c.score);
    }
}

/// The bin of a score.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a cast of a float saturates; the bins are few"
)]
pub(super) fn bin_of(score: f32) -> usize {
    let place = (score - LOWEST) / (HIGHEST - LOWEST) * BINS as f32;
    (place as usize).min(BINS - 1)
}

/// The lowest score of a bin.
#[allow(clippy::cast_precision_loss, reason = "the bins are few")]
pub(super) fn edge(bin: usize) -> f32 {
    LOWEST + (HIGHEST - LOWEST) * bin as f32 / BINS as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[allow(clippy::cast_precision_loss, reason = "small numbers")]
    fn scores(from: u32, to: u32) -> impl Iterator<Item = Comparison> {
        // 7919 is prime to 10007: every number below it once, in no order.
        (from..to).map(|n| Comparison {
            card: n,
            probe: 0,
            score: (n * 7919 % 10_007) as f32 / 10_007.0,
        })
    }

    #[test]
    fn the_highest_are_exact_however_the_work_is_shared_out() {
        let mut one = Tail::new(100);
        scores(0, 4000).for_each(|c| one.push(c));
        let mut two = Tail::new(100);
        scores(4000, 10_007).for_each(|c| two.push(c));
        one.merge(&two);
        let mut all: Vec<f32> = scores(0, 10_007).map(|c| c.score).collect();
        all.sort_by(|a, b| b.total_cmp(a));
        let highest: Vec<f32> = one.sorted().iter().map(|c| c.score).collect();
        assert_eq!(highest, all[..100]);
        assert_eq!(one.seen(), 10_007);
        assert_eq!(one.bins().iter().sum::<u64>(), 10_007);
    }

    #[test]
    fn a_score_beyond_the_bins_is_counted_at_the_end() {
        assert_eq!(bin_of(-7.0), 0);
        assert_eq!(bin_of(7.0), BINS - 1);
        assert_eq!(bin_of(0.0), BINS / 2);
        assert_eq!(bin_of(f32::NAN), 0);
    }
}
