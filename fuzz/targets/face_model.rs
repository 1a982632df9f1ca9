//! Networks of any form, loaded and run once as detector and as embedder.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_face::alignment::{AlignmentTemplate, ComponentOrder, Normalisation};
use mnc_face::detector::{FaceDetector, YuNet, YuNetOptions};
use mnc_face::embedder::{EmbedderGeometry, OnnxEmbedder};
use mnc_face::engine::Threads;
use mnc_face::{FaceEmbedder, Landmarks, Picture, Point};
use std::sync::LazyLock;

static THREADS: LazyLock<Threads> = LazyLock::new(|| {
    // A panic inside the engine is caught by the SDK; here the hook would abort first.
    std::panic::set_hook(Box::new(|_| {}));
    Threads::new(1)
});

fuzz_target!(|bytes: &[u8]| {
    let threads = &*THREADS;
    let picture = Picture::from_grey(32, 32, &[100; 1024]).unwrap();
    let options = YuNetOptions {
        longest_side: 32,
        ..YuNetOptions::default()
    };
    if let Ok(detector) = YuNet::load(bytes.to_vec(), options, threads) {
        let _ = detector.detect(&picture);
    }
    let geometry = EmbedderGeometry {
        width: 112,
        height: 112,
        alignment: AlignmentTemplate::Arcface,
        normalisation: Normalisation::plain(ComponentOrder::Rgb),
        dimension: 48,
        mirrored: false,
    };
    if let Ok(embedder) = OnnxEmbedder::load(bytes.to_vec(), geometry, threads) {
        let points = [
            (8.0, 8.0),
            (24.0, 8.0),
            (16.0, 16.0),
            (10.0, 24.0),
            (22.0, 24.0),
        ];
        let landmarks = Landmarks::from_points(points.map(|(x, y)| Point::new(x, y)));
        let _ = embedder.embed(&picture, &landmarks);
    }
});
