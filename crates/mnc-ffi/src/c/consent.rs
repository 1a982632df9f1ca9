//! Consent without a visit.

use super::answer::mnc_answer;
use super::data::mnc_data;
use super::handle::{HANDLES, hand_out, hand_out_text, or_none};
use crate::facade::consent::Consent;
use mnc_abi::{guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// The consent screens of one patient. From any thread: calls take their turn.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_consent {
    _opaque: (),
}

/// Begins the screens. `settings` is JSON: `how` (`SCREENS`, `ORALLY`, `NOTHING`) must be there, and `day`
/// for `SCREENS`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_consent_begin(
    settings: *const c_char,
    settings_len: usize,
    out: *mut *mut mnc_consent,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let settings = caller.text(settings, settings_len)?;
            hand_out(caller, out, || Consent::begin(settings))
        })
    }
}

/// The patient presses a button, by its code. `screen` is the next screen, as by `mnc_consent_screen`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_consent_choose(
    consent: *const mnc_consent,
    choice: *const c_char,
    choice_len: usize,
    screen: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let choice = caller.text(choice, choice_len)?;
            let consent = HANDLES.get(consent)?;
            hand_out_text(caller, screen, || consent.choose(choice))
        })
    }
}

/// What is shown now: JSON as by `mnc_visit_screen`, with `done` and `earlier`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_consent_screen(
    consent: *const mnc_consent,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let consent = HANDLES.get(consent)?;
            hand_out_text(caller, out, || consent.screen())
        })
    }
}

/// What came of it: JSON `{record, differing, prior, prescription, referrals}`. `facts` is JSON: `at` must
/// be there, `operator`, `term` and `ended` (consents that ended since) may. With an `answer` (or NULL), what
/// its `result` reports is taken in: the narrower of the two counts. `MNC_NOT_YET` while something is still
/// asked.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_consent_record(
    consent: *const mnc_consent,
    facts: *const c_char,
    facts_len: usize,
    answer: *const mnc_answer,
    result: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let facts = caller.text(facts, facts_len)?;
            let (consent, answer) = (HANDLES.get(consent)?, or_none(answer)?);
            let work = || consent.record(facts, answer.as_deref(), result);
            hand_out_text(caller, out, work)
        })
    }
}

/// Frees the screens. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_consent_free(
    consent: *mut mnc_consent,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(consent)) }
}
