//! Requests of every family of the exchange folder, from JSON.

use super::parse;
use mnc_abi::Result;
use mnc_core::eligibility::QualificationAnswer;
use mnc_core::eligibility::answer::{Day, Inquiry, Month};
use mnc_core::eligibility::codes::{LimitConsent, MedicationDisplay, TreatmentCategory};
use mnc_core::eligibility::numbers::InsurerNumber;
use mnc_core::eligibility::wire::{
    AidTicketRequest, BulkInquiryRequest, BulkRegistrationRequest, BulkResultRequest,
    CheckupRequest, CheckupSearch, ConsentedSearch, Family, HomeVisitRequest, InquiryRequest,
    MedicationRequest, MedicationSearch, Message, OnlineCareRequest, Registration,
    RegistrationRequest, RequestHeader, ViewingHeader,
};
use mnc_reader::terminal::BatchPatient;
use serde::Deserialize;
use std::collections::HashSet;

const WHAT: &str = "request";

/// A request whose content waits for its 任意のファイル識別子.
pub(super) struct Prepared {
    /// Which family it is of.
    pub(super) family: Family,
    /// Makes the message with the identifier.
    pub(super) message: Box<dyn FnOnce(&str) -> Message>,
}

/// What is asked: the field `kind` names it.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "SCREAMING_SNAKE_CASE", deny_unknown_fields)]
enum Asked {
    Inquiry {
        header: Header,
        person: Person,
    },
    Registration {
        header: Header,
        registration: Registered,
    },
    Medication {
        holder: Holder,
        from: Option<String>,
        until: Option<String>,
        file_category: Option<String>,
        display: Option<String>,
        treatment: Option<String>,
    },
    Checkup {
        holder: Holder,
        file_category: Option<String>,
        treatment: Option<String>,
    },
    BulkInquiry {
        header: Header,
        people: Vec<Person>,
    },
    BulkRegistration {
        header: Header,
        registrations: Vec<Registered>,
    },
    AidTickets {
        header: Header,
        month: String,
    },
    HomeVisit {
        header: Header,
        search: Search,
    },
    OnlineCare {
        header: Header,
        search: Search,
    },
    BulkResults {
        header: Header,
        of: String,
        reception_number: String,
    },
}

/// What every request of the eligibility families carries.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    institution_code: String,
    day: String,
}

/// A person to ask about.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    /// 任意の識別子; in a bulk inquiry it must be there, and be the person's alone.
    identifier: Option<String>,
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
struct Registered {
    reference_number: String,
    identifier: Option<String>,
    insurer_number: Option<String>,
    symbol: Option<String>,
    number: Option<String>,
    branch: Option<String>,
    birthdate: Option<String>,
}

/// Whose records are viewed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holder {
    institution_code: String,
    insurer_number: Option<String>,
    symbol: Option<String>,
    number: Option<String>,
    branch: Option<String>,
}

/// The days between which patients consented, or were examined.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Search {
    consent_from: Option<String>,
    consent_to: Option<String>,
    examination_from: Option<String>,
    examination_to: Option<String>,
}

/// The request that this object describes.
///
/// # Errors
/// `InvalidArgument`.
pub(super) fn prepare(text: &str) -> Result<Prepared> {
    parse::json::<Asked>(text, WHAT)?.prepared()
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

impl Asked {
    fn prepared(self) -> Result<Prepared> {
        Ok(match self {
            Self::Inquiry { header, person } => {
                let inquiry = person.inquiry()?;
                header.of(Family::Inquiry, |it| InquiryRequest::new(it, inquiry))?
            }
            Self::Registration {
                header,
                registration,
            } => {
                let one = registration.registration()?;
                header.of(Family::Registration, |it| RegistrationRequest::new(it, one))?
            }
            Self::BulkInquiry { header, people } => {
                told_apart(people.iter().map(|it| it.identifier.as_deref()))?;
                let all = people.iter().map(Person::inquiry).collect::<Result<_>>()?;
                header.of(Family::BulkInquiry, |it| BulkInquiryRequest::new(it, all))?
            }
            Self::BulkRegistration {
                header,
                registrations,
            } => {
                told_apart(registrations.iter().map(|it| it.identifier.as_deref()))?;
                let all = registrations.iter().map(Registered::registration);
                let all = all.collect::<Result<_>>()?;
                header.of(Family::BulkRegistration, |it| {
                    BulkRegistrationRequest::new(it, all)
                })?
            }
            Self::AidTickets { header, month } => {
                let month = self::month(&month)?;
                header.of(Family::AidTicket, |it| AidTicketRequest::new(it, month))?
            }
            Self::HomeVisit { header, search } => {
                let search = search.consented()?;
                header.of(Family::HomeVisit, |it| HomeVisitRequest::new(it, search))?
            }
            Self::OnlineCare { header, search } => {
                let search = search.consented()?;
                header.of(Family::OnlineCare, |it| OnlineCareRequest::new(it, search))?
            }
            Self::BulkResults {
                header,
                of,
                reception_number,
            } => header.of(results_of(&of)?, |it| {
                BulkResultRequest::new(it, reception_number)
            })?,
            Self::Medication {
                holder,
                from,
                until,
                file_category,
                display,
                treatment,
            } => {
                let mut search = MedicationSearch::default();
                search.from = from.as_deref().map(month).transpose()?;
                search.until = until.as_deref().map(month).transpose()?;
                search.file_category = file_category;
                search.display = display.as_deref().map(MedicationDisplay::from_code);
                search.treatment = treatment.as_deref().map(TreatmentCategory::from_code);
                holder.of(Family::Medication, |it| MedicationRequest::new(it, search))
            }
            Self::Checkup {
                holder,
                file_category,
                treatment,
            } => {
                let mut search = CheckupSearch::default();
                search.file_category = file_category;
                search.treatment = treatment.as_deref().map(TreatmentCategory::from_code);
                holder.of(Family::Checkup, |it| CheckupRequest::new(it, search))
            }
        })
    }
}

impl Header {
    fn of<M: Into<Message>>(
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
    fn of<M: Into<Message>>(
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
    fn inquiry(&self) -> Result<Inquiry> {
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
    fn registration(&self) -> Result<Registration> {
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
    fn consented(&self) -> Result<ConsentedSearch> {
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

/// A month, `yyyymm`.
fn month(text: &str) -> Result<Month> {
    let month = Month::from_text(text);
    let exists = month.value().is_some();
    exists
        .then_some(month)
        .ok_or_else(|| parse::invalid(WHAT, 0).into())
}

/// Where the results of what was handed in are fetched.
fn results_of(kind: &str) -> Result<Family> {
    Ok(match kind {
        "BULK_INQUIRY" => Family::BulkInquiryResult,
        "BULK_REGISTRATION" => Family::BulkRegistrationResult,
        "AID_TICKETS" => Family::AidTicketResult,
        "HOME_VISIT" => Family::HomeVisitResult,
        "ONLINE_CARE" => Family::OnlineCareResult,
        _ => return Err(parse::invalid(WHAT, 0).into()),
    })
}

/// Results are found by 任意の識別子 alone, so each must have its own.
fn told_apart<'a>(mut identifiers: impl Iterator<Item = Option<&'a str>>) -> Result<()> {
    let mut seen = HashSet::new();
    let apart = identifiers.all(|it| it.is_some_and(|it| !it.is_empty() && seen.insert(it)));
    apart
        .then_some(())
        .ok_or_else(|| parse::invalid(WHAT, 0).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use mnc_core::eligibility::wire::Encoding;

    const HEADER: &str = r#""header": {"institution_code": "1319999999", "day": "2026-11-20"}"#;
    const HOLDER: &str = r#""holder": {"institution_code": "1319999999", "insurer_number": "138057",
        "symbol": "S-1", "number": "0012", "branch": "03"}"#;

    /// Each kind goes to its family, with the identifier of its file.
    #[test]
    fn every_family_can_be_asked() {
        for (kind, fields, prefix, has) in [
            (
                "INQUIRY",
                r#""person": {"number": "0012"}"#,
                "OQSsiquc01",
                "0012",
            ),
            (
                "REGISTRATION",
                r#""registration": {"reference_number": "P-1", "number": "0012"}"#,
                "OQSsiimm01",
                "P-1",
            ),
            (
                "BULK_INQUIRY",
                r#""people": [{"identifier": "a"}, {"identifier": "b", "birthdate": "1985-04-03"}]"#,
                "OQSmuquc01",
                "19850403",
            ),
            (
                "BULK_REGISTRATION",
                r#""registrations": [{"identifier": "a", "reference_number": "P-2"}]"#,
                "OQSmuimm01",
                "P-2",
            ),
            (
                "AID_TICKETS",
                r#""month": "202611""#,
                "OQSmutic01",
                "202611",
            ),
            (
                "HOME_VISIT",
                r#""search": {"consent_from": "2026-11-01", "consent_to": "2026-11-20"}"#,
                "OQSmuhvq01",
                "<ConsentDateFrom>20261101< <ConsentDateTo>20261120<",
            ),
            (
                "ONLINE_CARE",
                r#""search": {"examination_from": "2026-11-02", "examination_to": "2026-11-03"}"#,
                "OQSmuonq01",
                "<ExaminationDateFrom>20261102< <ExaminationDateTo>20261103<",
            ),
            (
                "BULK_RESULTS",
                r#""of": "AID_TICKETS", "reception_number": "R-7""#,
                "OQSmutic02",
                "R-7",
            ),
        ] {
            said(
                &format!(r#"{{"kind": "{kind}", {HEADER}, {fields}}}"#),
                prefix,
                has,
            );
        }
        let medication = r#""from": "202608", "until": "202611", "display": "1", "treatment": "1""#;
        for (kind, fields, prefix, has) in [
            (
                "MEDICATION",
                medication,
                "YZKsiquc01",
                "<StartDate>202608< <EndDate>202611< Classification>1< TreatmentFlag>1<",
            ),
            (
                "CHECKUP",
                r#""file_category": "2", "treatment": "4""#,
                "TKKsiquc01",
                "138057< Symbol>S-1< 0012< <BranchNumber>03< <FileCategory>2< Flag>4<",
            ),
        ] {
            said(
                &format!(r#"{{"kind": "{kind}", {HOLDER}, {fields}}}"#),
                prefix,
                has,
            );
        }
    }

    fn said(text: &str, prefix: &str, has: &str) {
        let prepared = prepare(text).unwrap_or_else(|_| panic!("{text}"));
        assert_eq!(prepared.family.prefix(), prefix);
        let message = (prepared.message)("0a1b2c");
        let written = message.write(Encoding::Utf8).unwrap();
        let written = String::from_utf8(written).unwrap();
        let all = has.split(' ').chain(["FileIdentifier>0a1b2c<"]);
        for it in all {
            assert!(written.contains(it), "{it}: {written}");
        }
    }

    #[test]
    fn what_cannot_be_told_apart_or_does_not_exist_is_refused() {
        for fields in [
            r#""kind": "BULK_INQUIRY", "people": [{"number": "0012"}]"#,
            r#""kind": "BULK_INQUIRY", "people": [{"identifier": "a"}, {"identifier": "a"}]"#,
            r#""kind": "BULK_REGISTRATION", "registrations": [{"reference_number": "P"}]"#,
            r#""kind": "AID_TICKETS", "month": "202613""#,
            r#""kind": "BULK_RESULTS", "of": "INQUIRY", "reception_number": "R""#,
            r#""kind": "INQUIRY", "person": {"birthdate": "2026-02-30"}"#,
            r#""kind": "INQUIRY", "person": {"nummer": "1"}"#,
            r#""kind": "GOSSIP""#,
        ] {
            let failure = prepare(&format!("{{{HEADER}, {fields}}}")).err().unwrap();
            assert_eq!(failure.status(), 100, "{fields}");
        }
        assert_eq!(page(r#"[{"number": "1"}]"#).err().unwrap().status(), 100);
        let known = r#"[{"identifier": "a", "known_answer": "<a>"}]"#;
        assert_eq!(page(known).err().unwrap().status(), 700);
    }
}
