//! Bytes in hexadecimal, with `xx` for those that were not written down.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Range;

/// Bytes, some of them unknown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub(super) struct Pattern(Vec<Option<u8>>);

impl Pattern {
    pub(super) fn clear(bytes: &[u8]) -> Self {
        Self(bytes.iter().copied().map(Some).collect())
    }

    /// The bytes, with those in the range unknown.
    pub(super) fn masked(bytes: &[u8], secret: &Range<usize>) -> Self {
        let byte = |(at, byte): (usize, &u8)| (!secret.contains(&at)).then_some(*byte);
        Self(bytes.iter().enumerate().map(byte).collect())
    }

    /// Whether these bytes may be the ones written down: equal where known, equally long.
    pub(super) fn matches(&self, bytes: &[u8]) -> bool {
        self.0.len() == bytes.len()
            && self
                .0
                .iter()
                .zip(bytes)
                .all(|(known, byte)| known.is_none_or(|known| known == *byte))
    }

    /// The bytes, if all are known.
    pub(super) fn bytes(&self) -> Option<Vec<u8>> {
        self.0.iter().copied().collect()
    }

    /// CLA, INS, P1, P2 as far as known, for messages.
    pub(super) fn header(&self) -> Self {
        Self(self.0.iter().take(4).copied().collect())
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| match byte {
            Some(byte) => write!(f, "{byte:02X}"),
            None => f.write_str("xx"),
        })
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pattern({} ..)", self.header())
    }
}

impl From<Pattern> for String {
    fn from(pattern: Pattern) -> Self {
        pattern.to_string()
    }
}

/// The text is not pairs of hexadecimal digits or `xx`.
#[derive(Debug, thiserror::Error)]
#[error("not hexadecimal")]
pub(super) struct NotHex;

impl TryFrom<String> for Pattern {
    type Error = NotHex;

    fn try_from(text: String) -> Result<Self, NotHex> {
        let pairs = text.as_bytes().chunks(2);
        pairs.map(byte).collect::<Result<_, _>>().map(Self)
    }
}

fn byte(pair: &[u8]) -> Result<Option<u8>, NotHex> {
    match pair {
        b"xx" => Ok(None),
        [high, low] => Ok(Some(digit(*high)? << 4 | digit(*low)?)),
        _ => Err(NotHex),
    }
}

fn digit(character: u8) -> Result<u8, NotHex> {
    let value = char::from(character).to_digit(16).ok_or(NotHex)?;
    u8::try_from(value).map_err(|_| NotHex)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Pattern, NotHex> {
        Pattern::try_from(text.to_owned())
    }

    #[test]
    fn text_and_bytes_go_both_ways() {
        let pattern = read("0020009804xxXX").err();
        assert!(pattern.is_some(), "only the small xx is the mark");
        let pattern = read("0020009802xxxx").unwrap();
        assert_eq!(pattern.to_string(), "0020009802xxxx");
        assert_eq!(
            pattern,
            Pattern::masked(&[0, 0x20, 0, 0x98, 2, 7, 7], &(5..7))
        );
        assert_eq!(pattern.bytes(), None);
        assert_eq!(read("9000").unwrap().bytes(), Some(vec![0x90, 0]));
    }

    #[test]
    fn damaged_text_is_an_error() {
        for text in ["9", "9G", "+1", "９０"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn unknown_bytes_match_by_length() {
        let pattern = read("00xx").unwrap();
        assert!(pattern.matches(&[0, 9]));
        assert!(!pattern.matches(&[1, 9]));
        assert!(!pattern.matches(&[0, 9, 9]));
    }
}
