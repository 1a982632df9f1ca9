//! What the card says of its holder: sex, pictures, dates.

use crate::Date;
use std::fmt;
use zeroize::Zeroizing;

/// The sex as the card codes it (JIS X 0303). Unknown codes are kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Sex {
    /// Code 1.
    Male,
    /// Code 2.
    Female,
    /// Code 9.
    NotApplicable,
    /// Another code.
    Other(u8),
}

impl Sex {
    /// The sex with this ASCII code.
    pub const fn from_code(code: u8) -> Self {
        match code {
            b'1' => Self::Male,
            b'2' => Self::Female,
            b'9' => Self::NotApplicable,
            other => Self::Other(other),
        }
    }

    /// The ASCII code.
    pub const fn code(self) -> u8 {
        match self {
            Self::Male => b'1',
            Self::Female => b'2',
            Self::NotApplicable => b'9',
            Self::Other(code) => code,
        }
    }
}

impl fmt::Debug for Sex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sex(..)")
    }
}

/// The photo of the holder: a JPEG 2000 file of one grey component, wiped when dropped.
pub struct Photo(Zeroizing<Vec<u8>>);

impl Photo {
    pub(super) fn new(bytes: &[u8]) -> Self {
        Self(Zeroizing::new(bytes.to_vec()))
    }

    /// The JP2 file (or the raw codestream, should a card hold one).
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Photo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Photo(..)")
    }
}

/// A picture of printed text: a PNG file of one bit per pixel, wiped when dropped.
pub struct Image(Zeroizing<Vec<u8>>);

impl Image {
    pub(super) fn new(bytes: &[u8]) -> Self {
        Self(Zeroizing::new(bytes.to_vec()))
    }

    /// The PNG file.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Image(..)")
    }
}

/// A date written as eight ASCII digits, `YYYYMMDD`.
pub(super) fn parse_date(digits: &[u8]) -> Option<Date> {
    if digits.len() != 8 || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = |range| {
        let part: &[u8] = digits.get(range)?;
        Some(
            part.iter()
                .fold(0_i16, |sum, digit| sum * 10 + i16::from(digit - b'0')),
        )
    };
    let month = i8::try_from(number(4..6)?).ok()?;
    let day = i8::try_from(number(6..8)?).ok()?;
    Date::new(number(0..4)?, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_eight_digits_that_exist() {
        assert_eq!(parse_date(b"19420517"), Some(Date::constant(1942, 5, 17)));
        for bad in [
            "",
            "1942051",
            "194205170",
            "19420230",
            "19421301",
            "1942051x",
            "00000000",
        ] {
            assert_eq!(parse_date(bad.as_bytes()), None, "{bad}");
        }
    }

    #[test]
    fn unknown_sex_codes_are_kept() {
        for code in 0..=255 {
            assert_eq!(Sex::from_code(code).code(), code);
        }
    }
}
