//! The exchange folder of the eligibility terminal.

use super::answer::mnc_answer;
use super::handle::{HANDLES, hand_out};
use crate::facade::terminal::Terminal;
use mnc_abi::{guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// A client of the exchange folder. From any thread: calls take their turn, those that wait let others in
/// between, and `mnc_terminal_cancel` is the one call that waits for none.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_terminal {
    _opaque: (),
}

/// A request on the way. From any thread.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_request {
    _opaque: (),
}

/// Opens the exchange folder. `settings` is JSON: `root` (with `req`, `res`, `face` below) and
/// `state` (a folder of the host for the journal) must be there; `request`, `response`, `face`,
/// `work` (other paths), `encoding` (`UTF-8`, `Shift_JIS`), `remove_after_import`,
/// `encrypt_requests` and `accept_without_identifier` may. The password is that of encrypted
/// archives; length 0 is none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_terminal_open(
    settings: *const c_char,
    settings_len: usize,
    password: *const u8,
    password_len: usize,
    out: *mut *mut mnc_terminal,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let settings = caller.text(settings, settings_len)?;
            let password = caller.bytes(password, password_len)?;
            hand_out(caller, out, || Terminal::open(settings, password))
        })
    }
}

/// Asks for the qualification of one person. `inquiry` is JSON: `institution_code`, `day`
/// (`yyyy-mm-dd`), `insurer_number`, `number` and `birthdate` must be there; `symbol`, `branch` and
/// `limit_consent` (a boolean) may.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_terminal_ask(
    terminal: *const mnc_terminal,
    inquiry: *const c_char,
    inquiry_len: usize,
    out: *mut *mut mnc_request,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let inquiry = caller.text(inquiry, inquiry_len)?;
            let terminal = HANDLES.get(terminal)?;
            hand_out(caller, out, || terminal.ask(inquiry))
        })
    }
}

/// Waits for the answer, but not longer than this. `MNC_NOT_YET`: it did not come, which is never
/// "invalid"; the request stays open. `MNC_CANCELLED` after `mnc_terminal_cancel`. An answer is handed
/// out once: save it, then `mnc_terminal_finish`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_terminal_poll(
    terminal: *const mnc_terminal,
    request: *const mnc_request,
    milliseconds: u32,
    out: *mut *mut mnc_answer,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let (terminal, request) = (HANDLES.get(terminal)?, HANDLES.get(request)?);
            hand_out(caller, out, || terminal.poll(&request, milliseconds))
        })
    }
}

/// The answer was saved, or is no longer wanted: closes the request.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_terminal_finish(
    terminal: *const mnc_terminal,
    request: *const mnc_request,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |_| {
            HANDLES.get(terminal)?.finish(&*HANDLES.get(request)?)
        })
    }
}

/// Takes a request back. `*withdrawn` is 0 if the terminal has already taken it up, else 1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_terminal_withdraw(
    terminal: *const mnc_terminal,
    request: *const mnc_request,
    withdrawn: *mut i32,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let out = caller.out(withdrawn)?;
            let (terminal, request) = (HANDLES.get(terminal)?, HANDLES.get(request)?);
            out.write(terminal.withdraw(&request)?.into())
        })
    }
}

/// How many requests are on the way, also of an earlier process.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_terminal_pending_count(
    terminal: *const mnc_terminal,
    count: *mut usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let count = caller.out(count)?;
            count.write(HANDLES.get(terminal)?.pending()?)
        })
    }
}

/// One of the requests on the way, the oldest first. `MNC_ABSENT` behind the last.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_terminal_pending_open(
    terminal: *const mnc_terminal,
    index: usize,
    out: *mut *mut mnc_request,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let terminal = HANDLES.get(terminal)?;
            hand_out(caller, out, || terminal.pending_at(index))
        })
    }
}

/// Frees the handle; the request stays open. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_request_free(
    request: *mut mnc_request,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(request)) }
}

/// Frees the client, at once; requests stay open and can be taken up by the next. A wait of another thread
/// goes on and keeps the state folder in use until it ends, so cancel it first. NULL is fine; a second
/// time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_terminal_free(
    terminal: *mut mnc_terminal,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(terminal)) }
}
