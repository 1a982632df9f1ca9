//! Bulk requests at the virtual terminal: received, processed for a while, answered unit by unit.

use super::codes;
use super::{ExchangeFile, Register, Registration as Line};
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::{Inquiry, Qualification};
use mnc_core::eligibility::codes::{ProcessingStatus, ResultSegment};
use mnc_core::eligibility::wire::{
    AidTicketRequest, BulkAnswer, BulkConfirmUnit, BulkHeader, BulkInquiryRequest, BulkReception,
    BulkRegistrationAnswer, BulkRegistrationRequest, BulkRegistrationUnit, BulkResultRequest,
    Encoding, Family, FileName, HomeVisitRequest, Message, OnlineCareRequest, Registration,
    RequestHeader,
};
use std::collections::HashMap;

/// What was handed in, by its 受付番号.
#[derive(Default)]
pub(super) struct Batches {
    pages: HashMap<String, Page>,
}

struct Page {
    question: Question,
    /// How often it will still be called 処理中.
    processing: u32,
}

/// What was asked.
enum Question {
    Inquiries(Vec<Inquiry>),
    Registrations(Vec<Registration>),
    /// Everybody with a ticket.
    Tickets,
    /// Everybody who consented elsewhere: those with these places in the register, every so many.
    Consented(usize),
}

impl Question {
    /// The question in a hand-in of this family.
    fn read(family: Family, document: &[u8]) -> Option<(RequestHeader, Self)> {
        match family {
            Family::BulkInquiry => {
                let request = BulkInquiryRequest::read(document).ok()?;
                Some((request.header, Self::Inquiries(request.body.inquiries)))
            }
            Family::BulkRegistration => {
                let request = BulkRegistrationRequest::read(document).ok()?;
                let registrations = request.body.registrations;
                Some((request.header, Self::Registrations(registrations)))
            }
            Family::AidTicket => {
                let request = AidTicketRequest::read(document).ok()?;
                request.body.search?.treatment_month?;
                Some((request.header, Self::Tickets))
            }
            Family::HomeVisit => {
                let request = HomeVisitRequest::read(document).ok()?;
                request.body.search?;
                Some((request.header, Self::Consented(5)))
            }
            Family::OnlineCare => {
                let request = OnlineCareRequest::read(document).ok()?;
                request.body.search?;
                Some((request.header, Self::Consented(7)))
            }
            _ => None,
        }
    }
}

impl Batches {
    /// The answer to a hand-in or to a request for its results; none if it cannot be read.
    pub(super) fn answer(
        &mut self,
        family: Family,
        name: &FileName,
        document: &[u8],
        register: &Register,
    ) -> Option<ExchangeFile> {
        let answer = if family.prefix().ends_with("02") {
            self.results(family, document, register)
        } else {
            self.receive(family, document)
        }?;
        let bytes = answer.write(Encoding::Utf8).ok()?;
        let name = name.response()?;
        Some(ExchangeFile { name, bytes })
    }

    fn receive(&mut self, family: Family, document: &[u8]) -> Option<Message> {
        let (header, question) = Question::read(family, document)?;
        let number = format!("{:018}", self.pages.len() + 1);
        let mut answer = BulkReception::default();
        answer.header.file_identifier = header.file_identifier;
        answer.header.segment = Some(ResultSegment::Normal);
        answer.body.reception_number = Some(number.clone());
        let page = Page {
            question,
            processing: 1,
        };
        self.pages.insert(number, page);
        Some(answer.into())
    }

    /// The results: 処理中 at first, then a unit for each person about whom something is known.
    /// Somebody about whom nothing is known gets no unit.
    fn results(&mut self, family: Family, document: &[u8], register: &Register) -> Option<Message> {
        let request = BulkResultRequest::read(document).ok()?;
        let number = request.body.reception_number?;
        let mut header = BulkHeader::default();
        header.file_identifier = request.header.file_identifier;
        let page = self.pages.get_mut(&number);
        header.reception_number = Some(number);
        header.segment = Some(match &page {
            None => ResultSegment::Abnormal,
            Some(page) if page.processing > 0 => ResultSegment::Processing,
            Some(_) => ResultSegment::Normal,
        });
        let question = page.and_then(|page| {
            let done = page.processing == 0;
            page.processing = page.processing.saturating_sub(1);
            done.then_some(&page.question)
        });
        Some(if family == Family::BulkRegistrationResult {
            let mut answer = BulkRegistrationAnswer::default();
            answer.header = header;
            answer.body.units = registered(question, register);
            answer.into()
        } else {
            let mut answer = BulkAnswer::default();
            answer.header = header;
            answer.body.units = confirmed(question, register);
            answer.into()
        })
    }
}

fn confirmed(question: Option<&Question>, register: &Register) -> Vec<BulkConfirmUnit> {
    let all = |chosen: &dyn Fn(usize, &Line) -> bool| {
        let lines = register.lines().iter().enumerate();
        let chosen = lines.filter(|(place, line)| chosen(*place, line));
        let units = chosen.map(|(_, line)| (None, (line.outcome, line.results.clone())));
        units
            .filter_map(|(asked, found)| unit(asked, found))
            .collect()
    };
    match question {
        Some(Question::Inquiries(inquiries)) => inquiries
            .iter()
            .filter_map(|asked| unit(Some(asked), register.look_up(asked)))
            .collect(),
        Some(Question::Tickets) => {
            all(&|_, line| line.results.iter().any(|it| !it.tickets.is_empty()))
        }
        Some(Question::Consented(every)) => {
            all(&|place, line| place % every == 0 && line.outcome == Outcome::Valid)
        }
        Some(Question::Registrations(_)) | None => Vec::new(),
    }
}

/// A number can be registered for whoever is in the register, valid or not.
fn registered(question: Option<&Question>, register: &Register) -> Vec<BulkRegistrationUnit> {
    let Some(Question::Registrations(registrations)) = question else {
        return Vec::new();
    };
    let unit = |asked: &Registration| {
        let mut inquiry = Inquiry::default();
        inquiry.insurer_number.clone_from(&asked.insurer_number);
        inquiry.symbol.clone_from(&asked.symbol);
        inquiry.number.clone_from(&asked.number);
        inquiry.branch.clone_from(&asked.branch);
        inquiry.birthdate.clone_from(&asked.birthdate);
        let (outcome, _) = register.look_up(&inquiry);
        let known = !matches!(outcome, Outcome::NotFound | Outcome::Multiple);
        let mut unit = BulkRegistrationUnit::default();
        unit.registration = Some(asked.clone());
        unit.status = (!known).then_some(ProcessingStatus::Error);
        unit.code = (!known).then(|| "EXAMPLE".to_owned());
        unit
    };
    registrations.iter().map(unit).collect()
}

fn unit(asked: Option<&Inquiry>, found: (Outcome, Vec<Qualification>)) -> Option<BulkConfirmUnit> {
    let (outcome, results) = found;
    let mut unit = BulkConfirmUnit::default();
    unit.inquiry = asked.cloned();
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
