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

use mnc_face::embedder::OnnxEmbedder;
use mnc_face::engine::Threads;
use mnc_face::{
    Embedding, FaceEmbedder, FaceMatcher, Landmarks, MatcherSettings, ModelManifest, Point,
};
use support::memory::{Needle, count, face_needles, frame, luma};
use support::onnx::{Attribute, Constant, Graph};
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
    let needles = [pixels(), numbers(), aligned, output, embedding, luma()];
    let engine = toy::engine(&toy::manifest(CALIBRATED));
    let matcher = FaceMatcher::new(engine, MatcherSettings::default()).unwrap();
    let before = count(&needles);
    assert!(matcher.compare(&frame(), &frame()).unwrap().is_match());
    let [pixels, plane, aligned, output, embedding, luma] = count(&needles);
    println!(
        "after a decision: pixels {pixels}, the detector's plane {plane}, the aligned face \
         {aligned}, the embedder's numbers {output}, the embedding {embedding}, its luma {luma} times"
    );
    assert_eq!(before, [0; 6], "before anything");
    assert_eq!(pixels, 0, "pictures wipe themselves");
    assert_eq!([plane, aligned, luma], [0; 3], "planes wipe themselves");
    assert_eq!([output, embedding], [0; 2], "templates wipe themselves");

    let embedding = embedded_in_parts();
    let [aligned, ..] = count(&face_needles());
    assert_eq!(
        aligned, 0,
        "what goes from one part of a network to the next"
    );
    assert_eq!(embedding.dimension(), 48);
}

/// The toy embedder behind two convolutions that change nothing: the aligned face is what this crate
/// carries to the second, computes with it, and carries on.
fn embedded_in_parts() -> Embedding {
    let mut graph = Graph::default();
    graph.fixed = Some((112, 112));
    let identity = |index: usize| f32::from(u8::from(index.is_multiple_of(4)));
    let first = (0..9).map(identity).collect();
    graph.squares("first", 1, first, vec![0.0; 3]);
    let middle = |index: usize| f32::from(u8::from(index % 9 == 4));
    let kernels = (0..27).map(middle).collect();
    graph.constant("kernels", Constant::Floats(vec![3, 1, 3, 3], kernels));
    let attributes = vec![
        ("group", Attribute::Int(3)),
        ("kernel_shape", Attribute::Ints(vec![3, 3])),
        ("pads", Attribute::Ints(vec![1; 4])),
    ];
    graph.node("Conv", &["first", "kernels"], "same", attributes);
    toy::means(&mut graph, "same");
    let manifest = ModelManifest::parse(toy::manifest(CALIBRATED).as_bytes()).unwrap();
    let geometry = manifest.embedders[0].geometry.clone();
    let embedder = OnnxEmbedder::load(graph.bytes(), geometry, &Threads::new(1)).unwrap();
    let points = toy::LANDMARKS.map(|(x, y)| Point::new(164.0 + x, 164.0 + y));
    let face = Landmarks::from_points(points);
    embedder.embed(&frame(), &face).unwrap()
}
