//! Why no method is left, and which procedure takes its place.

use crate::identity::message::messages;

messages! {
    /// Why no method is left. [`FallBack::procedure`] says what takes its place.
    FallBack {
        /// The setting, or such a card, does not exist on the day.
        NotInForce = "NOT_IN_FORCE",
            "this way, or such a card, does not exist on this day; choose another way",
            "この方法またはカードは、この日には利用できません。別の方法で資格確認してください。";
        /// The card verifies nobody.
        CardUnusable = "CARD_UNUSABLE",
            "the card cannot be used; confirm the qualification without it",
            "カードが利用できません。オンライン資格確認ができない場合の手順で資格を確認してください。";
        /// The setting asks for the PIN, and the card has none that can be used.
        PinUnavailable = "PIN_UNAVAILABLE",
            "this way asks for the PIN, which cannot be used with this card; use the reader at the desk or a 資格確認書",
            "この方法には暗証番号が必要ですが、このカードでは利用できません。窓口の顔認証付きカードリーダーまたは資格確認書で確認してください。";
        /// The setting compares faces, and the card has no photo.
        PhotoMissing = "PHOTO_MISSING",
            "this way compares the photo, which this card does not have; use the PIN at the reader or a 資格確認書",
            "この方法では顔写真を確認しますが、このカードには顔写真がありません。顔認証付きカードリーダーでの暗証番号または資格確認書で確認してください。";
        /// A phone where a card is wanted, or the other way round.
        AnotherWay = "ANOTHER_WAY",
            "this way is not for what was presented (card or phone); choose the other",
            "提示されたもの（カードまたはスマートフォン）はこの方法では利用できません。別の方法を選んでください。";
        /// The readers of the institution cannot do it.
        ReaderLacks = "READER_LACKS",
            "the reader cannot do what would be allowed; confirm the qualification without it",
            "リーダーが対応していません。オンライン資格確認ができない場合の手順で資格を確認してください。";
        /// The patient is absent.
        PatientAbsent = "PATIENT_ABSENT",
            "the patient is absent: nobody can be verified; use the prescription or a 資格確認書",
            "患者本人が不在のため本人確認ができません。処方箋または資格確認書で資格確認してください。";
        /// The qualification is asked for again; no card is wanted.
        AskAgain = "ASK_AGAIN",
            "no card is wanted: ask for the qualification again with what the first visit registered",
            "カードは不要です。初回の登録に基づいて資格情報を再照会してください。";
        /// There is no card to verify with.
        WithoutCard = "WITHOUT_CARD",
            "search by name, birth date, sex and address, or insurer, in the mode for disasters or system failures",
            "災害時またはシステム障害時のモードで、氏名・生年月日・性別・住所などから検索してください。";
    }
}

/// What takes the place of a verification with the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Procedure {
    /// マイナンバーカードによるオンライン資格確認を行うことができない場合の対応 (保発0710第1号 of 2023-07-10, 2):
    /// another proof, or the 被保険者資格申立書.
    WithoutConfirmation,
    /// 処方箋 or 資格確認書 (厚生労働省 事務連絡（その2） of 2023-12-13, note 5).
    PrescriptionOrCertificate,
    /// 再照会 within a continuing relation.
    AskAgain,
    /// The search without a card: 災害時モード, システム障害時モード (保発0710第1号, 別添2).
    SearchWithoutCard,
    /// Another setting, usually the desk, or a 資格確認書.
    AnotherSetting,
}

impl FallBack {
    /// What takes the place of a verification with the card.
    pub const fn procedure(self) -> Procedure {
        match self {
            Self::CardUnusable | Self::ReaderLacks => Procedure::WithoutConfirmation,
            Self::PatientAbsent => Procedure::PrescriptionOrCertificate,
            Self::AskAgain => Procedure::AskAgain,
            Self::WithoutCard => Procedure::SearchWithoutCard,
            Self::NotInForce | Self::PinUnavailable | Self::PhotoMissing | Self::AnotherWay => {
                Procedure::AnotherSetting
            }
        }
    }
}
