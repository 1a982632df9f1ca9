//! The procedure where the card does not confirm the qualification, and its form.

use crate::assessment::Message;
use crate::error::Result;
use crate::json;
use mnc::facade::{advice, claim, declaration, fallback, outage};
use serde::{Deserialize, Serialize};

/// A sentence without a code.
#[derive(Debug, Clone, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct Sentence {
    /// In Japanese.
    pub ja: String,
    /// In English.
    pub en: String,
}

/// How a reception or a call failed: one of `reason` and `status`.
#[derive(Debug, Clone, Default, Serialize, uniffi::Record)]
pub struct WentWrong {
    /// The code of a visit's end, or an outcome.
    #[uniffi(default = None)]
    pub reason: Option<String>,
    /// The code of a failure.
    #[uniffi(default = None)]
    pub status: Option<i32>,
    /// Whether the system is `POSSIBLE` or `IMPOSSIBLE` to reach.
    #[uniffi(default = None)]
    pub access: Option<String>,
}

/// What to tell staff and patient.
#[derive(Debug, Clone, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct Advice {
    /// The stable name of the trouble.
    pub code: String,
    /// What staff should know.
    pub to_staff: Sentence,
    /// What to tell the patient.
    pub to_patient: Sentence,
    /// What to do next.
    pub next_step: Sentence,
    /// The notice with its section.
    pub source: String,
}

/// Where a failure leads: a case of the procedure, or something else.
#[derive(Debug, Clone, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct FallBackEntry {
    /// The case of the procedure.
    pub case: Option<Message>,
    /// What else it is.
    pub other: Option<Message>,
    /// What to tell people.
    pub trouble: Option<Advice>,
}

/// A row of the procedure.
#[derive(Debug, Clone, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct FallBackRule {
    /// The identifier of the row.
    pub id: String,
    /// What is asked for or done.
    pub step: Message,
    /// What the patient pays.
    pub payment: Message,
    /// Why.
    pub reason: Message,
    /// What is recorded.
    pub record: Message,
    /// The notices with their sections.
    pub sources: Vec<String>,
    /// Whether a public source settles it.
    pub certain: bool,
    /// What is uncertain, and what was assumed; empty if nothing.
    pub remark: String,
}

/// What is done first, and what else may be asked for.
#[derive(Debug, Clone, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct FallBackDecision {
    /// The case of the procedure.
    pub case: Message,
    /// The day, `yyyy-mm-dd`.
    pub day: String,
    /// What is done first.
    pub rule: Option<FallBackRule>,
    /// How many tenths are taken: one, or several to choose from.
    pub tenths: Option<Vec<u32>>,
    /// What not to forget.
    pub reminders: Vec<Message>,
    /// What else may be asked for.
    pub open: Vec<FallBackRule>,
}

/// Where a failure leads.
///
/// # Errors
/// `INVALID_ARGUMENT`.
#[uniffi::export]
pub fn enter_fall_back(failed: WentWrong) -> Result<FallBackEntry> {
    json::read(&fallback::enter(&json::write(&failed)?)?)
}

/// What is done first in a situation; JSON as for `mnc_fallback_decide`.
///
/// # Errors
/// `INVALID_ARGUMENT`; `UNREADABLE_DATE` for the birth date.
#[uniffi::export]
pub fn decide_fall_back(situation: &str) -> Result<FallBackDecision> {
    json::read(&fallback::decide_on(situation)?)
}

/// What a claim may miss of a 被保険者資格申立書 on a day; JSON as for `mnc_declaration_check`.
///
/// # Errors
/// `INVALID_ARGUMENT`.
#[uniffi::export]
pub fn check_declaration(fields: &str, day: &str) -> Result<String> {
    Ok(declaration::check(fields, day)?)
}

/// The 被保険者資格申立書 as a page to print, HTML for A4; blank for `{}`.
///
/// # Errors
/// `INVALID_ARGUMENT`.
#[uniffi::export]
pub fn print_declaration(fields: &str, day: &str) -> Result<String> {
    json::text(declaration::print(fields, day)?)
}

/// The search in システム障害時モード: JSON as `mnc_outage_search`, with personal data.
///
/// # Errors
/// `INVALID_ARGUMENT`, `UNREADABLE_DATE`.
#[uniffi::export]
pub fn search_in_outage(query: &str) -> Result<String> {
    Ok(outage::search(query)?)
}

/// The next step of that procedure and what to say in it: JSON as `mnc_outage_next`.
///
/// # Errors
/// `INVALID_ARGUMENT`, `STEP_OUT_OF_ORDER`, `STEP_EVIDENCE`.
#[uniffi::export]
pub fn next_in_outage(progress: &str) -> Result<String> {
    Ok(outage::next(progress)?)
}

/// The 利用報告書, or what it lacks: JSON as `mnc_outage_report`.
///
/// # Errors
/// `INVALID_ARGUMENT`.
#[uniffi::export]
pub fn report_outage(draft: &str) -> Result<String> {
    Ok(outage::report(draft)?)
}

/// On which qualification a claim is made: JSON as `mnc_claim_decide`, with personal data.
///
/// # Errors
/// `INVALID_ARGUMENT`.
#[uniffi::export]
pub fn decide_claim(findings: &str) -> Result<String> {
    Ok(claim::decide(findings)?)
}

/// The troubles of which an array of signals (JSON as for `mnc_advice_find`) is a sign.
///
/// # Errors
/// `INVALID_ARGUMENT`.
#[uniffi::export]
pub fn find_advice(signals: &str) -> Result<Vec<Advice>> {
    json::read(&advice::find(signals)?)
}

/// What to read out to the call centre: JSON as `mnc_advice_sheet`.
///
/// # Errors
/// `INVALID_ARGUMENT`.
#[uniffi::export]
pub fn call_centre_sheet(sheet: &str) -> Result<String> {
    Ok(advice::sheet(sheet)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_procedure_says_all_that_the_facade_says() {
        let failed = WentWrong {
            reason: Some("INVALID".to_owned()),
            ..WentWrong::default()
        };
        let entry = enter_fall_back(failed).unwrap();
        let case = entry.case.unwrap().code;
        assert!(entry.trouble.is_some_and(|it| !it.source.is_empty()));
        let situation = format!(r#"{{"case": "{case}", "day": "2026-11-20", "share": 3}}"#);
        let decision = decide_fall_back(&situation).unwrap();
        assert_eq!(decision.case.code, case);
        assert!(decision.rule.is_some_and(|rule| !rule.sources.is_empty()));
    }

    #[test]
    fn a_failure_without_a_cause_is_refused() {
        let error = enter_fall_back(WentWrong::default()).unwrap_err();
        assert_eq!(error.failure().code, 100);
    }
}
