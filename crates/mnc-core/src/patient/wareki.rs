//! 和暦: the five eras, and dates as people write them.

use super::kanji_number;
use crate::{Date, Error, ErrorKind, Result};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

macro_rules! eras {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $letter:literal, $kanji:literal,
       $first:expr, $last:expr;)*) => {
        /// An era (元号). Exhaustive on purpose: a new one changes every table of dates.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Era {
            $($(#[$doc])* $name,)*
        }

        impl Era {
            /// Every era, from the oldest.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The digit by which claim files name it.
            pub const fn claim_code(self) -> char {
                match self { $(Self::$name => $code,)* }
            }

            /// The letter by which forms name it.
            pub const fn letter(self) -> char {
                match self { $(Self::$name => $letter,)* }
            }

            /// Its name.
            pub const fn kanji(self) -> &'static str {
                match self { $(Self::$name => $kanji,)* }
            }

            /// Its first day.
            pub const fn first_day(self) -> Date {
                match self { $(Self::$name => $first,)* }
            }

            /// The last day that it may name. The day on which 明治 became 大正, and 大正 昭和, has
            /// both names (大正元年・昭和元年の改元の詔書); 平成 and 令和 began on a day of their own.
            pub const fn last_day(self) -> Option<Date> {
                match self { $(Self::$name => $last,)* }
            }
        }
    };
}

eras! {
    /// 明治
    Meiji = '1', 'M', "明治", Date::constant(1868, 1, 25), Some(Date::constant(1912, 7, 30));
    /// 大正
    Taisho = '2', 'T', "大正", Date::constant(1912, 7, 30), Some(Date::constant(1926, 12, 25));
    /// 昭和
    Showa = '3', 'S', "昭和", Date::constant(1926, 12, 25), Some(Date::constant(1989, 1, 7));
    /// 平成
    Heisei = '4', 'H', "平成", Date::constant(1989, 1, 8), Some(Date::constant(2019, 4, 30));
    /// 令和
    Reiwa = '5', 'R', "令和", Date::constant(2019, 5, 1), None;
}

/// The first day that is counted by the Gregorian calendar (明治5年太政官布告第337号): the months and
/// days of 明治 1 to 5 are those of the old calendar and cannot be carried over.
pub const GREGORIAN_FROM: Date = Date::constant(1873, 1, 1);

impl Era {
    /// The era of a day; of a day with two names, the newer. None before 1868-01-25.
    pub fn of(day: Date) -> Option<Self> {
        let mut newest_first = Self::ALL.iter().rev();
        newest_first.find(|era| era.first_day() <= day).copied()
    }

    fn from_prefix(text: &str) -> Option<(Self, &str)> {
        Self::ALL.iter().find_map(|era| {
            let rest = text
                .strip_prefix(era.kanji())
                .or_else(|| text.strip_prefix(era.kanji().chars().next()?))
                .or_else(|| text.strip_prefix([era.letter(), era.letter().to_ascii_lowercase()]));
            Some((*era, rest?))
        })
    }
}

/// A day by its era. `Debug` does not show it: birth dates are personal.
///
/// ```
/// use mnc_core::{Date, patient::wareki::{Era, Wareki}};
/// let day = Wareki::of(Date::constant(2019, 5, 1)).unwrap();
/// assert_eq!((day.era(), day.year()), (Era::Reiwa, 1));
/// assert_eq!(day.to_kanji(), "令和元年5月1日");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wareki {
    era: Era,
    day: Date,
}

impl Wareki {
    /// The day by its era; of a day with two names, the newer. None before 1873-01-01.
    pub fn of(day: Date) -> Option<Self> {
        let era = Era::of(day).filter(|_| day >= GREGORIAN_FROM)?;
        Some(Self { era, day })
    }

    /// The era.
    pub fn era(self) -> Era {
        self.era
    }

    /// The year of the era: 元年 is 1.
    pub fn year(self) -> u16 {
        let year = self.day.year() - self.era.first_day().year() + 1;
        u16::try_from(year).unwrap_or_default()
    }

    /// The day itself.
    pub fn day(self) -> Date {
        self.day
    }

    /// As it stands on certificates: `昭和63年1月5日`, `令和元年5月1日`.
    pub fn to_kanji(self) -> String {
        let year = match self.year() {
            1 => "元".to_owned(),
            year => year.to_string(),
        };
        let (month, day) = (self.day.month(), self.day.day());
        format!("{}{year}年{month}月{day}日", self.era.kanji())
    }

    /// As claim files carry it: the digit of the era, and year, month and day in two digits each.
    /// None for years that do not fit.
    pub fn to_claim(self) -> Option<String> {
        let (code, month, day) = (self.era.claim_code(), self.day.month(), self.day.day());
        let year = Some(self.year()).filter(|year| *year < 100)?;
        Some(format!("{code}{year:02}{month:02}{day:02}"))
    }
}

impl fmt::Debug for Wareki {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wareki(redacted)")
    }
}

/// By which calendar a date was written. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Notation {
    /// 西暦, as certificates of foreign holders carry it.
    Western,
    /// 和暦, within the days of its era.
    Era(Era),
    /// 和暦, on the day that had two names, by the older one: `明治45年7月30日`.
    FormerNameOfTheDay(Era),
    /// 和暦 past the last day of its era, such as `昭和65年` or `平成32年`: the day is what it would
    /// be if the era had gone on. To be confirmed.
    PastEra(Era),
}

/// A date that was read. `Debug` shows the calendar and not the day.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reading {
    /// The day.
    pub day: Date,
    /// By which calendar it was written.
    pub notation: Notation,
}

impl fmt::Debug for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { notation, .. } = self;
        write!(f, "Reading({notation:?}, redacted)")
    }
}

/// Reads a date as people write it, and refuses one past the end of its era.
///
/// ```
/// use mnc_core::{Date, patient::wareki::parse};
/// let day = Date::constant(1988, 1, 5);
/// for text in ["S63.1.5", "昭和６３年１月５日", "㍼63/1/5", "昭和六十三年一月五日生", "1988-01-05"] {
///     assert_eq!(parse(text)?, day);
/// }
/// assert!(parse("昭和65年1月5日").is_err());
/// # Ok::<(), mnc_core::Error>(())
/// ```
///
/// # Errors
/// [`ErrorKind::UnreadableDate`] for text that names no day.
pub fn parse(text: &str) -> Result<Date> {
    match read(text)? {
        Reading {
            notation: Notation::PastEra(_),
            ..
        } => Err(unreadable()),
        Reading { day, .. } => Ok(day),
    }
}

/// Reads a date as people write it, and says by which calendar.
///
/// Understood: era as kanji (`昭和`, `昭`), square (`㍼`) or letter (`S`, `s`); 元 for 1; digits of
/// either width or kanji; parts ended by 年月日 or parted by `.` `/` `-` `・`; a 生 behind; `S630105`;
/// the seven digits of claim files; 西暦 of four digits, or of eight together.
///
/// # Errors
/// [`ErrorKind::UnreadableDate`] for text that names no day, or a day of 明治 1 to 5.
pub fn read(text: &str) -> Result<Reading> {
    let plain: String = text.nfkc().filter(|c| !c.is_whitespace()).collect();
    let plain = ["生まれ", "生"]
        .iter()
        .find_map(|suffix| plain.strip_suffix(suffix))
        .unwrap_or(&plain);
    let reading = read_claim(plain).or_else(|| match Era::from_prefix(plain) {
        Some((era, rest)) => read_era(era, numbers(rest, 2)?),
        None => read_western(numbers(plain.trim_start_matches("西暦"), 4)?),
    });
    reading.ok_or_else(unreadable)
}

fn unreadable() -> Error {
    ErrorKind::UnreadableDate.into()
}

/// Year, month and day as they were written.
type Numbers = (u32, u32, u32);

fn read_claim(text: &str) -> Option<Reading> {
    let is_claim = text.len() == 7 && text.bytes().all(|byte| byte.is_ascii_digit());
    let code = text.chars().next().filter(|_| is_claim)?;
    let era = Era::ALL.iter().find(|era| era.claim_code() == code)?;
    read_era(*era, together(text.get(1..)?, 2)?)
}

fn read_western((year, month, day): Numbers) -> Option<Reading> {
    Some(Reading {
        day: date(year, month, day)?,
        notation: Notation::Western,
    })
    .filter(|_| (1868..=9999).contains(&year))
}

fn read_era(era: Era, (year, month, day): Numbers) -> Option<Reading> {
    let years_before = u32::try_from(era.first_day().year()).ok()? - 1;
    let day = date(Some(year).filter(|it| *it > 0)? + years_before, month, day)?;
    if day < era.first_day().max(GREGORIAN_FROM) {
        return None;
    }
    let notation = if era.last_day().is_some_and(|last| last < day) {
        Notation::PastEra(era)
    } else if Era::of(day) == Some(era) {
        Notation::Era(era)
    } else {
        Notation::FormerNameOfTheDay(era)
    };
    Some(Reading { day, notation })
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let (year, month) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?);
    Date::new(year, month, i8::try_from(day).ok()?).ok()
}

/// The three numbers, parted or together; a year together has `year_digits`.
fn numbers(text: &str, year_digits: usize) -> Option<Numbers> {
    parted(text, year_digits).or_else(|| together(text, year_digits))
}

fn parted(text: &str, year_digits: usize) -> Option<Numbers> {
    let mut parts = text.strip_suffix('日').unwrap_or(text).split(is_separator);
    let year = parts.next()?;
    let year = match (year, year_digits) {
        ("元", 2) => 1,
        (year, 2) => kanji_number::value(year)?,
        // A western year with fewer digits is more likely a year of an era that was left out.
        (year, digits) => kanji_number::value(year).filter(|_| year.chars().count() == digits)?,
    };
    let month = kanji_number::value(parts.next()?)?;
    let day = kanji_number::value(parts.next()?)?;
    parts.next().is_none().then_some((year, month, day))
}

fn together(text: &str, year_digits: usize) -> Option<Numbers> {
    let is_together =
        text.len() == year_digits + 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let digits = Some(text).filter(|_| is_together)?;
    let (year, rest) = digits.split_at_checked(year_digits)?;
    let (month, day) = rest.split_at_checked(2)?;
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

const fn is_separator(c: char) -> bool {
    matches!(
        c,
        '年' | '月' | '.' | '/' | '-' | '・' | '\u{2010}'..='\u{2015}' | '\u{2212}' | 'ー'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use Notation::{FormerNameOfTheDay, PastEra, Western};

    /// The days on which eras began: 改元の詔書 of 1912 and 1926, 元号を改める政令 of 1989 and 2019.
    #[test]
    fn eras_change_on_their_days() {
        for ((year, month, day), kanji) in [
            ((1912, 7, 29), "明治45年7月29日"),
            ((1912, 7, 30), "大正元年7月30日"),
            ((1926, 12, 24), "大正15年12月24日"),
            ((1926, 12, 25), "昭和元年12月25日"),
            ((1989, 1, 7), "昭和64年1月7日"),
            ((1989, 1, 8), "平成元年1月8日"),
            ((2019, 4, 30), "平成31年4月30日"),
            ((2019, 5, 1), "令和元年5月1日"),
        ] {
            let day = Date::constant(year, month, day);
            assert_eq!(Wareki::of(day).unwrap().to_kanji(), kanji);
            assert_eq!(parse(kanji).unwrap(), day);
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in [
            "昭和63年1月5日",
            "昭和６３年　１月　５日",
            "S63.1.5",
            "s63.01.05",
            "Ｓ６３．１．５",
            "㍼63年1月5日",
            "昭63-1-5",
            "昭和63・1・5",
            "S630105",
            "3630105",
            "昭和六十三年一月五日",
            "昭和63年1月5日生",
            "昭和63年1月5日生まれ",
            "西暦1988年1月5日",
            "1988/1/5",
            "１９８８－０１－０５",
            "19880105",
            "一九八八年一月五日",
        ] {
            let day = read(text).map(|reading| reading.day);
            assert_eq!(day.unwrap(), Date::constant(1988, 1, 5), "{text}");
        }
        // The card sample in the material of the 182nd 医療保険部会.
        let sample = read("平成元年 3月31日生").unwrap();
        assert_eq!(sample.day, Date::constant(1989, 3, 31));
        assert_eq!(read("㋿2.2.29").unwrap().day, Date::constant(2020, 2, 29));
    }

    #[test]
    fn the_notation_says_what_must_be_confirmed() {
        for (text, (year, month, day), notation) in [
            ("M45.7.30", (1912, 7, 30), FormerNameOfTheDay(Era::Meiji)),
            ("T1.7.30", (1912, 7, 30), Notation::Era(Era::Taisho)),
            ("T15.12.25", (1926, 12, 25), FormerNameOfTheDay(Era::Taisho)),
            ("S64.1.7", (1989, 1, 7), Notation::Era(Era::Showa)),
            ("S64.1.8", (1989, 1, 8), PastEra(Era::Showa)),
            ("昭和65年1月5日", (1990, 1, 5), PastEra(Era::Showa)),
            ("平成32年4月1日", (2020, 4, 1), PastEra(Era::Heisei)),
            ("H31.4.30", (2019, 4, 30), Notation::Era(Era::Heisei)),
            ("H31.5.1", (2019, 5, 1), PastEra(Era::Heisei)),
            ("T15.12.26", (1926, 12, 26), PastEra(Era::Taisho)),
            ("1868-1-25", (1868, 1, 25), Western),
        ] {
            let reading = read(text).unwrap();
            assert_eq!(reading.day, Date::constant(year, month, day), "{text}");
            assert_eq!(reading.notation, notation, "{text}");
            assert_eq!(parse(text).is_err(), matches!(notation, PastEra(_)));
        }
    }

    #[test]
    fn what_names_no_day_is_refused() {
        for text in [
            "",
            "昭和",
            "生",
            "昭和0年1月5日",
            "昭和63年13月5日",
            "昭和63年2月30日",
            "昭和元年12月24日",
            "明治5年12月2日",
            "令和元年4月30日",
            "63.1.5",
            "88/1/5",
            "1988",
            "0630105",
            "6630105",
            "S63.1",
            "S63.1.5.7",
            "S63.1.",
            "1867-12-31",
            "+1988-1-5",
            "元年1月5日",
            "X63.1.5",
        ] {
            let error = read(text).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::UnreadableDate, "{text}");
        }
    }

    #[test]
    fn claim_files_name_eras_by_a_digit() {
        for (code, day) in [
            ("1060101", Date::constant(1873, 1, 1)),
            ("2010730", Date::constant(1912, 7, 30)),
            ("3640107", Date::constant(1989, 1, 7)),
            ("4010108", Date::constant(1989, 1, 8)),
            ("5081120", Date::constant(2026, 11, 20)),
        ] {
            let wareki = Wareki::of(day).unwrap();
            assert_eq!(wareki.to_claim().as_deref(), Some(code));
            assert_eq!(parse(code).unwrap(), day);
            assert_eq!(wareki.day(), day);
        }
        let far = Wareki::of(Date::constant(2118, 1, 1)).unwrap();
        assert_eq!((far.year(), far.to_claim()), (100, None));
    }

    #[test]
    fn there_is_no_wareki_of_the_old_calendar() {
        assert_eq!(Era::of(Date::constant(1868, 1, 24)), None);
        assert_eq!(Era::of(Date::constant(1868, 1, 25)), Some(Era::Meiji));
        assert_eq!(Wareki::of(Date::constant(1872, 12, 31)), None);
        assert!(Wareki::of(GREGORIAN_FROM).is_some());
    }

    #[test]
    fn every_day_is_read_back_from_each_of_its_forms() {
        let (mut day, last) = (GREGORIAN_FROM, Date::constant(2100, 12, 31));
        while day < last {
            let wareki = Wareki::of(day).unwrap();
            assert_eq!(parse(&wareki.to_kanji()).unwrap(), day);
            assert_eq!(parse(&wareki.to_claim().unwrap()).unwrap(), day);
            assert_eq!(parse(&day.to_string()).unwrap(), day);
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn debug_shows_no_day() {
        let wareki = Wareki::of(Date::constant(1988, 1, 5)).unwrap();
        assert_eq!(format!("{wareki:?}"), "Wareki(redacted)");
        let reading = read("S63.1.5").unwrap();
        assert_eq!(format!("{reading:?}"), "Reading(Era(Showa), redacted)");
    }
}
