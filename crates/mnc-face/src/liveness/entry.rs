//! How a manifest names the networks of a liveness check.

use crate::model::ModelFile;
use serde::Deserialize;

/// A passive check of single frames: the mean of the networks' probabilities of a living face.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LivenessEntry {
    /// The networks, and what each looks at: 1 to 8 of them.
    pub crops: Vec<LivenessCrop>,
    /// From this mean on a face is taken for living, 0 to 1. Default: 0.5.
    #[serde(default = "half")]
    pub least: f32,
}

/// One network and the crop it looks at.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LivenessCrop {
    /// The file and its terms.
    pub model: ModelFile,
    /// How much larger than the face's box the crop is, 1 to 8: 2.7 and 4.0 for the published pair.
    pub scale: f32,
}

const fn half() -> f32 {
    0.5
}

/// Whether crops and limit are ones that can be used.
pub(crate) fn are_usable(crops: &[LivenessCrop], least: f32) -> bool {
    let scales = crops.iter().all(|crop| (1.0..=8.0).contains(&crop.scale));
    (1..=8).contains(&crops.len()) && scales && (0.0..=1.0).contains(&least)
}
