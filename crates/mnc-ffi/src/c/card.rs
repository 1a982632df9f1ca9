//! Cards: what they are, and what they hold.

use super::certificate::{mnc_anchors, mnc_certificate};
use super::data::mnc_data;
use super::handle::{HANDLES, hand_out, hand_out_text, or_none};
use super::transport::{Callbacks, mnc_transport};
use crate::facade::assessment::Assessment;
use crate::facade::card::{Card, Entry, Secret};
use mnc_abi::{guard, guard_taking, mnc_error, mnc_status};
use std::ffi::c_char;

/// 利用者証明用電子証明書の暗証番号: four digits.
pub const MNC_SECRET_AUTHENTICATION_PIN: i32 = 1;
/// 署名用電子証明書の暗証番号: 6 to 16 letters and digits.
pub const MNC_SECRET_SIGNATURE_PASSWORD: i32 = 2;
/// 券面事項入力補助用暗証番号: four digits.
pub const MNC_SECRET_INPUT_SUPPORT_PIN: i32 = 3;
/// 住民基本台帳用暗証番号; only its state can be asked.
pub const MNC_SECRET_RESIDENCE_PIN: i32 = 4;
/// 照合番号B for the four attributes: fourteen digits.
pub const MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES: i32 = 5;
/// 照合番号B for the photo: fourteen digits.
pub const MNC_SECRET_NUMBER_B_FOR_FACE: i32 = 6;

/// Tries are left.
pub const MNC_STATE_REMAINING: i32 = 0;
/// No try is left.
pub const MNC_STATE_LOCKED: i32 = 1;
/// Already verified; the card does not say how many tries are left.
pub const MNC_STATE_VERIFIED: i32 = 2;
/// It can be tried without limit.
pub const MNC_STATE_UNLIMITED: i32 = 3;

/// RSASSA-PKCS1-v1_5 with SHA-256.
pub const MNC_SCHEME_PKCS1_SHA256: i32 = 1;
/// RSASSA-PKCS1-v1_5 with SHA-384.
pub const MNC_SCHEME_PKCS1_SHA384: i32 = 2;
/// RSASSA-PKCS1-v1_5 with SHA-512.
pub const MNC_SCHEME_PKCS1_SHA512: i32 = 3;
/// RSASSA-PSS with SHA-256.
pub const MNC_SCHEME_PSS_SHA256: i32 = 4;

/// The certificate for user authentication.
pub const MNC_CERTIFICATE_USER_AUTHENTICATION: i32 = 1;
/// The certificate for signatures.
pub const MNC_CERTIFICATE_DIGITAL_SIGNATURE: i32 = 2;

/// A card on a reader or on a radio of the host. From any thread: calls take their turn. Each
/// call is a session of its own: it begins the exclusive use of the card, does one thing, and
/// drops whatever was verified. Nothing is remembered, PINs least of all.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_card {
    _opaque: (),
}

/// What a card is. From any thread.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_assessment {
    _opaque: (),
}

/// The card on the PC/SC reader of this name. `MNC_NOT_SUPPORTED` in a library without PC/SC.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_card_open_reader(
    reader: *const c_char,
    reader_len: usize,
    out: *mut *mut mnc_card,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let reader = caller.text(reader, reader_len)?;
            hand_out(caller, out, || Card::on_reader(reader))
        })
    }
}

/// The card behind the callbacks. The library takes `userdata` over if the struct is in order, also
/// if the call fails then (were it for the `struct_size` of `error`), and calls `destroy` once when it
/// is no longer needed. A struct that is not in order (`MNC_STRUCT_SIZE`, no `transmit`, an unknown
/// `extended_length`) remains the caller's, and `destroy` is not called.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_card_open_transport(
    transport: *const mnc_transport,
    out: *mut *mut mnc_card,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        let taken = |caller| Callbacks::of(caller, transport);
        guard_taking(error, taken, |caller, callbacks| {
            hand_out(caller, out, || Ok(Card::on_channel(callbacks)))
        })
    }
}

/// Frees the card, at once: a call on it that is under way on another thread goes on and calls
/// `transmit`, so `userdata` is needed until `destroy` was called. NULL is fine; a second time is
/// `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_card_free(card: *mut mnc_card, error: *mut mnc_error) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(card)) }
}

/// The state of a secret (`MNC_SECRET_…`), without spending a try: `*state` is `MNC_STATE_…`,
/// `*tries` how many are left or -1. On a 顔認証マイナンバーカード the PINs are in the state locked.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_card_secret_status(
    card: *const mnc_card,
    secret: i32,
    state: *mut i32,
    tries: *mut i32,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let (state, tries) = (caller.out(state)?, caller.out(tries)?);
            let status = HANDLES.get(card)?.secret_status(Secret::of(secret)?)?;
            state.write(status.0)?;
            tries.write(status.1)
        })
    }
}

/// Presents a secret, once. With `last_try` 0 it is `MNC_LAST_TRY_PROTECTED`, and nothing is
/// presented, when only one try is left; 1 is for a holder who was told that a mistake locks the
/// card. The caller wipes its own copy of the secret.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_card_verify(
    card: *const mnc_card,
    secret: i32,
    entered: *const u8,
    entered_len: usize,
    last_try: i32,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let entered = caller.bytes(entered, entered_len)?;
            let entry = Entry::of(secret, entered, last_try)?;
            HANDLES.get(card)?.verify(&entry)
        })
    }
}

/// Signs a message with the user-authentication key, after its PIN, which is presented once as by
/// `mnc_card_verify`. `scheme` is `MNC_SCHEME_…`; the digest is made here. The signature is
/// big-endian.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_card_sign(
    card: *const mnc_card,
    pin: *const u8,
    pin_len: usize,
    last_try: i32,
    scheme: i32,
    message: *const u8,
    message_len: usize,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let entered = caller.bytes(pin, pin_len)?;
            let message = caller.bytes(message, message_len)?;
            let entry = Entry::pin(entered, last_try);
            let card = HANDLES.get(card)?;
            hand_out(caller, out, || card.sign(&entry, scheme, message))
        })
    }
}

/// The certificate for user authentication. A plastic card gives it without a PIN; a phone does not
/// (`MNC_SECRET_REQUIRED`), see `mnc_card_certificate_behind`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_card_certificate(
    card: *const mnc_card,
    out: *mut *mut mnc_certificate,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let card = HANDLES.get(card)?;
            hand_out(caller, out, || card.authentication_certificate())
        })
    }
}

/// The certificate of the authority behind one of the card's own (`MNC_CERTIFICATE_…`), as the card carries
/// it: DER, without a PIN. It tells which generation of the authority signed; it comes from the same card,
/// so it proves nothing and is no anchor.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_card_ca_certificate(
    card: *const mnc_card,
    kind: i32,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let card = HANDLES.get(card)?;
            hand_out(caller, out, || card.ca_certificate(kind))
        })
    }
}

/// The certificate behind a secret: `MNC_SECRET_AUTHENTICATION_PIN` for user authentication (of a
/// phone), `MNC_SECRET_SIGNATURE_PASSWORD` for signatures, which holds name, address, birth date
/// and sex.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_card_certificate_behind(
    card: *const mnc_card,
    secret: i32,
    entered: *const u8,
    entered_len: usize,
    last_try: i32,
    out: *mut *mut mnc_certificate,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let entered = caller.bytes(entered, entered_len)?;
            let entry = Entry::of(secret, entered, last_try)?;
            let card = HANDLES.get(card)?;
            hand_out(caller, out, || card.certificate_behind(&entry))
        })
    }
}

/// The four attributes: JSON `{name, address, birthdate, sex}`. `secret` is
/// `MNC_SECRET_INPUT_SUPPORT_PIN` or `MNC_SECRET_NUMBER_B_FOR_ATTRIBUTES`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_card_attributes(
    card: *const mnc_card,
    secret: i32,
    entered: *const u8,
    entered_len: usize,
    last_try: i32,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let entered = caller.bytes(entered, entered_len)?;
            let entry = Entry::of(secret, entered, last_try)?;
            let card = HANDLES.get(card)?;
            hand_out(caller, out, || card.attributes(&entry))
        })
    }
}

/// The photo, a JPEG 2000 file. `number_b` is 照合番号B of fourteen digits: birth date (two digits of
/// the era year, month, day), year of expiry (four) and security code (four), all from the face
/// of the card. `MNC_ABSENT` if the card holds no photo.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_card_photo(
    card: *const mnc_card,
    number_b: *const u8,
    number_b_len: usize,
    last_try: i32,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let entered = caller.bytes(number_b, number_b_len)?;
            let entry = Entry::of(MNC_SECRET_NUMBER_B_FOR_FACE, entered, last_try)?;
            let card = HANDLES.get(card)?;
            hand_out(caller, out, || card.photo(&entry))
        })
    }
}

/// Serial number, municipality and expiry of the card: JSON `{serial_number, municipality_code,
/// expiry}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_card_identification(
    card: *const mnc_card,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let card = HANDLES.get(card)?;
            hand_out(caller, out, || card.identification())
        })
    }
}

/// What the card is, without a PIN. `at` is the time in Japan, `2026-11-20T10:00:00`. `declared`
/// is what staff saw: JSON `{marking, photo}`, both may be left out; `marking` is `NOT_LOOKED`,
/// `ABSENT`, `ANNOTATED`, `STRUCK_THROUGH` or `CARD_CASE`, `photo` a boolean. `anchors` NULL is
/// production.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_card_assess(
    card: *const mnc_card,
    anchors: *const mnc_anchors,
    at: *const c_char,
    at_len: usize,
    declared: *const c_char,
    declared_len: usize,
    out: *mut *mut mnc_assessment,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let (at, declared) = (
                caller.text(at, at_len)?,
                caller.text(declared, declared_len)?,
            );
            let (card, anchors) = (HANDLES.get(card)?, or_none(anchors)?);
            let work = || Assessment::of(&card, anchors.as_deref(), at, declared);
            hand_out(caller, out, work)
        })
    }
}

/// The assessment: JSON `{kind, scope, token, authentication_pin, signature_password,
/// input_support_pin, life_cycle, card_expired, obstacle, advice}`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_assessment_json(
    assessment: *const mnc_assessment,
    out: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let assessment = HANDLES.get(assessment)?;
            hand_out_text(caller, out, || Ok(assessment.to_json()))
        })
    }
}

/// Frees the assessment. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_assessment_free(
    assessment: *mut mnc_assessment,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(assessment)) }
}
