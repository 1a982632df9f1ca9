//! Conversion between UTF-8 and the encodings of Windows programs: CP932 and UTF-16.

use encoding_rs::SHIFT_JIS;
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
/// [`Trouble::Unmappable`] for a character that CP932 does not have; nothing is replaced silently.
pub fn encode(text: &str, encoding: HostEncoding) -> Result<Zeroizing<Vec<u8>>> {
    match encoding {
        HostEncoding::Utf16 => Ok(Zeroizing::new(utf16(text))),
        HostEncoding::Cp932 => match SHIFT_JIS.encode(text) {
            (_, _, true) => Err(Trouble::Unmappable.into()),
            (bytes, _, false) => Ok(Zeroizing::new(bytes.into_owned())),
        },
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
