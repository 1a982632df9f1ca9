//! The comparison of faces behind the facade: on generated networks from files, and on a host's engine.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test may"
)]

#[path = "../../mnc-face/tests/support/onnx.rs"]
#[allow(dead_code, unreachable_pub, reason = "a part of it is used")]
mod onnx;
#[path = "../../mnc-face/tests/support/toy.rs"]
#[allow(dead_code, unreachable_pub, reason = "a part of it is used")]
mod toy;

use mnc::facade::face::{Comparison, Found, HostEngine, Matcher, Pixels, Rgb};
use mnc_abi::Result;
use mnc_core::{Date, ErrorKind};
use mnc_testkit::people::Holder;
use mnc_testkit::picture::portrait;
use serde_json::Value as Json;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

const AT: &str = "2026-11-20T09:30:00";
const SIDE: usize = 320;

fn photo() -> &'static [u8] {
    portrait(&Holder::hanako(), Date::constant(2026, 11, 20))
}

/// Width, height and first pixel.
type Shown = (usize, usize, [u8; 3]);

/// A host's engine: one face in the middle, described by the mean of its left and right half.
#[derive(Default)]
struct Host {
    calls: Arc<AtomicUsize>,
    _dropped: CountsDrop,
    fails_with: i32,
    odd: bool,
    suspicious: bool,
    /// What it was shown.
    shown: Arc<Mutex<Vec<Shown>>>,
    /// What is called from within.
    inner: Arc<Mutex<Option<Arc<Comparison>>>>,
    inner_status: Arc<Mutex<i32>>,
}

#[derive(Default)]
struct CountsDrop(Arc<AtomicUsize>);

impl Drop for CountsDrop {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

fn middle(picture: &Rgb<'_>) -> (f32, f32) {
    (picture.width as f32 / 2.0, picture.height as f32 / 2.0)
}

impl HostEngine for Host {
    fn detect(&self, picture: Rgb<'_>) -> Result<Vec<Found>, i32> {
        self.calls.fetch_add(1, Ordering::SeqCst);
        let first = *picture.bytes.first_chunk().unwrap();
        let mut shown = self.shown.lock().unwrap();
        shown.push((picture.width, picture.height, first));
        drop(shown);
        if let Some(session) = self.inner.lock().unwrap().as_ref() {
            let status = session.frame(&[], 0).unwrap_err().status();
            *self.inner_status.lock().unwrap() = status;
        }
        if self.fails_with != 0 {
            return Err(self.fails_with);
        }
        let (x, y) = middle(&picture);
        let mut landmarks = [0.0; 10];
        for (pair, (right, down)) in landmarks.chunks_mut(2).zip(toy::LANDMARKS) {
            pair.copy_from_slice(&[x + 2.0 * right, y + 2.0 * down]);
        }
        Ok(vec![Found {
            bounds: [x - 80.0, y - 80.0, 160.0, 160.0],
            landmarks,
            confidence: if self.odd { f32::NAN } else { 0.9 },
        }])
    }

    fn embed(&self, picture: Rgb<'_>, _: &[f32; 10], numbers: &mut [f32]) -> Result<(), i32> {
        // The photo of the chip is grey: so is whoever it fits.
        let grey = picture.bytes.chunks(3).all(|it| it[0] == it[1]);
        numbers.copy_from_slice(if grey { &[1.0, 0.0] } else { &[0.0, 1.0] });
        Ok(())
    }

    fn dimension(&self) -> usize {
        2
    }

    fn checks_liveness(&self) -> bool {
        self.suspicious
    }

    fn is_live(&self, _: Rgb<'_>, bounds: &[f32; 4]) -> Result<bool, i32> {
        assert!((bounds[2] - 160.0).abs() < f32::EPSILON);
        Ok(false)
    }
}

fn manifest() -> String {
    toy::manifest(toy::CALIBRATED)
}

fn begin(host: Host) -> Comparison {
    let matcher = Matcher::of_host(&manifest(), "{}", host).unwrap();
    matcher.begin(photo()).unwrap()
}

/// A sharp pattern, of middle brightness.
fn frame(colour: [u8; 3]) -> Vec<u8> {
    let pixel = |at: usize| {
        let (x, y) = (at % SIDE, at / SIDE);
        let step = if (x / 2 + y / 2).is_multiple_of(2) {
            24
        } else {
            0
        };
        colour.map(|it| it + step)
    };
    (0..SIDE * SIDE).flat_map(pixel).collect()
}

fn look(session: &Comparison, bytes: &[u8]) -> Json {
    let pixels = Pixels {
        bytes,
        format: 2,
        width: SIDE,
        height: SIDE,
        stride: SIDE * 3,
        full_range: 0,
    };
    serde_json::from_str(&session.pixels(&pixels, 0).unwrap()).unwrap()
}

fn decided(session: &Comparison) -> Json {
    serde_json::from_slice(&session.decide(AT).unwrap()).unwrap()
}

fn status<T>(result: Result<T>) -> i32 {
    result.err().unwrap().status()
}

const GREY: [u8; 3] = [110; 3];
const RED: [u8; 3] = [130, 90, 90];

#[test]
fn a_hosts_engine_decides_and_a_match_is_enough_for_nothing() {
    let session = begin(Host::default());
    assert_eq!(look(&session, &frame(GREY))["over"], true);
    let decision = decided(&session);
    assert_eq!(decision["code"], "MATCH", "{decision}");
    assert_eq!(decision["match"], true);
    assert_eq!(decision["evidence"]["judge"], "SDK_FACE_COMPARISON");
    assert_eq!(decision["evidence"]["enough_for"], serde_json::json!([]));
    assert_eq!(decision["visual_confirmation"], Json::Null);
    assert_eq!(decision["liveness"], "NOT_CHECKED");
    assert_eq!(
        (&decision["frames"], &decision["models"][0]),
        (&1.into(), &"toy".into())
    );
    assert!(decision["audit"].as_str().unwrap().starts_with(AT));
    // Decided is decided, and may be asked again.
    assert_eq!(decided(&session), decision);
    assert_eq!(status(session.frame(&[], 0)), 720);
}

#[test]
fn another_face_is_no_match_until_the_attempts_are_used_up() {
    let session = begin(Host::default());
    for left in (1..5).rev() {
        let step = look(&session, &frame(RED));
        assert_eq!(
            (&step["over"], &step["attempts_left"]),
            (&false.into(), &left.into())
        );
    }
    assert_eq!(look(&session, &frame(RED))["over"], true);
    let decision = decided(&session);
    assert_eq!(decision["code"], "NO_MATCH");
    assert_eq!(decision["evidence"], Json::Null);
    assert_eq!(decision["visual_confirmation"], "FACE_COMPARISON_FAILED");
    assert!(decision["ja"].as_str().unwrap().contains("目視"));
}

#[test]
fn what_the_patient_should_do_is_said_and_a_suspicious_face_not_compared() {
    let session = begin(Host::default());
    let step = look(&session, &vec![10; SIDE * SIDE * 3]);
    let reasons = step["reasons"].as_array().unwrap();
    assert!(reasons.iter().any(|it| it["code"] == "TOO_DARK"), "{step}");
    assert_eq!(decided(&session)["code"], "FAILURE_TO_ACQUIRE");
    let suspicious = Host {
        suspicious: true,
        ..Host::default()
    };
    let session = begin(suspicious);
    look(&session, &frame(GREY));
    assert_eq!(decided(&session)["code"], "NO_LIVING_FACE");
    assert_eq!(decided(&begin(Host::default()))["code"], "NO_FRAME");
}

#[test]
fn a_host_that_fails_gives_up_or_talks_nonsense_is_a_status() {
    let cancelled = i32::from(ErrorKind::Cancelled.code());
    for (fails_with, odd, expected) in [
        (77, false, 605),
        (cancelled, false, cancelled),
        (0, true, 605),
    ] {
        let session = begin(Host {
            fails_with,
            odd,
            ..Host::default()
        });
        let bytes = frame(GREY);
        let pixels = Pixels {
            bytes: &bytes,
            format: 2,
            width: SIDE,
            height: SIDE,
            stride: SIDE * 3,
            full_range: 0,
        };
        assert_eq!(status(session.pixels(&pixels, 0)), expected);
        assert_eq!(decided(&session)["code"], "NO_FRAME");
    }
}

#[test]
fn a_callback_that_uses_its_session_is_refused_and_the_engine_outlives_the_matcher() {
    let (inner, inner_status) = (Arc::default(), Arc::default());
    let (calls, dropped) = (Arc::<AtomicUsize>::default(), Arc::<AtomicUsize>::default());
    let matcher = Matcher::of_host(
        &manifest(),
        "{}",
        Host {
            inner: Arc::clone(&inner),
            inner_status: Arc::clone(&inner_status),
            calls: Arc::clone(&calls),
            _dropped: CountsDrop(Arc::clone(&dropped)),
            ..Host::default()
        },
    );
    let matcher = matcher.unwrap();
    let session = Arc::new(matcher.begin(photo()).unwrap());
    drop(matcher);
    *inner.lock().unwrap() = Some(Arc::clone(&session));
    look(&session, &frame(GREY));
    assert_eq!(*inner_status.lock().unwrap(), 5);
    assert_eq!(
        (calls.load(Ordering::SeqCst), dropped.load(Ordering::SeqCst)),
        (2, 0)
    );
    *inner.lock().unwrap() = None;
    assert_eq!(decided(&session)["code"], "MATCH");
    assert_eq!(
        dropped.load(Ordering::SeqCst),
        1,
        "nothing is held after the decision"
    );
}

/// The portrait of the virtual card has no blue square, which alone is a face to the toy's detector.
#[test]
fn models_come_from_a_folder_and_are_compared_with_their_hashes() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    for name in ["detector.onnx", "embedder.onnx"] {
        std::fs::write(place(name), toy::file(name).unwrap()).unwrap();
    }
    std::fs::write(place("manifest.json"), manifest()).unwrap();
    let (path, models) = (place("manifest.json"), folder.path().to_str().unwrap());
    let path = path.to_str().unwrap();
    let matcher = Matcher::open(path, models, r#"{"threads": 1}"#).unwrap();
    let session = matcher.begin(photo()).unwrap();
    assert_eq!(look(&session, &frame(GREY))["over"], true);
    let decision = decided(&session);
    assert_eq!(decision["code"], "FAILURE_TO_ENROL");
    assert_eq!(decision["reasons"][0]["code"], "NO_FACE");
    assert_eq!(decision["score"], Json::Null);

    for (settings, expected) in [
        (r#"{"fmr": 0.3}"#, 606),
        (r#"{"attempts": 0}"#, 100),
        (r#"{"threads": 0}"#, 100),
        (r#"{"threads": 65}"#, 100),
        (r#"{"treads": 1}"#, 100),
        (r#"{"liveness": {"crops": [], "least": 0.5}}"#, 100),
    ] {
        assert_eq!(
            status(Matcher::open(path, models, settings)),
            expected,
            "{settings}"
        );
    }
    std::fs::write(place("embedder.onnx"), b"another").unwrap();
    assert_eq!(status(Matcher::open(path, models, "{}")), 603);
    std::fs::remove_file(place("embedder.onnx")).unwrap();
    assert_eq!(status(Matcher::open(path, models, "{}")), 603);
    assert_eq!(status(Matcher::open("/nowhere", models, "{}")), 602);
}

/// No file of the host's comes along, and without the cohort the thresholds are for other scores.
#[test]
fn a_manifest_with_a_cohort_is_no_hosts() {
    let cohort = format!(
        r#""cohort": {{"file": "c.bin", "sha256": "{}", "top": 1, "data": "made up"}},"#,
        "0".repeat(64)
    );
    let manifest = toy::manifest(&(cohort + toy::CALIBRATED));
    let refused = Matcher::of_host(&manifest, "{}", Host::default());
    assert_eq!(status(refused.map(|_| ())), 603);
}

#[test]
fn pictures_and_codes_that_are_none_are_refused() {
    let matcher = Matcher::of_host(&manifest(), "{}", Host::default()).unwrap();
    assert_eq!(status(matcher.begin(b"no photo")), 600);
    let session = matcher.begin(photo()).unwrap();
    assert_eq!(status(session.frame(b"no frame", 0)), 600);
    assert_eq!(status(session.frame(b"", 45)), 9);
    for (format, width, full_range, expected) in [(9, 1, 0, 9), (2, 1, 2, 9), (2, 2, 0, 100)] {
        let pixels = Pixels {
            bytes: &[0; 3],
            format,
            width,
            height: 1,
            stride: 3,
            full_range,
        };
        assert_eq!(status(session.pixels(&pixels, 0)), expected);
    }
    assert_eq!(status(session.decide("now")), 100);
}

/// ITU-R BT.601 for luma and chroma.
#[test]
fn every_layout_and_turn_is_what_its_number_says() {
    let shown = Arc::<Mutex<Vec<Shown>>>::default();
    let host = Host {
        shown: Arc::clone(&shown),
        ..Host::default()
    };
    let matcher = Matcher::of_host(&manifest(), "{}", host).unwrap();
    for (format, bytes, full_range, turn, expected) in [
        (1, &[10, 200][..], 0, 0, (2, 1, [10; 3])),
        (1, &[10, 200], 0, 90, (1, 2, [10; 3])),
        (1, &[10, 200], 0, 180, (2, 1, [200; 3])),
        (1, &[10, 200], 0, 270, (1, 2, [200; 3])),
        (2, &[1, 2, 3, 4, 5, 6], 0, 0, (2, 1, [1, 2, 3])),
        (3, &[1, 2, 3, 0, 4, 5, 6, 0], 0, 0, (2, 1, [3, 2, 1])),
        (5, &[100, 128, 100, 128], 1, 0, (2, 1, [100; 3])),
        (5, &[100, 128, 100, 128], 0, 0, (2, 1, [98; 3])),
        (4, &[100, 0, 0, 0, 128, 128], 1, 0, (2, 2, [100; 3])),
    ] {
        let height = if format == 4 { 2 } else { 1 };
        let pixels = Pixels {
            bytes,
            format,
            width: 2,
            height,
            stride: bytes.len() / if format == 4 { 3 } else { 1 },
            full_range,
        };
        let session = matcher.begin(photo()).unwrap();
        shown.lock().unwrap().clear();
        let _ = session.pixels(&pixels, turn);
        let shown = shown.lock().unwrap();
        assert_eq!(shown.last(), Some(&expected), "{format} {turn}");
    }
}
