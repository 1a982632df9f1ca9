//! Bytes that a call has read or made: copied out as often as wanted, wiped when freed.

use super::handle::HANDLES;
use mnc_abi::{guard, mnc_error, mnc_status};

/// Bytes of the library: a file of the card, a signature, or JSON (UTF-8). From any thread.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_data {
    _opaque: (),
}

/// The number of bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_data_size(
    data: *const mnc_data,
    size: *mut usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let size = caller.out(size)?;
            size.write(HANDLES.get(data)?.len())
        })
    }
}

/// Copies the bytes. `*len` is the room in `buffer` before the call and the number of bytes after
/// it. With too little room, or with `buffer` NULL, it is `MNC_BUFFER_TOO_SMALL` and `*len` what
/// is needed. No NUL is added.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_data_copy(
    data: *const mnc_data,
    buffer: *mut u8,
    len: *mut usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            caller.copy(&HANDLES.get(data)?, buffer, len)
        })
    }
}

/// Frees the bytes, wiping them. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_data_free(data: *mut mnc_data, error: *mut mnc_error) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(data)) }
}
