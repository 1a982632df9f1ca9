//! The header of an answer.

use super::value::{Day, Timestamp};
use crate::eligibility::codes::{CharacterCode, ReferenceClassification, ResultSegment};
use crate::eligibility::wire::field::record;

record! {
    /// What an answer says about itself.
    Header {
        /// 処理実行日時
        processed_at: Option<Timestamp> = "ProcessExecutionTime",
        /// 資格確認日: the day that the answer speaks of
        checked_on: Option<Day> = "QualificationConfirmationDate",
        /// 医療機関コード, ten digits
        institution_code: Option<String> = "MedicalInstitutionCode",
        /// 任意のファイル識別子, echoed from the request
        file_identifier: Option<String> = "ArbitraryFileIdentifier",
        /// 照会区分
        reference_classification: Option<ReferenceClassification> = "ReferenceClassification",
        /// 処理結果区分
        segment: Option<ResultSegment> = "SegmentOfResult",
        /// エラーコード
        error_code: Option<String> = "ErrorCode",
        /// エラーメッセージ, to be shown as it is
        error_message: Option<String> = "ErrorMessage",
        /// 文字コード識別
        character_code: Option<CharacterCode> = "CharacterCodeIdentifier",
    }
}
