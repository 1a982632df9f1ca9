//! Requests and answers of every family of the exchange folder, bulk inquiries among them.

use super::answer::mnc_answer;
use super::data::mnc_data;
use super::handle::{HANDLES, hand_out};
use super::terminal::{mnc_request, mnc_terminal};
use mnc_abi::{guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// An answer of any family, proven to belong to its request. It holds personal data. From any thread.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_received {
    _opaque: (),
}

/// Sends a request of any family. `request` is JSON with the field `kind`: see the table in
/// `docs/c-abi.md`. A list of many people is sent page by page.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_terminal_send(
    terminal: *const mnc_terminal,
    request: *const c_char,
    request_len: usize,
    out: *mut *mut mnc_request,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let request = caller.text(request, request_len)?;
            let terminal = HANDLES.get(terminal)?;
            hand_out(caller, out, || terminal.send(request))
        })
    }
}

/// Waits for the answer of a request of any family, as `mnc_terminal_poll` does for a single inquiry.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_terminal_receive(
    terminal: *const mnc_terminal,
    request: *const mnc_request,
    milliseconds: u32,
    out: *mut *mut mnc_received,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let (terminal, request) = (HANDLES.get(terminal)?, HANDLES.get(request)?);
            hand_out(caller, out, || terminal.receive(&request, milliseconds))
        })
    }
}

/// Ends the waits of other threads that are under way with this terminal: they return `MNC_CANCELLED`
/// within a fraction of a second, and the requests stay open. Waits that begin later are not concerned.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_terminal_cancel(
    terminal: *const mnc_terminal,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |_| {
            HANDLES.get(terminal)?.cancel();
            Ok(())
        })
    }
}

/// What it is: JSON `{family, documents, pdfs, reception_number, segment, processing, result, code,
/// message}`; what the family does not say is null. While results of a bulk request are `processing`,
/// finish this request and ask again, not before a minute.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_received_summary(
    received: *const mnc_received,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let received = HANDLES.get(received)?;
            hand_out(caller, out, || received.summary())
        })
    }
}

/// A document, XML as it came. `MNC_ABSENT` behind the last.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_received_document(
    received: *const mnc_received,
    index: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let received = HANDLES.get(received)?;
            hand_out(caller, out, || received.document(index))
        })
    }
}

/// A PDF as it came, as which records may be asked for. Nothing in it was read: open it in a viewer
/// that runs no scripts. `MNC_ABSENT` behind the last.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_received_pdf(
    received: *const mnc_received,
    index: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let received = HANDLES.get(received)?;
            hand_out(caller, out, || received.pdf(index))
        })
    }
}

/// The answer of a single inquiry.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_received_answer(
    received: *const mnc_received,
    out: *mut *mut mnc_answer,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let received = HANDLES.get(received)?;
            hand_out(caller, out, || received.answer())
        })
    }
}

/// Units of bulk results, from the one with this number (the first is 0) and at most so many: JSON
/// `{units, more}`. A unit is `{identifier, outcome, results, reference_numbers, code, message}`, or
/// for registrations, with a finding `ACCEPTED`, `REFUSED` or `UNKNOWN`, `{identifier, reference_number, finding, code, message}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_received_units(
    received: *const mnc_received,
    from: usize,
    at_most: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let received = HANDLES.get(received)?;
            hand_out(caller, out, || received.units(from, at_most))
        })
    }
}

/// Reconciles bulk results with the page of people that was asked about: `people` as in the request
/// (`BULK_INQUIRY`), each with the document of an earlier answer as `known_answer` if there is one.
/// JSON `{findings: [{identifier, finding, results, code, message}], counts, strangers,
/// contradicted}`; a finding is `UNCHANGED`, `CHANGED`, `LOST`, `ERRONEOUS` or `UNKNOWN`, which says
/// nothing about the qualification.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_received_reconcile(
    received: *const mnc_received,
    people: *const c_char,
    people_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let people = caller.text(people, people_len)?;
            let received = HANDLES.get(received)?;
            hand_out(caller, out, || received.reconcile(people))
        })
    }
}

/// Frees the answer. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_received_free(
    received: *mut mnc_received,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(received)) }
}
