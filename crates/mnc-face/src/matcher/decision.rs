//! What a session found, what follows from it, and what is written down.

use crate::liveness::Liveness;
use crate::model::Threshold;
use crate::quality::QualityReason;
use mnc_core::identity::{IdentityVerification, VisualReason};
use mnc_core::{DateTime, Language};
use std::fmt;
use std::time::Duration;

/// The outcome of a session. Exhaustive on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A frame reached the threshold.
    Match,
    /// Frames were compared, and none reached it.
    NoMatch,
    /// Nothing was compared. This is no low score, and says nothing about the patient.
    NotComparable(NotComparable),
}

/// Why nothing was compared (ISO/IEC 19795-1). Exhaustive on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotComparable {
    /// Failure to enrol: the photo of the card does not serve.
    FailureToEnrol(Vec<QualityReason>),
    /// Failure to acquire: no frame served; the reasons are the last one's.
    FailureToAcquire(Vec<QualityReason>),
    /// The liveness check took a frame for no living face, and no other frame was compared.
    NoLivingFace,
    /// A frame was compared, but the time had run out by then: its score was discarded.
    OutOfTime,
    /// The time ran out, or the host gave up, before a frame came.
    NoFrame,
}

impl Outcome {
    /// The stable ASCII code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Match => "MATCH",
            Self::NoMatch => "NO_MATCH",
            Self::NotComparable(NotComparable::FailureToEnrol(_)) => "FAILURE_TO_ENROL",
            Self::NotComparable(NotComparable::FailureToAcquire(_)) => "FAILURE_TO_ACQUIRE",
            Self::NotComparable(NotComparable::NoLivingFace) => "NO_LIVING_FACE",
            Self::NotComparable(NotComparable::OutOfTime) => "OUT_OF_TIME",
            Self::NotComparable(NotComparable::NoFrame) => "NO_FRAME",
        }
    }

    /// The quality reasons, if these were why.
    pub fn reasons(&self) -> &[QualityReason] {
        match self {
            Self::NotComparable(
                NotComparable::FailureToEnrol(reasons) | NotComparable::FailureToAcquire(reasons),
            ) => reasons,
            _ => &[],
        }
    }

    /// A sentence for staff.
    pub const fn message(&self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Match, Language::English) => {
                "The face fits the photo of the card. This is a pre-check only."
            }
            (Self::Match, Language::Japanese) => {
                "カードの顔写真と一致しました（事前確認であり、本人確認は完了していません）。"
            }
            (Self::NoMatch, Language::English) => {
                "The face does not fit the photo of the card. Please confirm by sight."
            }
            (Self::NoMatch, Language::Japanese) => {
                "カードの顔写真と一致しませんでした。目視で本人確認を行ってください。"
            }
            (Self::NotComparable(_), Language::English) => {
                "The faces could not be compared. Please confirm by sight."
            }
            (Self::NotComparable(_), Language::Japanese) => {
                "顔を照合できませんでした。目視で本人確認を行ってください。"
            }
        }
    }
}

/// How long the parts of a session took, all frames together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Times {
    /// Detection and embedding of the card's photo; it runs beside the first frame.
    pub card: Duration,
    /// Detection, quality, liveness and embedding of the frames.
    pub frames: Duration,
    /// From the opening of the session to its end.
    pub total: Duration,
}

/// The decision of a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    pub(super) outcome: Outcome,
    pub(super) score: Option<f32>,
    pub(super) threshold: Option<Threshold>,
    pub(super) liveness: Liveness,
    pub(super) models: Vec<String>,
    pub(super) frames: u8,
    pub(super) times: Times,
}

impl Decision {
    /// What was found.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// Whether a frame reached the threshold.
    pub fn is_match(&self) -> bool {
        self.outcome == Outcome::Match
    }

    /// The highest score, if anything was compared.
    pub fn score(&self) -> Option<f32> {
        self.score
    }

    /// The threshold that held, and whether the worst group keeps the rate at it.
    pub fn threshold(&self) -> Option<Threshold> {
        self.threshold
    }

    /// What is known of the liveness of the frame that decided; if none was compared, whether one
    /// was suspicious.
    pub fn liveness(&self) -> Liveness {
        self.liveness
    }

    /// The names of the manifest and its models.
    pub fn models(&self) -> &[String] {
        &self.models
    }

    /// How many frames were looked at.
    pub fn frames(&self) -> u8 {
        self.frames
    }

    /// How long it took.
    pub fn times(&self) -> Times {
        self.times
    }

    /// The evidence of a match: a comparison of the SDK's own, which is enough for no use
    /// (公的個人認証法38条の2). None without a match.
    pub fn verification(&self, at: DateTime) -> Option<IdentityVerification> {
        self.is_match()
            .then(|| IdentityVerification::by_sdk_face_comparison(at))
    }

    /// Why staff is now asked to confirm by sight (厚生労働省 事務連絡（その2） of 2023-12-13, 3(2)).
    /// None after a match.
    pub fn visual_reason(&self) -> Option<VisualReason> {
        (!self.is_match()).then_some(VisualReason::FaceComparisonFailed)
    }

    /// What is written down: what happened, when, with which outcome and models.
    pub fn audit(&self, at: DateTime) -> AuditEvent {
        AuditEvent {
            at,
            outcome: self.outcome.code(),
            reasons: self
                .outcome
                .reasons()
                .iter()
                .map(|reason| reason.code())
                .collect(),
            liveness: self.liveness.name(),
            calibration: self.threshold.map(|threshold| threshold.state.name()),
            models: self.models.clone(),
            frames: self.frames,
            milliseconds: self.times.total.as_millis(),
        }
    }
}

/// One line of the operation log that the notice wants kept. It holds no score, no picture and
/// nothing else of a face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEvent {
    at: DateTime,
    outcome: &'static str,
    reasons: Vec<&'static str>,
    liveness: &'static str,
    calibration: Option<&'static str>,
    models: Vec<String>,
    frames: u8,
    milliseconds: u128,
}

impl fmt::Display for AuditEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} face comparison: {} [{}], liveness {}, calibration {}, models {}, {} frames, {} ms",
            self.at,
            self.outcome,
            self.reasons.join(" "),
            self.liveness,
            self.calibration.unwrap_or("NONE"),
            self.models.join(" "),
            self.frames,
            self.milliseconds
        )
    }
}
