//! What to do when the insurer becomes known later.

use super::Basis;
use crate::identity::message::messages;

/// When the insurer became known. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// Before the claim was made.
    BeforeClaim,
    /// After it.
    AfterClaim,
}

messages! {
    /// What to do when the insurer becomes known later.
    FollowUp {
        /// 3(1), 3(2): the numbers are known now.
        ClaimAsCurrent = "CLAIM_AS_CURRENT",
            "claim on the numbers that are known now",
            "判明した資格に基づいて請求してください。";
        /// 3(3)※: レセプト振替.
        Rerouted = "REROUTED",
            "do not claim again: the examiners re-route the claim to the new insurer without sending it back (レセプト振替)",
            "再請求は不要です。審査支払機関がレセプト振替機能により新たな保険者等へ振り替え、返戻しないことが基本です。";
        /// 4: the examiners identify the insurer.
        Identified = "IDENTIFIED",
            "do not claim again: the examiners identify the insurer as far as possible; the insurers share what stays unknown",
            "再請求は不要です。審査支払機関が加入保険者等を可能な限り特定し、特定できない分は保険者等で按分されます。";
        /// Nothing: the claim was made on the right numbers.
        Nothing = "NOTHING",
            "nothing: correct your master for the next visit",
            "対応は不要です。次回のために患者情報を更新してください。";
    }
}

impl FollowUp {
    /// What to do, by the basis of the claim (made, or about to be) and the moment.
    pub const fn of(basis: Basis, moment: Moment) -> Self {
        match (moment, basis) {
            (Moment::BeforeClaim, _) => Self::ClaimAsCurrent,
            (Moment::AfterClaim, Basis::Former) => Self::Rerouted,
            (Moment::AfterClaim, Basis::Unknown | Basis::Disaster) => Self::Identified,
            (Moment::AfterClaim, Basis::Confirmed | Basis::Heard) => Self::Nothing,
        }
    }
}
