//! Many persons at once (`OQSmuquc`, `OQSmuimm`): page by page, and reconciled person by person.

use super::Result;
use super::bulk::BulkQuestion;
use super::client::TerminalClient;
use super::entry::{BatchEntry, BatchPatient, Finding};
use mnc_core::eligibility::codes::ResultSegment;
use mnc_core::eligibility::wire::{ConfirmUnits, DEFAULT_PAGE, RequestHeader};
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::io::BufRead;
use std::num::NonZeroUsize;
use std::time::Duration;

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

/// How many had which finding.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct BatchReport<F: Eq + Hash = Finding> {
    /// Pages that were handed in.
    pub pages: usize,
    /// Pages without results in time; for those on them no answer came.
    pub unanswered: usize,
    /// By finding.
    pub findings: HashMap<F, usize>,
    /// Units that carry an identifier that nobody on the page has; they were bound to nobody.
    pub strangers: usize,
    /// Units whose echo contradicts what was asked under their identifier; they were bound to nobody.
    pub contradicted: usize,
}

impl<F: Eq + Hash> Default for BatchReport<F> {
    fn default() -> Self {
        Self {
            pages: 0,
            unanswered: 0,
            findings: HashMap::new(),
            strangers: 0,
            contradicted: 0,
        }
    }
}

impl<F: Eq + Hash> BatchReport<F> {
    /// How many had this finding.
    pub fn count(&self, finding: F) -> usize
    where
        F: Copy,
    {
        self.findings.get(&finding).copied().unwrap_or_default()
    }
}

/// One finding, as it is handed to the host. `Debug` shows the finding only.
#[non_exhaustive]
pub struct Reconciled<'a, E: BatchEntry = BatchPatient> {
    /// 任意の識別子.
    pub identifier: &'a str,
    /// What became of them.
    pub finding: E::Finding,
    /// What the centre says; none if it says nothing.
    pub unit: Option<&'a E::Unit>,
}

impl<E: BatchEntry> fmt::Debug for Reconciled<'_, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reconciled")
            .field("finding", &self.finding)
            .finish_non_exhaustive()
    }
}

impl TerminalClient {
    /// Asks about many persons ([`BatchPatient`]), or registers many
    /// ([`Registration`](mnc_core::eligibility::wire::Registration)), and hands
    /// each finding over as it comes. Memory holds one page and its answer, however many there are.
    ///
    /// A page that is not done in time is unanswered for those on it; the next pages go on.
    ///
    /// # Errors
    /// `Folder` if a request cannot be sent, and errors of the answers.
    pub fn ask_many<E: BatchEntry>(
        &mut self,
        header: &RequestHeader,
        entries: impl IntoIterator<Item = E>,
        pace: &BatchPace,
        mut each: impl FnMut(Reconciled<'_, E>),
    ) -> Result<BatchReport<E::Finding>>
    where
        E::Question: Clone,
        Vec<E::Question>: BulkQuestion<Unit = E::Unit>,
    {
        let mut report = BatchReport::default();
        let mut entries = entries.into_iter();
        loop {
            let (questions, mut open) = next_page(&mut entries, pace.page, report.pages);
            if questions.is_empty() {
                return Ok(report);
            }
            report.pages += 1;
            let ticket = self.hand_in(header, questions)?;
            let done = self.collect(&ticket, header, pace, |segment, unit| {
                report.reconcile(&mut open, segment, unit, &mut each);
            })?;
            report.unanswered += usize::from(!done);
            report.close(open, &mut each);
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
            let segment = units.header().and_then(|it| it.segment.as_ref());
            self.reconcile(&mut asked, segment, &unit, &mut each);
        }
        self.close(asked, &mut each);
        Ok(())
    }
}

/// Those on a page who have no answer yet, by their identifier.
type Page<E> = HashMap<String, (<E as BatchEntry>::Question, <E as BatchEntry>::Known)>;

impl<F: Copy + Eq + Hash> BatchReport<F> {
    fn reconcile<E: BatchEntry<Finding = F>>(
        &mut self,
        page: &mut Page<E>,
        segment: Option<&ResultSegment>,
        unit: &E::Unit,
        each: &mut impl FnMut(Reconciled<'_, E>),
    ) {
        let echo = E::echo(unit);
        let identifier = echo.and_then(E::identifier_of);
        // A second unit about the same person finds nobody either.
        let found = echo.zip(identifier.and_then(|it| page.get_key_value(it)));
        let Some((echo, (identifier, (question, known)))) = found else {
            self.strangers += 1;
            return;
        };
        if E::is_contradicted(question, echo) {
            self.contradicted += 1;
            return;
        }
        let finding = E::finding(segment, unit, known);
        self.tell(identifier, finding, Some(unit), each);
        let identifier = identifier.clone();
        page.remove(&identifier);
    }

    /// Those who are left: nothing is known about them.
    fn close<E: BatchEntry<Finding = F>>(
        &mut self,
        page: Page<E>,
        each: &mut impl FnMut(Reconciled<'_, E>),
    ) {
        for identifier in page.into_keys() {
            self.tell(&identifier, E::UNANSWERED, None, each);
        }
    }

    fn tell<E: BatchEntry<Finding = F>>(
        &mut self,
        identifier: &str,
        finding: F,
        unit: Option<&E::Unit>,
        each: &mut impl FnMut(Reconciled<'_, E>),
    ) {
        *self.findings.entry(finding).or_default() += 1;
        each(Reconciled {
            identifier,
            finding,
            unit,
        });
    }
}

fn next_page<E: BatchEntry>(
    entries: &mut impl Iterator<Item = E>,
    size: NonZeroUsize,
    number: usize,
) -> (Vec<E::Question>, Page<E>)
where
    E::Question: Clone,
{
    let (mut questions, mut page) = (Vec::new(), Page::<E>::new());
    for (index, entry) in entries.take(size.get()).enumerate() {
        let (mut question, known) = entry.into_parts();
        let own = E::identifier(&mut question).take();
        let own = own.filter(|it| !page.contains_key(it));
        let identifier = own.unwrap_or_else(|| format!("{number}-{index}"));
        *E::identifier(&mut question) = Some(identifier.clone());
        questions.push(question.clone());
        page.insert(identifier, (question, known));
    }
    (questions, page)
}
