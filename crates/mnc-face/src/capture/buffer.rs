//! The buffers of cameras: packed colours, and luma with shared chroma.

use crate::picture::{Colour, Picture, checked_pixels};
use mnc_core::{Error, ErrorKind, Result};
use zeroize::Zeroizing;

/// How a camera lays out its pixels. Exhaustive on purpose: each has its own arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PixelFormat {
    /// One byte a pixel.
    Grey,
    /// Red, green, blue.
    Rgb,
    /// Blue, green, red, unused.
    Bgra,
    /// Rows of luma, then rows of blue and red chroma, each for two by two pixels.
    Nv12,
    /// Luma, blue chroma, luma, red chroma for two pixels.
    Yuyv,
}

/// The range of luma and chroma (ITU-R BT.601). Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum YuvRange {
    /// Luma 16 to 235, chroma 16 to 240: what USB cameras send unless they say otherwise.
    #[default]
    Limited,
    /// 0 to 255, as in JPEG.
    Full,
}

/// A buffer of a camera, borrowed. It is the host's to wipe.
#[derive(Clone, Copy)]
pub struct Frame<'b> {
    /// The bytes.
    pub bytes: &'b [u8],
    /// The layout.
    pub format: PixelFormat,
    /// In pixels; even for [`PixelFormat::Nv12`] and [`PixelFormat::Yuyv`].
    pub width: usize,
    /// In pixels; even for [`PixelFormat::Nv12`].
    pub height: usize,
    /// Bytes from the start of a row to the start of the next.
    pub stride: usize,
    /// The range of [`PixelFormat::Nv12`] and [`PixelFormat::Yuyv`].
    pub range: YuvRange,
}

impl Frame<'_> {
    /// The pixels.
    ///
    /// # Errors
    /// `PictureTooLarge`; `InvalidArgument` for a size, stride or number of bytes that do not fit
    /// each other.
    pub fn picture(&self) -> Result<Picture> {
        let pixels = checked_pixels(self.width, self.height)?;
        let mut rgb = Zeroizing::new(Vec::with_capacity(pixels * 3));
        match self.format {
            PixelFormat::Grey => self.packed::<1>(&mut rgb, |[grey]| [grey; 3])?,
            PixelFormat::Rgb => self.packed::<3>(&mut rgb, |pixel| pixel)?,
            PixelFormat::Bgra => self.packed::<4>(&mut rgb, |[b, g, r, _]| [r, g, b])?,
            PixelFormat::Nv12 => self.nv12(&mut rgb)?,
            PixelFormat::Yuyv => self.yuyv(&mut rgb)?,
        }
        let colour = match self.format {
            PixelFormat::Grey => Colour::Grey,
            _ => Colour::Rgb,
        };
        Picture::from_rgb(self.width, self.height, rgb, colour)
    }

    fn packed<const N: usize>(
        &self,
        rgb: &mut Vec<u8>,
        pixel: fn([u8; N]) -> [u8; 3],
    ) -> Result<()> {
        for y in 0..self.height {
            let (pixels, _) = self.row(y, self.width * N)?.as_chunks::<N>();
            for bytes in pixels {
                rgb.extend_from_slice(&pixel(*bytes));
            }
        }
        Ok(())
    }

    fn yuyv(&self, rgb: &mut Vec<u8>) -> Result<()> {
        require(self.width.is_multiple_of(2))?;
        for y in 0..self.height {
            let (pairs, _) = self.row(y, self.width * 2)?.as_chunks();
            for &[first, blue, second, red] in pairs {
                rgb.extend_from_slice(&self.colour(first, blue, red));
                rgb.extend_from_slice(&self.colour(second, blue, red));
            }
        }
        Ok(())
    }

    fn nv12(&self, rgb: &mut Vec<u8>) -> Result<()> {
        require(self.width.is_multiple_of(2) && self.height.is_multiple_of(2))?;
        for y in 0..self.height {
            let (luma, _) = self.row(y, self.width)?.as_chunks();
            let (chroma, _) = self.row(self.height + y / 2, self.width)?.as_chunks();
            for (&[first, second], &[blue, red]) in luma.iter().zip(chroma) {
                rgb.extend_from_slice(&self.colour(first, blue, red));
                rgb.extend_from_slice(&self.colour(second, blue, red));
            }
        }
        Ok(())
    }

    fn row(&self, y: usize, bytes: usize) -> Result<&[u8]> {
        require(self.stride >= bytes)?;
        let row = y
            .checked_mul(self.stride)
            .and_then(|start| self.bytes.get(start..));
        row.and_then(|rest| rest.get(..bytes))
            .ok_or_else(|| Error::new(ErrorKind::InvalidArgument))
    }

    /// ITU-R BT.601, in units of 1/65536.
    fn colour(&self, luma: u8, blue: u8, red: u8) -> [u8; 3] {
        let (luma, factors) = match self.range {
            YuvRange::Limited => (
                (i32::from(luma) - 16) * 76_309,
                [104_597, 53_279, 25_675, 132_201],
            ),
            YuvRange::Full => (i32::from(luma) * 65_536, [91_881, 46_802, 22_554, 116_130]),
        };
        let (blue, red) = (i32::from(blue) - 128, i32::from(red) - 128);
        let [red_red, green_red, green_blue, blue_blue] = factors;
        [
            byte(luma + red_red * red),
            byte(luma - green_red * red - green_blue * blue),
            byte(luma + blue_blue * blue),
        ]
    }
}

fn byte(value: i32) -> u8 {
    let rounded = (value + 32_768) >> 16;
    u8::try_from(rounded.clamp(0, 255)).unwrap_or_default()
}

fn require(holds: bool) -> Result<()> {
    holds
        .then_some(())
        .ok_or_else(|| Error::new(ErrorKind::InvalidArgument))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(
        bytes: &[u8],
        format: PixelFormat,
        width: usize,
        height: usize,
        stride: usize,
    ) -> Frame<'_> {
        Frame {
            bytes,
            format,
            width,
            height,
            stride,
            range: YuvRange::Full,
        }
    }

    fn pixels(frame: Frame<'_>) -> Vec<u8> {
        frame.picture().unwrap().rgb().to_vec()
    }

    #[test]
    fn packed_colours_keep_their_order_and_lose_their_padding() {
        let bytes = [1, 2, 3, 9, 4, 5, 6];
        let rgb = frame(&bytes, PixelFormat::Rgb, 1, 2, 4);
        assert_eq!(pixels(rgb), [1, 2, 3, 4, 5, 6]);
        let bytes = [3, 2, 1, 0, 6, 5, 4, 0];
        let bgra = frame(&bytes, PixelFormat::Bgra, 2, 1, 8);
        assert_eq!(pixels(bgra), [1, 2, 3, 4, 5, 6]);
        let grey = frame(&[7, 9], PixelFormat::Grey, 1, 2, 1);
        assert_eq!(pixels(grey), [7, 7, 7, 9, 9, 9]);
        assert_eq!(grey.picture().unwrap().colour(), Colour::Grey);
    }

    #[test]
    fn chroma_is_shared_by_its_pixels() {
        // Luma 10..17 and grey chroma: two rows of four pixels, padded to six.
        let bytes = [
            10, 11, 12, 13, 0, 0, 14, 15, 16, 17, 0, 0, 128, 128, 128, 255, 0, 0,
        ];
        let picture = pixels(frame(&bytes, PixelFormat::Nv12, 4, 2, 6));
        assert_eq!(picture[..6], [10, 10, 10, 11, 11, 11]);
        // Much red chroma for the right half, in both rows.
        assert_eq!(picture[6..9], [190, 0, 12]);
        assert_eq!(picture[21..24], [195, 0, 17]);
        let bytes = [10, 128, 11, 255];
        let yuyv = pixels(frame(&bytes, PixelFormat::Yuyv, 2, 1, 4));
        assert_eq!(yuyv, [188, 0, 10, 189, 0, 11]);
    }

    /// ITU-R BT.601: black, white and pure red in the limited range.
    #[test]
    fn the_limited_range_reaches_black_white_and_red() {
        let bytes = [16, 128, 235, 128, 81, 90, 81, 240];
        let limited = Frame {
            range: YuvRange::Limited,
            ..frame(&bytes, PixelFormat::Yuyv, 4, 1, 8)
        };
        let picture = pixels(limited);
        assert_eq!(picture[..6], [0, 0, 0, 255, 255, 255]);
        assert!(picture[6] >= 253 && picture[7] <= 1 && picture[8] <= 1);
    }

    #[test]
    fn a_buffer_that_does_not_fit_is_refused() {
        use PixelFormat::{Bgra, Grey, Nv12, Rgb, Yuyv};
        let rows = [
            (Grey, 2, 2, 1, 4),
            (Grey, 2, 2, 2, 3),
            (Rgb, 2, 1, 5, 9),
            (Rgb, 2, 2, 6, 11),
            (Bgra, 1, 2, 4, 7),
            (Nv12, 3, 2, 4, 99),
            (Nv12, 2, 3, 4, 99),
            (Nv12, 2, 2, 2, 5),
            (Yuyv, 3, 1, 8, 99),
            (Yuyv, 2, 1, 3, 99),
            (Rgb, 2, 2, usize::MAX, 99),
        ];
        for (format, width, height, stride, size) in rows {
            let bytes = vec![0; size];
            let error = frame(&bytes, format, width, height, stride)
                .picture()
                .unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidArgument, "{format:?}");
        }
        let error = frame(&[], Grey, 1 << 40, 1, 1 << 40).picture().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::PictureTooLarge);
    }
}
