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
use support::memory::{Needle, count, face_needles, frame};
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
    let [aligned, output, embedding] = face_needles();
    let needles = [pixels(), numbers(), aligned, output, embedding];
    let engine = toy::engine(&toy::manifest(CALIBRATED));
    let matcher = FaceMatcher::new(engine, MatcherSettings::default()).unwrap();
    let before = count(&needles);
    assert!(matcher.compare(&frame(), &frame()).unwrap().is_match());
    let [pixels, plane, aligned, output, embedding] = count(&needles);
    println!(
        "after a decision: pixels {pixels}, the detector's plane {plane}, the aligned face \
         {aligned}, the embedder's numbers {output}, the embedding {embedding} times"
    );
    assert_eq!([pixels, before[0]], [0, 0], "pictures wipe themselves");
    assert_eq!(
        [aligned, before[2]],
        [0, 0],
        "aligned faces wipe themselves"
    );
    assert_eq!([embedding, before[4]], [0, 0], "templates wipe themselves");
}
