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

fn refused(bytes: &[u8]) -> ErrorKind {
    capture::decode(bytes)
        .map(|_: Picture| ())
        .unwrap_err()
        .kind()
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
