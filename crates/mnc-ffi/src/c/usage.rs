//! Counters of a counter, without personal data.

use super::data::mnc_data;
use super::handle::{HANDLES, hand_out, hand_out_text};
use super::visit::mnc_visit;
use crate::facade::usage::Usage;
use mnc_abi::{guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// Counts by month and kind of institution. From any thread: calls take their turn.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_usage {
    _opaque: (),
}

/// Nothing counted yet.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_usage_new(
    out: *mut *mut mnc_usage,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            hand_out(caller, out, || Ok(Usage::default()))
        })
    }
}

/// Counts what happens in a visit: before each `mnc_visit_step`, with the same event and time. `kind` is
/// `HOSPITAL`, `CLINIC`, `DENTAL` or `PHARMACY`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_usage_observe(
    usage: *const mnc_usage,
    kind: *const c_char,
    kind_len: usize,
    visit: *const mnc_visit,
    event: *const c_char,
    event_len: usize,
    at: *const c_char,
    at_len: usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let kind = caller.text(kind, kind_len)?;
            let (event, at) = (caller.text(event, event_len)?, caller.text(at, at_len)?);
            let (usage, visit) = (HANDLES.get(usage)?, HANDLES.get(visit)?);
            usage.observe(kind, &visit, event, at)
        })
    }
}

/// Counts the end of a visit.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_usage_end(
    usage: *const mnc_usage,
    kind: *const c_char,
    kind_len: usize,
    visit: *const mnc_visit,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let kind = caller.text(kind, kind_len)?;
            let (usage, visit) = (HANDLES.get(usage)?, HANDLES.get(visit)?);
            usage.ended(kind, &visit)
        })
    }
}

/// Counts an eligibility check with the numbers of a certificate, on a day.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_usage_check(
    usage: *const mnc_usage,
    kind: *const c_char,
    kind_len: usize,
    day: *const c_char,
    day_len: usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let kind = caller.text(kind, kind_len)?;
            let day = caller.text(day, day_len)?;
            HANDLES.get(usage)?.checked_by_numbers(kind, day)
        })
    }
}

/// The counts: JSON `{buckets, rows}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_usage_json(
    usage: *const mnc_usage,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let usage = HANDLES.get(usage)?;
            hand_out_text(caller, out, || usage.to_json())
        })
    }
}

/// Frees the counts. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_usage_free(
    usage: *mut mnc_usage,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(usage)) }
}
