//! The arguments of one call, right and wrong, and what must hold when it has returned.

use super::host;
use super::texts::{place, text};
use super::world::World;
use mnc::c::transport::mnc_transport;
use std::ffi::{CStr, c_void};
use std::ptr::null_mut;

/// Functions that read or write files: their texts are places of this process, never the input's.
const FILES: [&str; 4] = [
    "mnc_terminal_open",
    "mnc_testing_terminal_start",
    "mnc_face_matcher_open",
    "mnc_face_matcher_open_engine",
];

/// What stands where nothing may be written.
const UNTOUCHED: u8 = 0xA5;
const UNTOUCHED_NUMBER: usize = usize::from_ne_bytes([UNTOUCHED; 8]);

/// The size of `mnc_error`, and its smallest.
const ERROR: usize = size_of::<mnc_abi::mnc_error>();
const LEAST_ERROR: usize = 8;

/// The size of `mnc_transport`.
const TRANSPORT: usize = size_of::<mnc_transport>();

const OK: i32 = 0;
const PANIC: i32 = 3;

/// The memory that a call is lent.
pub(super) struct Call {
    name: &'static str,
    /// The error, with room behind it, and the size that it says.
    error: Option<(Box<[u8]>, usize)>,
    numbers: Vec<Box<usize>>,
    handles: Vec<(&'static str, Box<usize>)>,
    buffers: Vec<(Box<[u8]>, usize)>,
    lengths: Vec<Box<usize>>,
    lent: Vec<Box<[u8]>>,
    transports: Vec<Box<mnc_transport>>,
    /// An argument that can never succeed.
    hopeless: bool,
    /// Whether the handle to be freed was one.
    freeing: Option<bool>,
    /// Userdata that are taken over unless the error is of no size.
    error_known: bool,
    /// Whether the function takes an error at all.
    error_lent: bool,
}

impl Call {
    pub(super) fn new(name: &'static str) -> Self {
        let mut call = Self {
            name,
            error: None,
            numbers: Vec::new(),
            handles: Vec::new(),
            buffers: Vec::new(),
            lengths: Vec::new(),
            lent: Vec::new(),
            transports: Vec::new(),
            hopeless: false,
            freeing: None,
            error_known: true,
            error_lent: false,
        };
        call.choose_error();
        call
    }

    /// Decided first, because a call with an error of no size does nothing at all.
    fn choose_error(&mut self) {
        let (manner, size) = World::with(|it| (it.byte(), usize::from(it.byte())));
        let says = match manner % 16 {
            _ if World::with(|it| it.is_closed()) => return,
            0..=3 => return,
            4..=12 => ERROR,
            13 => size,
            14 => ERROR + size,
            _ => u32::MAX as usize,
        };
        let mut memory = vec![UNTOUCHED; ERROR + 256 + 8].into_boxed_slice();
        memory[..4].copy_from_slice(&u32::try_from(says).unwrap_or(u32::MAX).to_ne_bytes());
        self.error_known = says >= LEAST_ERROR;
        self.error = Some((memory, says));
    }

    pub(super) fn error(&mut self) -> *mut c_void {
        self.error_lent = true;
        self.hopeless |= !self.error_known;
        let error = self.error.as_mut();
        error.map_or(null_mut(), |(memory, _)| memory.as_mut_ptr().cast())
    }

    pub(super) fn handle(&mut self, kind: &'static str) -> *mut c_void {
        let number = World::with(|it| it.handle(kind));
        if self.name.strip_suffix("_free") == Some(kind) {
            let is_one = self.error_known && World::with(|it| it.is_freed(kind, number));
            self.freeing = Some(is_one || (number == 0 && self.error_known));
        }
        std::ptr::without_provenance_mut(number)
    }

    pub(super) fn out_handle(&mut self, kind: &'static str) -> *mut c_void {
        if World::with(|it| it.chance(32)) {
            self.hopeless = true;
            return null_mut();
        }
        self.handles.push((kind, Box::new(UNTOUCHED_NUMBER)));
        let (_, place) = self.handles.last_mut().expect("just put there");
        (&raw mut **place).cast()
    }

    pub(super) fn out_number(&mut self) -> *mut c_void {
        if World::with(|it| it.chance(32)) {
            self.hopeless = true;
            return null_mut();
        }
        self.numbers.push(Box::new(UNTOUCHED_NUMBER));
        let place = self.numbers.last_mut().expect("just put there");
        (&raw mut **place).cast()
    }

    pub(super) fn number(&mut self) -> i32 {
        let (manner, byte) = World::with(|it| (it.byte(), it.byte()));
        match manner % 16 {
            _ if World::with(|it| it.is_closed()) => 0,
            0..=9 => i32::from(byte % 8),
            10..=11 => i32::from(byte),
            12 => [932, 1200, 65001][usize::from(byte) % 3],
            13 => -i32::from(byte),
            14 => i32::MAX,
            _ => i32::MIN,
        }
    }

    /// Short, or the sequence would wait.
    pub(super) fn milliseconds(&mut self) -> u32 {
        u32::from(World::with(|it| it.byte()) % 3)
    }

    pub(super) fn count(&mut self) -> usize {
        match World::with(|it| it.byte()) {
            255 => usize::MAX,
            254 => usize::MAX / 2,
            byte => usize::from(byte % 8),
        }
    }

    pub(super) fn text(&mut self) -> (*mut c_void, usize) {
        let (manner, index) = World::with(|it| (it.byte(), it.byte()));
        if FILES.contains(&self.name) {
            if self.name == "mnc_testing_terminal_start"
                && index % 8 < 2
                && !World::with(|it| it.may_start_terminal())
            {
                return self.lend(Vec::new());
            }
            return self.lend(place(index).into_bytes());
        }
        match manner % 16 {
            0..=9 => self.lend(text(index).as_bytes().to_vec()),
            10..=12 => self.lend(damaged(text(index))),
            13 => self.bytes(),
            14 => {
                self.hopeless = true;
                (null_mut(), usize::from(index) + 1)
            }
            _ => self.absurd(index),
        }
    }

    pub(super) fn bytes(&mut self) -> (*mut c_void, usize) {
        let (manner, index) = World::with(|it| (it.byte(), it.byte()));
        match manner % 16 {
            0..=5 => self.lend(text(index).as_bytes().to_vec()),
            6..=13 => {
                let bytes = World::with(|it| it.take(usize::from(index)));
                self.lend(bytes)
            }
            14 => {
                self.hopeless = true;
                (null_mut(), usize::from(index) + 1)
            }
            _ => self.absurd(index),
        }
    }

    /// So long that no object is.
    fn absurd(&mut self, index: u8) -> (*mut c_void, usize) {
        self.hopeless = true;
        let (memory, _) = self.lend(vec![b'{'; 8]);
        (memory, usize::MAX - usize::from(index))
    }

    fn lend(&mut self, bytes: Vec<u8>) -> (*mut c_void, usize) {
        let len = bytes.len();
        self.lent.push(bytes.into_boxed_slice());
        let memory = self.lent.last_mut().expect("just put there");
        (memory.as_mut_ptr().cast(), len)
    }

    pub(super) fn buffer(&mut self) -> (*mut c_void, *mut c_void) {
        let (manner, byte) = World::with(|it| (it.byte(), usize::from(it.byte())));
        let room = match manner % 16 {
            0..=9 => 1 << (byte % 16),
            10..=13 => byte,
            14 => {
                self.lengths.push(Box::new(byte));
                let len = self.lengths.last_mut().expect("just put there");
                return (null_mut(), (&raw mut **len).cast());
            }
            _ => {
                self.hopeless = true;
                return (self.lend(vec![0; 8]).0, null_mut());
            }
        };
        let memory = vec![UNTOUCHED; room + 8].into_boxed_slice();
        self.buffers.push((memory, room));
        self.lengths.push(Box::new(room));
        let memory = self
            .buffers
            .last_mut()
            .expect("just put there")
            .0
            .as_mut_ptr();
        let len = self.lengths.last_mut().expect("just put there");
        (memory.cast(), (&raw mut **len).cast())
    }

    pub(super) fn transport(&mut self) -> *mut c_void {
        let (manner, byte) = World::with(|it| (it.byte(), it.byte()));
        let (mut size, mut extended, mut transmits) = (TRANSPORT, i32::from(byte % 3) - 1, true);
        match manner % 16 {
            0..=11 => {}
            12 => {
                self.hopeless = true;
                return null_mut();
            }
            13 => size = usize::from(byte),
            14 => extended = i32::from(byte),
            _ => transmits = false,
        }
        let in_order = size >= TRANSPORT && (-1..=1).contains(&extended) && transmits;
        self.hopeless |= !in_order;
        self.transports.push(Box::new(mnc_transport {
            struct_size: u32::try_from(size).unwrap_or(u32::MAX),
            extended_length: extended,
            max_command: if byte & 0x80 == 0 {
                0
            } else {
                usize::from(byte)
            },
            userdata: host::userdata(in_order),
            transmit: transmits.then_some(host::transmit),
            destroy: Some(host::destroy),
        }));
        let transport = self.transports.last_mut().expect("just put there");
        (&raw mut **transport).cast()
    }

    /// A struct that the caller fills in, with nothing in it but its size.
    pub(super) fn structure(&mut self) -> *mut c_void {
        let (manner, byte) = World::with(|it| (it.byte(), it.byte()));
        let size = match manner % 4 {
            0 => 0,
            1 => u32::from(byte),
            _ => 256,
        };
        let (memory, _) = self.lend([size.to_ne_bytes().to_vec(), vec![0; 252]].concat());
        memory
    }

    /// A callback for the log, or none; its userdata is taken over in any case.
    pub(super) fn log(&mut self) -> (*mut c_void, *mut c_void, *mut c_void) {
        let closed = World::with(|it| it.is_closed());
        let line = if closed || World::with(|it| it.chance(4)) {
            null_mut()
        } else {
            host::line as *mut c_void
        };
        let userdata = host::userdata(true);
        (line, userdata, host::destroy as *mut c_void)
    }

    /// A text that the library owns.
    pub(super) fn named(&mut self, text: *mut c_void) -> i32 {
        assert!(!text.is_null());
        // SAFETY: the header promises a text with a NUL that lives as long as the library.
        let text = unsafe { CStr::from_ptr(text.cast_const().cast()) };
        assert!(text.to_str().is_ok_and(|it| !it.is_empty()));
        OK
    }

    /// What holds after every call.
    pub(super) fn check(&self, status: i32) {
        let name = self.name;
        // SAFETY: takes any number.
        let known = unsafe { CStr::from_ptr(super::mnc_status_name(status).cast_const().cast()) };
        assert_ne!(known, c"UNKNOWN", "{name}: {status}");
        assert_ne!(status, PANIC, "{name}");
        assert!(
            !(self.hopeless && status == OK),
            "{name} took what it must not"
        );
        if let Some(is_one) = self.freeing {
            assert_eq!(status == OK, is_one, "{name}: {status}");
        }
        self.check_error(status);
        let untouched = |number: &usize| *number == UNTOUCHED_NUMBER;
        let silent = self.numbers.iter().all(|it| untouched(it))
            && self.handles.iter().all(|it| untouched(&it.1));
        assert!(
            status == OK || silent,
            "{name} wrote a result and failed: {status}"
        );
        for (memory, room) in &self.buffers {
            assert!(
                memory[*room..].iter().all(|it| *it == UNTOUCHED),
                "{name} wrote behind a buffer"
            );
        }
        for (kind, place) in &self.handles {
            if status == OK {
                assert!(**place != UNTOUCHED_NUMBER && **place != 0, "{name}");
                World::with(|it| it.keep(kind, **place));
            }
        }
    }

    fn check_error(&self, status: i32) {
        let error = self.error.as_ref().filter(|_| self.error_lent);
        let Some((memory, says)) = error else {
            return;
        };
        let name = self.name;
        let behind = &memory[(*says).clamp(4, ERROR)..];
        assert!(
            behind.iter().all(|it| *it == UNTOUCHED),
            "{name} wrote behind the error"
        );
        let filled = i32::from_ne_bytes([memory[4], memory[5], memory[6], memory[7]]);
        let untouched = i32::from_ne_bytes([UNTOUCHED; 4]);
        let wanted = if status == OK || !self.error_known {
            untouched
        } else {
            status
        };
        assert_eq!(filled, wanted, "{name}");
    }
}

/// A text with something wrong in it.
fn damaged(text: &str) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    let (at, byte) = World::with(|it| (usize::from(it.byte()), it.byte()));
    let len = bytes.len().max(1);
    match bytes.get_mut(at % len) {
        Some(place) if byte & 1 == 0 => *place = byte,
        Some(_) => bytes.truncate(at % len),
        None => bytes.push(byte),
    }
    bytes
}
