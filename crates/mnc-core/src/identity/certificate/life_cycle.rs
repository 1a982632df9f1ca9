//! What a certificate is worth on a day.

use crate::card::Certificate;
use crate::{Date, Language};
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
    /// The stable ASCII name, for logs and records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotYetValid => "NOT_YET_VALID",
            Self::Valid => "VALID",
            Self::ExpiresSoon => "EXPIRES_SOON",
            Self::Grace => "GRACE",
            Self::Expired => "EXPIRED",
        }
    }

    /// A sentence for staff.
    pub const fn message(self, language: Language) -> &'static str {
        let (japanese, english) = match self {
            Self::NotYetValid => (
                "電子証明書の有効期間がまだ始まっていません。",
                "The certificate is not valid yet.",
            ),
            Self::Valid => ("電子証明書は有効です。", "The certificate is valid."),
            Self::ExpiresSoon => (
                "電子証明書は有効ですが、3か月以内に有効期限を迎えます。更新をご案内ください。",
                "The certificate is valid and ends within three months; please advise to renew it.",
            ),
            Self::Grace => (
                "電子証明書の有効期限が切れています。資格情報のみ確認でき、薬剤情報などは閲覧できません。",
                "The certificate has ended; it opens the eligibility alone, no medical information.",
            ),
            Self::Expired => (
                "電子証明書の有効期限が切れているため、使用できません。",
                "The certificate has ended and cannot be used.",
            ),
        };
        match language {
            Language::Japanese => japanese,
            Language::English => english,
        }
    }

    /// Whether the eligibility may be asked with it, if it is the one for user authentication.
    pub const fn opens_eligibility(self) -> bool {
        matches!(self, Self::Valid | Self::ExpiresSoon | Self::Grace)
    }

    /// Whether consent may be asked and medical information be viewed with it, if it is the one for
    /// user authentication.
    pub const fn opens_medical_information(self) -> bool {
        matches!(self, Self::Valid | Self::ExpiresSoon)
    }

    pub(super) fn of(certificate: &Certificate, on: Date, grace: Option<GraceRule>) -> Self {
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
        } else if on >= GRACE_SINCE && grace.is_some_and(|rule| on <= rule.last_day(last)) {
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
    fn every_state_has_a_name_and_speaks_both_languages() {
        let states = [
            LifeCycle::NotYetValid,
            LifeCycle::Valid,
            LifeCycle::ExpiresSoon,
            LifeCycle::Grace,
            LifeCycle::Expired,
        ];
        let names: std::collections::HashSet<_> = states.map(LifeCycle::name).into();
        assert_eq!(names.len(), states.len());
        for state in states {
            assert!(state.message(Language::English).is_ascii());
            assert!(state.message(Language::Japanese).ends_with('。'));
        }
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
