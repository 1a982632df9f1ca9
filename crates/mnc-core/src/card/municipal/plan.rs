//! Which steps a procedure has, in their order.

use super::coded::coded;
use super::step::Step;

coded! {
    /// A procedure.
    Plan {
        /// A card becomes a 顔認証マイナンバーカード.
        Set = "SET",
            "Set the card to face authentication", "顔認証マイナンバーカードへの設定",
            "事務連絡 2023-10-31 別紙2 設定の流れ";
        /// The same where the 追記欄 is full and the card stays in use until a new one is fetched.
        SetWithCardCase = "SET_WITH_CARD_CASE",
            "Set the card; mark its case", "顔認証マイナンバーカードへの設定(追記欄満欄、カードケースに追記)",
            "事務連絡 2023-10-31 別紙3 問8(1), 問9";
        /// The 追記欄 is full and the card is given back with the application for a new one.
        ReturnForReissue = "RETURN_FOR_REISSUE",
            "Take the card back for a new one", "再交付申請時のカード返納(追記欄満欄)",
            "事務連絡 2023-10-31 別紙3 問8(2)";
        /// A 顔認証マイナンバーカード becomes an ordinary card.
        Unset = "UNSET",
            "Set the card back to PINs", "通常のカードへの設定の切り替え",
            "事務連絡 2023-10-31 別紙2 解除の流れ";
        /// The same with a signature certificate.
        UnsetWithSignatureCertificate = "UNSET_WITH_SIGNATURE_CERTIFICATE",
            "Set the card back to PINs, with a signature certificate",
            "通常のカードへの設定の切り替え(署名用電子証明書の発行あり)",
            "事務連絡 2023-10-31 別紙2 解除の流れ(1)";
        /// Another procedure, on a 顔認証マイナンバーカード that stays one.
        WorkOnLockedCard = "WORK_ON_LOCKED_CARD",
            "Carry out a procedure on a locked card", "顔認証マイナンバーカードの券面事項更新等",
            "事務連絡 2023-10-31 別紙3 問7";
    }
}

impl Plan {
    /// The steps, in the order of the notice.
    pub const fn steps(self) -> &'static [Step] {
        use Step as S;
        match self {
            Self::Set => &[
                S::AcceptRequest,
                S::ExplainLimits,
                S::RemoveSignatureCertificate,
                S::SetCommonPin,
                S::ConfirmInOperation,
                S::LockPins,
                S::WriteEntry,
                S::HandOver,
            ],
            Self::SetWithCardCase => &[
                S::AcceptRequest,
                S::ExplainLimits,
                S::GuideReissue,
                S::RemoveSignatureCertificate,
                S::SetCommonPin,
                S::ConfirmInOperation,
                S::LockPins,
                S::WriteEntry,
                S::HandOver,
            ],
            Self::ReturnForReissue => &[
                S::AcceptRequest,
                S::ExplainLimits,
                S::GuideReissue,
                S::ReturnCard,
            ],
            Self::Unset => &[
                S::AcceptRequest,
                S::InitialisePins,
                S::SetNewPins,
                S::StrikeEntry,
                S::HandOver,
            ],
            Self::UnsetWithSignatureCertificate => &[
                S::AcceptRequest,
                S::InitialisePins,
                S::SetNewPins,
                S::IssueSignatureCertificate,
                S::StrikeEntry,
                S::HandOver,
            ],
            Self::WorkOnLockedCard => &[
                S::ConfirmEntry,
                S::InitialisePins,
                S::SetCommonPin,
                S::CarryOutProcedure,
                S::LockPins,
            ],
        }
    }

    /// How many steps come before this one; `None` if it is no step of the procedure.
    pub(super) fn position(self, step: Step) -> Option<usize> {
        self.steps().iter().position(|own| *own == step)
    }
}
