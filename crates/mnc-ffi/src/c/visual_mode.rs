//! The 目視 mode of a reader.

use super::data::mnc_data;
use super::handle::{HANDLES, hand_out, hand_out_text};
use super::visit::mnc_visit;
use crate::facade::visual_mode::VisualMode;
use mnc_abi::{guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// The 目視 mode of one reader: staff compares photo and face. From any thread: calls take their turn.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_visual_mode {
    _opaque: (),
}

/// The mode, switched off. `settings` is JSON `{remind_after_seconds}`, or `{}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_visual_mode_new(
    settings: *const c_char,
    settings_len: usize,
    out: *mut *mut mnc_visual_mode,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let settings = caller.text(settings, settings_len)?;
            hand_out(caller, out, || VisualMode::new(settings))
        })
    }
}

/// Staff switched the mode on or back: JSON with the field `event`. `state` is what it is now, as by
/// `mnc_visual_mode_state`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_visual_mode_step(
    mode: *const mnc_visual_mode,
    event: *const c_char,
    event_len: usize,
    at: *const c_char,
    at_len: usize,
    state: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let event = caller.text(event, event_len)?;
            let at = caller.text(at, at_len)?;
            let mode = HANDLES.get(mode)?;
            hand_out_text(caller, state, || mode.step(event, at))
        })
    }
}

/// Staff compared photo and face of the patient of a visit in this mode, and found them the same. `seen` is
/// JSON: `staff`, `patient_present`, `photo`, `reason`, and `ticked` (on the terminal) or `password_entered`
/// (on the reader). `actions` is what the visit does now. After a failure mode and visit are where they
/// were.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_visual_mode_confirm(
    mode: *const mnc_visual_mode,
    visit: *const mnc_visit,
    seen: *const c_char,
    seen_len: usize,
    at: *const c_char,
    at_len: usize,
    actions: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let seen = caller.text(seen, seen_len)?;
            let at = caller.text(at, at_len)?;
            let (mode, visit) = (HANDLES.get(mode)?, HANDLES.get(visit)?);
            hand_out_text(caller, actions, || mode.confirm(&visit, seen, at))
        })
    }
}

/// The mode at a time: JSON `{on, period, reminder}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_visual_mode_state(
    mode: *const mnc_visual_mode,
    at: *const c_char,
    at_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let at = caller.text(at, at_len)?;
            let mode = HANDLES.get(mode)?;
            hand_out_text(caller, out, || mode.state(at))
        })
    }
}

/// Frees the mode. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_visual_mode_free(
    mode: *mut mnc_visual_mode,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(mode)) }
}
