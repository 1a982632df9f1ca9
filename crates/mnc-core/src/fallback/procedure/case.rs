//! The cases of the notice.

use crate::identity::message::messages;

messages! {
    /// The cases of 保発0710第1号 (1), told apart where the notice treats them differently.
    Case {
        /// 1(1), first bullet: the terminal shows 資格（無効）.
        Invalid = "1(1)a",
            "the latest known qualification has ended, and no newer one is registered",
            "「資格（無効）」と表示されました。";
        /// 1(1), second bullet: the terminal shows 資格情報なし.
        NoRecord = "1(1)b",
            "no qualification is registered, or the insurer is checking its data",
            "「資格情報なし」と表示されました。";
        /// 1(2), first bullet, the system being within reach: reader or terminal are out of order.
        DeviceFault = "1(2)a-device",
            "the reader or the terminal is out of order; the system is within reach",
            "顔認証付きカードリーダーや資格確認端末の不良で確認できません（システムへのアクセスは可能）。";
        /// 1(2), second bullet: the card cannot be used (face, chip, expired certificate).
        CardFault = "1(2)a-card",
            "the card cannot be used: its face, its chip or its certificate",
            "患者さんのマイナンバーカードが使用できません（券面汚損、ICチップの破損、電子証明書の期限切れなど）。";
        /// 1(2), third bullet: no access to the system (power, network).
        NoAccess = "1(2)b",
            "the system is out of reach: power, the line, or a wide failure",
            "停電や通信障害などでオンライン資格確認等システムにアクセスできません。";
        /// 2(3), first half: the patient has brought no card that can be used as insurance.
        NotBrought = "2(3)",
            "no card was brought that stands for the insurance",
            "マイナ保険証を持参していません。";
    }
}

impl Case {
    /// Whether the centre can be asked, by numbers for instance.
    pub const fn access(self) -> Access {
        match self {
            Self::NoAccess => Access::Impossible,
            _ => Access::Possible,
        }
    }

    /// Whether the patient's own card is at the desk.
    pub const fn card_is_there(self) -> bool {
        !matches!(self, Self::NotBrought)
    }
}

/// Whether the institution can reach the system at all (1(2), last paragraph). Exhaustive on
/// purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Access {
    /// It can.
    Possible,
    /// It cannot.
    Impossible,
}
