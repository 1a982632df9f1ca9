//! Conversion between UTF-8 and the encodings of Windows programs: CP932 and UTF-16.
//!
//! CP932 is Microsoft's table without its best fits: a character that comes back as another one does not
//! go. The user-defined characters (外字) are F040 to F9FC and U+E000 to U+E757, in the same order.

use encoding_rs::{EncoderResult, SHIFT_JIS};
use mnc_abi::{Result, Trouble};
use zeroize::Zeroizing;

/// An encoding of a host. Exhaustive on purpose: these are what Windows programs use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostEncoding {
    /// The `Shift_JIS` of Windows.
    Cp932,
    /// UTF-16, little-endian, without a byte order mark.
    Utf16,
}

impl HostEncoding {
    /// The encoding with this Windows code page: 932 or 1200.
    ///
    /// # Errors
    /// [`Trouble::UnknownCode`].
    pub fn of(code_page: i32) -> Result<Self> {
        match code_page {
            932 => Ok(Self::Cp932),
            1200 => Ok(Self::Utf16),
            _ => Err(Trouble::UnknownCode.into()),
        }
    }
}

/// The text in the host's encoding.
///
/// # Errors
/// [`Trouble::Unmappable`] for a character that CP932 does not have; nothing is replaced silently: what
/// is encoded decodes to the same text.
pub fn encode(text: &str, encoding: HostEncoding) -> Result<Zeroizing<Vec<u8>>> {
    match encoding {
        HostEncoding::Utf16 => Ok(Zeroizing::new(utf16(text))),
        HostEncoding::Cp932 => cp932(text),
    }
}

/// The text that these bytes are in the host's encoding, as UTF-8.
///
/// # Errors
/// [`Trouble::Unmappable`] for bytes that are none.
pub fn decode(bytes: &[u8], encoding: HostEncoding) -> Result<Zeroizing<Vec<u8>>> {
    let text = match encoding {
        HostEncoding::Cp932 => {
            let text = SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes);
            text.map(std::borrow::Cow::into_owned)
        }
        HostEncoding::Utf16 => from_utf16(bytes),
    };
    let text = text.ok_or(Trouble::Unmappable)?;
    Ok(Zeroizing::new(text.into_bytes()))
}

/// The encoder folds three characters into others (U+00A5, U+203E and U+2212), which the way back shows,
/// and has no user-defined ones.
fn cp932(text: &str) -> Result<Zeroizing<Vec<u8>>> {
    let mut encoder = SHIFT_JIS.new_encoder();
    let room = encoder.max_buffer_length_from_utf8_without_replacement(text.len());
    // Never moved while it is filled: what a move leaves behind is not wiped.
    let mut bytes = Zeroizing::new(Vec::with_capacity(room.ok_or(Trouble::Unmappable)?));
    let mut rest = text;
    loop {
        let (came, read) =
            encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut bytes, true);
        rest = rest.get(read..).unwrap_or_default();
        match came {
            EncoderResult::InputEmpty => break,
            EncoderResult::Unmappable(it) => bytes.extend(user_defined(it)?),
            EncoderResult::OutputFull => return Err(Trouble::Unmappable.into()),
        }
    }
    let back = decode(&bytes, HostEncoding::Cp932)?;
    let same = **back == *text.as_bytes();
    if same {
        Ok(bytes)
    } else {
        Err(Trouble::Unmappable.into())
    }
}

/// The two bytes of a user-defined character: ten rows of 188, the second byte from 40 to FC but 7F.
fn user_defined(character: char) -> Result<[u8; 2]> {
    const ROW: u32 = 188;
    let place = u32::from(character).checked_sub(0xE000);
    let place = place
        .filter(|it| *it < 10 * ROW)
        .ok_or(Trouble::Unmappable)?;
    let (row, column) = (place / ROW, place % ROW);
    let second = 0x40 + column + u32::from(column >= 0x3F);
    let byte = |it: u32| u8::try_from(it).map_err(|_| Trouble::Unmappable);
    Ok([byte(0xF0 + row)?, byte(second)?])
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn from_utf16(bytes: &[u8]) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| u16::from_le_bytes(*pair));
    let text = char::decode_utf16(units).collect::<Result<String, _>>();
    text.ok().filter(|_| rest.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 髙 and ① are of Windows' set, beyond JIS X 0208.
    #[test]
    fn windows_characters_survive_the_way_there_and_back() {
        for encoding in [HostEncoding::Cp932, HostEncoding::Utf16] {
            let bytes = encode("髙見本①　ﾊﾅｺ", encoding).unwrap();
            let back = decode(&bytes, encoding).unwrap();
            assert_eq!(&**back, "髙見本①　ﾊﾅｺ".as_bytes());
        }
        assert_eq!(**encode("髙", HostEncoding::Cp932).unwrap(), [0xFB, 0xFC]);
    }

    fn of(bytes: &[u8]) -> Option<String> {
        let text = decode(bytes, HostEncoding::Cp932).ok()?;
        Some(String::from_utf8(text.to_vec()).unwrap())
    }

    fn cp932_of(text: &str) -> Option<Vec<u8>> {
        Some(encode(text, HostEncoding::Cp932).ok()?.to_vec())
    }

    /// Microsoft's Q170559 lists the 398 codes that say again what another says: NEC's row 13, NEC's
    /// selection of IBM's characters, IBM's own. All others come back as they were.
    #[test]
    fn every_code_of_two_bytes_comes_back_as_itself_or_as_the_preferred_one() {
        let (mut itself, mut again) = (0, 0);
        for first in 0x81..=0xFC {
            for second in 0x40..=0xFC {
                let Some(text) = of(&[first, second]).filter(|it| it.chars().count() == 1) else {
                    continue;
                };
                let bytes = cp932_of(&text).unwrap_or_else(|| panic!("{first:02X}{second:02X}"));
                assert_eq!(of(&bytes).unwrap(), text);
                if bytes == [first, second] {
                    itself += 1;
                    continue;
                }
                let code = u16::from_be_bytes([first, second]);
                let listed = matches!(code, 0x8790..=0x879C | 0xED40..=0xEEFC | 0xFA4A..=0xFA5B);
                assert!(listed, "{code:04X} came back as {bytes:02X?}");
                again += 1;
            }
        }
        assert_eq!((itself, again), (7326 + 1880, 398));
    }

    #[test]
    fn every_character_is_itself_when_it_comes_back_or_does_not_go() {
        let mut gone = 0;
        for character in '\u{0}'..=char::MAX {
            let text = character.to_string();
            let Some(bytes) = cp932_of(&text) else {
                continue;
            };
            assert_eq!(of(&bytes).unwrap(), text, "{character:?}");
            gone += 1;
        }
        // ASCII and 80, half-width kana, and what the test above counts.
        assert_eq!(gone, 0x81 + 63 + 7326 + 1880);
    }

    #[test]
    fn user_defined_characters_are_in_their_order() {
        assert_eq!(
            cp932_of("\u{E000}\u{E757}").unwrap(),
            [0xF0, 0x40, 0xF9, 0xFC]
        );
        assert_eq!(
            cp932_of("花\u{E03E}\u{E03F}子").unwrap()[2..6],
            [0xF0, 0x7E, 0xF0, 0x80]
        );
        assert_eq!(of(&[0xF0, 0xFC, 0xF1, 0x40]).unwrap(), "\u{E0BB}\u{E0BC}");
        assert!(cp932_of("\u{E758}").is_none());
    }

    /// What other tables put at these places, and what CP932 has there.
    #[test]
    fn a_character_that_another_table_has_is_not_folded_into_that_of_cp932() {
        for (other, windows) in [
            ('\u{A2}', '\u{FFE0}'),
            ('\u{A3}', '\u{FFE1}'),
            ('\u{A5}', '\u{FFE5}'),
            ('\u{AC}', '\u{FFE2}'),
            ('\u{2014}', '\u{2015}'),
            ('\u{2016}', '\u{2225}'),
            ('\u{203E}', '\u{FFE3}'),
            ('\u{2212}', '\u{FF0D}'),
            ('\u{301C}', '\u{FF5E}'),
        ] {
            assert!(cp932_of(&format!("見本{other}")).is_none(), "{other}");
            assert_eq!(
                cp932_of(&windows.to_string()).unwrap().len(),
                2,
                "{windows}"
            );
        }
    }

    #[test]
    fn nothing_is_replaced_silently() {
        let status = |result: Result<Zeroizing<Vec<u8>>>| result.unwrap_err().status();
        let unmappable = Trouble::Unmappable.status();
        assert_eq!(status(encode("𠮷", HostEncoding::Cp932)), unmappable);
        assert_eq!(status(decode(&[0x81], HostEncoding::Cp932)), unmappable);
        assert_eq!(status(decode(&[0x00], HostEncoding::Utf16)), unmappable);
        assert_eq!(
            status(decode(&[0x00, 0xD8], HostEncoding::Utf16)),
            unmappable
        );
        assert!(HostEncoding::of(65001).is_err());
    }
}
