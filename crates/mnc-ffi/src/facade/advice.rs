//! The troubles of the surveys: what to tell staff and patient, and what to read out to the call centre.

use super::fallback::kind;
use super::parse;
use super::said::sentence;
use mnc_abi::Result;
use mnc_core::Language;
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::codes::CardClassification;
use mnc_core::fallback::advice::{CallSheet, Difference, Observation, Signal, Trouble};
use mnc_core::fallback::declaration::FormWarning;
use mnc_core::identity::policy::Source;
use serde::Deserialize;
use serde_json::{Value as Json, json};

const WHAT: &str = "signal";

/// By what a trouble is known: an object with one field.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Sign {
    /// An outcome.
    Outcome(String),
    /// A status of this interface.
    Status(i32),
    /// A warning of the form.
    Form(String),
    /// 被保険者証区分, its code.
    Scheme(String),
    /// A difference between the answer and what is known.
    Differs(String),
    /// What staff sees.
    Seen(String),
    /// The code of a trouble.
    Trouble(String),
}

/// What to read out. All of it may be left out.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Sheet {
    institution_code: Option<String>,
    institution_name: Option<String>,
    contact: Option<String>,
    error_code: Option<String>,
    message: Option<String>,
    at: Option<String>,
    wants_failure_mode: bool,
}

/// The troubles of an array of signals, each once: an array of `{code, to_staff, to_patient,
/// next_step, source}`.
///
/// # Errors
/// `InvalidArgument`.
pub fn find(signals: &str) -> Result<String> {
    let signs: Vec<Sign> = parse::json(signals, WHAT)?;
    let signals = signs.iter().map(Sign::signal).collect::<Result<Vec<_>>>()?;
    let troubles = Trouble::of_all(&signals).into_iter().map(trouble_json);
    Ok(Json::Array(troubles.collect()).to_string())
}

/// What to read out to the call centre: `{ja: [{label, text}], en: […], open}`. `open` is whether the
/// centre answers at `at` by its default hours, holidays aside; `null` without a time.
///
/// # Errors
/// `InvalidArgument`.
pub fn sheet(sheet: &str) -> Result<String> {
    let sheet: Sheet = parse::json(sheet, "call sheet")?;
    let at = sheet.at.as_deref().map(parse::time).transpose()?;
    let sheet = CallSheet {
        institution_code: sheet.institution_code,
        institution_name: sheet.institution_name,
        contact: sheet.contact,
        error_code: sheet.error_code,
        message: sheet.message,
        at,
        wants_failure_mode: sheet.wants_failure_mode,
    };
    let lines = |language| {
        let lines = sheet.lines(language).into_iter();
        let lines = lines.map(|(label, text)| json!({ "label": label, "text": text }));
        lines.collect::<Vec<_>>()
    };
    Ok(json!({
        "ja": lines(Language::Japanese),
        "en": lines(Language::English),
        "open": at.map(CallSheet::is_open),
    })
    .to_string())
}

impl Sign {
    fn signal(&self) -> Result<Signal> {
        Ok(match self {
            Self::Outcome(name) => {
                Signal::Outcome(parse::code(Outcome::ALL, Outcome::name, name, WHAT)?)
            }
            Self::Status(status) => Signal::Error(kind(*status)?),
            Self::Form(code) => Signal::Form(parse::code(
                FormWarning::ALL,
                FormWarning::code,
                code,
                WHAT,
            )?),
            Self::Scheme(code) => Signal::Scheme(CardClassification::from_code(code)),
            Self::Differs(code) => {
                Signal::Differs(parse::code(Difference::ALL, Difference::code, code, WHAT)?)
            }
            Self::Seen(code) => Signal::Seen(parse::code(
                Observation::ALL,
                Observation::code,
                code,
                WHAT,
            )?),
            Self::Trouble(code) => {
                Signal::Known(parse::code(Trouble::ALL, Trouble::code, code, WHAT)?)
            }
        })
    }
}

pub(super) fn trouble_json(trouble: Trouble) -> Json {
    json!({
        "code": trouble.code(),
        "to_staff": sentence(|language| trouble.to_staff(language)),
        "to_patient": sentence(|language| trouble.to_patient(language)),
        "next_step": sentence(|language| trouble.next_step(language)),
        "source": source_text(trouble.source()),
    })
}

/// A notice with its section, as one text.
pub(super) fn source_text(source: Source) -> String {
    let text = format!("{} {}", source.notice.title, source.section);
    text.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(signals: &str) -> Vec<String> {
        let json: Json = serde_json::from_str(&find(signals).unwrap()).unwrap();
        let codes = json
            .as_array()
            .unwrap()
            .iter()
            .map(|it| it["code"].as_str().unwrap().to_owned());
        codes.collect()
    }

    /// The tables of 保団連 of 2023-12-11 and 大阪府保険医協会 of 2023-11-29.
    #[test]
    fn every_kind_of_signal_leads_to_its_trouble() {
        for (signal, trouble) in [
            (r#"{"outcome": "NOT_FOUND"}"#, "T1"),
            (r#"{"status": 505}"#, "T7"),
            (r#"{"form": "NAME_MISSING"}"#, "T15"),
            (r#"{"differs": "KANA"}"#, "T3"),
            (r#"{"seen": "CLAIM_RETURNED"}"#, "T16"),
            (r#"{"trouble": "T11"}"#, "T11"),
        ] {
            assert_eq!(codes(&format!("[{signal}]")), [trouble]);
        }
        let forces = CardClassification::SelfDefenceForces;
        assert_eq!(
            codes(&json!([{ "scheme": forces.code() }]).to_string()),
            ["T12"]
        );
        assert!(codes(r#"[{"outcome": "VALID"}]"#).is_empty());
        let both = codes(r#"[{"differs": "KANA"}, {"outcome": "INVALID"}, {"differs": "NAME"}]"#);
        assert_eq!(both, ["T1", "T3"]);
        for bad in [
            "{}",
            r#"["T1"]"#,
            r#"[{"seen": "BEER"}]"#,
            r#"[{"smelled": "BEER"}]"#,
        ] {
            assert_eq!(find(bad).unwrap_err().status(), 100, "{bad}");
        }
    }

    #[test]
    fn a_call_sheet_holds_what_was_said_and_leaves_the_rest_open() {
        let text = sheet(
            r#"{"institution_code": "1319999999", "error_code": "X1",
            "at": "2026-11-20T16:00:00", "wants_failure_mode": true}"#,
        )
        .unwrap();
        let json: Json = serde_json::from_str(&text).unwrap();
        assert_eq!(json["open"], true);
        assert_eq!(json["ja"][0]["text"], "0800-080-4583");
        assert_eq!(json["ja"][1]["text"], "1319999999");
        assert_eq!(json["en"][4]["text"], "X1");
        assert_eq!(json["ja"].as_array().unwrap().len(), 8);
        let blank: Json = serde_json::from_str(&sheet("{}").unwrap()).unwrap();
        assert_eq!(
            (&blank["open"], &blank["ja"][1]["text"]),
            (&Json::Null, &json!("＿＿＿＿"))
        );
        assert_eq!(sheet(r#"{"at": "10:00"}"#).unwrap_err().status(), 100);
    }
}
