//! Whom a picture with several faces is of.

use crate::detector::Detection;
use crate::geometry::Point;
use crate::numbers::to_f32;
use crate::picture::Picture;

/// Which of several faces is meant. Exhaustive on purpose.
///
/// It is no licence to compare pictures of several people: [`assess`](super::assess) refuses every
/// further face of a size that could be meant, whichever was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The largest: whoever stands nearest to the camera, wherever in the frame.
    Largest,
    /// The one whose area, less twice the square of its distance from the middle of the picture, is
    /// the largest. A card's photo shows its holder in the middle, and so do the pictures of public
    /// data sets, where a bystander's face is at times the larger one.
    Central,
}

impl Subject {
    /// That face; none only if there is none at all.
    pub fn of<'d>(self, picture: &Picture, found: &'d [Detection]) -> Option<&'d Detection> {
        let middle = Point::new(
            to_f32(picture.width()) / 2.0,
            to_f32(picture.height()) / 2.0,
        );
        let weight = |found: &Detection| match self {
            Self::Largest => found.face.area(),
            Self::Central => found.face.area() - 2.0 * found.face.centre().distance(middle).powi(2),
        };
        found
            .iter()
            .max_by(|one, other| weight(one).total_cmp(&weight(other)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{QualityLimits, QualityReason, assess};
    use super::*;
    use crate::geometry::{Landmarks, Rectangle};

    fn picture() -> Picture {
        Picture::from_grey(250, 250, &vec![128; 250 * 250]).unwrap()
    }

    /// A square face at half the picture's height.
    fn face(x: f32, side: f32) -> Detection {
        Detection {
            face: Rectangle {
                x,
                y: 125.0 - side / 2.0,
                width: side,
                height: side,
            },
            landmarks: Landmarks::default(),
            confidence: 1.0,
        }
    }

    #[test]
    fn a_larger_bystander_is_not_the_one_in_the_middle() {
        // At the left border and 100 wide; in the middle and 80 wide.
        let faces = [face(0.0, 100.0), face(85.0, 80.0)];
        assert_eq!(Subject::Central.of(&picture(), &faces), Some(&faces[1]));
        assert_eq!(Subject::Largest.of(&picture(), &faces), Some(&faces[0]));
    }

    #[test]
    fn of_two_in_the_middle_the_larger_is_meant() {
        let faces = [face(85.0, 80.0), face(75.0, 100.0)];
        assert_eq!(Subject::Central.of(&picture(), &faces), Some(&faces[1]));
    }

    #[test]
    fn of_none_none_is_meant() {
        assert_eq!(Subject::Central.of(&picture(), &[]), None);
        assert_eq!(Subject::Largest.of(&picture(), &[]), None);
    }

    /// Whichever is chosen, a card and a frame with another face of such a size are refused.
    #[test]
    fn a_larger_bystander_is_a_refusal_all_the_same() {
        let faces = [face(0.0, 100.0), face(85.0, 80.0)];
        for limits in [QualityLimits::CAMERA, QualityLimits::CARD] {
            let report = assess(&picture(), &faces, &limits);
            let several = report.reasons.contains(&QualityReason::SeveralFaces);
            assert!(several, "{:?}", limits.subject);
        }
    }

    /// A small face in the background, a poster's say, is nobody's business at the camera.
    #[test]
    fn a_small_face_in_the_middle_of_a_frame_is_not_meant() {
        let faces = [face(0.0, 100.0), face(110.0, 30.0)];
        let told = |limits| assess(&picture(), &faces, &limits).reasons;
        assert!(!told(QualityLimits::CAMERA).contains(&QualityReason::SeveralFaces));
        assert!(told(QualityLimits::CARD).contains(&QualityReason::SeveralFaces));
    }
}
