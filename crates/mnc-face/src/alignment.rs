//! A face moved to where an embedder expects it: five landmarks onto five points of a template.

use crate::geometry::{Landmarks, Point, Similarity};
use crate::numbers::to_f64;
use crate::picture::Picture;
use crate::tensor::Planes;
use mnc_core::{Error, ErrorKind, Result};
use serde::Deserialize;

/// Where a model expects the five landmarks.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
#[non_exhaustive]
pub enum AlignmentTemplate {
    /// The five points in 112 x 112 pixels with which ArcFace was trained.
    Arcface,
    /// The five points in 96 x 112 pixels with which SphereFace was trained.
    Sphereface,
    /// Points of one's own.
    Points {
        /// The width of the space of the points.
        width: f32,
        /// The height of the space of the points.
        height: f32,
        /// Right eye, left eye, nose, right and left corner of the mouth; x before y.
        points: [[f32; 2]; 5],
    },
}

impl AlignmentTemplate {
    /// The width and height of the space, and the points in it.
    fn space(&self) -> (f32, f32, [Point; 5]) {
        match self {
            Self::Arcface => (112.0, 112.0, ARCFACE),
            Self::Sphereface => (96.0, 112.0, sphereface()),
            Self::Points {
                width,
                height,
                points,
            } => (*width, *height, points.map(|[x, y]| Point::new(x, y))),
        }
    }
}

const ARCFACE: [Point; 5] = [
    Point::new(38.2946, 51.6963),
    Point::new(73.5318, 51.5014),
    Point::new(56.0252, 71.7366),
    Point::new(41.5493, 92.3655),
    Point::new(70.7299, 92.2041),
];

/// As fractions of 96 x 112 pixels.
fn sphereface() -> [Point; 5] {
    [
        Point::new(0.315_568_75, 0.461_574_1),
        Point::new(0.682_622_9, 0.461_574_1),
        Point::new(0.500_262_5, 0.640_505_4),
        Point::new(0.349_471_9, 0.824_692),
        Point::new(0.653_436_4, 0.824_692),
    ]
    .map(|point| Point::new(point.x * 96.0, point.y * 112.0))
}

/// How pixels become the numbers of a network: order, mean and deviation.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Normalisation {
    /// The order of the components.
    pub order: ComponentOrder,
    /// What is subtracted from each component, in the network's order.
    #[serde(default)]
    pub mean: [f32; 3],
    /// What each component is then divided by.
    #[serde(default = "ones")]
    pub deviation: [f32; 3],
}

fn ones() -> [f32; 3] {
    [1.0; 3]
}

impl Normalisation {
    /// Pixels as they are, 0 to 255.
    pub const fn plain(order: ComponentOrder) -> Self {
        Self {
            order,
            mean: [0.0; 3],
            deviation: [1.0; 3],
        }
    }

    /// Where in a pixel each plane finds its component, and its mean and factor.
    pub(crate) fn planes(&self) -> [(usize, f32, f32); 3] {
        let [first, second, third] = match self.order {
            ComponentOrder::Rgb => [0, 1, 2],
            ComponentOrder::Bgr => [2, 1, 0],
        };
        let mut numbers = self.mean.into_iter().zip(self.deviation.map(f32::recip));
        [first, second, third].map(|component| {
            let (mean, factor) = numbers.next().unwrap_or((0.0, 1.0));
            (component, mean, factor)
        })
    }

    /// Whether every number can be calculated with.
    pub(crate) fn is_usable(&self) -> bool {
        let divisor = |value: &f32| value.recip().is_finite() && *value != 0.0;
        self.mean.iter().all(|value| value.is_finite()) && self.deviation.iter().all(divisor)
    }
}

/// The order of the components of a network's input. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ComponentOrder {
    /// Red, green, blue.
    Rgb,
    /// Blue, green, red.
    Bgr,
}

/// The face, aligned to the template, stretched to `width * height` and normalised.
///
/// One bilinear look-up a pixel, straight from the picture; black beyond its edges.
///
/// # Errors
/// `InvalidArgument` for landmarks that coincide or are no numbers.
pub(crate) fn align(
    picture: &Picture,
    landmarks: &Landmarks,
    template: &AlignmentTemplate,
    (width, height): (usize, usize),
    normalisation: &Normalisation,
) -> Result<Planes> {
    let (space_width, space_height, points) = template.space();
    let map = Similarity::least_squares(&landmarks.points(), &points)
        .ok_or_else(|| Error::new(ErrorKind::InvalidArgument))?
        .inverse();
    let across = f64::from(space_width) / to_f64(width);
    let down = f64::from(space_height) / to_f64(height);
    let from = |x: usize, y: usize| map.apply(to_f64(x) * across, to_f64(y) * down);
    Ok(sampled(picture, (width, height), normalisation, from))
}

/// Planes whose pixels come from where `from` says.
pub(crate) fn sampled(
    picture: &Picture,
    (width, height): (usize, usize),
    normalisation: &Normalisation,
    from: impl Fn(usize, usize) -> (f64, f64),
) -> Planes {
    let mut planes = Planes::zero(width, height);
    let components = normalisation.planes();
    let [first, second, third] = planes.planes_mut();
    let rows = first
        .chunks_exact_mut(width)
        .zip(second.chunks_exact_mut(width));
    for (y, ((first, second), third)) in rows.zip(third.chunks_exact_mut(width)).enumerate() {
        for (x, ((first, second), third)) in first.iter_mut().zip(second).zip(third).enumerate() {
            let (from_x, from_y) = from(x, y);
            let pixel = bilinear(picture, from_x, from_y);
            for (value, (component, mean, factor)) in
                [first, second, third].into_iter().zip(components)
            {
                *value = (pixel.get(component).copied().unwrap_or_default() - mean) * factor;
            }
        }
    }
    planes
}

/// The colour between four pixels; those beyond the picture are black.
fn bilinear(picture: &Picture, x: f64, y: f64) -> [f32; 3] {
    let (left, top) = (x.floor(), y.floor());
    let (right_part, lower_part) = (narrow(x - left), narrow(y - top));
    let (Some(left), Some(top)) = (to_index(left), to_index(top)) else {
        return [0.0; 3];
    };
    let upper = between(picture, top, left, right_part);
    let lower = between(picture, top + 1, left, right_part);
    let mut mixed = upper;
    for (value, lower) in mixed.iter_mut().zip(lower) {
        *value += (lower - *value) * lower_part;
    }
    mixed
}

/// The colour between two pixels of a row.
fn between(picture: &Picture, row: isize, left: isize, right_part: f32) -> [f32; 3] {
    let row = usize::try_from(row)
        .map(|y| picture.row(y))
        .unwrap_or_default();
    let pixel = |x: isize| {
        let start = usize::try_from(x).ok().and_then(|x| x.checked_mul(3));
        let pixel = start.and_then(|start| row.get(start..)).unwrap_or_default();
        pixel
            .first_chunk::<3>()
            .map_or([0.0; 3], |pixel| pixel.map(f32::from))
    };
    let mut mixed = pixel(left);
    for (value, right) in mixed.iter_mut().zip(pixel(left + 1)) {
        *value += (right - *value) * right_part;
    }
    mixed
}

/// A coordinate as an index, unless it lies far beyond any picture.
#[expect(clippy::cast_possible_truncation, reason = "checked to be small")]
fn to_index(value: f64) -> Option<isize> {
    (value.abs() < 1e6).then_some(value as isize)
}

#[expect(clippy::cast_possible_truncation, reason = "a fraction below 1")]
fn narrow(fraction: f64) -> f32 {
    fraction as f32
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "exact on purpose")]
mod tests {
    use super::*;

    const RGB: Normalisation = Normalisation::plain(ComponentOrder::Rgb);

    fn landmarks(template: &AlignmentTemplate) -> Landmarks {
        Landmarks::from_points(template.space().2)
    }

    /// Every pixel its own number, in red; its complement in blue.
    fn gradient(width: usize, height: usize) -> Picture {
        let value = |index: usize| u8::try_from(index * 7 % 251).unwrap();
        let pixel = |index| [value(index), 100, 255 - value(index)];
        let rgb = (0..width * height).flat_map(pixel).collect::<Vec<_>>();
        Picture::from_rgb(width, height, rgb.into(), crate::Colour::Rgb).unwrap()
    }

    #[test]
    fn a_face_that_is_aligned_already_stays_as_it_is() {
        let picture = gradient(112, 112);
        let template = AlignmentTemplate::Arcface;
        let planes = align(&picture, &landmarks(&template), &template, (112, 112), &RGB).unwrap();
        let red = picture.rgb().iter().step_by(3);
        for (pixel, value) in red.zip(planes.values.iter()) {
            assert!((f32::from(*pixel) - value).abs() < 0.05);
        }
    }

    #[test]
    fn a_moved_face_is_moved_back_and_the_rest_is_black() {
        let picture = gradient(112, 112);
        let template = AlignmentTemplate::Arcface;
        let mut points = landmarks(&template).points();
        for point in &mut points {
            point.x += 20.0;
        }
        let moved = Landmarks::from_points(points);
        let planes = align(&picture, &moved, &template, (112, 112), &RGB).unwrap();
        let row = &planes.values[..112];
        assert!((row[0] - f32::from(picture.rgb()[20 * 3])).abs() < 0.05);
        assert!(row[95..].iter().all(|value| *value == 0.0));
    }

    #[test]
    fn a_space_is_stretched_to_the_input() {
        let picture = gradient(96, 112);
        let template = AlignmentTemplate::Sphereface;
        let planes = align(&picture, &landmarks(&template), &template, (128, 128), &RGB).unwrap();
        assert_eq!(planes.shape(), [1, 3, 128, 128]);
        // The fifth pixel of the input lies at 3.75 of the space.
        let red = |x: usize| f32::from(picture.rgb()[x * 3]);
        let expected = red(3) + (red(4) - red(3)) * 0.75;
        // In f32 landmarks the alignment is exact to a thousandth of a pixel.
        let values = &planes.values;
        let steep = (red(4) - red(3)).abs();
        assert!((values[5] - expected).abs() < 0.01 * steep + 0.05);
    }

    #[test]
    fn components_are_ordered_shifted_and_scaled() {
        let picture = gradient(112, 112);
        let template = AlignmentTemplate::Arcface;
        let normalisation = Normalisation {
            order: ComponentOrder::Bgr,
            mean: [10.0, 20.0, 30.0],
            deviation: [2.0, 4.0, 8.0],
        };
        let face = landmarks(&template);
        let planes = align(&picture, &face, &template, (112, 112), &normalisation).unwrap();
        let area = 112 * 112;
        assert!((planes.values[0] - (255.0 - 10.0) / 2.0).abs() < 0.05);
        assert!((planes.values[area] - (100.0 - 20.0) / 4.0).abs() < 0.05);
        assert!((planes.values[2 * area] - (0.0 - 30.0) / 8.0).abs() < 0.05);
    }

    #[test]
    fn points_of_ones_own_are_read_from_json() {
        let json = r#"{"points": {"width": 10, "height": 20,
            "points": [[1, 2], [3, 4], [5, 6], [7, 8], [9, 10]]}}"#;
        let template: AlignmentTemplate = serde_json::from_str(json).unwrap();
        let (width, height, points) = template.space();
        assert_eq!(
            (width, height, points[4]),
            (10.0, 20.0, Point::new(9.0, 10.0))
        );
        let named: AlignmentTemplate = serde_json::from_str("\"sphereface\"").unwrap();
        assert_eq!(named, AlignmentTemplate::Sphereface);
    }
}
