//! What a municipality's counter says and hears, as JSON: requests, reports, printed numbers.

use super::assessment::says;
use super::parse;
use mnc_abi::Result;
use mnc_core::card::municipal::{
    Applicant, CardState, EntryPlace, Form, Occasion, OperatingStatus, PrintedNumbers,
    ReissueVisit, Report, Request, RevocationReason, Wish,
};
use serde::Deserialize;
use serde_json::{Value as Json, json};

const REQUEST: &str = "request at the counter";
const REPORT: &str = "report of a step";

/// What somebody brings to the counter.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Brought {
    occasion: String,
    applicant: String,
    #[serde(default)]
    forms: Vec<String>,
    wish: Option<String>,
    #[serde(default)]
    signature_certificate: bool,
    full_column: Option<String>,
}

/// A step that was done outside the SDK: the field `report` names it.
#[derive(Deserialize)]
#[serde(
    tag = "report",
    rename_all = "SCREAMING_SNAKE_CASE",
    deny_unknown_fields
)]
enum Told {
    EntrySeen { place: String },
    LimitsExplained {},
    ReissueGuided {},
    SignatureCertificateDiscarded {},
    SignatureCertificateRevoked { reason: String },
    OperatingStatus { status: String },
    EntryWritten { place: String },
    SignatureCertificateIssued {},
    EntryStruckThrough {},
    ProcedureCarriedOut {},
    CardReturned {},
    HandedOver {},
}

/// What is printed on the card, as far as it is digits.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Printed {
    #[serde(default)]
    texts: Vec<String>,
    #[serde(default)]
    dates: Vec<PrintedDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PrintedDate {
    date: String,
    era_year: Option<i16>,
}

/// The request that this object describes.
///
/// # Errors
/// `InvalidArgument`.
pub(super) fn request(text: &str) -> Result<Request> {
    let brought: Brought = parse::json(text, REQUEST)?;
    let occasion = known(Occasion::from_code(&brought.occasion), REQUEST)?;
    let applicant = match brought.applicant.as_str() {
        "HOLDER" => Applicant::Holder,
        "AGENT" => Applicant::Agent,
        _ => return Err(parse::invalid(REQUEST, 0).into()),
    };
    let mut request = Request::new(occasion, applicant);
    for form in &brought.forms {
        request = request.bringing(known(Form::from_code(form), REQUEST)?);
    }
    if let Some(wish) = &brought.wish {
        request = request.wishing(known(Wish::from_code(wish), REQUEST)?);
    }
    if brought.signature_certificate {
        request = request.with_signature_certificate();
    }
    Ok(match brought.full_column.as_deref() {
        None => request,
        Some("AT_DELIVERY") => request.with_full_column(ReissueVisit::AtDelivery),
        Some("AT_APPLICATION") => request.with_full_column(ReissueVisit::AtApplication),
        Some(_) => return Err(parse::invalid(REQUEST, 0).into()),
    })
}

/// The report that this object describes.
///
/// # Errors
/// `InvalidArgument`.
pub(super) fn report(text: &str) -> Result<Report> {
    Ok(match parse::json(text, REPORT)? {
        Told::EntrySeen { place } => Report::EntrySeen(self::place(&place)?),
        Told::LimitsExplained {} => Report::LimitsExplained,
        Told::ReissueGuided {} => Report::ReissueGuided,
        Told::SignatureCertificateDiscarded {} => Report::SignatureCertificateDiscarded,
        Told::SignatureCertificateRevoked { reason } => {
            let reason = known(RevocationReason::from_code(&reason), REPORT)?;
            Report::SignatureCertificateRevoked(reason)
        }
        Told::OperatingStatus { status } => {
            Report::OperatingStatus(known(OperatingStatus::from_code(&status), REPORT)?)
        }
        Told::EntryWritten { place } => Report::EntryWritten(self::place(&place)?),
        Told::SignatureCertificateIssued {} => Report::SignatureCertificateIssued,
        Told::EntryStruckThrough {} => Report::EntryStruckThrough,
        Told::ProcedureCarriedOut {} => Report::ProcedureCarriedOut,
        Told::CardReturned {} => Report::CardReturned,
        Told::HandedOver {} => Report::HandedOver,
    })
}

/// The printed numbers that this object describes.
///
/// # Errors
/// `InvalidArgument`.
pub(super) fn printed(text: &str) -> Result<PrintedNumbers> {
    let printed: Printed = parse::json(text, "printed numbers")?;
    let texts = printed.texts.iter();
    let mut numbers = texts.fold(PrintedNumbers::new(), |all, text| all.with(text));
    for printed in &printed.dates {
        numbers = numbers.with_date(parse::day(&printed.date)?, printed.era_year);
    }
    Ok(numbers)
}

/// The state of the four-digit PINs, and which certificates the card says it holds.
pub(super) fn state_json(state: &CardState) -> Json {
    let pins = state.pins().map(|(pin, status)| {
        let mut said = says(pin.code(), |language| pin.title(language));
        if let Some(object) = said.as_object_mut() {
            object.insert("tries".to_owned(), status.tries().into());
            object.insert("locked".to_owned(), status.is_locked().into());
        }
        said
    });
    json!({
        "pins": pins.collect::<Vec<_>>(),
        "all_locked": state.all_locked(),
        "none_locked": state.none_locked(),
        "signature_certificate": state.certificates().has_signature_certificate(),
        "authentication_certificate": state.certificates().has_authentication_certificate(),
    })
}

/// Forms with their names.
pub(super) fn forms_json(forms: &[Form]) -> Json {
    let said = forms
        .iter()
        .map(|it| says(it.code(), |language| it.title(language)));
    Json::Array(said.collect())
}

fn place(code: &str) -> Result<EntryPlace> {
    match code {
        "COLUMN" => Ok(EntryPlace::Column),
        "CARD_CASE" => Ok(EntryPlace::CardCase),
        _ => Err(parse::invalid(REPORT, 0).into()),
    }
}

fn known<T>(found: Option<T>, what: &'static str) -> Result<T> {
    found.ok_or_else(|| parse::invalid(what, 0).into())
}
