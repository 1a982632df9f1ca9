//! The body of an answer, and the inquiry that it echoes.

use super::qualification::Qualification;
use super::value::Day;
use crate::eligibility::codes::{LimitConsent, PrescriptionForm, ProcessingStatus, Validity};
use crate::eligibility::numbers::{InsurerNumber, number_key, symbol_key};
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

impl Inquiry {
    /// Whether an answer that echoes `echo` speaks of somebody else than this inquiry asks about.
    ///
    /// Numbers are compared by their keys, because terminals pad them; what either does not say
    /// contradicts nothing. 限度額適用認定証提供同意フラグ is no part of who the person is.
    ///
    /// ```
    /// use mnc_core::eligibility::answer::Inquiry;
    /// let mut asked = Inquiry::default();
    /// asked.number = Some("12".into());
    /// let mut echo = asked.clone();
    /// echo.number = Some("００１２".into());
    /// assert!(!asked.is_contradicted_by(&echo));
    /// echo.number = Some("0013".into());
    /// assert!(asked.is_contradicted_by(&echo));
    /// ```
    pub fn is_contradicted_by(&self, echo: &Self) -> bool {
        let pairs = self.keys().into_iter().zip(echo.keys());
        let mut both = pairs.filter_map(|(asked, echoed)| asked.zip(echoed));
        both.any(|(asked, echoed)| asked != echoed)
    }

    /// What tells people apart, in the form in which it is compared.
    fn keys(&self) -> [Option<String>; 6] {
        let insurer = self.insurer_number.as_ref();
        [
            insurer.map(|it| number_key(it.raw())),
            self.symbol.as_deref().map(symbol_key),
            self.number.as_deref().map(number_key),
            self.branch.as_deref().map(number_key),
            self.birthdate.as_ref().map(|it| it.text().to_owned()),
            self.identifier.clone(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Date;

    fn asked() -> Inquiry {
        Inquiry {
            insurer_number: Some(InsurerNumber::padded("138057")),
            symbol: Some("見本－１".into()),
            number: Some("0012".into()),
            branch: Some("03".into()),
            birthdate: Some(Day::new(Date::constant(1985, 4, 3))),
            limit_consent: Some(LimitConsent::Granted),
            identifier: Some("p1".into()),
            ..Inquiry::default()
        }
    }

    #[test]
    fn an_echo_in_another_form_or_with_less_in_it_contradicts_nothing() {
        let echo = Inquiry {
            insurer_number: Some(InsurerNumber::new("138057")),
            symbol: Some("見本１".into()),
            number: Some("12".into()),
            branch: Some("3".into()),
            limit_consent: Some(LimitConsent::Refused),
            identifier: None,
            ..asked()
        };
        for echo in [echo, asked(), Inquiry::default()] {
            assert!(!asked().is_contradicted_by(&echo));
        }
        assert!(!Inquiry::default().is_contradicted_by(&asked()));
    }

    #[test]
    fn every_field_that_tells_people_apart_can_contradict() {
        let changes: [fn(&mut Inquiry); 6] = [
            |it| it.insurer_number = Some(InsurerNumber::padded("138058")),
            |it| it.symbol = Some("見本－２".into()),
            |it| it.number = Some("0013".into()),
            |it| it.branch = Some("04".into()),
            |it| it.birthdate = Some(Day::new(Date::constant(1985, 4, 4))),
            |it| it.identifier = Some("p2".into()),
        ];
        for change in changes {
            let mut echo = asked();
            change(&mut echo);
            assert!(asked().is_contradicted_by(&echo));
        }
    }
}
