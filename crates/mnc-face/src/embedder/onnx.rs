//! The embedder that runs ONNX.

use super::{EmbedderGeometry, FaceEmbedder};
use crate::alignment::align;
use crate::geometry::Landmarks;
use crate::network::Network;
use crate::picture::Picture;
use crate::template::Embedding;
use crate::threads::Threads;
use mnc_core::{ErrorKind, Result};

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
        let wanted = (geometry.height.into(), geometry.width.into());
        let network = Network::load(onnx, wanted, threads)?;
        network.first_output()?;
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
