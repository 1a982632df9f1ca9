//! Dates as people write them, ages by the law, and the keys of names.

use crate::error::Result;
use mnc::facade::{calendar, name};

/// Reads a date as people write it, 和暦 or 西暦: JSON as `mnc_calendar_read`.
///
/// # Errors
/// `UNREADABLE_DATE`.
#[uniffi::export]
pub fn read_date(text: &str) -> Result<String> {
    Ok(calendar::read(text)?)
}

/// The age on a day by the law, and what follows from it: JSON as `mnc_calendar_age`. The insurer's
/// number may be empty.
///
/// # Errors
/// `UNREADABLE_DATE`, `INVALID_ARGUMENT`.
#[uniffi::export(default(insurer_number = ""))]
pub fn age_on(birthdate: &str, day: &str, insurer_number: &str) -> Result<String> {
    Ok(calendar::age(birthdate, day, insurer_number)?)
}

/// The keys by which a name or a reading is compared: JSON as `mnc_name_fold`.
///
/// # Errors
/// None.
#[uniffi::export]
pub fn fold_name(text: &str) -> Result<String> {
    Ok(name::fold(text))
}

/// Which characters of a text a claim file cannot carry: JSON as `mnc_name_check`.
///
/// # Errors
/// None.
#[uniffi::export]
pub fn check_name(text: &str) -> Result<String> {
    Ok(name::check(text))
}
