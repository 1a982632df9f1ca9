//! `MiniFASNet`: passive liveness from single frames, the mean of two crops.

use super::{Liveness, LivenessCheck, LivenessCrop, are_usable};
use crate::alignment::{ComponentOrder, Normalisation, sampled};
use crate::engine::Threads;
use crate::geometry::Rectangle;
use crate::network::Network;
use crate::numbers::{to_f32, to_f64};
use crate::picture::Picture;
use crate::tensor::Planes;
use mnc_core::{ErrorKind, Result};

/// The side of the input in pixels.
const SIDE: usize = 80;
/// The classes; the second is a living face.
const CLASSES: usize = 3;

/// The networks of <https://github.com/minivision-ai/Silent-Face-Anti-Spoofing>, as ONNX with
/// softmax at the end. Blue before green before red, 0 to 255, 80 x 80 pixels.
///
/// Its limits: it was trained on other cameras and lights, looks at one frame, asks nothing of the
/// patient, and no laboratory's report on it under ISO/IEC 30107-3 is known. It may stop a photo
/// held before the camera; it does not stop an attacker.
pub struct MiniFasNet {
    networks: Vec<(f32, String, Network)>,
    least: f32,
}

impl MiniFasNet {
    /// Loads the networks; `files` returns the bytes of a file by its name. A face is taken for
    /// living from a mean probability of `least`.
    ///
    /// # Errors
    /// Of `files`; `ModelMismatch` for another hash; `UnusableModel` for what is no network;
    /// `InvalidArgument` for no crop at all or more than 8, a scale outside 1 to 8, or a `least` outside 0 to 1.
    pub fn load(
        crops: &[LivenessCrop],
        least: f32,
        threads: &Threads,
        mut files: impl FnMut(&str) -> Result<Vec<u8>>,
    ) -> Result<Self> {
        if !are_usable(crops, least) {
            return Err(ErrorKind::InvalidArgument.into());
        }
        let load = |crop: &LivenessCrop| {
            let network = Network::load(crop.model.read(&mut files)?, (SIDE, SIDE), threads)?;
            Ok((crop.scale, crop.model.id.clone(), network))
        };
        Ok(Self {
            networks: crops.iter().map(load).collect::<Result<_>>()?,
            least,
        })
    }
}

impl LivenessCheck for MiniFasNet {
    fn check(&self, picture: &Picture, face: &Rectangle) -> Result<Liveness> {
        let (mut sum, mut count) = (0.0, 0.0);
        for (scale, _, network) in &self.networks {
            let input = planes(picture, &crop(picture, face, *scale));
            let output = network.run_one(&input, CLASSES)?;
            let living = output.get(1).copied().filter(|value| value.is_finite());
            sum += living.ok_or(ErrorKind::FaceEngine)?;
            count += 1.0;
        }
        Ok(if sum / count >= self.least {
            Liveness::Live
        } else {
            Liveness::Suspicious
        })
    }

    fn model_ids(&self) -> Vec<String> {
        self.networks.iter().map(|(_, id, _)| id.clone()).collect()
    }
}

/// The crop, stretched to the input.
fn planes(picture: &Picture, crop: &Rectangle) -> Planes {
    let plain = Normalisation::plain(ComponentOrder::Bgr);
    let (width, height) = (f64::from(crop.width), f64::from(crop.height));
    let place = |start: f32, index: usize, length: f64| {
        f64::from(start) + (to_f64(index) + 0.5) * length / to_f64(SIDE) - 0.5
    };
    sampled(picture, (SIDE, SIDE), &plain, |x, y| {
        (place(crop.x, x, width), place(crop.y, y, height))
    })
}

/// The box, enlarged about its centre as far as the picture allows, and moved inside.
fn crop(picture: &Picture, face: &Rectangle, scale: f32) -> Rectangle {
    let (width, height) = (
        to_f32(picture.width()) - 1.0,
        to_f32(picture.height()) - 1.0,
    );
    let scale = scale.min(width / face.width).min(height / face.height);
    let (crop_width, crop_height) = (face.width * scale, face.height * scale);
    let place = |start: f32, length: f32, crop: f32, most: f32| {
        (start + length / 2.0 - crop / 2.0).clamp(0.0, (most - crop).max(0.0))
    };
    Rectangle {
        x: place(face.x, face.width, crop_width, width),
        y: place(face.y, face.height, crop_height, height),
        width: crop_width,
        height: crop_height,
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "exact on purpose")]
mod tests {
    use super::*;

    fn cropped(face: [f32; 4], scale: f32) -> [f32; 4] {
        let picture = Picture::from_grey(101, 201, &vec![0; 101 * 201]).unwrap();
        let [x, y, width, height] = face;
        let found = crop(
            &picture,
            &Rectangle {
                x,
                y,
                width,
                height,
            },
            scale,
        );
        [found.x, found.y, found.width, found.height]
    }

    #[test]
    fn a_crop_is_centred_on_the_face() {
        assert_eq!(
            cropped([40.0, 90.0, 20.0, 20.0], 2.0),
            [30.0, 80.0, 40.0, 40.0]
        );
    }

    #[test]
    fn a_crop_is_moved_inside_and_never_larger_than_the_picture() {
        assert_eq!(cropped([0.0, 0.0, 20.0, 20.0], 2.0), [0.0, 0.0, 40.0, 40.0]);
        assert_eq!(
            cropped([80.0, 180.0, 20.0, 20.0], 2.0),
            [60.0, 160.0, 40.0, 40.0]
        );
        assert_eq!(
            cropped([30.0, 90.0, 50.0, 50.0], 4.0),
            [0.0, 65.0, 100.0, 100.0]
        );
    }
}
