//! The time and the waiting of the client, which a test replaces.

use super::watch::Changes;
use jiff::Timestamp;
use jiff::tz::Offset;
use mnc_core::DateTime;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Time and waiting. [`SystemClock`] is the real one.
pub trait Clock: Send {
    /// Now, in Japan (UTC+9): what ages and file names are made of.
    fn now(&self) -> DateTime;

    /// The time since some fixed moment, never going back: what time-outs are made of.
    fn elapsed(&self) -> Duration;

    /// Waits for a change in the folder, but not longer than this.
    fn wait(&self, changes: &Changes, at_most: Duration);
}

/// The clock of the machine.
#[derive(Debug, Clone)]
pub struct SystemClock {
    started: Instant,
}

impl Default for SystemClock {
    fn default() -> Self {
        Self {
            started: Instant::now(),
        }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime {
        let since_epoch = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        let seconds = i64::try_from(since_epoch.as_secs()).unwrap_or_default();
        Offset::constant(9).to_datetime(Timestamp::from_second(seconds).unwrap_or_default())
    }

    fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    fn wait(&self, changes: &Changes, at_most: Duration) {
        changes.wait(at_most);
    }
}
