//! Handles from many threads at once: what `AddressSanitizer` looks at (`fuzz/asan`), and whether it looks.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

use mnc_abi::{Handle, Registry};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

const THREADS: usize = 4;
const ROUNDS: usize = 200;

/// An object that counts how many of it there are, and owns memory.
struct Object {
    text: String,
    alive: &'static AtomicUsize,
}

impl Object {
    fn new(alive: &'static AtomicUsize) -> Self {
        alive.fetch_add(1, Ordering::SeqCst);
        let text = "番号".repeat(20);
        Self { text, alive }
    }
}

impl Drop for Object {
    fn drop(&mut self) {
        self.alive.fetch_sub(1, Ordering::SeqCst);
    }
}

struct Opaque;
impl Handle for Opaque {
    type Object = Object;
}

/// Each handle is used by all threads and freed by all: once it succeeds.
#[test]
fn of_many_threads_that_free_a_handle_one_does_and_the_object_goes_once() {
    static ALIVE: AtomicUsize = AtomicUsize::new(0);
    static HANDLES: Registry = Registry::new(5);
    for _ in 0..ROUNDS {
        let handle = HANDLES.insert::<Opaque>(Object::new(&ALIVE)).unwrap();
        let number = handle.addr();
        let freed = AtomicUsize::new(0);
        thread::scope(|scope| {
            for _ in 0..THREADS {
                scope.spawn(|| {
                    let handle = std::ptr::without_provenance_mut::<Opaque>(number);
                    if let Ok(object) = HANDLES.get(handle.cast_const()) {
                        let freed_here = HANDLES.free(handle).is_ok();
                        freed.fetch_add(freed_here.into(), Ordering::SeqCst);
                        assert!(object.text.starts_with("番号"), "alive while it is used");
                    }
                    assert!(HANDLES.free(handle).is_err(), "it is free by now");
                });
            }
        });
        assert_eq!(freed.load(Ordering::SeqCst), 1);
    }
    assert_eq!(ALIVE.load(Ordering::SeqCst), 0);
}

/// Reads what was freed. `fuzz/asan` runs it and wants to see it stopped: only then is the sanitizer in.
#[test]
#[ignore = "undefined behaviour, for a sanitizer to find"]
fn canary() {
    let freed = Box::into_raw(Box::new(7_u64));
    // SAFETY: none; this is what a sanitizer has to find.
    let read = unsafe {
        drop(Box::from_raw(freed));
        std::hint::black_box(freed).read_volatile()
    };
    assert_ne!(read, 0, "nobody looked");
}
