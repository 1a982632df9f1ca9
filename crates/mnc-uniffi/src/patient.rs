//! The patients of an institution beside the results of an answer.

use crate::answer::Answer;
use crate::error::Result;
use crate::json;
use mnc::facade::patient;
use mnc::facade::patient_index as index;
use serde::Deserialize;
use serde_json::Value as Json;
use std::sync::Arc;

/// What a result of an answer means for the patients. It holds personal data.
#[derive(uniffi::Object)]
pub struct Review {
    found: Found,
    json: Json,
}

#[derive(Deserialize)]
struct Found {
    decision: String,
    patient: Option<u32>,
    candidates: Vec<Candidate>,
}

#[derive(Deserialize)]
struct Candidate {
    patient: u32,
}

#[uniffi::export]
impl Review {
    /// `LINK`, `CONFIRM`, `STOP` or `NEW`.
    ///
    /// # Errors
    /// None.
    pub fn decision(&self) -> Result<String> {
        Ok(self.found.decision.clone())
    }

    /// The patient to link: their place in the order of adding, from 0.
    ///
    /// # Errors
    /// None.
    pub fn patient(&self) -> Result<Option<u32>> {
        Ok(self.found.patient)
    }

    /// The places of those who may be meant.
    ///
    /// # Errors
    /// None.
    pub fn candidates(&self) -> Result<Vec<u32>> {
        Ok(self.found.candidates.iter().map(|it| it.patient).collect())
    }

    /// All of it as JSON, with what differs and why.
    ///
    /// # Errors
    /// None.
    pub fn json(&self) -> Result<String> {
        Ok(self.json.to_string())
    }
}

/// Patients with their index. It holds personal data. From any thread: calls take their turn.
#[derive(uniffi::Object)]
pub struct Patients(index::Patients);

#[uniffi::export]
impl Patients {
    /// Nobody yet; the settings are JSON `{approved_spellings}`.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`.
    #[uniffi::constructor(default(settings = "{}"))]
    pub fn empty(settings: &str) -> Result<Self> {
        Ok(Self(index::Patients::new(settings)?))
    }

    /// Adds a patient per line, JSON as for `mnc_patient_index_add`, all or none; says how many there
    /// are now.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`, `MALFORMED_PATIENT`; they say at which byte the line begins.
    pub fn add(&self, lines: &str) -> Result<u32> {
        Ok(self.0.add(lines)?.try_into().unwrap_or(u32::MAX))
    }

    /// What each result of an answer means, on the day of the reception (`yyyy-mm-dd`).
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`.
    pub fn search(&self, answer: &Answer, day: &str) -> Result<Vec<Arc<Review>>> {
        let all: Vec<Json> = json::read(&self.0.search(&answer.0, day)?)?;
        all.into_iter().map(Review::new).collect()
    }
}

/// Compares a patient with one result of an answer: JSON as `mnc_patient_compare`, with personal data.
///
/// # Errors
/// `INVALID_ARGUMENT`, `MALFORMED_PATIENT`; `ABSENT` if the answer has no such result.
#[uniffi::export(default(result = 0, settings = "{}"))]
pub fn compare_patient(
    patient: &str,
    answer: &Answer,
    day: &str,
    result: u32,
    settings: &str,
) -> Result<String> {
    let result = result.try_into().unwrap_or(usize::MAX);
    let compared = patient::compare(patient, &answer.0, result, day, settings)?;
    Ok(compared)
}

impl Review {
    fn new(json: Json) -> Result<Arc<Self>> {
        let found = json::read(&json.to_string())?;
        Ok(Arc::new(Self { found, json }))
    }
}
