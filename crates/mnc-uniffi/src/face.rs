//! The photo of the chip against the camera: a pre-check, never the approved verification.

use crate::error::Result;
use crate::face_decision::{FaceDecision, FaceStep};
use crate::face_engine::{Engine, FaceEngine, FaceLiveness};
use crate::json;
use mnc::facade::face::{Comparison, Matcher, Pixels};
use std::sync::Arc;
use zeroize::Zeroizing;

/// How a camera writes its pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
#[repr(i32)]
pub enum PixelFormat {
    /// Eight bits of grey, one byte a pixel.
    Grey = 1,
    /// Red, green, blue.
    Rgb = 2,
    /// Blue, green, red, and a byte that is not looked at.
    Bgra = 3,
    /// Luma, then shared chroma.
    Nv12 = 4,
    /// Luma and chroma in turn: USB cameras.
    Yuyv = 5,
}

/// How the buffer of a camera is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct PixelLayout {
    /// What a pixel is.
    pub format: PixelFormat,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Bytes from the start of a row to the start of the next.
    pub stride: u32,
    /// Whether luma and chroma of NV12 and YUYV go from 0 to 255.
    #[uniffi(default = false)]
    pub full_range: bool,
}

/// How a frame is turned before it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
#[repr(i32)]
pub enum FrameTurn {
    /// By 90 degrees.
    Clockwise = 90,
    /// By 180 degrees.
    Half = 180,
    /// By 270 degrees.
    Counterclockwise = 270,
}

/// A matcher. From any thread, also by several comparisons at once.
#[derive(uniffi::Object)]
pub struct FaceMatcher(Matcher);

#[uniffi::export]
impl FaceMatcher {
    /// A matcher of the models that a manifest names; manifest and models are the paths of a file and a
    /// folder. The settings are those of `mnc_face_matcher_open`, JSON.
    ///
    /// # Errors
    /// `MALFORMED_MANIFEST`, `MODEL_MISMATCH`, `UNUSABLE_MODEL`, `NO_THRESHOLD`, `INVALID_ARGUMENT`;
    /// `NOT_SUPPORTED` in a library without faces.
    #[uniffi::constructor(default(settings = "{}"))]
    pub fn open(manifest: &str, models: &str, settings: &str) -> Result<Self> {
        Ok(Self(Matcher::open(manifest, models, settings)?))
    }

    /// A matcher of the host's own engine, which describes a face by so many numbers. The manifest is a
    /// text: its calibration says from which score on two faces match. Without a liveness check nobody
    /// checks. Engine and check are kept until the matcher and its comparisons are gone.
    ///
    /// # Errors
    /// `MALFORMED_MANIFEST`, `NO_THRESHOLD`, `INVALID_ARGUMENT`; `NOT_SUPPORTED` in a library without
    /// faces.
    #[uniffi::constructor(default(settings = "{}", liveness = None))]
    pub fn on_engine(
        engine: Arc<dyn FaceEngine>,
        dimension: u16,
        manifest: &str,
        settings: &str,
        liveness: Option<Arc<dyn FaceLiveness>>,
    ) -> Result<Self> {
        let engine = Engine {
            host: engine,
            liveness,
            dimension: dimension.into(),
        };
        Ok(Self(Matcher::of_host(manifest, settings, engine)?))
    }

    /// Begins a comparison with the photo of a card, as `Card.photo` reads it. The time of the settings
    /// runs from here.
    ///
    /// # Errors
    /// `MALFORMED_PICTURE`, `PICTURE_TOO_LARGE`.
    pub fn begin(&self, photo: Vec<u8>) -> Result<Arc<FaceComparison>> {
        let photo = Zeroizing::new(photo);
        Ok(Arc::new(FaceComparison(self.0.begin(&photo)?)))
    }
}

/// A comparison of one patient. It holds biometric data until it is decided or closed, and wipes them
/// then. From any thread: calls take their turn.
#[derive(uniffi::Object)]
pub struct FaceComparison(Comparison);

#[uniffi::export]
impl FaceComparison {
    /// Looks at a frame, PNG or JPEG. When it is over, `decide`.
    ///
    /// # Errors
    /// `MALFORMED_PICTURE`, `PICTURE_TOO_LARGE`; `FACE_ENGINE`, `CANCELLED` of the host's engine;
    /// `STEP_OUT_OF_ORDER` after the decision; `REENTRANT`.
    #[uniffi::method(default(turn = None))]
    pub fn frame(&self, encoded: Vec<u8>, turn: Option<FrameTurn>) -> Result<FaceStep> {
        let encoded = Zeroizing::new(encoded);
        json::read(&self.0.frame(&encoded, degrees(turn))?)
    }

    /// The same with the buffer of a camera.
    ///
    /// # Errors
    /// As `frame`; `INVALID_ARGUMENT` for a buffer that is not laid out so.
    #[uniffi::method(default(turn = None))]
    pub fn pixels(
        &self,
        bytes: Vec<u8>,
        layout: PixelLayout,
        turn: Option<FrameTurn>,
    ) -> Result<FaceStep> {
        let bytes = Zeroizing::new(bytes);
        let size = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let pixels = Pixels {
            bytes: &bytes,
            format: layout.format as i32,
            width: size(layout.width),
            height: size(layout.height),
            stride: size(layout.stride),
            full_range: layout.full_range.into(),
        };
        json::read(&self.0.pixels(&pixels, degrees(turn))?)
    }

    /// Ends the comparison at whatever point, wipes photo and descriptions, and says what was found at
    /// this time (`yyyy-mm-ddThh:mm:ss`), also again.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT` for a time that is none; `REENTRANT`.
    pub fn decide(&self, at: &str) -> Result<FaceDecision> {
        let said = Zeroizing::new(json::text(self.0.decide(at)?)?);
        json::read(&said)
    }
}

fn degrees(turn: Option<FrameTurn>) -> i32 {
    turn.map_or(0, |turn| turn as i32)
}

#[cfg(test)]
#[cfg(feature = "face")]
mod tests {
    use super::*;
    use crate::face_decision::FaceOutcome;
    use crate::face_engine::{FaceBox, FaceLandmarks, FacePicture, FacePoint, FoundFace};
    use crate::host::HostError;
    use mnc_testkit::people::Holder;
    use mnc_testkit::picture::portrait;

    const MANIFEST: &str = include_str!("../../../bindings/face_engine.json");
    const AT: &str = "2026-11-20T09:30:00";
    const SIDE: u32 = 320;

    /// Sees a face on the photo of the card, and none on a frame.
    struct Card;

    impl FaceEngine for Card {
        fn detect(
            &self,
            picture: Arc<FacePicture>,
        ) -> std::result::Result<Vec<FoundFace>, HostError> {
            if picture.width().unwrap() == SIDE {
                return Ok(Vec::new());
            }
            let point = |x, y| FacePoint { x, y };
            let landmarks = FaceLandmarks {
                right_eye: point(154.0, 196.0),
                left_eye: point(224.0, 196.0),
                nose: point(189.0, 236.0),
                right_mouth: point(160.0, 277.0),
                left_mouth: point(218.0, 277.0),
            };
            let bounds = FaceBox {
                left: 109.0,
                top: 156.0,
                width: 160.0,
                height: 160.0,
            };
            Ok(vec![FoundFace {
                bounds,
                landmarks,
                confidence: 0.9,
            }])
        }

        fn embed(
            &self,
            _picture: Arc<FacePicture>,
            _landmarks: FaceLandmarks,
        ) -> std::result::Result<Vec<f32>, HostError> {
            Ok(vec![1.0, 0.0])
        }
    }

    fn comparison() -> Arc<FaceComparison> {
        let settings = r#"{"budget_ms": 600000}"#;
        let matcher = FaceMatcher::on_engine(Arc::new(Card), 2, MANIFEST, settings, None).unwrap();
        let photo = portrait(&Holder::hanako(), "2026-11-20".parse().unwrap());
        matcher.begin(photo.to_vec()).unwrap()
    }

    /// Unknown fields are errors in a test: a record names every field of the facade.
    #[test]
    fn steps_and_decisions_say_all_that_the_facade_says() {
        let decision = comparison().decide(AT).unwrap();
        assert_eq!(decision.outcome, FaceOutcome::NoFrame);
        assert!(!decision.is_match && decision.evidence.is_none());
        let compared = comparison();
        let layout = PixelLayout {
            format: PixelFormat::Grey,
            width: SIDE,
            height: SIDE,
            stride: SIDE,
            full_range: false,
        };
        let frame = vec![128; 320 * 320];
        let step = compared
            .pixels(frame, layout, Some(FrameTurn::Half))
            .unwrap();
        assert!(!step.over && step.attempts_left > 0 && step.milliseconds_left > 0);
        assert_eq!(step.reasons[0].code, "NO_FACE");
        let decision = compared.decide(AT).unwrap();
        assert_eq!(decision.outcome, FaceOutcome::FailureToAcquire);
        assert!(decision.audit.starts_with(AT) && decision.ja.contains("目視"));
    }

    #[test]
    fn a_format_is_looked_at_as_what_it_is() {
        let layout = |format, stride| PixelLayout {
            format,
            width: SIDE,
            height: SIDE,
            stride,
            full_range: true,
        };
        for (format, stride, rows) in [
            (PixelFormat::Grey, 320, 320),
            (PixelFormat::Rgb, 960, 320),
            (PixelFormat::Bgra, 1280, 320),
            (PixelFormat::Nv12, 320, 480),
            (PixelFormat::Yuyv, 640, 320),
        ] {
            let compared = comparison();
            let bytes = vec![128; stride * rows];
            let short = bytes[1..].to_vec();
            let stride = u32::try_from(stride).unwrap();
            let refused = compared
                .pixels(short, layout(format, stride), None)
                .unwrap_err();
            assert_eq!(refused.failure().kind, "INVALID_ARGUMENT", "{format:?}");
            let step = compared
                .pixels(bytes, layout(format, stride), None)
                .unwrap();
            assert_eq!(step.reasons[0].code, "NO_FACE", "{format:?}");
        }
    }
}
