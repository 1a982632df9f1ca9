//! Patients of the claims software beside answers.

use super::answer::mnc_answer;
use super::data::mnc_data;
use super::handle::{HANDLES, hand_out, hand_out_text};
use crate::facade::patient;
use crate::facade::patient_index::Patients;
use mnc_abi::{guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// Patients with their index. It holds personal data. From any thread: calls take their turn.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_patient_index {
    _opaque: (),
}

/// Compares a patient (JSON) with one result of an answer, counted from 0, on the day of the
/// reception (`2026-11-20`): JSON `{verdict, name_level, kana_level, equal, approved, findings,
/// troubles}`. `settings` is JSON `{approved_spellings}`, or `{}`. Nothing is changed: findings with the
/// action `PROPOSE` are for staff to take over. `MNC_ABSENT` if the answer has no such result.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_patient_compare(
    patient: *const c_char,
    patient_len: usize,
    answer: *const mnc_answer,
    result: usize,
    day: *const c_char,
    day_len: usize,
    settings: *const c_char,
    settings_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let patient = caller.text(patient, patient_len)?;
            let (day, settings) = (
                caller.text(day, day_len)?,
                caller.text(settings, settings_len)?,
            );
            let answer = HANDLES.get(answer)?;
            let work = || patient::compare(patient, &answer, result, day, settings);
            hand_out_text(caller, out, work)
        })
    }
}

/// An index over no patients yet. `settings` as for `mnc_patient_compare`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_patient_index_new(
    settings: *const c_char,
    settings_len: usize,
    out: *mut *mut mnc_patient_index,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let settings = caller.text(settings, settings_len)?;
            hand_out(caller, out, || Patients::new(settings))
        })
    }
}

/// Adds patients, one object of JSON per line, all or none. `*count` is how many there are now. A
/// patient's place is counted from 0 in the order of adding.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_patient_index_add(
    index: *const mnc_patient_index,
    patients: *const c_char,
    patients_len: usize,
    count: *mut usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let patients = caller.text(patients, patients_len)?;
            let (count, index) = (caller.out(count)?, HANDLES.get(index)?);
            count.write(index.add(patients)?)
        })
    }
}

/// What each result of an answer means for the patients: a JSON array of `{decision, patient,
/// candidates}`, the best candidate first. `decision` is `LINK` (to `patient`, its place), `CONFIRM`,
/// `STOP` or `NEW`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_patient_index_search(
    index: *const mnc_patient_index,
    answer: *const mnc_answer,
    day: *const c_char,
    day_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let day = caller.text(day, day_len)?;
            let (index, answer) = (HANDLES.get(index)?, HANDLES.get(answer)?);
            hand_out_text(caller, out, || index.search(&answer, day))
        })
    }
}

/// Frees the index. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_patient_index_free(
    index: *mut mnc_patient_index,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(index)) }
}
