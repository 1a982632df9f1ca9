//! Frames of a camera that is mounted on its side or upside down.

use crate::picture::Picture;
use mnc_core::Result;
use zeroize::Zeroizing;

/// How a frame must be turned to stand upright. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Turn {
    /// It stands upright.
    #[default]
    None,
    /// By 90 degrees, clockwise.
    Clockwise,
    /// By 180 degrees.
    Half,
    /// By 90 degrees, counterclockwise.
    Counterclockwise,
}

impl Picture {
    /// The picture, turned.
    ///
    /// # Errors
    /// None for a picture that exists; the signature is that of its construction.
    pub fn turned(self, turn: Turn) -> Result<Self> {
        let (width, height) = (self.width(), self.height());
        let pixel = |x: usize, y: usize| {
            let from = match turn {
                Turn::None => (x, y),
                Turn::Clockwise => (y, height - 1 - x),
                Turn::Half => (width - 1 - x, height - 1 - y),
                Turn::Counterclockwise => (width - 1 - y, x),
            };
            let pixel = self.row(from.1).get(from.0 * 3..).unwrap_or_default();
            pixel.first_chunk::<3>().copied().unwrap_or_default()
        };
        let (across, down) = match turn {
            Turn::None => return Ok(self),
            Turn::Half => (width, height),
            Turn::Clockwise | Turn::Counterclockwise => (height, width),
        };
        let mut rgb = Zeroizing::new(Vec::with_capacity(across * down * 3));
        for y in 0..down {
            (0..across).for_each(|x| rgb.extend_from_slice(&pixel(x, y)));
        }
        Self::from_rgb(across, down, rgb, self.colour())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::Colour;

    /// 1 2 3 above 4 5 6.
    fn turned(turn: Turn) -> (usize, usize, Vec<u8>) {
        let picture = Picture::from_grey(3, 2, &[1, 2, 3, 4, 5, 6]).unwrap();
        let picture = picture.turned(turn).unwrap();
        assert_eq!(picture.colour(), Colour::Grey);
        let values = picture.rgb().iter().step_by(3).copied().collect();
        (picture.width(), picture.height(), values)
    }

    #[test]
    fn pixels_go_where_the_turn_takes_them() {
        assert_eq!(turned(Turn::None), (3, 2, vec![1, 2, 3, 4, 5, 6]));
        assert_eq!(turned(Turn::Clockwise), (2, 3, vec![4, 1, 5, 2, 6, 3]));
        assert_eq!(turned(Turn::Half), (3, 2, vec![6, 5, 4, 3, 2, 1]));
        assert_eq!(
            turned(Turn::Counterclockwise),
            (2, 3, vec![3, 6, 2, 5, 1, 4])
        );
    }
}
