//! The readers of this PC, and what is wrong with them.

use super::data::mnc_data;
use super::handle::hand_out_text;
use super::transport::{Callbacks, mnc_transport};
use crate::facade::readers;
use mnc_abi::{guard, guard_taking, mnc_error, mnc_status};

/// The names of the readers: a JSON array of strings. `MNC_NOT_SUPPORTED` in a library without
/// PC/SC.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_reader_list(
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |caller| hand_out_text(caller, out, readers::list)) }
}

/// Looks at every reader of this PC and at the card on it: a JSON array of objects as
/// `mnc_transport_diagnose` makes one. Takes up to six seconds a reader. `MNC_NOT_SUPPORTED` in a
/// library without PC/SC.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_reader_diagnose(
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            hand_out_text(caller, out, readers::diagnose_all)
        })
    }
}

/// Looks at the card behind the callbacks: JSON `{usable, reader, findings: [{code, severity, ja,
/// en}], status, error}`. Spends no try and keeps nothing of the card. The destroy function is
/// called before the call returns, also when it fails for another reason than the struct itself, as by
/// `mnc_card_open_transport`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_transport_diagnose(
    transport: *const mnc_transport,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        let taken = |caller| Callbacks::of(caller, transport);
        guard_taking(error, taken, |caller, callbacks| {
            hand_out_text(caller, out, || Ok(readers::diagnose(callbacks)))
        })
    }
}
