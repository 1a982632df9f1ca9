//! `YuNet`: a small detector without anchors, at three strides.

use super::resize::resized;
use super::{Detection, FaceDetector, YuNetOptions, suppress};
use crate::alignment::{ComponentOrder, Normalisation};
use crate::geometry::{Landmarks, Point, Rectangle};
use crate::network::{Network, Output};
use crate::numbers::to_f32;
use crate::picture::Picture;
use crate::threads::Threads;
use mnc_core::{Error, ErrorKind, Result};
use rten::NodeId;

/// Pixels of the input that one cell of each grid stands for.
const STRIDES: [usize; 3] = [8, 16, 32];

/// The detector of <https://github.com/ShiqiYu/libfacedetection.train>, as ONNX.
///
/// Blue before green before red, 0 to 255. Each cell of each grid gives a class and an object score,
/// a box and five landmarks relative to the cell.
pub struct YuNet {
    network: Network,
    options: YuNetOptions,
    grids: Vec<Grid>,
}

/// The outputs of one stride.
struct Grid {
    stride: usize,
    outputs: [NodeId; 4],
}

impl YuNet {
    /// Loads the network.
    ///
    /// # Errors
    /// `UnusableModel` for a network without the twelve outputs of `YuNet`, or that takes too much
    /// for the longest side; `InvalidArgument` for
    /// options out of range: a side of 32 to 4096, the others above 0 and at most 1.
    pub fn load(onnx: Vec<u8>, options: YuNetOptions, threads: &Threads) -> Result<Self> {
        let fraction = |value: f32| value > 0.0 && value <= 1.0;
        let side = (32..=4096).contains(&options.longest_side);
        if !(side && fraction(options.confidence) && fraction(options.overlap)) {
            return Err(ErrorKind::InvalidArgument.into());
        }
        let longest = 32 * usize::from(options.longest_side).div_ceil(32);
        let network = Network::load(onnx, (longest, longest), threads)?;
        let grids = STRIDES.iter().map(|stride| Grid::find(&network, *stride));
        Ok(Self {
            grids: grids.collect::<Result<_>>()?,
            network,
            options,
        })
    }

    /// Width and height of the input: what the network is fixed to, else a multiple of the largest
    /// stride that holds the longest side, or each side.
    fn canvas(&self, scale: f32, picture: &Picture) -> (usize, usize) {
        let [across, down] =
            [picture.width(), picture.height()].map(|side| 32 * cells(side, scale));
        match self.network.fixed_input() {
            Some((height, width)) => (width, height),
            None if self.options.tight => (across, down),
            None => (across.max(down), across.max(down)),
        }
    }
}

impl FaceDetector for YuNet {
    fn detect(&self, picture: &Picture) -> Result<Vec<Detection>> {
        let longest = picture.width().max(picture.height());
        let scale = f32::from(self.options.longest_side) / to_f32(longest);
        let canvas = self.canvas(scale, picture);
        let input = resized(
            picture,
            scale,
            canvas,
            &Normalisation::plain(ComponentOrder::Bgr),
        )?;
        let wanted: Vec<_> = self.grids.iter().flat_map(|grid| grid.outputs).collect();
        let outputs = self.network.run(&input, &wanted)?;
        let mut found = Vec::new();
        for (grid, outputs) in self.grids.iter().zip(outputs.as_chunks::<4>().0) {
            grid.collect(outputs, canvas, self.options.confidence, &mut found)?;
        }
        let back = |found: Detection| Detection {
            face: found.face.scaled(1.0 / scale),
            landmarks: found.landmarks.scaled(1.0 / scale),
            ..found
        };
        let kept = suppress(found, self.options.overlap);
        Ok(kept.into_iter().map(back).collect())
    }
}

impl Grid {
    fn find(network: &Network, stride: usize) -> Result<Self> {
        let output = |name: &str| network.output(&format!("{name}_{stride}"));
        Ok(Self {
            stride,
            outputs: [
                output("cls")?,
                output("obj")?,
                output("bbox")?,
                output("kps")?,
            ],
        })
    }

    /// Adds the cells that are sure enough.
    fn collect(
        &self,
        outputs: &[Output; 4],
        (width, height): (usize, usize),
        least: f32,
        found: &mut Vec<Detection>,
    ) -> Result<()> {
        let [class, object, boxes, points] = outputs;
        let columns = width / self.stride;
        let count = columns * (height / self.stride);
        let (boxes, points) = (boxes.as_chunks::<4>().0, points.as_chunks::<10>().0);
        let counts = [class.len(), object.len(), boxes.len(), points.len()];
        if counts != [count; 4] {
            return Err(ErrorKind::FaceEngine.into());
        }
        let scores = class.iter().zip(object.iter());
        for (index, ((class, object), (bounds, points))) in
            scores.zip(boxes.iter().zip(points)).enumerate()
        {
            let confidence = (class.clamp(0.0, 1.0) * object.clamp(0.0, 1.0)).sqrt();
            if confidence < least {
                continue;
            }
            let cell = Point::new(to_f32(index % columns), to_f32(index / columns));
            let detection = self.detection(cell, confidence, bounds, points);
            found.push(detection.ok_or_else(|| Error::new(ErrorKind::FaceEngine))?);
        }
        Ok(())
    }

    /// Everything is relative to the cell, in strides; the size is a logarithm.
    fn detection(
        &self,
        cell: Point,
        confidence: f32,
        [right, down, width, height]: &[f32; 4],
        points: &[f32; 10],
    ) -> Option<Detection> {
        let stride = to_f32(self.stride);
        let (width, height) = (width.exp() * stride, height.exp() * stride);
        let face = Rectangle {
            x: (cell.x + right) * stride - width / 2.0,
            y: (cell.y + down) * stride - height / 2.0,
            width,
            height,
        };
        let mut landmarks = [Point::default(); 5];
        for (landmark, [x, y]) in landmarks.iter_mut().zip(points.as_chunks().0) {
            *landmark = Point::new((x + cell.x) * stride, (y + cell.y) * stride);
        }
        let landmarks = Landmarks::from_points(landmarks);
        let finite = (face.x + face.y + face.width + face.height).is_finite();
        (finite && landmarks.is_finite()).then_some(Detection {
            face,
            landmarks,
            confidence,
        })
    }
}

/// How many cells of 32 pixels a scaled side needs.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at most 4096, rounded"
)]
fn cells(side: usize, scale: f32) -> usize {
    ((to_f32(side) * scale).round() as usize)
        .div_ceil(32)
        .max(1)
}
