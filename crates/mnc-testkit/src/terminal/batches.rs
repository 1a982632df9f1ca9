//! Bulk inquiries at the virtual terminal: received, processed for a while, answered unit by unit.

use super::ExchangeFile;
use super::codes;
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::{Inquiry, Qualification};
use mnc_core::eligibility::codes::{ProcessingStatus, ResultSegment};
use mnc_core::eligibility::wire::{
    BulkAnswer, BulkConfirmUnit, BulkInquiryRequest, BulkReception, BulkResultRequest, Encoding,
    FileName,
};
use std::collections::HashMap;

/// The pages that were handed in, by their 受付番号.
#[derive(Default)]
pub(super) struct Batches {
    pages: HashMap<String, Page>,
}

struct Page {
    inquiries: Vec<Inquiry>,
    /// How often it will still be called 処理中.
    processing: u32,
}

impl Batches {
    /// The answer to a page; none if it cannot be read.
    pub(super) fn receive(&mut self, name: &FileName, document: &[u8]) -> Option<ExchangeFile> {
        let request = BulkInquiryRequest::read(document).ok()?;
        let number = format!("{:018}", self.pages.len() + 1);
        let mut answer = BulkReception::default();
        answer.header.file_identifier = request.header.file_identifier;
        answer.header.segment = Some(ResultSegment::Normal);
        answer.body.reception_number = Some(number.clone());
        let inquiries = request.body.inquiries;
        let page = Page {
            inquiries,
            processing: 1,
        };
        self.pages.insert(number, page);
        file(name, answer.write(Encoding::Utf8))
    }

    /// The results of a page: 処理中 at first, then a unit for each person whom `look_up` finds
    /// something about. Somebody whom it knows nothing of gets no unit.
    pub(super) fn results(
        &mut self,
        name: &FileName,
        document: &[u8],
        look_up: impl Fn(&Inquiry) -> (Outcome, Vec<Qualification>),
    ) -> Option<ExchangeFile> {
        let request = BulkResultRequest::read(document).ok()?;
        let number = request.body.reception_number?;
        let mut answer = BulkAnswer::default();
        answer.header.file_identifier = request.header.file_identifier;
        answer.header.segment = Some(ResultSegment::Normal);
        match self.pages.get_mut(&number) {
            None => answer.header.segment = Some(ResultSegment::Abnormal),
            Some(page) if page.processing > 0 => {
                page.processing -= 1;
                answer.header.segment = Some(ResultSegment::Processing);
            }
            Some(page) => {
                let units = page.inquiries.iter();
                answer.body.units = units
                    .filter_map(|asked| unit(asked, look_up(asked)))
                    .collect();
            }
        }
        answer.header.reception_number = Some(number);
        file(name, answer.write(Encoding::Utf8))
    }
}

fn unit(asked: &Inquiry, found: (Outcome, Vec<Qualification>)) -> Option<BulkConfirmUnit> {
    let (outcome, results) = found;
    let mut unit = BulkConfirmUnit::default();
    unit.inquiry = Some(asked.clone());
    if outcome == Outcome::Failed {
        unit.status = Some(ProcessingStatus::Error);
        unit.code = Some("EXAMPLE".to_owned());
        return Some(unit);
    }
    let (_, status, validity) = codes(outcome)?;
    unit.status = status;
    unit.validity = validity;
    unit.results = results;
    Some(unit)
}

fn file(name: &FileName, bytes: mnc_core::Result<Vec<u8>>) -> Option<ExchangeFile> {
    let (name, bytes) = name.response().zip(bytes.ok())?;
    Some(ExchangeFile { name, bytes })
}
