//! Whether a living face stands before the camera (presentation attack detection, ISO/IEC 30107-3).

mod entry;
#[cfg(feature = "onnx")]
mod mini_fas_net;

pub(crate) use entry::are_usable;
pub use entry::{LivenessCrop, LivenessEntry};
#[cfg(feature = "onnx")]
pub use mini_fas_net::MiniFasNet;

use crate::geometry::Rectangle;
use crate::picture::Picture;
use mnc_core::Result;

/// Tells a living face from a picture of one. A vendor's certified check implements this;
/// `MiniFasNet` (feature `onnx`) comes along.
pub trait LivenessCheck: Send + Sync {
    /// Judges the face with this box.
    ///
    /// # Errors
    /// `FaceEngine` if the check fails; a check that fails has not checked.
    fn check(&self, picture: &Picture, face: &Rectangle) -> Result<Liveness>;

    /// The names of its models.
    fn model_ids(&self) -> Vec<String>;
}

/// The outcome of a liveness check. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Liveness {
    /// Nobody checked: there is no model. Staff sees whether a person stands there.
    #[default]
    NotChecked,
    /// The check took it for a living face. It is no proof.
    Live,
    /// The check took it for a picture, a screen or a mask.
    Suspicious,
}

impl Liveness {
    /// The stable ASCII name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotChecked => "NOT_CHECKED",
            Self::Live => "LIVE",
            Self::Suspicious => "SUSPICIOUS",
        }
    }
}
