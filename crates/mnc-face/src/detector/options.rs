//! How a manifest may have the detector run.

use serde::Deserialize;

/// How `YuNet` is used.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct YuNetOptions {
    /// The picture is scaled until its longest side has as many pixels. A network that would take
    /// too much memory for it is refused (the published one: beyond some 3500).
    pub longest_side: u16,
    /// Faces below this confidence are none.
    pub confidence: f32,
    /// Boxes that overlap by more are one face.
    pub overlap: f32,
    /// Whether the input ends with the picture instead of being square. Less work, but the network
    /// sees the edge, and landmarks move by up to a hundredth of a face. Default: no.
    pub tight: bool,
}

impl Default for YuNetOptions {
    /// 320 pixels, 0.6 and 0.3: as its authors measure it, at the size of a counter's picture.
    fn default() -> Self {
        Self {
            longest_side: 320,
            confidence: 0.6,
            overlap: 0.3,
            tight: false,
        }
    }
}
