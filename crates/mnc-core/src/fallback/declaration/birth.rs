//! 生年月日 as somebody writes it: an era or none, and what could be filled in.

use crate::Date;
use crate::identity::message::messages;
use std::fmt;

messages! {
    /// The eras that the form offers.
    Era {
        /// 明治.
        Meiji = "MEIJI", "Meiji", "明治";
        /// 大正.
        Taisho = "TAISHO", "Taisho", "大正";
        /// 昭和.
        Showa = "SHOWA", "Showa", "昭和";
        /// 平成.
        Heisei = "HEISEI", "Heisei", "平成";
        /// 令和.
        Reiwa = "REIWA", "Reiwa", "令和";
    }
}

impl Era {
    /// Its first day. (明治 is written by the calendar of today from its sixth year on.)
    pub const fn first_day(self) -> Date {
        match self {
            Self::Meiji => Date::constant(1868, 1, 25),
            Self::Taisho => Date::constant(1912, 7, 30),
            Self::Showa => Date::constant(1926, 12, 25),
            Self::Heisei => Date::constant(1989, 1, 8),
            Self::Reiwa => Date::constant(2019, 5, 1),
        }
    }

    /// The first day of the next one. The day on which one era followed another may be written in
    /// both, before 平成.
    fn end(self) -> Option<Date> {
        let next = Self::ALL
            .iter()
            .copied()
            .find(|it| it.first_day() > self.first_day())?;
        let shared = matches!(self, Self::Meiji | Self::Taisho);
        if shared {
            next.first_day().tomorrow().ok()
        } else {
            Some(next.first_day())
        }
    }
}

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
    /// A date in the era of the day.
    pub fn of(date: Date) -> Self {
        let era = Era::ALL
            .iter()
            .rev()
            .copied()
            .find(|era| era.first_day() <= date);
        let before = era.map_or(0, |era| era.first_day().year() - 1);
        Self {
            era,
            year: u16::try_from(date.year() - before).ok(),
            month: u8::try_from(date.month()).ok(),
            day: u8::try_from(date.day()).ok(),
        }
    }

    /// The date, if all is there, it exists, and it lies in the era.
    pub fn date(self) -> Option<Date> {
        let before = self.era.map_or(0, |era| era.first_day().year() - 1);
        let year = i16::try_from(self.year?).ok()?.checked_add(before)?;
        let month = i8::try_from(self.month?).ok()?;
        let date = Date::new(year, month, i8::try_from(self.day?).ok()?).ok()?;
        let inside = |era: Era| era.first_day() <= date && era.end().is_none_or(|end| date < end);
        (self.year != Some(0) && self.era.is_none_or(inside)).then_some(date)
    }

    /// Whether nothing was written.
    pub fn is_blank(self) -> bool {
        self == Self::default()
    }

    /// Reads `1990-04-01`, or `平成 2-4-1` with an era before the year; `None` if it is neither.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let era = Era::ALL
            .iter()
            .copied()
            .find(|era| text.starts_with(era.message(crate::Language::Japanese)));
        let rest = era.map_or(text, |_| {
            text.trim_start_matches(|c: char| !c.is_ascii_digit())
        });
        let mut parts = rest.trim().split('-').map(str::trim);
        let birth = Self {
            era,
            year: Some(parts.next()?.parse().ok()?),
            month: Some(parts.next()?.parse().ok()?),
            day: Some(parts.next()?.parse().ok()?),
        };
        parts.next().is_none().then_some(birth)
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
        let mut day = Era::Meiji.first_day();
        while day < Date::constant(2027, 1, 1) {
            assert_eq!(Birth::of(day).date(), Some(day));
            day = day.saturating_add(jiff::Span::new().days(1));
        }
        let western = Birth::of(Date::constant(1868, 1, 24));
        assert_eq!((western.era, western.year), (None, Some(1868)));
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
        assert_eq!(Birth::parse("平成 2-4-1").unwrap().era, Some(Era::Heisei));
        for nonsense in ["", "1990", "1990-4", "1990-4-1-2", "平成", "x-4-1"] {
            assert_eq!(Birth::parse(nonsense), None, "{nonsense}");
        }
    }
}
