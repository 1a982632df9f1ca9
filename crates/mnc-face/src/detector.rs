//! Where the faces are: the trait of every detector, and what it finds.

mod resize;
mod yunet;

pub use yunet::{YuNet, YuNetOptions};

use crate::geometry::{Landmarks, Rectangle};
use crate::picture::Picture;
use mnc_core::Result;

/// A face in a picture.
#[derive(Clone, Copy, PartialEq)]
pub struct Detection {
    /// The box around it, in pixels of the picture.
    pub face: Rectangle,
    /// The five landmarks, in pixels of the picture.
    pub landmarks: Landmarks,
    /// How sure the detector is, 0 to 1.
    pub confidence: f32,
}

impl std::fmt::Debug for Detection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Detection(redacted)")
    }
}

/// Finds faces. A vendor's own engine implements this; [`YuNet`] is the one that comes along.
pub trait FaceDetector: Send + Sync {
    /// The faces in the picture, the surest first.
    ///
    /// # Errors
    /// `FaceEngine` if the engine fails. No face is no error.
    fn detect(&self, picture: &Picture) -> Result<Vec<Detection>>;
}

/// Of boxes that overlap by more than `most`, the surest stays (non-maximum suppression). The
/// result is sorted, the surest first.
pub(crate) fn suppress(mut found: Vec<Detection>, most: f32) -> Vec<Detection> {
    found.sort_by(|one, other| other.confidence.total_cmp(&one.confidence));
    let mut kept: Vec<Detection> = Vec::new();
    for candidate in found {
        let overlaps = |kept: &Detection| kept.face.overlap(&candidate.face) > most;
        if !kept.iter().any(overlaps) {
            kept.push(candidate);
        }
    }
    kept
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "exact on purpose")]
mod tests {
    use super::*;

    fn face(x: f32, confidence: f32) -> Detection {
        Detection {
            face: Rectangle {
                x,
                y: 0.0,
                width: 10.0,
                height: 10.0,
            },
            landmarks: Landmarks::default(),
            confidence,
        }
    }

    #[test]
    fn the_surest_of_overlapping_boxes_stays() {
        let found = vec![face(1.0, 0.7), face(0.0, 0.9), face(30.0, 0.8)];
        let kept = suppress(found, 0.3);
        let sure: Vec<_> = kept.iter().map(|kept| kept.confidence).collect();
        assert_eq!(sure, [0.9, 0.8]);
    }

    #[test]
    fn boxes_that_overlap_less_both_stay() {
        // 4 of 16 columns in common: a quarter.
        assert_eq!(suppress(vec![face(0.0, 0.9), face(6.0, 0.8)], 0.3).len(), 2);
        assert_eq!(suppress(vec![face(0.0, 0.9), face(6.0, 0.8)], 0.2).len(), 1);
    }
}
