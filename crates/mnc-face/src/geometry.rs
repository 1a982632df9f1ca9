//! Points, boxes, the five landmarks of a face, and the maps that turn, scale and move them.

use std::fmt;

/// A point in pixels; the centre of the picture's first pixel is (0, 0).
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

impl Point {
    /// The point at these coordinates.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// How far another point is, in pixels.
    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// A box with its upper left corner, in pixels. It may reach beyond the picture.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rectangle {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// To the right.
    pub width: f32,
    /// Down.
    pub height: f32,
}

impl Rectangle {
    /// In square pixels; nothing for a box turned inside out.
    pub fn area(&self) -> f32 {
        self.width.max(0.0) * self.height.max(0.0)
    }

    /// Its middle.
    pub fn centre(&self) -> Point {
        Point::new(self.x + self.width / 2.0, self.y + self.height / 2.0)
    }

    /// The common area over the area of both together (intersection over union), 0 to 1.
    pub fn overlap(&self, other: &Self) -> f32 {
        let width = (self.x + self.width).min(other.x + other.width) - self.x.max(other.x);
        let height = (self.y + self.height).min(other.y + other.height) - self.y.max(other.y);
        let common = width.max(0.0) * height.max(0.0);
        let together = self.area() + other.area() - common;
        if together > 0.0 {
            common / together
        } else {
            0.0
        }
    }

    /// The box times a factor.
    pub(crate) fn scaled(&self, factor: f32) -> Self {
        Self {
            x: self.x * factor,
            y: self.y * factor,
            width: self.width * factor,
            height: self.height * factor,
        }
    }
}

/// The five landmarks that detectors and embedders agree on; "right" is the person's own.
///
/// How they lie to each other is the form of a face: `Debug` shows nothing of it.
#[derive(Clone, Copy, PartialEq, Default)]
pub struct Landmarks {
    /// The centre of the right eye, on the left of the picture.
    pub right_eye: Point,
    /// The centre of the left eye.
    pub left_eye: Point,
    /// The tip of the nose.
    pub nose: Point,
    /// The right corner of the mouth.
    pub right_mouth: Point,
    /// The left corner of the mouth.
    pub left_mouth: Point,
}

impl fmt::Debug for Landmarks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Landmarks(redacted)")
    }
}

impl Landmarks {
    /// The five points in the order of their declaration.
    pub fn points(&self) -> [Point; 5] {
        [
            self.right_eye,
            self.left_eye,
            self.nose,
            self.right_mouth,
            self.left_mouth,
        ]
    }

    /// From the five points in the order of their declaration.
    pub fn from_points(points: [Point; 5]) -> Self {
        let [right_eye, left_eye, nose, right_mouth, left_mouth] = points;
        Self {
            right_eye,
            left_eye,
            nose,
            right_mouth,
            left_mouth,
        }
    }

    /// The inter-eye distance in pixels, the measure of a face's size (ISO/IEC 39794-5).
    pub fn eye_distance(&self) -> f32 {
        self.right_eye.distance(self.left_eye)
    }

    /// The landmarks times a factor.
    pub(crate) fn scaled(&self, factor: f32) -> Self {
        let scale = |point: Point| Point::new(point.x * factor, point.y * factor);
        Self::from_points(self.points().map(scale))
    }

    /// Whether every coordinate is a number.
    pub(crate) fn is_finite(&self) -> bool {
        let finite = |point: &Point| point.x.is_finite() && point.y.is_finite();
        self.points().iter().all(finite)
    }
}

/// A map that turns, scales and moves, and keeps every angle:
/// `x' = a x - b y + right`, `y' = b x + a y + down`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Similarity {
    a: f64,
    b: f64,
    right: f64,
    down: f64,
}

impl Similarity {
    /// The similarity that takes `from` to `to` with the least sum of squared distances (Umeyama's
    /// solution; in the plane and without mirroring it is a division of complex numbers). None if
    /// the points of `from` all coincide or are no numbers.
    pub fn least_squares(from: &[Point; 5], to: &[Point; 5]) -> Option<Self> {
        let (from_x, from_y) = centre(from);
        let (to_x, to_y) = centre(to);
        let (mut real, mut imaginary, mut spread) = (0.0, 0.0, 0.0);
        for (p, q) in from.iter().zip(to) {
            let (px, py) = (f64::from(p.x) - from_x, f64::from(p.y) - from_y);
            let (qx, qy) = (f64::from(q.x) - to_x, f64::from(q.y) - to_y);
            real += px * qx + py * qy;
            imaginary += px * qy - py * qx;
            spread += px * px + py * py;
        }
        let (a, b) = (real / spread, imaginary / spread);
        let found = Self {
            a,
            b,
            right: to_x - a * from_x + b * from_y,
            down: to_y - b * from_x - a * from_y,
        };
        let usable = spread > 0.0 && found.scale().is_normal() && found.right.is_finite();
        (usable && found.down.is_finite()).then_some(found)
    }

    /// By how much it scales.
    pub fn scale(&self) -> f64 {
        self.a.hypot(self.b)
    }

    /// Where a point goes.
    pub fn apply(&self, x: f64, y: f64) -> (f64, f64) {
        (
            self.a * x - self.b * y + self.right,
            self.b * x + self.a * y + self.down,
        )
    }

    /// The map back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let squared = self.a * self.a + self.b * self.b;
        let (a, b) = (self.a / squared, -self.b / squared);
        Self {
            a,
            b,
            right: -a * self.right + b * self.down,
            down: -b * self.right - a * self.down,
        }
    }
}

fn centre(points: &[Point; 5]) -> (f64, f64) {
    let sum = |axis: fn(&Point) -> f32| points.iter().map(|p| f64::from(axis(p))).sum::<f64>();
    (sum(|p| p.x) / 5.0, sum(|p| p.y) / 5.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: [Point; 5] = [
        Point::new(38.0, 52.0),
        Point::new(74.0, 51.0),
        Point::new(56.0, 72.0),
        Point::new(42.0, 92.0),
        Point::new(71.0, 93.0),
    ];

    /// Turned by 90 degrees, doubled, moved by (10, -3).
    fn moved(point: Point) -> Point {
        Point::new(-2.0 * point.y + 10.0, 2.0 * point.x - 3.0)
    }

    fn near(one: (f64, f64), other: Point) -> bool {
        (one.0 - f64::from(other.x)).abs() < 1e-4 && (one.1 - f64::from(other.y)).abs() < 1e-4
    }

    #[test]
    fn the_form_of_a_face_is_not_shown() {
        let shown = format!("{:?}", Landmarks::from_points(FACE));
        assert_eq!(shown, "Landmarks(redacted)");
    }

    #[test]
    fn a_similarity_is_found_again() {
        let to = FACE.map(moved);
        let found = Similarity::least_squares(&FACE, &to).unwrap();
        assert!((found.scale() - 2.0).abs() < 1e-6);
        for (from, to) in FACE.iter().zip(&to) {
            assert!(near(found.apply(from.x.into(), from.y.into()), *to));
            assert!(near(found.inverse().apply(to.x.into(), to.y.into()), *from));
        }
    }

    #[test]
    fn it_is_the_least_of_squares_for_points_that_do_not_fit() {
        let mut to = FACE.map(moved);
        to[2].x += 9.0;
        to[3].y -= 5.0;
        let best = Similarity::least_squares(&FACE, &to).unwrap();
        let loss = |map: &Similarity| {
            let squares = FACE.iter().zip(&to).map(|(from, to)| {
                let (x, y) = map.apply(from.x.into(), from.y.into());
                (x - f64::from(to.x)).powi(2) + (y - f64::from(to.y)).powi(2)
            });
            squares.sum::<f64>()
        };
        for step in [1e-3, -1e-3] {
            for change in 0..4 {
                let mut other = best;
                match change {
                    0 => other.a += step,
                    1 => other.b += step,
                    2 => other.right += step,
                    _ => other.down += step,
                }
                assert!(loss(&other) > loss(&best), "change {change} by {step}");
            }
        }
    }

    #[test]
    fn points_that_coincide_or_are_no_numbers_give_none() {
        let same = [Point::new(3.0, 4.0); 5];
        assert!(Similarity::least_squares(&same, &FACE).is_none());
        let mut nan = FACE;
        nan[1].x = f32::NAN;
        assert!(Similarity::least_squares(&nan, &FACE).is_none());
        assert!(Similarity::least_squares(&FACE, &nan).is_none());
        assert!(Similarity::least_squares(&FACE, &same).is_none());
    }

    #[test]
    fn overlap_is_the_common_area_over_the_whole() {
        let one = Rectangle {
            x: 0.0,
            y: 0.0,
            width: 4.0,
            height: 2.0,
        };
        let other = Rectangle { x: 2.0, ..one };
        assert!((one.overlap(&other) - 4.0 / 12.0).abs() < 1e-6);
        assert!((one.overlap(&one) - 1.0).abs() < 1e-6);
        let apart = Rectangle { x: 9.0, ..one };
        assert!(one.overlap(&apart).abs() < 1e-6);
        assert!(Rectangle::default().overlap(&Rectangle::default()).abs() < 1e-6);
    }
}
