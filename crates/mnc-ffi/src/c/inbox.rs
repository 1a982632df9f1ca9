//! The results of the face card reader, in the exchange folder.

use super::answer::mnc_answer;
use super::data::mnc_data;
use super::handle::{HANDLES, hand_out};
use super::terminal::mnc_terminal;
use mnc_abi::{guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// Waits until a result of the 顔認証付きカードリーダー comes that was not there before, but not longer than
/// this (0 looks once; a file is taken when two looks read the same), and lists what belongs to nobody
/// yet: JSON `{results: [{id, pushed_at, age_seconds, copies, name, kana, birthdate,
/// reference_numbers}], unreadable: [{pushed_at, ja, en}], stale}`, the oldest first. Neither the time
/// nor the order says whose result it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_terminal_faces(
    terminal: *const mnc_terminal,
    milliseconds: u32,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let terminal = HANDLES.get(terminal)?;
            hand_out(caller, out, || terminal.faces(milliseconds))
        })
    }
}

/// Gives a result, by its `id`, to a patient. `binding` is JSON and says why it is the patient's:
/// `{reference_number}` that the institution registered, or `{birthdate, staff}` of a match that staff
/// confirmed. `MNC_OTHER_PATIENT` if it cannot be; `MNC_ALREADY_TAKEN` if it is no longer there. Save
/// the answer, then call `mnc_terminal_finish_face`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_terminal_bind_face(
    terminal: *const mnc_terminal,
    id: *const c_char,
    id_len: usize,
    binding: *const c_char,
    binding_len: usize,
    out: *mut *mut mnc_answer,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let id = caller.text(id, id_len)?;
            let binding = caller.text(binding, binding_len)?;
            let terminal = HANDLES.get(terminal)?;
            hand_out(caller, out, || terminal.bind_face(id, binding))
        })
    }
}

/// Puts a result back that was given to a patient. `MNC_REQUEST_NOT_OPEN` if none was.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_terminal_release_face(
    terminal: *const mnc_terminal,
    id: *const c_char,
    id_len: usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let id = caller.text(id, id_len)?;
            HANDLES.get(terminal)?.release_face(id)
        })
    }
}

/// The result was saved: it is not offered again, also after a restart.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_terminal_finish_face(
    terminal: *const mnc_terminal,
    id: *const c_char,
    id_len: usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let id = caller.text(id, id_len)?;
            HANDLES.get(terminal)?.finish_face(id)
        })
    }
}
