//! A virtual 資格確認端末: the files that the terminal and its face card reader would write, and a
//! service that writes them into a real folder.

mod asked;
mod batches;
mod disorder;
mod person;
mod records;
mod register;
mod service;
mod special;
mod spoiled;

pub use disorder::{Disorder, Fault};
pub use person::InsuredPerson;
pub use register::{Register, Registration};
pub use service::{ServedRequest, Service, ServiceOptions};

use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::{
    Consent, ConsentCategory, Consents, Day, Qualification, QualificationAnswer, Timestamp,
};
use mnc_core::eligibility::codes::{
    CardClassification, CharacterCode, PrescriptionForm, ProcessingStatus, ReasonOfLoss,
    ReferenceClassification, ResultSegment, Validity,
};
use mnc_core::eligibility::wire::{Element, Encoding, FileName, InquiryRequest};
use mnc_core::{DateTime, Result};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use std::collections::HashMap;
use std::fmt;
use std::time::Duration;

/// What the patient chose for one category. A category without a choice was not asked for;
/// there is no third choice, so this is exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentChoice {
    /// Consents; viewing is allowed for 24 hours.
    Granted,
    /// Refuses.
    Refused,
}

/// One visit: when, with which outcome, and what the patient chose at the reader.
#[derive(Debug, Clone)]
pub struct Visit {
    /// When the terminal answers.
    pub at: DateTime,
    /// What it answers. It writes no file for [`Outcome::Unknown`], as in a time-out.
    pub outcome: Outcome,
    /// The choices at the reader.
    pub consents: Vec<(ConsentCategory, ConsentChoice)>,
    /// The form of the prescription, if it was asked for.
    pub prescription_form: Option<PrescriptionForm>,
}

impl Visit {
    /// A visit with a valid qualification where nothing was asked.
    pub fn new(at: DateTime) -> Self {
        Self {
            at,
            outcome: Outcome::Valid,
            consents: Vec::new(),
            prescription_form: None,
        }
    }
}

/// A file for the exchange folder. `Debug` shows its size only.
#[derive(Clone, PartialEq, Eq)]
pub struct ExchangeFile {
    /// The name, without a folder.
    pub name: FileName,
    /// The content.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for ExchangeFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExchangeFile")
            .field("bytes", &self.bytes.len())
            .finish_non_exhaustive()
    }
}

/// A virtual 資格確認端末 with a face card reader.
///
/// Like a real one it writes elements in no particular order; the seed fixes which.
///
/// ```
/// use mnc_core::eligibility::{Outcome, QualificationAnswer};
/// use mnc_testkit::people::Holder;
/// use mnc_testkit::terminal::{InsuredPerson, Visit, VirtualTerminal};
///
/// let day = mnc_core::Date::constant(2027, 1, 15);
/// let person = InsuredPerson::of(&Holder::hanako(), day);
/// let visit = Visit::new(day.at(14, 22, 35, 0));
/// let file = VirtualTerminal::new("1319999999").push(&person, &visit)?;
/// let answer = QualificationAnswer::read(&file.expect("an outcome with a file").bytes)?;
/// assert_eq!(answer.outcome(), Outcome::Valid);
/// # Ok::<(), mnc_core::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct VirtualTerminal {
    institution_code: String,
    encoding: Encoding,
    seed: u64,
}

const PREFIX: &str = "OQSsiquc01";
/// How long a consent at the reader allows to view records.
const VIEWING_PERIOD: Duration = Duration::from_secs(24 * 60 * 60);

impl VirtualTerminal {
    /// The terminal of this institution (ten digits), writing UTF-8.
    pub fn new(institution_code: impl Into<String>) -> Self {
        Self {
            institution_code: institution_code.into(),
            encoding: Encoding::Utf8,
            seed: 0,
        }
    }

    /// Writes files in this encoding.
    #[must_use]
    pub fn with_encoding(mut self, encoding: Encoding) -> Self {
        self.encoding = encoding;
        self
    }

    /// Orders elements, and makes up identifiers, by this seed.
    #[must_use]
    pub fn with_seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// What the face card reader pushes after the person used it; nothing for an unknown outcome.
    ///
    /// # Errors
    /// `InvalidArgument` if the institution's code cannot stand in a file name, or a text of the
    /// person cannot stand in XML.
    pub fn push(&self, person: &InsuredPerson, visit: &Visit) -> Result<Option<ExchangeFile>> {
        let Some(mut answer) = self.answer_to(person, visit) else {
            return Ok(None);
        };
        let mut random = ChaCha8Rng::seed_from_u64(self.seed);
        answer.header.reference_classification = Some(ReferenceClassification::MyNumberCard);
        answer.header.file_identifier = Some(format!("{:016x}=", random.next_u64()));
        answer
            .body
            .prescription_form
            .clone_from(&visit.prescription_form);
        for result in &mut answer.body.results {
            result.consents = consents(visit, &visit.consents);
            result.reference_numbers = person.reference_number.iter().cloned().collect();
        }
        let free_part = format!("{}{:012x}", self.institution_code, random.next_u32());
        self.file(FileName::face(PREFIX, &free_part, visit.at)?, &answer)
            .map(Some)
    }

    /// The answer to an inquiry by the numbers of the person's certificate; nothing for an
    /// unknown outcome, or if `request` is not the name of a request.
    ///
    /// # Errors
    /// `InvalidArgument` if a text of the person cannot stand in XML.
    pub fn answer(
        &self,
        request: &FileName,
        person: &InsuredPerson,
        visit: &Visit,
    ) -> Result<Option<ExchangeFile>> {
        let named = request.response().zip(self.answer_to(person, visit));
        let Some((name, mut answer)) = named else {
            return Ok(None);
        };
        answer.header.reference_classification = Some(ReferenceClassification::InsuredCard);
        answer.header.file_identifier = Some(request.free_part().to_owned());
        answer.body.inquiry = Some(person.inquiry());
        for result in &mut answer.body.results {
            let limit = (ConsentCategory::LimitAmount, ConsentChoice::Granted);
            result.consents = consents(visit, &[limit]);
        }
        self.file(name, &answer).map(Some)
    }

    /// The answer to this inquiry, with the identifier of its request and the numbers that were
    /// asked for; nothing for an unknown outcome, or if `name` is not the name of a request.
    ///
    /// # Errors
    /// `InvalidArgument` if a text cannot stand in XML.
    pub fn reply(
        &self,
        name: &FileName,
        request: &InquiryRequest,
        outcome: Outcome,
        results: Vec<Qualification>,
        at: DateTime,
    ) -> Result<Option<ExchangeFile>> {
        let named = name.response().zip(self.skeleton(outcome, results, at));
        let Some((name, mut answer)) = named else {
            return Ok(None);
        };
        answer.header.reference_classification = Some(ReferenceClassification::InsuredCard);
        answer
            .header
            .file_identifier
            .clone_from(&request.header.file_identifier);
        answer.body.inquiry.clone_from(&request.body.inquiry);
        self.file(name, &answer).map(Some)
    }

    fn answer_to(&self, person: &InsuredPerson, visit: &Visit) -> Option<QualificationAnswer> {
        let results = result(person, visit).into_iter().collect();
        self.skeleton(visit.outcome, results, visit.at)
    }

    /// What all kinds of answer share.
    fn skeleton(
        &self,
        outcome: Outcome,
        results: Vec<Qualification>,
        at: DateTime,
    ) -> Option<QualificationAnswer> {
        let (segment, status, validity) = codes(outcome)?;
        let failed = segment == ResultSegment::Abnormal;
        let mut answer = QualificationAnswer::default();
        answer.header.processed_at = Some(Timestamp::new(at));
        answer.header.checked_on = Some(Day::new(at.date()));
        answer.header.institution_code = Some(self.institution_code.clone());
        answer.header.segment = Some(segment);
        answer.header.error_code = failed.then(|| "EXAMPLE".to_owned());
        answer.header.error_message = failed.then(|| "（見本のエラーメッセージ）".to_owned());
        answer.header.character_code = Some(CharacterCode::Utf8);
        answer.body.status = status;
        answer.body.validity = validity;
        answer.body.results = results;
        Some(answer)
    }

    fn file(&self, name: FileName, answer: &QualificationAnswer) -> Result<ExchangeFile> {
        let mut random = ChaCha8Rng::seed_from_u64(self.seed);
        let bytes = shuffled(answer.to_element(), &mut random)?.write(self.encoding)?;
        Ok(ExchangeFile { name, bytes })
    }
}

type Codes = (ResultSegment, Option<ProcessingStatus>, Option<Validity>);

/// The codes that say this outcome; none for what a terminal does not say.
fn codes(outcome: Outcome) -> Option<Codes> {
    let validity = match outcome {
        Outcome::Valid => Validity::Valid,
        Outcome::Invalid => Validity::Invalid,
        Outcome::InvalidHasNew => Validity::InvalidHasNew,
        Outcome::NotFound => Validity::NotFound,
        Outcome::Multiple => Validity::Multiple,
        Outcome::AidUnregistered => Validity::ValidUnregistered,
        Outcome::Processing => return Some((ResultSegment::Processing, None, None)),
        Outcome::Failed => return Some((ResultSegment::Abnormal, None, None)),
        _ => return None,
    };
    Some((
        ResultSegment::Normal,
        Some(ProcessingStatus::Normal),
        Some(validity),
    ))
}

/// The record that comes with the outcome: current, former, or none.
fn result(person: &InsuredPerson, visit: &Visit) -> Option<Qualification> {
    let mut result = person.qualification();
    match visit.outcome {
        Outcome::Valid => {}
        Outcome::AidUnregistered => {
            result.card_classification = Some(CardClassification::MedicalAid);
        }
        Outcome::Invalid | Outcome::InvalidHasNew => {
            result.disqualified_on = Some(Day::new(visit.at.date()));
            result.reason_of_loss = Some(ReasonOfLoss::OtherInsurance);
        }
        _ => return None,
    }
    Some(result)
}

fn consents(visit: &Visit, choices: &[(ConsentCategory, ConsentChoice)]) -> Consents {
    let mut consents = Consents::default();
    for (category, choice) in choices {
        consents.set(*category, consent(visit, *category, *choice));
    }
    consents
}

/// Consents to certificates carry no end.
fn consent(visit: &Visit, category: ConsentCategory, choice: ConsentChoice) -> Consent {
    let certificate = matches!(
        category,
        ConsentCategory::LimitAmount | ConsentCategory::SpecificDiseases
    );
    let until = Timestamp::new(visit.at.saturating_add(VIEWING_PERIOD));
    match choice {
        ConsentChoice::Refused => Consent::Refused,
        ConsentChoice::Granted => Consent::Granted {
            at: Some(Timestamp::new(visit.at)),
            until: (!certificate).then_some(until),
        },
    }
}

/// The same tree with its elements in another order. Elements of one name keep theirs: which of
/// two results comes first is content.
fn shuffled(element: Element, random: &mut ChaCha8Rng) -> Result<Element> {
    if element.children().is_empty() {
        return Ok(element);
    }
    let name = element.name().to_owned();
    let children = element
        .into_children()?
        .into_iter()
        .map(|child| shuffled(child, random));
    let mut children = children.collect::<Result<Vec<_>>>()?;
    let mut keys = HashMap::new();
    for child in &children {
        keys.entry(child.name().to_owned())
            .or_insert_with(|| random.next_u64());
    }
    children.sort_by_key(|child| keys.get(child.name()).copied());
    Ok(Element::parent(name, children))
}

#[cfg(test)]
mod tests;
