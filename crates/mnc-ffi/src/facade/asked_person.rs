//! Who is asked about, by whom, and for which days: the parts of requests, from JSON.

use super::asked::Prepared;
use super::parse;
use mnc_abi::Result;
use mnc_core::eligibility::QualificationAnswer;
use mnc_core::eligibility::answer::{Day, Inquiry};
use mnc_core::eligibility::codes::LimitConsent;
use mnc_core::eligibility::numbers::InsurerNumber;
use mnc_core::eligibility::wire::{
    ConsentedSearch, Family, Message, Registration, RequestHeader, ViewingHeader,
};
use mnc_reader::terminal::BatchPatient;
use serde::Deserialize;
use std::collections::HashSet;

const WHAT: &str = "request";

/// What every request of the eligibility families carries.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    institution_code: String,
    day: String,
}

/// A person to ask about.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Person {
    /// 任意の識別子; in a bulk inquiry it must be there, and be the person's alone.
    pub(super) identifier: Option<String>,
    insurer_number: Option<String>,
    symbol: Option<String>,
    number: Option<String>,
    branch: Option<String>,
    birthdate: Option<String>,
    limit_consent: Option<bool>,
    /// The document of an earlier answer, to be compared with. It is not sent.
    known_answer: Option<String>,
}

/// A 照会番号 to register.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Registered {
    reference_number: String,
    pub(super) identifier: Option<String>,
    insurer_number: Option<String>,
    symbol: Option<String>,
    number: Option<String>,
    branch: Option<String>,
    birthdate: Option<String>,
}

/// Whose records are viewed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Holder {
    institution_code: String,
    insurer_number: Option<String>,
    symbol: Option<String>,
    number: Option<String>,
    branch: Option<String>,
}

/// The days between which patients consented, or were examined.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Search {
    consent_from: Option<String>,
    consent_to: Option<String>,
    examination_from: Option<String>,
    examination_to: Option<String>,
}

/// The people of a page, with what is known of each, to be found again in its results.
///
/// # Errors
/// `InvalidArgument`, also for people without an identifier of their own; `MalformedEligibility` for
/// an earlier answer that is none.
pub(super) fn page(text: &str) -> Result<Vec<BatchPatient>> {
    let people: Vec<Person> = parse::json(text, WHAT)?;
    told_apart(people.iter().map(|it| it.identifier.as_deref()))?;
    people.iter().map(Person::patient).collect()
}

impl Header {
    pub(super) fn of<M: Into<Message>>(
        &self,
        family: Family,
        make: impl FnOnce(RequestHeader) -> M + 'static,
    ) -> Result<Prepared> {
        let header = RequestHeader::new(&self.institution_code, parse::day(&self.day)?);
        let message = move |identifier: &str| make(header.with_file_identifier(identifier)).into();
        Ok(Prepared {
            family,
            message: Box::new(message),
        })
    }
}

impl Holder {
    pub(super) fn of<M: Into<Message>>(
        self,
        family: Family,
        make: impl FnOnce(ViewingHeader) -> M + 'static,
    ) -> Prepared {
        let mut header = ViewingHeader::default();
        header.institution_code = Some(self.institution_code);
        header.insurer_number = self.insurer_number.as_deref().map(InsurerNumber::padded);
        header.symbol = self.symbol;
        header.number = self.number;
        header.branch = self.branch;
        let message = move |identifier: &str| {
            header.file_identifier = Some(identifier.to_owned());
            make(header).into()
        };
        Prepared {
            family,
            message: Box::new(message),
        }
    }
}

impl Person {
    pub(super) fn inquiry(&self) -> Result<Inquiry> {
        let consent = |granted| {
            if granted {
                LimitConsent::Granted
            } else {
                LimitConsent::Refused
            }
        };
        let mut inquiry = Inquiry::default();
        inquiry.identifier.clone_from(&self.identifier);
        inquiry.insurer_number = self.insurer_number.as_deref().map(InsurerNumber::padded);
        inquiry.symbol.clone_from(&self.symbol);
        inquiry.number.clone_from(&self.number);
        inquiry.branch.clone_from(&self.branch);
        inquiry.birthdate = day(self.birthdate.as_deref())?;
        inquiry.limit_consent = self.limit_consent.map(consent);
        Ok(inquiry)
    }

    fn patient(&self) -> Result<BatchPatient> {
        let known = self.known_answer.as_deref();
        let known = known.map(|it| QualificationAnswer::read(it.as_bytes()));
        let known = known.transpose()?;
        Ok(BatchPatient {
            inquiry: self.inquiry()?,
            known: known.and_then(|it| it.body.results.into_iter().next()),
        })
    }
}

impl Registered {
    pub(super) fn registration(&self) -> Result<Registration> {
        let mut registration = Registration::default();
        registration.reference_number = Some(self.reference_number.clone());
        registration.identifier.clone_from(&self.identifier);
        registration.insurer_number = self.insurer_number.as_deref().map(InsurerNumber::padded);
        registration.symbol.clone_from(&self.symbol);
        registration.number.clone_from(&self.number);
        registration.branch.clone_from(&self.branch);
        registration.birthdate = day(self.birthdate.as_deref())?;
        Ok(registration)
    }
}

impl Search {
    pub(super) fn consented(&self) -> Result<ConsentedSearch> {
        let mut search = ConsentedSearch::default();
        search.consent_from = day(self.consent_from.as_deref())?;
        search.consent_to = day(self.consent_to.as_deref())?;
        search.examination_from = day(self.examination_from.as_deref())?;
        search.examination_to = day(self.examination_to.as_deref())?;
        Ok(search)
    }
}

fn day(text: Option<&str>) -> Result<Option<Day>> {
    let day = text.map(|it| parse::day(it).map(Day::new));
    day.transpose()
}

/// Results are found by 任意の識別子 alone, so each must have its own.
pub(super) fn told_apart<'a>(mut identifiers: impl Iterator<Item = Option<&'a str>>) -> Result<()> {
    let mut seen = HashSet::new();
    let apart = identifiers.all(|it| it.is_some_and(|it| !it.is_empty() && seen.insert(it)));
    apart
        .then_some(())
        .ok_or_else(|| parse::invalid(WHAT, 0).into())
}
