//! `TKKsiquc01`: the viewing of health check-up records (特定健診情報).

use super::field::record;
use super::message::message;
use super::viewing::{ViewingHeader, viewing_result};
use crate::eligibility::codes::TreatmentCategory;

record! {
    /// Which records are asked for.
    CheckupSearch {
        /// ファイル種別: 1 PDF, 2 XML
        file_category: Option<String> = "FileCategory",
        /// 診療区分
        treatment: Option<TreatmentCategory> = "MedicalTreatmentFlag",
    }
}

message! {
    /// 特定健診情報閲覧, request: `TKKsiquc01req_….xml`, in `Shift_JIS`.
    CheckupRequest { header: ViewingHeader, body: CheckupSearch }
}

record! {
    /// The person of a check-up record.
    CheckupPerson {
        /// 氏名
        name: Option<String> = "Name",
        /// 氏名カナ (the interface spells the tag so)
        kana: Option<String> = "KanasName",
        /// 生年月日, in the form of the file
        birthdate: Option<String> = "Birthday",
        /// 性別
        sex: Option<String> = "AdministrativeGenderCode",
    }
}

record! {
    /// What a check-up answer says about itself.
    CheckupHeader {
        /// 資格情報
        person: Option<CheckupPerson> = "QualificationsInfo",
        /// 処理結果コード: 1 is success
        result_code: Option<String> = "ResultCode",
        /// メッセージ内容
        message: Option<String> = "MessageContents",
    }
}

record! {
    /// One result or one answered question.
    CheckupItem {
        /// 項目コード
        code: Option<String> = "ItemCode",
        /// 項目名
        name: Option<String> = "ItemName",
        /// データ型
        data_type: Option<String> = "DataType",
        /// 値
        value: Option<String> = "DataValue",
        /// 値の名称
        value_name: Option<String> = "DataValueName",
        /// 単位
        unit: Option<String> = "Unit",
        /// OID
        oid: Option<String> = "Oid",
    }
}

record! {
    /// One check-up.
    Checkup {
        /// 実施日, in the form of the file
        effective_time: Option<String> = "EffectiveTime",
        /// The results and answered questions
        items: Vec<CheckupItem> =
            "HealthCheckupResultAndQuestionInfos/HealthCheckupResultAndQuestionInfo",
    }
}

record! {
    /// The records of a check-up answer.
    CheckupBody {
        /// 特定健診情報
        checkups: Vec<Checkup> = "SpecificHealthCheckupInfo",
        /// 処理結果コード
        result_code: Option<String> = "ResultCode",
        /// メッセージ内容
        message: Option<String> = "MessageContents",
    }
}

message! {
    /// 特定健診情報閲覧, answer in XML: `TKKsiquc01res_….xml`.
    CheckupAnswer { header: CheckupHeader, body: CheckupBody }
}

viewing_result!(CheckupAnswer);

impl CheckupRequest {
    /// A request for these records of this person.
    pub fn new(header: ViewingHeader, body: CheckupSearch) -> Self {
        Self {
            header,
            body,
            ..Self::default()
        }
    }
}
