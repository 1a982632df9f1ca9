//! The pictures of the card's face: cartoon portraits, and text drawn as 1-bit PNG.

use crate::built_in::built_in;
use crate::people::{Holder, Sex};
use mnc_core::Date;
use png::{BitDepth, ColorType, Encoder};

const OLDER_WOMAN: &[u8] = include_bytes!("../data/photos/older-woman.jp2");
const WOMAN: &[u8] = include_bytes!("../data/photos/woman.jp2");
const MAN: &[u8] = include_bytes!("../data/photos/man.jp2");

/// Height of every text picture in pixels.
const HEIGHT: usize = 12;
/// Width of a full-width character's cell; an ASCII character takes half of it.
const CELL: usize = 12;

/// 顔写真: JPEG 2000 (JP2), 378 x 472 pixels, one 8-bit grey component; picked by sex and age.
pub fn portrait(holder: &Holder, day: Date) -> &'static [u8] {
    match holder.sex {
        Sex::Female if holder.age_on(day) >= 65 => OLDER_WOMAN,
        Sex::Female => WOMAN,
        _ => MAN,
    }
}

/// One line of text as a PNG: 1-bit grey, black on white, 12 pixels high, `width` pixels wide.
///
/// ASCII digits are drawn legibly in 5x7 pixels. Every other character is a pattern that depends on
/// its code point alone: no font is needed, and equal characters look equal. What does not fit is
/// cut off.
pub fn line_of_text(text: &str, width: u16) -> Vec<u8> {
    let mut canvas = Canvas::white(usize::from(width));
    let mut left = 0;
    for character in text.chars() {
        left += canvas.draw(character, left);
    }
    canvas.into_png(width)
}

/// Rows of pixels, true where black.
struct Canvas {
    rows: [Vec<bool>; HEIGHT],
}

impl Canvas {
    fn white(width: usize) -> Self {
        Self {
            rows: std::array::from_fn(|_| vec![false; width]),
        }
    }

    /// Draws one character and returns the width of its cell.
    fn draw(&mut self, character: char, left: usize) -> usize {
        if let Some(glyph) = digit_glyph(character) {
            self.draw_digit(glyph, left);
            return CELL / 2;
        }
        if character != '\u{3000}' && character != ' ' {
            self.draw_pattern(character, left);
        }
        if character.is_ascii() { CELL / 2 } else { CELL }
    }

    fn draw_digit(&mut self, glyph: [u8; 7], left: usize) {
        for (row, bits) in glyph.into_iter().enumerate() {
            for column in 0..5 {
                self.set(row + 2, left + column, bits >> (4 - column) & 1 == 1);
            }
        }
    }

    /// A frame that holds 10 x 5 blocks from the character's code point, mixed by a multiplication.
    fn draw_pattern(&mut self, character: char, left: usize) {
        let bits = u64::from(u32::from(character)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        for row in 0..10 {
            for column in 0..10 {
                let edge = row == 0 || row == 9 || column == 0 || column == 9;
                let inside = bits >> ((row * 5 + column / 2) % 64) & 1 == 1;
                self.set(row + 1, left + column, edge || inside);
            }
        }
    }

    fn set(&mut self, row: usize, column: usize, black: bool) {
        let pixel = self.rows.get_mut(row).and_then(|row| row.get_mut(column));
        if let Some(pixel) = pixel {
            *pixel = black;
        }
    }

    fn into_png(self, width: u16) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, u32::from(width), 12);
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::One);
        let mut writer = built_in(encoder.write_header());
        built_in(writer.write_image_data(&self.packed()));
        built_in(writer.finish());
        bytes
    }

    /// Eight pixels to a byte, leftmost in the highest bit, 1 is white.
    fn packed(&self) -> Vec<u8> {
        let pack = |pixels: &[bool]| {
            let bits = pixels.iter().enumerate();
            bits.fold(0u8, |byte, (i, black)| byte | u8::from(!black) << (7 - i))
        };
        self.rows
            .iter()
            .flat_map(|row| row.chunks(8).map(pack))
            .collect()
    }
}

/// Five columns in the low bits of each row.
fn digit_glyph(character: char) -> Option<[u8; 7]> {
    const GLYPHS: [[u8; 7]; 10] = [
        [0x0E, 0x11, 0x13, 0x15, 0x19, 0x11, 0x0E],
        [0x04, 0x0C, 0x04, 0x04, 0x04, 0x04, 0x0E],
        [0x0E, 0x11, 0x01, 0x06, 0x08, 0x10, 0x1F],
        [0x1F, 0x02, 0x04, 0x02, 0x01, 0x11, 0x0E],
        [0x02, 0x06, 0x0A, 0x12, 0x1F, 0x02, 0x02],
        [0x1F, 0x10, 0x1E, 0x01, 0x01, 0x11, 0x0E],
        [0x06, 0x08, 0x10, 0x1E, 0x11, 0x11, 0x0E],
        [0x1F, 0x01, 0x02, 0x04, 0x08, 0x08, 0x08],
        [0x0E, 0x11, 0x11, 0x0E, 0x11, 0x11, 0x0E],
        [0x0E, 0x11, 0x11, 0x0F, 0x01, 0x02, 0x0C],
    ];
    GLYPHS.get(character.to_digit(10)? as usize).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 20);

    fn decode(png: &[u8]) -> (png::OutputInfo, Vec<u8>) {
        let decoder = png::Decoder::new(std::io::Cursor::new(png));
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        (info, pixels)
    }

    #[test]
    fn text_pictures_have_the_form_of_the_card() {
        for width in [216, 288, 24, 72] {
            let (info, _) = decode(&line_of_text("番号　花子", width));
            assert_eq!((info.width, info.height), (u32::from(width), 12));
            assert_eq!(
                (info.color_type, info.bit_depth),
                (ColorType::Grayscale, BitDepth::One)
            );
        }
    }

    #[test]
    fn digits_can_be_read() {
        let (_, pixels) = decode(&line_of_text("1", 24));
        // Row 2 of the picture is the first row of the glyph 1: only the middle pixel is black.
        assert_eq!(pixels[2 * 3], !0b0010_0000);
    }

    #[test]
    fn characters_differ_and_repeat() {
        let text = |text| line_of_text(text, 24);
        assert_ne!(text("番"), text("号"));
        assert_eq!(text("番"), text("番"));
        assert_eq!(text("　"), text(""));
    }

    #[test]
    fn portraits_are_jp2_of_the_documented_size() {
        for photo in [OLDER_WOMAN, WOMAN, MAN] {
            assert_eq!(photo[..8], [0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20]);
            // The image header box: height, width, components, bits per component less one.
            let at = photo.windows(4).position(|w| w == b"ihdr").unwrap() + 4;
            assert_eq!(photo[at..at + 11], [0, 0, 1, 0xD8, 0, 0, 1, 0x7A, 0, 1, 7]);
            assert!(photo.len() < 2_300);
        }
        assert_eq!(portrait(&Holder::hanako(), TODAY), OLDER_WOMAN);
    }
}
