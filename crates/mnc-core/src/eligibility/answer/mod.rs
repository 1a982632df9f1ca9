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

use super::wire::field::{Field, Fields, Node};
use super::wire::{Element, Encoding, EncodingNote};
use crate::Result;
use std::fmt;

const ROOT: &str = "XmlMsg";
const HEADER: &str = "MessageHeader";
const BODY: &str = "MessageBody";

/// An answer of the 資格確認端末 (`OQSsiquc01res_…`, `OQSsiquc01res_face_…`).
///
/// The order of elements means nothing: real files come in any. Whatever is not known is kept in
/// the `unknown` fields, so that an answer that was read can be written again without loss.
/// `Debug` shows the outcome and no content.
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
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct QualificationAnswer {
    /// The encoding of the file, and whether the file named it.
    pub encoding: EncodingNote,
    /// About the answer as a whole.
    pub header: Header,
    /// About the person.
    pub body: Body,
    /// Elements beside header and body, in the order of the file.
    pub unknown: Vec<Element>,
}

impl QualificationAnswer {
    /// Reads a file.
    ///
    /// # Errors
    /// `MalformedEligibility` if this is no message of the interface, if a field that can occur
    /// once occurs twice, or if a field holds elements where text belongs;
    /// `EligibilityTooLarge` above the bounds of [`Element::read`].
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let (root, encoding) = Element::read(bytes)?;
        if root.name() != ROOT {
            return Err(root.misplaced());
        }
        let mut fields = Fields::of(root)?;
        Ok(Self {
            encoding,
            header: <Option<Header>>::read(&mut fields, HEADER)?.unwrap_or_default(),
            body: <Option<Body>>::read(&mut fields, BODY)?.unwrap_or_default(),
            unknown: fields.rest(),
        })
    }

    /// The bytes of a file with this answer, in this encoding.
    ///
    /// # Errors
    /// `InvalidArgument` if a text holds a character that XML forbids.
    pub fn write(&self, encoding: Encoding) -> Result<Vec<u8>> {
        self.to_element().write(encoding)
    }

    /// The answer as a tree.
    pub fn to_element(&self) -> Element {
        let mut children = vec![self.header.to_element(HEADER), self.body.to_element(BODY)];
        children.extend(self.unknown.iter().cloned());
        Element::parent(ROOT, children)
    }

    /// What the answer means.
    pub fn outcome(&self) -> Outcome {
        Outcome::of(
            self.header.segment.as_ref(),
            self.body.status.as_ref(),
            self.body.validity.as_ref(),
        )
    }
}

impl fmt::Debug for QualificationAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("QualificationAnswer")
            .field("encoding", &self.encoding)
            .field("outcome", &self.outcome())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
