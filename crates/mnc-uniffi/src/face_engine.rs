//! A comparison engine of the host: what it implements, what it is shown, and how it is called.

use crate::error::MncError;
use crate::host::HostError;
use mnc::facade::face::{Found, HostEngine, Rgb};
use mnc_abi::Trouble;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use zeroize::{Zeroize, Zeroizing};

/// A picture as an engine sees it. It is the engine's until the function that was given it returns; then
/// it is wiped.
#[derive(uniffi::Object)]
pub struct FacePicture {
    width: u32,
    height: u32,
    rgb: Mutex<Zeroizing<Vec<u8>>>,
}

#[uniffi::export]
impl FacePicture {
    /// In pixels.
    ///
    /// # Errors
    /// None.
    pub fn width(&self) -> Result<u32, MncError> {
        Ok(self.width)
    }

    /// In pixels.
    ///
    /// # Errors
    /// None.
    pub fn height(&self) -> Result<u32, MncError> {
        Ok(self.height)
    }

    /// `width * height * 3` bytes: red before green before blue, rows from the top. Keep no copy.
    ///
    /// # Errors
    /// `INVALID_HANDLE` once the function that was given the picture has returned.
    pub fn rgb(&self) -> Result<Vec<u8>, MncError> {
        let rgb = self.bytes();
        if rgb.is_empty() {
            return Err(Trouble::InvalidHandle.into());
        }
        Ok(rgb.to_vec())
    }
}

impl FacePicture {
    fn bytes(&self) -> MutexGuard<'_, Zeroizing<Vec<u8>>> {
        self.rgb.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A point of a picture, in pixels from its left and its top.
#[derive(Debug, Clone, Copy, PartialEq, uniffi::Record)]
pub struct FacePoint {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
}

/// Where a face lies, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, uniffi::Record)]
pub struct FaceBox {
    /// Its left side.
    pub left: f32,
    /// Its upper side.
    pub top: f32,
    /// Its width.
    pub width: f32,
    /// Its height.
    pub height: f32,
}

/// Where the five points of a face lie; right is the person's own.
#[derive(Debug, Clone, Copy, PartialEq, uniffi::Record)]
pub struct FaceLandmarks {
    /// The right eye.
    pub right_eye: FacePoint,
    /// The left eye.
    pub left_eye: FacePoint,
    /// The tip of the nose.
    pub nose: FacePoint,
    /// The right corner of the mouth.
    pub right_mouth: FacePoint,
    /// The left corner of the mouth.
    pub left_mouth: FacePoint,
}

/// A face that an engine found.
#[derive(Debug, Clone, Copy, PartialEq, uniffi::Record)]
pub struct FoundFace {
    /// Its box.
    pub bounds: FaceBox,
    /// Its points.
    pub landmarks: FaceLandmarks,
    /// How sure the engine is, 0 to 1.
    pub confidence: f32,
}

/// A comparison engine of the host, such as one that is certified. Called on the thread of the call that
/// needs it; on several at once if there are several comparisons. It must not use the comparison that is
/// calling it.
#[uniffi::export(foreign)]
pub trait FaceEngine: Send + Sync {
    /// The faces in the picture, at most sixteen, the surest first.
    ///
    /// # Errors
    /// What kept the host from it.
    fn detect(&self, picture: Arc<FacePicture>) -> Result<Vec<FoundFace>, HostError>;

    /// Describes the face with these landmarks by as many numbers as the matcher was told; the cosine of
    /// two descriptions is their score.
    ///
    /// # Errors
    /// What kept the host from it.
    fn embed(
        &self,
        picture: Arc<FacePicture>,
        landmarks: FaceLandmarks,
    ) -> Result<Vec<f32>, HostError>;
}

/// A liveness check of the host. Called as its engine is.
#[uniffi::export(foreign)]
pub trait FaceLiveness: Send + Sync {
    /// Whether the face in this box is a living one, and no picture of one.
    ///
    /// # Errors
    /// What kept the host from it.
    fn is_live(&self, picture: Arc<FacePicture>, bounds: FaceBox) -> Result<bool, HostError>;
}

/// The host's engine as the facade calls it.
pub(crate) struct Engine {
    pub(crate) host: Arc<dyn FaceEngine>,
    pub(crate) liveness: Option<Arc<dyn FaceLiveness>>,
    pub(crate) dimension: usize,
}

impl HostEngine for Engine {
    fn detect(&self, picture: Rgb<'_>) -> Result<Vec<Found>, i32> {
        let found = shown(picture, |it| self.host.detect(it))?;
        Ok(found.iter().map(found_of).collect())
    }

    fn embed(
        &self,
        picture: Rgb<'_>,
        landmarks: &[f32; 10],
        numbers: &mut [f32],
    ) -> Result<(), i32> {
        let landmarks = landmarks_of(landmarks);
        let told = shown(picture, |it| self.host.embed(it, landmarks))?;
        let told = Zeroizing::new(told);
        if told.len() != numbers.len() {
            return Err(HostError::Failed.status());
        }
        numbers.copy_from_slice(&told);
        Ok(())
    }

    fn dimension(&self) -> usize {
        self.dimension
    }

    fn checks_liveness(&self) -> bool {
        self.liveness.is_some()
    }

    fn is_live(&self, picture: Rgb<'_>, bounds: &[f32; 4]) -> Result<bool, i32> {
        let failed = HostError::Failed.status();
        let check = self.liveness.as_ref().ok_or(failed)?;
        let [left, top, width, height] = *bounds;
        let bounds = FaceBox {
            left,
            top,
            width,
            height,
        };
        shown(picture, |it| check.is_live(it, bounds))
    }
}

/// Shows the host a copy of a picture, and wipes it, whatever the host makes of it.
fn shown<T>(
    picture: Rgb<'_>,
    work: impl FnOnce(Arc<FacePicture>) -> Result<T, HostError>,
) -> Result<T, i32> {
    struct Lent(Arc<FacePicture>);

    impl Drop for Lent {
        fn drop(&mut self) {
            self.0.bytes().zeroize();
        }
    }

    let side = |pixels: usize| u32::try_from(pixels).unwrap_or(u32::MAX);
    let lent = Lent(Arc::new(FacePicture {
        width: side(picture.width),
        height: side(picture.height),
        rgb: Mutex::new(Zeroizing::new(picture.bytes.to_vec())),
    }));
    work(Arc::clone(&lent.0)).map_err(HostError::status)
}

fn found_of(face: &FoundFace) -> Found {
    let (bounds, points) = (face.bounds, face.landmarks);
    let [right_eye, left_eye, nose, right_mouth, left_mouth] = [
        points.right_eye,
        points.left_eye,
        points.nose,
        points.right_mouth,
        points.left_mouth,
    ];
    Found {
        bounds: [bounds.left, bounds.top, bounds.width, bounds.height],
        landmarks: [
            right_eye.x,
            right_eye.y,
            left_eye.x,
            left_eye.y,
            nose.x,
            nose.y,
            right_mouth.x,
            right_mouth.y,
            left_mouth.x,
            left_mouth.y,
        ],
        confidence: face.confidence,
    }
}

fn landmarks_of(numbers: &[f32; 10]) -> FaceLandmarks {
    let mut points = [FacePoint { x: 0.0, y: 0.0 }; 5];
    let (pairs, _) = numbers.as_chunks::<2>();
    for (point, &[x, y]) in points.iter_mut().zip(pairs) {
        *point = FacePoint { x, y };
    }
    let [right_eye, left_eye, nose, right_mouth, left_mouth] = points;
    FaceLandmarks {
        right_eye,
        left_eye,
        nose,
        right_mouth,
        left_mouth,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keeps what it was shown, and describes a face by these numbers.
    struct Keeping(Mutex<Vec<Arc<FacePicture>>>, Vec<f32>);

    impl FaceEngine for Keeping {
        fn detect(&self, picture: Arc<FacePicture>) -> Result<Vec<FoundFace>, HostError> {
            assert_eq!(picture.rgb().unwrap(), [1, 2, 3]);
            assert_eq!(
                (picture.width().unwrap(), picture.height().unwrap()),
                (1, 1)
            );
            self.0.lock().unwrap().push(picture);
            Err(HostError::CardRemoved)
        }

        fn embed(
            &self,
            _picture: Arc<FacePicture>,
            landmarks: FaceLandmarks,
        ) -> Result<Vec<f32>, HostError> {
            assert_eq!(landmarks.left_mouth, FacePoint { x: 8.0, y: 9.0 });
            Ok(self.1.clone())
        }
    }

    const PICTURE: Rgb<'_> = Rgb {
        bytes: &[1, 2, 3],
        width: 1,
        height: 1,
    };

    const NUMBERS: [f32; 10] = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0];

    fn engine(host: &Arc<Keeping>) -> Engine {
        Engine {
            host: Arc::clone(host) as Arc<dyn FaceEngine>,
            liveness: None,
            dimension: 2,
        }
    }

    #[test]
    fn a_picture_that_the_host_kept_is_wiped() {
        let host = Arc::new(Keeping(Mutex::default(), Vec::new()));
        assert_eq!(engine(&host).detect(PICTURE).err(), Some(203));
        let kept = host.0.lock().unwrap().remove(0);
        assert!(kept.bytes().is_empty());
        assert_eq!(kept.rgb().unwrap_err().failure().kind, "INVALID_HANDLE");
    }

    #[test]
    fn a_description_has_as_many_numbers_as_was_said() {
        for (told, expected) in [
            (vec![0.5, 0.25], Ok(())),
            (vec![0.5], Err(-1)),
            (vec![0.5; 3], Err(-1)),
        ] {
            let host = Arc::new(Keeping(Mutex::default(), told.clone()));
            let mut numbers = [0.0; 2];
            let embedded = engine(&host).embed(PICTURE, &NUMBERS, &mut numbers);
            assert_eq!(embedded, expected);
            assert!(expected.is_err() || numbers.as_slice() == told);
        }
        let host = Arc::new(Keeping(Mutex::default(), Vec::new()));
        assert_eq!(engine(&host).is_live(PICTURE, &[0.0; 4]), Err(-1));
    }

    #[test]
    #[expect(clippy::float_cmp, reason = "numbers that nobody reckoned with")]
    fn points_keep_their_places() {
        let face = FoundFace {
            bounds: FaceBox {
                left: 1.0,
                top: 2.0,
                width: 3.0,
                height: 4.0,
            },
            landmarks: landmarks_of(&NUMBERS),
            confidence: 0.5,
        };
        let found = found_of(&face);
        assert_eq!(found.landmarks, NUMBERS);
        assert_eq!(found.bounds, [1.0, 2.0, 3.0, 4.0]);
    }
}
