//! The programs in Swift, compiled and run in the Debian root that has its compiler.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod generated;

use generated::{
    Workshop, faces_are_compared, library, misuse_is_an_exception, printed, root,
    the_five_programs_run, the_transcripts_come_out_the_same, threads_take_their_turn,
};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

const PROGRAMS: [&str; 9] = [
    "diagnose",
    "certificate",
    "reception",
    "eligibility",
    "fallback",
    "misuse",
    "faces",
    "threads",
    "replay",
];

/// Whether the root was made; it takes minutes and gigabytes, so a test does not make it.
fn has_root() -> bool {
    let default = root().join("target/trixie");
    let place = std::env::var_os("MNC_TRIXIE").map_or(default, PathBuf::from);
    let made = place.join(".packages").exists();
    if !made {
        let _ = writeln!(std::io::stderr(), "SKIPPED Swift: ./test --full");
    }
    made
}

/// A command in the root, where the folder of the workshop is seen.
fn inside(workshop: &Workshop) -> Command {
    let mut command = Command::new(root().join("packaging/trixie"));
    command.arg("run").arg("--with").arg("/tmp");
    command
        .arg("--with")
        .arg(library("mnc_uniffi").parent().unwrap());
    command.current_dir(workshop.path());
    command
}

/// The compiler, with what is the same for module and programs.
fn swiftc(workshop: &Workshop) -> Command {
    let mut command = inside(workshop);
    command.args([
        "swiftc",
        "-swift-version",
        "6",
        "-warnings-as-errors",
        "-Onone",
    ]);
    command.args(["-I", ".", "-L", ".", "-Xlinker", "-rpath", "-Xlinker"]);
    command.arg(workshop.path());
    let map = workshop.generated("swift").join("MncFFI.modulemap");
    command
        .arg("-Xcc")
        .arg(format!("-fmodule-map-file={}", map.display()));
    command
}

/// The generated source as a module of its own.
fn compile_module(workshop: &Workshop) {
    let mut command = swiftc(workshop);
    command.args([
        "-emit-module",
        "-emit-library",
        "-module-name",
        "Mnc",
        "-o",
        "libMnc.so",
    ]);
    command.arg(workshop.generated("swift").join("Mnc.swift"));
    printed(command.arg("-lmnc_uniffi"));
}

fn compile(workshop: &Workshop, program: &str) {
    let sources = root().join("bindings/swift");
    let (first, rest) = program.split_at(1);
    let mut command = swiftc(workshop);
    command.arg("-parse-as-library").args(["-o", program]);
    command.arg("-I").arg(sources.join("CMncTesting"));
    command
        .arg("-Xcc")
        .arg("-I")
        .arg("-Xcc")
        .arg(root().join("crates/mnc-ffi/include"));
    command.arg(sources.join("VirtualCard.swift"));
    command.arg(sources.join(format!("{}{rest}.swift", first.to_uppercase())));
    printed(command.args(["-lMnc", "-lmnc_uniffi", "-lmnc_testing"]));
}

fn run(workshop: &Workshop, program: &str, arguments: &[&str]) -> String {
    let program: &Path = &workshop.path().join(program);
    printed(inside(workshop).arg(program).args(arguments))
}

#[test]
fn the_programs_in_swift_say_what_those_in_c_say() {
    if !has_root() {
        return;
    }
    let workshop = Workshop::new();
    compile_module(&workshop);
    for program in PROGRAMS {
        compile(&workshop, program);
    }
    let run = |program: &str, arguments: &[&str]| run(&workshop, program, arguments);
    the_five_programs_run(&run);
    misuse_is_an_exception(&run("misuse", &[]), &[]);
    threads_take_their_turn(
        &run("threads", &[]),
        &["let go by its own callback: CANCELLED\n"],
    );
    faces_are_compared(&run, &workshop);
    the_transcripts_come_out_the_same(&run, &workshop);
    let left = fs::read_dir(workshop.path()).unwrap().count();
    assert!(left > PROGRAMS.len());
}
