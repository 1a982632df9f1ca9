//! 生年月日 as somebody writes it: an era or none, and what could be filled in.

use crate::Date;
use crate::patient::wareki::{Era, Notation, Reading, Wareki, Written};
use std::fmt;

/// A birth date, as far as it was written. `Debug` does not show it.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Birth {
    /// The era; none for a year of the western calendar, as on the cards of foreigners.
    pub era: Option<Era>,
    /// The year of the era, 元年 being 1.
    pub year: Option<u16>,
    /// The month.
    pub month: Option<u8>,
    /// The day.
    pub day: Option<u8>,
}

impl Birth {
    /// A date in the era of the day; of the western calendar before 1873-01-01.
    pub fn of(date: Date) -> Self {
        let wareki = Wareki::of(date);
        let western = || u16::try_from(date.year()).ok();
        Self {
            era: wareki.map(Wareki::era),
            year: wareki.map(Wareki::year).or_else(western),
            month: u8::try_from(date.month()).ok(),
            day: u8::try_from(date.day()).ok(),
        }
    }

    /// The date, if all is there, it exists, and it lies in the era.
    pub fn date(self) -> Option<Date> {
        let written = Written {
            era: self.era,
            year: self.year?.into(),
            month: self.month?.into(),
            day: self.day?.into(),
        };
        let Reading { day, notation } = written.reading()?;
        (!matches!(notation, Notation::PastEra(_))).then_some(day)
    }

    /// Whether nothing was written.
    pub fn is_blank(self) -> bool {
        self == Self::default()
    }

    /// Reads a date as [`wareki::read`](crate::patient::wareki::read) does, but keeps one that does
    /// not exist as it was written; `None` if it is no date.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let written = Written::parse(text)?;
        Some(Self {
            era: written.era,
            year: Some(u16::try_from(written.year).ok()?),
            month: Some(u8::try_from(written.month).ok()?),
            day: Some(u8::try_from(written.day).ok()?),
        })
    }
}

impl fmt::Debug for Birth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Birth(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::patient::wareki::GREGORIAN_FROM;

    fn date(era: Era, year: u16, month: u8, day: u8) -> Option<Date> {
        let (year, month, day) = (Some(year), Some(month), Some(day));
        Birth {
            era: Some(era),
            year,
            month,
            day,
        }
        .date()
    }

    /// 別添3: □明治 □大正 □昭和 □平成 □令和.
    #[test]
    fn eras_begin_and_end_on_their_days() {
        assert_eq!(date(Era::Showa, 64, 1, 7), Some(Date::constant(1989, 1, 7)));
        assert_eq!(date(Era::Showa, 64, 1, 8), None);
        assert_eq!(date(Era::Heisei, 1, 1, 8), Some(Date::constant(1989, 1, 8)));
        assert_eq!(date(Era::Heisei, 1, 1, 7), None);
        assert_eq!(
            date(Era::Heisei, 31, 4, 30),
            Some(Date::constant(2019, 4, 30))
        );
        assert_eq!(date(Era::Heisei, 31, 5, 1), None);
        assert_eq!(date(Era::Reiwa, 1, 5, 1), Some(Date::constant(2019, 5, 1)));
        assert_eq!(date(Era::Taisho, 15, 12, 25), date(Era::Showa, 1, 12, 25));
        assert_eq!(date(Era::Taisho, 15, 12, 26), None);
        assert_eq!(date(Era::Meiji, 45, 7, 30), date(Era::Taisho, 1, 7, 30));
        assert_eq!(date(Era::Heisei, 0, 4, 1), None);
        assert_eq!(date(Era::Reiwa, 7, 2, 29), None);
        assert_eq!(date(Era::Reiwa, u16::MAX, 2, 1), None);
    }

    #[test]
    fn every_day_returns_in_its_era() {
        let mut day = GREGORIAN_FROM;
        while day < Date::constant(2027, 1, 1) {
            assert_eq!(Birth::of(day).date(), Some(day));
            day = day.saturating_add(jiff::Span::new().days(1));
        }
        let western = Birth::of(Date::constant(1872, 12, 31));
        assert_eq!((western.era, western.year), (None, Some(1872)));
        assert_eq!(western.date(), Some(Date::constant(1872, 12, 31)));
        assert_eq!(
            date(Era::Meiji, 5, 12, 2),
            None,
            "a day of the old calendar"
        );
    }

    #[test]
    fn what_is_typed_is_read() {
        assert_eq!(
            Birth::parse("1990-04-01").unwrap().date(),
            Some(Date::constant(1990, 4, 1))
        );
        assert_eq!(
            Birth::parse("平成2-4-1").unwrap().date(),
            Some(Date::constant(1990, 4, 1))
        );
        for text in [
            "平成 2-4-1",
            "H2.4.1",
            "平成二年四月一日生",
            "㍻２年４月１日",
            "4020401",
        ] {
            let birth = Birth::parse(text).unwrap();
            assert_eq!(
                (birth.era, birth.year),
                (Some(Era::Heisei), Some(2)),
                "{text}"
            );
            assert_eq!(birth.date(), Some(Date::constant(1990, 4, 1)), "{text}");
        }
        let impossible = Birth::parse("平成2-2-30").unwrap();
        assert_eq!((impossible.day, impossible.date()), (Some(30), None));
        for nonsense in ["", "1990", "1990-4", "1990-4-1-2", "平成", "x-4-1"] {
            assert_eq!(Birth::parse(nonsense), None, "{nonsense}");
        }
    }
}
