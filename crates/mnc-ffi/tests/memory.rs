//! The memory of a program in C that has presented its secrets through the library, searched for them.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

#[path = "../../../tests/tests/memory/mod.rs"]
mod memory;
mod workshop;

use memory::secrets_left;
use std::process::Command;
use workshop::{Workshop, has};

const PROGRAM: &str = "crates/mnc-ffi/tests/c/secrets.c";

#[test]
fn nothing_is_left_of_what_a_caller_presented_and_wiped() {
    if !has("gcc") {
        return;
    }
    let workshop = Workshop::new();
    let program = workshop.compile(PROGRAM, "c99", &[]);
    assert_eq!(secrets_left(&mut Command::new(&program)), [0, 0, 0]);
    let [pin, password, number] = secrets_left(Command::new(&program).arg("keep"));
    assert!(pin > 0, "the kept PIN must be found");
    assert_eq!([password, number], [0, 0]);
}
