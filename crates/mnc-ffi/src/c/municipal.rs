//! The counter of a municipality: setting a card to face authentication, and back to PINs.

use super::card::mnc_card;
use super::data::mnc_data;
use super::handle::{HANDLES, hand_out, hand_out_text};
use crate::facade::municipal::{self, Before, Pins, Procedure};
use mnc_abi::{Caller, Result, guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// The current PINs are these.
pub const MNC_PINS_KNOWN: i32 = 0;
/// These, or the new ones already: after an interruption in the middle of a change.
pub const MNC_PINS_KNOWN_OR_NEW: i32 = 1;
/// The municipality's terminal has set the new ones: each is verified once.
pub const MNC_PINS_ALREADY_NEW: i32 = 2;

/// A procedure on one card. It holds the common PIN until the card is locked. From any thread: calls
/// take their turn.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_municipal {
    _opaque: (),
}

/// The four-digit PINs of a holder. Wipe your own copy.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct mnc_holder_pins {
    /// `sizeof(mnc_holder_pins)`.
    pub struct_size: u32,
    /// How long each is: 4.
    pub len: u32,
    /// 利用者証明用.
    pub authentication: *const u8,
    /// 住民基本台帳用.
    pub residence: *const u8,
    /// 券面事項入力補助用.
    pub input_support: *const u8,
}

/// The state of every four-digit PIN, without spending a try: JSON `{pins: [{code, ja, en, tries,
/// locked}], all_locked, none_locked, signature_certificate, authentication_certificate}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_card_pins(
    card: *const mnc_card,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let card = HANDLES.get(card)?;
            hand_out_text(caller, out, || card.pins())
        })
    }
}

/// The forms that a request still needs: a JSON array of `{code, ja, en}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_municipal_missing_forms(
    request: *const c_char,
    request_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let request = caller.text(request, request_len)?;
            hand_out_text(caller, out, || municipal::missing_forms(request))
        })
    }
}

/// Accepts a request on a day (`yyyy-mm-dd`) and begins what follows from it on this card. `request` is
/// JSON: `occasion` and `applicant` (`HOLDER`, `AGENT`) must be there; `forms`, `wish`,
/// `signature_certificate` (a boolean) and `full_column` (`AT_DELIVERY`, `AT_APPLICATION`) may.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_municipal_begin(
    card: *const mnc_card,
    request: *const c_char,
    request_len: usize,
    day: *const c_char,
    day_len: usize,
    out: *mut *mut mnc_municipal,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let request = caller.text(request, request_len)?;
            let (day, card) = (caller.text(day, day_len)?, HANDLES.get(card)?);
            hand_out(caller, out, || Procedure::begin(&card, request, day))
        })
    }
}

/// Takes a procedure up again by its stored `progress`. The card is asked, without spending a try: a step
/// whose result it does not show is to be done again. `MNC_WRONG_CARD` for another card.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_municipal_resume(
    card: *const mnc_card,
    progress: *const c_char,
    progress_len: usize,
    out: *mut *mut mnc_municipal,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let progress = caller.text(progress, progress_len)?;
            let card = HANDLES.get(card)?;
            hand_out(caller, out, || Procedure::resume(&card, progress))
        })
    }
}

/// Where it stands: JSON `{plan, step: {code, ja, en, actor, source}, guidance, completed, entry,
/// progress}`. `step` is null at the end; `guidance` is what to tell the applicant on this day;
/// `progress` is a text to store after each step, as other data about the person.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_municipal_state(
    procedure: *const mnc_municipal,
    day: *const c_char,
    day_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let day = caller.text(day, day_len)?;
            let procedure = HANDLES.get(procedure)?;
            hand_out_text(caller, out, || procedure.state(day))
        })
    }
}

/// Completes a step that staff or the municipality's terminal did: JSON with the field `report`, see
/// `docs/c-abi.md`. `MNC_STEP_EVIDENCE` if it does not say what the step needs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_municipal_report(
    procedure: *const mnc_municipal,
    report: *const c_char,
    report_len: usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let report = caller.text(report, report_len)?;
            HANDLES.get(procedure)?.report(report)
        })
    }
}

/// Completes a step of the terminal whose result the card shows: `REMOVE_SIGNATURE_CERTIFICATE` on a card
/// without one, `INITIALISE_PINS` on a card of which no PIN is locked.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_municipal_confirm(
    procedure: *const mnc_municipal,
    card: *const mnc_card,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |_| {
            HANDLES.get(procedure)?.confirm(&*HANDLES.get(card)?)
        })
    }
}

/// Draws the common PIN at random and keeps it: none of what is printed on the card, in JSON `{texts,
/// dates: [{date, era_year}]}`. Give it everything printed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_municipal_draw_pin(
    procedure: *const mnc_municipal,
    printed: *const c_char,
    printed_len: usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let printed = caller.text(printed, printed_len)?;
            HANDLES.get(procedure)?.draw_pin(printed)
        })
    }
}

/// The common PIN, four digits, for staff who type it into the municipality's terminal. `MNC_ABSENT` if
/// none was drawn, and once the card is locked.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_municipal_common_pin(
    procedure: *const mnc_municipal,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let procedure = HANDLES.get(procedure)?;
            hand_out(caller, out, || procedure.common_pin())
        })
    }
}

/// Gives all four-digit PINs the common one; what was done before an interruption is not done again.
/// `how` is `MNC_PINS_…`; `current` may be NULL with `MNC_PINS_ALREADY_NEW`. A wrong PIN spends one
/// try, never the last.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_municipal_set_common_pin(
    procedure: *const mnc_municipal,
    card: *const mnc_card,
    how: i32,
    current: *const mnc_holder_pins,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let before = Before::of(how, pins_or_none(caller, current)?)?;
            let (procedure, card) = (HANDLES.get(procedure)?, HANDLES.get(card)?);
            procedure.set_common_pin(&card, &before)
        })
    }
}

/// Gives the four-digit PINs the holder's new values; otherwise as `mnc_municipal_set_common_pin`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_municipal_set_new_pins(
    procedure: *const mnc_municipal,
    card: *const mnc_card,
    how: i32,
    current: *const mnc_holder_pins,
    new_pins: *const mnc_holder_pins,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let before = Before::of(how, pins_or_none(caller, current)?)?;
            let new = pins(caller, new_pins)?;
            let (procedure, card) = (HANDLES.get(procedure)?, HANDLES.get(card)?);
            procedure.set_new_pins(&card, &before, new)
        })
    }
}

/// Locks all four-digit PINs, which only the municipality can undo. The serial number
/// (`mnc_card_identification`) is staff's word that this card is meant: `MNC_WRONG_CARD` for another,
/// and nothing is sent. After an interruption call it again. `state` is as by `mnc_card_pins`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_municipal_lock_pins(
    procedure: *const mnc_municipal,
    card: *const mnc_card,
    serial_number: *const c_char,
    serial_number_len: usize,
    state: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let serial_number = caller.text(serial_number, serial_number_len)?;
            let (procedure, card) = (HANDLES.get(procedure)?, HANDLES.get(card)?);
            let work = || procedure.lock_pins(&card, serial_number);
            hand_out_text(caller, state, work)
        })
    }
}

/// The common PIN is no longer known, because the program ended before the card was locked:
/// `SET_COMMON_PIN` is to be done again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_municipal_common_pin_lost(
    procedure: *const mnc_municipal,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.get(procedure)?.common_pin_lost()) }
}

/// Frees the procedure, wiping the common PIN. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_municipal_free(
    procedure: *mut mnc_municipal,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(procedure)) }
}

fn pins<'a>(caller: Caller, given: *const mnc_holder_pins) -> Result<Pins<'a>> {
    let given = caller.sized(given)?;
    let len = usize::try_from(given.len).unwrap_or(usize::MAX);
    Ok(Pins {
        authentication: caller.bytes(given.authentication, len)?,
        residence: caller.bytes(given.residence, len)?,
        input_support: caller.bytes(given.input_support, len)?,
    })
}

fn pins_or_none<'a>(caller: Caller, given: *const mnc_holder_pins) -> Result<Option<Pins<'a>>> {
    if given.is_null() {
        return Ok(None);
    }
    pins(caller, given).map(Some)
}
