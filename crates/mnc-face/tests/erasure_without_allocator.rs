//! The memory of the process after a decision, under the system's own allocator: what this crate
//! wipes by itself, and what is left by the engine and the decoders.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::print_stdout,
    reason = "a test may"
)]

mod support;

use mnc_face::{FaceMatcher, MatcherSettings};
use support::memory::{Needle, count, frame};
use support::toy::{self, CALIBRATED};

/// A needle that is made of the picture without leaving a copy: the search has no wiping allocator
/// to rely on, so it takes its bytes one by one.
fn pixels() -> Needle {
    let picture = frame();
    let start = (120 * 320 + 120 + 22) * 3;
    Needle::new(picture.rgb().iter().skip(start).take(48).copied())
}

fn numbers() -> Needle {
    let picture = frame();
    let start = (120 * 320 + 120 + 22) * 3;
    let red = picture.rgb().iter().skip(start).take(48).step_by(3);
    Needle::new(red.flat_map(|red| f32::from(*red).to_le_bytes()))
}

#[test]
fn the_crates_own_buffers_are_wiped() {
    let needles = [pixels(), numbers()];
    let engine = toy::engine(&toy::manifest(CALIBRATED));
    let matcher = FaceMatcher::new(engine, MatcherSettings::default()).unwrap();
    let before = count(&needles);
    assert!(matcher.compare(&frame(), &frame()).unwrap().is_match());
    let [pixels, numbers] = count(&needles);
    println!(
        "after a decision: pixels {pixels} times, numbers of the detector's plane {numbers} times"
    );
    assert_eq!([pixels, before[0]], [0, 0], "pictures wipe themselves");
}
