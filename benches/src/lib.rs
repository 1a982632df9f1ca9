//! Counts and ratios: what the SDK costs, measured so that the machine does not matter.
//!
//! `cargo bench -p mnc-benches` prints them and fails where a count is above its limit. A ratio is
//! taken within one run and never a promise.

use mnc_core::Date;
use mnc_core::eligibility::wire::Encoding;
use mnc_testkit::people::Holder;
use mnc_testkit::terminal::{InsuredPerson, VirtualTerminal, Visit};
use std::time::{Duration, Instant};

/// The day of every generated answer.
pub const DAY: Date = Date::constant(2026, 11, 20);

/// The time that `work` takes this thread, the best of `rounds` rounds of `repetitions` each.
pub fn best_time(rounds: usize, repetitions: usize, work: impl FnMut()) -> Duration {
    best(rounds, repetitions, work, core_time)
}

/// The time on the wall that `work` takes, for work that other threads share.
pub fn best_wall_time(rounds: usize, repetitions: usize, work: impl FnMut()) -> Duration {
    let start = Instant::now();
    best(rounds, repetitions, work, || start.elapsed())
}

/// The time that `work` takes this process, all its threads together: for work of one thread that is
/// not the caller's. Time in which other programs had the core does not count.
pub fn best_process_time(rounds: usize, repetitions: usize, work: impl FnMut()) -> Duration {
    best(rounds, repetitions, work, process_time)
}

fn best(
    rounds: usize,
    repetitions: usize,
    mut work: impl FnMut(),
    clock: impl Fn() -> Duration,
) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..rounds {
        let start = clock();
        for _ in 0..repetitions {
            work();
        }
        best = best.min(clock().saturating_sub(start));
    }
    best
}

/// One time as a multiple of another.
pub fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

/// An answer as the face card reader pushes it, in UTF-8 and with no consent asked for.
///
/// # Errors
/// As the virtual terminal.
pub fn face_answer(holder: &Holder) -> mnc_core::Result<Vec<u8>> {
    let person = InsuredPerson::of(holder, DAY);
    let terminal = VirtualTerminal::new("1319999999").with_encoding(Encoding::Utf8);
    let file = terminal.push(&person, &Visit::new(DAY.at(9, 30, 0, 0)))?;
    Ok(file.map(|file| file.bytes).unwrap_or_default())
}

/// What this thread has cost a core so far: time in which other work had the core does not count.
#[cfg(unix)]
pub fn core_time() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::try_from(now).unwrap_or_default()
}

/// What all threads of this process have cost so far.
#[cfg(unix)]
fn process_time() -> Duration {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Duration::try_from(now).unwrap_or_default()
}

/// What this process has cost so far; here the clock on the wall.
#[cfg(not(unix))]
fn process_time() -> Duration {
    core_time()
}

/// What this thread has cost so far; here the clock on the wall.
#[cfg(not(unix))]
pub fn core_time() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}
