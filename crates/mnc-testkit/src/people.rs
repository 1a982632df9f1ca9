//! Fictitious holders: everything about a person that the card or an eligibility answer shows.

use jiff::ToSpan;
use mnc_core::Date;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
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

const FAMILIES: &[(&str, &str)] = &[
    ("番号", "バンゴウ"),
    ("見本", "ミホン"),
    ("架空", "カクウ"),
    ("試験", "シケン"),
    ("例示", "レイジ"),
    ("雛形", "ヒナガタ"),
    ("標本", "ヒョウホン"),
    ("仮名", "カメイ"),
];
const MEN: &[(&str, &str)] = &[
    ("太郎", "タロウ"),
    ("一郎", "イチロウ"),
    ("次郎", "ジロウ"),
    ("夏男", "ナツオ"),
    ("三郎", "サブロウ"),
];
const WOMEN: &[(&str, &str)] = &[
    ("花子", "ハナコ"),
    ("春子", "ハルコ"),
    ("秋子", "アキコ"),
    ("冬美", "フユミ"),
    ("良子", "ヨシコ"),
];

impl Holder {
    /// The person who belongs to `seed`: the same for ever, aged about 18 to 95 in the year 2026.
    pub fn from_seed(seed: u64) -> Self {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let sex = if random.next_u32() % 2 == 0 {
            Sex::Male
        } else {
            Sex::Female
        };
        let given = if sex == Sex::Male { MEN } else { WOMEN };
        let (family_name, family_kana) = pick(FAMILIES, &mut random);
        let (given_name, given_kana) = pick(given, &mut random);
        let municipality = 13_990 + random.next_u32() % 10;
        Self {
            seed,
            family_name,
            given_name,
            family_kana,
            given_kana,
            birth_date: birth_date(&mut random),
            sex,
            address: address(&mut random),
            municipality_code: municipality.to_string(),
            individual_number: individual_number(&mut random),
            security_code: format!("{:04}", random.next_u32() % 10_000),
            card_serial: format!("0000{:011}", u64::from(random.next_u32())),
        }
    }

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
        birthday(self.birth_date, completed + count)
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

/// The check digit of a 個人番号 for its first 11 digits (総務省令第85号 of 2014, article 5).
pub fn individual_number_check_digit(digits: &[u8; 11]) -> u8 {
    let sum: u32 = digits
        .iter()
        .rev()
        .zip([2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6])
        .map(|(digit, weight)| u32::from(*digit) * weight)
        .sum();
    match sum % 11 {
        0 | 1 => 0,
        rest => u8::try_from(11 - rest).unwrap_or_default(),
    }
}

/// The first day of each era, latest first, with the number that 署名用電子証明書 gives it.
const ERAS: [(u8, Date); 5] = [
    (5, Date::constant(2019, 5, 1)),
    (4, Date::constant(1989, 1, 8)),
    (3, Date::constant(1926, 12, 25)),
    (2, Date::constant(1912, 7, 30)),
    (1, Date::constant(1868, 1, 25)),
];

/// The year within the Japanese era; the Gregorian year's last two digits before Meiji.
pub fn era_year(date: Date) -> i16 {
    era(date).map_or(date.year() % 100, |(_, start)| {
        date.year() - start.year() + 1
    })
}

/// 1 Meiji to 5 Reiwa; 0 before.
pub fn era_number(date: Date) -> u8 {
    era(date).map_or(0, |(number, _)| number)
}

fn era(date: Date) -> Option<(u8, Date)> {
    ERAS.into_iter().find(|(_, start)| date >= *start)
}

fn birthday(birth: Date, years: i16) -> Date {
    birth.saturating_add(years.years())
}

fn pick(from: &[(&str, &str)], random: &mut ChaCha8Rng) -> (String, String) {
    let position = random.next_u32() as usize % from.len();
    let (kanji, kana) = from.get(position).copied().unwrap_or_default();
    (kanji.to_owned(), kana.to_owned())
}

fn birth_date(random: &mut ChaCha8Rng) -> Date {
    let days = i64::from(random.next_u32() % (77 * 365));
    Date::constant(1931, 1, 1).saturating_add(days.days())
}

fn address(random: &mut ChaCha8Rng) -> String {
    let mut block = || full_width(1 + random.next_u32() % 30);
    format!(
        "架空県見本市例示町{}丁目{}番{}号",
        block(),
        block(),
        block()
    )
}

fn full_width(number: u32) -> String {
    number
        .to_string()
        .chars()
        .filter_map(|digit| char::from_u32(u32::from(digit) + 0xFEE0))
        .collect()
}

fn individual_number(random: &mut ChaCha8Rng) -> String {
    let mut digits = [0u8; 11];
    for digit in digits.iter_mut().skip(4) {
        *digit = u8::try_from(random.next_u32() % 10).unwrap_or_default();
    }
    let check = individual_number_check_digit(&digits);
    digits.iter().chain([&check]).map(u8::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 20);

    #[test]
    fn a_seed_gives_the_same_person_in_the_documented_shapes() {
        for seed in 0..200 {
            let holder = Holder::from_seed(seed);
            assert_eq!(holder, Holder::from_seed(seed));
            assert!(holder.individual_number.starts_with("0000"));
            assert_eq!(holder.individual_number.len(), 12);
            assert_eq!(holder.municipality_code.len(), 5);
            assert_eq!(holder.security_code.len(), 4);
            assert_eq!(holder.card_serial.len(), 15);
            assert!(
                (18..=95).contains(&holder.age_on(TODAY)),
                "{}",
                holder.age_on(TODAY)
            );
            assert!(holder.address.starts_with("架空県見本市"));
            assert!(!holder.address.contains(|letter: char| letter.is_ascii()));
        }
    }

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
    fn the_check_digit_of_the_ordinance() {
        // 1×6+2×5+3×4+4×3+5×2+6×7+7×6+8×5+9×4+0×3+1×2 = 212; 212 mod 11 = 3; 11 - 3 = 8.
        assert_eq!(
            individual_number_check_digit(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]),
            8
        );
        assert_eq!(individual_number_check_digit(&[0; 11]), 0);
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
    fn era_years_change_within_the_year() {
        let years = [
            (1989, 1, 7),
            (1989, 1, 8),
            (2019, 4, 30),
            (2019, 5, 1),
            (1926, 12, 24),
        ]
        .map(|(y, m, d)| era_year(Date::constant(y, m, d)));
        assert_eq!(years, [64, 1, 31, 1, 15]);
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
