//! The virtual 資格確認端末, serving a folder.

use crate::{HANDLES, parse};
use mnc_abi::{Handle, Trouble, guard, mnc_error, mnc_status};
use mnc_core::Date;
use mnc_core::eligibility::answer::Day;
use mnc_core::eligibility::numbers::InsurerNumber;
use mnc_testkit::people::Holder;
use mnc_testkit::terminal::{
    InsuredPerson, Register, Registration, Service, ServiceOptions, VirtualTerminal,
};
use serde_json::json;
use std::ffi::c_char;

/// The institution that the virtual terminal stands in.
pub(crate) const INSTITUTION: &str = "1319999999";

/// A virtual terminal. It knows one person, 番号 花子, whose qualification is valid. From any thread: it
/// answers on a thread of its own until it is freed.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_testing_terminal {
    _opaque: (),
}

/// A running terminal, with the inquiry that it answers.
pub struct Running {
    // Only kept, so that it runs until it is dropped.
    _service: Service,
    inquiry: String,
}

impl Handle for mnc_testing_terminal {
    type Object = Running;
}

/// Makes `req`, `res` and `face` under this folder, and answers requests until it is freed. `day`
/// (`yyyy-mm-dd`) is the day of the qualification.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_testing_terminal_start(
    folder: *const c_char,
    folder_len: usize,
    day: *const c_char,
    day_len: usize,
    out: *mut *mut mnc_testing_terminal,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let folder = caller.text(folder, folder_len)?;
            let day = parse(caller.text(day, day_len)?)?;
            let out = caller.out(out)?;
            out.write(HANDLES.insert(start(folder, day)?)?)
        })
    }
}

/// What to ask this terminal: JSON for `mnc_terminal_ask`, into the buffer as by `mnc_data_copy`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_testing_terminal_inquiry_copy(
    terminal: *const mnc_testing_terminal,
    buffer: *mut c_char,
    len: *mut usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let terminal = HANDLES.get(terminal)?;
            caller.copy_text(&terminal.inquiry, buffer, len)
        })
    }
}

/// Stops the terminal. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_testing_terminal_free(
    terminal: *mut mnc_testing_terminal,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(terminal)) }
}

fn start(folder: &str, day: Date) -> mnc_abi::Result<Running> {
    let line = Registration::valid(InsuredPerson::of(&Holder::hanako(), day));
    let inquiry = line.inquiry();
    let birthdate = inquiry.birthdate.as_ref().and_then(Day::value);
    let asked = json!({
        "institution_code": INSTITUTION,
        "day": day.to_string(),
        "insurer_number": inquiry.insurer_number.as_ref().map(InsurerNumber::trimmed),
        "symbol": inquiry.symbol,
        "number": inquiry.number,
        "branch": inquiry.branch,
        "birthdate": birthdate.map(|it| it.to_string()),
    });
    let terminal = VirtualTerminal::new(INSTITUTION);
    let options = ServiceOptions::new(terminal, Register::of(vec![line]));
    let service = Service::start(folder, options).map_err(|_| Trouble::Folder)?;
    Ok(Running {
        _service: service,
        inquiry: asked.to_string(),
    })
}
