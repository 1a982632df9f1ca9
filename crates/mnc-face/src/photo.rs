//! The photo of the chip: JPEG 2000 to pixels, within bounds that are checked before decoding.
//!
//! DF27 of EF 0002 of the 券面事項確認 application is a JP2 file with one grey component; the one
//! published test card has 378 x 472 pixels in 1,854 bytes. Raw codestreams and three components
//! are accepted as well.

mod container;
mod header;

use crate::guard::caught;
use crate::picture::{Colour, Picture};
use hayro_jpeg2000::{DecodeSettings, DecodedImage, DecoderContext, Image};
use mnc_core::{Error, ErrorKind, Result};
use zeroize::Zeroizing;

/// The most bytes of a photo: no file of the card has more than 32 KiB; twice that for other media.
pub const MOST_BYTES: usize = 64 << 10;

/// The longest side of a photo in pixels.
pub const LONGEST_SIDE: u32 = 1024;

/// Decodes the photo: JP2, or a raw JPEG 2000 codestream (ISO/IEC 15444-1).
///
/// # Errors
/// `PictureTooLarge` beyond [`MOST_BYTES`] or [`LONGEST_SIDE`]. `MalformedPicture` for what is
/// damaged, truncated, has other than one or three components of at most 8 bits, uses a palette, or
/// asks for more work than its pixels are worth; with the offset where the headers say so.
///
/// ```
/// use mnc_core::ErrorKind;
/// let error = mnc_face::photo::decode(b"not a photo").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::MalformedPicture);
/// ```
pub fn decode(bytes: &[u8]) -> Result<Picture> {
    if bytes.len() > MOST_BYTES {
        return Err(ErrorKind::PictureTooLarge.into());
    }
    let codestream = container::codestream(bytes)?;
    let components = header::check(codestream)?;
    caught(ErrorKind::MalformedPicture, || {
        pixels(codestream, components)
    })
}

/// The decoder sees the codestream only: no colour profile or palette of a container reaches it.
fn pixels(codestream: &[u8], components: usize) -> Result<Picture> {
    let settings = DecodeSettings {
        strict: true,
        ..DecodeSettings::default()
    };
    let image = Image::new(codestream, &settings).map_err(malformed)?;
    let (width, height) = (image.width() as usize, image.height() as usize);
    let mut context = DecoderContext::default();
    let decoded = image.decode(&mut context).map_err(malformed)?;
    if decoded.components().len() != components {
        return Err(ErrorKind::MalformedPicture.into());
    }
    let samples = samples(&decoded)?;
    match components {
        1 => Picture::from_grey(width, height, &samples),
        _ => Picture::from_rgb(width, height, samples, Colour::Rgb),
    }
}

/// The interleaved samples, if every component has as many.
fn samples(decoded: &DecodedImage<'_>) -> Result<Zeroizing<Vec<u8>>> {
    let components = decoded.components();
    let counts = components.iter().map(|component| component.samples().len());
    let each = counts.clone().max().unwrap_or_default();
    if counts.clone().any(|count| count != each) {
        return Err(ErrorKind::MalformedPicture.into());
    }
    let mut samples = Zeroizing::new(vec![0; each * components.len()]);
    decoded.store_u8_into(&mut samples);
    Ok(samples)
}

/// The decoder's text names markers and limits, never samples.
fn malformed(error: hayro_jpeg2000::DecodeError) -> Error {
    Error::new(ErrorKind::MalformedPicture).with_source(error)
}
