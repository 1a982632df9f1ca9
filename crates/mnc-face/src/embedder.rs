//! From a face to an embedding: the trait of every embedder, and what one takes and gives.

#[cfg(feature = "onnx")]
mod onnx;

#[cfg(feature = "onnx")]
pub use onnx::OnnxEmbedder;

use crate::alignment::{AlignmentTemplate, Normalisation};
use crate::geometry::Landmarks;
use crate::picture::Picture;
use crate::template::Embedding;
use mnc_core::Result;
use serde::Deserialize;

/// Embeds faces. A vendor's certified engine implements this; `OnnxEmbedder`
/// (feature `onnx`) comes along.
pub trait FaceEmbedder: Send + Sync {
    /// The embedding of the face with these landmarks.
    ///
    /// # Errors
    /// `FaceEngine` if the engine fails; `InvalidArgument` for landmarks that are no face's.
    fn embed(&self, picture: &Picture, landmarks: &Landmarks) -> Result<Embedding>;

    /// How many numbers its embeddings have.
    fn dimension(&self) -> usize;
}

/// What an ONNX embedder takes and gives.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmbedderGeometry {
    /// The width of the input in pixels.
    pub width: u16,
    /// The height of the input in pixels.
    pub height: u16,
    /// Where in the input the landmarks belong; its space is stretched to the input.
    pub alignment: AlignmentTemplate,
    /// How pixels become numbers.
    pub normalisation: Normalisation,
    /// How many numbers the first output has.
    pub dimension: u16,
    /// Whether the mirror image is embedded as well, and the mean of both taken. Default: no.
    #[serde(default)]
    pub mirrored: bool,
}
