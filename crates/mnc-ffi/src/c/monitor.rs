//! What happens at the readers of this PC.

use super::data::mnc_data;
use super::handle::{HANDLES, hand_out, hand_out_text};
use crate::facade::monitor::Monitor;
use mnc_abi::{guard, mnc_error, mnc_status};

/// Watches all readers. From any thread: waits take their turn, and `mnc_monitor_cancel` is the one call
/// that does not wait for them.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_monitor {
    _opaque: (),
}

/// Opens a monitor. It needs no smart card service to start with, and outlives one that ends: all readers
/// leave then, and arrive again. `MNC_NOT_SUPPORTED` in a library without PC/SC.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_monitor_open(
    out: *mut *mut mnc_monitor,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |caller| hand_out(caller, out, Monitor::open)) }
}

/// Waits for the next event, at most so long: JSON `{event, reader}`, the event `READER_ARRIVED`,
/// `READER_LEFT`, `CARD_INSERTED` or `CARD_REMOVED`. The first ones say what is there already.
/// `MNC_NOT_YET` when the time is over, `MNC_CANCELLED` after `mnc_monitor_cancel`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_monitor_wait(
    monitor: *const mnc_monitor,
    milliseconds: u32,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let monitor = HANDLES.get(monitor)?;
            hand_out_text(caller, out, || monitor.wait(milliseconds))
        })
    }
}

/// Ends the waiting of this monitor, now and ever after; at once as a rule, within a second always. From
/// any thread, also while another waits.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_monitor_cancel(
    monitor: *const mnc_monitor,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |_| {
            HANDLES.get(monitor)?.cancel();
            Ok(())
        })
    }
}

/// Frees the monitor, at once; a wait of another thread goes on, so cancel it first. NULL is fine; a
/// second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_monitor_free(
    monitor: *mut mnc_monitor,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(monitor)) }
}
