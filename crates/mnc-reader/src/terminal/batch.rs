//! Bulk inquiries (`OQSmuquc01`, `OQSmuquc02`): page by page, and reconciled person by person.

use super::Result;
use super::client::TerminalClient;
use super::error::TerminalError;
use super::journal::Ticket;
use super::received::{Received, Reply};
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::{Consents, Inquiry, Qualification};
use mnc_core::eligibility::codes::{LimitChange, ResultSegment};
use mnc_core::eligibility::wire::{
    BulkConfirmUnit, BulkHeader, BulkInquiryRequest, BulkReception, BulkResultRequest,
    ConfirmUnits, DEFAULT_PAGE, RequestHeader,
};
use std::collections::HashMap;
use std::fmt;
use std::io::BufRead;
use std::num::NonZeroUsize;
use std::time::Duration;

const HAND_IN: &str = "OQSmuquc01";
const FETCH: &str = "OQSmuquc02";

/// A patient to ask about. `Debug` shows nothing of them.
#[derive(Clone)]
pub struct BatchPatient {
    /// What to ask. Its 任意の識別子 tells the patients of a page apart; one is made up where it is
    /// missing, and the finding carries it.
    pub inquiry: Inquiry,
    /// What the host knows, if it has an earlier answer.
    pub known: Option<Qualification>,
}

impl fmt::Debug for BatchPatient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BatchPatient").finish_non_exhaustive()
    }
}

/// The pace of a bulk inquiry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BatchPace {
    /// Patients on a page. The interface's own limit is not public. Default: 500.
    pub page: NonZeroUsize,
    /// Between two questions whether the page is done. Default: one minute.
    pub poll: Duration,
    /// How long a page may take in all. Default: one hour.
    pub at_most: Duration,
}

impl Default for BatchPace {
    fn default() -> Self {
        Self {
            page: DEFAULT_PAGE,
            poll: Duration::from_secs(60),
            at_most: Duration::from_secs(60 * 60),
        }
    }
}

/// What became of one patient. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Finding {
    /// The qualification holds and is what the host knows.
    Unchanged,
    /// The qualification holds, and something differs from what the host knows (or it knew nothing).
    Changed,
    /// The qualification is lost, or there is none under these numbers.
    Lost,
    /// The centre answered with an error, or more than one person fits.
    Erroneous,
    /// No answer about this patient came. It says nothing about the qualification.
    Unknown,
}

impl Finding {
    /// The finding of a unit, compared with what the host knows. Consents, the limit's own mark of
    /// change and the keys of a single answer are no part of the comparison.
    pub fn of(outcome: Outcome, unit: &BulkConfirmUnit, known: Option<&Qualification>) -> Self {
        match outcome {
            Outcome::Valid | Outcome::AidUnregistered => Self::of_current(unit, known),
            Outcome::Invalid | Outcome::InvalidHasNew | Outcome::NotFound => Self::Lost,
            Outcome::Failed | Outcome::Multiple => Self::Erroneous,
            _ => Self::Unknown,
        }
    }

    fn of_current(unit: &BulkConfirmUnit, known: Option<&Qualification>) -> Self {
        let mut results = unit.all_results();
        let (first, second) = (results.next(), results.next());
        let limit_changed = [
            unit.limit_change.as_ref(),
            first.and_then(|it| it.limit_change.as_ref()),
        ]
        .contains(&Some(&LimitChange::ChangedOrUndecidable));
        let same = first.map(comparable) == known.map(comparable) && second.is_none();
        if same && !limit_changed {
            Self::Unchanged
        } else {
            Self::Changed
        }
    }
}

fn comparable(result: &Qualification) -> Qualification {
    let mut result = result.clone();
    result.consents = Consents::default();
    result.limit_change = None;
    result.confirmation_key = None;
    result.reference_numbers.clear();
    result
}

/// How many patients had which finding.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct BatchReport {
    /// Pages that were handed in.
    pub pages: usize,
    /// Pages without results in time; their patients are `Unknown`.
    pub unanswered: usize,
    /// By finding.
    pub findings: HashMap<Finding, usize>,
    /// Units that carry an identifier that no patient of the page has; they were bound to nobody.
    pub strangers: usize,
}

impl BatchReport {
    /// How many patients had this finding.
    pub fn count(&self, finding: Finding) -> usize {
        self.findings.get(&finding).copied().unwrap_or_default()
    }
}

/// One patient's finding, as it is handed to the host.
#[derive(Debug)]
#[non_exhaustive]
pub struct Reconciled<'a> {
    /// 任意の識別子 of the patient.
    pub identifier: &'a str,
    /// What became of them.
    pub finding: Finding,
    /// What the centre says; none if it says nothing.
    pub unit: Option<&'a BulkConfirmUnit>,
}

type Page = HashMap<String, Option<Qualification>>;

impl TerminalClient {
    /// Asks about many patients and hands each finding over as it comes. Memory holds one page of
    /// patients and its answer, however many there are.
    ///
    /// A page that is not done in time is `Unknown` for its patients; the next pages go on.
    ///
    /// # Errors
    /// `Folder` if a request cannot be sent, and errors of the answers.
    pub fn ask_many(
        &mut self,
        header: &RequestHeader,
        patients: impl IntoIterator<Item = BatchPatient>,
        pace: &BatchPace,
        mut each: impl FnMut(Reconciled<'_>),
    ) -> Result<BatchReport> {
        let mut report = BatchReport::default();
        let mut patients = patients.into_iter();
        loop {
            let (inquiries, mut asked) = next_page(&mut patients, pace.page, report.pages);
            if inquiries.is_empty() {
                return Ok(report);
            }
            report.pages += 1;
            let ticket = self.hand_in(header, inquiries)?;
            let done = self.collect(&ticket, header, pace, |outcome, unit| {
                report.reconcile(&mut asked, outcome, unit, &mut each);
            })?;
            report.unanswered += usize::from(!done);
            report.close(asked, &mut each);
        }
    }

    /// Hands a page in. [`Self::collect`] gets its results, also after a restart.
    ///
    /// # Errors
    /// As [`Self::send`].
    pub fn hand_in(&mut self, header: &RequestHeader, inquiries: Vec<Inquiry>) -> Result<Ticket> {
        let encoding = self.settings.encoding;
        self.send(HAND_IN, |ticket| {
            let header = header.clone().with_file_identifier(ticket.identifier());
            BulkInquiryRequest::new(header, inquiries).write(encoding)
        })
    }

    /// Waits until the page is done, and hands over every unit of its results. False if it was not
    /// done in time: the ticket then stays open.
    ///
    /// # Errors
    /// As [`Self::wait`], and errors of the answers; units before the error were handed over.
    pub fn collect(
        &mut self,
        ticket: &Ticket,
        header: &RequestHeader,
        pace: &BatchPace,
        mut each: impl FnMut(Outcome, &BulkConfirmUnit),
    ) -> Result<bool> {
        let deadline = self.clock.elapsed().saturating_add(pace.at_most);
        let Reply::Answered(reception) = self.wait(ticket, pace.at_most)? else {
            return Ok(false);
        };
        let number = reception_number(&reception)?;
        while self.clock.elapsed() < deadline {
            if let Some(results) = self.fetch(header, &number, deadline)? {
                hand_over(&results, &number, &mut each)?;
                self.finish(ticket)?;
                return Ok(true);
            }
            self.clock.wait(&self.changes, pace.poll);
        }
        Ok(false)
    }

    /// Asks for the results once; none if they are still being processed.
    fn fetch(
        &mut self,
        header: &RequestHeader,
        number: &str,
        deadline: Duration,
    ) -> Result<Option<Received>> {
        let encoding = self.settings.encoding;
        let ticket = self.send(FETCH, |ticket| {
            let header = header.clone().with_file_identifier(ticket.identifier());
            BulkResultRequest::new(header, number).write(encoding)
        })?;
        let left = deadline.saturating_sub(self.clock.elapsed());
        let reply = self.wait(&ticket, left)?;
        // Asking for results has no effect, so it need not be waited for beyond this.
        self.finish(&ticket)?;
        match reply {
            Reply::Answered(results) if is_done(&results)? => Ok(Some(results)),
            _ => Ok(None),
        }
    }
}

impl BatchReport {
    /// Reconciles one page of patients with the document that answers it, wherever it came from:
    /// the findings of [`TerminalClient::ask_many`] without its folder. A list of any length is
    /// reconciled page by page; memory holds one page and one unit of its document.
    ///
    /// A patient is found by the 任意の識別子 of the inquiry. The header is expected before the
    /// units, as terminals write it: a unit that precedes it says nothing.
    ///
    /// # Errors
    /// As [`ConfirmUnits`]; findings before the error were handed over, the others were not.
    pub fn reconcile_page(
        &mut self,
        patients: impl IntoIterator<Item = BatchPatient>,
        document: impl BufRead,
        mut each: impl FnMut(Reconciled<'_>),
    ) -> Result<()> {
        let mut patients = patients.into_iter();
        let (_, mut asked) = next_page(&mut patients, NonZeroUsize::MAX, self.pages);
        self.pages += 1;
        let mut units = ConfirmUnits::open(document)?;
        while let Some(unit) = units.next() {
            let unit = unit?;
            let header = units.header();
            let outcome = unit.outcome(header.and_then(|it| it.segment.as_ref()));
            self.reconcile(&mut asked, outcome, &unit, &mut each);
        }
        self.close(asked, &mut each);
        Ok(())
    }

    fn reconcile(
        &mut self,
        page: &mut Page,
        outcome: Outcome,
        unit: &BulkConfirmUnit,
        each: &mut impl FnMut(Reconciled<'_>),
    ) {
        let inquiry = unit.inquiry.as_ref();
        let identifier = inquiry.and_then(|inquiry| inquiry.identifier.as_deref());
        // A second unit about the same patient finds nobody either.
        let patient = identifier.and_then(|identifier| page.remove_entry(identifier));
        let Some((identifier, known)) = patient else {
            self.strangers += 1;
            return;
        };
        let finding = Finding::of(outcome, unit, known.as_ref());
        self.tell(&identifier, finding, Some(unit), each);
    }

    /// Those who are left: nothing is known about them.
    fn close(&mut self, page: Page, each: &mut impl FnMut(Reconciled<'_>)) {
        for identifier in page.into_keys() {
            self.tell(&identifier, Finding::Unknown, None, each);
        }
    }

    fn tell(
        &mut self,
        identifier: &str,
        finding: Finding,
        unit: Option<&BulkConfirmUnit>,
        each: &mut impl FnMut(Reconciled<'_>),
    ) {
        *self.findings.entry(finding).or_default() += 1;
        each(Reconciled {
            identifier,
            finding,
            unit,
        });
    }
}

fn next_page(
    patients: &mut impl Iterator<Item = BatchPatient>,
    size: NonZeroUsize,
    number: usize,
) -> (Vec<Inquiry>, Page) {
    let (mut inquiries, mut page) = (Vec::new(), Page::new());
    for (index, patient) in patients.take(size.get()).enumerate() {
        let mut inquiry = patient.inquiry;
        let own = inquiry
            .identifier
            .take()
            .filter(|it| !page.contains_key(it));
        let identifier = own.unwrap_or_else(|| format!("{number}-{index}"));
        inquiry.identifier = Some(identifier.clone());
        inquiries.push(inquiry);
        page.insert(identifier, patient.known);
    }
    (inquiries, page)
}

fn reception_number(reception: &Received) -> Result<String> {
    let [document] = reception.documents() else {
        return Err(TerminalError::NotOneDocument);
    };
    let reception = BulkReception::read(document)?;
    let number = reception.reception_number().map(str::to_owned);
    number.ok_or(TerminalError::NotReceived)
}

/// Whether any document says something else than 処理中.
fn is_done(results: &Received) -> Result<bool> {
    for document in results.documents() {
        let header = header_of(document)?;
        if header.and_then(|header| header.segment) == Some(ResultSegment::Processing) {
            return Ok(false);
        }
    }
    Ok(true)
}

fn hand_over(
    results: &Received,
    number: &str,
    each: &mut impl FnMut(Outcome, &BulkConfirmUnit),
) -> Result<()> {
    for document in results.documents() {
        let header = header_of(document)?.unwrap_or_default();
        let other = header
            .reception_number
            .as_deref()
            .filter(|it| *it != number);
        if other.is_some() {
            return Err(TerminalError::OtherIdentifier);
        }
        for unit in ConfirmUnits::open(document.as_slice())? {
            let unit = unit?;
            each(unit.outcome(header.segment.as_ref()), &unit);
        }
    }
    Ok(())
}

/// The header, wherever it stands; usually before the first unit.
pub(super) fn header_of(document: &[u8]) -> Result<Option<BulkHeader>> {
    let mut units = ConfirmUnits::open(document)?;
    while units.header().is_none() {
        match units.next() {
            Some(unit) => drop(unit?),
            None => break,
        }
    }
    Ok(units.header().cloned())
}
