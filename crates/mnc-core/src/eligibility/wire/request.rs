//! The header that every request of the eligibility families carries.

use super::field::record;
use crate::Date;
use crate::eligibility::answer::Day;

record! {
    /// What a request says about itself.
    RequestHeader {
        /// 資格確認日: the day that the request asks about
        checked_on: Option<Day> = "QualificationConfirmationDate",
        /// 医療機関コード, ten digits
        institution_code: Option<String> = "MedicalInstitutionCode",
        /// 任意のファイル識別子, echoed by the answer
        file_identifier: Option<String> = "ArbitraryFileIdentifier",
    }
}

impl RequestHeader {
    /// A header of this institution that asks about this day.
    pub fn new(institution_code: impl Into<String>, checked_on: Date) -> Self {
        Self {
            checked_on: Some(Day::new(checked_on)),
            institution_code: Some(institution_code.into()),
            ..Self::default()
        }
    }

    /// The same with a 任意のファイル識別子, by which the answer is known again.
    #[must_use]
    pub fn with_file_identifier(mut self, identifier: impl Into<String>) -> Self {
        self.file_identifier = Some(identifier.into());
        self
    }
}
