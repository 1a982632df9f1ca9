//! To whom a claim goes.

use crate::eligibility::numbers::InsurerNumber;
use crate::fallback::declaration::InsuranceKind;
use crate::identity::message::messages;

messages! {
    /// To whom a claim goes.
    Destination {
        /// 社会保険診療報酬支払基金.
        PaymentFund = "PAYMENT_FUND",
            "the payment fund (支払基金)", "社会保険診療報酬支払基金";
        /// 国民健康保険団体連合会.
        Federation = "FEDERATION",
            "the federation of national health insurance (国保連)", "国民健康保険団体連合会";
        /// The kind is not known: estimate, or choose (Q&A of 2023-08-03).
        Choose = "CHOOSE",
            "not known: estimate the kind of insurance, or choose one of the two",
            "保険種別が不明です。推定するか、支払基金と国保連のいずれかを選択してください。";
    }
}

impl Destination {
    /// By the insurer: six digits (国保), 39 (後期高齢者医療) and 67 (退職者国保) to 国保連, others to
    /// 支払基金; no digits tell nothing.
    pub fn of(insurer: &InsurerNumber) -> Self {
        let number = insurer.trimmed();
        let significant = match number.strip_prefix("00") {
            Some(six) if number.len() == 8 => six,
            _ => number,
        };
        let numeric = significant.bytes().all(|byte| byte.is_ascii_digit());
        match significant.len() {
            6 if numeric => Self::Federation,
            8 if significant.starts_with("39") || significant.starts_with("67") => Self::Federation,
            8 if numeric => Self::PaymentFund,
            _ => Self::Choose,
        }
    }

    /// By the kind that the form names.
    pub fn of_kind(kind: Option<InsuranceKind>) -> Self {
        match kind {
            Some(InsuranceKind::Employee | InsuranceKind::Other) => Self::PaymentFund,
            Some(InsuranceKind::National | InsuranceKind::Elderly) => Self::Federation,
            Some(InsuranceKind::Unknown) | None => Self::Choose,
        }
    }
}
