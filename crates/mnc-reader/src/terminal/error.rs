//! What can go wrong with the exchange folder, in words for staff.

use mnc_core::Language;
use std::io;

/// A part of the exchange folder, or the state folder. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FolderPart {
    /// `req`
    Request,
    /// `res`
    Response,
    /// `face`
    Face,
    /// Where requests are written before they are moved.
    Work,
    /// The host's folder with the journal.
    State,
}

/// An error of the client. The texts hold no path, name or content.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TerminalError {
    /// A folder or file could not be read or written: the share is away, or access is denied.
    #[error("the {part:?} folder cannot be used")]
    Folder {
        /// Which one.
        part: FolderPart,
        /// What the system says.
        #[source]
        source: io::Error,
    },
    /// Another client, perhaps in another process, uses the same state folder.
    #[error("another client uses this state folder")]
    StateInUse,
    /// A file, or what is in an archive, is above the limits; it was not read.
    #[error("a file of the exchange folder is larger than allowed")]
    TooLarge,
    /// A file is no archive that can be read.
    #[error("an archive of the exchange folder is damaged")]
    DamagedArchive,
    /// An archive is encrypted, and no password or another one is set.
    #[error("the password for archives is missing or wrong")]
    Password,
    /// The message in a file cannot be read or written.
    #[error(transparent)]
    Eligibility(#[from] mnc_core::Error),
    /// A file has the name of the answer and the identifier of another request.
    #[error("a file under the name of the answer belongs to another request")]
    OtherIdentifier,
    /// An answer echoes another inquiry than the one that was asked.
    #[error("an answer speaks of somebody else than was asked about")]
    OtherInquiry,
    /// A file that should be a PDF does not begin as one.
    #[error("a file of the exchange folder is no PDF")]
    DamagedPdf,
    /// An archive holds another number of documents than one.
    #[error("an archive holds not exactly one document")]
    NotOneDocument,
    /// This client did not send the request, or has finished it.
    #[error("the request is not open")]
    NotOpen,
    /// The answer was already handed out.
    #[error("the answer was already taken")]
    AlreadyTaken,
    /// A bulk inquiry was answered without a 受付番号: the centre did not take it.
    #[error("the bulk inquiry was not received")]
    NotReceived,
    /// The result of the face card reader is not that of the patient.
    #[error("the result of the face card reader is not of this patient")]
    OtherPatient,
    /// The system gave no random numbers.
    #[error("the system gave no random numbers")]
    Random,
}

impl TerminalError {
    pub(super) fn folder(part: FolderPart, source: io::Error) -> Self {
        Self::Folder { part, source }
    }

    /// A sentence for staff.
    pub fn message(&self, language: Language) -> &'static str {
        let (english, japanese) = self.messages();
        match (self, language) {
            (Self::Eligibility(error), language) => error.message(language),
            (_, Language::English) => english,
            (_, Language::Japanese) => japanese,
        }
    }

    fn messages(&self) -> (&'static str, &'static str) {
        match self {
            Self::Folder { .. } => (
                "the exchange folder of the terminal cannot be used; check network and rights",
                "資格確認端末の連携フォルダーを使用できません。ネットワークとアクセス権を確認してください。",
            ),
            Self::StateInUse => (
                "another program uses this state folder",
                "状態フォルダーをほかのプログラムが使用しています。",
            ),
            Self::TooLarge => (
                "the file is larger than allowed and was not read",
                "ファイルが大きすぎるため読み取りません。",
            ),
            Self::DamagedArchive => ("the archive is damaged", "圧縮ファイルを読み取れません。"),
            Self::Password => (
                "the password for encrypted files is missing or wrong; check the facility's setting",
                "暗号化ファイルのパスワードが設定されていないか、違います。施設の設定を確認してください。",
            ),
            Self::Eligibility(_) => ("", ""),
            Self::OtherIdentifier => (
                "a file under this name belongs to another request and was not taken",
                "ほかの照会の結果ファイルのため、取り込みませんでした。",
            ),
            Self::OtherInquiry => (
                "the answer speaks of somebody else than was asked about and was not taken; ask again, and tell the maker of the terminal",
                "照会した内容と異なる結果が返されたため、取り込みませんでした。再度照会し、続く場合は端末の保守先に連絡してください。",
            ),
            Self::DamagedPdf => ("the PDF file is damaged", "PDFファイルを読み取れません。"),
            Self::NotOneDocument => (
                "the archive does not hold exactly one result",
                "圧縮ファイルに含まれる結果が1件ではありません。",
            ),
            Self::NotOpen => (
                "this request is not open",
                "この照会は実行中ではありません。",
            ),
            Self::AlreadyTaken => (
                "this result was already taken",
                "この結果は取り込み済みです。",
            ),
            Self::NotReceived => (
                "the bulk inquiry was not received; see the message of the answer",
                "一括照会が受け付けられませんでした。結果のメッセージを確認してください。",
            ),
            Self::OtherPatient => (
                "the result of the reader is not of this patient",
                "カードリーダーの結果は、この患者のものではありません。",
            ),
            Self::Random => (
                "the system gave no random numbers",
                "乱数を取得できませんでした。",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mnc_core::ErrorKind;

    #[test]
    fn every_error_speaks_both_languages() {
        let source = || io::Error::other("x");
        for error in [
            TerminalError::folder(FolderPart::Face, source()),
            TerminalError::StateInUse,
            TerminalError::TooLarge,
            TerminalError::DamagedArchive,
            TerminalError::Password,
            TerminalError::Eligibility(ErrorKind::MalformedEligibility.into()),
            TerminalError::OtherIdentifier,
            TerminalError::OtherInquiry,
            TerminalError::DamagedPdf,
            TerminalError::NotOneDocument,
            TerminalError::NotOpen,
            TerminalError::AlreadyTaken,
            TerminalError::NotReceived,
            TerminalError::OtherPatient,
            TerminalError::Random,
        ] {
            assert!(error.message(Language::English).is_ascii());
            assert!(error.message(Language::English).len() > 10);
            assert!(error.message(Language::Japanese).ends_with('。'), "{error}");
        }
    }
}
