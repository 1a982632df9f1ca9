//! A patient of the claims software beside a result of an answer, as JSON.

use super::answer::Answer;
use super::parse;
use super::said::said;
use mnc_abi::{Result, Trouble};
use mnc_core::fallback::advice;
use mnc_core::patient::LocalPatient;
use mnc_core::patient::alias::{Alias, AliasKind};
use mnc_core::patient::compare::{Comparison, Finding, Settings, compare_result};
use mnc_core::patient::fold::Level;
use serde::Deserialize;
use serde_json::{Value as Json, json};

pub(super) const WHAT: &str = "patient";

/// A patient, with the columns of [`LocalPatient::from_row`] as fields. All of them are text or
/// `null`, the other names arrays of text; `name` or `kana` must be there.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Record {
    patient_number: Option<String>,
    name: Option<String>,
    kana: Option<String>,
    former_names: Vec<String>,
    names_in_use: Vec<String>,
    approved_names: Vec<String>,
    birthdate: Option<String>,
    sex: Option<String>,
    insurer_number: Option<String>,
    symbol: Option<String>,
    number: Option<String>,
    branch: Option<String>,
    relation: Option<String>,
    post_number: Option<String>,
    address: Option<String>,
    ratio: Option<String>,
}

/// What the institution decided.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Decided {
    approved_spellings: bool,
}

/// Compares a patient with one result of an answer, on the day of the reception: `{verdict, name_level,
/// kana_level, equal: {patient_number, insurance}, approved, findings, troubles}`.
///
/// # Errors
/// `InvalidArgument`, `MalformedPatient`; [`Trouble::Absent`] if the answer has no such result.
pub fn compare(
    patient: &str,
    answer: &Answer,
    result: usize,
    day: &str,
    settings_text: &str,
) -> Result<String> {
    let record: Record = parse::json(patient, WHAT)?;
    let (day, settings) = (parse::day(day)?, settings(settings_text)?);
    let comparison = compare_result(&answer.0, result, &record.patient()?, day, settings);
    Ok(comparison_json(&comparison.ok_or(Trouble::Absent)?).to_string())
}

/// The settings of a comparison: `{approved_spellings}`.
///
/// # Errors
/// `InvalidArgument`.
pub(super) fn settings(text: &str) -> Result<Settings> {
    let decided: Decided = parse::json(text, "settings of the comparison")?;
    Ok(Settings {
        approved_spellings: decided.approved_spellings,
    })
}

impl Record {
    /// The patient.
    ///
    /// # Errors
    /// `MalformedPatient`.
    pub(super) fn patient(&self) -> mnc_core::Result<LocalPatient> {
        let cells = [
            ("patient_number", &self.patient_number),
            ("name", &self.name),
            ("kana", &self.kana),
            ("birthdate", &self.birthdate),
            ("sex", &self.sex),
            ("insurer_number", &self.insurer_number),
            ("symbol", &self.symbol),
            ("number", &self.number),
            ("branch", &self.branch),
            ("relation", &self.relation),
            ("post_number", &self.post_number),
            ("address", &self.address),
            ("ratio", &self.ratio),
        ];
        let filled = cells
            .iter()
            .filter_map(|(column, cell)| Some((*column, cell.as_deref()?)));
        let mut patient = LocalPatient::from_row(filled)?;
        for (kind, names) in [
            (AliasKind::Former, &self.former_names),
            (AliasKind::InUse, &self.names_in_use),
            (AliasKind::Approved, &self.approved_names),
        ] {
            let names = names.iter().map(|name| Alias::new(kind, name.trim()));
            patient.aliases.extend(names);
        }
        Ok(patient)
    }
}

pub(super) fn comparison_json(comparison: &Comparison) -> Json {
    let findings = comparison.findings.iter().map(finding_json);
    let troubles = advice::Trouble::of_comparison(comparison);
    json!({
        "verdict": comparison.verdict().code(),
        "name_level": comparison.name.map(Level::code),
        "kana_level": comparison.kana.map(Level::code),
        "equal": {
            "patient_number": comparison.keys.patient_number,
            "insurance": comparison.keys.insurance,
        },
        "approved": comparison.approved,
        "findings": findings.collect::<Vec<_>>(),
        "troubles": troubles.iter().map(|it| it.code()).collect::<Vec<_>>(),
    })
}

fn finding_json(finding: &Finding) -> Json {
    json!({
        "field": said!(finding.field),
        "reason": said!(finding.reason),
        "action": finding.action.code(),
        "answer": finding.answer,
        "local": finding.local,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str =
        "<XmlMsg><MessageHeader><SegmentOfResult>1</SegmentOfResult></MessageHeader><MessageBody>
        <ProcessingResultStatus>1</ProcessingResultStatus>
        <QualificationValidity>1</QualificationValidity>
        <ResultList><ResultOfQualificationConfirmation>
            <InsurerNumber>00138057</InsurerNumber>
            <InsuredCardSymbol>見本</InsuredCardSymbol>
            <InsuredIdentificationNumber>0012</InsuredIdentificationNumber>
            <InsuredBranchNumber>01</InsuredBranchNumber>
            <Name>髙空　花子</Name>
            <NameKana>ﾀｶｿﾗ ﾊﾅｺ</NameKana>
            <Birthdate>19880105</Birthdate>
            <Sex1>2</Sex1>
        </ResultOfQualificationConfirmation></ResultList>
    </MessageBody></XmlMsg>";
    const PATIENT: &str = r#"{"patient_number": "17", "name": "高空花子", "kana": "タカソラ ハナコ",
        "birthdate": "S63.1.5", "sex": "2", "insurer_number": "138057", "symbol": "見本",
        "number": "12", "branch": "01", "address": null, "former_names": ["見本 花子"]}"#;

    fn compared(patient: &str, result: usize) -> Result<Json> {
        let answer = Answer::read(ANSWER.as_bytes())?;
        let text = compare(patient, &answer, result, "2026-11-20", "{}")?;
        Ok(serde_json::from_str(&text).unwrap())
    }

    fn status(patient: &str) -> i32 {
        compared(patient, 0).unwrap_err().status()
    }

    #[test]
    fn a_comparison_says_what_differs_and_why() {
        let json = compared(PATIENT, 0).unwrap();
        assert_eq!(json["name_level"], "L2");
        assert_eq!(json["equal"]["insurance"], true);
        assert_eq!(json["equal"]["patient_number"], false);
        let findings = json["findings"].as_array().unwrap();
        let name = findings.iter().find(|it| it["field"]["code"] == "NAME");
        let name = name.unwrap();
        assert_eq!(name["reason"]["code"], "VARIANT");
        assert_eq!(name["action"], "KEEP");
        assert_eq!(
            (&name["answer"], &name["local"]),
            (&json!("髙空　花子"), &json!("高空花子"))
        );
        assert!(name["reason"]["ja"].as_str().unwrap().ends_with('。'));
    }

    /// A birth date that differs is never linked.
    #[test]
    fn another_birth_date_stops() {
        let json = compared(&PATIENT.replace("S63.1.5", "S63.1.6"), 0).unwrap();
        assert_eq!(json["verdict"], "STOP");
        assert_eq!(json["troubles"], json!(["T3", "T6"]));
    }

    /// 複数該当 and the like: the values are nobody's to take over.
    #[test]
    fn nothing_is_proposed_where_the_answer_does_not_confirm() {
        let actions = |document: &str| {
            let answer = Answer::read(document.as_bytes()).unwrap();
            let patient = r#"{"name": "高空花子", "birthdate": "S63.1.5", "sex": "2"}"#;
            compare(patient, &answer, 0, "2026-11-20", "{}").unwrap()
        };
        assert!(actions(ANSWER).contains(r#""action":"PROPOSE""#));
        let invalid = ANSWER.replace("<QualificationValidity>1<", "<QualificationValidity>2<");
        let text = actions(&invalid);
        assert!(
            !text.contains("PROPOSE") && text.contains("NOT_CONFIRMED"),
            "{text}"
        );
    }

    #[test]
    fn a_spelling_that_staff_approved_links_where_the_institution_decided_so() {
        let answer = ANSWER.replace("<Name>", "<ReferenceNumber>17</ReferenceNumber><Name>");
        let answer = Answer::read(answer.replace("髙空　花子", "●空　花子").as_bytes()).unwrap();
        let patient = PATIENT
            .replace("former_names", "approved_names")
            .replace("見本 花子", "●空花子");
        let verdict = |settings: &str| {
            let text = compare(&patient, &answer, 0, "2026-11-20", settings).unwrap();
            let json: Json = serde_json::from_str(&text).unwrap();
            (json["verdict"].clone(), json["approved"].clone())
        };
        assert_eq!(verdict("{}"), (json!("CONFIRM"), json!(false)));
        let approving = verdict(r#"{"approved_spellings": true}"#);
        assert_eq!(approving, (json!("LINK"), json!(true)));
    }

    #[test]
    fn what_cannot_be_read_is_refused_without_repeating_it() {
        assert_eq!(
            compared(PATIENT, 1).unwrap_err().status(),
            Trouble::Absent.status()
        );
        assert_eq!(status(r#"{"name": "花子", "nmae": "x"}"#), 100);
        assert_eq!(status("{}"), 751);
        assert_eq!(status(r#"{"name": "花子", "birthdate": "S65.1.1"}"#), 751);
        let failure = compared(r#"{"name": ["花子"]}"#, 0).unwrap_err();
        assert!(!format!("{failure:?}").contains('花'));
        let answer = Answer::read(ANSWER.as_bytes()).unwrap();
        assert!(compare(PATIENT, &answer, 0, "2026-11-20", r#"{"approve": true}"#).is_err());
        assert!(compare(PATIENT, &answer, 0, "R8.11.20", "{}").is_err());
    }

    #[test]
    fn each_column_reaches_its_field() {
        let text = r#"{"patient_number": "17", "name": "a", "kana": "b", "birthdate": "1988-01-05",
            "sex": "F", "insurer_number": "1", "symbol": "2", "number": "3", "branch": "4",
            "relation": "1", "post_number": "5", "address": "6", "ratio": "30",
            "former_names": ["旧 "], "names_in_use": ["通"], "approved_names": ["別"]}"#;
        let record: Record = parse::json(text, WHAT).unwrap();
        let rows = [
            ("patient_number", "17"),
            ("name", "a"),
            ("kana", "b"),
            ("birthdate", "1988-01-05"),
            ("sex", "F"),
            ("insurer_number", "1"),
            ("symbol", "2"),
            ("number", "3"),
            ("branch", "4"),
            ("relation", "1"),
            ("post_number", "5"),
            ("address", "6"),
            ("ratio", "30"),
            ("旧氏", "旧"),
            ("通称", "通"),
            ("別名", "別"),
        ];
        assert!(record.patient().unwrap() == LocalPatient::from_row(rows).unwrap());
    }
}
