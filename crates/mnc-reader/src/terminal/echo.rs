//! What a request asked about, and whether its answer speaks of that.

use super::Result;
use super::error::TerminalError;
use mnc_core::eligibility::QualificationAnswer;
use mnc_core::eligibility::answer::Inquiry;
use mnc_core::eligibility::wire::{
    Family, FileName, InquiryRequest, Registration, RegistrationAnswer, RegistrationRequest,
};

/// Whom a request asked about. It is kept in memory alone: the journal holds nothing about people.
pub(super) enum Asked {
    Inquiry(Box<Inquiry>),
    Registration(Box<Registration>),
}

impl Asked {
    /// What the content of this request asks; none of families whose answers echo nothing, or echo it
    /// unit by unit.
    pub(super) fn of(name: &FileName, content: &[u8]) -> Option<Self> {
        match Family::of_prefix(name.prefix())? {
            Family::Inquiry => {
                let inquiry = InquiryRequest::read(content).ok()?.body.inquiry?;
                Some(Self::Inquiry(Box::new(inquiry)))
            }
            Family::Registration => {
                let registration = RegistrationRequest::read(content).ok()?.body.registration?;
                Some(Self::Registration(Box::new(registration)))
            }
            _ => None,
        }
    }

    /// Refuses a document that echoes something else. Without an echo nothing is contradicted: an
    /// answer with an error may have none.
    pub(super) fn check(&self, document: &[u8]) -> Result<()> {
        let contradicted = match self {
            Self::Inquiry(asked) => {
                let echo = QualificationAnswer::read(document)?.body.inquiry;
                echo.is_some_and(|echo| asked.is_contradicted_by(&echo))
            }
            Self::Registration(asked) => {
                let echo = RegistrationAnswer::read(document)?.body.registration;
                echo.is_some_and(|echo| asked.is_contradicted_by(&echo))
            }
        };
        if contradicted {
            return Err(TerminalError::OtherInquiry);
        }
        Ok(())
    }
}
