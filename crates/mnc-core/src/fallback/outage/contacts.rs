//! Whom to call, and when: the オンライン資格確認等コールセンター, as a setting.

use crate::DateTime;
use jiff::SignedDuration;
use jiff::civil::{Time, Weekday};

/// The centre that opens the function. The default is what 保発0710第1号 別添2 (注記) says; a host
/// changes it when the centre does.
///
/// ```
/// use mnc_core::Date;
/// use mnc_core::fallback::outage::CentreContacts;
/// let centre = CentreContacts::default();
/// let friday = Date::constant(2026, 11, 20).at(16, 59, 0, 0);
/// assert!(centre.is_open(friday, false) && !centre.is_open(friday, true));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct CentreContacts {
    /// Its telephone. Default: 0800-080-4583, free of charge.
    pub telephone: String,
    /// The days of the week on which it answers. Default: Monday to Friday.
    pub weekdays: Vec<Weekday>,
    /// From when. Default: 9:00.
    pub opens: Time,
    /// Until when. Default: 17:00.
    pub closes: Time,
    /// How long it takes from the call until the function is open. Default: about 30 minutes.
    pub opening_takes: SignedDuration,
    /// The subject under which the 利用報告書 is mailed. Default: 「システム障害時機能の利用報告」.
    pub report_subject: String,
}

impl Default for CentreContacts {
    fn default() -> Self {
        use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
        Self {
            telephone: "0800-080-4583".to_owned(),
            weekdays: vec![Monday, Tuesday, Wednesday, Thursday, Friday],
            opens: Time::constant(9, 0, 0, 0),
            closes: Time::constant(17, 0, 0, 0),
            opening_takes: SignedDuration::from_mins(30),
            report_subject: "システム障害時機能の利用報告".to_owned(),
        }
    }
}

impl CentreContacts {
    /// Whether it answers at this time. Which days are holidays (祝日) the caller knows.
    pub fn is_open(&self, at: DateTime, is_holiday: bool) -> bool {
        let hours = self.opens..self.closes;
        !is_holiday && self.weekdays.contains(&at.weekday()) && hours.contains(&at.time())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Date;

    /// 保発0710第1号 別添2, 注記: 月曜日～金曜日 9：00～17：00, without holidays.
    #[test]
    fn the_hours_of_the_centre() {
        let centre = CentreContacts::default();
        let friday = Date::constant(2026, 11, 20);
        for (hour, minute, open) in [(8, 59, false), (9, 0, true), (16, 59, true), (17, 0, false)] {
            assert_eq!(centre.is_open(friday.at(hour, minute, 0, 0), false), open);
        }
        for day in 21..=22 {
            assert!(!centre.is_open(Date::constant(2026, 11, day).at(10, 0, 0, 0), false));
        }
        assert!(
            centre.is_open(Date::constant(2026, 11, 23).at(10, 0, 0, 0), false),
            "Monday"
        );
        assert_eq!(centre.telephone, "0800-080-4583");
    }
}
