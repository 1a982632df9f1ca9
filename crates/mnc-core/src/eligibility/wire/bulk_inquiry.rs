//! `OQSmuquc01` and `OQSmuquc02`: the inquiry for many persons, and the units of its results.

use super::bulk::BulkHeader;
use super::field::record;
use super::message::message;
use super::request::RequestHeader;
use crate::eligibility::Outcome;
use crate::eligibility::answer::{Inquiry, Qualification};
use crate::eligibility::codes::{
    LimitChange, PrescriptionForm, ProcessingStatus, ResultSegment, Validity,
};

record! {
    /// The persons of a bulk inquiry.
    BulkInquiryBody {
        /// 資格確認照会用情報, each with its 任意の識別子
        inquiries: Vec<Inquiry> = "QualificationConfirmSearchInfo",
    }
}

message! {
    /// 資格確認 (一括), request: `OQSmuquc01req_….xml`.
    BulkInquiryRequest { header: RequestHeader, body: BulkInquiryBody }
}

record! {
    /// 一括照会結果: the results of one person. Two results come when 医療保険 and 医療扶助 apply
    /// together.
    BulkConfirmUnit {
        /// The inquiry, echoed
        inquiry: Option<Inquiry> = "QualificationConfirmSearchInfo",
        /// 処方箋発行形態
        prescription_form: Option<PrescriptionForm> = "PrescriptionIssueSelect",
        /// 処理結果状況
        status: Option<ProcessingStatus> = "ProcessingResultStatus",
        /// 処理結果コード
        code: Option<String> = "ProcessingResultCode",
        /// 処理結果メッセージ, to be shown as it is
        message: Option<String> = "ProcessingResultMessage",
        /// 資格有効性
        validity: Option<Validity> = "QualificationValidity",
        /// 資格確認結果
        results: Vec<Qualification> = "ResultOfQualificationConfirmation",
        /// 資格確認結果, where they stand in a list as in single answers
        listed_results: Vec<Qualification> = "ResultList/ResultOfQualificationConfirmation",
        /// 照会番号
        reference_numbers: Vec<String> = "ReferenceNumber",
        /// 限度額情報の変更有無
        limit_change: Option<LimitChange> = "LimitApplicationCertificateChanged",
    }
}

record! {
    /// The results of a bulk inquiry.
    BulkConfirmBody {
        /// 一括照会結果
        units: Vec<BulkConfirmUnit> = "BulkConfirmUnit",
    }
}

message! {
    /// The results of a bulk inquiry as a whole: `OQSmuquc02res_….xml`, and the same of `OQSmutic02`,
    /// `OQSmuhvq02` and `OQSmuonq02`. Files above 4 MiB are read with
    /// [`ConfirmUnits`](super::ConfirmUnits).
    BulkAnswer { header: BulkHeader, body: BulkConfirmBody }
}

impl BulkConfirmUnit {
    /// What the unit means, in a file with this 処理結果区分.
    pub fn outcome(&self, segment: Option<&ResultSegment>) -> Outcome {
        Outcome::of(segment, self.status.as_ref(), self.validity.as_ref())
    }

    /// Every result, wherever it stands.
    pub fn all_results(&self) -> impl Iterator<Item = &Qualification> {
        self.results.iter().chain(&self.listed_results)
    }
}

impl BulkInquiryRequest {
    /// A request for these persons.
    pub fn new(header: RequestHeader, inquiries: Vec<Inquiry>) -> Self {
        let body = BulkInquiryBody {
            inquiries,
            ..BulkInquiryBody::default()
        };
        Self {
            header,
            body,
            ..Self::default()
        }
    }
}
