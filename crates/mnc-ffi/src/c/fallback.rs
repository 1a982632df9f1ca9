//! The fall-back: the procedure where the card does not confirm the qualification, and the form.

use super::data::mnc_data;
use super::handle::{hand_out, hand_out_text};
use crate::facade::{declaration, fallback};
use mnc_abi::{guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// Where a failure leads: JSON `{case, other, trouble}`. `failure` is JSON: `reason` (the `code` of
/// `mnc_visit_end`, or an outcome) or `status` (of a call of this interface); `access` may say whether the
/// system is `POSSIBLE` or `IMPOSSIBLE` to reach.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_fallback_enter(
    failure: *const c_char,
    failure_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let failure = caller.text(failure, failure_len)?;
            hand_out_text(caller, out, || fallback::enter(failure))
        })
    }
}

/// What is done first in a situation, what the patient pays, what is recorded, and what else may be
/// asked for: JSON `{case, day, rule, tenths, reminders, open}`. `situation` is JSON: `case` and `day`
/// must be there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_fallback_decide(
    situation: *const c_char,
    situation_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let situation = caller.text(situation, situation_len)?;
            hand_out_text(caller, out, || fallback::decide_on(situation))
        })
    }
}

/// What a claim may miss of a 被保険者資格申立書 on a day: JSON `{misread, warnings, age, asks_workplace,
/// asks_share}`. `fields` is JSON; every field may be left out, and nothing is a reason to refuse the form.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_declaration_check(
    fields: *const c_char,
    fields_len: usize,
    day: *const c_char,
    day_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let fields = caller.text(fields, fields_len)?;
            let day = caller.text(day, day_len)?;
            hand_out_text(caller, out, || declaration::check(fields, day))
        })
    }
}

/// The 被保険者資格申立書 as a page to print, HTML for A4: filled with the same fields, or blank for `{}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_declaration_print(
    fields: *const c_char,
    fields_len: usize,
    day: *const c_char,
    day_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let fields = caller.text(fields, fields_len)?;
            let day = caller.text(day, day_len)?;
            hand_out(caller, out, || declaration::print(fields, day))
        })
    }
}
