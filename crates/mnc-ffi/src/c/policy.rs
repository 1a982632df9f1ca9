//! Which methods verify a person, on which route, and how a card is registered.

use super::data::mnc_data;
use super::handle::hand_out_text;
use crate::facade::{policy, registration};
use mnc_abi::{guard, mnc_error, mnc_status};
use std::ffi::c_char;

/// The methods to offer with a card in a setting on a day, or what takes their place: JSON `{methods,
/// condition, scope, rule, fall_back, procedure}`. `question` is JSON: `card` (the `kind` of
/// `mnc_assessment_json`), `setting` and `day`; `reader` may say what the readers can do.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_policy_methods(
    question: *const c_char,
    question_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let question = caller.text(question, question_len)?;
            hand_out_text(caller, out, || policy::methods(question))
        })
    }
}

/// Every route with every kind of card on a day: a JSON array of rows. `settings` are those of
/// `mnc_visit_begin`; their route does not matter.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_policy_routes(
    settings: *const c_char,
    settings_len: usize,
    day: *const c_char,
    day_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let settings = caller.text(settings, settings_len)?;
            let day = caller.text(day, day_len)?;
            hand_out_text(caller, out, || policy::routes(settings, day))
        })
    }
}

/// For whom the services of the card are open on a day (`yyyy-mm-dd`), beside a 資格確認書: a JSON array of
/// `{service, normal_card, face_card, qualification_certificate, certain}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_policy_services(
    day: *const c_char,
    day_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let day = caller.text(day, day_len)?;
            hand_out_text(caller, out, || policy::services(day))
        })
    }
}

/// 健康保険証利用登録: what follows for a card that is not registered, and what to tell its holder: JSON
/// `{next, methods, routes, advice}`. `question` is JSON: `setting` and `at` must be there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_registration_advise(
    question: *const c_char,
    question_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let question = caller.text(question, question_len)?;
            hand_out_text(caller, out, || registration::advise(question))
        })
    }
}
