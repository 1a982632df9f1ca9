//! What is measured on one face.

use crate::alignment::{AlignmentTemplate, ComponentOrder, Normalisation, align};
use crate::detector::Detection;
use crate::geometry::{Landmarks, Point, Rectangle};
use crate::numbers::to_f32;
use crate::picture::{Colour, Picture};
use crate::tensor::Planes;
use std::fmt;
use zeroize::Zeroizing;

/// The side of the aligned face on which light and sharpness are measured: the template's own.
const SIDE: usize = 112;

/// Measures of one face. They say how it was taken, not whose it is.
#[derive(Clone, Copy, PartialEq)]
pub struct Measures {
    /// Between the centres of the eyes, in pixels.
    pub eye_distance: f32,
    /// The share of the face's box beyond the picture.
    pub cut_off: f32,
    /// The mean luma of the face, 0 to 255.
    pub luma: f32,
    /// The share of the face with a luma above 250.
    pub saturated: f32,
    /// The mean square of the Laplacian of the aligned face over its variance: 0 for none.
    pub sharpness: f32,
    /// How far the nose stands from the middle of the eyes along their line, in eye distances.
    pub nose_aside: f32,
    /// Where the nose stands on the way from the eyes (0) to the mouth (1).
    pub nose_height: f32,
    /// The slope of the line through the eyes, in degrees.
    pub roll: f32,
    /// The luma around the eyes as a share of the cheeks'.
    pub eyes: f32,
    /// The distance in chroma between mouth and cheeks; none for a grey picture.
    pub mouth_chroma: Option<f32>,
}

impl fmt::Debug for Measures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Measures(redacted)")
    }
}

impl Measures {
    /// Measures a face of a picture.
    pub fn of(picture: &Picture, face: &Detection) -> Self {
        let landmarks = &face.landmarks;
        let (nose_aside, nose_height) = nose(landmarks);
        let across = landmarks.left_eye.x - landmarks.right_eye.x;
        let down = landmarks.left_eye.y - landmarks.right_eye.y;
        let light = Light::of(picture, landmarks);
        Self {
            eye_distance: landmarks.eye_distance(),
            cut_off: cut_off(&face.face, picture),
            luma: light.luma,
            saturated: light.saturated,
            sharpness: light.sharpness,
            nose_aside,
            nose_height,
            roll: down.atan2(across).to_degrees(),
            eyes: light.eyes,
            mouth_chroma: (picture.colour() == Colour::Rgb).then_some(light.mouth_chroma),
        }
    }
}

fn cut_off(face: &Rectangle, picture: &Picture) -> f32 {
    let inside =
        |start: f32, length: f32, size: usize| (start + length).min(to_f32(size)) - start.max(0.0);
    let width = inside(face.x, face.width, picture.width()).max(0.0);
    let height = inside(face.y, face.height, picture.height()).max(0.0);
    1.0 - width * height / face.area().max(f32::MIN_POSITIVE)
}

/// Where the nose stands: beside the middle of the eyes, and between eyes and mouth.
fn nose(face: &Landmarks) -> (f32, f32) {
    let middle = |one: Point, other: Point| {
        Point::new(f32::midpoint(one.x, other.x), f32::midpoint(one.y, other.y))
    };
    let from = middle(face.right_eye, face.left_eye);
    let mouth = middle(face.right_mouth, face.left_mouth);
    let along = |point: Point, to: Point| {
        let (x, y) = (to.x - from.x, to.y - from.y);
        ((point.x - from.x) * x + (point.y - from.y) * y) / (x * x + y * y).max(f32::MIN_POSITIVE)
    };
    // From the middle to an eye is half of their distance.
    (
        along(face.nose, face.left_eye) / 2.0,
        along(face.nose, mouth),
    )
}

/// What the pixels of the aligned face say.
struct Light {
    luma: f32,
    saturated: f32,
    sharpness: f32,
    eyes: f32,
    mouth_chroma: f32,
}

/// Parts of the aligned face, as columns and rows of [`SIDE`]: left, top, right, bottom.
type Part = [usize; 4];
/// From the brows to the chin.
const FACE: Part = [24, 36, 88, 104];
/// Both eyes with their lids.
const EYES: [Part; 2] = [[30, 47, 46, 57], [66, 47, 82, 57]];
/// Both cheeks, below the eyes and beside the nose.
const CHEEKS: [Part; 2] = [[30, 62, 44, 74], [68, 62, 82, 74]];
/// Mouth and chin.
const MOUTH: [Part; 1] = [[42, 86, 70, 106]];

impl Light {
    /// Of landmarks that are no face's, everything is zero.
    fn of(picture: &Picture, landmarks: &Landmarks) -> Self {
        let plain = Normalisation::plain(ComponentOrder::Rgb);
        let template = AlignmentTemplate::Arcface;
        let face = align(picture, landmarks, &template, (SIDE, SIDE), &plain);
        let face = face.unwrap_or_else(|_| Planes::zero(SIDE, SIDE));
        let luma = luma(&face);
        let [left, top, right, bottom] = FACE;
        // One that grew would leave copies behind, unwiped.
        let mut inside = Zeroizing::new(Vec::with_capacity((right - left) * (bottom - top)));
        inside.extend(part(&luma, FACE));
        let bright = inside.iter().filter(|value| **value > 250.0).count();
        let mean = mean(inside.iter().copied());
        let cheeks = colour(&face, &CHEEKS);
        Self {
            luma: mean,
            saturated: to_f32(bright) / to_f32(inside.len().max(1)),
            sharpness: sharpness(&luma, &inside, mean),
            eyes: grey(colour(&face, &EYES)) / grey(cheeks).max(1.0),
            mouth_chroma: chroma_distance(colour(&face, &MOUTH), cheeks),
        }
    }
}

fn luma(face: &Planes) -> Zeroizing<Vec<f32>> {
    let (red, rest) = face.values.split_at(SIDE * SIDE);
    let (green, blue) = rest.split_at(SIDE * SIDE);
    let pixels = red.iter().zip(green).zip(blue);
    let luma = pixels.map(|((red, green), blue)| grey([*red, *green, *blue]));
    Zeroizing::new(luma.collect())
}

/// ITU-R BT.601.
fn grey([red, green, blue]: [f32; 3]) -> f32 {
    0.299 * red + 0.587 * green + 0.114 * blue
}

fn part(plane: &[f32], [left, top, right, bottom]: Part) -> impl Iterator<Item = f32> + '_ {
    let rows = plane.chunks_exact(SIDE).skip(top).take(bottom - top);
    rows.flat_map(move |row| row.iter().skip(left).take(right - left).copied())
}

fn mean(values: impl Iterator<Item = f32>) -> f32 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    sum / f32::max(count, 1.0)
}

/// The mean colour of some parts.
fn colour(face: &Planes, parts: &[Part]) -> [f32; 3] {
    let mut planes = face.values.chunks_exact(SIDE * SIDE);
    std::array::from_fn(|_| {
        let plane = planes.next().unwrap_or_default();
        mean(parts.iter().flat_map(|bounds| part(plane, *bounds)))
    })
}

/// The distance in the plane of blue and red chroma (ITU-R BT.601).
fn chroma_distance(one: [f32; 3], other: [f32; 3]) -> f32 {
    let chroma = |colour: [f32; 3]| {
        let [red, _, blue] = colour;
        (0.564 * (blue - grey(colour)), 0.713 * (red - grey(colour)))
    };
    let ((blue, red), (other_blue, other_red)) = (chroma(one), chroma(other));
    (blue - other_blue).hypot(red - other_red)
}

/// The mean square of the Laplacian over the variance, both within the face.
fn sharpness(luma: &[f32], inside: &[f32], mean_luma: f32) -> f32 {
    let [left, top, right, bottom] = FACE;
    let rows: Vec<&[f32]> = luma.chunks_exact(SIDE).collect();
    let at = |x: usize, y: usize| {
        let row = rows.get(y).copied().unwrap_or_default();
        row.get(x).copied().unwrap_or_default()
    };
    let at = &at;
    let laplacian = (top..bottom).flat_map(|y| {
        (left..right).map(move |x| {
            at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1) - 4.0 * at(x, y)
        })
    });
    let edges = mean(laplacian.map(|value| value * value));
    let variance = mean(inside.iter().map(|value| (value - mean_luma).powi(2)));
    edges / variance.max(1.0)
}
