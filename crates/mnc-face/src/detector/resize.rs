//! A picture at another size, as the planes of a detector.

use crate::alignment::{Normalisation, sampled};
use crate::numbers::to_f64;
use crate::picture::Picture;
use crate::tensor::Planes;
use mnc_core::Result;
use zeroize::Zeroizing;

/// The picture times `scale` in the upper left of `canvas` (width, height); the rest is zero.
pub(super) fn resized(
    picture: &Picture,
    scale: f32,
    canvas: (usize, usize),
    normalisation: &Normalisation,
) -> Result<Planes> {
    // A picture narrower than that keeps a pixel.
    let narrowest = picture.width().min(picture.height());
    let factor = whole_part(1.0 / f64::from(scale)).min(narrowest);
    let smaller = if factor > 1 {
        Some(shrunk(picture, factor)?)
    } else {
        None
    };
    let source = smaller.as_ref().unwrap_or(picture);
    let rest = f64::from(scale) * to_f64(factor);
    Ok(if (rest - 1.0).abs() < 1e-6 {
        copied(source, canvas, normalisation)
    } else {
        stretched(source, rest, canvas, normalisation)
    })
}

/// Pixel by pixel, as nothing is left to be scaled.
fn copied(picture: &Picture, canvas: (usize, usize), normalisation: &Normalisation) -> Planes {
    let (width, height) = canvas;
    let mut planes = Planes::zero(width, height);
    let components = normalisation.planes();
    for (plane, (component, mean, factor)) in planes.planes_mut().into_iter().zip(components) {
        for (y, row) in plane.chunks_exact_mut(width).enumerate() {
            let pixels = picture.row(y).iter().skip(component).step_by(3);
            for (value, pixel) in row.iter_mut().zip(pixels) {
                *value = (f32::from(*pixel) - mean) * factor;
            }
        }
    }
    planes
}

/// Bilinear, with the edges of the picture drawn out.
fn stretched(
    picture: &Picture,
    scale: f64,
    canvas: (usize, usize),
    normalisation: &Normalisation,
) -> Planes {
    let place = |index: usize, size: usize| {
        let from = (to_f64(index) + 0.5) / scale - 0.5;
        let last = to_f64(size) - 1.0;
        // Half a pixel beyond the last is still the picture's; what follows is the canvas.
        if from > last + 0.5 {
            f64::INFINITY
        } else {
            from.clamp(0.0, last)
        }
    };
    sampled(picture, canvas, normalisation, |x, y| {
        (place(x, picture.width()), place(y, picture.height()))
    })
}

/// The picture with every `factor * factor` pixels averaged to one; what is left over at the right
/// and lower edge is dropped.
fn shrunk(picture: &Picture, factor: usize) -> Result<Picture> {
    let (width, height) = (picture.width() / factor, picture.height() / factor);
    let area = u32::try_from(factor * factor).unwrap_or(u32::MAX);
    let mut rgb = Zeroizing::new(Vec::with_capacity(width * height * 3));
    let mut sums = Zeroizing::new(vec![[0_u32; 3]; width]);
    for y in 0..height {
        sums.fill([0; 3]);
        for row in y * factor..(y + 1) * factor {
            add_row(&mut sums, picture.row(row), factor);
        }
        let averaged = |sum: u32| u8::try_from((sum + area / 2) / area).unwrap_or(u8::MAX);
        rgb.extend(sums.iter().flat_map(|sum| sum.map(averaged)));
    }
    Picture::from_rgb(width, height, rgb, picture.colour())
}

fn add_row(sums: &mut [[u32; 3]], row: &[u8], factor: usize) {
    for (sum, pixels) in sums.iter_mut().zip(row.chunks_exact(factor * 3)) {
        for [red, green, blue] in pixels.as_chunks().0 {
            sum[0] += u32::from(*red);
            sum[1] += u32::from(*green);
            sum[2] += u32::from(*blue);
        }
    }
}

/// At least 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the sides of a picture"
)]
fn whole_part(value: f64) -> usize {
    (value + 1e-6).clamp(1.0, 8192.0) as usize
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "exact on purpose")]
mod tests {
    use super::*;
    use crate::alignment::ComponentOrder;

    const RGB: Normalisation = Normalisation::plain(ComponentOrder::Rgb);

    fn values(grey: &[u8], size: (usize, usize), scale: f32, canvas: (usize, usize)) -> Vec<f32> {
        let picture = Picture::from_grey(size.0, size.1, grey).unwrap();
        let planes = resized(&picture, scale, canvas, &RGB).unwrap();
        planes.values[..canvas.0 * canvas.1].to_vec()
    }

    #[test]
    fn halving_averages_and_leaves_the_canvas_zero() {
        let found = values(&[10, 20, 30, 40], (2, 2), 0.5, (2, 2));
        assert_eq!(found, [25.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn doubling_draws_the_edges_out() {
        let found = values(&[0, 100], (2, 1), 2.0, (4, 2));
        assert_eq!(found, [0.0, 25.0, 75.0, 100.0, 0.0, 25.0, 75.0, 100.0]);
    }

    #[test]
    fn a_picture_of_the_right_size_stays() {
        assert_eq!(
            values(&[1, 2, 3, 4], (2, 2), 1.0, (3, 2)),
            [1.0, 2.0, 0.0, 3.0, 4.0, 0.0]
        );
    }

    #[test]
    fn a_large_picture_is_averaged_before_it_is_sampled() {
        // Stripes of one pixel: sampling alone would see black or white.
        let stripes: Vec<u8> = (0..100).map(|x| if x % 2 == 0 { 0 } else { 200 }).collect();
        assert_eq!(values(&stripes, (100, 1), 0.01, (1, 1)).len(), 1);
        let row: Vec<u8> = stripes.repeat(100);
        assert_eq!(values(&row, (100, 100), 0.1, (10, 10)), [100.0; 100]);
    }
}
