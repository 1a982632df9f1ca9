//! The patients of an institution, and which of them an answer may be about.

use super::answer::Answer;
use super::parse;
use super::patient::{Record, comparison_json, settings};
use mnc_abi::{Exclusive, Result};
use mnc_core::patient::compare::Settings;
use mnc_core::patient::index::{Candidate, Decision, Review};
use mnc_core::patient::{LocalPatient, PatientIndex};
use serde_json::{Value as Json, json};

const WHAT: &str = "list of patients";

/// Patients with their index. Calls take their turn.
pub struct Patients(Exclusive<List>);

struct List {
    index: PatientIndex<'static>,
    settings: Settings,
    /// Those that the index does not know yet.
    added: Vec<LocalPatient>,
}

impl Patients {
    /// Nobody yet; `{approved_spellings}` is what the institution decided.
    ///
    /// # Errors
    /// `InvalidArgument`.
    pub fn new(settings_text: &str) -> Result<Self> {
        Ok(Self(Exclusive::new(List {
            index: PatientIndex::new(Vec::new()),
            settings: settings(settings_text)?,
            added: Vec::new(),
        })))
    }

    /// Adds a patient per line, all or none, and says how many there are now. A patient's place is
    /// counted from 0 in the order of adding.
    ///
    /// # Errors
    /// `InvalidArgument`, `MalformedPatient`; they say at which byte the line begins.
    pub fn add(&self, lines: &str) -> Result<usize> {
        let patients = read_lines(lines)?;
        self.0.with(|list| {
            list.added.extend(patients);
            Ok(list.index.patients().len() + list.added.len())
        })
    }

    /// What each result of an answer means for the patients, on the day of the reception: an array of
    /// `{decision, patient, candidates: [{patient, patient_number, …}]}`, the rest as a comparison.
    ///
    /// # Errors
    /// `InvalidArgument`.
    pub fn search(&self, answer: &Answer, day: &str) -> Result<String> {
        let day = parse::day(day)?;
        self.0.with(|list| {
            let index = list.built();
            let reviews = index.review_answer(&answer.0, day);
            let reviews = reviews.iter().map(|it| review_json(it, index.patients()));
            Ok(Json::Array(reviews.collect()).to_string())
        })
    }
}

impl List {
    /// The index over all patients: built when it is asked, so that adding many costs one building.
    fn built(&mut self) -> &PatientIndex<'static> {
        if !self.added.is_empty() {
            let nobody = PatientIndex::new(Vec::new());
            let mut patients = std::mem::replace(&mut self.index, nobody).into_patients();
            patients.append(&mut self.added);
            self.index = PatientIndex::new(patients).with_settings(self.settings);
        }
        &self.index
    }
}

fn read_lines(text: &str) -> Result<Vec<LocalPatient>> {
    let mut patients = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            patients.push(read_line(line).map_err(|error| error.at(WHAT, start))?);
        }
        start += line.len();
    }
    Ok(patients)
}

fn read_line(line: &str) -> mnc_core::Result<LocalPatient> {
    let record = serde_json::from_str::<Record>(line);
    record.map_err(|_| parse::invalid(WHAT, 0))?.patient()
}

fn review_json(review: &Review, patients: &[LocalPatient]) -> Json {
    let (decision, patient) = match review.decision {
        Decision::Link(patient) => ("LINK", Some(patient)),
        Decision::Confirm => ("CONFIRM", None),
        Decision::Stop => ("STOP", None),
        Decision::New => ("NEW", None),
    };
    let candidates = review.candidates.iter();
    let candidates = candidates.map(|it| candidate_json(it, patients));
    json!({
        "decision": decision,
        "patient": patient,
        "candidates": candidates.collect::<Vec<_>>(),
    })
}

fn candidate_json(candidate: &Candidate, patients: &[LocalPatient]) -> Json {
    let patient = patients.get(candidate.patient);
    let mut json = comparison_json(&candidate.comparison);
    if let Some(object) = json.as_object_mut() {
        object.insert("patient".to_owned(), candidate.patient.into());
        let number = patient.and_then(|it| it.patient_number.clone());
        object.insert("patient_number".to_owned(), number.into());
    }
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    const ANSWER: &str =
        "<XmlMsg><MessageHeader><SegmentOfResult>1</SegmentOfResult></MessageHeader><MessageBody>
        <ProcessingResultStatus>1</ProcessingResultStatus>
        <QualificationValidity>1</QualificationValidity>
        <ResultList><ResultOfQualificationConfirmation>
            <Name>見本　花子</Name>
            <Birthdate>19880105</Birthdate>
            <Sex1>2</Sex1>
            <ReferenceNumber>17</ReferenceNumber>
        </ResultOfQualificationConfirmation></ResultList>
    </MessageBody></XmlMsg>";
    const HANAKO: &str = r#"{"patient_number": "17", "name": "見本花子", "kana": "ミホン ハナコ", "birthdate": "1988-01-05", "sex": "2"}"#;
    const TARO: &str =
        r#"{"patient_number": "18", "name": "架空太郎", "birthdate": "1950-02-03", "sex": "1"}"#;

    fn found(patients: &Patients) -> Json {
        let answer = Answer::read(ANSWER.as_bytes()).unwrap();
        let text = patients.search(&answer, "2026-11-20").unwrap();
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn who_was_added_is_found_by_place() {
        let patients = Patients::new("{}").unwrap();
        assert_eq!(found(&patients)[0]["decision"], "NEW");
        assert_eq!(patients.add(&format!("{TARO}\r\n\n")).unwrap(), 1);
        assert_eq!(found(&patients)[0]["decision"], "NEW");
        assert_eq!(patients.add(&format!("{HANAKO}\n{TARO}")).unwrap(), 3);
        let review = &found(&patients)[0];
        assert_eq!(review["candidates"].as_array().unwrap().len(), 1);
        assert_eq!(review["candidates"][0]["patient"], 1);
        assert_eq!(review["candidates"][0]["patient_number"], "17");
    }

    /// The setting outlives each building of the index.
    #[test]
    fn what_the_institution_decided_holds_for_whoever_is_added() {
        let insured = r#""insurer_number": "138057", "number": "12", "branch": "01", "approved_names": ["●本花子"]"#;
        let hanako = HANAKO.replace("\"sex\": \"2\"", &format!("\"sex\": \"2\", {insured}"));
        let document = ANSWER.replace("見本　花子", "●本　花子").replace(
            "<Name>",
            "<InsurerNumber>138057</InsurerNumber>\
             <InsuredIdentificationNumber>12</InsuredIdentificationNumber>\
             <InsuredBranchNumber>01</InsuredBranchNumber><Name>",
        );
        let answer = Answer::read(document.as_bytes()).unwrap();
        for (settings, decision) in [
            ("{}", "CONFIRM"),
            (r#"{"approved_spellings": true}"#, "LINK"),
        ] {
            let patients = Patients::new(settings).unwrap();
            patients.add(TARO).unwrap();
            patients.search(&answer, "2026-11-20").unwrap();
            patients.add(&hanako).unwrap();
            let text = patients.search(&answer, "2026-11-20").unwrap();
            let json: Json = serde_json::from_str(&text).unwrap();
            assert_eq!(json[0]["decision"], decision, "{text}");
        }
    }

    #[test]
    fn a_list_is_taken_whole_or_not_at_all() {
        let patients = Patients::new("{}").unwrap();
        let failure = patients
            .add(&format!("{TARO}\n{{\"name\": 5}}"))
            .unwrap_err();
        let (status, shown) = (failure.status(), format!("{failure:?}"));
        let place = format!("list of patients at byte {}", TARO.len() + 1);
        assert_eq!(status, 100);
        assert!(shown.contains(&place) && !shown.contains('架'), "{shown}");
        assert_eq!(patients.add("").unwrap(), 0);
        assert_eq!(patients.add("{}\n").unwrap_err().status(), 751);
    }
}
