//! What the patient pays: the own share, the declared share, or everything.

use crate::Date;
use crate::identity::message::messages;
use crate::patient::share::{self, Band, Scheme};

messages! {
    /// Which amount is taken at the desk.
    Payment {
        /// 自己負担分（3割分等）, as confirmed.
        OwnShare = "OWN_SHARE", "the own share, as confirmed", "自己負担分（3割分等）";
        /// 申し立てた自己負担分.
        DeclaredShare = "DECLARED_SHARE", "the share that the patient declares", "患者さんが申し立てた自己負担分（3割分等）";
        /// 10割.
        WholeCost = "WHOLE_COST", "the whole cost (10割)", "医療費の全額（10割）";
    }
}

messages! {
    /// The ages between which the shares differ (保発0710第1号, 別添3 説明書).
    AgeBand {
        /// 未就学児.
        Preschool = "PRESCHOOL", "before school", "未就学児";
        /// Everybody else under 70.
        Ordinary = "ORDINARY", "under 70", "70歳未満";
        /// 70歳以上等: from 70, or insured in 後期高齢者医療 (which some are from 65).
        Elderly = "ELDERLY", "from 70, or in 後期高齢者医療", "70歳以上等";
    }
}

const PRESCHOOL: &[u8] = {
    let [only] = share::PRESCHOOL;
    &[only / 10]
};
const ORDINARY: &[u8] = {
    let [only] = share::GENERAL;
    &[only / 10]
};
const ELDERLY: &[u8] = {
    let [low, middle, high] = share::LATE_ELDERLY;
    &[high / 10, middle / 10, low / 10]
};

impl AgeBand {
    /// Of a person on a day, by the bounds of [`patient::share`](crate::patient::share). None before
    /// the birth.
    ///
    /// ```
    /// use mnc_core::{Date, fallback::procedure::AgeBand, patient::share::Scheme};
    /// let birth = Date::constant(1953, 11, 1);
    /// let on = |month, day| AgeBand::of(birth, Date::constant(2023, month, day), Scheme::Other);
    /// assert_eq!(on(10, 31), Some(AgeBand::Ordinary));
    /// assert_eq!(on(11, 1), Some(AgeBand::Elderly));
    /// ```
    pub fn of(birth: Date, day: Date, scheme: Scheme) -> Option<Self> {
        Some(match share::band(birth, day, scheme)? {
            Band::Preschool => Self::Preschool,
            Band::General => Self::Ordinary,
            Band::Elderly | Band::LateElderly => Self::Elderly,
        })
    }

    /// The shares that are possible today, in tenths, the highest first: 3割; 未就学児 2割; 70歳以上等
    /// 1～3割 (別添3 説明書).
    pub const fn shares(self) -> &'static [u8] {
        match self {
            Self::Preschool => PRESCHOOL,
            Self::Ordinary => ORDINARY,
            Self::Elderly => ELDERLY,
        }
    }
}

/// How much is taken at the desk. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Amount {
    /// So many tenths of the cost.
    Tenths(u8),
    /// One of these: ask the patient, or let staff decide. The notice names no rule for somebody of
    /// 70 or more who does not know.
    OneOf(&'static [u8]),
}

impl Payment {
    /// The amount. `share` is in tenths: the confirmed one for [`Payment::OwnShare`], the declared
    /// one for [`Payment::DeclaredShare`]; without one the age decides, where it can. A share that
    /// does not fit the age is taken as it is: it sends no claim back (2(2)※).
    pub fn amount(self, age: AgeBand, share: Option<u8>) -> Amount {
        match (self, share, age.shares()) {
            (Self::WholeCost, _, _) => Amount::Tenths(10),
            (_, Some(share @ 1..=3), _) => Amount::Tenths(share),
            (_, _, [only]) => Amount::Tenths(*only),
            (_, _, several) => Amount::OneOf(several),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn date(year: i16, month: i8, day: i8) -> Date {
        Date::constant(year, month, day)
    }

    /// 健康保険法第74条第1項・第110条第2項第1号ロ; 高齢者の医療の確保に関する法律第50条・第52条; 民法第143条 for
    /// 29 February. Each day is the first of the band; the day before it is in the one before.
    #[test]
    fn bands_begin_on_the_days_of_the_law() {
        use AgeBand::{Elderly, Ordinary, Preschool};
        for (birth, first, before, from) in [
            // 70: from the first of the next month, of who was born on a first from that day.
            (date(1953, 11, 1), date(2023, 11, 1), Ordinary, Elderly),
            (date(1953, 11, 2), date(2023, 12, 1), Ordinary, Elderly),
            (date(1953, 12, 31), date(2024, 1, 1), Ordinary, Elderly),
            (date(1956, 2, 29), date(2026, 3, 1), Ordinary, Elderly),
            (date(1956, 3, 1), date(2026, 3, 1), Ordinary, Elderly),
            // 未就学: to the 31 March on or after the day on which six is reached.
            (date(2018, 4, 1), date(2024, 4, 1), Preschool, Ordinary),
            (date(2018, 4, 2), date(2025, 4, 1), Preschool, Ordinary),
            (date(2020, 2, 29), date(2026, 4, 1), Preschool, Ordinary),
        ] {
            let band = |day| AgeBand::of(birth, day, Scheme::Other);
            let day_before = first.yesterday().unwrap();
            assert_eq!(
                (band(day_before), band(first)),
                (Some(before), Some(from)),
                "{birth}"
            );
        }
    }

    /// 70 itself is reached the day before the birthday, and changes nothing by that.
    #[test]
    fn the_day_before_the_seventieth_birthday_is_still_below_seventy() {
        let birth = date(1953, 11, 15);
        let band = |day| AgeBand::of(birth, day, Scheme::Other);
        for day in [date(2023, 11, 14), date(2023, 11, 15), date(2023, 11, 30)] {
            assert_eq!(band(day), Some(AgeBand::Ordinary), "{day}");
        }
        assert_eq!(band(date(2023, 12, 1)), Some(AgeBand::Elderly));
    }

    /// 70歳以上等: 75 stays in the band, and so is who is in 後期高齢者医療 before it (障害認定).
    #[test]
    fn the_insured_of_the_late_elderly_are_in_the_band_at_any_age() {
        let birth = date(1953, 11, 1);
        for day in [date(2028, 10, 31), date(2028, 11, 1)] {
            assert_eq!(
                AgeBand::of(birth, day, Scheme::Other),
                Some(AgeBand::Elderly)
            );
        }
        let sixty_six = date(2020, 1, 1);
        let of = |scheme| AgeBand::of(birth, sixty_six, scheme);
        assert_eq!(of(Scheme::LateElderly), Some(AgeBand::Elderly));
        assert_eq!(of(Scheme::Other), Some(AgeBand::Ordinary));
        assert_eq!(AgeBand::of(sixty_six, birth, Scheme::LateElderly), None);
    }

    /// Whatever the age allows, the band allows; and of the band nothing that no age does.
    #[test]
    fn the_shares_of_a_band_are_those_of_its_ages() {
        let day = date(2026, 11, 20);
        let mut allowed = std::collections::BTreeMap::<&str, std::collections::BTreeSet<u8>>::new();
        for year in 1900..=2026 {
            let birth = date(year, 6, 15);
            let band = AgeBand::of(birth, day, Scheme::Other);
            let shares = share::expected(birth, day, Scheme::Other).iter();
            let tenths = shares.map(|percent| percent / 10);
            allowed
                .entry(band.unwrap().code())
                .or_default()
                .extend(tenths);
        }
        for band in AgeBand::ALL {
            let shares: std::collections::BTreeSet<u8> = band.shares().iter().copied().collect();
            assert_eq!(allowed[band.code()], shares, "{band:?}");
            assert!(band.shares().is_sorted_by(|a, b| a > b));
        }
    }
}
