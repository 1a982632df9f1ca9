//! What an answer means, decided from three codes of it.

use crate::Language;
use crate::eligibility::codes::{ProcessingStatus, ResultSegment, Validity};

macro_rules! outcomes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $english:literal, $japanese:literal;)*) => {
        /// What an answer means for the reception.
        ///
        /// | 処理結果区分 | 処理結果状況 | 資格有効性 | outcome |
        /// |---|---|---|---|
        /// | 1 | 1 | 1 | `Valid` |
        /// | 1 | 1 | 2 | `Invalid` |
        /// | 1 | 1 | 3 | `InvalidHasNew` |
        /// | 1 | 1 | 4 | `NotFound` |
        /// | 1 | 1 | 5 | `Multiple` |
        /// | 1 | 1 | 6 | `AidUnregistered` |
        /// | 1 | 2 | any | `Failed` |
        /// | 2 | any | any | `Processing` |
        /// | 9, or unknown | any | any | `Failed` |
        /// | absent | any | any | `Unknown` |
        /// | 1 | absent, or unknown | any | `Unknown` |
        /// | 1 | 1 | absent, or unknown | `Unknown` |
        ///
        /// A time-out brings no answer; it is `Unknown` too, and never `Invalid`. `Valid` must be
        /// said by all three codes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Outcome {
            $($(#[$doc])* $name,)*
        }

        impl Outcome {
            /// Every outcome.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The stable ASCII name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// A sentence for staff.
            pub const fn message(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::English) => $english,
                      (Self::$name, Language::Japanese) => $japanese,)*
                }
            }
        }
    };
}

outcomes! {
    /// 有効: the qualification holds on the day.
    Valid = "VALID", "the qualification is valid", "資格は有効です。";
    /// 無効: the latest known qualification has ended, and no newer one is registered.
    Invalid = "INVALID",
        "the qualification has ended and no newer one is registered",
        "資格は無効です。新しい資格は登録されていません。";
    /// 無効（新しい資格あり）: the card that was asked about is dead, a newer qualification exists.
    InvalidHasNew = "INVALID_HAS_NEW",
        "the qualification has ended; a newer one is registered",
        "資格は無効です。新しい資格があるため、確認してください。";
    /// 該当資格なし: mistyped, not yet registered, or not covered by the system.
    NotFound = "NOT_FOUND",
        "no such qualification was found",
        "該当する資格がありません。番号と生年月日を確認してください。";
    /// 複数該当: more than one person fits; ask for the branch number, never choose.
    Multiple = "MULTIPLE",
        "more than one person fits; please ask again with the branch number",
        "複数の資格が該当します。枝番を確認して照会し直してください。";
    /// 有効（未登録）: 医療扶助 is received, the ticket for this institution is not yet registered.
    AidUnregistered = "AID_UNREGISTERED",
        "public assistance is valid; its ticket is not registered yet",
        "医療扶助の資格は有効ですが、医療券・調剤券が未登録です。";
    /// 処理中: ask again later.
    Processing = "PROCESSING",
        "the inquiry is still being processed", "処理中です。しばらくしてから確認してください。";
    /// 異常終了 or エラー: the answer's own code and message say why.
    Failed = "FAILED",
        "the inquiry failed", "資格確認がエラーになりました。表示されたメッセージを確認してください。";
    /// No answer, or one that does not say enough.
    Unknown = "UNKNOWN",
        "the qualification is unknown", "資格を確認できていません。";
}

impl Outcome {
    /// The outcome of these codes, by the table above.
    pub fn of(
        segment: Option<&ResultSegment>,
        status: Option<&ProcessingStatus>,
        validity: Option<&Validity>,
    ) -> Self {
        match segment {
            None => Self::Unknown,
            Some(ResultSegment::Normal) => Self::of_person(status, validity),
            Some(ResultSegment::Processing) => Self::Processing,
            Some(ResultSegment::Abnormal | ResultSegment::Other(_)) => Self::Failed,
        }
    }

    fn of_person(status: Option<&ProcessingStatus>, validity: Option<&Validity>) -> Self {
        match (status, validity) {
            (Some(ProcessingStatus::Error), _) => Self::Failed,
            (Some(ProcessingStatus::Normal), Some(validity)) => Self::of_validity(validity),
            _ => Self::Unknown,
        }
    }

    fn of_validity(validity: &Validity) -> Self {
        match validity {
            Validity::Valid => Self::Valid,
            Validity::Invalid => Self::Invalid,
            Validity::InvalidHasNew => Self::InvalidHasNew,
            Validity::NotFound => Self::NotFound,
            Validity::Multiple => Self::Multiple,
            Validity::ValidUnregistered => Self::AidUnregistered,
            Validity::Other(_) => Self::Unknown,
        }
    }

    /// Whether the answer's data may be used as the current qualification: 有効 and 有効（未登録）.
    pub const fn confirms_qualification(self) -> bool {
        matches!(self, Self::Valid | Self::AidUnregistered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(segment: Option<&str>, status: Option<&str>, validity: Option<&str>) -> Outcome {
        Outcome::of(
            segment.map(ResultSegment::from_code).as_ref(),
            status.map(ProcessingStatus::from_code).as_ref(),
            validity.map(Validity::from_code).as_ref(),
        )
    }

    const ANY: [Option<&str>; 5] = [None, Some(""), Some("1"), Some("2"), Some("9")];

    /// 別紙5-1 業務コード OQSCD006 資格有効性.
    #[test]
    fn validity_decides_when_all_went_well() {
        let rows = [
            ("1", Outcome::Valid),
            ("2", Outcome::Invalid),
            ("3", Outcome::InvalidHasNew),
            ("4", Outcome::NotFound),
            ("5", Outcome::Multiple),
            ("6", Outcome::AidUnregistered),
        ];
        for (validity, expected) in rows {
            assert_eq!(outcome(Some("1"), Some("1"), Some(validity)), expected);
        }
    }

    /// 別紙5-1 業務コード OQSCD003 処理結果区分: 2 処理中, 9 異常終了; other values are failures.
    #[test]
    fn segment_decides_first() {
        for (status, validity) in ANY
            .into_iter()
            .flat_map(|status| ANY.map(|other| (status, other)))
        {
            assert_eq!(outcome(Some("2"), status, validity), Outcome::Processing);
            for failure in ["9", "3", "01", ""] {
                assert_eq!(outcome(Some(failure), status, validity), Outcome::Failed);
            }
            assert_eq!(outcome(None, status, validity), Outcome::Unknown);
        }
    }

    /// 別紙5-1 業務コード OQSCD004 処理結果状況: 2 エラー.
    #[test]
    fn status_decides_before_validity() {
        for validity in ANY {
            assert_eq!(outcome(Some("1"), Some("2"), validity), Outcome::Failed);
            for unknown in [None, Some(""), Some("3"), Some("01")] {
                assert_eq!(outcome(Some("1"), unknown, validity), Outcome::Unknown);
            }
        }
    }

    /// An unknown validity is neither 有効 nor 無効.
    #[test]
    fn what_is_not_said_is_unknown() {
        for validity in [None, Some(""), Some("0"), Some("7"), Some("01")] {
            assert_eq!(outcome(Some("1"), Some("1"), validity), Outcome::Unknown);
        }
    }

    #[test]
    fn two_outcomes_confirm() {
        let confirming: Vec<_> = Outcome::ALL
            .iter()
            .filter(|it| it.confirms_qualification())
            .collect();
        assert_eq!(confirming, [&Outcome::Valid, &Outcome::AidUnregistered]);
    }
}
