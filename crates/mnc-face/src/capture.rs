//! A frame of the camera: PNG, JPEG, or a buffer as cameras hand it over.
//!
//! Frames are taken as they stand: a host whose camera is mounted on its side says so with
//! [`Turn`]; an orientation noted in a JPEG's Exif data is not looked at.

mod buffer;
mod turn;

pub use buffer::{Frame, PixelFormat, YuvRange};
pub use turn::Turn;

use crate::guard::caught;
use crate::picture::{Colour, MOST_PIXELS, Picture, checked_pixels};
use mnc_core::{Error, ErrorKind, Result};
use png::{ColorType, Decoder, DecodingError, Limits, Transformations};
use std::io::Cursor;
use zeroize::Zeroizing;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

/// The most bytes of an encoded frame: 32 MiB.
pub const MOST_BYTES: usize = 32 << 20;

/// The sides of a JPEG are numbers of 16 bits.
const MOST_JPEG_SIDE: usize = 0xFFFF;

/// Scans of a progressive JPEG; each goes over all pixels again.
const MOST_SCANS: usize = 32;

/// Decodes a PNG or a JPEG, told apart by their first bytes.
///
/// # Errors
/// `PictureTooLarge` beyond [`MOST_BYTES`] or the size of any [`Picture`]; `MalformedPicture` for
/// what is neither, damaged or cut off.
pub fn decode(bytes: &[u8]) -> Result<Picture> {
    if bytes.len() > MOST_BYTES {
        return Err(ErrorKind::PictureTooLarge.into());
    }
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => caught(ErrorKind::MalformedPicture, || jpeg(bytes)),
        [0x89, b'P', b'N', b'G', ..] => caught(ErrorKind::MalformedPicture, || png(bytes)),
        _ => Err(Error::new(ErrorKind::MalformedPicture).at("camera frame", 0)),
    }
}

fn jpeg(bytes: &[u8]) -> Result<Picture> {
    let options = DecoderOptions::default()
        // Any that a JPEG can say: what is too large is told apart from what is malformed below.
        .set_max_width(MOST_JPEG_SIDE)
        .set_max_height(MOST_JPEG_SIDE)
        .set_strict_mode(true)
        .jpeg_set_max_scans(MOST_SCANS)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().map_err(malformed)?;
    let (width, height) = decoder.dimensions().ok_or(ErrorKind::MalformedPicture)?;
    checked_pixels(width, height)?;
    let colour = match decoder.input_colorspace() {
        Some(ColorSpace::Luma) => Colour::Grey,
        _ => Colour::Rgb,
    };
    let rgb = Zeroizing::new(decoder.decode().map_err(malformed)?);
    Picture::from_rgb(width, height, rgb, colour)
}

fn png(bytes: &[u8]) -> Result<Picture> {
    let limits = Limits {
        bytes: MOST_PIXELS * 8,
    };
    let mut decoder = Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_ignore_text_chunk(true);
    decoder.set_ignore_iccp_chunk(true);
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(beyond)?;
    let (width, height) = (reader.info().width as usize, reader.info().height as usize);
    let pixels = checked_pixels(width, height)?;
    let size = reader
        .output_buffer_size()
        .filter(|size| *size <= pixels * 4);
    let mut buffer = Zeroizing::new(vec![0; size.ok_or(ErrorKind::MalformedPicture)?]);
    reader.next_frame(&mut buffer).map_err(malformed)?;
    match reader.output_color_type().0 {
        ColorType::Grayscale => Picture::from_grey(width, height, &buffer),
        ColorType::GrayscaleAlpha => Picture::from_grey(width, height, &every::<2, 1>(&buffer)),
        ColorType::Rgb => Picture::from_rgb(width, height, buffer, Colour::Rgb),
        ColorType::Rgba => Picture::from_rgb(width, height, every::<4, 3>(&buffer), Colour::Rgb),
        ColorType::Indexed => Err(ErrorKind::MalformedPicture.into()),
    }
}

/// The first `KEPT` of every `OF` bytes: transparency has no meaning in a frame.
fn every<const OF: usize, const KEPT: usize>(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut kept = Zeroizing::new(Vec::with_capacity(bytes.len() / OF * KEPT));
    for pixel in bytes.chunks_exact(OF) {
        kept.extend(pixel.iter().take(KEPT));
    }
    kept
}

/// Where even the length of a row goes beyond what the decoder may allocate.
fn beyond(error: DecodingError) -> Error {
    match error {
        DecodingError::LimitsExceeded => Error::new(ErrorKind::PictureTooLarge),
        error => malformed(error),
    }
}

/// The decoders' texts name chunks, markers and sizes, never pixels.
fn malformed(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorKind::MalformedPicture).with_source(error.to_string())
}
