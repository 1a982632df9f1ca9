//! The versions of the consent screens, and on which day a reader shows which.

use crate::Date;
use crate::identity::policy::{Certainty, Notice as N, Period, Source};

/// A version of the screens, the older the smaller. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConsentVersion {
    /// Medicines and check-ups, one screen each; the limit amount after the end.
    Cm0,
    /// 手術, 診療 and the form of the prescription besides.
    Cm1,
    /// 包括同意: one screen for all or one by one; nothing asks for the limit amount.
    Cm2,
    /// Planned: an earlier consent is inherited, shared records are folded in, referrals are chosen.
    Cm3,
}

/// On which days a version is in use, and where that is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct VersionRule {
    /// The version.
    pub version: ConsentVersion,
    /// The days; without a first day it is used only by readers that are known to have it.
    pub period: Period,
    /// The source.
    pub source: Source,
    /// How certain the days are.
    pub certainty: Certainty,
    /// What is uncertain; empty if nothing.
    pub remark: &'static str,
}

/// The published versions.
pub const CONSENT_VERSIONS: [VersionRule; 4] = [
    VersionRule {
        version: ConsentVersion::Cm0,
        period: Period::since(2021, 3, 4).until(2022, 9, 10),
        source: Source {
            notice: N::ONLINE_ELIGIBILITY,
            section: "p.10",
        },
        certainty: Certainty::Confirmed,
        remark: "",
    },
    VersionRule {
        version: ConsentVersion::Cm1,
        period: Period::since(2022, 9, 11).until(2024, 10, 6),
        source: Source {
            notice: N::FACE_CARD_2,
            section: "参考4",
        },
        certainty: Certainty::Uncertain,
        remark: "the screens and the last day are certain, the first day is from memory",
    },
    VersionRule {
        version: ConsentVersion::Cm2,
        period: Period::since(2024, 10, 7),
        source: Source {
            notice: N::PROMOTION,
            section: "顔認証付きカードリーダーの同意画面の改善",
        },
        certainty: Certainty::Confirmed,
        remark: "",
    },
    VersionRule {
        version: ConsentVersion::Cm3,
        period: Period::since(2024, 10, 7),
        source: Source {
            notice: N::PROMOTION,
            section: "顔リーダーの改修事項について",
        },
        certainty: Certainty::Uncertain,
        remark: "planned without a day: only for readers that are known to have it, not before the version it replaces",
    },
];

impl ConsentVersion {
    /// Every version.
    pub const ALL: [Self; 4] = [Self::Cm0, Self::Cm1, Self::Cm2, Self::Cm3];

    /// The stable ASCII name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cm0 => "CM0",
            Self::Cm1 => "CM1",
            Self::Cm2 => "CM2",
            Self::Cm3 => "CM3",
        }
    }

    /// The version that a reader shows on the day. `known` is the version of its software, if it is
    /// known: an old one stays, a new one does not come before its day. `None` before the start of
    /// オンライン資格確認.
    ///
    /// ```
    /// use mnc_core::Date;
    /// use mnc_core::reception::consent::ConsentVersion;
    /// let on = |month, day| ConsentVersion::on(Date::constant(2024, month, day), None);
    /// assert_eq!(on(10, 6), Some(ConsentVersion::Cm1));
    /// assert_eq!(on(10, 7), Some(ConsentVersion::Cm2));
    /// ```
    pub fn on(day: Date, known: Option<Self>) -> Option<Self> {
        let begun = |rule: &&VersionRule| rule.period.from.is_some_and(|from| from <= day);
        let newest = |limit| {
            let begun = CONSENT_VERSIONS.iter().filter(begun);
            begun
                .map(|rule| rule.version)
                .filter(|it| *it <= limit)
                .max()
        };
        newest(known.unwrap_or(Self::Cm2))
    }

    /// Whether it asks for the limit amount: until 2024-10-06 (医療保険部会 of 2024-09-30, 1).
    pub const fn asks_for_limit(self) -> bool {
        matches!(self, Self::Cm0 | Self::Cm1)
    }

    /// Whether it begins with 同意方法の確認.
    pub const fn has_bulk_consent(self) -> bool {
        matches!(self, Self::Cm2 | Self::Cm3)
    }

    /// Whether the form of the prescription can be chosen on the reader (2023-01 and on).
    pub const fn asks_for_prescription(self) -> bool {
        !matches!(self, Self::Cm0)
    }
}
