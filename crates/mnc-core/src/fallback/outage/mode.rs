//! The ways to find a person without a card, and what each changes for consent and records.

use crate::eligibility::codes::{ConsentFlag, EmergencyAuthority, TreatmentCategory};
use crate::identity::message::messages;
use crate::identity::policy::{Certainty, Notice, Source};

messages! {
    /// A mode of the 緊急時医療情報・資格確認機能.
    SearchMode {
        /// システム障害時モード.
        SystemFailure = "SYSTEM_FAILURE", "system failure", "システム障害時モード";
        /// 災害時モード.
        Disaster = "DISASTER", "disaster", "災害時モード";
        /// 救急時医療情報閲覧.
        Emergency = "EMERGENCY", "emergency viewing", "救急時医療情報閲覧";
    }
}

messages! {
    /// Who opens a mode.
    Opening {
        /// The centre, at the call of one institution.
        CallCentre = "CALL_CENTRE",
            "call the centre to have it opened", "コールセンターに連絡して開放を受けてください。";
        /// 厚生労働省, for an area and a period.
        Ministry = "MINISTRY",
            "the ministry opens it for an area and a period",
            "厚生労働省が地域と期間を定めて開放したときに使えます。";
        /// Nobody: staff with the authority (`OQSCD043`) may use it at any time.
        Authority = "AUTHORITY",
            "only staff with the authority may use it",
            "救急時医療情報閲覧の権限がある職員だけが使えます。";
    }
}

/// What a mode changes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ModeRule {
    /// Who opens it.
    pub opening: Opening,
    /// Whether 診療, 薬剤 and 健診 can be viewed, and not the qualification alone.
    pub shows_records: bool,
    /// 診療区分 that requests for records carry; none where no source names one.
    pub treatment: Option<TreatmentCategory>,
    /// Whether a 利用報告書 is due afterwards.
    pub reported: bool,
    /// Where it comes from.
    pub source: Source,
    /// How certain it is.
    pub certainty: Certainty,
}

/// Public pages on 救急時医療情報閲覧, in use since December 2024.
const EMERGENCY_PAGES: Notice = Notice {
    title: "救急時医療情報閲覧の案内（オンライン資格確認等システム）",
    date: None,
};

impl SearchMode {
    /// What it changes.
    pub const fn rule(self) -> ModeRule {
        match self {
            Self::SystemFailure => ModeRule {
                opening: Opening::CallCentre,
                shows_records: false,
                treatment: None,
                reported: true,
                source: source(Notice::CANNOT_CONFIRM, "2(2)※, 別添2"),
                certainty: Certainty::Confirmed,
            },
            Self::Disaster => ModeRule {
                opening: Opening::Ministry,
                shows_records: true,
                treatment: None,
                reported: false,
                source: source(Notice::ONLINE_ELIGIBILITY, "p.12"),
                certainty: Certainty::Confirmed,
            },
            Self::Emergency => ModeRule {
                opening: Opening::Authority,
                shows_records: true,
                treatment: Some(TreatmentCategory::Emergency),
                reported: false,
                source: source(EMERGENCY_PAGES, ""),
                certainty: Certainty::Uncertain,
            },
        }
    }

    /// Whether staff may use it, as far as the authority of the institution (`OQSCD043`) goes.
    pub fn is_open_to(self, authority: Option<&EmergencyAuthority>) -> bool {
        self.rule().opening != Opening::Authority || authority == Some(&EmergencyAuthority::With)
    }

    /// Whether records may be viewed with this consent (`OQSCD016`): one that was given by word of
    /// mouth, or none from a person who cannot be asked (3 同意取得困難). That is the one thing in which
    /// the modes differ from every day: 同意取得困難 opens nothing else. A person who can be asked is
    /// asked, and a refusal stays a refusal.
    ///
    /// ```
    /// use mnc_core::eligibility::codes::ConsentFlag;
    /// use mnc_core::fallback::outage::SearchMode;
    /// assert!(SearchMode::Disaster.opens_records(&ConsentFlag::Unobtainable));
    /// assert!(!SearchMode::Disaster.opens_records(&ConsentFlag::Refused));
    /// assert!(!SearchMode::SystemFailure.opens_records(&ConsentFlag::Granted));
    /// ```
    pub fn opens_records(self, consent: &ConsentFlag) -> bool {
        self.rule().shows_records
            && matches!(consent, ConsentFlag::Granted | ConsentFlag::Unobtainable)
    }
}

const fn source(notice: Notice, section: &'static str) -> Source {
    Source { notice, section }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 「オンライン資格確認」 of March 2021, p.12 (災害時), 保発0710第1号 別添2 (システム障害時: 資格情報照会
    /// alone), and the public pages on 救急時医療情報閲覧.
    #[test]
    fn only_an_emergency_replaces_a_consent_and_nothing_replaces_a_refusal() {
        use ConsentFlag as F;
        let flags = [
            F::Refused,
            F::Granted,
            F::Expired,
            F::Unobtainable,
            F::from_code("7"),
        ];
        for (mode, opens) in [
            (SearchMode::SystemFailure, [false; 5]),
            (SearchMode::Disaster, [false, true, false, true, false]),
            (SearchMode::Emergency, [false, true, false, true, false]),
        ] {
            assert_eq!(
                flags.each_ref().map(|flag| mode.opens_records(flag)),
                opens,
                "{mode:?}"
            );
        }
    }

    #[test]
    fn the_codes_of_the_modes() {
        let treatment = |mode: SearchMode| mode.rule().treatment.map(|it| it.code().to_owned());
        assert_eq!(treatment(SearchMode::Emergency).as_deref(), Some("4"));
        assert_eq!(treatment(SearchMode::Disaster), None);
        assert_eq!(ConsentFlag::Unobtainable.code(), "3");
        let reported: Vec<_> = SearchMode::ALL
            .iter()
            .filter(|it| it.rule().reported)
            .collect();
        assert_eq!(reported, [&SearchMode::SystemFailure]);
        for authority in [None, Some(&EmergencyAuthority::Without)] {
            assert!(!SearchMode::Emergency.is_open_to(authority));
            assert!(SearchMode::Disaster.is_open_to(authority));
        }
        assert!(SearchMode::Emergency.is_open_to(Some(&EmergencyAuthority::With)));
    }
}
