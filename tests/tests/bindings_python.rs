//! The programs in Python, run by the system's Python.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod generated;

use generated::{
    Workshop, faces_are_compared, has, misuse_is_an_exception, printed, root,
    the_five_programs_run, the_transcripts_come_out_the_same, threads_take_their_turn,
};
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

fn python(workshop: &Workshop, program: &str, arguments: &[&str]) -> String {
    let source = root().join(format!("bindings/python/{program}.py"));
    let mut command = Command::new("python3");
    command
        .arg("-B")
        .arg("-W")
        .arg("error")
        .arg(source)
        .args(arguments);
    command.env("PYTHONPATH", workshop.generated("python"));
    command.env("LD_LIBRARY_PATH", workshop.path());
    command.env("PYTHONUTF8", "1");
    printed(&mut command)
}

/// The generated module looks for the library beside itself.
fn workshop() -> Workshop {
    let workshop = Workshop::new();
    let name = Path::new("libmnc_uniffi.so");
    let place = workshop.generated("python").join(name);
    symlink(workshop.path().join(name), place).unwrap();
    workshop
}

#[test]
fn the_programs_in_python_say_what_those_in_c_say() {
    if !has("python3") {
        let _ = writeln!(std::io::stderr(), "SKIPPED Python: apt-get install python3");
        return;
    }
    let workshop = workshop();
    the_five_programs_run(&|program, arguments| python(&workshop, program, arguments));
    let said = python(&workshop, "misuse", &[]);
    let own = [
        "nothing instead of an answer: COMMUNICATION\n",
        "no transport: TYPE\n",
    ];
    misuse_is_an_exception(&said, &own);
    let run = |program: &str, arguments: &[&str]| python(&workshop, program, arguments);
    threads_take_their_turn(
        &run("threads", &[]),
        &["let go by its own callback: CANCELLED\n"],
    );
    faces_are_compared(&run, &workshop);
    the_transcripts_come_out_the_same(&run, &workshop);
}
