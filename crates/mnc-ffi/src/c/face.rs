//! The photo of the chip against the camera: a pre-check, never the approved verification.

use super::data::mnc_data;
use super::handle::{HANDLES, hand_out, hand_out_text};
use super::transport::{Userdata, mnc_destroy_fn};
use crate::facade::face::{Found, HostEngine, MOST_FACES, Matcher, Pixels, Rgb};
use mnc_abi::{Result, Trouble, guard, mnc_error, mnc_status};
use std::ffi::{c_char, c_void};

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

/// The most faces that `mnc_face_detect_fn` has room for.
pub const MNC_FACES_MAX: usize = 16;

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

/// A face that an engine found, in pixels of the picture.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct mnc_face_found {
    /// Left, top, width and height of the box.
    pub bounds: [f32; 4],
    /// x and y of right eye, left eye, nose, right and left corner of the mouth; right is the
    /// person's own.
    pub landmarks: [f32; 10],
    /// How sure the engine is, 0 to 1.
    pub confidence: f32,
}

/// Finds the faces in a picture (`width * height * 3` bytes, red first) and puts them, the surest
/// first, into `faces`, whose room is `*count` before and whose number is `*count` after. Returns 0,
/// `MNC_CANCELLED`, or another status for a failure. The picture is the callback's until it returns:
/// keep no copy.
#[expect(non_camel_case_types, reason = "the name in C")]
pub type mnc_face_detect_fn = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        picture: *const u8,
        width: usize,
        height: usize,
        faces: *mut mnc_face_found,
        count: *mut usize,
    ) -> i32,
>;

/// Describes the face with these ten landmarks by `dimension` numbers; the cosine of two
/// descriptions is their score. Returns as `mnc_face_detect_fn`.
#[expect(non_camel_case_types, reason = "the name in C")]
pub type mnc_face_embed_fn = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        picture: *const u8,
        width: usize,
        height: usize,
        landmarks: *const f32,
        numbers: *mut f32,
        dimension: usize,
    ) -> i32,
>;

/// Sets `*live` to 1 if the face in the box (four numbers) is a living one, else to 0. Returns as
/// `mnc_face_detect_fn`.
#[expect(non_camel_case_types, reason = "the name in C")]
pub type mnc_face_live_fn = Option<
    unsafe extern "C" fn(
        userdata: *mut c_void,
        picture: *const u8,
        width: usize,
        height: usize,
        bounds: *const f32,
        live: *mut i32,
    ) -> i32,
>;

/// A comparison engine of the host, such as one that is certified. Its functions are called on the
/// thread that made the call; on several threads at once if there are several sessions. They must not
/// use the session that is calling them (`MNC_REENTRANT`), nor let an exception out.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct mnc_face_engine {
    /// `sizeof(mnc_face_engine)`.
    pub struct_size: u32,
    /// How many numbers describe a face; at least 1.
    pub dimension: u32,
    /// Handed to the callbacks as it is.
    pub userdata: *mut c_void,
    /// Finds faces.
    pub detect: mnc_face_detect_fn,
    /// Describes one.
    pub embed: mnc_face_embed_fn,
    /// Tells a living face from a picture of one. May be NULL: then nobody checks.
    pub live: mnc_face_live_fn,
    /// Called once when the library is done with `userdata`. May be NULL.
    pub destroy: mnc_destroy_fn,
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
/// which may be left out: `fmr` (0.0001), `attempts` (5), `budget_ms` (5000), `threads` (2),
/// `liveness` `{crops: [{model, scale}], least}`. `MNC_NOT_SUPPORTED` in a library without the
/// feature `face`.
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
/// calibration says from which score on two faces match. `settings` as by `mnc_face_matcher_open`,
/// without `liveness`. The destroy function is called when the matcher and its sessions are gone; if
/// this fails, before it returns, unless the struct itself is wrong.
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
        guard(error, |caller| {
            let engine = Engine::new(caller.sized(engine)?)?;
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

fn found_of(face: &mnc_face_found) -> Found {
    Found {
        bounds: face.bounds,
        landmarks: face.landmarks,
        confidence: face.confidence,
    }
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

type Detect = unsafe extern "C" fn(
    *mut c_void,
    *const u8,
    usize,
    usize,
    *mut mnc_face_found,
    *mut usize,
) -> i32;
type Embed =
    unsafe extern "C" fn(*mut c_void, *const u8, usize, usize, *const f32, *mut f32, usize) -> i32;
type Live = unsafe extern "C" fn(*mut c_void, *const u8, usize, usize, *const f32, *mut i32) -> i32;

/// The callbacks of a host as an engine.
struct Engine {
    detect: Detect,
    embed: Embed,
    live: Option<Live>,
    dimension: usize,
    userdata: Userdata,
}

impl Engine {
    fn new(engine: mnc_face_engine) -> Result<Self> {
        /// Far above any engine's, far below what memory holds.
        const MOST: u32 = 1 << 16;
        let detect = engine.detect.ok_or(Trouble::NullPointer)?;
        let embed = engine.embed.ok_or(Trouble::NullPointer)?;
        Ok(Self {
            detect,
            embed,
            live: engine.live,
            dimension: usize::try_from(engine.dimension.min(MOST)).unwrap_or(0),
            userdata: Userdata::new(engine.userdata, engine.destroy),
        })
    }
}

impl HostEngine for Engine {
    fn detect(&self, picture: Rgb<'_>) -> Result<Vec<Found>, i32> {
        let nothing = mnc_face_found {
            bounds: [0.0; 4],
            landmarks: [0.0; 10],
            confidence: 0.0,
        };
        let mut faces = [nothing; MOST_FACES];
        let mut count = faces.len();
        let (userdata, place) = (self.userdata.pointer(), faces.as_mut_ptr());
        let (bytes, width, height) = (picture.bytes.as_ptr(), picture.width, picture.height);
        // SAFETY: the host said that the function takes such arguments; picture and faces outlive the
        // call, and `count` is the room behind `place`.
        let status =
            unsafe { (self.detect)(userdata, bytes, width, height, place, &raw mut count) };
        let found = faces.get(..count).filter(|_| status == 0).ok_or(status)?;
        Ok(found.iter().map(found_of).collect())
    }

    fn embed(
        &self,
        picture: Rgb<'_>,
        landmarks: &[f32; 10],
        numbers: &mut [f32],
    ) -> Result<(), i32> {
        let (userdata, place, room) =
            (self.userdata.pointer(), numbers.as_mut_ptr(), numbers.len());
        let (bytes, width, height) = (picture.bytes.as_ptr(), picture.width, picture.height);
        let points = landmarks.as_ptr();
        // SAFETY: the host said that the function takes such arguments; picture, landmarks and numbers
        // outlive the call, and `room` is the room behind `place`.
        let status = unsafe { (self.embed)(userdata, bytes, width, height, points, place, room) };
        if status == 0 { Ok(()) } else { Err(status) }
    }

    fn dimension(&self) -> usize {
        self.dimension
    }

    fn checks_liveness(&self) -> bool {
        self.live.is_some()
    }

    fn is_live(&self, picture: Rgb<'_>, bounds: &[f32; 4]) -> Result<bool, i32> {
        let live = self.live.ok_or(-1)?;
        let (mut said, userdata, bounds) = (0, self.userdata.pointer(), bounds.as_ptr());
        let (bytes, width, height) = (picture.bytes.as_ptr(), picture.width, picture.height);
        // SAFETY: the host said that the function takes such arguments; picture, bounds and `said`
        // outlive the call.
        let status = unsafe { live(userdata, bytes, width, height, bounds, &raw mut said) };
        if status == 0 {
            Ok(said == 1)
        } else {
            Err(status)
        }
    }
}
