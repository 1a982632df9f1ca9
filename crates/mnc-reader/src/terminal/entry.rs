//! Somebody on a page of a bulk request, and what became of them: patients, and registrations.

use super::bulk::BulkUnit;
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::{Consents, Inquiry, Qualification};
use mnc_core::eligibility::codes::{LimitChange, ProcessingStatus, ResultSegment};
use mnc_core::eligibility::wire::{BulkConfirmUnit, BulkRegistrationUnit, Registration};
use std::fmt;
use std::hash::Hash;

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
