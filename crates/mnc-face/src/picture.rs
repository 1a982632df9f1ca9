//! The pixels of one picture, wiped when they are dropped.

use mnc_core::{Error, ErrorKind, Result};
use std::fmt;
use zeroize::Zeroizing;

/// Whether a picture ever had colour. Exhaustive on purpose.
///
/// The photo in the chip is grey, whatever is printed on the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Colour {
    /// One component; red, green and blue are equal.
    Grey,
    /// Three components.
    Rgb,
}

/// The longest side of any picture, in pixels.
pub const LONGEST_SIDE: usize = 8192;

/// The most pixels of any picture.
pub const MOST_PIXELS: usize = 16 << 20;

/// A picture of 8 bits a component, rows from the top, red before green before blue.
///
/// It is neither `Clone` nor shown by `Debug`, and its pixels are wiped when it is dropped.
pub struct Picture {
    width: usize,
    height: usize,
    colour: Colour,
    rgb: Zeroizing<Vec<u8>>,
}

impl Picture {
    /// A picture of `width * height * 3` bytes.
    ///
    /// # Errors
    /// `PictureTooLarge` beyond [`LONGEST_SIDE`] or [`MOST_PIXELS`]; `MalformedPicture` for one
    /// without pixels or with another number of bytes.
    pub fn from_rgb(
        width: usize,
        height: usize,
        rgb: Zeroizing<Vec<u8>>,
        colour: Colour,
    ) -> Result<Self> {
        let pixels = checked_pixels(width, height)?;
        if rgb.len() != pixels * 3 {
            return Err(ErrorKind::MalformedPicture.into());
        }
        Ok(Self {
            width,
            height,
            colour,
            rgb,
        })
    }

    /// A grey picture of `width * height` bytes.
    ///
    /// # Errors
    /// As [`from_rgb`](Self::from_rgb).
    pub fn from_grey(width: usize, height: usize, grey: &[u8]) -> Result<Self> {
        if grey.len() != checked_pixels(width, height)? {
            return Err(ErrorKind::MalformedPicture.into());
        }
        let mut rgb = Zeroizing::new(Vec::with_capacity(grey.len() * 3));
        for &value in grey {
            rgb.extend_from_slice(&[value; 3]);
        }
        Self::from_rgb(width, height, rgb, Colour::Grey)
    }

    /// In pixels.
    pub fn width(&self) -> usize {
        self.width
    }

    /// In pixels.
    pub fn height(&self) -> usize {
        self.height
    }

    /// Whether it ever had colour.
    pub fn colour(&self) -> Colour {
        self.colour
    }

    /// The pixels: rows from the top, three bytes a pixel. For a detector or embedder of one's own;
    /// copies of it are the copier's to wipe.
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    /// One row of pixels, three bytes each; empty below the picture.
    pub(crate) fn row(&self, y: usize) -> &[u8] {
        let stride = self.width * 3;
        self.rgb
            .get(y.saturating_mul(stride)..)
            .and_then(|rest| rest.get(..stride))
            .unwrap_or_default()
    }
}

/// How many pixels a picture of this size has.
///
/// # Errors
/// `PictureTooLarge`, or `MalformedPicture` for none at all.
pub(crate) fn checked_pixels(width: usize, height: usize) -> Result<usize> {
    let pixels = width.saturating_mul(height);
    if pixels == 0 {
        Err(Error::new(ErrorKind::MalformedPicture))
    } else if width.max(height) > LONGEST_SIDE || pixels > MOST_PIXELS {
        Err(Error::new(ErrorKind::PictureTooLarge))
    } else {
        Ok(pixels)
    }
}

impl fmt::Debug for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Picture({} x {}, {:?}, redacted)",
            self.width, self.height, self.colour
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_must_fit_the_size() {
        for (width, height, bytes) in [(2, 2, 11), (2, 2, 13), (0, 2, 0), (2, 0, 0)] {
            let pixels = Zeroizing::new(vec![0; bytes]);
            let error = Picture::from_rgb(width, height, pixels, Colour::Rgb).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::MalformedPicture);
        }
        let error = Picture::from_grey(2, 2, &[0; 5]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::MalformedPicture);
    }

    #[test]
    fn a_size_is_refused_before_anything_is_allocated() {
        for (width, height) in [(LONGEST_SIDE + 1, 1), (1, usize::MAX), (8192, 8192)] {
            let error = checked_pixels(width, height).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::PictureTooLarge);
        }
        assert_eq!(checked_pixels(8192, 2048).unwrap(), MOST_PIXELS);
    }

    #[test]
    fn grey_becomes_three_equal_components() {
        let picture = Picture::from_grey(2, 1, &[7, 9]).unwrap();
        assert_eq!(picture.rgb(), [7, 7, 7, 9, 9, 9]);
        assert_eq!(picture.row(0), picture.rgb());
        assert!(picture.row(1).is_empty());
    }

    #[test]
    fn nothing_of_it_is_shown() {
        let picture = Picture::from_grey(2, 1, &[77, 99]).unwrap();
        assert_eq!(format!("{picture:?}"), "Picture(2 x 1, Grey, redacted)");
    }
}
