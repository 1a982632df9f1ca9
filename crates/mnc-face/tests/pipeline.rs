//! The pipeline on generated networks: known pictures to known faces, landmarks and scores, and the
//! models, manifests and files that are refused.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test may"
)]

mod support;

use mnc_core::{ErrorKind, Result};
use mnc_face::detector::{YuNet, YuNetOptions};
use mnc_face::embedder::{EmbedderGeometry, OnnxEmbedder};
use mnc_face::engine::Threads;
use mnc_face::model::Sha256;
use mnc_face::quality::Subject;
use mnc_face::{Colour, FaceDetector, FaceEmbedder, FaceEngine, ModelManifest, Picture, Template};
use serde_json::{Value, json};
use std::path::Path;
use support::onnx::{Attribute, Constant, Graph};
use support::toy;

fn threads() -> Threads {
    Threads::new(1)
}

/// The template of the face in the middle.
fn subject(engine: &FaceEngine, picture: &Picture) -> Template {
    engine.subject(picture, Subject::Central).unwrap().unwrap()
}

#[test]
fn faces_are_found_where_the_squares_are() {
    let engine = toy::engine(&toy::manifest(""));
    let faces = engine
        .detect(&toy::picture(&[(10, 12, 1), (28, 25, 2)]))
        .unwrap();
    assert_eq!(faces.len(), 2);
    for (column, row) in [(10.0, 12.0), (28.0, 25.0)] {
        let (x, y) = (column * 8.0 + 4.0, row * 8.0 + 4.0);
        let near = |found: &&mnc_face::Detection| {
            found.landmarks.nose.distance(mnc_face::Point::new(x, y)) < 0.01
        };
        let found = faces.iter().find(near).unwrap();
        for (point, (right, down)) in found.landmarks.points().iter().zip(toy::LANDMARKS) {
            assert!((point.x - x - right).abs() < 0.01 && (point.y - y - down).abs() < 0.01);
        }
        assert!((found.face.width - toy::FACE).abs() < 0.01);
        assert!((found.face.x - x + toy::FACE / 2.0).abs() < 0.01);
        assert!(found.confidence > 0.99);
    }
}

#[test]
fn a_larger_picture_gives_larger_coordinates() {
    let small = toy::picture(&[(20, 20, 1)]);
    let mut rgb = Vec::new();
    for y in 0..640 {
        for x in 0..640 {
            let at = (y / 2 * 320 + x / 2) * 3;
            rgb.extend_from_slice(&small.rgb()[at..at + 3]);
        }
    }
    let large = Picture::from_rgb(640, 640, rgb.into(), Colour::Rgb).unwrap();
    let faces = toy::engine(&toy::manifest("")).detect(&large).unwrap();
    assert_eq!(faces.len(), 1);
    assert!((faces[0].landmarks.nose.x - 328.0).abs() < 0.01);
    assert!((faces[0].face.width - 2.0 * toy::FACE).abs() < 0.01);
}

#[test]
fn a_network_of_fixed_input_and_a_tight_one_find_the_same() {
    let mut fixed = toy::detector();
    fixed.fixed = Some((320, 320));
    let tight = YuNetOptions {
        tight: true,
        ..YuNetOptions::default()
    };
    let wide = {
        let picture = toy::picture(&[(20, 12, 1)]);
        let rgb = picture.rgb()[..320 * 200 * 3].to_vec();
        Picture::from_rgb(320, 200, rgb.into(), Colour::Rgb).unwrap()
    };
    for (graph, options) in [(fixed, YuNetOptions::default()), (toy::detector(), tight)] {
        let detector = YuNet::load(graph.bytes(), options, &threads()).unwrap();
        let faces = detector.detect(&wide).unwrap();
        assert_eq!(faces.len(), 1);
        assert!((faces[0].landmarks.nose.y - 100.0).abs() < 0.01);
    }
}

/// The toy embedder's numbers are the mean colours of sixteen squares, less the middle grey.
#[test]
fn the_score_is_the_cosine_of_the_mean_colours() {
    let engine = toy::engine(&toy::manifest(""));
    let pictures = [3, 4].map(|person| toy::picture(&[(20, 20, person)]));
    let expected = pictures.each_ref().map(means);
    let dot = |one: &[f64], other: &[f64]| one.iter().zip(other).map(|(a, b)| a * b).sum::<f64>();
    let [one, other] = &expected;
    let cosine = dot(one, other) / (dot(one, one) * dot(other, other)).sqrt();
    let [one, other] = pictures.map(|picture| subject(&engine, &picture));
    let found = f64::from(one.score(&other));
    // The template's nose lies a quarter of a pixel beside the square's middle.
    assert!((found - cosine).abs() < 0.02, "{found} {cosine}");
    assert!((one.score(&one) - 1.0).abs() < 1e-5);
}

fn means(picture: &Picture) -> Vec<f64> {
    let (left, top) = (20 * 8 + 4 - 56, 20 * 8 + 4 - 72);
    let mut means = Vec::new();
    for component in 0..3 {
        for square in 0..16 {
            let (x, y) = (left + square % 4 * 28, top + square / 4 * 28);
            let rows = (y..y + 28).flat_map(|y| (x..x + 28).map(move |x| (y * 320 + x) * 3));
            let sum: f64 = rows
                .map(|at| f64::from(picture.rgb()[at + component]))
                .sum();
            means.push(sum / 784.0 - 127.5);
        }
    }
    means
}

#[test]
fn a_mirrored_embedding_is_that_of_the_mirror_image_too() {
    let manifest =
        toy::manifest("").replace("\"dimension\": 48", "\"dimension\": 48, \"mirrored\": true");
    let engine = toy::engine(&manifest);
    let picture = toy::picture(&[(20, 20, 3)]);
    let face = engine.detect(&picture).unwrap()[0].landmarks;
    let both = engine.template(&picture, &face).unwrap();
    let upright = toy::engine(&toy::manifest(""))
        .template(&picture, &face)
        .unwrap();
    let score = both.score(&upright);
    assert!(score < 0.9999 && score > 0.5, "{score}");
}

/// Two embedders, the second of mirror images, at these weights; null for none.
fn weighted(weights: [Value; 2]) -> FaceEngine {
    let mut manifest: Value = serde_json::from_str(&toy::manifest("")).unwrap();
    let mut entries = vec![manifest["embedders"][0].clone(); 2];
    entries[1]["geometry"]["mirrored"] = json!(true);
    for (entry, weight) in entries.iter_mut().zip(weights) {
        if !weight.is_null() {
            entry["weight"] = weight;
        }
    }
    manifest["embedders"] = json!(entries);
    toy::engine(&manifest.to_string())
}

#[test]
fn embedders_count_by_their_weights() {
    let pictures = [3, 4].map(|person| toy::picture(&[(20, 20, person)]));
    let score = |weights| {
        let engine = weighted(weights);
        let [one, other] = pictures.each_ref().map(|picture| subject(&engine, picture));
        one.score(&other)
    };
    let [upright, both] = [[json!(1), json!(0)], [json!(0), json!(7)]].map(score);
    assert!((upright - both).abs() > 1e-3, "{upright} {both}");
    let engine = toy::engine(&toy::manifest(""));
    let [one, other] = pictures.each_ref().map(|picture| subject(&engine, picture));
    assert!((one.score(&other) - upright).abs() < 1e-6);
    let equal = f32::midpoint(upright, both);
    assert!((score([json!(null), json!(null)]) - equal).abs() < 1e-6);
    assert!((score([json!(1), json!(1)]) - equal).abs() < 1e-6);
    let more = 0.8 * upright + 0.2 * both;
    assert!((score([json!(0.8), json!(0.2)]) - more).abs() < 1e-6);
}

#[test]
fn a_cohort_is_subtracted() {
    let one: Vec<f32> = (0..48)
        .map(|index| if index < 16 { 1.0 } else { 0.0 })
        .collect();
    let bytes: Vec<u8> = one.iter().flat_map(|value| value.to_le_bytes()).collect();
    let cohort = format!(
        r#""cohort": {{"file": "cohort.bin", "sha256": "{}", "top": 1, "data": "made up"}},"#,
        Sha256::of(&bytes)
    );
    let manifest = ModelManifest::parse(toy::manifest(&cohort).as_bytes()).unwrap();
    let files = |name: &str| match name {
        "cohort.bin" => Ok(bytes.clone()),
        other => toy::file(other),
    };
    let engine = FaceEngine::load(manifest.clone(), threads(), files).unwrap();
    let picture = toy::picture(&[(20, 20, 3)]);
    let template = subject(&engine, &picture);
    let expected = means(&picture);
    let length = expected
        .iter()
        .map(|value| value * value)
        .sum::<f64>()
        .sqrt();
    let offset = expected[..16].iter().sum::<f64>() / length / 4.0;
    assert!((f64::from(template.score(&template)) - (1.0 - offset)).abs() < 2e-3);
    assert!((template.cosine(&template) - 1.0).abs() < 1e-5);
    let changed = |name: &str| match name {
        "cohort.bin" => Ok(vec![0; 192]),
        other => toy::file(other),
    };
    let error = FaceEngine::load(manifest, threads(), changed)
        .err()
        .unwrap();
    assert_eq!(error.kind(), ErrorKind::ModelMismatch);
}

#[test]
fn a_model_of_another_hash_is_not_loaded() {
    let manifest = ModelManifest::parse(toy::manifest("").as_bytes()).unwrap();
    for wrong in ["detector.onnx", "embedder.onnx"] {
        let files = |name: &str| -> Result<Vec<u8>> {
            let mut bytes = toy::file(name)?;
            if name == wrong {
                let last = bytes.len() - 1;
                bytes[last] ^= 1;
            }
            Ok(bytes)
        };
        let error = FaceEngine::load(manifest.clone(), threads(), files)
            .err()
            .unwrap();
        assert_eq!(error.kind(), ErrorKind::ModelMismatch, "{wrong}");
    }
}

#[test]
fn a_folder_without_the_files_says_so() {
    let none = Path::new("/nonexistent");
    let error = FaceEngine::open(&none.join("manifest.json"), none, threads())
        .err()
        .unwrap();
    assert_eq!(error.kind(), ErrorKind::MalformedManifest);
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("manifests/esp-mbf.json");
    let error = FaceEngine::open(&manifest, none, threads()).err().unwrap();
    assert_eq!(error.kind(), ErrorKind::ModelMismatch);
}

#[test]
fn every_manifest_of_this_crate_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("manifests");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        ModelManifest::parse(&bytes).unwrap();
        count += 1;
    }
    assert_eq!(count, 8);
}

fn geometry() -> EmbedderGeometry {
    let manifest = ModelManifest::parse(toy::manifest("").as_bytes()).unwrap();
    manifest.embedders[0].geometry.clone()
}

#[test]
fn networks_that_do_not_fit_are_refused() {
    let options = YuNetOptions::default();
    let kind = |result: Result<YuNet>| result.err().unwrap().kind();
    for bytes in [vec![], b"no network".to_vec(), toy::embedder().bytes()] {
        assert_eq!(
            kind(YuNet::load(bytes, options, &threads())),
            ErrorKind::UnusableModel
        );
    }
    let half = toy::detector().bytes();
    let half = half[..half.len() / 2].to_vec();
    assert_eq!(
        kind(YuNet::load(half, options, &threads())),
        ErrorKind::UnusableModel
    );
    for options in [
        YuNetOptions {
            longest_side: 31,
            ..options
        },
        YuNetOptions {
            confidence: 0.0,
            ..options
        },
        YuNetOptions {
            overlap: f32::NAN,
            ..options
        },
    ] {
        let error = kind(YuNet::load(toy::detector().bytes(), options, &threads()));
        assert_eq!(error, ErrorKind::InvalidArgument);
    }
}

#[test]
fn an_embedder_of_another_geometry_is_refused() {
    let kind = |geometry| {
        OnnxEmbedder::load(toy::embedder().bytes(), geometry, &threads())
            .err()
            .unwrap()
            .kind()
    };
    let mut other = geometry();
    other.width = 96;
    assert_eq!(kind(other), ErrorKind::UnusableModel);
    for change in [
        |geometry: &mut EmbedderGeometry| geometry.height = 0,
        |geometry: &mut EmbedderGeometry| geometry.dimension = 1,
        |geometry: &mut EmbedderGeometry| geometry.normalisation.deviation[1] = 0.0,
        |geometry: &mut EmbedderGeometry| geometry.normalisation.mean[2] = f32::NAN,
    ] {
        let mut geometry = geometry();
        change(&mut geometry);
        assert_eq!(kind(geometry), ErrorKind::InvalidArgument);
    }
}

/// An embedder whose output is another than the manifest says, or no number.
#[test]
fn outputs_that_do_not_fit_are_errors_of_the_engine() {
    let picture = toy::picture(&[(20, 20, 3)]);
    let face = toy::engine(&toy::manifest("")).detect(&picture).unwrap()[0].landmarks;
    let mut short = geometry();
    short.dimension = 47;
    let embedder = OnnxEmbedder::load(toy::embedder().bytes(), short, &threads()).unwrap();
    let error = embedder.embed(&picture, &face).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::FaceEngine);

    let mut nan = Graph::default();
    nan.squares("squares", 28, vec![f32::NAN; 3 * 3 * 784], vec![0.0; 3]);
    nan.node(
        "Flatten",
        &["squares"],
        "embedding",
        vec![("axis", Attribute::Int(1))],
    );
    nan.output("embedding");
    let embedder = OnnxEmbedder::load(nan.bytes(), geometry(), &threads()).unwrap();
    let error = embedder.embed(&picture, &face).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::FaceEngine);
}

#[test]
fn operators_that_make_tensors_of_any_size_are_refused() {
    for kind in [
        "ConstantOfShape",
        "Expand",
        "Tile",
        "Range",
        "Loop",
        "If",
        "Unheard",
    ] {
        let mut graph = Graph::default();
        graph.constant("shape", Constant::Ints(vec![1 << 20, 1 << 20]));
        graph.node(kind, &["input", "shape"], "embedding", vec![]);
        graph.output("embedding");
        let error = OnnxEmbedder::load(graph.bytes(), geometry(), &threads())
            .err()
            .unwrap();
        assert_eq!(error.kind(), ErrorKind::UnusableModel, "{kind}");
    }
}

/// A reshape that cannot be: the engine fails while it runs.
#[test]
fn an_engine_that_fails_is_an_error() {
    let mut graph = Graph::default();
    graph.squares("squares", 28, vec![0.0; 3 * 3 * 784], vec![0.0; 3]);
    graph.constant("shape", Constant::Ints(vec![1, 7, 11]));
    graph.node("Reshape", &["squares", "shape"], "embedding", vec![]);
    graph.output("embedding");
    let picture = toy::picture(&[(20, 20, 3)]);
    let face = toy::engine(&toy::manifest("")).detect(&picture).unwrap()[0].landmarks;
    let kind = match OnnxEmbedder::load(graph.bytes(), geometry(), &threads()) {
        Ok(embedder) => embedder.embed(&picture, &face).unwrap_err().kind(),
        Err(error) => error.kind(),
    };
    assert!(matches!(
        kind,
        ErrorKind::FaceEngine | ErrorKind::UnusableModel
    ));
}
