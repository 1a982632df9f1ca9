//! What goes wrong in an exchange folder, in a fixed disorder.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

/// One way in which the answer to a request goes wrong. Exhaustive on purpose: whoever tests
/// against it says what is expected of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fault {
    /// The answer comes late.
    Slow,
    /// The answer is written in two halves with a pause longer than a reader's patience.
    HalfWritten,
    /// The answer stays cut off.
    Truncated,
    /// The declaration names another encoding than the bytes have.
    WrongEncoding,
    /// The answer is written twice; the second time it may have been taken already.
    Duplicate,
    /// The request is taken away and never answered.
    Vanished,
    /// An old answer with the identifier of another request lies under the name first.
    Stale,
    /// The answer has the identifier of the request and speaks of somebody else, whose numbers it
    /// echoes; the right one never comes.
    WrongEcho,
}

impl Fault {
    /// Every fault.
    pub const ALL: &[Self] = &[
        Self::Slow,
        Self::HalfWritten,
        Self::Truncated,
        Self::WrongEncoding,
        Self::Duplicate,
        Self::Vanished,
        Self::Stale,
        Self::WrongEcho,
    ];

    /// Whether the right answer can be read in the end.
    pub const fn is_answered(self) -> bool {
        !matches!(self, Self::Truncated | Self::Vanished | Self::WrongEcho)
    }
}

/// Which faults happen, and how often.
#[derive(Debug, Clone)]
pub struct Disorder {
    faults: Vec<Fault>,
    turn: usize,
    percent: u32,
    random: ChaCha8Rng,
}

impl Disorder {
    /// No fault ever.
    pub fn none() -> Self {
        Self::of(&[], 0, 0)
    }

    /// These faults in turn, on this share of the requests; the seed says on which.
    pub fn of(faults: &[Fault], percent: u32, seed: u64) -> Self {
        Self {
            faults: faults.to_vec(),
            turn: 0,
            percent,
            random: ChaCha8Rng::seed_from_u64(seed),
        }
    }

    /// The fault of the next request, if it has one.
    pub(super) fn next(&mut self) -> Option<Fault> {
        if self.random.next_u32() % 100 >= self.percent {
            return None;
        }
        let which = self.turn.checked_rem(self.faults.len())?;
        self.turn += 1;
        self.faults.get(which).copied()
    }
}
