//! Sequences of calls on the C interface, with every kind of wrong argument.
//!
//! The input says which functions are called with what. Whatever it says, nothing crashes, every status
//! is a known one, nothing is written where it must not be, and in the end every handle can be freed
//! once and every callback's userdata has been given back once.

mod arguments;
mod host;
mod texts;
mod world;

use arguments::Call;
use world::World;

/// Keeps the libraries linked whose functions are declared below.
use {mnc as _, mnc_testing as _};

/// A function of the headers, with the arguments that the input makes for it.
struct Function {
    name: &'static str,
    call: fn(&mut Call) -> i32,
}

include!(concat!(env!("OUT_DIR"), "/functions.rs"));

/// Calls, other than those from callbacks, in one sequence.
const MOST_CALLS: usize = 48;

/// How deep callbacks may call back.
const DEEPEST: usize = 2;

/// Makes the calls of an input.
///
/// # Panics
/// If the interface breaks a promise.
pub fn run(input: &[u8]) {
    World::begin(input);
    for _ in 0..MOST_CALLS {
        if World::with(|it| it.is_over()) {
            break;
        }
        // Any handle may be used from any thread.
        if World::with(|it| it.chance(16)) {
            std::thread::scope(|scope| scope.spawn(call_one).join())
                .expect("a call does not panic");
        } else {
            call_one();
        }
    }
    end();
}

fn call_one() {
    let choice = World::with(|it| usize::from(it.byte()) << 8 | usize::from(it.byte()));
    // Two bytes, because the functions may become more than one can tell apart.
    make(&FUNCTIONS[choice % FUNCTIONS.len()]);
}

/// A call from within a callback.
fn call_back() {
    if World::with(|it| it.deeper(DEEPEST)) {
        call_one();
        World::with(World::back);
    }
}

fn make(function: &Function) -> i32 {
    let mut call = Call::new(function.name);
    let status = (function.call)(&mut call);
    call.check(status);
    status
}

/// Frees what is left: each handle once, and not twice.
fn end() {
    World::with(World::close);
    while let Some((kind, handle)) = World::with(World::any_live) {
        assert_eq!(free(kind, handle), 0, "{kind} cannot be freed");
        assert_eq!(free(kind, handle), INVALID_HANDLE, "{kind} was freed twice");
    }
    let log_set = "mnc_log_set";
    let function = FUNCTIONS.iter().find(|it| it.name == log_set);
    assert_eq!(make(function.expect(log_set)), 0);
    host::check_userdata();
    World::with(World::clear);
}

const INVALID_HANDLE: i32 = 2;

fn free(kind: &str, handle: usize) -> i32 {
    let name = format!("{kind}_free");
    let function = FUNCTIONS
        .iter()
        .find(|it| it.name == name)
        .expect("a function that frees");
    World::with(|it| it.force(handle));
    make(function)
}
