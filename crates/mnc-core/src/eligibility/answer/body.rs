//! The body of an answer, and the inquiry that it echoes.

use super::qualification::Qualification;
use super::value::Day;
use crate::eligibility::codes::{LimitConsent, PrescriptionForm, ProcessingStatus, Validity};
use crate::eligibility::numbers::InsurerNumber;
use crate::eligibility::wire::field::record;

record! {
    /// What an answer says about the person.
    Body {
        /// 資格確認照会用情報: the inquiry, echoed; absent in results of the reader
        inquiry: Option<Inquiry> = "QualificationConfirmSearchInfo",
        /// 処方箋発行形態 that the patient chose
        prescription_form: Option<PrescriptionForm> = "PrescriptionIssueSelect",
        /// 処理結果状況
        status: Option<ProcessingStatus> = "ProcessingResultStatus",
        /// 処理結果コード; also set on success, for notes
        code: Option<String> = "ProcessingResultCode",
        /// 処理結果メッセージ, to be shown as it is
        message: Option<String> = "ProcessingResultMessage",
        /// 資格有効性
        validity: Option<Validity> = "QualificationValidity",
        /// 資格確認結果: usually one; two when 医療保険 and 医療扶助 apply together
        results: Vec<Qualification> = "ResultList/ResultOfQualificationConfirmation",
    }
}

record! {
    /// The numbers that were asked for.
    Inquiry {
        /// 保険者番号
        insurer_number: Option<InsurerNumber> = "InsurerNumber",
        /// 記号
        symbol: Option<String> = "InsuredCardSymbol",
        /// 番号
        number: Option<String> = "InsuredIdentificationNumber",
        /// 枝番
        branch: Option<String> = "InsuredBranchNumber",
        /// 生年月日
        birthdate: Option<Day> = "Birthdate",
        /// 限度額適用認定証提供同意フラグ
        limit_consent: Option<LimitConsent> = "LimitApplicationCertificateRelatedConsFlg",
        /// 任意の識別子 of the person, echoed from the request
        identifier: Option<String> = "ArbitraryIdentifier",
    }
}
