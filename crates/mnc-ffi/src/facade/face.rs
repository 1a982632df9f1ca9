//! The photo of the chip against the camera: what both builds, with the feature `face` and without, share.

#[cfg(not(feature = "face"))]
pub use super::face_absent::{Comparison, Matcher};
#[cfg(feature = "face")]
pub use super::face_matcher::{Comparison, Matcher};

use mnc_abi::Result;

/// A picture as an engine of the host sees it: red before green before blue, rows from the top.
#[derive(Clone, Copy)]
pub struct Rgb<'a> {
    /// `width * height * 3` bytes.
    pub bytes: &'a [u8],
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
}

/// A face that an engine of the host found, in pixels of the picture.
#[derive(Clone, Copy)]
pub struct Found {
    /// Left, top, width and height of the box.
    pub bounds: [f32; 4],
    /// x and y of right eye, left eye, nose, right and left corner of the mouth; right is the
    /// person's own.
    pub landmarks: [f32; 10],
    /// How sure the engine is, 0 to 1.
    pub confidence: f32,
}

/// A comparison engine of the host, such as one that is certified. `Err` carries a status. It is called
/// on the thread that made the call; on several at once if the host makes several calls at once.
pub trait HostEngine: Send + Sync + 'static {
    /// The faces in the picture, at most [`MOST_FACES`], the surest first.
    ///
    /// # Errors
    /// The host's status.
    fn detect(&self, picture: Rgb<'_>) -> Result<Vec<Found>, i32>;

    /// Fills in the numbers of the face with these landmarks: [`HostEngine::dimension`] of them.
    ///
    /// # Errors
    /// The host's status.
    fn embed(
        &self,
        picture: Rgb<'_>,
        landmarks: &[f32; 10],
        numbers: &mut [f32],
    ) -> Result<(), i32>;

    /// How many numbers describe a face.
    fn dimension(&self) -> usize;

    /// Whether [`HostEngine::is_live`] can be asked.
    fn checks_liveness(&self) -> bool;

    /// Whether the face in this box is a living one.
    ///
    /// # Errors
    /// The host's status.
    fn is_live(&self, picture: Rgb<'_>, bounds: &[f32; 4]) -> Result<bool, i32>;
}

/// The most faces of a picture that are handed over.
pub const MOST_FACES: usize = 16;

/// A buffer of a camera, as the host's numbers describe it.
#[derive(Clone, Copy)]
pub struct Pixels<'a> {
    /// The bytes, the host's to wipe.
    pub bytes: &'a [u8],
    /// 1 grey, 2 RGB, 3 BGRA, 4 NV12, 5 YUYV.
    pub format: i32,
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// Bytes from row to row.
    pub stride: usize,
    /// 1 if luma and chroma go from 0 to 255 (ITU-R BT.601), else 0.
    pub full_range: i32,
}
