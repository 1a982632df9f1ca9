//! Texts between UTF-8 and the encodings of Windows programs.

use super::data::mnc_data;
use super::handle::hand_out;
use crate::facade::text::{self, HostEncoding};
use mnc_abi::{guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// A UTF-8 text in the encoding of a Windows code page: 932 (`Shift_JIS` of Windows) or 1200
/// (UTF-16LE). `MNC_UNMAPPABLE` for a character that the encoding does not have: nothing is replaced
/// silently, also not what Windows itself would fit in, such as U+00A5 into `5C`. 外字 are F040 to F9FC
/// and U+E000 to U+E757.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_text_encode(
    text: *const c_char,
    len: usize,
    code_page: i32,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let encoding = HostEncoding::of(code_page)?;
            let text = caller.text(text, len)?;
            hand_out(caller, out, || text::encode(text, encoding))
        })
    }
}

/// A text of a Windows code page as UTF-8; the other way round. `MNC_UNMAPPABLE` for bytes that are
/// none. 398 codes of 932 say what another code says, and come back as that one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_text_decode(
    bytes: *const u8,
    len: usize,
    code_page: i32,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let encoding = HostEncoding::of(code_page)?;
            let bytes = caller.bytes(bytes, len)?;
            hand_out(caller, out, || text::decode(bytes, encoding))
        })
    }
}
