//! The kinds of card that the rules of verification tell apart, and why a card may be of no use.

use crate::Date;
use crate::identity::message::messages;
use crate::identity::verification::Method;

/// A kind of card, as the rules of verification tell them apart.
///
/// A card whose certificate is in the three months of grace keeps its kind: the same methods are
/// offered, and [`CardAssessment::scope`](super::CardAssessment::scope) says that they open the
/// eligibility only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CardKind {
    /// A card with photo, whose PIN can be used.
    Normal,
    /// A card with photo, whose PIN is locked; nobody declared it a 顔認証マイナンバーカード.
    Locked,
    /// A 顔認証マイナンバーカード, as staff declared.
    Face,
    /// A card without a photo: its holder was younger than one year when it was applied for.
    Photoless,
    /// The certificate in an Android phone.
    AndroidPhone,
    /// The certificate in an iPhone.
    IPhone,
    /// No card to verify anybody with.
    Unusable,
}

impl CardKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Normal,
        Self::Locked,
        Self::Face,
        Self::Photoless,
        Self::AndroidPhone,
        Self::IPhone,
        Self::Unusable,
    ];

    /// The stable ASCII name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Normal => "NORMAL",
            Self::Locked => "PIN_LOCKED",
            Self::Face => "FACE_CARD",
            Self::Photoless => "WITHOUT_PHOTO",
            Self::AndroidPhone => "ANDROID_PHONE",
            Self::IPhone => "IPHONE",
            Self::Unusable => "UNUSABLE",
        }
    }

    /// Whether the method can be used with such a card at all, whatever the setting.
    pub const fn admits(self, method: Method) -> bool {
        match self {
            Self::Normal => matches!(method, Method::Face | Method::Pin | Method::Visual),
            Self::Locked | Self::Face => matches!(method, Method::Face | Method::Visual),
            Self::Photoless | Self::AndroidPhone => matches!(method, Method::Pin),
            Self::IPhone => matches!(method, Method::Device),
            Self::Unusable => false,
        }
    }

    /// Whether it is a phone.
    pub const fn is_phone(self) -> bool {
        matches!(self, Self::AndroidPhone | Self::IPhone)
    }

    /// The first day on which there was such a card; `None` if there always was.
    ///
    /// 顔認証マイナンバーカード: 厚生労働省 事務連絡（その2） of 2023-12-13. Cards without a photo: since
    /// 2024-12-02. Phones at the reader: since 2025-09-19.
    pub const fn since(self) -> Option<Date> {
        match self {
            Self::Face => Some(Date::constant(2023, 12, 15)),
            Self::Photoless => Some(Date::constant(2024, 12, 2)),
            Self::AndroidPhone | Self::IPhone => Some(Date::constant(2025, 9, 19)),
            Self::Normal | Self::Locked | Self::Unusable => None,
        }
    }

    /// Whether there was such a card on the day.
    pub fn exists_on(self, day: Date) -> bool {
        self.since().is_none_or(|first| first <= day)
    }
}

messages! {
    /// Why a card cannot be used to verify anybody.
    Obstacle {
        /// A 住民基本台帳カード.
        NotMyNumberCard = "NOT_MY_NUMBER_CARD",
            "this is no My Number Card but an older resident-register card",
            "マイナンバーカードではありません（住民基本台帳カードです）。";
        /// The card itself has expired.
        CardExpired = "CARD_EXPIRED",
            "the card has expired",
            "マイナンバーカードの有効期限が切れています。";
        /// The certificate has expired, and so has the grace.
        CertificateExpired = "CERTIFICATE_EXPIRED",
            "the card's certificate has expired; it can no longer be used for the eligibility",
            "電子証明書の有効期限が切れており、資格確認に利用できません。";
        /// The validity of the certificate has not begun.
        CertificateNotYetValid = "CERTIFICATE_NOT_YET_VALID",
            "the card's certificate is not valid yet; check the date of this computer",
            "電子証明書の有効期間前です。端末の日付を確認してください。";
        /// The certificate was revoked.
        CertificateRevoked = "CERTIFICATE_REVOKED",
            "the card's certificate has been revoked",
            "電子証明書が失効しています。";
        /// Neither a photo to compare nor a PIN to enter.
        NothingToVerifyWith = "NOTHING_TO_VERIFY_WITH",
            "there is neither a photo to compare nor a PIN that can be used",
            "顔写真がなく暗証番号も使えないため、本人確認ができません。";
    }
}
