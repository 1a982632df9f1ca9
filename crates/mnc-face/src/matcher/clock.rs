//! Time that passes; no time of day.

use std::time::{Duration, Instant};

/// A clock that only ever runs forward.
pub trait Clock: Send + Sync {
    /// The time since some fixed moment.
    fn elapsed(&self) -> Duration;
}

/// The clock of the machine.
pub struct SystemClock(Instant);

impl Default for SystemClock {
    fn default() -> Self {
        Self(Instant::now())
    }
}

impl Clock for SystemClock {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}
