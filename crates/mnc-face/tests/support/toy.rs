//! A toy engine: a detector that finds blue squares, an embedder that averages colours.
//!
//! The detector's networks are generated; nothing of it was trained. A square of 8 x 8 pixels at a
//! cell of the finest grid that is pure blue is a face; its landmarks and box are constants
//! relative to the cell. The embedder gives the mean of each sixteenth of the aligned face.

use super::onnx::{Attribute, Constant, Graph};
use mnc_face::engine::Threads;
use mnc_face::model::Sha256;
use mnc_face::{Colour, FaceEngine, ModelManifest, Picture};

/// Where the landmarks lie, from the middle of the blue square, in pixels: the ArcFace template
/// about its nose.
pub const LANDMARKS: [(f32, f32); 5] = [
    (-17.7306, -20.0403),
    (17.5066, -20.2352),
    (0.0, 0.0),
    (-14.4759, 20.6289),
    (14.7047, 20.4675),
];

/// The side of the face's box.
pub const FACE: f32 = 80.0;

/// The detector.
pub fn detector() -> Graph {
    let mut graph = Graph::default();
    graph.constant("flat", Constant::Ints(vec![1, -1, 1]));
    graph.constant("flat4", Constant::Ints(vec![1, -1, 4]));
    graph.constant("flat10", Constant::Ints(vec![1, -1, 10]));
    for stride in [8_i64, 16, 32] {
        let side = f32::from(i16::try_from(stride).unwrap());
        let found = if stride == 8 { 1.0 } else { 0.0 };
        // Blue comes first. Each component must be right, or the score falls below zero.
        let area = side * side * 255.0;
        let blue = [found, -found, -found].map(|weight| weight / area);
        let weights: Vec<f32> = blue
            .iter()
            .flat_map(|weight| vec![*weight; (stride * stride) as usize])
            .collect();
        head(
            &mut graph,
            "cls",
            stride,
            "flat",
            weights.clone(),
            vec![0.0],
        );
        head(&mut graph, "obj", stride, "flat", weights, vec![0.0]);
        let spread = (FACE / side).ln();
        let bounds = vec![0.5, 0.5, spread, spread];
        head(
            &mut graph,
            "bbox",
            stride,
            "flat4",
            zeros(4, stride),
            bounds,
        );
        let points = LANDMARKS
            .iter()
            .flat_map(|(x, y)| [x / side + 0.5, y / side + 0.5]);
        head(
            &mut graph,
            "kps",
            stride,
            "flat10",
            zeros(10, stride),
            points.collect(),
        );
    }
    graph
}

fn zeros(channels: i64, stride: i64) -> Vec<f32> {
    vec![0.0; usize::try_from(channels * 3 * stride * stride).unwrap()]
}

fn head(
    graph: &mut Graph,
    name: &str,
    stride: i64,
    shape: &str,
    weights: Vec<f32>,
    biases: Vec<f32>,
) {
    let name = format!("{name}_{stride}");
    let (grid, turned) = (format!("{name}_grid"), format!("{name}_turned"));
    graph.squares(&grid, stride, weights, biases);
    let order = vec![("perm", Attribute::Ints(vec![0, 2, 3, 1]))];
    graph.node("Transpose", &[&grid], &turned, order);
    graph.node("Reshape", &[&turned, shape], &name, Vec::new());
    graph.output(&name);
}

/// The embedder: 112 x 112 to 48 numbers, the mean of each component in each of 4 x 4 squares.
pub fn embedder() -> Graph {
    let mut graph = Graph::default();
    graph.fixed = Some((112, 112));
    means(&mut graph, "input");
    graph
}

/// The end of such a network: those means of a tensor of three components.
pub fn means(graph: &mut Graph, from: &str) {
    let square = 28 * 28;
    let mut weights = Vec::new();
    for output in 0..3 {
        for input in 0..3 {
            let weight = if input == output {
                1.0 / square as f32
            } else {
                0.0
            };
            weights.extend(vec![weight; square]);
        }
    }
    graph.squares_of(from, "squares", 28, weights, vec![0.0; 3]);
    graph.node(
        "Flatten",
        &["squares"],
        "embedding",
        vec![("axis", Attribute::Int(1))],
    );
    graph.output("embedding");
}

/// The manifest of the toy engine; `more` is put between its braces, before everything else.
pub fn manifest(more: &str) -> String {
    let hash = |graph: Graph| Sha256::of(&graph.bytes());
    let model = |name: &str, hash: Sha256| {
        format!(
            r#"{{"id": "{name}", "file": "{name}.onnx", "sha256": "{hash}", "licence": "MIT"}}"#
        )
    };
    format!(
        r#"{{{more} "format": 1, "id": "toy",
            "detector": {{"model": {}, "kind": "yunet", "options": {{"longest_side": 320}}}},
            "embedders": [{{"model": {}, "geometry": {{
                "width": 112, "height": 112, "alignment": "arcface", "dimension": 48,
                "normalisation": {{"order": "rgb", "mean": [127.5, 127.5, 127.5],
                                   "deviation": [127.5, 127.5, 127.5]}} }} }}]}}"#,
        model("detector", hash(detector())),
        model("embedder", hash(embedder())),
    )
}

/// A calibration by group at 0.01 %, threshold 0.9.
pub const CALIBRATED: &str = r#""calibration": [
    {"fmr": 0.0001, "threshold": 0.9, "data": "made up", "group": "one"},
    {"fmr": 0.0001, "threshold": 0.8, "data": "made up", "group": "other"}],"#;

/// The files of the toy engine.
pub fn file(name: &str) -> mnc_core::Result<Vec<u8>> {
    match name {
        "detector.onnx" => Ok(detector().bytes()),
        "embedder.onnx" => Ok(embedder().bytes()),
        _ => Err(mnc_core::ErrorKind::ModelMismatch.into()),
    }
}

/// The toy engine of a manifest.
pub fn engine(manifest: &str) -> FaceEngine {
    let manifest = ModelManifest::parse(manifest.as_bytes()).unwrap();
    FaceEngine::load(manifest, Threads::new(2), file).unwrap()
}

/// A picture of 320 x 320 pixels with faces whose blue squares are at these cells. Around the
/// square a face has 4 x 4 coloured squares of 28 pixels, which depend on the person alone.
pub fn picture(faces: &[(usize, usize, u64)]) -> Picture {
    let mut rgb = vec![90; 320 * 320 * 3];
    for (column, row, person) in faces {
        // The nose of the template lies at (56.0252, 71.7366), the square's middle at 4, 4.
        let (left, top) = (column * 8 + 4 - 56, row * 8 + 4 - 72);
        for (y, x) in (0..112).flat_map(|y| (0..112).map(move |x| (y, x))) {
            let colour = colour(*person, x / 28 + 4 * (y / 28), x, y);
            paint(&mut rgb, left + x, top + y, colour);
        }
        for (y, x) in (0..8).flat_map(|y| (0..8).map(move |x| (y, x))) {
            paint(&mut rgb, column * 8 + x, row * 8 + y, [0, 0, 255]);
        }
    }
    Picture::from_rgb(320, 320, rgb.into(), Colour::Rgb).unwrap()
}

fn paint(rgb: &mut [u8], x: usize, y: usize, colour: [u8; 3]) {
    let at = (y * 320 + x) * 3;
    if x < 320 && y < 320 {
        rgb[at..at + 3].copy_from_slice(&colour);
    }
}

/// Reddish shades, never blue, with a fine pattern that counts as sharp.
fn colour(person: u64, square: usize, x: usize, y: usize) -> [u8; 3] {
    let mixed = (person + 1)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .rotate_left(square as u32 * 7 % 64);
    let shade = (mixed.wrapping_mul(0xD134_2543_DE82_EF95) >> 57) as u8;
    let pattern = if (x / 2 + y / 2).is_multiple_of(2) {
        8
    } else {
        0
    };
    [
        100 + shade + pattern,
        60 + shade + pattern,
        60 + shade / 2 + pattern,
    ]
}
