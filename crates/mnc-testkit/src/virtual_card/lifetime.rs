//! The days of a card: issue, end of the certificates, end of the card (derived from today).

use super::kind::Kind;
use crate::people::Holder;
use crate::pki::LeafValidity;
use jiff::ToSpan;
use mnc_core::Date;

/// From this age a card lasts until the tenth birthday, before until the fifth.
const ADULT: i16 = 18;

/// When the card and its certificates begin and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Lifetime {
    pub(crate) certificates: LeafValidity,
    pub(crate) card_expires: Date,
}

impl Lifetime {
    pub(crate) fn new(kind: Kind, holder: &Holder, today: Date) -> Self {
        let first = issue_day(kind, holder, today);
        let years = if holder.age_on(first) >= ADULT { 10 } else { 5 };
        let last = match kind {
            // Also for a holder whose birthday lies elsewhere.
            Kind::Grace => grace_end(today),
            _ => holder.birthday_after(first, 5),
        };
        Self {
            certificates: LeafValidity { first, last },
            card_expires: holder.birthday_after(first, years),
        }
    }

    /// The person to whom a card of this kind belongs if nobody is named.
    pub(crate) fn default_holder(kind: Kind, today: Date) -> Holder {
        let birth_in = |seed, year: i16, day: Date| {
            let years = year - day.year();
            Holder::from_seed(seed).born(day.saturating_add(years.years()))
        };
        match kind {
            Kind::Normal => Holder::from_seed(1),
            Kind::Face => Holder::hanako(),
            Kind::Locked => Holder::from_seed(3),
            Kind::Infant => Holder::from_seed(4).born(today.saturating_sub(8.months())),
            Kind::Expired => Holder::from_seed(5),
            Kind::Grace => birth_in(6, 1970, grace_end(today)),
            Kind::SmartphoneAndroid => Holder::from_seed(7),
        }
    }
}

fn grace_end(today: Date) -> Date {
    today.saturating_sub(1.month())
}

/// A day such that the fifth birthday after it is what the kind needs.
fn issue_day(kind: Kind, holder: &Holder, today: Date) -> Date {
    let end = match kind {
        Kind::Expired => holder.birthday_until(today.saturating_sub(4.months())),
        Kind::Grace => grace_end(today),
        Kind::Infant => return today.saturating_sub(6.months()),
        _ => return today.saturating_sub(2.years().days(17)),
    };
    end.saturating_sub(5.years()).saturating_add(30.days())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(kind: Kind, holder: &Holder, today: Date) -> (Date, Lifetime) {
        let lifetime = Lifetime::new(kind, holder, today);
        (lifetime.certificates.last, lifetime)
    }

    #[test]
    fn each_kind_ends_where_its_name_says() {
        let todays = [(2026, 11, 20), (2027, 1, 31), (2028, 2, 29), (2026, 5, 1)];
        for today in todays.map(|(y, m, d)| Date::constant(y, m, d)) {
            for kind in Kind::ALL {
                let holder = Lifetime::default_holder(kind, today);
                let (last, lifetime) = ends(kind, &holder, today);
                let months_ago = |months: i64| today.saturating_sub(months.months());
                match kind {
                    Kind::Expired => assert!(last < months_ago(3)),
                    Kind::Grace => assert!(last < today && last > months_ago(3)),
                    _ => assert!(last > today),
                }
                assert!(lifetime.certificates.first < last);
                assert!(lifetime.card_expires > today, "{kind}");
            }
        }
    }

    #[test]
    fn a_certificate_ends_on_the_fifth_birthday_after_its_issue() {
        let holder = Holder::hanako();
        let (last, lifetime) = ends(Kind::Face, &holder, Date::constant(2026, 11, 20));
        assert_eq!(lifetime.certificates.first, Date::constant(2024, 11, 3));
        assert_eq!(last, Date::constant(2029, 2, 17));
        assert_eq!(lifetime.card_expires, Date::constant(2034, 2, 17));
    }
}
