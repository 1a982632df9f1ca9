//! `OQSsiimm01`: the registration of one 照会番号, the institution's own number of a patient.

use super::bulk::BulkHeader;
use super::field::record;
use super::message::message;
use super::request::RequestHeader;
use crate::eligibility::answer::{Day, Inquiry, Qualification};
use crate::eligibility::codes::ProcessingStatus;
use crate::eligibility::numbers::InsurerNumber;

record! {
    /// 照会番号登録情報: a number, and the insurance that it is registered for.
    Registration {
        /// 照会番号, up to 50 characters
        reference_number: Option<String> = "ReferenceNumber",
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
        /// 任意の識別子 of the person, echoed from the request
        identifier: Option<String> = "ArbitraryIdentifier",
    }
}

record! {
    /// What a registration asks.
    RegistrationBody {
        /// 照会番号登録情報
        registration: Option<Registration> = "ReferenceNumberRegistrationInfo",
    }
}

record! {
    /// What the answer to a registration says. On success it may carry no status at all.
    RegistrationAnswerBody {
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

message! {
    /// 照会番号登録 (単件), request: `OQSsiimm01req_….xml`.
    RegistrationRequest { header: RequestHeader, body: RegistrationBody }
}

message! {
    /// 照会番号登録 (単件), answer: `OQSsiimm01res_….xml`.
    RegistrationAnswer { header: BulkHeader, body: RegistrationAnswerBody }
}

impl Registration {
    /// The registration of this number for the insurance of an answer: the numbers go back as
    /// they came.
    pub fn of(reference_number: impl Into<String>, answer: &Qualification) -> Self {
        Self {
            reference_number: Some(reference_number.into()),
            insurer_number: answer.insurer_number.clone(),
            symbol: answer.symbol.clone(),
            number: answer.number.clone(),
            branch: answer.branch.clone(),
            ..Self::default()
        }
    }
}

impl RegistrationRequest {
    /// A request for this registration.
    pub fn new(header: RequestHeader, registration: Registration) -> Self {
        let body = RegistrationBody {
            registration: Some(registration),
            ..RegistrationBody::default()
        };
        Self {
            header,
            body,
            ..Self::default()
        }
    }
}

impl Registration {
    /// Whether an answer that echoes `echo` speaks of another registration than this one: as
    /// [`Inquiry::is_contradicted_by`](crate::eligibility::answer::Inquiry::is_contradicted_by), and the
    /// 照会番号 must be the same text.
    pub fn is_contradicted_by(&self, echo: &Self) -> bool {
        let numbers = self
            .reference_number
            .as_ref()
            .zip(echo.reference_number.as_ref());
        numbers.is_some_and(|(asked, echoed)| asked != echoed)
            || self.as_inquiry().is_contradicted_by(&echo.as_inquiry())
    }

    fn as_inquiry(&self) -> Inquiry {
        Inquiry {
            insurer_number: self.insurer_number.clone(),
            symbol: self.symbol.clone(),
            number: self.number.clone(),
            branch: self.branch.clone(),
            birthdate: self.birthdate.clone(),
            identifier: self.identifier.clone(),
            ..Inquiry::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_reference_number_or_person_contradicts() {
        let asked = Registration {
            reference_number: Some("000815".into()),
            number: Some("0012".into()),
            ..Registration::default()
        };
        let with = |reference: &str, number: &str| Registration {
            reference_number: Some(reference.into()),
            number: Some(number.into()),
            ..Registration::default()
        };
        assert!(!asked.is_contradicted_by(&with("000815", "12")));
        assert!(asked.is_contradicted_by(&with("815", "0012")));
        assert!(asked.is_contradicted_by(&with("000815", "0013")));
        assert!(!asked.is_contradicted_by(&Registration::default()));
    }
}
