//! The table of findings: code, severity and the words for staff.

use mnc_core::{ErrorKind, Language};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Good to know.
    Information,
    /// It works, but not as well as it could.
    Warning,
    /// The card cannot be used until this is solved.
    Problem,
}

macro_rules! findings {
    ($($(#[$doc:meta])* $finding:ident = $code:literal, $severity:ident, $english:literal, $japanese:literal;)*) => {
        /// One thing that a diagnosis found. Match on this or on [`Finding::code`]; show
        /// [`Finding::message`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Finding {
            $($(#[$doc])* $finding,)*
        }

        impl Finding {
            /// Every finding, in the order of the codes.
            pub const ALL: &[Finding] = &[$(Finding::$finding,)*];

            /// The stable code, `R` and three digits; never reused.
            pub const fn code(self) -> &'static str {
                match self { $(Finding::$finding => $code,)* }
            }

            /// How much it matters.
            pub const fn severity(self) -> Severity {
                match self { $(Finding::$finding => Severity::$severity,)* }
            }

            /// What it is and what to do, for staff.
            pub const fn message(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Finding::$finding, Language::English) => $english,
                      (Finding::$finding, Language::Japanese) => $japanese,)*
                }
            }
        }
    };
}

findings! {
    /// The smart card service of the operating system is not running.
    ServiceDown = "R101", Problem,
        "The smart card service is not running. Start it (Windows: SCardSvr, Linux: pcscd) and connect the reader.",
        "スマートカードサービスが起動していません。サービスを開始し、カードリーダーを接続してください(Windows: Smart Card、Linux: pcscd)。";
    /// No reader is connected.
    NoReader = "R102", Problem,
        "No card reader is connected. Check the cable and the reader's driver.",
        "カードリーダーが見つかりません。ケーブルの接続とドライバーを確認してください。";
    /// No card is on the reader.
    NoCard = "R103", Problem,
        "No card is on the reader. Put the card on it the right way up.",
        "カードが置かれていません。向きを確認してカードを置いてください。";
    /// Another program holds the card.
    CardBusy = "R104", Problem,
        "Another program is using the card. Close it and try again.",
        "ほかのプログラムがカードを使用しています。終了してから、もう一度お試しください。";
    /// The card was taken away while it was looked at.
    CardRemoved = "R105", Problem,
        "The card was taken away while it was looked at. Put it back and leave it on the reader.",
        "確認の途中でカードが離れました。カードを置き直し、終わるまで動かさないでください。";
    /// Reader and card do not understand each other.
    NoCommunication = "R106", Problem,
        "The reader cannot talk to the card. Put the card back; if that does not help, try another reader.",
        "カードと通信できません。カードを置き直してください。改善しない場合は別のカードリーダーをお試しください。";
    /// Another program resets the card again and again.
    CardReset = "R107", Problem,
        "Another program keeps resetting the card. Close it and try again.",
        "ほかのプログラムがカードをリセットしています。終了してから、もう一度お試しください。";
    /// The card lacks the applications of a My Number Card.
    NotMyNumberCard = "R201", Problem,
        "This is not a My Number Card.",
        "マイナンバーカードではありません。";
    /// A 住民基本台帳カード: all of them have expired.
    ResidentRegisterCard = "R202", Problem,
        "This is a Basic Resident Register card, which is no longer valid.",
        "住民基本台帳カードです。有効期限が切れているため使用できません。";
    /// The card answers, but not as a My Number Card should.
    CardFault = "R203", Problem,
        "The card answers, but not as it should. It may be damaged.",
        "カードからの応答が正しくありません。カードが破損している可能性があります。";
    /// The token's label is not known to this version.
    UnknownToken = "R204", Warning,
        "The card has the application, but its kind is not known to this version of the software.",
        "対応するアプリケーションはありますが、このソフトウェアが知らない種類のカードです。";
    /// The card carries no user-authentication certificate.
    NoAuthenticationCertificate = "R205", Warning,
        "The card does not hold a user-authentication certificate.",
        "利用者証明用電子証明書が搭載されていません。";
    /// The reader or the card takes short commands only.
    NoExtendedLength = "R301", Warning,
        "The reader or the card takes short commands only; reading takes longer.",
        "カードリーダーまたはカードが拡張長コマンドに対応していないため、読み取りに時間がかかります。";
    /// The four-digit PIN is locked: a 顔認証マイナンバーカード, or three mistakes.
    AuthenticationPinLocked = "R302", Information,
        "The four-digit PIN is locked: a face-authentication card, or three wrong entries. Verify by face or by sight.",
        "4桁の暗証番号は使用できません(顔認証マイナンバーカード、または暗証番号のロック)。顔認証または目視で本人確認を行ってください。";
    /// A My Number Card.
    MyNumberCard = "R001", Information,
        "A My Number Card was read.",
        "マイナンバーカードを読み取れました。";
    /// A smartphone with the certificates.
    Smartphone = "R002", Information,
        "A smartphone with My Number Card certificates was read.",
        "マイナンバーカードの電子証明書を搭載したスマートフォンを読み取れました。";
}

impl Finding {
    /// What an error says about reader and card.
    pub(super) fn from_error(kind: ErrorKind) -> Self {
        match kind {
            ErrorKind::ServiceDown => Self::ServiceDown,
            ErrorKind::NoReader => Self::NoReader,
            ErrorKind::NoCard => Self::NoCard,
            ErrorKind::CardBusy => Self::CardBusy,
            ErrorKind::CardRemoved => Self::CardRemoved,
            ErrorKind::CardReset => Self::CardReset,
            ErrorKind::Communication | ErrorKind::Cancelled => Self::NoCommunication,
            ErrorKind::NotMyNumberCard => Self::NotMyNumberCard,
            _ => Self::CardFault,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn codes_are_unique_and_well_formed() {
        let codes: HashSet<_> = Finding::ALL.iter().map(|finding| finding.code()).collect();
        assert_eq!(codes.len(), Finding::ALL.len());
        for code in codes {
            assert!(code.len() == 4 && code.starts_with('R'), "{code}");
        }
    }

    #[test]
    fn every_finding_speaks_both_languages() {
        for finding in Finding::ALL {
            assert!(finding.message(Language::English).is_ascii());
            assert!(
                finding.message(Language::Japanese).ends_with('。'),
                "{finding:?}"
            );
        }
    }
}
