//! What a comparison of faces says after a frame, and in the end.

use crate::assessment::Message;
use serde::Deserialize;

/// What follows from a frame.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct FaceStep {
    /// Whether to decide now; otherwise another frame.
    pub over: bool,
    /// What to tell the patient before the next frame.
    pub reasons: Vec<Message>,
    /// How many comparisons are left.
    pub attempts_left: u8,
    /// How much time is left.
    pub milliseconds_left: u64,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, uniffi::Enum)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FaceOutcome {
    /// A frame fits the photo.
    Match,
    /// Frames were compared, and none fits.
    NoMatch,
    /// Not compared: the photo of the card does not serve.
    FailureToEnrol,
    /// Not compared: no frame served.
    FailureToAcquire,
    /// Not compared: the liveness check saw no living face.
    NoLivingFace,
    /// Not compared: there was no frame.
    NoFrame,
}

/// The evidence of a match.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct FaceEvidence {
    /// How the identity was looked at.
    pub method: String,
    /// Who judged.
    pub judge: String,
    /// For which uses it is enough: for none, since it is a pre-check (公的個人認証法38条の2).
    pub enough_for: Vec<String>,
}

/// How long it took, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct FaceTimes {
    /// The photo of the card.
    pub card: u64,
    /// The frames.
    pub frames: u64,
    /// From begin to end.
    pub total: u64,
}

/// What was found, what it is worth, and what is written down. Holds nothing of a face.
#[derive(Debug, Clone, PartialEq, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct FaceDecision {
    /// What came of it.
    #[serde(rename = "code")]
    pub outcome: FaceOutcome,
    /// A sentence for staff, in Japanese.
    pub ja: String,
    /// A sentence for staff, in English.
    pub en: String,
    /// Whether a frame fits the photo.
    #[serde(rename = "match")]
    pub is_match: bool,
    /// Why photo or frames did not serve.
    pub reasons: Vec<Message>,
    /// The highest score, if anything was compared.
    pub score: Option<f32>,
    /// From which score on two faces match.
    pub threshold: Option<f32>,
    /// `WORST_GROUP` or `UNCALIBRATED`: whether the worst group keeps the rate at that score.
    pub calibration: Option<String>,
    /// What the liveness check says.
    pub liveness: String,
    /// The names of the manifest and its models.
    pub models: Vec<String>,
    /// How many frames were looked at.
    pub frames: u8,
    /// How long it took.
    pub milliseconds: FaceTimes,
    /// There after a match.
    pub evidence: Option<FaceEvidence>,
    /// There otherwise: why staff now confirms by sight (厚生労働省 事務連絡（その2） of 2023-12-13, 3(2)).
    pub visual_confirmation: Option<String>,
    /// A line for the operation log, without a score or anything of a face.
    pub audit: String,
}
