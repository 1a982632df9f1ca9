//! `OQSmuimm01` and `OQSmuimm02`: the registration of many 照会番号.

use super::bulk::BulkHeader;
use super::field::record;
use super::message::message;
use super::registration::Registration;
use super::request::RequestHeader;
use crate::eligibility::codes::ProcessingStatus;

record! {
    /// The registrations of a request.
    BulkRegistrationBody {
        /// 照会番号登録情報
        registrations: Vec<Registration> = "ReferenceNumberRegistrationInfo",
    }
}

message! {
    /// 照会番号登録 (一括), request: `OQSmuimm01req_….xml`.
    BulkRegistrationRequest { header: RequestHeader, body: BulkRegistrationBody }
}

record! {
    /// 一括登録結果: the result for one person.
    BulkRegistrationUnit {
        /// 照会番号登録情報, echoed
        registration: Option<Registration> = "ReferenceNumberRegistrationInfo",
        /// 処理結果状況
        status: Option<ProcessingStatus> = "ProcessingResultStatus",
        /// 処理結果コード
        code: Option<String> = "ProcessingResultCode",
        /// 処理結果メッセージ, to be shown as it is
        message: Option<String> = "ProcessingResultMessage",
    }
}

record! {
    /// The results of a bulk registration.
    BulkRegistrationAnswerBody {
        /// 一括登録結果
        units: Vec<BulkRegistrationUnit> = "BulkRegistrationUnit",
    }
}

message! {
    /// 照会番号登録 (一括), results as a whole: `OQSmuimm02res_….xml`. Files above 4 MiB are read with
    /// [`RegistrationUnits`](super::RegistrationUnits).
    BulkRegistrationAnswer { header: BulkHeader, body: BulkRegistrationAnswerBody }
}

impl BulkRegistrationRequest {
    /// A request for these registrations.
    pub fn new(header: RequestHeader, registrations: Vec<Registration>) -> Self {
        let body = BulkRegistrationBody {
            registrations,
            ..BulkRegistrationBody::default()
        };
        Self {
            header,
            body,
            ..Self::default()
        }
    }
}
