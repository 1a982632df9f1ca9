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
