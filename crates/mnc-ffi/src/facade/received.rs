//! An answer of the exchange folder of any family: what it is, its documents, its units.

use super::answer::Answer;
use super::card::Bytes;
use super::{asked_person, terminal};
use mnc_abi::{Result, Trouble};
use mnc_core::eligibility::QualificationAnswer;
use mnc_core::eligibility::answer::Qualification;
use mnc_core::eligibility::codes::ResultSegment;
use mnc_core::eligibility::wire::{
    BulkConfirmUnit, BulkHeader, BulkReception, BulkRegistrationUnit, CheckupAnswer, Family,
    MedicationAnswer, Registration, RegistrationAnswer, ViewingResult,
};
use mnc_reader::terminal::{
    self as exchange, BatchEntry, BatchReport, BulkUnit, Finding, Registered,
};
use serde_json::{Value as Json, json};
use zeroize::Zeroizing;

/// An answer that was proven to belong to its request.
pub struct Received(pub(super) exchange::Received);

impl Received {
    /// What it is: `{family, documents, pdfs, reception_number, segment, processing, result, code,
    /// message}`; what a family does not say is `null`.
    ///
    /// # Errors
    /// `MalformedEligibility`.
    pub fn summary(&self) -> Result<Bytes> {
        let mut said = match (self.family(), self.0.documents()) {
            (Some(family), [first, ..]) => said(family, first)?,
            _ => Said::default(),
        };
        let segment = said.segment.take();
        let json = json!({
            "family": self.0.name().prefix(),
            "documents": self.0.documents().len(),
            "pdfs": self.0.pdfs().len(),
            "reception_number": said.reception_number,
            "segment": segment.as_ref().map(ResultSegment::code),
            "processing": segment == Some(ResultSegment::Processing),
            "result": said.result,
            "code": said.code,
            "message": said.message,
        });
        Ok(bytes(&json))
    }

    /// A document as it came.
    ///
    /// # Errors
    /// [`Trouble::Absent`] if there are not so many.
    pub fn document(&self, index: usize) -> Result<Bytes> {
        copy(self.0.documents().get(index))
    }

    /// A PDF as it came. Nothing in it was read.
    ///
    /// # Errors
    /// As [`Self::document`].
    pub fn pdf(&self, index: usize) -> Result<Bytes> {
        copy(self.0.pdfs().get(index))
    }

    /// The answer of a single inquiry.
    ///
    /// # Errors
    /// `NotOneDocument`, `MalformedEligibility`.
    pub fn answer(&self) -> Result<Answer> {
        self.0.answer().map(Answer).map_err(terminal::failure)
    }

    /// Units of bulk results, from one on and at most so many: `{units, more}`.
    ///
    /// # Errors
    /// [`Trouble::Absent`] for an answer that has none; `NotOneDocument`, `MalformedEligibility`.
    pub fn units(&self, from: usize, at_most: usize) -> Result<Bytes> {
        let family = self.family().ok_or(Trouble::Absent)?;
        if BulkRegistrationUnit::RESULTS.contains(&family) {
            paged(self.one()?, from, at_most, registration_json)
        } else if BulkConfirmUnit::RESULTS.contains(&family) {
            paged(self.one()?, from, at_most, confirm_json)
        } else {
            Err(Trouble::Absent.into())
        }
    }

    /// Reconciles the results with the page of people that was asked about: `{findings: [{identifier,
    /// finding, results, code, message}], counts, strangers, contradicted}`.
    ///
    /// # Errors
    /// `InvalidArgument` for the page; `NotOneDocument`, `MalformedEligibility`.
    pub fn reconcile(&self, people: &str) -> Result<Bytes> {
        let page = asked_person::page(people)?;
        let (mut report, mut findings) = (BatchReport::default(), Vec::new());
        let reconciled = report.reconcile_page(page, self.one()?, |it| {
            findings.push(json!({
                "identifier": it.identifier,
                "finding": finding_name(it.finding),
                "results": it.unit.map(|unit| results_json(unit.all_results())),
                "code": it.unit.and_then(|unit| unit.code.as_deref()),
                "message": it.unit.and_then(|unit| unit.message.as_deref()),
            }));
        });
        reconciled.map_err(terminal::failure)?;
        let counts = FINDINGS.map(|it| (finding_name(it).to_owned(), report.count(it).into()));
        let json = json!({
            "findings": findings,
            "counts": Json::Object(counts.into_iter().collect()),
            "strangers": report.strangers,
            "contradicted": report.contradicted,
        });
        Ok(bytes(&json))
    }

    fn family(&self) -> Option<Family> {
        Family::of_prefix(self.0.name().prefix())
    }

    fn one(&self) -> Result<&[u8]> {
        match self.0.documents() {
            [document] => Ok(document),
            _ => Err(Trouble::NotOneDocument.into()),
        }
    }
}

/// What the families say about a request as a whole.
#[derive(Default)]
struct Said {
    reception_number: Option<String>,
    segment: Option<ResultSegment>,
    result: Option<String>,
    code: Option<String>,
    message: Option<String>,
}

fn said(family: Family, document: &[u8]) -> Result<Said> {
    Ok(match family {
        Family::Inquiry => answered(QualificationAnswer::read(document)?),
        Family::Registration => registered(RegistrationAnswer::read(document)?),
        Family::Medication => {
            let answer = MedicationAnswer::read(document)?;
            viewed(answer.result(), answer.message())
        }
        Family::Checkup => {
            let answer = CheckupAnswer::read(document)?;
            viewed(answer.result(), answer.message())
        }
        family if BulkRegistrationUnit::RESULTS.contains(&family) => {
            headed::<BulkRegistrationUnit>(document)?
        }
        family if BulkConfirmUnit::RESULTS.contains(&family) => {
            headed::<BulkConfirmUnit>(document)?
        }
        _ => taken_up(BulkReception::read(document)?),
    })
}

fn answered(answer: QualificationAnswer) -> Said {
    Said {
        result: Some(answer.outcome().name().to_owned()),
        code: answer.body.code,
        message: answer.body.message,
        ..Said::default()
    }
}

fn registered(answer: RegistrationAnswer) -> Said {
    let RegistrationAnswer { header, body, .. } = answer;
    Said {
        result: body.status.as_ref().map(|it| it.code().to_owned()),
        code: body.code,
        message: body.message,
        ..Said::from(header)
    }
}

fn taken_up(reception: BulkReception) -> Said {
    let number = reception.reception_number().map(str::to_owned);
    Said {
        reception_number: number,
        ..Said::from(reception.header)
    }
}

fn headed<U: BulkUnit>(document: &[u8]) -> Result<Said> {
    let header = U::header(document).map_err(terminal::failure)?;
    Ok(header.unwrap_or_default().into())
}

impl From<BulkHeader> for Said {
    fn from(header: BulkHeader) -> Self {
        Self {
            reception_number: header.reception_number,
            segment: header.segment,
            code: header.error_code,
            message: header.error_message,
            result: None,
        }
    }
}

fn viewed(result: ViewingResult, message: Option<&str>) -> Said {
    let result = match result {
        ViewingResult::Normal => "NORMAL",
        ViewingResult::Failed => "FAILED",
        ViewingResult::Unstated => "UNSTATED",
    };
    Said {
        result: Some(result.to_owned()),
        message: message.map(str::to_owned),
        ..Said::default()
    }
}

/// Memory holds these units alone, whatever the size of the document.
fn paged<U: BulkUnit>(
    document: &[u8],
    from: usize,
    at_most: usize,
    json_of: impl Fn(Option<&ResultSegment>, &U) -> Json,
) -> Result<Bytes> {
    let header = U::header(document).map_err(terminal::failure)?;
    let segment = header.and_then(|it| it.segment);
    let (mut units, mut seen, end) = (Vec::new(), 0_usize, from.saturating_add(at_most));
    let walked = U::walk(document, |unit| {
        if (from..end).contains(&seen) {
            units.push(json_of(segment.as_ref(), unit));
        }
        seen = seen.saturating_add(1);
    });
    walked.map_err(terminal::failure)?;
    Ok(bytes(&json!({ "units": units, "more": seen > end })))
}

fn registration_json(segment: Option<&ResultSegment>, unit: &BulkRegistrationUnit) -> Json {
    let registration = unit.registration.as_ref();
    let finding = match Registration::finding(segment, unit, &()) {
        Registered::Accepted => "ACCEPTED",
        Registered::Refused => "REFUSED",
        Registered::Unknown => "UNKNOWN",
    };
    json!({
        "identifier": registration.and_then(|it| it.identifier.as_deref()),
        "reference_number": registration.and_then(|it| it.reference_number.as_deref()),
        "finding": finding,
        "code": unit.code,
        "message": unit.message,
    })
}

fn confirm_json(segment: Option<&ResultSegment>, unit: &BulkConfirmUnit) -> Json {
    let inquiry = unit.inquiry.as_ref();
    json!({
        "identifier": inquiry.and_then(|it| it.identifier.as_deref()),
        "outcome": unit.outcome(segment).name(),
        "results": results_json(unit.all_results()),
        "reference_numbers": unit.reference_numbers,
        "code": unit.code,
        "message": unit.message,
    })
}

/// In the manner of a single answer.
fn results_json<'a>(results: impl Iterator<Item = &'a Qualification>) -> Json {
    let mut answer = QualificationAnswer::default();
    answer.body.results = results.cloned().collect();
    let mut json = answer.to_json();
    let results = json.pointer_mut("/body/results").map(Json::take);
    results.unwrap_or(Json::Array(Vec::new()))
}

const FINDINGS: [Finding; 5] = [
    Finding::Unchanged,
    Finding::Changed,
    Finding::Lost,
    Finding::Erroneous,
    Finding::Unknown,
];

const fn finding_name(finding: Finding) -> &'static str {
    match finding {
        Finding::Unchanged => "UNCHANGED",
        Finding::Changed => "CHANGED",
        Finding::Lost => "LOST",
        Finding::Erroneous => "ERRONEOUS",
        Finding::Unknown => "UNKNOWN",
    }
}

fn bytes(json: &Json) -> Bytes {
    Zeroizing::new(json.to_string().into_bytes())
}

fn copy(found: Option<&Vec<u8>>) -> Result<Bytes> {
    found
        .map(|it| Zeroizing::new(it.clone()))
        .ok_or(Trouble::Absent.into())
}
