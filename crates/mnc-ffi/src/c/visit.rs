//! Visits: the counter as one machine.

use super::answer::mnc_answer;
use super::card::{mnc_assessment, mnc_card};
use super::certificate::mnc_anchors;
use super::data::mnc_data;
use super::handle::{HANDLES, hand_out, hand_out_text, or_none};
use crate::facade::card::Entry;
use crate::facade::visit::Visit;
use mnc_abi::{guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// A visit. From any thread: calls take their turn.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_visit {
    _opaque: (),
}

/// A patient comes. `settings` is JSON: `route` (such as `WINDOW`) must be there; `reader`,
/// `facility`, `software` and `limits` may. Times are in Japan, `2026-11-20T10:00:00`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_visit_begin(
    settings: *const c_char,
    settings_len: usize,
    at: *const c_char,
    at_len: usize,
    out: *mut *mut mnc_visit,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let settings = caller.text(settings, settings_len)?;
            let at = caller.text(at, at_len)?;
            hand_out(caller, out, || Visit::begin(settings, at))
        })
    }
}

/// Something happened: a JSON object with the field `event`. `actions` is what to do now: a JSON
/// array of `{code, ja, en}`. After a failure the visit is where it was.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_visit_step(
    visit: *const mnc_visit,
    event: *const c_char,
    event_len: usize,
    at: *const c_char,
    at_len: usize,
    actions: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let (event, at) = (caller.text(event, event_len)?, caller.text(at, at_len)?);
            let visit = HANDLES.get(visit)?;
            hand_out_text(caller, actions, || visit.step(event, at))
        })
    }
}

/// A card was placed that `mnc_card_assess` looked at.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_visit_place_card(
    visit: *const mnc_visit,
    card: *const mnc_assessment,
    at: *const c_char,
    at_len: usize,
    actions: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let at = caller.text(at, at_len)?;
            let (visit, card) = (HANDLES.get(visit)?, HANDLES.get(card)?);
            hand_out_text(caller, actions, || visit.place_card(&card, at))
        })
    }
}

/// The holder entered the PIN at the host. It is presented once, as by `mnc_card_verify`, and the card
/// signs a challenge that is checked against its certificate; then the person is verified. After a
/// wrong or locked PIN the visit is where it was: send `PIN_WRONG` or `PIN_LOCKED`. Where no PIN is
/// awaited it is `MNC_STEP_OUT_OF_ORDER`, and none is presented. Until it returns, other calls on the
/// visit wait, and a callback of the card that uses it gets `MNC_REENTRANT`. `anchors` NULL is
/// production.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_visit_verify_pin(
    visit: *const mnc_visit,
    card: *const mnc_card,
    anchors: *const mnc_anchors,
    pin: *const u8,
    pin_len: usize,
    last_try: i32,
    at: *const c_char,
    at_len: usize,
    actions: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let (entered, at) = (caller.bytes(pin, pin_len)?, caller.text(at, at_len)?);
            let entry = Entry::pin(entered, last_try);
            let (visit, card) = (HANDLES.get(visit)?, HANDLES.get(card)?);
            let anchors = or_none(anchors)?;
            let work = || visit.verify_pin(&card, &entry, anchors.as_deref(), at);
            hand_out_text(caller, actions, work)
        })
    }
}

/// What is shown now: JSON `{code, audience, time_out, ja, en, choices: [{code, ja, en}], page,
/// ended}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_visit_screen(
    visit: *const mnc_visit,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let visit = HANDLES.get(visit)?;
            hand_out_text(caller, out, || visit.screen())
        })
    }
}

/// How the visit ended: JSON with `end` (`RECEIVED`, `FALL_BACK`, `WITHDRAWN`) and `code`.
/// `MNC_NOT_YET` while it goes on.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_visit_end(
    visit: *const mnc_visit,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let visit = HANDLES.get(visit)?;
            hand_out_text(caller, out, || visit.end())
        })
    }
}

/// The record for the claims software: JSON `{record, differing}`. `facts` is what the card showed: JSON
/// `{pin_locked, certificate_serial_hex, certificate_not_after, birthdate, ended}`, all of which may be left
/// out; `ended` are consents that ended since, as by `mnc_consent_record`. `MNC_NOT_YET` while the visit
/// goes on, `MNC_ABSENT` if the patient was not received.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_visit_record(
    visit: *const mnc_visit,
    answer: *const mnc_answer,
    facts: *const c_char,
    facts_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let facts = caller.text(facts, facts_len)?;
            let (visit, answer) = (HANDLES.get(visit)?, HANDLES.get(answer)?);
            hand_out(caller, out, || visit.record(&answer, facts))
        })
    }
}

/// Frees the visit. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_visit_free(
    visit: *mut mnc_visit,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(visit)) }
}
