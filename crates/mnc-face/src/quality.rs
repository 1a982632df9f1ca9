//! Whether a picture shows one face well enough to be compared, and what to tell the patient if not.
//!
//! Terms after ISO/IEC 29794-5 (face image quality) and ICAO Doc 9303. What this crate cannot tell
//! from five landmarks and the pixels is named in [`UNTOLD`], never guessed.

mod measure;
mod reason;
mod subject;

pub use measure::Measures;
pub use reason::{QualityReason, UNTOLD, Untold};
pub use subject::Subject;

use crate::detector::Detection;
use crate::picture::Picture;

/// What a picture must reach. Shares and ratios are fractions of 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QualityLimits {
    /// Which face is meant, if several are found: its measures must reach the limits.
    pub subject: Subject,
    /// Least inter-eye distance in pixels; the templates of the embedders have 35.
    pub eye_distance: f32,
    /// A second face of this share of the meant one's area counts.
    pub second_face: f32,
    /// Most of the face's box that may lie beyond the picture.
    pub cut_off: f32,
    /// Least mean luma of the face, 0 to 255.
    pub darkest: f32,
    /// Most mean luma of the face, 0 to 255.
    pub brightest: f32,
    /// Most of the face that may be saturated: luma above 250.
    pub saturated: f32,
    /// Least sharpness: see [`Measures::sharpness`].
    pub sharpness: f32,
    /// How far the nose may stand from the middle of the eyes, in eye distances.
    pub nose_aside: f32,
    /// Least and most of the way from the eyes down to the mouth at which the nose may stand.
    pub nose_height: (f32, f32),
    /// Most slope of the line through the eyes, in degrees.
    pub roll: f32,
    /// Least luma of the eyes as a share of the cheeks'; dark glasses fall below.
    pub eyes: f32,
    /// Most difference in chroma between mouth and cheeks; masks exceed it.
    pub mouth_chroma: f32,
}

impl QualityLimits {
    /// For a frame of the camera: loose enough to let cooperative pictures pass. On the smiling
    /// faces of the Face Research Lab London Set the least sharpness is 0.78, the darkest eyes 0.51,
    /// the most chroma of a mouth 8.4. The limit for eyes is low because deep-set ones are dark too: it
    /// refuses 0.3 % to 2.7 % of the groups of `UTKFace`, where 0.4 refused 4.6 % to 14.3 %.
    pub const CAMERA: Self = Self {
        subject: Subject::Largest,
        eye_distance: 35.0,
        second_face: 0.4,
        cut_off: 0.05,
        darkest: 50.0,
        brightest: 225.0,
        saturated: 0.3,
        sharpness: 0.1,
        nose_aside: 0.3,
        nose_height: (0.2, 0.85),
        roll: 30.0,
        eyes: 0.25,
        mouth_chroma: 25.0,
    };

    /// For the photo of the card: its holder is in the middle, a few bytes leave little texture, and
    /// nobody can take it again, so that it is not asked for eyes: who issued the card has looked.
    pub const CARD: Self = Self {
        subject: Subject::Central,
        eye_distance: 24.0,
        darkest: 25.0,
        brightest: 245.0,
        saturated: 0.6,
        sharpness: 0.0,
        eyes: 0.0,
        ..Self::CAMERA
    };
}

/// What was found in a picture.
#[derive(Debug)]
pub struct QualityReport {
    /// Why it cannot be compared; none if it can.
    pub reasons: Vec<QualityReason>,
    /// What was measured on the face that is meant.
    pub measures: Option<Measures>,
}

impl QualityReport {
    /// Whether the picture can be compared.
    pub fn is_sufficient(&self) -> bool {
        self.reasons.is_empty()
    }
}

/// Judges a picture and the faces found in it. Another face beside the meant one, if it is not much
/// smaller, is [`QualityReason::SeveralFaces`].
pub fn assess(picture: &Picture, faces: &[Detection], limits: &QualityLimits) -> QualityReport {
    let Some(face) = limits.subject.of(picture, faces) else {
        return QualityReport {
            reasons: vec![QualityReason::NoFace],
            measures: None,
        };
    };
    let measures = Measures::of(picture, face);
    let mut reasons = Vec::new();
    if faces
        .iter()
        .filter(|other| counts(other, face, limits))
        .count()
        > 1
    {
        reasons.push(QualityReason::SeveralFaces);
    }
    let failed = QualityReason::ALL
        .iter()
        .filter(|reason| reason.applies(&measures, limits));
    reasons.extend(failed);
    QualityReport {
        reasons,
        measures: Some(measures),
    }
}

/// Whether a face is as large as one that could be meant.
fn counts(other: &Detection, subject: &Detection, limits: &QualityLimits) -> bool {
    other.face.area() >= subject.face.area() * limits.second_face
}
