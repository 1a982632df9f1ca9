//! A frame with the boxes and landmarks that were found in it, as PNG.

use mnc_face::{Detection, Picture};
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::Path;

const BOX: [u8; 3] = [0, 200, 0];
const LANDMARK: [u8; 3] = [255, 0, 255];

/// Writes the frame.
///
/// # Errors
/// Of the file.
pub fn write(frame: &Picture, faces: &[Detection], path: &Path) -> io::Result<()> {
    let mut canvas = Canvas {
        width: frame.width(),
        rgb: frame.rgb().to_vec(),
    };
    for face in faces {
        canvas.frame(face);
        for point in face.landmarks.points() {
            canvas.square(point.x, point.y, LANDMARK);
        }
    }
    let side = |side: usize| u32::try_from(side).map_err(io::Error::other);
    let file = BufWriter::new(File::create(path)?);
    let mut encoder = png::Encoder::new(file, side(frame.width())?, side(frame.height())?);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().map_err(io::Error::other)?;
    writer
        .write_image_data(&canvas.rgb)
        .map_err(io::Error::other)
}

struct Canvas {
    width: usize,
    rgb: Vec<u8>,
}

impl Canvas {
    fn frame(&mut self, found: &Detection) {
        let face = found.face;
        let (right, bottom) = (face.x + face.width, face.y + face.height);
        for step in 0..=200_u8 {
            let part = f32::from(step) / 200.0;
            let (x, y) = (face.x + face.width * part, face.y + face.height * part);
            for (x, y) in [(x, face.y), (x, bottom), (face.x, y), (right, y)] {
                self.square(x, y, BOX);
            }
        }
    }

    /// Three by three pixels; those beyond the edge are not drawn.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "saturates far beyond any picture"
    )]
    fn square(&mut self, x: f32, y: f32, colour: [u8; 3]) {
        let (x, y) = (x.round() as isize, y.round() as isize);
        for (x, y) in (-1..=1).flat_map(|down| (-1..=1).map(move |across| (x + across, y + down))) {
            let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else {
                continue;
            };
            let start = (y.saturating_mul(self.width).saturating_add(x)).saturating_mul(3);
            let pixel = self.rgb.get_mut(start..).and_then(<[u8]>::first_chunk_mut);
            if let (Some(pixel), true) = (pixel, x < self.width) {
                *pixel = colour;
            }
        }
    }
}
