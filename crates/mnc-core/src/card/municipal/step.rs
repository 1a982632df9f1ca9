//! The steps of the procedures, as data: what is done, by whom, and where it is written.

use super::coded::coded;

coded! {
    /// A step at the counter.
    Step {
        /// The forms are checked ([`Request::accept`](super::Request::accept)).
        AcceptRequest = "ACCEPT_REQUEST",
            "Check the applicant's forms", "申請書類の確認",
            "事務連絡 2023-10-31 別紙2 取得の流れ①-④, 解除の流れ(1)";
        /// The mark is seen on a card that comes for another procedure.
        ConfirmEntry = "CONFIRM_ENTRY",
            "See that the card is marked", "追記欄の「顔認証」の確認",
            "事務連絡 2023-10-31 別紙3 問7";
        /// What can no longer be used is explained; the insurance registration is offered before.
        ExplainLimits = "EXPLAIN_LIMITS",
            "Explain what can no longer be used", "使えなくなるサービスの説明",
            "事務連絡 2023-10-31 別紙3 問6; 別紙2 留意事項 健康保険証利用の登録";
        /// The 追記欄 is full: a new card has to be applied for.
        GuideReissue = "GUIDE_REISSUE",
            "Guide the applicant to a new card", "再交付申請の案内",
            "事務連絡 2023-10-31 別紙3 問8";
        /// The signature certificate is discarded or revoked, if there is one.
        RemoveSignatureCertificate = "REMOVE_SIGNATURE_CERTIFICATE",
            "Discard or revoke the signature certificate", "署名用電子証明書の破棄又は失効",
            "事務連絡 2023-10-31 別紙2 設定の流れ(1); 別紙3 問5";
        /// Staff set one random number for all four-digit PINs.
        SetCommonPin = "SET_COMMON_PIN",
            "Set a random common PIN", "無作為のカード内共通暗証番号の設定",
            "事務連絡 2023-10-31 別紙2 設定の流れ(2); 別紙3 問7②";
        /// The card has to be in operation before it is locked.
        ConfirmInOperation = "CONFIRM_IN_OPERATION",
            "See that the card is in operation", "カード運用状況「運用中」の確認",
            "事務連絡 2023-10-31 別紙2 設定の流れ(3)";
        /// All four-digit PINs are locked.
        LockPins = "LOCK_PINS",
            "Lock all four-digit PINs", "4桁の暗証番号すべてのロック",
            "事務連絡 2023-10-31 別紙2 設定の流れ(3); 別紙3 問7④";
        /// 「顔認証」 is written.
        WriteEntry = "WRITE_ENTRY",
            "Write the mark on the card", "「顔認証」の追記",
            "事務連絡 2023-10-31 別紙2 設定の流れ(4); 別紙3 問8, 問9";
        /// The municipality's terminal initialises the PINs.
        InitialisePins = "INITIALISE_PINS",
            "Initialise the PINs", "暗証番号の初期化",
            "事務連絡 2023-10-31 別紙2 解除の流れ(2); 別紙3 問7①";
        /// The holder's own PINs are set.
        SetNewPins = "SET_NEW_PINS",
            "Set the holder's new PINs", "暗証番号の再設定",
            "事務連絡 2023-10-31 別紙2 解除の流れ(2)";
        /// A signature certificate is issued, if the holder wishes one.
        IssueSignatureCertificate = "ISSUE_SIGNATURE_CERTIFICATE",
            "Issue a signature certificate", "署名用電子証明書の発行",
            "事務連絡 2023-10-31 別紙2 解除の流れ(1)";
        /// 「顔認証」 is struck through.
        StrikeEntry = "STRIKE_ENTRY",
            "Strike the mark through", "「顔認証」の取り消し線",
            "事務連絡 2023-10-31 別紙2 解除の流れ(3); 事務連絡 2023-12-13 脚注2";
        /// The procedure for which the holder came, with a card that is locked otherwise.
        CarryOutProcedure = "CARRY_OUT_PROCEDURE",
            "Carry out the procedure asked for", "券面事項更新等の手続",
            "事務連絡 2023-10-31 別紙3 問7③";
        /// The card stays with the municipality.
        ReturnCard = "RETURN_CARD",
            "Take the present card back", "現に交付を受けているカードの返納",
            "事務連絡 2023-10-31 別紙3 問8(2)";
        /// The card goes to the applicant.
        HandOver = "HAND_OVER",
            "Hand the card over", "カードの交付",
            "事務連絡 2023-10-31 別紙2 設定の流れ(5), 解除の流れ(4)";
    }
}

/// Who does a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Actor {
    /// Staff, at the counter.
    Staff,
    /// Staff, at the municipality's terminal (統合端末), whose keys and commands are not public.
    MunicipalTerminal,
    /// The SDK, on the card.
    Card,
}

impl Step {
    /// Who does it. Where both could ([`Step::SetCommonPin`], [`Step::SetNewPins`]), the card is
    /// named: the terminal's work is then confirmed on the card.
    pub const fn actor(self) -> Actor {
        match self {
            Self::SetCommonPin | Self::LockPins | Self::SetNewPins => Actor::Card,
            Self::RemoveSignatureCertificate
            | Self::ConfirmInOperation
            | Self::InitialisePins
            | Self::IssueSignatureCertificate
            | Self::CarryOutProcedure => Actor::MunicipalTerminal,
            _ => Actor::Staff,
        }
    }
}
