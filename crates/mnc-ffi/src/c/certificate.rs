//! Certificates and the authorities that are trusted.

use super::data::mnc_data;
use super::handle::{HANDLES, hand_out, hand_out_text, or_none};
use crate::facade::card::Bytes;
use crate::facade::certificate::{Anchors, Terms, life_cycle_code, life_cycle_message};
use crate::facade::language;
use mnc_abi::{guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// Its validity has not begun.
pub const MNC_LIFE_CYCLE_NOT_YET_VALID: i32 = 0;
/// Valid for more than three months.
pub const MNC_LIFE_CYCLE_VALID: i32 = 1;
/// Valid, and ends within three months: time to renew.
pub const MNC_LIFE_CYCLE_EXPIRES_SOON: i32 = 2;
/// Ended, and still good for the eligibility alone.
pub const MNC_LIFE_CYCLE_GRACE: i32 = 3;
/// Ended.
pub const MNC_LIFE_CYCLE_EXPIRED: i32 = 4;

/// A certificate of a card. From any thread.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_certificate {
    _opaque: (),
}

/// Authorities that are trusted. From any thread.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_anchors {
    _opaque: (),
}

/// The DER bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_certificate_der(
    certificate: *const mnc_certificate,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let certificate = HANDLES.get(certificate)?;
            hand_out(caller, out, || Ok(Bytes::new(certificate.der().to_vec())))
        })
    }
}

/// JSON `{serial_number_hex, not_before, not_after}`; times in Japan. Nothing is judged.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_certificate_facts(
    certificate: *const mnc_certificate,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let certificate = HANDLES.get(certificate)?;
            hand_out_text(caller, out, || Ok(certificate.facts()))
        })
    }
}

/// What the certificate is worth at a time in Japan, `2026-11-20T10:00:00`: `*life_cycle` is
/// `MNC_LIFE_CYCLE_…`, with `MNC_LIFE_CYCLE_GRACE` for the three months in which it still opens
/// the eligibility. `anchors` NULL is production. `carrier` is 0 for a card and 1 for a phone;
/// `grace` 0 ends three months after the day of expiry, 1 after the end of its month.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_certificate_life_cycle(
    certificate: *const mnc_certificate,
    anchors: *const mnc_anchors,
    at: *const c_char,
    at_len: usize,
    carrier: i32,
    grace: i32,
    life_cycle: *mut i32,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let (out, at) = (caller.out(life_cycle)?, caller.text(at, at_len)?);
            let terms = Terms::of(carrier, grace)?;
            let (certificate, anchors) = (HANDLES.get(certificate)?, or_none(anchors)?);
            out.write(life_cycle_code(certificate.life_cycle(
                anchors.as_deref(),
                at,
                terms,
            )?))
        })
    }
}

/// What a certificate for signatures says of its holder, once a trusted authority vouches for it at a time
/// in Japan: JSON `{name, substituted_in_name, sex, birthdate, address}`, each as the certificate has it
/// (the birth date is a digit for the era, then `yyyyMMdd`) or `null`. `MNC_ABSENT` for a certificate for
/// user authentication, which says nothing. `anchors` NULL is production.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_certificate_holder(
    certificate: *const mnc_certificate,
    anchors: *const mnc_anchors,
    at: *const c_char,
    at_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let at = caller.text(at, at_len)?;
            let (certificate, anchors) = (HANDLES.get(certificate)?, or_none(anchors)?);
            hand_out(caller, out, || certificate.holder(anchors.as_deref(), at))
        })
    }
}

/// The sentence of a life cycle for staff, into the buffer as by `mnc_data_copy`, with a NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_life_cycle_message_copy(
    life_cycle: i32,
    lang: i32,
    buffer: *mut c_char,
    len: *mut usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let message = life_cycle_message(life_cycle, language(lang))?;
            caller.copy_text(message, buffer, len)
        })
    }
}

/// Frees the certificate. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_certificate_free(
    certificate: *mut mnc_certificate,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(certificate)) }
}

/// Authorities for tests, from the JSON of `mnc_testing_anchors_copy`. A production program never
/// calls this: whoever may choose the authorities decides who is believed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_anchors_open_for_tests(
    json: *const c_char,
    json_len: usize,
    out: *mut *mut mnc_anchors,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let json = caller.text(json, json_len)?;
            hand_out(caller, out, || Anchors::for_tests(json))
        })
    }
}

/// Frees the authorities. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_anchors_free(
    anchors: *mut mnc_anchors,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(anchors)) }
}
