//! A comparison engine of the host behind callbacks: what the host fills in, and how it is called.

use super::transport::{Userdata, mnc_destroy_fn};
use crate::facade::face::{Found, HostEngine, MOST_FACES, Rgb};
use mnc_abi::{Caller, Result, Trouble};
use std::ffi::c_void;

/// The most faces that `mnc_face_detect_fn` has room for.
pub const MNC_FACES_MAX: usize = 16;

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
pub(super) struct Engine {
    detect: Detect,
    embed: Embed,
    live: Option<Live>,
    dimension: usize,
    userdata: Userdata,
}

impl Engine {
    pub(super) fn of(caller: Caller, engine: *const mnc_face_engine) -> Result<Self> {
        /// Far above any engine's, far below what memory holds.
        const MOST: u32 = 1 << 16;
        let engine = caller.sized(engine)?;
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

fn found_of(face: &mnc_face_found) -> Found {
    Found {
        bounds: face.bounds,
        landmarks: face.landmarks,
        confidence: face.confidence,
    }
}
