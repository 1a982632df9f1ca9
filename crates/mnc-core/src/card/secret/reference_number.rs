//! 照合番号B: the number made of what is printed on the card's face, which opens photo and attributes.

use super::pin::{BirthDateKey, SecretBytes, secret};
use crate::Date;
use crate::error::{Error, ErrorKind, Language, Result};
use std::fmt;
use zeroize::Zeroizing;

/// Which year the first two digits of 照合番号B are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum BirthYear {
    /// The year of the Japanese era, as measured on cards (1980 is 昭和55年: `55`).
    #[default]
    JapaneseEra,
    /// The last two digits of the Gregorian year. Only for a holder whose card prints the birth date
    /// so, which is a foreign holder's; no public source says which of the two such a card wants.
    Gregorian,
}

impl BirthYear {
    /// What staff should know before the number is presented, if anything.
    pub const fn warning(self, language: Language) -> Option<&'static str> {
        match (self, language) {
            (Self::JapaneseEra, _) => None,
            (Self::Gregorian, Language::English) => Some(
                "The form of this number is not certain for foreign holders. A wrong one spends one of ten tries.",
            ),
            (Self::Gregorian, Language::Japanese) => Some(
                "外国籍の方の照合番号の形式は確定していません。誤ると10回のうち1回分を消費します。",
            ),
        }
    }

    fn two_digits(self, birth_date: Date) -> Result<i16> {
        let year = match self {
            Self::Gregorian => birth_date.year(),
            Self::JapaneseEra => era_year(birth_date)?,
        };
        Ok(year.rem_euclid(100))
    }
}

secret! {
    /// 照合番号B: birth date (6 digits), year of expiry (4) and security code (4). Ten tries.
    ReferenceNumberB
}

impl ReferenceNumberB {
    /// Takes the fourteen ASCII digits.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidSecret`] for anything else.
    pub fn new(digits: &[u8]) -> Result<Self> {
        SecretBytes::digits(digits, 14).map(Self)
    }

    /// Makes the number of what the face of the card shows.
    ///
    /// ```
    /// use mnc_core::card::secret::{BirthYear, ReferenceNumberB};
    /// let birth_date = mnc_core::Date::constant(1942, 5, 17);
    /// let number = ReferenceNumberB::from_face(birth_date, BirthYear::JapaneseEra, 2031, b"1234")?;
    /// # Ok::<(), mnc_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::InvalidSecret`] if the security code is not four digits, the year of expiry not
    /// four digits, or the birth date before 明治 where its era year is wanted.
    pub fn from_face(
        birth_date: Date,
        year: BirthYear,
        expiry_year: i16,
        security_code: &[u8],
    ) -> Result<Self> {
        let code = SecretBytes::digits(security_code, 4)?;
        if !(1000..=9999).contains(&expiry_year) {
            return Err(Error::new(ErrorKind::InvalidSecret));
        }
        let mut digits = Zeroizing::new(Vec::with_capacity(14));
        push_birth_date(&mut digits, birth_date, year)?;
        push_number(&mut digits, expiry_year / 100);
        push_number(&mut digits, expiry_year % 100);
        digits.extend_from_slice(code.expose());
        Self::new(&digits)
    }
}

impl BirthDateKey {
    /// Makes the key of a birth date.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidSecret`] for a date before 明治 where its era year is wanted.
    pub fn from_birth_date(birth_date: Date, year: BirthYear) -> Result<Self> {
        let mut digits = Zeroizing::new(Vec::with_capacity(6));
        push_birth_date(&mut digits, birth_date, year)?;
        Self::new(&digits)
    }
}

fn push_birth_date(digits: &mut Vec<u8>, birth_date: Date, year: BirthYear) -> Result<()> {
    push_number(digits, year.two_digits(birth_date)?);
    push_number(digits, birth_date.month().into());
    push_number(digits, birth_date.day().into());
    Ok(())
}

/// Appends a number below 100 as two digits, without a temporary string that would stay in memory.
fn push_number(digits: &mut Vec<u8>, number: i16) {
    for digit in [number / 10, number % 10] {
        digits.push(b'0' + u8::try_from(digit).unwrap_or(0) % 10);
    }
}

/// First day and Gregorian year of year 0 of each era (改元の政令・詔書).
const ERAS: [(Date, i16); 5] = [
    (Date::constant(2019, 5, 1), 2018),
    (Date::constant(1989, 1, 8), 1988),
    (Date::constant(1926, 12, 25), 1925),
    (Date::constant(1912, 7, 30), 1911),
    (Date::constant(1868, 1, 25), 1867),
];

fn era_year(date: Date) -> Result<i16> {
    ERAS.iter()
        .find(|(first_day, _)| date >= *first_day)
        .map(|(_, year_zero)| date.year() - year_zero)
        .ok_or_else(|| Error::new(ErrorKind::InvalidSecret))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn digits(birth_date: Date, year: BirthYear) -> String {
        let number = ReferenceNumberB::from_face(birth_date, year, 2031, b"0987").unwrap();
        String::from_utf8(number.bytes().expose().to_vec()).unwrap()
    }

    #[test]
    fn the_year_is_the_era_year() {
        assert_eq!(
            digits(date(1980, 2, 17), BirthYear::JapaneseEra),
            "55021720310987"
        );
        assert_eq!(
            digits(date(1989, 1, 7), BirthYear::JapaneseEra),
            "64010720310987"
        );
        assert_eq!(
            digits(date(1989, 1, 8), BirthYear::JapaneseEra),
            "01010820310987"
        );
        assert_eq!(
            digits(date(1926, 12, 24), BirthYear::JapaneseEra),
            "15122420310987"
        );
        assert_eq!(
            digits(date(1926, 12, 25), BirthYear::JapaneseEra),
            "01122520310987"
        );
        assert_eq!(
            digits(date(2019, 5, 1), BirthYear::JapaneseEra),
            "01050120310987"
        );
        assert_eq!(
            digits(date(2020, 1, 1), BirthYear::JapaneseEra),
            "02010120310987"
        );
    }

    #[test]
    fn the_caller_may_choose_the_gregorian_year_and_is_warned() {
        assert_eq!(
            digits(date(1980, 2, 17), BirthYear::Gregorian),
            "80021720310987"
        );
        assert!(
            BirthYear::Gregorian
                .warning(Language::English)
                .unwrap()
                .contains("one of ten")
        );
        assert!(BirthYear::JapaneseEra.warning(Language::Japanese).is_none());
    }

    #[test]
    fn what_is_not_printed_so_is_refused() {
        let day = date(1980, 2, 17);
        for (expiry, code) in [(203, b"1234".as_slice()), (2031, b"123"), (2031, b"12x4")] {
            let made = ReferenceNumberB::from_face(day, BirthYear::JapaneseEra, expiry, code);
            assert_eq!(made.unwrap_err().kind(), ErrorKind::InvalidSecret);
        }
        let ancient =
            ReferenceNumberB::from_face(date(1700, 1, 1), BirthYear::default(), 2031, b"1234");
        assert!(ancient.is_err());
    }

    #[test]
    fn the_birth_date_key_is_its_first_six_digits() {
        let key = BirthDateKey::from_birth_date(date(1980, 2, 17), BirthYear::JapaneseEra).unwrap();
        assert_eq!(key.bytes().expose(), b"550217");
    }
}
