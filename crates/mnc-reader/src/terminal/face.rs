//! One result of the face card reader, and to whom it belongs.

use super::Result;
use super::error::TerminalError;
use super::journal::to_hex;
use super::settling::Digest;
use mnc_core::eligibility::QualificationAnswer;
use mnc_core::eligibility::answer::Day;
use mnc_core::identity::StaffId;
use mnc_core::{Date, DateTime};
use std::fmt;
use std::time::Duration;

/// Which result: by its content, so that copies under two names are one result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub(super) Digest);

impl fmt::Display for FaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&to_hex(&self.0))
    }
}

/// A result of the face card reader. `Debug` shows nothing of the person.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct FaceResult {
    /// Which one it is.
    pub id: FaceId,
    /// When the terminal pushed it, by its name.
    pub pushed_at: DateTime,
    /// What it says.
    pub answer: QualificationAnswer,
    /// In how many files it was found: a number above one is a duplicate.
    pub copies: usize,
}

impl FaceResult {
    /// How long it has been waiting; zero if the terminal's clock is ahead.
    pub fn age(&self, now: DateTime) -> Duration {
        Duration::try_from(now.duration_since(self.pushed_at)).unwrap_or_default()
    }

    /// 照会番号 that came with it.
    pub fn reference_numbers(&self) -> impl Iterator<Item = &str> {
        let results = self.answer.body.results.iter();
        results
            .flat_map(|result| &result.reference_numbers)
            .map(String::as_str)
    }

    /// Whether the institution registered this 照会番号 for the person.
    pub fn has_reference_number(&self, number: &str) -> bool {
        !number.is_empty() && self.reference_numbers().any(|found| found == number)
    }

    fn was_born_on(&self, day: Date) -> bool {
        let results = &self.answer.body.results;
        let mut days = results
            .iter()
            .filter_map(|result| result.birthdate.as_ref());
        days.all(|found| found.value() == Some(day) || *found == Day::new(day))
    }
}

/// Why a result belongs to a patient. Several readers fill one folder and nothing in a file names
/// the reader, so neither the time nor the order of the files says whose result it is.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Binding {
    /// The result carries this 照会番号, which the institution registered for the patient.
    ReferenceNumber(ReferenceNumber),
    /// Somebody confirmed that it is the patient's.
    ConfirmedMatch(ConfirmedMatch),
}

/// A 照会番号. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct ReferenceNumber(String);

impl fmt::Debug for ReferenceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReferenceNumber(redacted)")
    }
}

/// A match that staff confirmed, with the patient's date of birth as a guard against a slip.
#[derive(Debug, Clone)]
pub struct ConfirmedMatch {
    birthdate: Date,
    confirmed_by: StaffId,
}

impl ConfirmedMatch {
    /// The staff member confirmed that the result is of the patient born on this day.
    pub fn new(birthdate: Date, confirmed_by: StaffId) -> Self {
        Self {
            birthdate,
            confirmed_by,
        }
    }

    /// Who confirmed.
    pub fn confirmed_by(&self) -> &StaffId {
        &self.confirmed_by
    }
}

impl Binding {
    /// By the 照会番号 that the institution registered for the patient.
    pub fn reference_number(number: impl Into<String>) -> Self {
        Self::ReferenceNumber(ReferenceNumber(number.into()))
    }

    /// By a match that staff confirmed.
    pub fn confirmed(birthdate: Date, confirmed_by: StaffId) -> Self {
        Self::ConfirmedMatch(ConfirmedMatch::new(birthdate, confirmed_by))
    }

    /// Whether the result can be the patient's.
    pub(super) fn check(&self, result: &FaceResult) -> Result<()> {
        let fits = match self {
            Self::ReferenceNumber(number) => result.has_reference_number(&number.0),
            Self::ConfirmedMatch(confirmed) => result.was_born_on(confirmed.birthdate),
        };
        if fits {
            Ok(())
        } else {
            Err(TerminalError::OtherPatient)
        }
    }
}
