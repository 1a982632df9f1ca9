//! The decision, on a generated engine whose scores can be calculated: outcomes, limits, evidence.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::format_push_string,
    reason = "a test may"
)]

mod support;

use mnc_core::identity::{Judge, Method, Use, VisualReason};
use mnc_core::{Date, DateTime, ErrorKind, Language};
use mnc_face::detector::YuNet;
use mnc_face::engine::Threads;
use mnc_face::matcher::{Clock, Step};
use mnc_face::model::{CalibrationState, Sha256};
use mnc_face::{
    Detection, Embedding, FaceDetector, FaceEmbedder, FaceEngine, FaceMatcher, Landmarks, Liveness,
    LivenessCheck, MatcherSettings, ModelManifest, NotComparable, Outcome, Picture, QualityReason,
    Rectangle,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use support::toy::{self, CALIBRATED};

const AT: DateTime = Date::constant(2026, 11, 20).at(9, 30, 0, 0);

fn matcher() -> FaceMatcher {
    matcher_of(&toy::manifest(CALIBRATED), MatcherSettings::default())
}

fn matcher_of(manifest: &str, settings: MatcherSettings) -> FaceMatcher {
    FaceMatcher::new(toy::engine(manifest), settings).unwrap()
}

/// One face in the middle.
fn person(person: u64) -> Picture {
    toy::picture(&[(20, 20, person)])
}

/// The same person elsewhere in the picture.
fn moved(person: u64) -> Picture {
    toy::picture(&[(15, 22, person)])
}

fn nobody() -> Picture {
    toy::picture(&[])
}

#[test]
fn the_same_person_matches_and_another_does_not() {
    let matcher = matcher();
    let same = matcher.compare(&person(1), &moved(1)).unwrap();
    assert_eq!(same.outcome(), &Outcome::Match);
    assert!(same.score().unwrap() > 0.99, "{:?}", same.score());
    for other in 2..6 {
        let other = matcher.compare(&person(1), &moved(other)).unwrap();
        assert_eq!(other.outcome(), &Outcome::NoMatch);
        assert!(other.score().unwrap() < 0.9, "{:?}", other.score());
    }
}

#[test]
fn one_thread_decides_as_two_do() {
    let manifest = ModelManifest::parse(toy::manifest(CALIBRATED).as_bytes()).unwrap();
    let engine = FaceEngine::load(manifest, Threads::new(1), toy::file).unwrap();
    assert_eq!(engine.threads(), 1);
    let one = FaceMatcher::new(engine, MatcherSettings::default()).unwrap();
    let [one, two] =
        [one, matcher()].map(|matcher| matcher.compare(&person(1), &moved(2)).unwrap());
    assert_eq!(one.score(), two.score());
}

#[test]
fn a_decision_says_threshold_calibration_models_and_times() {
    let decision = matcher().compare(&person(1), &moved(1)).unwrap();
    let threshold = decision.threshold().unwrap();
    assert_eq!(
        (threshold.score, threshold.state),
        (0.9, CalibrationState::WorstGroup)
    );
    assert_eq!(decision.models(), ["toy", "detector", "embedder"]);
    assert_eq!(
        (decision.frames(), decision.liveness()),
        (1, Liveness::NotChecked)
    );
    let times = decision.times();
    assert!(times.total >= times.frames && times.frames > Duration::ZERO);
    assert!(times.card > Duration::ZERO);
}

#[test]
fn a_threshold_that_nobody_measured_by_group_says_so() {
    // The other group's row alone is no worst of several.
    let manifest = toy::manifest(&CALIBRATED.replace(r#", "group": "one""#, ""));
    let decision = matcher_of(&manifest, MatcherSettings::default()).compare(&person(1), &moved(1));
    let state = decision.unwrap().threshold().unwrap().state;
    assert_eq!(state, CalibrationState::Uncalibrated);
}

#[test]
fn no_threshold_for_the_rate_decides_nothing() {
    let settings = MatcherSettings {
        fmr: 1e-5,
        ..MatcherSettings::default()
    };
    for (manifest, settings) in [
        (toy::manifest(""), MatcherSettings::default()),
        (toy::manifest(CALIBRATED), settings),
    ] {
        let error = FaceMatcher::new(toy::engine(&manifest), settings)
            .err()
            .unwrap();
        assert_eq!(error.kind(), ErrorKind::NoThreshold);
    }
    let none = MatcherSettings {
        attempts: 0,
        ..MatcherSettings::default()
    };
    let error = FaceMatcher::new(toy::engine(&toy::manifest(CALIBRATED)), none)
        .err()
        .unwrap();
    assert_eq!(error.kind(), ErrorKind::InvalidArgument);
}

/// ISO/IEC 19795-1: failure to enrol and failure to acquire are no comparison.
#[test]
fn what_cannot_be_compared_has_no_score() {
    let matcher = matcher();
    let rows = [
        (
            nobody(),
            person(1),
            "FAILURE_TO_ENROL",
            vec![QualityReason::NoFace],
        ),
        (
            person(1),
            nobody(),
            "FAILURE_TO_ACQUIRE",
            vec![QualityReason::NoFace],
        ),
        (
            person(1),
            toy::picture(&[(10, 20, 1), (29, 20, 2)]),
            "FAILURE_TO_ACQUIRE",
            vec![QualityReason::SeveralFaces],
        ),
        // Not even with the holder in the middle.
        (
            toy::picture(&[(20, 20, 1), (32, 20, 2)]),
            person(1),
            "FAILURE_TO_ENROL",
            vec![QualityReason::SeveralFaces],
        ),
    ];
    for (card, frame, code, reasons) in rows {
        let decision = matcher.compare(&card, &frame).unwrap();
        assert_eq!((decision.outcome().code(), decision.score()), (code, None));
        assert_eq!(decision.outcome().reasons(), reasons);
        assert_eq!(
            decision.visual_reason(),
            Some(VisualReason::FaceComparisonFailed)
        );
    }
}

#[test]
fn a_session_goes_on_until_a_frame_matches() {
    let matcher = matcher();
    let card = person(1);
    let mut session = matcher.session(&card);
    assert_eq!(
        session.frame(&nobody()).unwrap(),
        Step::Again(vec![QualityReason::NoFace])
    );
    assert_eq!(session.frame(&moved(2)).unwrap(), Step::Again(vec![]));
    assert_eq!(session.attempts_left(), 3);
    assert_eq!(session.frame(&moved(1)).unwrap(), Step::Over);
    assert_eq!(session.frame(&moved(3)).unwrap(), Step::Over);
    let decision = session.finish();
    assert_eq!(
        (decision.outcome(), decision.frames()),
        (&Outcome::Match, 3)
    );
}

#[test]
fn a_session_ends_with_its_attempts() {
    let settings = MatcherSettings {
        attempts: 2,
        ..MatcherSettings::default()
    };
    let matcher = matcher_of(&toy::manifest(CALIBRATED), settings);
    let card = person(1);
    let mut session = matcher.session(&card);
    assert_eq!(session.frame(&moved(2)).unwrap(), Step::Again(vec![]));
    assert_eq!(session.frame(&nobody()).unwrap(), Step::Over);
    // A frame was compared, so the one that was not does not count.
    assert_eq!(session.finish().outcome(), &Outcome::NoMatch);
}

#[test]
fn a_session_that_saw_no_frame_compared_nothing() {
    let matcher = matcher();
    let decision = matcher.session(&person(1)).finish();
    assert_eq!(
        decision.outcome(),
        &Outcome::NotComparable(NotComparable::NoFrame)
    );
}

#[test]
fn a_card_without_a_face_ends_the_session_at_once() {
    let matcher = matcher();
    let card = nobody();
    let mut session = matcher.session(&card);
    assert_eq!(session.frame(&moved(1)).unwrap(), Step::Over);
    assert_eq!(session.finish().outcome().code(), "FAILURE_TO_ENROL");
}

/// A clock that the test turns.
struct Turned(Arc<AtomicU64>);

impl Clock for Turned {
    fn elapsed(&self) -> Duration {
        Duration::from_millis(self.0.load(Ordering::Relaxed))
    }
}

/// 仕様例: 顔認証開始から資格確認終了まで、原則、5秒以内.
#[test]
fn a_session_ends_after_five_seconds() {
    let time = Arc::new(AtomicU64::new(1_000));
    let matcher = matcher().with_clock(Box::new(Turned(time.clone())));
    let card = person(1);
    let mut session = matcher.session(&card);
    time.store(5_999, Ordering::Relaxed);
    assert_eq!(session.frame(&moved(2)).unwrap(), Step::Again(vec![]));
    assert_eq!(session.time_left(), Duration::from_millis(1));
    time.store(6_000, Ordering::Relaxed);
    assert_eq!(session.frame(&moved(1)).unwrap(), Step::Over);
    let decision = session.finish();
    assert_eq!(
        (decision.outcome(), decision.frames()),
        (&Outcome::NoMatch, 1)
    );
    assert_eq!(decision.times().total, Duration::from_secs(5));
}

/// A check that takes its time.
struct Slow {
    time: Arc<AtomicU64>,
    takes: u64,
}

impl LivenessCheck for Slow {
    fn check(&self, _: &Picture, _: &Rectangle) -> mnc_core::Result<Liveness> {
        self.time.fetch_add(self.takes, Ordering::Relaxed);
        Ok(Liveness::Live)
    }

    fn model_ids(&self) -> Vec<String> {
        Vec::new()
    }
}

/// 仕様例, the same: a frame that is done with too late decides nothing.
#[test]
fn a_score_after_five_seconds_is_discarded() {
    for (takes, code, is_match) in [(5_000, "MATCH", true), (5_001, "OUT_OF_TIME", false)] {
        let time = Arc::new(AtomicU64::new(0));
        let check = Box::new(Slow {
            time: time.clone(),
            takes,
        });
        let matcher = matcher()
            .with_clock(Box::new(Turned(time)))
            .with_liveness(check);
        let decision = matcher.compare(&person(1), &moved(1)).unwrap();
        assert_eq!(decision.outcome().code(), code);
        assert_eq!(decision.is_match(), is_match);
        assert_eq!(decision.score().is_some(), is_match);
        assert_eq!(decision.visual_reason().is_none(), is_match);
    }
}

/// What was compared in time still counts.
#[test]
fn a_late_frame_does_not_undo_an_earlier_one() {
    let time = Arc::new(AtomicU64::new(0));
    let check = Box::new(Slow {
        time: time.clone(),
        takes: 3_000,
    });
    let matcher = matcher()
        .with_clock(Box::new(Turned(time)))
        .with_liveness(check);
    let card = person(1);
    let mut session = matcher.session(&card);
    assert_eq!(session.frame(&moved(2)).unwrap(), Step::Again(vec![]));
    assert_eq!(session.frame(&moved(1)).unwrap(), Step::Over);
    assert_eq!(session.finish().outcome(), &Outcome::NoMatch);
}

/// 公的個人認証法38条の2: the SDK's own comparison is a pre-check.
#[test]
fn a_match_is_evidence_of_the_sdks_own_and_enough_for_nothing() {
    let matcher = matcher();
    let decision = matcher.compare(&person(1), &moved(1)).unwrap();
    let verification = decision.verification(AT).unwrap();
    assert_eq!(
        (
            verification.judge(),
            verification.method(),
            verification.at()
        ),
        (Judge::SdkFaceComparison, Method::Face, AT)
    );
    assert!(
        Use::ALL
            .iter()
            .all(|wanted| !verification.is_enough_for(*wanted))
    );
    assert_eq!(decision.visual_reason(), None);
    let other = matcher.compare(&person(1), &moved(2)).unwrap();
    assert_eq!(other.verification(AT), None);
    assert_eq!(
        other.visual_reason(),
        Some(VisualReason::FaceComparisonFailed)
    );
}

#[test]
fn the_operation_log_holds_no_score() {
    let decision = matcher().compare(&person(1), &nobody()).unwrap();
    let line = decision.audit(AT).to_string();
    let expected = "2026-11-20T09:30:00 face comparison: FAILURE_TO_ACQUIRE [NO_FACE], liveness \
                    NOT_CHECKED, calibration WORST_GROUP, models toy detector embedder, 1 frames, ";
    assert!(line.starts_with(expected), "{line}");
    let matched = matcher().compare(&person(1), &moved(1)).unwrap();
    let score = matched.score().unwrap().to_string();
    assert!(!matched.audit(AT).to_string().contains(&score[..4]));
}

#[test]
fn every_outcome_and_reason_speaks_both_languages() {
    for outcome in [
        Outcome::Match,
        Outcome::NoMatch,
        Outcome::NotComparable(NotComparable::NoFrame),
    ] {
        assert!(outcome.message(Language::English).is_ascii());
        assert!(outcome.message(Language::Japanese).ends_with('。'));
    }
    for reason in QualityReason::ALL {
        assert!(reason.message(Language::English).is_ascii());
        assert!(reason.message(Language::Japanese).ends_with('。'));
        assert!(!reason.component().is_empty());
    }
}

/// A check that says what it is told.
struct Told(Liveness);

impl LivenessCheck for Told {
    fn check(&self, _: &Picture, _: &Rectangle) -> mnc_core::Result<Liveness> {
        Ok(self.0)
    }

    fn model_ids(&self) -> Vec<String> {
        vec!["told".to_owned()]
    }
}

#[test]
fn a_suspicious_frame_is_not_compared() {
    let suspicious = matcher().with_liveness(Box::new(Told(Liveness::Suspicious)));
    let decision = suspicious.compare(&person(1), &moved(1)).unwrap();
    assert_eq!(
        decision.outcome(),
        &Outcome::NotComparable(NotComparable::NoLivingFace)
    );
    assert_eq!(decision.score(), None);
    assert_eq!(decision.liveness(), Liveness::Suspicious);
    let logged = decision.audit(AT).to_string();
    assert!(
        logged.contains("NO_LIVING_FACE [], liveness SUSPICIOUS"),
        "{logged}"
    );
    let live = matcher().with_liveness(Box::new(Told(Liveness::Live)));
    let decision = live.compare(&person(1), &moved(1)).unwrap();
    assert_eq!(
        (decision.is_match(), decision.liveness()),
        (true, Liveness::Live)
    );
    assert_eq!(decision.models().last().unwrap(), "told");
}

#[test]
fn a_suspicious_frame_is_not_forgotten_for_one_that_does_not_serve() {
    let matcher = matcher().with_liveness(Box::new(Told(Liveness::Suspicious)));
    let card = person(1);
    let mut session = matcher.session(&card);
    assert_eq!(session.frame(&moved(1)).unwrap(), Step::Again(vec![]));
    let reasons = vec![QualityReason::NoFace];
    assert_eq!(session.frame(&nobody()).unwrap(), Step::Again(reasons));
    let decision = session.finish();
    assert_eq!(
        (decision.outcome(), decision.liveness()),
        (
            &Outcome::NotComparable(NotComparable::NoLivingFace),
            Liveness::Suspicious
        )
    );
}

/// Suspicious at first, then living.
struct AtFirst(AtomicU64);

impl LivenessCheck for AtFirst {
    fn check(&self, _: &Picture, _: &Rectangle) -> mnc_core::Result<Liveness> {
        Ok(match self.0.fetch_add(1, Ordering::Relaxed) {
            0 => Liveness::Suspicious,
            _ => Liveness::Live,
        })
    }

    fn model_ids(&self) -> Vec<String> {
        Vec::new()
    }
}

#[test]
fn the_frame_that_decides_says_how_living_it_was() {
    let matcher = matcher().with_liveness(Box::new(AtFirst(AtomicU64::new(0))));
    let card = person(1);
    let mut session = matcher.session(&card);
    session.frame(&moved(1)).unwrap();
    assert_eq!(session.frame(&moved(1)).unwrap(), Step::Over);
    let decision = session.finish();
    assert_eq!(
        (decision.is_match(), decision.liveness()),
        (true, Liveness::Live)
    );
}

/// A vendor's detector that fails.
struct Failing(fn());

impl FaceDetector for Failing {
    fn detect(&self, _: &Picture) -> mnc_core::Result<Vec<Detection>> {
        (self.0)();
        Err(ErrorKind::FaceEngine.into())
    }
}

/// For manifests without a cohort.
fn none(_: &str) -> mnc_core::Result<Vec<u8>> {
    Err(ErrorKind::ModelMismatch.into())
}

#[test]
fn a_part_that_panics_is_an_error_of_the_engine() {
    let check = matcher().with_liveness(Box::new(PanickingCheck));
    let error = check.compare(&person(1), &moved(1)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::FaceEngine);
    for threads in [1, 2] {
        let manifest = ModelManifest::parse(toy::manifest(CALIBRATED).as_bytes()).unwrap();
        let detector = Box::new(Failing(|| panic!("the vendor's")));
        let threads = Threads::new(threads);
        let engine = FaceEngine::with_parts(manifest, detector, vec![], threads, none).unwrap();
        let matcher = FaceMatcher::new(engine, MatcherSettings::default()).unwrap();
        let error = matcher.compare(&person(1), &moved(1)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::FaceEngine);
    }
}

struct PanickingCheck;

impl LivenessCheck for PanickingCheck {
    fn check(&self, _: &Picture, _: &Rectangle) -> mnc_core::Result<Liveness> {
        panic!("the vendor's")
    }

    fn model_ids(&self) -> Vec<String> {
        Vec::new()
    }
}

/// Embeds every face alike.
struct Alike;

impl FaceEmbedder for Alike {
    fn embed(&self, _: &Picture, _: &Landmarks) -> mnc_core::Result<Embedding> {
        Embedding::new(vec![0.6, 0.8])
    }

    fn dimension(&self) -> usize {
        2
    }
}

/// A vendor's engine of a manifest with a cohort of one centroid, at which every face scores 1 less
/// its cosine with the centroid.
fn with_cohort(
    files: impl FnMut(&str) -> mnc_core::Result<Vec<u8>>,
) -> mnc_core::Result<FaceEngine> {
    let entry = format!(
        r#""cohort": {{"file": "cohort.bin", "sha256": "{}", "top": 1, "data": "made up"}},"#,
        Sha256::of(&cohort())
    );
    let manifest = toy::manifest(&(entry + CALIBRATED));
    let manifest = ModelManifest::parse(manifest.as_bytes()).unwrap();
    let onnx = toy::detector().bytes();
    let detector = YuNet::load(onnx, manifest.detector.options, &Threads::new(1)).unwrap();
    FaceEngine::with_parts(
        manifest,
        Box::new(detector),
        vec![Box::new(Alike)],
        Threads::new(1),
        files,
    )
}

fn cohort() -> Vec<u8> {
    [0.0_f32, 5.0]
        .iter()
        .flat_map(|it| it.to_le_bytes())
        .collect()
}

#[test]
fn the_cohort_of_a_vendors_engine_counts() {
    let engine = with_cohort(|name| {
        assert_eq!(name, "cohort.bin");
        Ok(cohort())
    });
    let matcher = FaceMatcher::new(engine.unwrap(), MatcherSettings::default()).unwrap();
    let decision = matcher.compare(&person(1), &moved(1)).unwrap();
    assert_eq!(decision.outcome(), &Outcome::NoMatch);
    assert!((decision.score().unwrap() - 0.2).abs() < 1e-6);
}

#[test]
fn a_manifest_whose_cohort_is_not_supplied_is_refused() {
    let kind = |engine: mnc_core::Result<FaceEngine>| engine.err().unwrap().kind();
    assert_eq!(kind(with_cohort(none)), ErrorKind::ModelMismatch);
    let other = with_cohort(|_| Ok(vec![0; 8]));
    assert_eq!(kind(other), ErrorKind::ModelMismatch);
}

#[test]
fn an_engine_that_fails_decides_nothing() {
    let manifest = ModelManifest::parse(toy::manifest(CALIBRATED).as_bytes()).unwrap();
    let engine = FaceEngine::with_parts(
        manifest,
        Box::new(Failing(|| {})),
        vec![],
        Threads::new(2),
        none,
    );
    let engine = engine.unwrap();
    let matcher = FaceMatcher::new(engine, MatcherSettings::default()).unwrap();
    let error = matcher.compare(&person(1), &moved(1)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::FaceEngine);
}
