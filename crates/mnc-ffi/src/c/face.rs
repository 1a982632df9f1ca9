//! The photo of the chip against the camera: a pre-check, never the approved verification.

use super::data::mnc_data;
use super::face_engine::{Engine, mnc_face_engine};
use super::handle::{HANDLES, hand_out, hand_out_text};
use crate::facade::face::{Matcher, Pixels};
use mnc_abi::{guard, guard_taking, mnc_error, mnc_status};
use std::ffi::c_char;

/// Eight bits of grey, one byte a pixel.
pub const MNC_PIXELS_GREY: i32 = 1;
/// Red, green, blue.
pub const MNC_PIXELS_RGB: i32 = 2;
/// Blue, green, red, and a byte that is not looked at: a bitmap of Windows.
pub const MNC_PIXELS_BGRA: i32 = 3;
/// Luma, then shared chroma.
pub const MNC_PIXELS_NV12: i32 = 4;
/// Luma and chroma in turn: USB cameras.
pub const MNC_PIXELS_YUYV: i32 = 5;

/// A matcher. From any thread, also by several sessions at once.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_face_matcher {
    _opaque: (),
}

/// A comparison of one patient. It holds biometric data until it is decided or freed, and wipes them
/// then. From any thread: calls take their turn.
#[expect(non_camel_case_types, reason = "the name in C")]
pub struct mnc_face_comparison {
    _opaque: (),
}

/// A frame as a camera hands it over. It is yours to wipe.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct mnc_pixels {
    /// `sizeof(mnc_pixels)`.
    pub struct_size: u32,
    /// `MNC_PIXELS_…`.
    pub format: i32,
    /// The bytes.
    pub bytes: *const u8,
    /// How many.
    pub len: usize,
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// Bytes from the start of a row to the start of the next.
    pub stride: usize,
    /// 1 if luma and chroma of NV12 and YUYV go from 0 to 255, 0 if from 16.
    pub full_range: i32,
}

/// Opens a matcher with the models that a manifest names (both are paths). `settings` is JSON, all of
/// which may be left out: `fmr` (0.0001), `attempts` (5), `budget_ms` (5000), `threads` (2). The manifest
/// names the models of the liveness check too. `MNC_NOT_SUPPORTED` in a library without the feature
/// `face`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_face_matcher_open(
    manifest: *const c_char,
    manifest_len: usize,
    models: *const c_char,
    models_len: usize,
    settings: *const c_char,
    settings_len: usize,
    out: *mut *mut mnc_face_matcher,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let manifest = caller.text(manifest, manifest_len)?;
            let models = caller.text(models, models_len)?;
            let settings = caller.text(settings, settings_len)?;
            hand_out(caller, out, || Matcher::open(manifest, models, settings))
        })
    }
}

/// Opens a matcher with an engine of the host's own. `manifest` is the text of a manifest: its
/// calibration says from which score on two faces match. `settings` as by `mnc_face_matcher_open`.
/// The destroy function is called when the matcher and its sessions are gone; if this fails, before it
/// returns (were it for the `struct_size` of `error`), unless the struct itself is wrong
/// (`MNC_STRUCT_SIZE`, no `detect` or `embed`): then it remains the caller's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_face_matcher_open_engine(
    manifest: *const c_char,
    manifest_len: usize,
    settings: *const c_char,
    settings_len: usize,
    engine: *const mnc_face_engine,
    out: *mut *mut mnc_face_matcher,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        let taken = |caller| Engine::of(caller, engine);
        guard_taking(error, taken, |caller, engine| {
            let manifest = caller.text(manifest, manifest_len)?;
            let settings = caller.text(settings, settings_len)?;
            hand_out(caller, out, || Matcher::of_host(manifest, settings, engine))
        })
    }
}

/// Begins a comparison with the photo of a card, as `mnc_card_photo` reads it. The time of the
/// settings runs from here.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_face_comparison_begin(
    matcher: *const mnc_face_matcher,
    photo: *const u8,
    photo_len: usize,
    out: *mut *mut mnc_face_comparison,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let photo = caller.bytes(photo, photo_len)?;
            let matcher = HANDLES.get(matcher)?;
            hand_out(caller, out, || matcher.begin(photo))
        })
    }
}

/// Looks at a frame, PNG or JPEG, turned clockwise by 0, 90, 180 or 270 degrees first. `step` is
/// JSON: `{over, reasons: [{code, ja, en}], attempts_left, milliseconds_left}`; the reasons say what
/// to tell the patient. When it is over, call `mnc_face_comparison_decide`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_face_comparison_frame(
    comparison: *const mnc_face_comparison,
    frame: *const u8,
    frame_len: usize,
    turn: i32,
    step: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let frame = caller.bytes(frame, frame_len)?;
            let comparison = HANDLES.get(comparison)?;
            hand_out_text(caller, step, || comparison.frame(frame, turn))
        })
    }
}

/// The same with the buffer of a camera.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_face_comparison_pixels(
    comparison: *const mnc_face_comparison,
    frame: *const mnc_pixels,
    turn: i32,
    step: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let frame = caller.sized(frame)?;
            let pixels = pixels(&frame, caller.bytes(frame.bytes, frame.len)?);
            let comparison = HANDLES.get(comparison)?;
            hand_out_text(caller, step, || comparison.pixels(&pixels, turn))
        })
    }
}

/// Ends the comparison at whatever point, wipes photo and descriptions, and says what was found:
/// JSON `{code, ja, en, match, reasons, score, threshold, calibration, liveness, models, frames,
/// milliseconds: {card, frames, total}, evidence: {method, judge, enough_for}, visual_confirmation,
/// audit}`. `evidence` is there after a match and says that it is enough for nothing: a pre-check.
/// `visual_confirmation` is there otherwise: why staff confirms by sight. `audit` is a line for the
/// operation log, without anything of the face.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_face_comparison_decide(
    comparison: *const mnc_face_comparison,
    at: *const c_char,
    at_len: usize,
    decision: *mut *mut mnc_data,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let at = caller.text(at, at_len)?;
            let comparison = HANDLES.get(comparison)?;
            hand_out(caller, decision, || comparison.decide(at))
        })
    }
}

/// Frees the comparison, wiping what it holds. NULL is fine; a second time is
/// `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_face_comparison_free(
    comparison: *mut mnc_face_comparison,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(comparison)) }
}

/// Frees the matcher; comparisons go on. NULL is fine; a second time is `MNC_INVALID_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_face_matcher_free(
    matcher: *mut mnc_face_matcher,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe { guard(error, |_| HANDLES.free(matcher)) }
}

fn pixels<'a>(frame: &mnc_pixels, bytes: &'a [u8]) -> Pixels<'a> {
    Pixels {
        bytes,
        format: frame.format,
        width: frame.width,
        height: frame.height,
        stride: frame.stride,
        full_range: frame.full_range,
    }
}
