//! The library itself: its version, and the texts of its statuses.

use crate::facade::language;
use mnc_abi::{mnc_status, shielded, status_message, status_name};
use std::ffi::c_char;

/// The version of the binary interface. It grows with each release that adds something; a program
/// runs with every library of the same SONAME whose number is not smaller than the header's.
pub const MNC_ABI_VERSION: u32 = 1;

/// Japanese, in functions with a language.
pub const MNC_LANGUAGE_JAPANESE: i32 = 0;
/// English.
pub const MNC_LANGUAGE_ENGLISH: i32 = 1;

/// The version of the binary interface that the library has, to be compared with `MNC_ABI_VERSION`.
#[unsafe(no_mangle)]
pub extern "C" fn mnc_abi_version() -> u32 {
    MNC_ABI_VERSION
}

/// The version of the library, `major.minor.patch`. Never freed.
#[unsafe(no_mangle)]
pub extern "C" fn mnc_version() -> *const c_char {
    const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), "\0");
    VERSION.as_ptr().cast()
}

/// The stable ASCII name of a status, such as `WRONG_SECRET`; `UNKNOWN` for another number. Never
/// freed.
#[unsafe(no_mangle)]
pub extern "C" fn mnc_status_name(status: mnc_status) -> *const c_char {
    shielded(c"UNKNOWN", || status_name(status)).as_ptr()
}

/// A sentence for people, UTF-8, in `MNC_LANGUAGE_JAPANESE` or `MNC_LANGUAGE_ENGLISH`. Never freed.
#[unsafe(no_mangle)]
pub extern "C" fn mnc_status_message(status: mnc_status, lang: i32) -> *const c_char {
    let text = || status_message(status, language(lang));
    shielded(c"an unknown status", text).as_ptr()
}
