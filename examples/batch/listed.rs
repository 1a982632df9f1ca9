//! A patient of the receipt software's list: what is asked, and how the answer is compared with the record.

use mnc_core::Date;
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::{Day, Inquiry};
use mnc_core::eligibility::codes::ResultSegment;
use mnc_core::eligibility::wire::BulkConfirmUnit;
use mnc_core::patient::LocalPatient;
use mnc_core::patient::compare::{Verdict, compare};
use mnc_reader::terminal::{BatchEntry, BatchPatient, Finding};

/// A row of the list, on the day of the question.
pub(crate) struct ListedPatient {
    pub(crate) patient: LocalPatient,
    pub(crate) day: Date,
}

impl ListedPatient {
    fn inquiry(&self) -> Inquiry {
        let patient = self.patient.clone();
        let mut inquiry = Inquiry::default();
        inquiry.insurer_number = patient.insurer_number;
        inquiry.symbol = patient.symbol;
        inquiry.number = patient.number;
        inquiry.branch = patient.branch;
        inquiry.birthdate = patient.birthdate.map(Day::new);
        inquiry.identifier = patient.patient_number;
        inquiry
    }

    /// Nothing is changed by it: what differs is proposed to staff, as the example `match` shows.
    fn current(&self, unit: &BulkConfirmUnit) -> Finding {
        let mut results = unit.all_results();
        let (Some(result), None) = (results.next(), results.next()) else {
            return Finding::Erroneous;
        };
        let comparison = compare(result, &self.patient, self.day);
        match comparison.verdict() {
            Verdict::Stop => Finding::Erroneous,
            Verdict::Link if comparison.changes().next().is_none() => Finding::Unchanged,
            Verdict::Link | Verdict::Confirm => Finding::Changed,
        }
    }
}

impl BatchEntry for ListedPatient {
    type Question = Inquiry;
    type Known = Self;
    type Unit = BulkConfirmUnit;
    type Finding = Finding;

    const UNANSWERED: Finding = Finding::Unknown;

    fn into_parts(self) -> (Inquiry, Self) {
        (self.inquiry(), self)
    }

    fn identifier(question: &mut Inquiry) -> &mut Option<String> {
        BatchPatient::identifier(question)
    }

    fn identifier_of(question: &Inquiry) -> Option<&str> {
        BatchPatient::identifier_of(question)
    }

    fn echo(unit: &BulkConfirmUnit) -> Option<&Inquiry> {
        BatchPatient::echo(unit)
    }

    fn is_contradicted(question: &Inquiry, echo: &Inquiry) -> bool {
        BatchPatient::is_contradicted(question, echo)
    }

    fn finding(segment: Option<&ResultSegment>, unit: &BulkConfirmUnit, known: &Self) -> Finding {
        match unit.outcome(segment) {
            Outcome::Valid | Outcome::AidUnregistered => known.current(unit),
            outcome => Finding::of(outcome, unit, None),
        }
    }
}
