//! `OQSsiquc01`: the inquiry for one person by the numbers of a card or certificate.

use super::field::record;
use super::message::message;
use super::request::RequestHeader;
use crate::eligibility::answer::Inquiry;

record! {
    /// What an inquiry asks.
    InquiryBody {
        /// 資格確認照会用情報
        inquiry: Option<Inquiry> = "QualificationConfirmSearchInfo",
    }
}

message! {
    /// 資格確認 (単件), request: `OQSsiquc01req_….xml`.
    ///
    /// The answer is a [`QualificationAnswer`](crate::eligibility::QualificationAnswer).
    ///
    /// ```
    /// use mnc_core::Date;
    /// use mnc_core::eligibility::answer::{Day, Inquiry};
    /// use mnc_core::eligibility::numbers::InsurerNumber;
    /// use mnc_core::eligibility::wire::{Encoding, InquiryRequest, RequestHeader};
    /// let mut inquiry = Inquiry::default();
    /// inquiry.insurer_number = Some(InsurerNumber::padded("138057"));
    /// inquiry.number = Some("0012".into());
    /// inquiry.birthdate = Some(Day::new(Date::constant(1985, 4, 3)));
    /// let header = RequestHeader::new("1319999999", Date::constant(2026, 11, 20));
    /// let request = InquiryRequest::new(header.with_file_identifier("20261120-0001"), inquiry);
    /// let bytes = request.write(Encoding::ShiftJis)?;
    /// assert_eq!(InquiryRequest::read(&bytes)?.body, request.body);
    /// # Ok::<(), mnc_core::Error>(())
    /// ```
    InquiryRequest { header: RequestHeader, body: InquiryBody }
}

impl InquiryRequest {
    /// A request for this person.
    pub fn new(header: RequestHeader, inquiry: Inquiry) -> Self {
        let body = InquiryBody {
            inquiry: Some(inquiry),
            ..InquiryBody::default()
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
    use crate::Date;
    use crate::eligibility::answer::Day;
    use crate::eligibility::codes::LimitConsent;
    use crate::eligibility::numbers::InsurerNumber;
    use crate::eligibility::wire::{Element, Encoding, EncodingNote};

    fn request() -> InquiryRequest {
        let inquiry = Inquiry {
            insurer_number: Some(InsurerNumber::padded("138057")),
            symbol: Some("見本－１".into()),
            number: Some("0012".into()),
            branch: Some("03".into()),
            birthdate: Some(Day::new(Date::constant(1985, 4, 3))),
            limit_consent: Some(LimitConsent::Granted),
            ..Inquiry::default()
        };
        let header = RequestHeader::new("1319999999", Date::constant(2026, 11, 20));
        InquiryRequest::new(header.with_file_identifier("20261120-0001"), inquiry)
    }

    #[test]
    fn a_request_is_written_with_the_tags_of_the_interface() {
        let leaves = [
            (
                "XmlMsg/MessageHeader/QualificationConfirmationDate",
                "20261120",
            ),
            ("XmlMsg/MessageHeader/MedicalInstitutionCode", "1319999999"),
            (
                "XmlMsg/MessageHeader/ArbitraryFileIdentifier",
                "20261120-0001",
            ),
            ("InsurerNumber", "  138057"),
            ("InsuredCardSymbol", "見本－１"),
            ("InsuredIdentificationNumber", "0012"),
            ("InsuredBranchNumber", "03"),
            ("Birthdate", "19850403"),
            ("LimitApplicationCertificateRelatedConsFlg", "1"),
        ];
        let person = "XmlMsg/MessageBody/QualificationConfirmSearchInfo/";
        let full = leaves.map(|(tag, text)| {
            if tag.contains('/') {
                (tag.to_owned(), text)
            } else {
                (format!("{person}{tag}"), text)
            }
        });
        assert_eq!(request().to_element().leaves(), full);
    }

    #[test]
    fn a_request_is_read_back_in_both_encodings() {
        let mut request = request();
        request.unknown = vec![Element::leaf("NewTag", " 01")];
        for encoding in [Encoding::Utf8, Encoding::ShiftJis] {
            request.encoding = EncodingNote::declared(encoding);
            let bytes = request.write(encoding).unwrap();
            assert_eq!(InquiryRequest::read(&bytes).unwrap(), request);
        }
    }

    #[test]
    fn debug_shows_nothing_personal() {
        let shown = format!("{:?} {:?}", request(), request().body);
        assert!(!shown.contains("0012") && !shown.contains("138057"));
    }
}
