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
use mnc_face::engine::Threads;
use mnc_face::matcher::{Clock, Step};
use mnc_face::model::CalibrationState;
use mnc_face::{
    Detection, FaceDetector, FaceEngine, FaceMatcher, Liveness, LivenessCheck, MatcherSettings,
    ModelManifest, NotComparable, Outcome, Picture, QualityReason, Rectangle,
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
    let live = matcher().with_liveness(Box::new(Told(Liveness::Live)));
    let decision = live.compare(&person(1), &moved(1)).unwrap();
    assert_eq!(
        (decision.is_match(), decision.liveness()),
        (true, Liveness::Live)
    );
    assert_eq!(decision.models().last().unwrap(), "told");
}

/// A vendor's detector that fails.
struct Failing(fn());

impl FaceDetector for Failing {
    fn detect(&self, _: &Picture) -> mnc_core::Result<Vec<Detection>> {
        (self.0)();
        Err(ErrorKind::FaceEngine.into())
    }
}

#[test]
fn an_engine_that_fails_decides_nothing() {
    let manifest = ModelManifest::parse(toy::manifest(CALIBRATED).as_bytes()).unwrap();
    let engine =
        FaceEngine::with_parts(manifest, Box::new(Failing(|| {})), vec![], Threads::new(2));
    let matcher = FaceMatcher::new(engine, MatcherSettings::default()).unwrap();
    let error = matcher.compare(&person(1), &moved(1)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::FaceEngine);
}
