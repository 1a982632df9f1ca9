//! Fictitious holders: everything about a person that the card or an eligibility answer shows.

mod era;
mod seed;

pub use era::{era_number, era_year};
pub use seed::individual_number_check_digit;

use jiff::ToSpan;
use mnc_core::Date;
use std::fmt;

/// Sex as JIS X 0303 codes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Sex {
    /// 男
    Male,
    /// 女
    Female,
    /// 適用不能
    NotApplicable,
}

impl Sex {
    /// The digit of JIS X 0303.
    pub const fn code(self) -> char {
        match self {
            Self::Male => '1',
            Self::Female => '2',
            Self::NotApplicable => '9',
        }
    }
}

/// A person who does not exist, living in 架空県見本市.
///
/// The fields are public so that a test can change them. `Debug` shows none of them.
#[derive(Clone, PartialEq, Eq)]
pub struct Holder {
    /// The seed that the person, and the keys of the person's card, come from.
    pub seed: u64,
    /// 氏, kanji.
    pub family_name: String,
    /// 名, kanji.
    pub given_name: String,
    /// 氏, full-width katakana.
    pub family_kana: String,
    /// 名, full-width katakana.
    pub given_kana: String,
    /// 生年月日
    pub birth_date: Date,
    /// 性別
    pub sex: Sex,
    /// 住所; block numbers in full-width digits.
    pub address: String,
    /// 全国地方公共団体コード without its check digit: 5 digits that no municipality has.
    pub municipality_code: String,
    /// 個人番号: 12 digits with a valid check digit, in the range 0000… that is not issued.
    pub individual_number: String,
    /// セキュリティコード of the card's face: 4 digits.
    pub security_code: String,
    /// 製造番号 of the card: 15 digits.
    pub card_serial: String,
}

/// The insurance of a holder on a day.
#[derive(Clone, PartialEq, Eq)]
pub struct Insurance {
    /// 保険者番号: 8 digits with a valid check digit.
    pub insurer_number: String,
    /// 被保険者証記号; the medical care system for the elderly aged 75 and over has none.
    pub symbol: Option<String>,
    /// 被保険者証番号
    pub number: String,
    /// 枝番: 2 digits; the medical care system for the elderly aged 75 and over has none.
    pub branch: Option<String>,
}

impl Holder {
    /// 番号 花子, born 1942-02-17: the holder of the face card, 84 years old on 2026-11-20.
    pub fn hanako() -> Self {
        Self {
            family_name: "番号".into(),
            family_kana: "バンゴウ".into(),
            given_name: "花子".into(),
            given_kana: "ハナコ".into(),
            birth_date: Date::constant(1942, 2, 17),
            sex: Sex::Female,
            ..Self::from_seed(84)
        }
    }

    /// This person with another date of birth.
    #[must_use]
    pub fn born(mut self, birth_date: Date) -> Self {
        self.birth_date = birth_date;
        self
    }

    /// 氏名 as the card writes it: family and given name with U+3000 between them.
    pub fn name(&self) -> String {
        format!("{}\u{3000}{}", self.family_name, self.given_name)
    }

    /// 氏名カナ: family and given name with U+3000 between them.
    pub fn kana(&self) -> String {
        format!("{}\u{3000}{}", self.family_kana, self.given_kana)
    }

    /// Age in completed years. (The law lets a year be completed on the eve of the birthday; the
    /// card knows no such rule.)
    pub fn age_on(&self, day: Date) -> i16 {
        let years = day.year() - self.birth_date.year();
        let before_birthday =
            (day.month(), day.day()) < (self.birth_date.month(), self.birth_date.day());
        years - i16::from(before_birthday)
    }

    /// The `count`-th birthday after `day`; 29 February falls on 28 February in common years.
    pub fn birthday_after(&self, day: Date, count: i16) -> Date {
        let completed = self.age_on(day).max(-1);
        birthday(self.birth_date, completed.saturating_add(count))
    }

    /// The last birthday that is not after `day` (the day of birth if there was none).
    pub fn birthday_until(&self, day: Date) -> Date {
        birthday(self.birth_date, self.age_on(day).max(0))
    }

    /// The insurance on a day: 後期高齢者医療 from the age of 75, else a fictitious company's.
    pub fn insurance_on(&self, day: Date) -> Insurance {
        let number = format!("{:08}", self.seed % 100_000_000);
        if self.age_on(day) >= 75 {
            let insurer_number = "39999990".into();
            return Insurance {
                insurer_number,
                symbol: None,
                number,
                branch: None,
            };
        }
        Insurance {
            insurer_number: "06999999".into(),
            symbol: Some("見本１".into()),
            number,
            branch: Some("00".into()),
        }
    }

    /// The first six digits of 照合番号B: YYMMDD with the year of the Japanese era.
    pub fn birth_digits(&self) -> String {
        self.six_digits(era_year(self.birth_date))
    }

    /// The same with the last two digits of the Gregorian year, which a foreign holder's card may
    /// use (not confirmed on a card).
    pub fn birth_digits_gregorian(&self) -> String {
        self.six_digits(self.birth_date.year() % 100)
    }

    fn six_digits(&self, year: i16) -> String {
        format!(
            "{year:02}{:02}{:02}",
            self.birth_date.month(),
            self.birth_date.day()
        )
    }
}

impl fmt::Debug for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Holder(redacted)")
    }
}

impl fmt::Debug for Insurance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Insurance(redacted)")
    }
}

fn birthday(birth: Date, years: i16) -> Date {
    // More years than a span can hold reach beyond every date anyway.
    birth.saturating_add(years.clamp(-19_998, 19_998).years())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 20);

    #[test]
    fn hanako_is_84() {
        assert_eq!(Holder::hanako().age_on(TODAY), 84);
        assert_eq!(Holder::hanako().name(), "番号　花子");
        assert_eq!(
            Holder::hanako().insurance_on(TODAY).insurer_number,
            "39999990"
        );
    }

    #[test]
    fn insurer_numbers_have_a_valid_check_digit() {
        for number in ["39999990", "06999999"] {
            let digits: Vec<u32> = number.chars().map(|c| c.to_digit(10).unwrap()).collect();
            let sum: u32 = digits[..7]
                .iter()
                .enumerate()
                .map(|(i, d)| d * if i % 2 == 0 { 2 } else { 1 })
                .map(|product| product / 10 + product % 10)
                .sum();
            assert_eq!((10 - sum % 10) % 10, digits[7], "{number}");
        }
    }

    #[test]
    fn birthdays_are_counted_from_the_day_after() {
        let holder = Holder::hanako();
        let count = |day, n| holder.birthday_after(day, n);
        assert_eq!(count(TODAY, 1), Date::constant(2027, 2, 17));
        assert_eq!(
            count(Date::constant(2027, 2, 17), 1),
            Date::constant(2028, 2, 17)
        );
        assert_eq!(holder.birthday_until(TODAY), Date::constant(2026, 2, 17));
        let leap = holder.born(Date::constant(1944, 2, 29));
        assert_eq!(leap.birthday_after(TODAY, 1), Date::constant(2027, 2, 28));
    }

    #[test]
    fn debug_tells_nothing() {
        assert_eq!(format!("{:?}", Holder::hanako()), "Holder(redacted)");
    }
}
