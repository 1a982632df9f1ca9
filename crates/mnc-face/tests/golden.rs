//! The pipeline on public models and pictures, against outputs that onnxruntime and OpenCV computed.
//!
//! What is tolerated is what another JPEG decoder (chroma) and another rounding of the aligned face
//! change: a pixel of 480 x 640, 0.002 of a cosine with the same face, 0.005 of a score.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    reason = "a test may"
)]

mod support;

use mnc_face::quality::Subject;
use mnc_face::{Embedding, FaceEngine, Picture, capture, photo};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The golden names of the embedders of three manifests.
const EMBEDDERS: [(&str, &str); 3] = [
    ("esp-mbf", "esp_mbf"),
    ("reid-0095", "omz0095s"),
    ("zq", "zq_v1_rgb"),
];

fn golden(data: &Path) -> Value {
    let bytes = fs::read(data.join("golden/golden.json")).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

fn numbers(value: &Value) -> Vec<f32> {
    let numbers = value.as_array().unwrap().iter();
    numbers
        .map(|number| number.as_f64().unwrap() as f32)
        .collect()
}

fn picture(data: &Path, name: &str) -> Picture {
    capture::decode(&fs::read(data.join("images").join(name)).unwrap()).unwrap()
}

#[test]
fn faces_and_landmarks_are_where_they_should_be() {
    let Some(data) = support::data() else { return };
    let engine = support::engine(&data, "esp-mbf");
    let mut worst: f32 = 0.0;
    for (name, expected) in golden(&data)["images"].as_object().unwrap() {
        let expected = numbers(&expected["det"]);
        let found = engine.detect(&picture(&data, name)).unwrap();
        let [face] = found.as_slice() else {
            panic!("{name}: {} faces", found.len())
        };
        let bounds = [face.face.x, face.face.y, face.face.width, face.face.height];
        let points = face.landmarks.points();
        let points = points.iter().flat_map(|point| [point.x, point.y]);
        let all = bounds.into_iter().chain(points);
        for (found, expected) in all.zip(&expected) {
            worst = worst.max((found - expected).abs());
        }
        assert!((face.confidence - expected[14]).abs() < 0.01, "{name}");
    }
    println!("largest difference of a coordinate: {worst} pixels of 480 x 640");
    assert!(worst < 1.0, "{worst}");
}

#[test]
fn embeddings_point_where_they_should() {
    let Some(data) = support::data() else { return };
    for (manifest, golden_name) in EMBEDDERS {
        let engine = support::engine(&data, manifest);
        let mut worst: f32 = 1.0;
        for (name, expected) in golden(&data)["images"].as_object().unwrap() {
            let found = template(&engine, &picture(&data, name));
            let expected = Embedding::new(numbers(&expected[golden_name])).unwrap();
            worst = worst.min(found.embeddings()[0].cosine(&expected));
        }
        println!("{manifest}: least cosine with the golden embedding {worst}");
        assert!(worst > 0.998, "{manifest}: {worst}");
    }
}

#[test]
fn genuine_scores_are_what_they_should_be() {
    let Some(data) = support::data() else { return };
    for (manifest, golden_name) in EMBEDDERS {
        let engine = support::engine(&data, manifest);
        let mut worst: f64 = 0.0;
        let scores = golden(&data)["genuine_scores"][golden_name].clone();
        let scores: BTreeMap<String, f64> = serde_json::from_value(scores).unwrap();
        for (person, expected) in scores {
            let [one, other] = ["neutral", "smiling"].map(|kind| {
                let name = format!("london480/{person}_{kind}.jpg");
                template(&engine, &picture(&data, &name))
            });
            worst = worst.max((f64::from(one.score(&other)) - expected).abs());
        }
        println!("{manifest}: largest difference of a score {worst}");
        assert!(worst < 0.005, "{manifest}: {worst}");
    }
}

#[test]
fn every_codestream_decodes_and_matches_its_person() {
    let Some(data) = support::data() else { return };
    let engine = support::engine(&data, "esp-mbf");
    let person = template(&engine, &picture(&data, "london480/001_smiling.jpg"));
    let other = template(&engine, &picture(&data, "london480/002_smiling.jpg"));
    let mut count = 0;
    for entry in fs::read_dir(data.join("j2k")).unwrap() {
        let path = entry.unwrap().path();
        let card = photo::decode(&fs::read(&path).unwrap()).unwrap();
        let card = template(&engine, &card);
        assert!(
            card.score(&person) > 0.6,
            "{}: {}",
            path.display(),
            card.score(&person)
        );
        assert!(card.score(&other) < 0.3, "{}", path.display());
        count += 1;
    }
    assert_eq!(count, 48);
}

fn template(engine: &FaceEngine, picture: &Picture) -> mnc_face::Template {
    engine.subject(picture, Subject::Central).unwrap().unwrap()
}
