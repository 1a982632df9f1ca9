//! Each public network on one generated input, against what onnxruntime gives for it.
//!
//! `tests/data/references.py` made the references.

use super::Network;
use crate::tensor::Planes;
use crate::threads::Threads;
use serde::Deserialize;
use std::io::Write;
use std::path::Path;

#[derive(Deserialize)]
struct References {
    networks: Vec<Reference>,
}

#[derive(Deserialize)]
struct Reference {
    file: String,
    height: usize,
    width: usize,
    /// The range of the input.
    low: f64,
    high: f64,
    outputs: Vec<Expected>,
}

/// Some numbers of an output, evenly spread, and the largest of all.
#[derive(Deserialize)]
struct Expected {
    name: String,
    length: usize,
    largest: f32,
    values: Vec<f32>,
}

/// Noise: no pixels of anybody.
#[allow(clippy::cast_possible_truncation, reason = "small numbers")]
fn input(reference: &Reference) -> Planes {
    let mut planes = Planes::zero(reference.width, reference.height);
    let mut state: u16 = 1;
    for value in planes.values.iter_mut() {
        state = state.wrapping_mul(25173).wrapping_add(13849);
        let share = f64::from(state) / 65536.0;
        *value = (reference.low + (reference.high - reference.low) * share) as f32;
    }
    planes
}

/// The greatest difference of any number, as a share of the output's largest.
fn difference(expected: &Expected, found: &[f32]) -> f32 {
    assert_eq!(found.len(), expected.length, "{}", expected.name);
    let count = expected.values.len();
    let places = (0..count).map(|index| index * found.len() / count);
    let pairs = places.map(|place| found[place]).zip(&expected.values);
    let worst = pairs.map(|(found, expected)| (found - expected).abs());
    worst.fold(0.0, f32::max) / expected.largest
}

fn differences(folder: &Path, reference: &Reference, threads: usize) -> f32 {
    let onnx = std::fs::read(folder.join("models").join(&reference.file)).unwrap();
    let size = (reference.height, reference.width);
    let network = Network::load(onnx, size, &Threads::new(threads)).unwrap();
    let outputs = reference.outputs.iter();
    let wanted: Vec<_> = outputs
        .map(|output| network.output(&output.name).unwrap())
        .collect();
    let found = network.run(&input(reference), &wanted).unwrap();
    let pairs = reference.outputs.iter().zip(&found);
    pairs
        .map(|(expected, found)| difference(expected, found))
        .fold(0.0, f32::max)
}

#[test]
fn every_network_gives_what_onnxruntime_gives() {
    let stderr = &mut std::io::stderr();
    let Some(folder) = std::env::var_os("MNC_FACE_DATA") else {
        let _ = writeln!(stderr, "SKIPPED: MNC_FACE_DATA names no folder with models");
        return;
    };
    let references = include_str!("../../tests/data/references.json");
    let references: References = serde_json::from_str(references).unwrap();
    assert_eq!(references.networks.len(), 6);
    for reference in &references.networks {
        for threads in [1, 2] {
            let worst = differences(Path::new(&folder), reference, threads);
            let _ = writeln!(stderr, "{}: {worst:.1e} of the largest", reference.file);
            assert!(worst < 1e-4, "{}: {worst}", reference.file);
        }
    }
}
