//! The statuses: those of the interface itself, and those of the SDK's errors.

use mnc_core::{Error, ErrorKind, Language};
use std::collections::BTreeMap;
use std::ffi::{CStr, CString};
use std::sync::LazyLock;

/// What a call came to: 0 is success. See the `MNC_…` constants.
#[expect(non_camel_case_types, reason = "the name in C")]
pub type mnc_status = i32;

macro_rules! troubles {
    ($($(#[$doc:meta])* $trouble:ident = $code:literal, $name:literal, $english:literal, $japanese:literal;)*) => {
        /// What can go wrong at the interface itself. Exhaustive on purpose.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Trouble {
            $($(#[$doc])* $trouble,)*
        }

        impl Trouble {
            /// Every one, in the order of the codes.
            pub const ALL: &[Self] = &[$(Self::$trouble,)*];

            /// The stable number; never reused.
            pub const fn status(self) -> mnc_status {
                match self { $(Self::$trouble => $code,)* }
            }

            /// The stable ASCII name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$trouble => $name,)* }
            }

            /// A sentence for people.
            pub const fn message(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$trouble, Language::English) => $english,
                      (Self::$trouble, Language::Japanese) => $japanese,)*
                }
            }
        }
    };
}

troubles! {
    /// A pointer that must not be NULL is.
    NullPointer = 1, "NULL_POINTER",
        "a pointer is NULL", "ポインターが NULL です。";
    /// A handle is not one of this library, or of another type, or was freed.
    InvalidHandle = 2, "INVALID_HANDLE",
        "the handle is wrong, of another type, or was freed",
        "ハンドルが正しくないか、種類が違うか、すでに解放されています。";
    /// A defect of the library. The handles stay usable.
    Panic = 3, "PANIC",
        "a defect of the library; please report it", "ライブラリーの不具合です。報告してください。";
    /// The buffer is too small; the length says what is needed.
    BufferTooSmall = 4, "BUFFER_TOO_SMALL",
        "the buffer is too small; the length says what is needed",
        "バッファーが小さすぎます。必要な長さが返されています。";
    /// A callback called back into what was calling it.
    Reentrant = 5, "REENTRANT",
        "a callback used the handle that was calling it",
        "コールバックの中から、呼び出し元のハンドルが使用されました。";
    /// A text is not UTF-8.
    NotUtf8 = 6, "NOT_UTF8",
        "a text is not UTF-8", "文字列が UTF-8 ではありません。";
    /// `struct_size` of a struct is not set, or smaller than the first version's.
    StructSize = 7, "STRUCT_SIZE",
        "struct_size of a struct is not set", "構造体の struct_size が設定されていません。";
    /// This build of the library lacks it.
    NotSupported = 8, "NOT_SUPPORTED",
        "this build of the library cannot do that", "このビルドのライブラリーでは利用できません。";
    /// A number for one of several alternatives is none of them.
    UnknownCode = 9, "UNKNOWN_CODE",
        "a code is not known", "未知のコードが指定されました。";
    /// What was asked for is not there. No failure.
    Absent = 10, "ABSENT",
        "what was asked for is not there", "該当する値がありません。";
    /// Nothing came in time. No failure, and never "invalid".
    NotYet = 11, "NOT_YET",
        "nothing came in time; wait again", "まだ結果がありません。引き続き待機してください。";
    /// A character does not exist in the wanted encoding.
    Unmappable = 12, "UNMAPPABLE",
        "a character does not exist in the other encoding",
        "変換先の文字コードに存在しない文字があります。";
    /// The exchange folder cannot be used.
    Folder = 50, "FOLDER",
        "the exchange folder of the terminal cannot be used; check network and rights",
        "資格確認端末の連携フォルダーを使用できません。ネットワークとアクセス権を確認してください。";
    /// Another client uses the state folder.
    StateInUse = 51, "STATE_IN_USE",
        "another program uses this state folder",
        "状態フォルダーをほかのプログラムが使用しています。";
    /// A file of the exchange folder is too large.
    ExchangeFileTooLarge = 52, "EXCHANGE_FILE_TOO_LARGE",
        "a file of the exchange folder is larger than allowed and was not read",
        "連携フォルダーのファイルが大きすぎるため読み取りません。";
    /// An archive cannot be read.
    DamagedArchive = 53, "DAMAGED_ARCHIVE",
        "an archive of the exchange folder is damaged", "圧縮ファイルを読み取れません。";
    /// The password for archives is missing or wrong.
    ArchivePassword = 54, "ARCHIVE_PASSWORD",
        "the password for encrypted files is missing or wrong",
        "暗号化ファイルのパスワードが設定されていないか、違います。";
    /// A file under the name of the answer belongs to another request.
    OtherIdentifier = 55, "OTHER_IDENTIFIER",
        "a file under this name belongs to another request and was not taken",
        "ほかの照会の結果ファイルのため、取り込みませんでした。";
    /// An archive holds another number of results than one.
    NotOneDocument = 56, "NOT_ONE_DOCUMENT",
        "the archive does not hold exactly one result",
        "圧縮ファイルに含まれる結果が1件ではありません。";
    /// The request is not open.
    RequestNotOpen = 57, "REQUEST_NOT_OPEN",
        "this request is not open", "この照会は実行中ではありません。";
    /// The answer was already taken.
    AlreadyTaken = 58, "ALREADY_TAKEN",
        "this result was already taken", "この結果は取り込み済みです。";
    /// Another trouble with the terminal.
    Terminal = 59, "TERMINAL",
        "the exchange with the terminal failed", "資格確認端末との連携に失敗しました。";
    /// An answer echoes another inquiry than the one that was asked.
    OtherInquiry = 60, "OTHER_INQUIRY",
        "an answer speaks of somebody else than was asked about and was not taken",
        "照会した方と異なる方の結果のため、取り込みませんでした。";
    /// A result of the face card reader is not that of the patient.
    OtherPatient = 61, "OTHER_PATIENT",
        "the result of the face card reader is not of this patient",
        "顔認証付きカードリーダーの結果は、この患者のものではありません。";
    /// A file that should be a PDF is none.
    DamagedPdf = 62, "DAMAGED_PDF",
        "a file of the exchange folder is no PDF", "連携フォルダーのPDFファイルを読み取れません。";
    /// A bulk request was answered without a 受付番号.
    NotReceived = 63, "NOT_RECEIVED",
        "the bulk request was not received", "一括照会が受け付けられませんでした。";
}

/// Why a call failed.
#[derive(Debug)]
pub enum Failure {
    /// At the interface.
    Trouble(Trouble),
    /// At the interface, with what the system says of it.
    System {
        /// What.
        trouble: Trouble,
        /// With which part, as a code word: never a path, which may hold a name.
        part: &'static str,
        /// The number of the operating system's error.
        code: Option<u32>,
    },
    /// In the SDK.
    Error(Error),
}

impl Failure {
    /// The status that C sees.
    pub fn status(&self) -> mnc_status {
        match self {
            Self::Trouble(trouble) | Self::System { trouble, .. } => trouble.status(),
            Self::Error(error) => error.code().into(),
        }
    }

    /// The code of the reader's driver, of the smart card service or of the operating system.
    pub fn reader_code(&self) -> Option<u32> {
        match self {
            Self::Trouble(_) => None,
            Self::System { code, .. } => *code,
            Self::Error(error) => error.reader_code(),
        }
    }

    /// What to log: the English sentence with place and figures, without personal data.
    pub fn detail(&self) -> String {
        match self {
            Self::Trouble(trouble) => trouble.message(Language::English).to_owned(),
            Self::System { trouble, part, .. } => {
                format!("{} ({part})", trouble.message(Language::English))
            }
            Self::Error(error) => error.to_string(),
        }
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Self::Trouble(trouble)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<ErrorKind> for Failure {
    fn from(kind: ErrorKind) -> Self {
        Self::Error(kind.into())
    }
}

/// A status, for tables.
#[derive(Debug, Clone, Copy)]
pub struct StatusRow {
    /// The number.
    pub status: mnc_status,
    /// The name, without `MNC_`.
    pub name: &'static str,
    /// The sentence in English.
    pub english: &'static str,
    /// The sentence in Japanese.
    pub japanese: &'static str,
}

/// Every status, in the order of the codes.
pub fn statuses() -> Vec<StatusRow> {
    let ok = StatusRow {
        status: 0,
        name: "OK",
        english: "done",
        japanese: "正常に終了しました。",
    };
    let troubles = Trouble::ALL.iter().map(|it| StatusRow {
        status: it.status(),
        name: it.name(),
        english: it.message(Language::English),
        japanese: it.message(Language::Japanese),
    });
    let kinds = ErrorKind::ALL.iter().map(|it| StatusRow {
        status: it.code().into(),
        name: it.name(),
        english: it.message(Language::English),
        japanese: it.message(Language::Japanese),
    });
    [ok].into_iter().chain(troubles).chain(kinds).collect()
}

struct Texts {
    name: CString,
    english: CString,
    japanese: CString,
}

static TEXTS: LazyLock<BTreeMap<mnc_status, Texts>> = LazyLock::new(|| {
    let text = |text: &str| CString::new(text).unwrap_or_default();
    let texts = |row: StatusRow| Texts {
        name: text(row.name),
        english: text(row.english),
        japanese: text(row.japanese),
    };
    let rows = statuses().into_iter();
    rows.map(|row| (row.status, texts(row))).collect()
});

/// The stable name of a status, `UNKNOWN` for another number. Lives as long as the library.
pub fn status_name(status: mnc_status) -> &'static CStr {
    TEXTS.get(&status).map_or(c"UNKNOWN", |it| &it.name)
}

/// The sentence of a status, for people. Lives as long as the library.
pub fn status_message(status: mnc_status, language: Language) -> &'static CStr {
    match (TEXTS.get(&status), language) {
        (Some(texts), Language::English) => &texts.english,
        (Some(texts), Language::Japanese) => &texts.japanese,
        (None, Language::English) => c"an unknown status",
        (None, Language::Japanese) => c"不明な状態コードです。",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_ascend_over_both_tables_and_names_are_unique() {
        let rows = statuses();
        assert!(rows.is_sorted_by(|a, b| a.status < b.status));
        let names: std::collections::BTreeSet<_> = rows.iter().map(|row| row.name).collect();
        assert_eq!(names.len(), rows.len());
    }

    #[test]
    fn the_interface_keeps_to_its_range() {
        assert!(
            Trouble::ALL
                .iter()
                .all(|it| (1..100).contains(&it.status()))
        );
        assert!(ErrorKind::ALL.iter().all(|it| it.code() >= 100));
    }

    #[test]
    fn every_status_speaks_both_languages_without_nul() {
        for row in statuses() {
            assert!(row.english.is_ascii() && row.japanese.ends_with('。'));
            let named = status_name(row.status).to_str().unwrap();
            assert_eq!(named, row.name);
            let english = status_message(row.status, Language::English);
            assert_eq!(english.to_str().unwrap(), row.english);
            let japanese = status_message(row.status, Language::Japanese);
            assert_eq!(japanese.to_str().unwrap(), row.japanese);
        }
        assert_eq!(status_name(-1), c"UNKNOWN");
    }
}
