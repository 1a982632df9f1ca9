//! The cosines of millions of pairs: a blocked matrix product over all processors.

use std::sync::atomic::{AtomicUsize, Ordering};
use zeroize::Zeroizing;

/// Cards and probes are multiplied in tiles of this many.
const CARDS: usize = 4;
const PROBES: usize = 8;

/// So many cards are handed to a worker at a time.
const BLOCK: usize = 64;

/// One row of numbers for each image; the product of two rows is the score before normalisation.
///
/// They are biometric data, wiped when dropped. A row of NaN is an image without a face.
pub struct Vectors {
    dimension: usize,
    rows: Zeroizing<Vec<f32>>,
}

impl Vectors {
    /// Without a row yet; each will have so many numbers. There is room for so many rows: what grows
    /// beyond it moves, and where it was it is wiped only by a host with the
    /// [`WipingAllocator`](crate::erasure::WipingAllocator).
    pub fn new(dimension: usize, rows: usize) -> Self {
        let dimension = dimension.max(1);
        Self {
            dimension,
            rows: Zeroizing::new(Vec::with_capacity(dimension.saturating_mul(rows))),
        }
    }

    /// Appends a row; one of another length becomes a failure.
    pub fn push(&mut self, row: &[f32]) {
        if row.len() == self.dimension {
            self.rows.extend_from_slice(row);
        } else {
            self.push_failure();
        }
    }

    /// Appends an image without a face.
    pub fn push_failure(&mut self) {
        let end = self.rows.len() + self.dimension;
        self.rows.resize(end, f32::NAN);
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.rows.len() / self.dimension
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A row; empty beyond the last.
    pub fn row(&self, index: usize) -> &[f32] {
        let start = index.saturating_mul(self.dimension);
        self.rows
            .get(start..)
            .and_then(|rest| rest.get(..self.dimension))
            .unwrap_or_default()
    }

    /// The product of a row with one of other vectors, NaN where either is missing.
    pub fn product(&self, row: usize, others: &Self, other: usize) -> f32 {
        let (one, other) = (self.row(row), others.row(other));
        if one.is_empty() || one.len() != other.len() {
            return f32::NAN;
        }
        crate::template::dot(one, other)
    }

    /// Calls `visit` with every card, every later probe and their product, from `threads` workers
    /// with a state of their own each, and gives back the states.
    ///
    /// Card 3 meets the probes 4, 5, 6…: each two images once, the earlier as the card.
    pub fn each_pair<State: Send>(
        &self,
        probes: &Self,
        threads: usize,
        state: impl Fn() -> State + Sync,
        visit: impl Fn(&mut State, u32, u32, f32) + Sync,
    ) -> Vec<State> {
        let panels = probes.panels();
        let next = AtomicUsize::new(0);
        let work = || {
            let mut state = state();
            loop {
                let from = next.fetch_add(BLOCK, Ordering::Relaxed);
                if from >= self.len() {
                    return state;
                }
                self.block(&panels, probes.len(), from, |card, probe, score| {
                    visit(&mut state, card, probe, score);
                });
            }
        };
        std::thread::scope(|scope| {
            let workers: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(work)).collect();
            workers
                .into_iter()
                .filter_map(|worker| worker.join().ok())
                .collect()
        })
    }

    /// The rows of eight probes side by side, so that one step of a tile reads them together.
    fn panels(&self) -> Vec<Zeroizing<Vec<[f32; PROBES]>>> {
        let panel = |first: usize| {
            let mut panel = Zeroizing::new(vec![[f32::NAN; PROBES]; self.dimension]);
            for lane in 0..PROBES {
                for (lanes, value) in panel.iter_mut().zip(self.row(first + lane)) {
                    if let Some(place) = lanes.get_mut(lane) {
                        *place = *value;
                    }
                }
            }
            panel
        };
        (0..self.len()).step_by(PROBES).map(panel).collect()
    }

    /// The pairs of one block of cards.
    fn block(
        &self,
        panels: &[Zeroizing<Vec<[f32; PROBES]>>],
        probes: usize,
        from: usize,
        mut visit: impl FnMut(u32, u32, f32),
    ) {
        let until = (from + BLOCK).min(self.len());
        for (number, panel) in panels.iter().enumerate().skip(from / PROBES) {
            for card in (from..until).step_by(CARDS) {
                let rows = std::array::from_fn(|n| self.row(card + n));
                let products = tile(rows, panel);
                for (card, row) in (card..until).zip(products) {
                    for (probe, product) in (number * PROBES..probes).zip(row) {
                        if probe > card
                            && let (Ok(card), Ok(probe)) = (card.try_into(), probe.try_into())
                        {
                            visit(card, probe, product);
                        }
                    }
                }
            }
        }
    }
}

/// The products of four cards with the eight probes of a panel.
fn tile(cards: [&[f32]; CARDS], panel: &[[f32; PROBES]]) -> [[f32; PROBES]; CARDS] {
    let mut sums = [[0.0; PROBES]; CARDS];
    let [first, second, third, fourth] =
        cards.map(|card| card.iter().copied().chain(std::iter::repeat(f32::NAN)));
    for ((((lanes, first), second), third), fourth) in
        panel.iter().zip(first).zip(second).zip(third).zip(fourth)
    {
        for (sums, card) in sums.iter_mut().zip([first, second, third, fourth]) {
            for (sum, probe) in sums.iter_mut().zip(lanes) {
                *sum += card * probe;
            }
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vectors(seed: u64, count: usize, dimension: usize) -> Vectors {
        let mut rng = fastrand::Rng::with_seed(seed);
        let mut vectors = Vectors::new(dimension, count);
        for _ in 0..count {
            let row: Vec<f32> = (0..dimension).map(|_| rng.f32() - 0.5).collect();
            vectors.push(&row);
        }
        vectors
    }

    /// Whatever the numbers of images, threads and dimensions, also such as fill no tile.
    #[test]
    fn every_pair_comes_once_with_its_product() {
        for (count, dimension, threads) in [(1, 3, 1), (7, 5, 2), (65, 33, 3), (131, 16, 4)] {
            let (cards, probes) = (vectors(1, count, dimension), vectors(2, count, dimension));
            let mut pairs: Vec<(u32, u32, f32)> = cards
                .each_pair(&probes, threads, Vec::new, |pairs, card, probe, score| {
                    pairs.push((card, probe, score));
                })
                .concat();
            pairs.sort_by_key(|(card, probe, _)| (*card, *probe));
            let expected = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b)));
            assert_eq!(pairs.len(), count * (count - 1) / 2);
            for ((card, probe, score), (a, b)) in pairs.into_iter().zip(expected) {
                assert_eq!((card as usize, probe as usize), (a, b));
                assert!((score - cards.product(a, &probes, b)).abs() < 1e-4);
            }
        }
    }

    #[test]
    fn rows_that_have_room_do_not_move() {
        let mut vectors = Vectors::new(512, 40);
        vectors.push(&[0.5; 512]);
        let place = vectors.row(0).as_ptr();
        (0..38).for_each(|_| vectors.push(&[0.5; 512]));
        vectors.push_failure();
        assert_eq!(vectors.row(0).as_ptr(), place);
    }

    #[test]
    fn a_failure_makes_only_its_own_pairs_fail() {
        let mut cards = vectors(1, 2, 9);
        cards.push(&[1.0]);
        for _ in 0..7 {
            cards.push(&[0.5; 9]);
        }
        let failed = cards
            .each_pair(&cards, 1, Vec::new, |failed, card, probe, score| {
                if score.is_nan() {
                    failed.push((card, probe));
                }
            })
            .concat();
        let expected: Vec<(u32, u32)> = (0..2)
            .map(|card| (card, 2))
            .chain((3..10).map(|probe| (2, probe)))
            .collect();
        let mut failed = failed;
        failed.sort_unstable();
        assert_eq!(failed, expected);
        assert!(cards.product(0, &cards, 99).is_nan());
    }
}
