//! What all bulk families share: the header of their answers, and the reception number.

use super::field::record;
use super::message::message;
use super::request::RequestHeader;
use crate::eligibility::answer::{Amount, Day, Formatted, Timestamp};
use crate::eligibility::codes::{CharacterCode, ReferenceClassification, ResultSegment};

/// A count, in digits.
pub type Count = Formatted<Amount>;

record! {
    /// What an answer of a bulk family says about itself.
    BulkHeader {
        /// 処理実行日時
        processed_at: Option<Timestamp> = "ProcessExecutionTime",
        /// 資格確認日
        checked_on: Option<Day> = "QualificationConfirmationDate",
        /// 医療機関コード, ten digits
        institution_code: Option<String> = "MedicalInstitutionCode",
        /// 任意のファイル識別子, echoed from the request
        file_identifier: Option<String> = "ArbitraryFileIdentifier",
        /// 照会区分
        reference_classification: Option<ReferenceClassification> = "ReferenceClassification",
        /// 受付番号
        reception_number: Option<String> = "ReceptionNumber",
        /// 処理結果区分; 処理中 means: ask again later with the same 受付番号
        segment: Option<ResultSegment> = "SegmentOfResult",
        /// 処理結果件数
        processed: Option<Count> = "NumberOfProcessingResult",
        /// 正常処理件数
        succeeded: Option<Count> = "NumberOfNormalProcessing",
        /// エラー件数
        failed: Option<Count> = "NumberOfError",
        /// エラーコード
        error_code: Option<String> = "ErrorCode",
        /// エラーメッセージ, to be shown as it is
        error_message: Option<String> = "ErrorMessage",
        /// 文字コード識別
        character_code: Option<CharacterCode> = "CharacterCodeIdentifier",
    }
}

record! {
    /// A 受付番号: of what was handed in, or of what is fetched.
    ReceptionBody {
        /// 受付番号
        reception_number: Option<String> = "ReceptionNumber",
    }
}

message! {
    /// The answer to any bulk hand-in: `OQSmu…01res_….xml`.
    BulkReception { header: BulkHeader, body: ReceptionBody }
}

message! {
    /// The request for the results of any bulk family: `OQSmu…02req_….xml`.
    BulkResultRequest { header: RequestHeader, body: ReceptionBody }
}

impl BulkReception {
    /// The 受付番号. Sources place it in the body or in the header.
    pub fn reception_number(&self) -> Option<&str> {
        let Self { header, body, .. } = self;
        let number = body.reception_number.as_ref();
        number
            .or(header.reception_number.as_ref())
            .map(String::as_str)
    }
}

impl BulkResultRequest {
    /// A request for the results of this reception.
    pub fn new(header: RequestHeader, reception_number: impl Into<String>) -> Self {
        let body = ReceptionBody {
            reception_number: Some(reception_number.into()),
            ..ReceptionBody::default()
        };
        Self {
            header,
            body,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reception_number_is_found_where_sources_place_it() {
        let number = |text: &str| {
            let reception = BulkReception::read(text.as_bytes()).unwrap();
            reception.reception_number().map(str::to_owned)
        };
        let [body, header, neither] = [
            "<XmlMsg><MessageBody><ReceptionNumber>007</ReceptionNumber></MessageBody></XmlMsg>",
            "<XmlMsg><MessageHeader><ReceptionNumber>007</ReceptionNumber></MessageHeader></XmlMsg>",
            "<XmlMsg/>",
        ];
        assert_eq!(number(body).as_deref(), Some("007"));
        assert_eq!(number(header).as_deref(), Some("007"));
        assert_eq!(number(neither), None);
    }
}
