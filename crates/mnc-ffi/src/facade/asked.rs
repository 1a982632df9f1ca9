//! Requests of every family of the exchange folder, from JSON.

use super::asked_person::{Header, Holder, Person, Registered, Search, told_apart};
use super::parse;
use mnc_abi::Result;
use mnc_core::eligibility::answer::Month;
use mnc_core::eligibility::codes::{MedicationDisplay, TreatmentCategory};
use mnc_core::eligibility::wire::{
    AidTicketRequest, BulkInquiryRequest, BulkRegistrationRequest, BulkResultRequest,
    CheckupRequest, CheckupSearch, Family, HomeVisitRequest, InquiryRequest, MedicationRequest,
    MedicationSearch, Message, OnlineCareRequest, RegistrationRequest,
};
use serde::Deserialize;

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
    Medication(MedicationAsked),
    Checkup(CheckupAsked),
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

/// Whose 薬剤情報 to view, and which.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MedicationAsked {
    holder: Holder,
    from: Option<String>,
    until: Option<String>,
    file_category: Option<String>,
    display: Option<String>,
    treatment: Option<String>,
}

/// Whose 特定健診情報 to view, and which.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CheckupAsked {
    holder: Holder,
    file_category: Option<String>,
    treatment: Option<String>,
}

/// The request that this object describes.
///
/// # Errors
/// `InvalidArgument`.
pub(super) fn prepare(text: &str) -> Result<Prepared> {
    parse::json::<Asked>(text, WHAT)?.prepared()
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
            Self::BulkInquiry { header, people } => bulk_inquiry(&header, &people)?,
            Self::BulkRegistration {
                header,
                registrations,
            } => bulk_registration(&header, &registrations)?,
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
            Self::Medication(viewed) => viewed.prepared()?,
            Self::Checkup(viewed) => viewed.prepared(),
        })
    }
}

fn bulk_inquiry(header: &Header, people: &[Person]) -> Result<Prepared> {
    told_apart(people.iter().map(|it| it.identifier.as_deref()))?;
    let all = people.iter().map(Person::inquiry).collect::<Result<_>>()?;
    header.of(Family::BulkInquiry, |it| BulkInquiryRequest::new(it, all))
}

fn bulk_registration(header: &Header, registrations: &[Registered]) -> Result<Prepared> {
    told_apart(registrations.iter().map(|it| it.identifier.as_deref()))?;
    let all = registrations.iter().map(Registered::registration);
    let all = all.collect::<Result<_>>()?;
    header.of(Family::BulkRegistration, |it| {
        BulkRegistrationRequest::new(it, all)
    })
}

impl MedicationAsked {
    fn prepared(self) -> Result<Prepared> {
        let mut search = MedicationSearch::default();
        search.from = self.from.as_deref().map(month).transpose()?;
        search.until = self.until.as_deref().map(month).transpose()?;
        search.file_category = self.file_category;
        search.display = self.display.as_deref().map(MedicationDisplay::from_code);
        search.treatment = self.treatment.as_deref().map(TreatmentCategory::from_code);
        let make = |it| MedicationRequest::new(it, search);
        Ok(self.holder.of(Family::Medication, make))
    }
}

impl CheckupAsked {
    fn prepared(self) -> Prepared {
        let mut search = CheckupSearch::default();
        search.file_category = self.file_category;
        search.treatment = self.treatment.as_deref().map(TreatmentCategory::from_code);
        self.holder
            .of(Family::Checkup, |it| CheckupRequest::new(it, search))
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facade::asked_person::page;
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
            r#""kind": "CHECKUP", "holder": {"institution_code": "1319999999"}, "from": "202608""#,
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
