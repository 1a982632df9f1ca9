//! Many persons at once (`OQSmuquc`, `OQSmuimm`): page by page, and reconciled person by person.

use super::Result;
use super::bulk::{BulkQuestion, BulkUnit};
use super::client::TerminalClient;
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::{Consents, Inquiry, Qualification};
use mnc_core::eligibility::codes::{LimitChange, ProcessingStatus, ResultSegment};
use mnc_core::eligibility::wire::{
    BulkConfirmUnit, BulkRegistrationUnit, DEFAULT_PAGE, Registration, RequestHeader,
};
use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;
use std::num::NonZeroUsize;
use std::time::Duration;

/// Somebody on a page of a bulk request: what is asked about them, and what the answer means.
pub trait BatchEntry {
    /// What is asked.
    type Question;
    /// What the host knows before.
    type Known;
    /// What the results are made of.
    type Unit: BulkUnit;
    /// What became of somebody.
    type Finding: Copy + Eq + Hash + fmt::Debug;

    /// The finding where no answer about somebody came.
    const UNANSWERED: Self::Finding;

    /// What to ask, and what is known.
    fn into_parts(self) -> (Self::Question, Self::Known);

    /// 任意の識別子, by which those on a page are told apart.
    fn identifier(question: &mut Self::Question) -> &mut Option<String>;

    /// The same of an echo.
    fn identifier_of(question: &Self::Question) -> Option<&str>;

    /// The question, as a unit echoes it.
    fn echo(unit: &Self::Unit) -> Option<&Self::Question>;

    /// Whether an echo speaks of somebody else.
    fn is_contradicted(question: &Self::Question, echo: &Self::Question) -> bool;

    /// What a unit means.
    fn finding(
        segment: Option<&ResultSegment>,
        unit: &Self::Unit,
        known: &Self::Known,
    ) -> Self::Finding;
}

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

impl BatchEntry for BatchPatient {
    type Question = Inquiry;
    type Known = Option<Qualification>;
    type Unit = BulkConfirmUnit;
    type Finding = Finding;

    const UNANSWERED: Finding = Finding::Unknown;

    fn into_parts(self) -> (Inquiry, Option<Qualification>) {
        (self.inquiry, self.known)
    }

    fn identifier(question: &mut Inquiry) -> &mut Option<String> {
        &mut question.identifier
    }

    fn identifier_of(question: &Inquiry) -> Option<&str> {
        question.identifier.as_deref()
    }

    fn echo(unit: &BulkConfirmUnit) -> Option<&Inquiry> {
        unit.inquiry.as_ref()
    }

    fn is_contradicted(question: &Inquiry, echo: &Inquiry) -> bool {
        question.is_contradicted_by(echo)
    }

    fn finding(
        segment: Option<&ResultSegment>,
        unit: &BulkConfirmUnit,
        known: &Option<Qualification>,
    ) -> Finding {
        Finding::of(unit.outcome(segment), unit, known.as_ref())
    }
}

/// A 照会番号 to register.
impl BatchEntry for Registration {
    type Question = Self;
    type Known = ();
    type Unit = BulkRegistrationUnit;
    type Finding = Registered;

    const UNANSWERED: Registered = Registered::Unknown;

    fn into_parts(self) -> (Self, ()) {
        (self, ())
    }

    fn identifier(question: &mut Self) -> &mut Option<String> {
        &mut question.identifier
    }

    fn identifier_of(question: &Self) -> Option<&str> {
        question.identifier.as_deref()
    }

    fn echo(unit: &BulkRegistrationUnit) -> Option<&Self> {
        unit.registration.as_ref()
    }

    fn is_contradicted(question: &Self, echo: &Self) -> bool {
        question.is_contradicted_by(echo)
    }

    fn finding(
        segment: Option<&ResultSegment>,
        unit: &BulkRegistrationUnit,
        (): &(),
    ) -> Registered {
        Registered::of(segment, unit.status.as_ref())
    }
}

/// What became of a registration. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Registered {
    /// The number is registered.
    Accepted,
    /// The centre answered with an error; the unit has its message.
    Refused,
    /// No answer about it came.
    Unknown,
}

impl Registered {
    /// What these codes say. On success a unit may carry no status of its own.
    fn of(segment: Option<&ResultSegment>, status: Option<&ProcessingStatus>) -> Self {
        match (segment, status) {
            (Some(ResultSegment::Normal), None | Some(ProcessingStatus::Normal)) => Self::Accepted,
            (None | Some(ResultSegment::Processing), _) => Self::Unknown,
            _ => Self::Refused,
        }
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
    /// Asks about many persons ([`BatchPatient`]), or registers many ([`Registration`]), and hands
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_registration_is_accepted_only_where_the_centre_says_nothing_else() {
        use ProcessingStatus as S;
        use ResultSegment as R;
        for (segment, status, expected) in [
            (Some(R::Normal), None, Registered::Accepted),
            (Some(R::Normal), Some(S::Normal), Registered::Accepted),
            (Some(R::Normal), Some(S::Error), Registered::Refused),
            (
                Some(R::Normal),
                Some(S::from_code("7")),
                Registered::Refused,
            ),
            (Some(R::Abnormal), None, Registered::Refused),
            (Some(R::Processing), Some(S::Normal), Registered::Unknown),
            (None, Some(S::Normal), Registered::Unknown),
        ] {
            assert_eq!(Registered::of(segment.as_ref(), status.as_ref()), expected);
        }
    }
}
