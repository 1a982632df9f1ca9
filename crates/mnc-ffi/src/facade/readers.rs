//! The readers of this PC: their names, and what is wrong with them.

use super::transport::{Channel, over};
use mnc_abi::Result;
use mnc_core::card::transport::CardTransport;
use mnc_core::{Error, Language};
use mnc_reader::diagnose::{self, Diagnosis, Severity};
use serde_json::{Value as Json, json};

/// The names of the readers, as a JSON array.
///
/// # Errors
/// Of the smart card service; `NotSupported` without the feature `pcsc`.
#[cfg(feature = "pcsc")]
pub fn list() -> Result<String> {
    let context = mnc_reader::pcsc::Context::establish().map_err(Error::from)?;
    let readers = context.readers().map_err(Error::from)?;
    let names: Vec<_> = readers.iter().map(ToString::to_string).collect();
    Ok(json!(names).to_string())
}

/// The transport to the card on a reader.
///
/// # Errors
/// `NoReader` if no reader has the name; of the reader; `NotSupported` without `pcsc`.
#[cfg(feature = "pcsc")]
pub(super) fn connect(reader: &str) -> Result<Box<dyn CardTransport>> {
    use mnc_core::ErrorKind;
    use mnc_reader::pcsc::{Context, ReaderName};
    let name = ReaderName::new(reader).ok_or(ErrorKind::NoReader)?;
    let context = Context::establish().map_err(Error::from)?;
    let transport = context.connect(&name).map_err(Error::from)?;
    Ok(Box::new(transport))
}

/// A diagnosis of every reader and its card, as a JSON array.
///
/// # Errors
/// `NotSupported` without `pcsc`. Whatever is wrong stands in the diagnosis.
#[cfg(feature = "pcsc")]
pub fn diagnose_all() -> Result<String> {
    let found: Vec<_> = diagnose::readers().iter().map(diagnosis_json).collect();
    Ok(Json::Array(found).to_string())
}

/// See the variant with `pcsc`.
///
/// # Errors
/// `NotSupported`.
#[cfg(not(feature = "pcsc"))]
pub fn list() -> Result<String> {
    Err(mnc_abi::Trouble::NotSupported.into())
}

#[cfg(not(feature = "pcsc"))]
pub(super) fn connect(_reader: &str) -> Result<Box<dyn CardTransport>> {
    Err(mnc_abi::Trouble::NotSupported.into())
}

/// See the variant with `pcsc`.
///
/// # Errors
/// `NotSupported`.
#[cfg(not(feature = "pcsc"))]
pub fn diagnose_all() -> Result<String> {
    Err(mnc_abi::Trouble::NotSupported.into())
}

/// A diagnosis of the card on a host's channel, as a JSON object.
pub fn diagnose(channel: impl Channel) -> String {
    diagnosis_json(&diagnose::card(over(channel))).to_string()
}

/// `{usable, reader, findings: [{code, severity, ja, en}], status, error}`; the last two are the
/// error behind a problem, for a bug report, or `null`.
fn diagnosis_json(diagnosis: &Diagnosis) -> Json {
    let findings = diagnosis.findings().iter().map(|it| {
        json!({
            "code": it.code(),
            "severity": severity(it.severity()),
            "ja": it.message(Language::Japanese),
            "en": it.message(Language::English),
        })
    });
    json!({
        "usable": diagnosis.is_usable(),
        "reader": diagnosis.reader(),
        "findings": findings.collect::<Vec<_>>(),
        "status": diagnosis.error().map(Error::code),
        "error": diagnosis.error().map(ToString::to_string),
    })
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Information => "INFORMATION",
        Severity::Warning => "WARNING",
        _ => "PROBLEM",
    }
}
