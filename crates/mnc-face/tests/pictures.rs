//! Pictures that are read and pictures that are refused: JPEG 2000, JPEG and PNG.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::{Date, ErrorKind};
use mnc_face::{Colour, Picture, capture, photo};
use mnc_testkit::people::Holder;
use mnc_testkit::picture::portrait;

const BASELINE: &[u8] = include_bytes!("data/baseline.jpg");
const PROGRESSIVE: &[u8] = include_bytes!("data/progressive.jpg");
const GREY: &[u8] = include_bytes!("data/grey.jpg");
/// Found by fuzzing: on processors with AVX2 the decoder panics on it.
const PANICS: &[u8] = include_bytes!("data/decoder_panics.jpg");

fn card() -> &'static [u8] {
    portrait(&Holder::hanako(), Date::constant(2026, 11, 20))
}

fn near(found: &[u8], expected: [u8; 3]) -> bool {
    let close = |(one, other): (&u8, u8)| one.abs_diff(other) < 12;
    found.iter().zip(expected).all(close)
}

/// 券面事項確認 AP, EF 0002, DF27: JP2 with one grey component.
#[test]
fn the_virtual_cards_photo_is_read() {
    let picture = photo::decode(card()).unwrap();
    assert_eq!((picture.width(), picture.height()), (378, 472));
    assert_eq!(picture.colour(), Colour::Grey);
    let (dark, bright) = (picture.rgb().iter().min(), picture.rgb().iter().max());
    assert!(dark < Some(&100) && bright > Some(&200));
}

#[test]
fn a_raw_codestream_is_the_same_picture() {
    let bytes = card();
    let start = bytes
        .windows(4)
        .position(|window| window == [0xFF, 0x4F, 0xFF, 0x51])
        .unwrap();
    let (boxed, raw) = (
        photo::decode(bytes).unwrap(),
        photo::decode(&bytes[start..]).unwrap(),
    );
    assert_eq!(boxed.rgb(), raw.rgb());
}

#[test]
fn a_photo_that_is_cut_off_or_changed_does_no_harm() {
    let bytes = card();
    for length in (0..bytes.len()).step_by(61) {
        let _ = photo::decode(&bytes[..length]);
    }
    for index in (0..bytes.len()).step_by(29) {
        for change in [0xFF, 0x01, 0x80] {
            let mut bytes = bytes.to_vec();
            bytes[index] ^= change;
            if let Ok(picture) = photo::decode(&bytes) {
                assert!(picture.width() <= 1024 && picture.height() <= 1024);
            }
        }
    }
    assert!(photo::decode(&bytes[..bytes.len() / 20]).is_err());
}

#[test]
fn more_bytes_than_a_card_holds_are_not_looked_at() {
    let mut bytes = card().to_vec();
    bytes.resize(photo::MOST_BYTES + 1, 0);
    assert_eq!(
        photo::decode(&bytes).unwrap_err().kind(),
        ErrorKind::PictureTooLarge
    );
}

#[test]
fn jpeg_is_read_baseline_progressive_and_grey() {
    for bytes in [BASELINE, PROGRESSIVE] {
        let picture = capture::decode(bytes).unwrap();
        assert_eq!((picture.width(), picture.height()), (24, 16));
        assert_eq!(picture.colour(), Colour::Rgb);
        let row = &picture.rgb()[24 * 3 * 8..];
        let pixels = [&row[12..15], &row[36..39], &row[60..63]];
        assert!(near(pixels[0], [200, 0, 0]), "{:?}", pixels[0]);
        assert!(near(pixels[1], [0, 200, 0]), "{:?}", pixels[1]);
        assert!(near(pixels[2], [0, 0, 200]), "{:?}", pixels[2]);
    }
    let grey = capture::decode(GREY).unwrap();
    assert_eq!(grey.colour(), Colour::Grey);
    assert!(near(&grey.rgb()[..3], [120; 3]));
}

fn png(
    colour: png::ColorType,
    depth: png::BitDepth,
    (width, height): (u32, u32),
    data: &[u8],
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(colour);
    encoder.set_depth(depth);
    if colour == png::ColorType::Indexed {
        encoder.set_palette(vec![1, 2, 3, 4, 5, 6]);
    }
    encoder
        .write_header()
        .unwrap()
        .write_image_data(data)
        .unwrap();
    bytes
}

#[test]
fn png_is_read_in_every_form() {
    use png::{BitDepth, ColorType};
    type Row = (ColorType, BitDepth, &'static [u8], [u8; 6], Colour);
    let rows: [Row; 6] = [
        (
            ColorType::Grayscale,
            BitDepth::Eight,
            &[7, 9],
            [7, 7, 7, 9, 9, 9],
            Colour::Grey,
        ),
        (
            ColorType::Grayscale,
            BitDepth::One,
            &[0b0100_0000],
            [0, 0, 0, 255, 255, 255],
            Colour::Grey,
        ),
        (
            ColorType::GrayscaleAlpha,
            BitDepth::Eight,
            &[7, 1, 9, 2],
            [7, 7, 7, 9, 9, 9],
            Colour::Grey,
        ),
        (
            ColorType::Rgb,
            BitDepth::Sixteen,
            &[1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0],
            [1, 2, 3, 4, 5, 6],
            Colour::Rgb,
        ),
        (
            ColorType::Rgba,
            BitDepth::Eight,
            &[1, 2, 3, 0, 4, 5, 6, 9],
            [1, 2, 3, 4, 5, 6],
            Colour::Rgb,
        ),
        (
            ColorType::Indexed,
            BitDepth::Eight,
            &[0, 1],
            [1, 2, 3, 4, 5, 6],
            Colour::Rgb,
        ),
    ];
    for (colour, depth, data, expected, kept) in rows {
        let picture = capture::decode(&png(colour, depth, (2, 1), data)).unwrap();
        assert_eq!(
            (picture.rgb(), picture.colour()),
            (expected.as_slice(), kept),
            "{colour:?}"
        );
    }
}

/// A JPEG that claims another size.
fn claiming(jpeg: &[u8], width: u16, height: u16) -> Vec<u8> {
    let frame = |bytes: &[u8]| matches!(bytes, [0xFF, 0xC0 | 0xC2]);
    let start = jpeg.windows(2).position(frame).unwrap();
    let mut bytes = jpeg.to_vec();
    bytes[start + 5..start + 7].copy_from_slice(&height.to_be_bytes());
    bytes[start + 7..start + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// The sides of a JPEG have 16 bits, far more than those of any picture here.
#[test]
fn a_jpeg_that_is_too_large_is_refused_before_its_pixels() {
    for jpeg in [BASELINE, PROGRESSIVE, GREY] {
        for (width, height) in [
            (8193, 16),
            (24, 8193),
            (8192, 8192),
            (u16::MAX, 1),
            (u16::MAX, u16::MAX),
        ] {
            let kind = refused(&claiming(jpeg, width, height));
            assert_eq!(kind, ErrorKind::PictureTooLarge, "{width} {height}");
        }
        for (width, height) in [(0, 16), (24, 0)] {
            let kind = refused(&claiming(jpeg, width, height));
            assert_eq!(kind, ErrorKind::MalformedPicture, "{width} {height}");
        }
    }
}

/// The last scan of a progressive JPEG, so many times.
fn scans(times: usize) -> Vec<u8> {
    let scan = |bytes: &[u8]| bytes == [0xFF, 0xDA];
    let start = PROGRESSIVE.windows(2).rposition(scan).unwrap();
    let (head, last) = PROGRESSIVE.split_at(start);
    let (last, end) = last.split_at(last.len() - 2);
    assert_eq!(end, [0xFF, 0xD9]);
    let mut bytes = head.to_vec();
    (0..times).for_each(|_| bytes.extend_from_slice(last));
    bytes.extend_from_slice(end);
    bytes
}

/// Each scan goes over all pixels again: a small file could keep a processor busy for long.
#[test]
fn a_jpeg_of_many_scans_is_refused() {
    assert!(capture::decode(&scans(10)).is_ok());
    for times in [40, 20_000] {
        let error = capture::decode(&scans(times)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::MalformedPicture);
        let said = std::error::Error::source(&error).unwrap().to_string();
        assert!(said.contains("scans"), "{said}");
    }
}

/// The header of a PNG with the size changed, its checksum made to fit.
fn png_claiming(width: u32, height: u32) -> Vec<u8> {
    use png::{BitDepth, ColorType};
    let mut bytes = png(ColorType::Grayscale, BitDepth::Eight, (2, 1), &[7, 9]);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let checksum = checksum(&bytes[12..29]).to_be_bytes();
    bytes[29..33].copy_from_slice(&checksum);
    bytes
}

/// ISO/IEC 15948, annex D.
fn checksum(bytes: &[u8]) -> u32 {
    let bit = |sum: u32, _| sum >> 1 ^ (0xEDB8_8320 & 0_u32.wrapping_sub(sum & 1));
    let sum = bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), bit)
    });
    !sum
}

#[test]
fn a_png_that_is_too_large_is_refused_before_its_pixels() {
    for (width, height) in [
        (8193, 1),
        (1, 8193),
        (8192, 8192),
        (1 << 20, 1 << 20),
        (0x7FFF_FFFF, 0x7FFF_FFFF),
    ] {
        let kind = refused(&png_claiming(width, height));
        assert_eq!(kind, ErrorKind::PictureTooLarge, "{width} {height}");
    }
    for (width, height) in [(0, 1), (2, 0), (8192, 2048)] {
        let kind = refused(&png_claiming(width, height));
        assert_eq!(kind, ErrorKind::MalformedPicture, "{width} {height}");
    }
}

fn refused(bytes: &[u8]) -> ErrorKind {
    capture::decode(bytes)
        .map(|_: Picture| ())
        .unwrap_err()
        .kind()
}

#[test]
fn a_decoder_that_panics_has_refused_the_picture() {
    // Elsewhere it may come through.
    let failure = capture::decode(PANICS).map(|_: Picture| ()).err();
    assert!(failure.is_none_or(|it| it.kind() == ErrorKind::MalformedPicture));
}

#[test]
fn a_frame_that_is_damaged_or_too_large_is_refused() {
    use png::{BitDepth, ColorType};
    assert_eq!(refused(b""), ErrorKind::MalformedPicture);
    assert_eq!(refused(b"GIF89a"), ErrorKind::MalformedPicture);
    assert_eq!(refused(&BASELINE[..40]), ErrorKind::MalformedPicture);
    let whole = png(ColorType::Grayscale, BitDepth::Eight, (2, 1), &[7, 9]);
    assert_eq!(refused(&whole[..45]), ErrorKind::MalformedPicture);
    let wide = png(ColorType::Grayscale, BitDepth::One, (8193, 1), &[0; 1025]);
    assert_eq!(refused(&wide), ErrorKind::PictureTooLarge);
    let mut large = whole;
    large.resize(capture::MOST_BYTES + 1, 0);
    assert_eq!(refused(&large), ErrorKind::PictureTooLarge);
}
