//! Beside the fall-back: the search in an outage, the claim, and what to tell whom.

use super::data::mnc_data;
use super::handle::hand_out_text;
use crate::facade::{advice, claim, outage};
use mnc_abi::{guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// The search in システム障害時モード: JSON `{defects, attempts}`. `query` is JSON with what was taken down
/// about the patient; what the screen would miss is a defect, and otherwise `attempts` are the spellings to
/// try, the likeliest first.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_outage_search(
    query: *const c_char,
    query_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let query = caller.text(query, query_len)?;
            hand_out_text(caller, out, || outage::search(query))
        })
    }
}

/// The next step of the procedure and what to say in it: JSON `{next, may_search, expected_open, script,
/// report}`. `progress` is JSON: `institution`, and `records` of the steps so far, which the host keeps.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_outage_next(
    progress: *const c_char,
    progress_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let progress = caller.text(progress, progress_len)?;
            hand_out_text(caller, out, || outage::next(progress))
        })
    }
}

/// The 利用報告書, or what it lacks: JSON `{defects, recipient, subject, text}`. `report` is the JSON that
/// `mnc_outage_next` gives, with `cause`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_outage_report(
    report: *const c_char,
    report_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let report = caller.text(report, report_len)?;
            hand_out_text(caller, out, || outage::report(report))
        })
    }
}

/// On which qualification a claim is made: JSON `{claim, missing}`, of which one is `null`. `findings` is
/// JSON: what is known when the claim is written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_claim_decide(
    findings: *const c_char,
    findings_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let findings = caller.text(findings, findings_len)?;
            hand_out_text(caller, out, || claim::decide(findings))
        })
    }
}

/// The troubles of which an array of signals (JSON) is a sign, and what to tell staff and patient: a JSON
/// array.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_advice_find(
    signals: *const c_char,
    signals_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let signals = caller.text(signals, signals_len)?;
            hand_out_text(caller, out, || advice::find(signals))
        })
    }
}

/// What to read out to the call centre: JSON `{ja, en, open}`. `sheet` is JSON; what is not known is left
/// open.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_advice_sheet(
    sheet: *const c_char,
    sheet_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let sheet = caller.text(sheet, sheet_len)?;
            hand_out_text(caller, out, || advice::sheet(sheet))
        })
    }
}
