//! What a certificate is worth on a day.

use crate::Date;
use crate::card::Certificate;
use jiff::ToSpan;

/// The first day on which an expired certificate still opens the eligibility
/// (マイナ保険証の電子証明書の有効期限切れ後3か月の取扱い, 2024-12-02).
const GRACE_SINCE: Date = Date::constant(2024, 12, 2);

/// What a certificate is worth on a day. Exhaustive on purpose: a counter must handle every state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LifeCycle {
    /// Its validity has not begun.
    NotYetValid,
    /// Valid for more than three months.
    Valid,
    /// Valid, and ends within three months: time to renew.
    ExpiresSoon,
    /// Ended, within the three months in which it still opens the eligibility, and nothing more: no
    /// medical information, no consent.
    Grace,
    /// Ended.
    Expired,
}

impl LifeCycle {
    /// Whether the eligibility may be asked with it.
    pub const fn opens_eligibility(self) -> bool {
        matches!(self, Self::Valid | Self::ExpiresSoon | Self::Grace)
    }

    /// Whether consent may be asked and medical information be viewed with it.
    pub const fn opens_medical_information(self) -> bool {
        matches!(self, Self::Valid | Self::ExpiresSoon)
    }

    pub(super) fn of(
        certificate: &Certificate,
        on: Date,
        carrier: Carrier,
        grace: GraceRule,
    ) -> Self {
        let (first, last) = (
            certificate.not_before().date(),
            certificate.not_after().date(),
        );
        let soon = last.saturating_sub(3.months());
        if on < first {
            Self::NotYetValid
        } else if on < soon {
            Self::Valid
        } else if on <= last {
            Self::ExpiresSoon
        } else if carrier == Carrier::Card && on >= GRACE_SINCE && on <= grace.last_day(last) {
            Self::Grace
        } else {
            Self::Expired
        }
    }
}

/// What carries the certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Carrier {
    /// The plastic card.
    #[default]
    Card,
    /// A phone: its certificate has no grace, it ends with the card's.
    Phone,
}

/// When the three months of grace end. The sources differ, so this is a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum GraceRule {
    /// Three months from the day of expiry (厚生労働省 and several insurers). The default: it never
    /// promises a day too many.
    #[default]
    FromExpiry,
    /// Three months from the end of the month of expiry (other insurers).
    FromMonthEnd,
}

impl GraceRule {
    /// The last day of the grace of a certificate that ended on `last`.
    pub fn last_day(self, last: Date) -> Date {
        match self {
            Self::FromExpiry => last.saturating_add(3.months()),
            Self::FromMonthEnd => last
                .first_of_month()
                .saturating_add(3.months())
                .last_of_month(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_grace_ends_by_the_chosen_rule() {
        let last = date(2026, 11, 15);
        assert_eq!(GraceRule::FromExpiry.last_day(last), date(2027, 2, 15));
        assert_eq!(GraceRule::FromMonthEnd.last_day(last), date(2027, 2, 28));
        assert_eq!(
            GraceRule::FromExpiry.last_day(date(2026, 11, 30)),
            date(2027, 2, 28)
        );
    }

    #[test]
    fn grace_opens_the_eligibility_and_nothing_more() {
        assert!(LifeCycle::Grace.opens_eligibility());
        assert!(!LifeCycle::Grace.opens_medical_information());
        assert!(!LifeCycle::Expired.opens_eligibility());
        assert!(!LifeCycle::NotYetValid.opens_eligibility());
        assert!(LifeCycle::ExpiresSoon.opens_medical_information());
    }
}
