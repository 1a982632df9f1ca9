//! The host: callbacks that answer, fail, call back, and count how often they are given back.

use super::{call_back, world::World};
use std::ffi::c_void;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// What stands behind a userdata; it lives to the end of the process, so that being given back twice
/// is seen and not a crash.
struct Userdata {
    /// Whether the library has taken it over.
    taken: bool,
    given_back: &'static AtomicUsize,
}

static ALL: Mutex<Vec<Userdata>> = Mutex::new(Vec::new());

/// A userdata that the library will take over, or will not.
pub(super) fn userdata(taken: bool) -> *mut c_void {
    let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
    // Those of earlier sequences are checked; their counters are used again.
    let given_back = FREE.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let given_back = given_back.unwrap_or_else(|| Box::leak(Box::default()));
    given_back.store(0, Ordering::SeqCst);
    all.push(Userdata { taken, given_back });
    (&raw const *given_back).cast_mut().cast()
}

static FREE: Mutex<Vec<&'static AtomicUsize>> = Mutex::new(Vec::new());

/// At the end of a sequence: what was taken over came back once, and nothing else did.
pub(super) fn check_userdata() {
    let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
    for userdata in all.drain(..) {
        let times = userdata.given_back.load(Ordering::SeqCst);
        assert_eq!(times, usize::from(userdata.taken), "userdata given back");
        let mut free = FREE.lock().unwrap_or_else(PoisonError::into_inner);
        free.push(userdata.given_back);
    }
}

pub(super) unsafe extern "C" fn destroy(userdata: *mut c_void) {
    // SAFETY: made by `userdata`, and never freed.
    let given_back = unsafe { &*userdata.cast_const().cast::<AtomicUsize>() };
    given_back.fetch_add(1, Ordering::SeqCst);
    call_back();
}

pub(super) unsafe extern "C" fn transmit(
    _userdata: *mut c_void,
    command: *const u8,
    command_len: usize,
    response: *mut u8,
    response_len: *mut usize,
) -> i32 {
    // SAFETY: the header promises a command of this length.
    let command = unsafe { std::slice::from_raw_parts(command, command_len) };
    let (manner, detail) = World::with(|it| (it.byte(), it.byte()));
    let answer = match manner % 16 {
        0..=7 => World::with(|it| it.card()).transmit(command),
        8 => vec![0x90, 0x00],
        9 | 10 => World::with(|it| it.take(usize::from(detail))),
        11 => [
            World::with(|it| it.take(usize::from(detail))),
            vec![0x90, 0x00],
        ]
        .concat(),
        12 => return [203, 207, 206, -1, i32::MIN][usize::from(detail) % 5],
        13 => Vec::new(),
        14 => {
            // SAFETY: the header promises a place for the length.
            unsafe { *response_len = usize::MAX - usize::from(detail) };
            return 0;
        }
        _ => {
            call_back();
            World::with(|it| it.card()).transmit(command)
        }
    };
    // SAFETY: the header promises so much room, which any response of a card fits into.
    unsafe {
        assert!(answer.len() <= *response_len);
        response.copy_from_nonoverlapping(answer.as_ptr(), answer.len());
        *response_len = answer.len();
    }
    0
}

pub(super) unsafe extern "C" fn line(
    _userdata: *mut c_void,
    _level: i32,
    target: *const u8,
    target_len: usize,
    message: *const u8,
    message_len: usize,
) {
    for (text, len) in [(target, target_len), (message, message_len)] {
        // SAFETY: the header promises texts of these lengths.
        let text = unsafe { std::slice::from_raw_parts(text, len) };
        assert!(std::str::from_utf8(text).is_ok());
    }
    if World::with(|it| it.chance(8)) {
        call_back();
    }
}

/// The authorities of the virtual cards.
pub(super) fn anchors() -> String {
    let (mut room, mut len) = (Vec::new(), 0_usize);
    for _ in 0..2 {
        room.resize(len, 0_u8);
        // SAFETY: `len` is the room, and no error is wanted.
        unsafe {
            super::mnc_testing_anchors_copy(
                room.as_mut_ptr().cast(),
                (&raw mut len).cast(),
                std::ptr::null_mut(),
            )
        };
    }
    room.truncate(len);
    String::from_utf8(room).expect("UTF-8")
}
