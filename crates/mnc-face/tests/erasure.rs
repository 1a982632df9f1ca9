//! The memory of the process after decisions, errors and panics, under the wiping allocator.
//!
//! 仕様例: 認証処理に関連するデータは認証処理終了時に能動的に消去; メモリダンプは使用不可.
#![cfg(target_os = "linux")]
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

use mnc_core::{Date, ErrorKind};
use mnc_face::embedder::OnnxEmbedder;
use mnc_face::engine::Threads;
use mnc_face::erasure::{WIPING_ALLOCATOR, WipingAllocator, forbid_memory_dumps};
use mnc_face::{
    Colour, Detection, Embedding, FaceDetector, FaceEmbedder, FaceEngine, FaceMatcher, Landmarks,
    Liveness, LivenessCheck, MatcherSettings, ModelManifest, Picture, Rectangle, capture, photo,
};
use mnc_testkit::people::Holder;
use mnc_testkit::picture::portrait;
use support::memory::{self, Needle, count, needles, plane};
use support::onnx::{Attribute, Constant};
use support::toy::{self, CALIBRATED};

#[global_allocator]
static ALLOCATOR: WipingAllocator = WIPING_ALLOCATOR;

fn frame() -> Picture {
    memory::frame()
}

fn encoded() -> Vec<u8> {
    let picture = frame();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 320, 320);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::NoCompression);
    encoder
        .write_header()
        .unwrap()
        .write_image_data(picture.rgb())
        .unwrap();
    bytes
}

fn matcher() -> FaceMatcher {
    let engine = toy::engine(&toy::manifest(CALIBRATED));
    FaceMatcher::new(engine, MatcherSettings::default()).unwrap()
}

/// One test, for it looks at the whole process.
#[test]
fn nothing_is_left_of_pixels_and_planes() {
    let matcher = matcher();
    let needles = needles();
    assert_eq!(count(&needles), [0; 5], "before anything");

    let picture = frame();
    assert!(
        count(&needles)[0] > 0,
        "the search must find a picture that is kept"
    );
    drop(picture);
    let kept = plane();
    assert!(
        count(&needles)[1] > 0,
        "the search must find numbers that are kept"
    );
    drop(kept);
    assert_eq!(count(&needles), [0; 5], "after a picture was dropped");

    after_a_decision(&matcher);
    assert_eq!(count(&needles), [0; 5], "after a decision");

    while_a_session_is_open(&matcher, &needles);
    assert_eq!(count(&needles), [0; 5], "after an open session");

    after_a_session_that_is_given_up(&matcher);
    assert_eq!(count(&needles), [0; 5], "after a session that was given up");

    after_an_error();
    assert_eq!(count(&needles), [0; 5], "after an error");

    for (part, matcher) in panicking() {
        after_a_panic(&matcher);
        assert_eq!(count(&needles), [0; 5], "after a panic of the {part}");
    }

    after_damaged_pictures();
    assert_eq!(count(&needles), [0; 5], "after damaged pictures");

    after_a_failure_of_the_engine();
    assert_eq!(count(&needles), [0; 5], "after a failure of the engine");

    let rows = DECODERS.map(|decode| a_row_of(&decode()));
    assert_eq!(count(&rows), [0; 3], "after JP2 and JPEG");
    let kept = DECODERS.map(|decode| decode());
    assert!(count(&rows).iter().all(|found| *found > 0), "while kept");
    drop(kept);
    assert_eq!(count(&rows), [0; 3], "after they were dropped");

    let protection = forbid_memory_dumps();
    assert!(protection.no_core_file && protection.not_dumpable);
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap();
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"))
        .unwrap();
    assert_eq!(core.split_whitespace().nth(4), Some("0"));
}

fn after_a_decision(matcher: &FaceMatcher) {
    let frame = capture::decode(&encoded()).unwrap();
    let decision = matcher.compare(&self::frame(), &frame).unwrap();
    assert!(decision.is_match());
}

/// The template of the card is there while it is needed. That it is found, and that its numbers are
/// the means of the aligned face, shows that the search knows what an aligned face looks like.
fn while_a_session_is_open(matcher: &FaceMatcher, needles: &[Needle; 5]) {
    let card = frame();
    let mut session = matcher.session(&card);
    session.frame(&toy::picture(&[(20, 20, 3)])).unwrap();
    let [pixels, plane, aligned, output, embedding] = count(needles);
    assert!(pixels > 0 && embedding > 0, "{pixels} {embedding}");
    assert_eq!([plane, aligned, output], [0; 3], "no longer needed");
}

fn after_a_session_that_is_given_up(matcher: &FaceMatcher) {
    let card = frame();
    let mut session = matcher.session(&card);
    session.frame(&toy::picture(&[(20, 20, 3)])).unwrap();
}

/// A detector that knows where the face is.
struct Known;

impl FaceDetector for Known {
    fn detect(&self, _: &Picture) -> mnc_core::Result<Vec<Detection>> {
        let nose = (164.0, 164.0);
        let points = toy::LANDMARKS.map(|(x, y)| mnc_face::Point::new(nose.0 + x, nose.1 + y));
        Ok(vec![Detection {
            face: mnc_face::Rectangle {
                x: 124.0,
                y: 124.0,
                width: toy::FACE,
                height: toy::FACE,
            },
            landmarks: Landmarks::from_points(points),
            confidence: 1.0,
        }])
    }
}

/// An embedder that copies pixels and then fails, after another has aligned and embedded the face.
struct Failing {
    panics: bool,
}

impl FaceEmbedder for Failing {
    fn embed(&self, picture: &Picture, _: &Landmarks) -> mnc_core::Result<Embedding> {
        let values = picture
            .rgb()
            .iter()
            .map(|value| (f32::from(*value) - 127.5) / 127.5);
        let embedding = Embedding::new(values.step_by(3).collect())?;
        assert!(!self.panics, "the embedder");
        drop(embedding);
        Err(ErrorKind::FaceEngine.into())
    }

    fn dimension(&self) -> usize {
        48
    }
}

fn failing(panics: bool) -> FaceMatcher {
    let manifest = ModelManifest::parse(toy::manifest(CALIBRATED).as_bytes()).unwrap();
    let threads = Threads::new(2);
    let geometry = manifest.embedders[0].geometry.clone();
    let onnx = toy::embedder().bytes();
    let embedders: Vec<Box<dyn FaceEmbedder>> = vec![
        Box::new(OnnxEmbedder::load(onnx, geometry, &threads).unwrap()),
        Box::new(Failing { panics }),
    ];
    let engine = FaceEngine::with_parts(manifest, Box::new(Known), embedders, threads, toy::file);
    let engine = engine.unwrap();
    FaceMatcher::new(engine, MatcherSettings::default()).unwrap()
}

fn after_an_error() {
    let error = failing(false).compare(&frame(), &frame()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::FaceEngine);
}

/// A part that has copied pixels and numbers when it panics.
struct Panicking;

impl Panicking {
    fn panic(picture: &Picture) {
        let pixels = picture.rgb().to_vec();
        let plane = pixels.iter().step_by(3).map(|red| f32::from(*red));
        let plane: Vec<f32> = plane.collect();
        assert!(plane.is_empty() && pixels.is_empty(), "in the middle");
    }
}

impl FaceDetector for Panicking {
    fn detect(&self, picture: &Picture) -> mnc_core::Result<Vec<Detection>> {
        Self::panic(picture);
        Ok(Vec::new())
    }
}

impl LivenessCheck for Panicking {
    fn check(&self, picture: &Picture, _: &Rectangle) -> mnc_core::Result<Liveness> {
        Self::panic(picture);
        Ok(Liveness::Live)
    }

    fn model_ids(&self) -> Vec<String> {
        Vec::new()
    }
}

/// Matchers of which one part panics: at the start, in the middle and at the end of a comparison.
fn panicking() -> [(&'static str, FaceMatcher); 3] {
    let manifest = ModelManifest::parse(toy::manifest(CALIBRATED).as_bytes()).unwrap();
    let (part, threads) = (Box::new(Panicking), Threads::new(2));
    let detects = FaceEngine::with_parts(manifest, part, vec![], threads, toy::file);
    let detects = FaceMatcher::new(detects.unwrap(), MatcherSettings::default()).unwrap();
    [
        ("detector", detects),
        (
            "liveness check",
            matcher().with_liveness(Box::new(Panicking)),
        ),
        ("embedder", failing(true)),
    ]
}

fn after_a_panic(matcher: &FaceMatcher) {
    let error = matcher.compare(&frame(), &frame()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::FaceEngine);
}

/// A network whose last operator looks up what is not there, after it has embedded the face.
fn failing_network() -> Vec<u8> {
    let mut graph = toy::embedder();
    graph.constant("none", Constant::Ints(vec![99]));
    let axis = vec![("axis", Attribute::Int(1))];
    graph.node("Gather", &["embedding", "none"], "gathered", axis);
    graph.outputs_are(&["gathered"]);
    graph.bytes()
}

fn after_a_failure_of_the_engine() {
    let manifest = ModelManifest::parse(toy::manifest(CALIBRATED).as_bytes()).unwrap();
    let threads = Threads::new(2);
    let mut geometry = manifest.embedders[0].geometry.clone();
    geometry.dimension = 2;
    let embedder = OnnxEmbedder::load(failing_network(), geometry, &threads).unwrap();
    let face = &Known.detect(&frame()).unwrap()[0];
    let error = embedder.embed(&frame(), &face.landmarks).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::FaceEngine);
    let said = std::error::Error::source(&error).unwrap().to_string();
    assert!(said.contains("gathered"), "{said}");
}

/// The photo of the virtual card, and pictures of the camera: baseline and progressive JPEG.
const DECODERS: [fn() -> Picture; 3] = [
    || photo::decode(portrait(&Holder::hanako(), Date::constant(2026, 11, 20))).unwrap(),
    || capture::decode(include_bytes!("data/baseline.jpg")).unwrap(),
    || capture::decode(include_bytes!("data/progressive.jpg")).unwrap(),
];

/// Bytes from the middle of a picture, where it is not all of one colour.
fn a_row_of(picture: &Picture) -> Needle {
    let start = picture.height() / 2 * picture.width() * 3;
    let row = &picture.rgb()[start..start + picture.width() * 3];
    let window = row.windows(60).max_by_key(|window| {
        let pairs = window.windows(2);
        pairs.filter(|pair| pair[0] != pair[1]).count()
    });
    Needle::new(window.unwrap().iter().copied())
}

fn after_damaged_pictures() {
    let bytes = encoded();
    let cut = &bytes[..bytes.len() / 2];
    assert_eq!(
        capture::decode(cut).unwrap_err().kind(),
        ErrorKind::MalformedPicture
    );
    let rgb = frame().rgb().to_vec();
    let error = Picture::from_rgb(320, 319, rgb.into(), Colour::Rgb).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::MalformedPicture);
}
