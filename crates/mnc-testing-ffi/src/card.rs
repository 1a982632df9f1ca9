//! The virtual card, as the callback of a transport.

use crate::{HANDLES, parse};
use mnc_abi::{Handle, Trouble, guard, mnc_error, mnc_status};
use mnc_testkit::pki::{Authority, Generation, Hierarchy, trust_policies};
use mnc_testkit::virtual_card::{Kind, VirtualCard};
use serde_json::json;
use std::ffi::{c_char, c_void};
use std::fmt::Write;
use std::ptr::null_mut;

/// A virtual card. From any thread: commands take their turn.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_testing_card {
    _opaque: (),
}

impl Handle for mnc_testing_card {
    type Object = VirtualCard;
}

/// Makes a virtual card: `kind` is `normal`, `face`, `locked`, `infant`, `expired`, `grace` or
/// `smartphone-android`, `day` the day (`yyyy-mm-dd`) that its certificates are made for.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_testing_card_open(
    kind: *const c_char,
    kind_len: usize,
    day: *const c_char,
    day_len: usize,
    out: *mut *mut mnc_testing_card,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let kind: Kind = parse(caller.text(kind, kind_len)?)?;
            let day = parse(caller.text(day, day_len)?)?;
            let out = caller.out(out)?;
            out.write(HANDLES.insert(VirtualCard::builder().kind(kind).today(day).build())?)
        })
    }
}

/// The `transmit` of an `mnc_transport` whose `userdata` is the virtual card.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_testing_card_transmit(
    userdata: *mut c_void,
    command: *const u8,
    command_len: usize,
    response: *mut u8,
    response_len: *mut usize,
) -> i32 {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(null_mut(), |caller| {
            let card = HANDLES.get(userdata.cast::<mnc_testing_card>().cast_const())?;
            let answer = card.transmit(caller.bytes(command, command_len)?);
            caller.copy(&answer, response, response_len)
        })
    }
}

/// The secret of the card (`MNC_SECRET_…`), as text into the buffer as by `mnc_data_copy`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_testing_card_secret_copy(
    card: *const mnc_testing_card,
    secret: i32,
    buffer: *mut c_char,
    len: *mut usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let card = HANDLES.get(card)?;
            let text = secret_of(&card, secret).ok_or(Trouble::UnknownCode)?;
            caller.copy_text(text, buffer, len)
        })
    }
}

/// Frees the card. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_testing_card_free(
    card: *mut mnc_testing_card,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(card)) }
}

/// The authorities that signed the certificates of the virtual cards: JSON for
/// `mnc_anchors_open_for_tests`, into the buffer as by `mnc_data_copy`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_testing_anchors_copy(
    buffer: *mut c_char,
    len: *mut usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |caller| caller.copy_text(&anchors(), buffer, len)) }
}

fn secret_of(card: &VirtualCard, secret: i32) -> Option<&str> {
    match secret {
        1 => Some(card.auth_pin()),
        2 => Some(card.sign_password()),
        3 => Some(card.input_support_pin()),
        4 => Some(card.resident_pin()),
        5 | 6 => Some(card.reference_number_b()),
        _ => None,
    }
}

fn anchors() -> String {
    let [authentication_policy, signature_policy] = trust_policies();
    json!({
        "authentication": certificates(Hierarchy::UserAuthentication),
        "authentication_policy": authentication_policy,
        "signature": certificates(Hierarchy::DigitalSignature),
        "signature_policy": signature_policy,
    })
    .to_string()
}

fn certificates(hierarchy: Hierarchy) -> Vec<String> {
    let der = |generation| Authority::new(hierarchy, generation).certificate();
    Generation::ALL.map(|it| to_hex(&der(it))).to_vec()
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
