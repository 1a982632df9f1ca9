//! The one public error of the SDK: a kind with a stable code, and what the caller needs to act.
//!
//! Each kind has a number that is never reused, an English text that is safe to log and a Japanese
//! text for staff. Ranges: 100 arguments and buffers, 200 reader and card presence, 300 secrets,
//! 400 answers of the card, 500 certificates and signatures, 600 face, 700 eligibility and
//! reception. (1-99 are the C interface's own.)

use crate::card::apdu::StatusWord;
use std::error::Error as StdError;
use std::fmt;

/// The result of everything in the SDK that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

macro_rules! error_kinds {
    ($($(#[$doc:meta])* $kind:ident = $code:literal, $name:literal, $english:literal, $japanese:literal;)*) => {
        /// What went wrong. Match on this; show [`ErrorKind::message`]; log [`ErrorKind::name`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ErrorKind {
            $($(#[$doc])* $kind,)*
        }

        impl ErrorKind {
            /// Every kind, in the order of the codes.
            pub const ALL: &[ErrorKind] = &[$(ErrorKind::$kind,)*];

            /// The stable number; never reused.
            pub const fn code(self) -> u16 {
                match self { $(ErrorKind::$kind => $code,)* }
            }

            /// The stable ASCII name, for logs and bug reports.
            pub const fn name(self) -> &'static str {
                match self { $(ErrorKind::$kind => $name,)* }
            }

            /// A sentence for people. It never holds data of the card or of the patient.
            pub const fn message(self, language: Language) -> &'static str {
                match (self, language) {
                    $((ErrorKind::$kind, Language::English) => $english,
                      (ErrorKind::$kind, Language::Japanese) => $japanese,)*
                }
            }
        }
    };
}

error_kinds! {
    /// An argument has the wrong form; nothing was sent to the card.
    InvalidArgument = 100, "INVALID_ARGUMENT",
        "an argument has the wrong form", "入力された値の形式が正しくありません。";
    /// A PIN, password or reference number has the wrong form; no try was spent.
    InvalidSecret = 101, "INVALID_SECRET",
        "the PIN or number has the wrong form; no try was spent",
        "暗証番号または照合番号の形式が正しくありません。入力回数は減っていません。";
    /// The operating system's smart card service is not running.
    ServiceDown = 200, "SERVICE_DOWN",
        "the smart card service is not running", "スマートカードサービスが起動していません。";
    /// No reader is connected, or the named reader is gone.
    NoReader = 201, "NO_READER",
        "no card reader is connected", "カードリーダーが接続されていません。";
    /// No card is on the reader.
    NoCard = 202, "NO_CARD",
        "no card is on the reader", "カードが置かれていません。";
    /// The card was taken away during the work.
    CardRemoved = 203, "CARD_REMOVED",
        "the card was removed during the work", "処理の途中でカードが取り外されました。";
    /// Another program reset the card; what had been verified is forgotten.
    CardReset = 204, "CARD_RESET",
        "the card was reset by another program; please start again",
        "ほかのプログラムがカードをリセットしました。もう一度やり直してください。";
    /// Another program holds the card.
    CardBusy = 205, "CARD_BUSY",
        "another program is using the card", "ほかのプログラムがカードを使用しています。";
    /// The reader or the card did not carry the command, or answered too late.
    Communication = 206, "COMMUNICATION",
        "the reader could not talk to the card", "カードとの通信に失敗しました。";
    /// The host cancelled the work.
    Cancelled = 207, "CANCELLED",
        "the work was cancelled", "処理が取り消されました。";
    /// The card does not hold the application: not a My Number Card, or a phone without it.
    NotMyNumberCard = 208, "NOT_MY_NUMBER_CARD",
        "this is not a My Number Card, or it lacks the application",
        "マイナンバーカードではないか、必要なアプリケーションがありません。";
    /// Another card is on the reader than the one the work began with.
    WrongCard = 209, "WRONG_CARD",
        "this is not the card the work began with",
        "手続を開始したカードと異なるカードです。";
    /// The secret was wrong; `tries_remaining` says how many tries are left.
    WrongSecret = 300, "WRONG_SECRET",
        "the PIN or number is wrong", "暗証番号または照合番号が違います。";
    /// The secret is locked; the municipality can unlock it.
    Locked = 301, "LOCKED",
        "the PIN or number is locked",
        "暗証番号または照合番号がロックされています。顔認証または目視で本人確認を行ってください。";
    /// Presenting the secret could spend the last try; nothing was sent.
    LastTryProtected = 302, "LAST_TRY_PROTECTED",
        "only one try is left and the caller did not allow it to be spent",
        "入力できるのはあと1回です。誤るとロックされるため、確認のうえ続けてください。";
    /// The card wants a secret first.
    SecretRequired = 303, "SECRET_REQUIRED",
        "the card asks for a PIN or number first", "先に暗証番号または照合番号の入力が必要です。";
    /// The card answered with a status word that is an error here.
    CardRefused = 400, "CARD_REFUSED",
        "the card refused the command", "カードが処理を受け付けませんでした。";
    /// The card's answer is shorter than a status word, or otherwise no answer.
    MalformedResponse = 401, "MALFORMED_RESPONSE",
        "the card's answer is damaged", "カードからの応答が壊れています。";
    /// A file of the card does not have its documented structure.
    MalformedFile = 402, "MALFORMED_FILE",
        "a file of the card is damaged", "カード内のファイルが壊れています。";
    /// A file is larger than 32 KiB, which no file of this card is.
    FileTooLarge = 403, "FILE_TOO_LARGE",
        "a file of the card is larger than any My Number Card's",
        "カード内のファイルが想定より大きいため読み取れません。";
    /// The card has no such file.
    FileNotFound = 404, "FILE_NOT_FOUND",
        "the card does not have this file", "カードに該当するデータがありません。";
    /// A digest or signature over the card's data does not fit.
    IntegrityFailed = 500, "INTEGRITY_FAILED",
        "the card's data does not fit its signature", "カードのデータと署名が一致しません。";
    /// The certificate cannot be read as one.
    MalformedCertificate = 501, "MALFORMED_CERTIFICATE",
        "the certificate is damaged", "電子証明書が壊れています。";
    /// No pinned authority signed the certificate, or the authority had ended.
    UntrustedCertificate = 502, "UNTRUSTED_CERTIFICATE",
        "the certificate was not signed by a trusted authority",
        "信頼できる認証局の電子証明書ではありません。";
    /// The certificate is not what the JPKI profile says.
    CertificateProfile = 503, "CERTIFICATE_PROFILE",
        "the certificate does not follow the profile", "電子証明書の内容が仕様と異なります。";
    /// The evidence of revocation is damaged, signed by another, out of date or about others.
    RevocationEvidence = 504, "REVOCATION_EVIDENCE",
        "the revocation evidence cannot be used", "失効情報を確認に使用できません。";
    /// The certificate is not valid on the day and does not open the eligibility.
    CertificateEnded = 505, "CERTIFICATE_ENDED",
        "the certificate does not open the eligibility on this day",
        "電子証明書の有効期限が切れています。資格確認書などで資格を確認してください。";
    /// A picture cannot be decoded, or is of a form that is not supported.
    MalformedPicture = 600, "MALFORMED_PICTURE",
        "the picture cannot be read", "画像を読み取れません。";
    /// A picture is larger than allowed; it was not decoded.
    PictureTooLarge = 601, "PICTURE_TOO_LARGE",
        "the picture is larger than allowed", "画像が大きすぎます。";
    /// The manifest of the face models cannot be read, or contradicts itself.
    MalformedManifest = 602, "MALFORMED_MANIFEST",
        "the manifest of the face models cannot be used",
        "顔照合モデルの設定ファイルを使用できません。";
    /// A file of a face model is missing, or its SHA-256 is not the manifest's; it was not loaded.
    ModelMismatch = 603, "MODEL_MISMATCH",
        "a file of the face models is missing or not the one of the manifest",
        "顔照合モデルのファイルがないか、設定と一致しません。";
    /// A face model cannot be loaded, or does not have the shape that the manifest says.
    UnusableModel = 604, "UNUSABLE_MODEL",
        "a face model cannot be used", "顔照合モデルを使用できません。";
    /// The engine of the face models failed; nothing was compared.
    FaceEngine = 605, "FACE_ENGINE",
        "the face comparison failed to run", "顔照合の処理に失敗しました。";
    /// The manifest has no threshold for the wanted false match rate.
    NoThreshold = 606, "NO_THRESHOLD",
        "the face models have no threshold for the wanted false match rate",
        "指定された他人受入率に対する顔照合のしきい値がありません。";
    /// A list of images or pairs for an evaluation cannot be read.
    MalformedImageList = 620, "MALFORMED_IMAGE_LIST",
        "the list of images or pairs cannot be read", "画像または組の一覧を読み取れません。";
    /// The cache of an evaluation is no such file, or cannot be written.
    EvaluationCache = 621, "EVALUATION_CACHE",
        "the cache of the evaluation cannot be used",
        "評価用のキャッシュファイルを使用できません。";
    /// The eligibility file cannot be read.
    MalformedEligibility = 700, "MALFORMED_ELIGIBILITY",
        "the eligibility file is damaged", "資格確認の結果ファイルを読み取れません。";
    /// The eligibility file is larger or nested deeper than allowed.
    EligibilityTooLarge = 701, "ELIGIBILITY_TOO_LARGE",
        "the eligibility file is larger than allowed", "資格確認の結果ファイルが大きすぎます。";
    /// The verification of the person does not cover what was asked.
    VerificationInsufficient = 702, "VERIFICATION_INSUFFICIENT",
        "the verification of the person is not enough for this use",
        "この用途には本人確認の方法が不足しています。";
    /// A step of a procedure came before its turn; nothing was done.
    StepOutOfOrder = 720, "STEP_OUT_OF_ORDER",
        "this step is not the next one of the procedure",
        "手順の順序が違います。次の手順を確認してください。";
    /// What was given does not complete the step; the procedure stays where it was.
    StepEvidence = 721, "STEP_EVIDENCE",
        "what was given does not complete this step",
        "この手順の完了を確認できません。書類または状態を確認してください。";
    /// The text names no day.
    UnreadableDate = 750, "UNREADABLE_DATE",
        "the date cannot be read", "日付を読み取れません。";
    /// A row of a list of patients lacks what every patient has.
    MalformedPatient = 751, "MALFORMED_PATIENT",
        "a row of the list of patients cannot be read", "患者一覧の行を読み取れません。";
}

/// The language of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// 日本語
    #[default]
    Japanese,
    /// English
    English,
}

/// Where in the input a parser stopped: the name of the file or object, and the byte offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Location {
    /// The file or object, in the specification's terms (never its content).
    pub file: &'static str,
    /// Bytes from the start of that file or object.
    pub offset: usize,
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.file, self.offset)
    }
}

/// The error of the SDK.
///
/// `Display` and `Debug` are log-safe: they hold no PIN, name, number or content of a file.
///
/// ```
/// use mnc_core::{Error, ErrorKind, Language};
/// let error = Error::new(ErrorKind::WrongSecret).with_tries(2);
/// assert_eq!(error.code(), 300);
/// assert_eq!(error.tries_remaining(), Some(2));
/// assert_eq!(error.message(Language::Japanese), "暗証番号または照合番号が違います。");
/// ```
pub struct Error {
    kind: ErrorKind,
    // Boxed: the rare parts must not make every `Result` large.
    detail: Option<Box<Detail>>,
}

#[derive(Default)]
struct Detail {
    status_word: Option<StatusWord>,
    tries: Option<u8>,
    reader_code: Option<u32>,
    location: Option<Location>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    /// An error of this kind without further data.
    pub fn new(kind: ErrorKind) -> Self {
        Self { kind, detail: None }
    }

    fn detail_mut(&mut self) -> &mut Detail {
        self.detail.get_or_insert_default()
    }

    /// Adds the status word that the card answered.
    #[must_use]
    pub fn with_status_word(mut self, status_word: StatusWord) -> Self {
        self.detail_mut().status_word = Some(status_word);
        self
    }

    /// Adds the tries that are left for the secret.
    #[must_use]
    pub fn with_tries(mut self, tries: u8) -> Self {
        self.detail_mut().tries = Some(tries);
        self
    }

    /// Adds the code that the reader's driver or service gave.
    #[must_use]
    pub fn with_reader_code(mut self, code: u32) -> Self {
        self.detail_mut().reader_code = Some(code);
        self
    }

    /// Adds where a parser stopped.
    #[must_use]
    pub fn at(mut self, file: &'static str, offset: usize) -> Self {
        self.detail_mut().location = Some(Location { file, offset });
        self
    }

    /// Adds the cause. Its text must be log-safe.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.detail_mut().source = Some(source.into());
        self
    }

    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// The stable number of the kind.
    pub fn code(&self) -> u16 {
        self.kind.code()
    }

    /// How many tries the secret has left, if the card said so.
    pub fn tries_remaining(&self) -> Option<u8> {
        self.detail.as_ref()?.tries
    }

    /// The status word of the card, if there was one.
    pub fn status_word(&self) -> Option<StatusWord> {
        self.detail.as_ref()?.status_word
    }

    /// The code of the reader's driver or of the smart card service, if there was one.
    pub fn reader_code(&self) -> Option<u32> {
        self.detail.as_ref()?.reader_code
    }

    /// Where a parser stopped, if one did.
    pub fn location(&self) -> Option<Location> {
        self.detail.as_ref()?.location
    }

    /// A sentence for staff.
    pub fn message(&self, language: Language) -> &'static str {
        self.kind.message(language)
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Self::new(kind)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message(Language::English))?;
        if let Some(tries) = self.tries_remaining() {
            write!(f, " ({tries} tries left)")?;
        }
        if let Some(status_word) = self.status_word() {
            write!(f, " (status word {status_word})")?;
        }
        if let Some(code) = self.reader_code() {
            write!(f, " (reader code {code:#010X})")?;
        }
        if let Some(location) = self.location() {
            write!(f, " ({location})")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({} {}: {self})", self.code(), self.kind.name())
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.detail
            .as_ref()?
            .source
            .as_deref()
            .map(|source| source as &(dyn StdError + 'static))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn codes_and_names_are_unique_and_ascending() {
        let codes: Vec<_> = ErrorKind::ALL.iter().map(|kind| kind.code()).collect();
        assert!(codes.is_sorted_by(|a, b| a < b));
        let names: HashSet<_> = ErrorKind::ALL.iter().map(|kind| kind.name()).collect();
        assert_eq!(names.len(), ErrorKind::ALL.len());
    }

    #[test]
    fn every_kind_speaks_both_languages() {
        for kind in ErrorKind::ALL {
            assert!(kind.message(Language::English).is_ascii());
            assert!(kind.message(Language::Japanese).ends_with('。'), "{kind:?}");
        }
    }

    #[test]
    fn display_carries_the_data_a_caller_needs() {
        let error = Error::new(ErrorKind::WrongSecret)
            .with_tries(1)
            .with_status_word(StatusWord::new(0x63C1));
        assert_eq!(
            error.to_string(),
            "the PIN or number is wrong (1 tries left) (status word 63C1)"
        );
    }
}
