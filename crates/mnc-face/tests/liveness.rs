//! Liveness: the mean of several crops, on generated networks; and the public pair, if there is one.
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

use mnc_core::ErrorKind;
use mnc_face::engine::Threads;
use mnc_face::liveness::{LivenessCrop, MiniFasNet};
use mnc_face::model::Sha256;
use mnc_face::{
    Colour, FaceEngine, FaceMatcher, Liveness, LivenessCheck, MatcherSettings, ModelManifest,
    Picture, Rectangle, capture,
};
use std::fs;
use support::onnx::{Attribute, Graph};
use support::toy::{self, CALIBRATED};

/// Three classes: the second is the mean of blue, the component that comes first.
fn blueness() -> Vec<u8> {
    let area = 80 * 80;
    let mut weights = vec![0.0; 9 * area];
    weights[3 * area..4 * area].fill(1.0 / (area as f32 * 255.0));
    let mut graph = Graph::default();
    graph.squares("squares", 80, weights, vec![0.0; 3]);
    graph.node(
        "Flatten",
        &["squares"],
        "classes",
        vec![("axis", Attribute::Int(1))],
    );
    graph.output("classes");
    graph.bytes()
}

fn crops(scales: &[f32]) -> Vec<LivenessCrop> {
    let crop = |scale: &f32| {
        let json = format!(
            r#"{{"scale": {scale}, "model": {{"id": "blue", "file": "b.onnx", "licence": "MIT", "sha256": "{}"}}}}"#,
            Sha256::of(&blueness())
        );
        serde_json::from_str(&json).unwrap()
    };
    scales.iter().map(crop).collect()
}

fn check(scales: &[f32], least: f32) -> MiniFasNet {
    MiniFasNet::load(&crops(scales), least, &Threads::new(1), |_| Ok(blueness())).unwrap()
}

/// 200 x 200 pixels, blue in the middle 100 x 100, else red.
fn picture() -> Picture {
    let inside = |at: usize| (50..150).contains(&(at % 200)) && (50..150).contains(&(at / 200));
    let pixel = |at| if inside(at) { [0, 0, 255] } else { [255, 0, 0] };
    let rgb: Vec<u8> = (0..200 * 200).flat_map(pixel).collect();
    Picture::from_rgb(200, 200, rgb.into(), Colour::Rgb).unwrap()
}

const FACE: Rectangle = Rectangle {
    x: 75.0,
    y: 75.0,
    width: 50.0,
    height: 50.0,
};

#[test]
fn each_crop_sees_as_much_as_its_scale_says() {
    let outcome = |scales: &[f32], least| check(scales, least).check(&picture(), &FACE).unwrap();
    // Twice the face is the blue square; four times is a quarter blue.
    assert_eq!(outcome(&[1.9], 0.99), Liveness::Live);
    assert_eq!(outcome(&[4.0], 0.3), Liveness::Suspicious);
    assert_eq!(outcome(&[4.0], 0.2), Liveness::Live);
    // The mean of both.
    assert_eq!(outcome(&[1.9, 4.0], 0.6), Liveness::Live);
    assert_eq!(outcome(&[1.9, 4.0], 0.65), Liveness::Suspicious);
}

#[test]
fn what_does_not_fit_is_refused() {
    let load = |scales: &[f32], least| {
        let loaded = MiniFasNet::load(&crops(scales), least, &Threads::new(1), |_| Ok(blueness()));
        loaded.err().map(|error| error.kind())
    };
    assert_eq!(load(&[], 0.5), Some(ErrorKind::InvalidArgument));
    assert_eq!(load(&[0.5], 0.5), Some(ErrorKind::InvalidArgument));
    assert_eq!(load(&[2.0], 1.5), Some(ErrorKind::InvalidArgument));
    let other = MiniFasNet::load(&crops(&[2.0]), 0.5, &Threads::new(1), |_| Ok(vec![1]));
    assert_eq!(other.err().unwrap().kind(), ErrorKind::ModelMismatch);
    assert_eq!(check(&[2.0, 3.0], 0.5).model_ids(), ["blue", "blue"]);
}

/// The toy's face is reddish: somewhat blue, and not much.
#[test]
fn a_manifest_names_the_check_of_its_engine() {
    let decide = |least: f32| {
        let liveness = format!(
            r#""liveness": {{"least": {least}, "crops": [{{"scale": 1, "model": {{"id": "blue",
                "file": "b.onnx", "licence": "MIT", "sha256": "{}"}}}}]}},"#,
            Sha256::of(&blueness())
        );
        let manifest = toy::manifest(&format!("{CALIBRATED} {liveness}"));
        let manifest = ModelManifest::parse(manifest.as_bytes()).unwrap();
        let files = |name: &str| match name {
            "b.onnx" => Ok(blueness()),
            name => toy::file(name),
        };
        let engine = FaceEngine::load(manifest, Threads::new(2), files).unwrap();
        let matcher = FaceMatcher::new(engine, MatcherSettings::default()).unwrap();
        let person = || toy::picture(&[(20, 20, 3)]);
        matcher.compare(&person(), &person()).unwrap()
    };
    let live = decide(0.1);
    assert_eq!((live.is_match(), live.liveness()), (true, Liveness::Live));
    assert_eq!(live.models().last().unwrap(), "blue");
    assert_eq!(decide(0.9).outcome().code(), "NO_LIVING_FACE");
}

#[test]
fn nobody_has_checked_without_a_model() {
    assert_eq!(Liveness::default(), Liveness::NotChecked);
}

/// Studio pictures of living people: the pair must run, and take most of them for living.
#[test]
fn the_public_pair_runs() {
    let Some(data) = support::data() else { return };
    let read = |name: &str| Ok(fs::read(data.join("models").join(name)).unwrap());
    let crop = |file: &str, scale: f32| {
        let hash = Sha256::of(&fs::read(data.join("models").join(file)).unwrap());
        let json = format!(
            r#"{{"scale": {scale}, "model": {{"id": "{file}", "file": "{file}", "licence": "Apache-2.0", "sha256": "{hash}"}}}}"#
        );
        serde_json::from_str::<LivenessCrop>(&json).unwrap()
    };
    let crops = [
        crop("minifasnet_v2_2.7.onnx", 2.7),
        crop("minifasnet_v1se_4.0.onnx", 4.0),
    ];
    let check = MiniFasNet::load(&crops, 0.5, &Threads::new(2), read).unwrap();
    let engine = support::engine(&data, "esp-mbf");
    let mut live = 0;
    for person in 1..=8 {
        let path = data.join(format!("images/london480/{person:03}_smiling.jpg"));
        let picture = capture::decode(&fs::read(path).unwrap()).unwrap();
        let face = engine.detect(&picture).unwrap()[0].face;
        live += usize::from(check.check(&picture, &face).unwrap() == Liveness::Live);
    }
    println!("taken for living: {live} of 8 studio pictures");
    assert!(live >= 6, "{live}");
}
