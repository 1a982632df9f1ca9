//! Dates, times, ratios and amounts of the interface: the text as it came, and its value.

use crate::eligibility::wire::field::Scalar;
use crate::{Date, DateTime};
use serde_json::{Value as Json, json};
use std::borrow::Cow;
use std::fmt;

/// A field whose text has a fixed form. The text is kept; the value is there if the text has the
/// form. `Debug` shows neither.
///
/// ```
/// use mnc_core::eligibility::answer::Day;
/// let day = Day::from_text("20261120");
/// assert_eq!(day.value(), Some(mnc_core::Date::constant(2026, 11, 20)));
/// assert_eq!(Day::from_text("99999999").value(), None);
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Formatted<T> {
    text: String,
    value: Option<T>,
}

/// A day: `yyyyMMdd`.
pub type Day = Formatted<Date>;
/// A time in Japan: `yyyyMMddHHmmss`.
pub type Timestamp = Formatted<DateTime>;
/// A month: `yyyyMM`. Its value is the first day.
pub type Month = Formatted<FirstOfMonth>;
/// A share in percent: three digits, `030`.
pub type Percent = Formatted<Share>;
/// An amount in yen: digits.
pub type Yen = Formatted<Amount>;

/// A month, by its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FirstOfMonth(pub Date);

/// A share, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(pub u8);

/// An amount, in yen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(pub u32);

/// A value with a fixed text form in the interface.
pub trait Format: Copy {
    /// The value, if the text has exactly the form.
    fn parse(text: &str) -> Option<Self>;
    /// The text of the value.
    fn format(self) -> String;
    /// The JSON of the value, as a number or as a text of ISO 8601.
    fn to_json(self) -> Json;
}

impl<T: Format> Formatted<T> {
    /// A field with this value.
    pub fn new(value: T) -> Self {
        Self::from_text(value.format())
    }

    /// A field with this text, whether it has the form or not.
    pub fn from_text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            value: T::parse(&text),
            text,
        }
    }

    /// The text as it came.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The value, if the text has the form.
    pub fn value(&self) -> Option<T> {
        self.value
    }
}

impl<T: Format> Scalar for Formatted<T> {
    fn from_text(text: &str) -> Self {
        Self::from_text(text)
    }

    fn text(&self) -> Cow<'_, str> {
        self.text().into()
    }

    fn to_json(&self) -> Json {
        self.value
            .map_or_else(|| json!({ "unreadable": self.text }), Format::to_json)
    }
}

impl<T> fmt::Debug for Formatted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Formatted(redacted)")
    }
}

impl Format for Date {
    fn parse(text: &str) -> Option<Self> {
        digits(text, 8)?;
        let [year, month, day] = [text.get(..4)?, text.get(4..6)?, text.get(6..)?];
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
    }

    fn format(self) -> String {
        format!("{:04}{:02}{:02}", self.year(), self.month(), self.day())
    }

    fn to_json(self) -> Json {
        self.to_string().into()
    }
}

impl Format for DateTime {
    fn parse(text: &str) -> Option<Self> {
        digits(text, 14)?;
        let date = <Date as Format>::parse(text.get(..8)?)?;
        let [hour, minute, second] = [text.get(8..10)?, text.get(10..12)?, text.get(12..)?];
        let time = (
            hour.parse().ok()?,
            minute.parse().ok()?,
            second.parse().ok()?,
        );
        Some(date.to_datetime(jiff::civil::Time::new(time.0, time.1, time.2, 0).ok()?))
    }

    fn format(self) -> String {
        let (hour, minute, second) = (self.hour(), self.minute(), self.second());
        format!(
            "{}{hour:02}{minute:02}{second:02}",
            Format::format(self.date())
        )
    }

    fn to_json(self) -> Json {
        self.to_string().into()
    }
}

impl Format for FirstOfMonth {
    fn parse(text: &str) -> Option<Self> {
        digits(text, 6)?;
        <Date as Format>::parse(&format!("{text}01")).map(Self)
    }

    fn format(self) -> String {
        format!("{:04}{:02}", self.0.year(), self.0.month())
    }

    fn to_json(self) -> Json {
        format!("{:04}-{:02}", self.0.year(), self.0.month()).into()
    }
}

impl Format for Share {
    fn parse(text: &str) -> Option<Self> {
        digits(text, 3)?;
        text.parse()
            .ok()
            .filter(|percent| *percent <= 100)
            .map(Self)
    }

    fn format(self) -> String {
        format!("{:03}", self.0)
    }

    fn to_json(self) -> Json {
        self.0.into()
    }
}

impl Format for Amount {
    fn parse(text: &str) -> Option<Self> {
        digits(text, text.len())?;
        text.parse().ok().map(Self)
    }

    fn format(self) -> String {
        self.0.to_string()
    }

    fn to_json(self) -> Json {
        self.0.into()
    }
}

/// `parse` of integers accepts a sign; the interface does not.
fn digits(text: &str, count: usize) -> Option<()> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_their_text_form() {
        assert_eq!(Day::new(Date::constant(1989, 1, 8)).text(), "19890108");
        let at = Date::constant(2026, 11, 20).at(10, 1, 2, 0);
        assert_eq!(Timestamp::new(at).text(), "20261120100102");
        assert_eq!(Timestamp::from_text("20261120100102").value(), Some(at));
        assert_eq!(
            Month::from_text("202611").value(),
            Some(FirstOfMonth(Date::constant(2026, 11, 1)))
        );
        assert_eq!(
            Month::new(FirstOfMonth(Date::constant(2026, 11, 1))).text(),
            "202611"
        );
        assert_eq!(Percent::from_text("030").value(), Some(Share(30)));
        assert_eq!(Percent::new(Share(10)).text(), "010");
        assert_eq!(Yen::from_text("010000").value(), Some(Amount(10_000)));
    }

    #[test]
    fn text_of_another_form_is_kept_without_a_value() {
        for text in [
            "",
            "20261301",
            "20260229",
            "2026112",
            " 20261120",
            "+2026112",
            "２０２６",
        ] {
            assert_eq!(
                (Day::from_text(text).text(), Day::from_text(text).value()),
                (text, None)
            );
        }
        for text in ["20261120240000", "20261120100160", "20261120"] {
            assert_eq!(Timestamp::from_text(text).value(), None, "{text}");
        }
        for text in ["30", "0.3", "101", "300", "+30", ""] {
            assert_eq!(Percent::from_text(text).value(), None, "{text}");
        }
        for text in ["", "-1", "4294967296"] {
            assert_eq!(Yen::from_text(text).value(), None, "{text}");
        }
        assert_eq!(Month::from_text("202613").value(), None);
    }
}
