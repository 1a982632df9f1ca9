//! Calendar, age, and the spelling of names.

use super::data::mnc_data;
use super::handle::hand_out_text;
use crate::facade::{calendar, name};
use mnc_abi::{guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// Reads a date as people write it, 和暦 or 西暦 (`S63.1.5`, `昭和63年1月5日`, `1988-01-05`, `3630105`):
/// JSON `{day, notation, era, wareki}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_calendar_read(
    text: *const c_char,
    text_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let text = caller.text(text, text_len)?;
            hand_out_text(caller, out, || calendar::read(text))
        })
    }
}

/// The age on a day by the law, and what it means to the insurance: JSON `{age, band, form_band, shares,
/// preschool_until, elderly_from, late_elderly_from}`. `birthdate` is read as by `mnc_calendar_read`;
/// `insurer_number` may be empty.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_calendar_age(
    birthdate: *const c_char,
    birthdate_len: usize,
    day: *const c_char,
    day_len: usize,
    insurer_number: *const c_char,
    insurer_number_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let birthdate = caller.text(birthdate, birthdate_len)?;
            let day = caller.text(day, day_len)?;
            let insurer = caller.text(insurer_number, insurer_number_len)?;
            hand_out_text(caller, out, || calendar::age(birthdate, day, insurer))
        })
    }
}

/// The keys by which a name or a reading is compared, from exact (`L0`) to weak (`L3`): JSON `{name,
/// kana, mark}`. What is stored stays as it is.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_name_fold(
    name: *const c_char,
    name_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let name = caller.text(name, name_len)?;
            hand_out_text(caller, out, || Ok(name::fold(name)))
        })
    }
}

/// Which characters of a text a claim file cannot carry, and what to write instead: JSON `{fits, unfit,
/// substituted, individual_number}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_name_check(
    name: *const c_char,
    name_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let name = caller.text(name, name_len)?;
            hand_out_text(caller, out, || Ok(name::check(name)))
        })
    }
}
