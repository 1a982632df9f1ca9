//! What staff tell the applicant at a step.

use super::coded::coded;
use super::plan::Plan;
use super::step::Step;
use crate::Date;

coded! {
    /// A thing to tell the applicant.
    Guidance {
        /// Services that need a PIN.
        ServicesLost = "SERVICES_LOST",
            "Mynaportal, certificates at convenience stores and other services that ask for a PIN can no longer be used.",
            "マイナポータル、各種証明書のコンビニ交付など、暗証番号の入力が必要なサービスは利用できなくなります。",
            "事務連絡 2023-10-31 別紙1; 別紙3 問6";
        /// Registration as a health insurance card before the switch.
        RegisterFirst = "REGISTER_FIRST",
            "Please register the card as a health insurance card before the setting is switched.",
            "設定を切り替える前に、健康保険証利用の申込みをお済ませください。",
            "事務連絡 2023-10-31 別紙2 留意事項 健康保険証利用の登録; 事務連絡 2023-12-13 2";
        /// Registration later.
        RegisterAtReader = "REGISTER_AT_READER",
            "Afterwards the registration is possible at the face-recognition reader of a medical institution or pharmacy, not by Mynaportal or bank terminal.",
            "設定後の健康保険証利用登録は医療機関・薬局の顔認証付きカードリーダーで行えます。マイナポータルやセブン銀行のATMではできません。",
            "事務連絡 2023-10-31 別紙2 留意事項 健康保険証利用の登録; 別紙3 問6";
        /// The 追記欄 is full.
        ApplyForNewCard = "APPLY_FOR_NEW_CARD",
            "The card has no room for the mark: please apply for a new card.",
            "追記欄に余白がないため、マイナンバーカードの再交付申請をお願いします。",
            "事務連絡 2023-10-31 別紙3 問8";
        /// No card until the new one is there.
        NoCardMeanwhile = "NO_CARD_MEANWHILE",
            "Until the new card is delivered the card cannot be used as a health insurance card.",
            "新しいカードの交付までは、マイナンバーカードを健康保険証として使うことができません。",
            "事務連絡 2023-10-31 別紙3 問8(2)";
        /// 資格確認書.
        ApplyForCertificate = "APPLY_FOR_CERTIFICATE",
            "Please also apply to your insurer for a certificate of eligibility.",
            "あわせて資格確認書の申請をお願いします。",
            "事務連絡 2023-10-31 別紙3 問8(2)";
        /// The case belongs to the card.
        KeepTheCase = "KEEP_THE_CASE",
            "Please keep the marked case with the card until the new card is delivered.",
            "新しいカードの交付まで、「顔認証」と追記したカードケースを併せてお持ちください。",
            "事務連絡 2023-10-31 別紙3 問8(1), 問9";
    }
}

/// From this day no health insurance card is issued, so that 資格確認書 takes its place (別紙3 問8(2):
/// 令和6年秋の健康保険証廃止以降).
const INSURANCE_CARD_ENDED: Date = Date::constant(2024, 12, 2);

/// What to tell at this step of this procedure on this day.
pub(super) fn at(plan: Plan, step: Step, day: Date) -> Vec<Guidance> {
    use Guidance as G;
    match (plan, step) {
        (Plan::ReturnForReissue, Step::GuideReissue) if day >= INSURANCE_CARD_ENDED => {
            vec![
                G::ApplyForNewCard,
                G::NoCardMeanwhile,
                G::ApplyForCertificate,
            ]
        }
        (Plan::ReturnForReissue, Step::GuideReissue) => {
            vec![G::ApplyForNewCard, G::NoCardMeanwhile]
        }
        (_, Step::GuideReissue) => vec![G::ApplyForNewCard],
        (_, Step::ExplainLimits) => vec![G::ServicesLost, G::RegisterFirst, G::RegisterAtReader],
        (Plan::SetWithCardCase, Step::HandOver) => vec![G::KeepTheCase],
        _ => Vec::new(),
    }
}
