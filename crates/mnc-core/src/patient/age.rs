//! Age by 年齢計算ニ関スル法律, and the days on which the insurance changes with it.
//!
//! The day of birth counts as the first day (the law), and a year ends on the day before the day
//! that corresponds to its beginning, or on the last day of the month if there is none (民法第143条).
//! So an age is reached at the end of the day before the birthday, and by who was born on 29
//! February always at the end of 28 February.

use crate::Date;

/// The full years on a day, as they are counted for the whole day: from the birthday on, which for
/// 29 February is 1 March in common years. None before the birth.
///
/// ```
/// use mnc_core::{Date, patient::age::age_on};
/// let birth = Date::constant(1953, 11, 1);
/// assert_eq!(age_on(birth, Date::constant(2023, 10, 31)), Some(69));
/// assert_eq!(age_on(birth, Date::constant(2023, 11, 1)), Some(70));
/// ```
pub fn age_on(birth: Date, day: Date) -> Option<u16> {
    let years = u16::try_from(i32::from(day.year()) - i32::from(birth.year())).ok()?;
    if birth > day {
        return None;
    }
    let had_birthday = birthday(birth, years)? <= day;
    Some(years - u16::from(!had_birthday))
}

/// The day at whose end an age is reached: the day before the birthday.
///
/// Rules that speak of 「…歳に達する日」 mean this day. None outside of the calendar.
///
/// ```
/// use mnc_core::{Date, patient::age::reached_on};
/// let birth = Date::constant(1956, 2, 29);
/// assert_eq!(reached_on(birth, 70), Some(Date::constant(2026, 2, 28)));
/// ```
pub fn reached_on(birth: Date, years: u16) -> Option<Date> {
    birthday(birth, years)?.yesterday().ok()
}

/// The first day on which a person is `years` old for the whole day.
pub fn birthday(birth: Date, years: u16) -> Option<Date> {
    let year = birth.year().checked_add(i16::try_from(years).ok()?)?;
    let same_day = Date::new(year, birth.month(), birth.day());
    same_day.or_else(|_| Date::new(year, 3, 1)).ok()
}

/// The last day on which a child is 未就学 to the insurance: the first 31 March on or after the day on
/// which six is reached (健康保険法第110条第2項第1号ロ). A child born on 1 April leaves a year before
/// one born on 2 April.
///
/// ```
/// use mnc_core::{Date, patient::age::preschool_until};
/// let until = |day| preschool_until(Date::constant(2018, 4, day));
/// assert_eq!(until(1), Some(Date::constant(2024, 3, 31)));
/// assert_eq!(until(2), Some(Date::constant(2025, 3, 31)));
/// ```
pub fn preschool_until(birth: Date) -> Option<Date> {
    let reached = reached_on(birth, 6)?;
    let march = |year| Date::new(year, 3, 31).ok();
    march(reached.year())
        .filter(|end| *end >= reached)
        .or_else(|| march(reached.year() + 1))
}

/// The first day with the share of 70 to 74 years: the first of the month after the one in which 70
/// is reached (健康保険法第74条第1項第2号). Who was born on the first of a month has it from that
/// birthday.
///
/// ```
/// use mnc_core::{Date, patient::age::elderly_from};
/// let from = |day| elderly_from(Date::constant(1953, 11, day));
/// assert_eq!(from(1), Some(Date::constant(2023, 11, 1)));
/// assert_eq!(from(2), Some(Date::constant(2023, 12, 1)));
/// ```
pub fn elderly_from(birth: Date) -> Option<Date> {
    reached_on(birth, 70)?.last_of_month().tomorrow().ok()
}

/// The first day in 後期高齢者医療: the 75th birthday (高齢者の医療の確保に関する法律第52条).
///
/// ```
/// use mnc_core::{Date, patient::age::late_elderly_from};
/// let from = late_elderly_from(Date::constant(1953, 11, 1));
/// assert_eq!(from, Some(Date::constant(2028, 11, 1)));
/// ```
pub fn late_elderly_from(birth: Date) -> Option<Date> {
    birthday(birth, 75)
}

/// Whether the child is 未就学 to the insurance on the day.
pub fn is_preschool(birth: Date, day: Date) -> bool {
    birth <= day && preschool_until(birth).is_some_and(|until| day <= until)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn date(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    /// 年齢計算ニ関スル法律; 民法第143条 for 29 February. The first is the case of the Hiroshima survey
    /// of 2023: 70 on 1 November, and already 2割 on the certificate of 25 November.
    #[test]
    fn seventy_changes_the_share_from_the_first_of_the_next_month() {
        for (birth, reached, from) in [
            (date(1953, 11, 1), date(2023, 10, 31), date(2023, 11, 1)),
            (date(1953, 11, 2), date(2023, 11, 1), date(2023, 12, 1)),
            (date(1954, 4, 1), date(2024, 3, 31), date(2024, 4, 1)),
            (date(1956, 2, 29), date(2026, 2, 28), date(2026, 3, 1)),
            (date(1953, 12, 31), date(2023, 12, 30), date(2024, 1, 1)),
        ] {
            assert_eq!(reached_on(birth, 70), Some(reached));
            assert_eq!(elderly_from(birth), Some(from));
        }
    }

    /// 健康保険法第110条第2項第1号ロ.
    #[test]
    fn preschool_ends_on_a_31_march() {
        for (birth, until) in [
            (date(2018, 4, 1), date(2024, 3, 31)),
            (date(2018, 4, 2), date(2025, 3, 31)),
            (date(2019, 4, 1), date(2025, 3, 31)),
            (date(2019, 3, 31), date(2025, 3, 31)),
            (date(2020, 2, 29), date(2026, 3, 31)),
        ] {
            assert_eq!(preschool_until(birth), Some(until), "{birth}");
            assert!(is_preschool(birth, birth) && is_preschool(birth, until));
            assert!(!is_preschool(birth, until.tomorrow().unwrap()));
            assert!(!is_preschool(birth, birth.yesterday().unwrap()));
        }
    }

    /// 高齢者の医療の確保に関する法律第52条.
    #[test]
    fn seventy_five_counts_from_the_birthday() {
        for (birth, from) in [
            (date(1953, 11, 1), date(2028, 11, 1)),
            (date(1956, 2, 29), date(2031, 3, 1)),
            (date(1953, 2, 28), date(2028, 2, 28)),
        ] {
            assert_eq!(late_elderly_from(birth), Some(from));
            assert_eq!(age_on(birth, from), Some(75));
            assert_eq!(age_on(birth, from.yesterday().unwrap()), Some(74));
        }
    }

    /// Counts birthdays day by day: on the same month and day, or on 1 March after a February that
    /// did not have the day.
    struct Oracle {
        birth: Date,
        age: Option<u16>,
    }

    impl Oracle {
        fn step(&mut self, day: Date) {
            let same = (day.month(), day.day()) == (self.birth.month(), self.birth.day());
            let instead = (self.birth.month(), self.birth.day()) == (2, 29)
                && (day.month(), day.day()) == (3, 1)
                && !day.in_leap_year();
            if day == self.birth {
                self.age = Some(0);
            } else if let Some(age) = self.age.as_mut().filter(|_| same || instead) {
                *age += 1;
            }
        }
    }

    /// A boundary by counting: the day after the one at whose end the age is reached.
    fn check_boundaries(birth: Date, day: Date, age: Option<u16>, before: Option<u16>) {
        if age == before {
            return;
        }
        let reached = day.yesterday().unwrap();
        let years = age.unwrap();
        assert_eq!(reached_on(birth, years), Some(reached));
        assert_eq!(birthday(birth, years), Some(day));
        match years {
            6 => {
                let mut until = reached;
                while (until.month(), until.day()) != (3, 31) {
                    until = until.tomorrow().unwrap();
                }
                assert_eq!(preschool_until(birth), Some(until));
            }
            70 => {
                let mut from = reached.tomorrow().unwrap();
                while from.day() != 1 {
                    from = from.tomorrow().unwrap();
                }
                assert_eq!(elderly_from(birth), Some(from));
            }
            75 => assert_eq!(late_elderly_from(birth), Some(day)),
            _ => {}
        }
    }

    #[test]
    fn age_agrees_with_counting_every_day_from_1868_to_2100() {
        let last = date(2100, 12, 31);
        let mut birth = date(1868, 1, 25);
        let mut births = vec![
            date(1872, 2, 29),
            date(1896, 2, 29),
            date(1956, 2, 29),
            date(2024, 2, 29),
        ];
        while birth < last {
            births.push(birth);
            birth = birth.checked_add(jiff::Span::new().days(1237)).unwrap();
        }
        for birth in births {
            let mut oracle = Oracle { birth, age: None };
            let mut day = birth.yesterday().unwrap();
            while day <= last {
                let before = oracle.age;
                oracle.step(day);
                assert_eq!(age_on(birth, day), oracle.age, "{birth} {day}");
                check_boundaries(birth, day, oracle.age, before);
                day = day.tomorrow().unwrap();
            }
        }
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_panic() {
        assert_eq!(reached_on(Date::MAX, 1), None);
        assert_eq!(reached_on(Date::MIN, 0), None);
        assert_eq!(birthday(Date::MIN, u16::MAX), None);
        assert_eq!(elderly_from(Date::MAX), None);
        assert_eq!(age_on(Date::MAX, Date::MIN), None);
        assert_eq!(age_on(Date::MIN, Date::MAX), Some(19_998));
        let past_the_calendar = date(9993, 4, 2);
        assert_eq!(preschool_until(past_the_calendar), None);
    }
}
