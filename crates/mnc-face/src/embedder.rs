//! From a face to an embedding: the trait of every embedder, and the one that runs ONNX.

use crate::alignment::{AlignmentTemplate, Normalisation, align};
use crate::geometry::Landmarks;
use crate::network::{Network, Threads};
use crate::picture::Picture;
use crate::template::Embedding;
use mnc_core::{ErrorKind, Result};
use serde::Deserialize;

/// Embeds faces. A vendor's certified engine implements this; [`OnnxEmbedder`] comes along.
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

/// An embedder in ONNX with one input of `1 x 3 x height x width`.
pub struct OnnxEmbedder {
    network: Network,
    geometry: EmbedderGeometry,
}

impl OnnxEmbedder {
    /// Loads the network.
    ///
    /// # Errors
    /// `UnusableModel` for a network that cannot be loaded or is fixed to another input;
    /// `InvalidArgument` for a geometry with a zero or beyond 1024 pixels or 4096 numbers.
    pub fn load(onnx: Vec<u8>, geometry: EmbedderGeometry, threads: &Threads) -> Result<Self> {
        let side = |side: u16| (8..=1024).contains(&side);
        let sides = side(geometry.width) && side(geometry.height);
        let dimension = (2..=4096).contains(&geometry.dimension);
        if !(sides && dimension && geometry.normalisation.is_usable()) {
            return Err(ErrorKind::InvalidArgument.into());
        }
        let network = Network::load(onnx, threads)?;
        network.first_output()?;
        let wanted = (geometry.height.into(), geometry.width.into());
        if network.fixed_input().is_some_and(|fixed| fixed != wanted) {
            return Err(ErrorKind::UnusableModel.into());
        }
        Ok(Self { network, geometry })
    }
}

impl FaceEmbedder for OnnxEmbedder {
    fn embed(&self, picture: &Picture, landmarks: &Landmarks) -> Result<Embedding> {
        let geometry = &self.geometry;
        let size = (geometry.width.into(), geometry.height.into());
        let template = &geometry.alignment;
        let face = align(picture, landmarks, template, size, &geometry.normalisation)?;
        let embed = |face| {
            let mut output = self.network.run_one(face, self.dimension())?;
            Embedding::new(std::mem::take(&mut *output))
        };
        let upright = embed(&face)?;
        if geometry.mirrored {
            upright.mean(&embed(&face.mirrored())?)
        } else {
            Ok(upright)
        }
    }

    fn dimension(&self) -> usize {
        self.geometry.dimension.into()
    }
}
