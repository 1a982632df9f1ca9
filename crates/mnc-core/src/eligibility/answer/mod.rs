//! The answer to a single eligibility inquiry, or of the face card reader (`OQSsiquc01`).

mod body;
mod certificate;
mod consent;
mod header;
mod outcome;
mod qualification;
mod ticket;
mod value;

pub use body::{Body, Inquiry};
pub use certificate::{ElderlyCertificate, LimitCertificate, SpecificDiseaseCertificate};
pub use consent::{Consent, ConsentCategory, Consents};
pub use header::Header;
pub use outcome::Outcome;
pub use qualification::Qualification;
pub use ticket::MedicalTicket;
pub use value::{
    Amount, Day, FirstOfMonth, Format, Formatted, Month, Percent, Share, Timestamp, Yen,
};

use super::wire::field::Node;
use super::wire::message::message;

message! {
    /// An answer of the 資格確認端末 (`OQSsiquc01res_…`, `OQSsiquc01res_face_…`).
    ///
    /// An answer that was read can be written again without loss.
    ///
    /// ```
    /// use mnc_core::eligibility::{Outcome, QualificationAnswer};
    /// let answer = QualificationAnswer::read("<XmlMsg>
    ///     <MessageHeader><SegmentOfResult>1</SegmentOfResult></MessageHeader>
    ///     <MessageBody>
    ///         <ProcessingResultStatus>1</ProcessingResultStatus>
    ///         <QualificationValidity>4</QualificationValidity>
    ///     </MessageBody>
    /// </XmlMsg>".as_bytes())?;
    /// assert_eq!(answer.outcome(), Outcome::NotFound);
    /// # Ok::<(), mnc_core::Error>(())
    /// ```
    QualificationAnswer { header: Header, body: Body }
}

impl QualificationAnswer {
    /// What the answer means.
    pub fn outcome(&self) -> Outcome {
        Outcome::of(
            self.header.segment.as_ref(),
            self.body.status.as_ref(),
            self.body.validity.as_ref(),
        )
    }

    /// The answer as JSON, one object: `outcome`, `confirmed`, `header` and `body`, the last two in
    /// the manner of [`ReceptionRecord::to_json`](crate::reception::ReceptionRecord::to_json). It
    /// holds all that the answer says of the person.
    ///
    /// ```
    /// use mnc_core::eligibility::QualificationAnswer;
    /// let answer = QualificationAnswer::read("<XmlMsg><MessageBody>
    ///     <ProcessingResultCode>I0001</ProcessingResultCode>
    /// </MessageBody></XmlMsg>".as_bytes())?;
    /// let json = answer.to_json();
    /// assert_eq!((&json["outcome"], &json["confirmed"]), (&"UNKNOWN".into(), &false.into()));
    /// assert_eq!(json["body"]["code"], "I0001");
    /// # Ok::<(), mnc_core::Error>(())
    /// ```
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::json!({
            "outcome": self.outcome().name(),
            "confirmed": self.outcome().confirms_qualification(),
            "header": self.header.to_json(),
            "body": self.body.to_json(),
        })
    }
}

#[cfg(test)]
mod tests;
