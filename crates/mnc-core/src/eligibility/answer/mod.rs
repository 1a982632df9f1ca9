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
}

#[cfg(test)]
mod tests;
