//! What staff should know about a card before verifying with it.

use super::{CardAssessment, CardKind, Marking};
use crate::card::TokenKind;
use crate::card::secret::SecretStatus;
use crate::identity::certificate::LifeCycle;
use crate::identity::message::messages;

messages! {
    /// What staff should know about a card before verifying with it.
    Advice {
        /// The PIN for user authentication is locked; the chip does not say why.
        PinLocked = "AUTHENTICATION_PIN_LOCKED",
            "the PIN for user authentication is locked; verify by face or by sight, and choose no PIN on the reader",
            "利用者証明用電子証明書の暗証番号がロックされています。暗証番号は選ばず、顔認証または目視で本人確認してください。";
        /// A hint, no more: look at the card.
        MaybeFaceCard = "MAYBE_FACE_CARD",
            "this may be a card without a PIN (顔認証マイナンバーカード); look for 「顔認証」 in its 追記欄",
            "顔認証マイナンバーカードの可能性があります。追記欄に「顔認証」の印字があるか確認してください。";
        /// The reader does not know, and shows the PIN all the same.
        FaceCard = "FACE_CARD",
            "a card without a PIN: the reader offers the PIN all the same; choose the face, or verify by sight",
            "顔認証マイナンバーカードです。リーダーに「暗証番号を入力」と表示されても選ばず、顔認証または目視で本人確認してください。";
        /// Only the card case says so, and cases get swapped.
        OnlyOnCardCase = "ONLY_ON_CARD_CASE",
            "only the card case says 「顔認証」; make sure that the case belongs to this card and that its 追記欄 is full",
            "「顔認証」の記載がカードケースだけにあります。カードの追記欄が満欄であること、ケースがこのカードのものであることを確認してください。";
        /// Declared to be without a PIN, and the PIN is open.
        DeclarationContradicted = "DECLARATION_CONTRADICTED",
            "the card is declared to be without a PIN, yet its PIN is not locked; check whether 「顔認証」 is struck through",
            "顔認証マイナンバーカードとされていますが、暗証番号がロックされていません。「顔認証」が取り消し線で消されていないか確認してください。";
        /// The next mistake locks the PIN.
        LastTry = "LAST_PIN_TRY",
            "one try is left: another wrong PIN locks it, and only the municipality can undo that; prefer the face or sight where possible",
            "暗証番号の残り回数は1回です。もう一度間違えるとロックされ、市区町村の窓口で再設定が必要になります。可能であれば顔認証または目視で本人確認してください。";
        /// The card did not say how many tries are left.
        PinNotCounted = "PIN_NOT_COUNTED",
            "the card did not say how many tries of the PIN are left",
            "暗証番号の残り回数を確認できません。";
        /// No certificate for signatures: perhaps a child's card.
        LookForPhoto = "LOOK_FOR_PHOTO",
            "the card may be a small child's; check whether it shows a photo, since without one only the PIN can be used",
            "乳幼児のカードの可能性があります。顔写真がないカードでは暗証番号による本人確認のみ可能です。顔写真の有無を確認してください。";
        /// Within the three months after the certificate's end.
        EligibilityOnly = "ELIGIBILITY_ONLY",
            "the certificate has expired: the eligibility alone is given, no medical information; advise the patient to renew it",
            "電子証明書の有効期限が切れているため、提供されるのは資格情報のみです。更新手続きをご案内ください。";
        /// The certificate ends within three months.
        RenewSoon = "RENEW_SOON",
            "the certificate ends within three months; advise the patient to renew it",
            "電子証明書の有効期限が3か月以内に切れます。更新手続きをご案内ください。";
        /// Nobody has looked at the certificate.
        CertificateNotChecked = "CERTIFICATE_NOT_CHECKED",
            "the certificate was not looked at; it may have expired",
            "電子証明書を確認していません。有効期限が切れている可能性があります。";
        /// A token of no known kind, treated as a card.
        UnknownToken = "UNKNOWN_TOKEN",
            "the card names itself in an unknown way; it is treated as a My Number Card",
            "カードの種別を識別できません。マイナンバーカードとして扱います。";
    }
}

impl Advice {
    /// The pieces of advice that hold for a card, in the order of [`Advice::ALL`].
    pub(super) fn of(card: &CardAssessment) -> Vec<Self> {
        let holds = |advice: &Self| advice.holds(card);
        Self::ALL.iter().copied().filter(holds).collect()
    }

    fn holds(self, card: &CardAssessment) -> bool {
        let (kind, shown, declared) = (card.kind(), card.observations(), card.declaration());
        match self {
            Self::PinLocked => shown.is_authentication_pin_locked(),
            Self::MaybeFaceCard => {
                kind == CardKind::Locked
                    && declared.marking == Marking::NotLooked
                    && shown.is_like_face_card()
            }
            Self::FaceCard => kind == CardKind::Face,
            Self::OnlyOnCardCase => declared.marking == Marking::CardCase,
            Self::DeclarationContradicted => {
                kind == CardKind::Face && is_open(shown.authentication_pin)
            }
            Self::LastTry => shown.authentication_pin == Some(SecretStatus::Remaining(1)),
            Self::PinNotCounted => shown.authentication_pin.is_none(),
            Self::LookForPhoto => {
                kind == CardKind::Normal && declared.photo.is_none() && lacks_signature(card)
            }
            Self::EligibilityOnly => shown.life_cycle == Some(LifeCycle::Grace),
            Self::RenewSoon => shown.life_cycle == Some(LifeCycle::ExpiresSoon),
            Self::CertificateNotChecked => shown.life_cycle.is_none(),
            Self::UnknownToken => matches!(shown.token, None | Some(TokenKind::Other(_))),
        }
    }
}

fn is_open(pin: Option<SecretStatus>) -> bool {
    pin.is_some_and(|status| !status.is_locked())
}

fn lacks_signature(card: &CardAssessment) -> bool {
    let availability = card.observations().availability;
    availability.is_some_and(|it| !it.has_signature_certificate())
}
