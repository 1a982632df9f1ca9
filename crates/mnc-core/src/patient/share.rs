//! The shares that an age allows (負担割合), and what contradicts them.
//!
//! A share outside of the set is a reason to look, never one to refuse: insurers decide it by income.

use super::age;
use crate::Date;
use crate::eligibility::answer::Qualification;
use crate::eligibility::codes::Preschool;

/// How old a person is to the insurance on a day. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Band {
    /// 未就学
    Preschool,
    /// From school to the month in which 70 is reached.
    General,
    /// From the month after it to the day before the 75th birthday.
    Elderly,
    /// 後期高齢者医療: from the 75th birthday, or from 65 with a recognised disability.
    LateElderly,
}

/// The scheme of the insurance. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// 後期高齢者医療: insurer numbers of eight digits that begin with 39.
    LateElderly,
    /// Any other.
    Other,
}

/// From a day on, the shares of a band in percent, and the provision that says so.
struct Rule {
    from: Date,
    band: Band,
    shares: &'static [u8],
    #[cfg_attr(not(test), allow(dead_code, reason = "the table names its sources"))]
    source: &'static str,
}

/// The newest rule of a band stands first.
const RULES: &[Rule] = &[
    Rule {
        from: Date::constant(2008, 4, 1),
        band: Band::Preschool,
        shares: &[20],
        source: "健康保険法第110条第2項第1号ロ; 保発0710第1号別添3",
    },
    Rule {
        from: Date::constant(2003, 4, 1),
        band: Band::General,
        shares: &[30],
        source: "健康保険法第74条第1項第1号; 保発0710第1号別添3",
    },
    Rule {
        from: Date::constant(2014, 4, 1),
        band: Band::Elderly,
        shares: &[20, 30],
        source: "健康保険法第74条第1項第2号及び第3号; 保発0710第1号別添3",
    },
    Rule {
        from: Date::constant(2022, 10, 1),
        band: Band::LateElderly,
        shares: &[10, 20, 30],
        source: "高齢者の医療の確保に関する法律第67条第1項; 保発0710第1号別添3",
    },
    Rule {
        from: Date::constant(2008, 4, 1),
        band: Band::LateElderly,
        shares: &[10, 30],
        source: "高齢者の医療の確保に関する法律第67条第1項 (令和4年9月30日まで)",
    },
];

/// 障害認定 opens 後期高齢者医療 from this age (高齢者の医療の確保に関する法律第50条第2号).
const RECOGNISED_FROM: u16 = 65;

impl Scheme {
    /// The scheme of an insurer number, as far as it says.
    pub fn of(insurer_number: &str) -> Self {
        let number = insurer_number.trim();
        if number.len() == 8 && number.starts_with("39") {
            Self::LateElderly
        } else {
            Self::Other
        }
    }
}

/// The band of a person on a day. None before the birth.
///
/// ```
/// use mnc_core::{Date, patient::share::{Band, Scheme, band}};
/// let birth = Date::constant(1953, 11, 1);
/// let on = |month, day| band(birth, Date::constant(2023, month, day), Scheme::Other);
/// assert_eq!((on(10, 31), on(11, 1)), (Some(Band::General), Some(Band::Elderly)));
/// ```
pub fn band(birth: Date, day: Date, scheme: Scheme) -> Option<Band> {
    let started = |from: Option<Date>| from.is_some_and(|from| from <= day);
    if day < birth {
        None
    } else if scheme == Scheme::LateElderly || started(age::late_elderly_from(birth)) {
        Some(Band::LateElderly)
    } else if started(age::elderly_from(birth)) {
        Some(Band::Elderly)
    } else if age::is_preschool(birth, day) {
        Some(Band::Preschool)
    } else {
        Some(Band::General)
    }
}

/// The shares that a person may have on a day, in percent and ascending; empty before the birth, and
/// before the rules of the table.
///
/// ```
/// use mnc_core::{Date, patient::share::{Scheme, expected}};
/// let shares = expected(Date::constant(1953, 11, 1), Date::constant(2023, 11, 25), Scheme::Other);
/// assert_eq!(shares, [20, 30]);
/// ```
pub fn expected(birth: Date, day: Date, scheme: Scheme) -> &'static [u8] {
    let Some(band) = band(birth, day, scheme) else {
        return &[];
    };
    let rule = RULES
        .iter()
        .find(|rule| rule.band == band && rule.from <= day);
    rule.map_or(&[], |rule| rule.shares)
}

/// How an answer's share stands to the age. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ShareDoubt {
    /// The answer names a share that the age does not allow.
    OutsideAge,
    /// The answer names none, and the age allows several.
    Missing,
    /// The answer names one that cannot be read, or two that differ.
    Unclear,
    /// 未就学区分 contradicts the age.
    Preschool,
    /// The scheme contradicts the age: 75 and not in 後期高齢者医療, or in it before 65.
    Scheme,
}

/// What of an answer's share contradicts the age, on a day.
pub fn doubts(qualification: &Qualification, birth: Date, day: Date) -> Vec<ShareDoubt> {
    let insurer = qualification.insurer_number.as_ref();
    let scheme = insurer.map_or(Scheme::Other, |number| Scheme::of(number.raw()));
    let expected = expected(birth, day, scheme);
    let named = qualification.ratio_percent(day);
    let share = match named {
        _ if expected.is_empty() => None,
        Some(named) if !expected.contains(&named) => Some(ShareDoubt::OutsideAge),
        None if qualification.names_ratio(day) => Some(ShareDoubt::Unclear),
        None if expected.len() > 1 => Some(ShareDoubt::Missing),
        _ => None,
    };
    let preschool = contradicts_preschool(qualification, birth, day);
    let scheme = insurer.is_some() && contradicts_scheme(scheme, birth, day);
    share
        .into_iter()
        .chain(preschool.then_some(ShareDoubt::Preschool))
        .chain(scheme.then_some(ShareDoubt::Scheme))
        .collect()
}

/// The flag may be left out; set, it must fit.
fn contradicts_preschool(qualification: &Qualification, birth: Date, day: Date) -> bool {
    qualification.preschool == Some(Preschool::Applicable) && !age::is_preschool(birth, day)
}

fn contradicts_scheme(scheme: Scheme, birth: Date, day: Date) -> bool {
    let reached = |from: Option<Date>| from.is_some_and(|from| from <= day);
    match scheme {
        Scheme::LateElderly => !reached(age::birthday(birth, RECOGNISED_FROM)),
        Scheme::Other => reached(age::late_elderly_from(birth)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eligibility::answer::{ElderlyCertificate, Percent, Share};
    use crate::eligibility::numbers::InsurerNumber;

    const fn date(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    #[test]
    fn every_rule_names_its_source_and_the_newest_comes_first() {
        for rule in RULES {
            assert!(rule.source.contains("法律第") || rule.source.contains("健康保険法第"));
            assert!(rule.shares.is_sorted());
        }
        assert!(
            RULES.is_sorted_by(|a, b| a.band < b.band || (a.band == b.band && a.from > b.from))
        );
    }

    /// 保発0710第1号別添3: 3割, 未就学児 2割, 70歳以上等 1-3割; the bounds by 健康保険法第74条・第110条 and
    /// 高齢者の医療の確保に関する法律第52条・第67条.
    #[test]
    fn shares_change_on_their_days() {
        let other = Scheme::Other;
        for (birth, day, shares) in [
            (date(2018, 4, 1), date(2024, 3, 31), &[20][..]),
            (date(2018, 4, 1), date(2024, 4, 1), &[30]),
            (date(2018, 4, 2), date(2025, 3, 31), &[20]),
            (date(1953, 11, 1), date(2023, 10, 31), &[30]),
            (date(1953, 11, 1), date(2023, 11, 25), &[20, 30]),
            (date(1953, 11, 2), date(2023, 11, 30), &[30]),
            (date(1953, 11, 2), date(2023, 12, 1), &[20, 30]),
            (date(1948, 11, 2), date(2023, 11, 1), &[20, 30]),
            (date(1948, 11, 2), date(2023, 11, 2), &[10, 20, 30]),
            (date(1940, 1, 1), date(2022, 9, 30), &[10, 30]),
            (date(1940, 1, 1), date(2022, 10, 1), &[10, 20, 30]),
            (date(2024, 1, 1), date(2023, 12, 31), &[]),
            (date(1980, 1, 1), date(2003, 3, 31), &[]),
        ] {
            assert_eq!(expected(birth, day, other), shares, "{birth} {day}");
        }
        let disabled = expected(date(1957, 1, 1), date(2024, 1, 1), Scheme::LateElderly);
        assert_eq!(disabled, [10, 20, 30]);
    }

    #[test]
    fn the_scheme_is_that_of_the_insurer_number() {
        for (number, scheme) in [
            ("39999990", Scheme::LateElderly),
            ("39139", Scheme::Other),
            ("  391391", Scheme::Other),
            ("06999999", Scheme::Other),
            ("", Scheme::Other),
        ] {
            assert_eq!(Scheme::of(number), scheme, "{number}");
        }
    }

    fn answer(insurer: &str, ratio: Option<u8>) -> Qualification {
        Qualification {
            insurer_number: Some(InsurerNumber::new(insurer)),
            ratio: ratio.map(|percent| Percent::new(Share(percent))),
            ..Qualification::default()
        }
    }

    /// Surveys of 2023, 負担割合の齟齬: 3割 by the system where the age says 70, and no share at all.
    #[test]
    fn doubts_name_what_contradicts_the_age() {
        let day = date(2023, 11, 25);
        let doubts = |insurer, ratio, birth| doubts(&answer(insurer, ratio), birth, day);
        let seventy = date(1953, 11, 1);
        assert_eq!(doubts("06999999", None, seventy), [ShareDoubt::Missing]);
        assert_eq!(doubts("06999999", Some(30), seventy), []);
        assert_eq!(
            doubts("06999999", Some(10), seventy),
            [ShareDoubt::OutsideAge]
        );
        assert_eq!(
            doubts("06999999", Some(20), date(1980, 1, 1)),
            [ShareDoubt::OutsideAge]
        );
        assert_eq!(doubts("06999999", None, date(1980, 1, 1)), []);
        assert_eq!(doubts("39999990", Some(10), date(1948, 1, 1)), []);
        assert_eq!(doubts("39999990", Some(10), date(1958, 11, 25)), []);
        assert_eq!(
            doubts("39999990", Some(10), date(1958, 11, 26)),
            [ShareDoubt::Scheme]
        );
        assert_eq!(
            doubts("06999999", Some(10), date(1948, 11, 25)),
            [ShareDoubt::Scheme]
        );
        assert_eq!(doubts("06999999", Some(20), date(2023, 11, 26)), []);
    }

    #[test]
    fn a_share_in_doubt_and_a_flag_too_long_are_named() {
        let mut twice = answer("06999999", Some(20));
        twice.elderly_certificate = Some(ElderlyCertificate {
            ratio: Some(Percent::from_text("030")),
            ..ElderlyCertificate::default()
        });
        let day = date(2023, 11, 25);
        assert_eq!(
            doubts(&twice, date(1953, 11, 1), day),
            [ShareDoubt::Unclear]
        );
        let mut child = answer("06999999", None);
        child.preschool = Some(Preschool::Applicable);
        assert_eq!(doubts(&child, date(2018, 4, 1), date(2024, 3, 31)), []);
        let after = doubts(&child, date(2018, 4, 1), date(2024, 4, 1));
        assert_eq!(after, [ShareDoubt::Preschool]);
    }
}
