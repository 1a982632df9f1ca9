//! Makes of a picture what the chip would hold: grey, framed, small, before it is compressed.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pixels: below 2^13, and a cast of a float saturates"
)]

use crate::detector::Detection;
use crate::picture::Picture;
use mnc_core::Result;
use zeroize::Zeroizing;

/// The size of the photo on the published test card.
const WIDTH: usize = 378;
const HEIGHT: usize = 472;

/// The detector's box is so much of the width: a head of 34 mm from crown to chin in a photo of
/// 35 x 45 mm, as the photo of an application for the card has it.
const FACE_WIDTH: f32 = 0.55;

/// The lower end of the box, the chin, lies here, as a share of the height.
const CHIN: f32 = 0.83;

/// The border fades to white over so many pixels, as on the test card.
const FADE: usize = 20;

/// At most so many samples a side make one pixel of a picture that is scaled down.
const MOST_SAMPLES: u8 = 8;

/// A grey photo of 378 x 472 pixels, head and shoulders upright in it, white beyond the
/// picture and at the border.
///
/// # Errors
/// `MalformedPicture` for a box without a width.
pub fn card_photo(picture: &Picture, found: &Detection) -> Result<Picture> {
    let face = found.face;
    let scale = face.width / (FACE_WIDTH * WIDTH as f32);
    if !(scale.is_normal() && scale > 0.0) {
        return Err(mnc_core::ErrorKind::MalformedPicture.into());
    }
    let (centre, chin) = (face.x + face.width / 2.0, face.y + face.height);
    let mut grey = Zeroizing::new(Vec::with_capacity(WIDTH * HEIGHT));
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let from_x = (x as f32 - WIDTH as f32 / 2.0) * scale + centre;
            let from_y = (y as f32 - CHIN * HEIGHT as f32) * scale + chin;
            grey.push(faded(area(picture, from_x, from_y, scale), x, y));
        }
    }
    Picture::from_grey(WIDTH, HEIGHT, &grey)
}

/// The mean brightness of the square of a side of `scale` around a point.
fn area(picture: &Picture, x: f32, y: f32, scale: f32) -> f32 {
    let side = scale.ceil().clamp(1.0, f32::from(MOST_SAMPLES));
    let step = scale / side;
    let samples = side as u8;
    let first = step * (1.0 - side) / 2.0;
    let mut sum = 0.0;
    for row in 0..samples {
        for column in 0..samples {
            let (right, down) = (f32::from(column) * step, f32::from(row) * step);
            sum += brightness(picture, x + first + right, y + first + down);
        }
    }
    sum / (side * side)
}

/// Bilinear; white beyond the picture.
fn brightness(picture: &Picture, x: f32, y: f32) -> f32 {
    let (left, upper) = (x.floor(), y.floor());
    let (right, lower) = (x - left, y - upper);
    let line =
        |y: f32| luma(picture, left, y) * (1.0 - right) + luma(picture, left + 1.0, y) * right;
    line(upper) * (1.0 - lower) + line(upper + 1.0) * lower
}

/// Luma after ITU-R BT.601; white beyond the picture.
fn luma(picture: &Picture, x: f32, y: f32) -> f32 {
    let inside = x >= 0.0 && y >= 0.0 && x < picture.width() as f32 && y < picture.height() as f32;
    let pixel = inside
        .then(|| picture.row(y as usize).get(3 * x as usize..))
        .flatten();
    match pixel {
        Some([red, green, blue, ..]) => {
            0.299 * f32::from(*red) + 0.587 * f32::from(*green) + 0.114 * f32::from(*blue)
        }
        _ => 255.0,
    }
}

/// White at the border, unchanged [`FADE`] pixels from it, smooth between.
fn faded(value: f32, x: usize, y: usize) -> u8 {
    let border = x.min(WIDTH - 1 - x).min(y).min(HEIGHT - 1 - y);
    let share = (border as f32 / FADE as f32).min(1.0);
    let kept = share * share * (3.0 - 2.0 * share);
    (value * kept + 255.0 * (1.0 - kept)).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geometry::{Landmarks, Rectangle};
    use crate::picture::Colour;

    fn found(x: f32, y: f32, width: f32, height: f32) -> Detection {
        Detection {
            face: Rectangle {
                x,
                y,
                width,
                height,
            },
            landmarks: Landmarks::default(),
            confidence: 1.0,
        }
    }

    /// Black within the box, red elsewhere.
    fn picture(size: usize, face: &Detection) -> Picture {
        let mut rgb = Zeroizing::new(Vec::new());
        for y in 0..size {
            for x in 0..size {
                let (x, y) = (x as f32, y as f32);
                let right = (face.face.x..face.face.x + face.face.width).contains(&x);
                let inside = right && (face.face.y..face.face.y + face.face.height).contains(&y);
                rgb.extend(if inside { [0, 0, 0] } else { [200, 0, 0] });
            }
        }
        Picture::from_rgb(size, size, rgb, Colour::Rgb).unwrap()
    }

    fn at(photo: &Picture, x: usize, y: usize) -> u8 {
        photo.row(y)[3 * x]
    }

    #[test]
    fn the_face_stands_where_it_stands_on_a_card() {
        for size in [250, 1200] {
            let side = size as f32 / 3.0;
            let face = found(side, side, side, side);
            let photo = card_photo(&picture(size, &face), &face).unwrap();
            assert_eq!(
                (photo.width(), photo.height(), photo.colour()),
                (378, 472, Colour::Grey)
            );
            // 0.55 * 378 = 208 pixels wide and high, centred, its lower end at 0.83 * 472 = 392.
            assert_eq!(at(&photo, 189, 390), 0, "{size}");
            assert_eq!(at(&photo, 189, 186), 0, "{size}");
            assert_eq!(
                (at(&photo, 88, 300), at(&photo, 290, 300)),
                (0, 0),
                "{size}"
            );
            for (x, y) in [(189, 396), (189, 178), (80, 300), (298, 300)] {
                assert_eq!(at(&photo, x, y), 60, "0.299 * 200 outside: {size} {x} {y}");
            }
        }
    }

    #[test]
    fn the_border_and_what_lies_beyond_the_picture_are_white() {
        let face = found(0.0, 0.0, 100.0, 100.0);
        let photo = card_photo(&picture(100, &face), &face).unwrap();
        for (x, y) in [
            (0, 0),
            (377, 471),
            (0, 300),
            (189, 40),
            (40, 300),
            (189, 450),
        ] {
            assert_eq!(at(&photo, x, y), 255, "{x} {y}");
        }
        let whole = found(20.0, 20.0, 60.0, 60.0);
        let photo = card_photo(&picture(300, &whole), &whole).unwrap();
        let border: Vec<u8> = (0..=20).map(|x| at(&photo, x, 300)).collect();
        assert!(border.is_sorted_by(|one, other| one >= other));
    }

    #[test]
    fn a_box_without_a_width_is_no_face() {
        for width in [0.0, -3.0, f32::NAN, f32::INFINITY] {
            let face = found(0.0, 0.0, width, 10.0);
            assert!(card_photo(&picture(10, &found(0.0, 0.0, 5.0, 5.0)), &face).is_err());
        }
    }
}
