//! The log, handed to a callback.

use super::transport::{Userdata, mnc_destroy_fn};
use crate::facade::log;
use mnc_abi::{guard_taking, mnc_error, mnc_status};
use std::ffi::{c_char, c_void};

/// Takes a line of the log: level (1 error, 2 warning, 3 information, 4 debug), target and message,
/// UTF-8 without NUL, the callback's until it returns. Lines of this library alone, whose targets begin
/// with `mnc`; they hold no personal data. Called on any thread, also on several at once; what it
/// causes to be logged itself is not logged.
#[expect(non_camel_case_types, reason = "the name in C")]
pub type mnc_log_fn = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        level: i32,
        target: *const c_char,
        target_len: usize,
        message: *const c_char,
        message_len: usize,
    ),
>;

/// Sends the log to the callback, up to this level (0 nothing to 4 debug). NULL takes it back. The
/// `destroy` of the callback before is called, when no line is on its way to it any more. The library
/// takes `userdata` over in any case: if the call fails, this `destroy` is called before it returns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_log_set(
    level: i32,
    log: mnc_log_fn,
    userdata: *mut c_void,
    destroy: mnc_destroy_fn,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        let taken = |_| Ok(Userdata::new(userdata, destroy));
        guard_taking(error, taken, |_, userdata| {
            log::send_to(level, log.map(|log| sink(log, userdata)))
        })
    }
}

type Line = unsafe extern "C" fn(*mut c_void, i32, *const c_char, usize, *const c_char, usize);

fn sink(log: Line, userdata: Userdata) -> log::Sink {
    Box::new(move |level, target, message| {
        let userdata = userdata.pointer();
        // SAFETY: the host said that the function takes such arguments on any thread; both texts
        // outlive the call.
        unsafe {
            log(
                userdata,
                level,
                target.as_ptr().cast(),
                target.len(),
                message.as_ptr().cast(),
                message.len(),
            );
        }
    })
}
