//! The programs a vendor would write, compiled and run: plain, under valgrind, and with sanitizers.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]
#![allow(clippy::print_stderr, reason = "a test that skips says so")]

mod workshop;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use workshop::{SANITIZED, VALGRIND, Workshop, has, library, root, text};

const C: [&str; 9] = [
    "bindings/c/diagnose.c",
    "bindings/c/certificate.c",
    "bindings/c/reception.c",
    "bindings/c/eligibility.c",
    "bindings/c/fallback.c",
    "crates/mnc-ffi/tests/c/care.c",
    "crates/mnc-ffi/tests/c/misuse.c",
    "crates/mnc-ffi/tests/c/threads.c",
    "crates/mnc-ffi/tests/c/devices.c",
];
const CPP: [&str; 1] = ["bindings/cpp/reception.cpp"];

#[test]
fn the_programs_compile_in_both_standards_and_say_what_they_should() {
    if !has("gcc") {
        return;
    }
    let workshop = Workshop::new();
    for standard in ["c99", "c11"] {
        let [
            diagnose,
            certificate,
            reception,
            eligibility,
            fallback,
            care,
            misuse,
            threads,
            devices,
        ] = C.map(|source| workshop.compile(source, standard, &[]));
        let said = workshop.run(&[], &diagnose, &[]);
        assert!(said.contains(r#""usable":true"#), "{said}");
        let said = workshop.run(&[], &diagnose, &["face"]);
        assert!(said.contains(r#""usable":true"#), "{said}");

        let said = workshop.run(&[], &certificate, &[]);
        for line in [
            "worth: 1",
            "signature: 256 bytes",
            "photo: ",
            "PIN: state 0, 3 tries",
        ] {
            assert!(said.contains(line), "{line}: {said}");
        }
        assert!(
            said.contains("wrong PIN: WRONG_SECRET, 2 tries left"),
            "{said}"
        );

        let said = workshop.run(&[], &reception, &[]);
        assert!(
            said.contains(r#""end":"RECEIVED""#) && said.contains(r#""record":{"#),
            "{said}"
        );
        assert!(
            said.contains(r#""method":"FACE""#) && said.contains("GRANTED"),
            "{said}"
        );

        let said = workshop.run(&[], &reception, &["normal", "pin"]);
        assert!(said.contains(r#""code":"PIN_AGAIN""#), "{said}");
        assert!(
            said.contains(r#""judge":"HOLDER","method":"PIN""#),
            "{said}"
        );

        let said = workshop.run(&[], &eligibility, &[]);
        for line in [
            "confirmed: 1, results: 1",
            "outcome: VALID",
            "name: ",
            "pending: 0",
        ] {
            assert!(said.contains(line), "{line}: {said}");
        }
        let said = workshop.run(&[], &fallback, &[]);
        for line in [
            "patients: 2",
            r#""decision":"LINK","patient":0"#,
            r#""name_level":"L1""#,
            r#""end":"FALL_BACK""#,
            "case: 1(1)a",
            r#""step":{"code":"DECLARATION""#,
            r#""tenths":[1]"#,
            r#""code":"SIGNATURE_MISSING""#,
            " bytes, filled",
        ] {
            assert!(said.contains(line), "{line}: {said}");
        }
        assert_eq!(
            workshop.run(&[], &care, &[]),
            "each call gives what it should\n"
        );
        assert_eq!(
            workshop.run(&[], &misuse, &[]),
            "every misuse is a status\n"
        );
        assert_eq!(
            workshop.run(&[], &threads, &[]),
            "threads take turns and a process may end\n"
        );
        assert_eq!(
            workshop.run(&[], &devices, &[]),
            "every device keeps its manners\n"
        );
    }
}

#[test]
fn each_kind_of_card_is_read_for_what_it_is() {
    if !has("gcc") {
        return;
    }
    let workshop = Workshop::new();
    let program = workshop.compile(C[1], "c99", &[]);
    for (kind, lines) in [
        (
            "face",
            &["PIN: state 1, 0 tries", "worth: 1", "photo: "][..],
        ),
        ("infant", &["photo: none"]),
        ("grace", &["worth: 3"]),
        ("expired", &["worth: 4"]),
        (
            "smartphone-android",
            &["a phone wants its PIN first", "a phone does not have them"],
        ),
    ] {
        let said = workshop.run(&[], &program, &[kind]);
        for line in lines {
            assert!(said.contains(line), "{kind} {line}: {said}");
        }
    }
}

#[test]
fn the_wrapper_for_cpp_compiles_in_both_standards_and_runs() {
    if !has("g++") {
        return;
    }
    let workshop = Workshop::new();
    for standard in ["c++11", "c++17"] {
        let said = workshop.run(&[], &workshop.compile(CPP[0], standard, &[]), &[]);
        assert!(said.contains(r#""end":"RECEIVED""#), "{said}");
        assert!(
            said.contains("1 a pointer is NULL ポインターが NULL です。"),
            "{said}"
        );
    }
}

#[test]
fn valgrind_finds_neither_errors_nor_leaks() {
    if !(has("gcc") && has("g++") && has("valgrind")) {
        return;
    }
    let workshop = Workshop::new();
    for source in C {
        workshop.run(&VALGRIND, &workshop.compile(source, "c11", &["-g"]), &[]);
    }
    workshop.run(&VALGRIND, &workshop.compile(CPP[0], "c++17", &["-g"]), &[]);
}

#[test]
fn the_sanitizers_find_nothing_and_are_there() {
    if !(has("gcc") && has("g++") && has("nm")) {
        return;
    }
    let workshop = Workshop::new();
    let rows = C
        .map(|source| (source, "c11"))
        .into_iter()
        .chain([(CPP[0], "c++17")]);
    for (source, standard) in rows {
        let program = workshop.compile(source, standard, &SANITIZED);
        let symbols = Command::new("nm").arg(&program).output().unwrap();
        assert!(
            text(&symbols.stdout).contains("__asan_"),
            "{source} has no sanitizer"
        );
        workshop.run(&[], &program, &[]);
    }
}

/// The functions that a header declares.
fn declared(header: &str) -> BTreeSet<String> {
    let header = fs::read_to_string(root().join(header)).unwrap();
    let mut code = String::new();
    for part in header.split("/*") {
        code.push_str(part.split_once("*/").map_or(part, |(_, code)| code));
    }
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let ends = code.match_indices('(').map(|(end, _)| &code[..end]);
    let names = ends.map(|before| before.rsplit(|c| !is_name(c)).next().unwrap());
    names
        .filter(|name| name.starts_with("mnc_"))
        .map(ToOwned::to_owned)
        .collect()
}

/// The symbols that a library exports.
fn exported(library: &Path) -> BTreeSet<String> {
    let nm = Command::new("nm")
        .args(["-D", "--defined-only"])
        .arg(library)
        .output()
        .unwrap();
    let symbols = text(&nm.stdout);
    let names = symbols
        .lines()
        .filter_map(|line| line.split_whitespace().last());
    names.map(ToOwned::to_owned).collect()
}

#[test]
fn header_and_library_have_the_same_functions_and_no_other_symbol() {
    if !has("nm") {
        return;
    }
    for (header, name, some) in [
        ("crates/mnc-ffi/include/mnc.h", "mnc", "mnc_card_sign"),
        (
            "crates/mnc-testing-ffi/include/mnc_testing.h",
            "mnc_testing",
            "mnc_testing_card_open",
        ),
    ] {
        let declared = declared(header);
        assert!(declared.contains(some), "{declared:?}");
        assert_eq!(declared, exported(&library(name)));
    }
}

#[test]
fn the_libraries_carry_their_names() {
    if !has("readelf") {
        return;
    }
    for name in ["mnc", "mnc_testing"] {
        let read = Command::new("readelf")
            .arg("-d")
            .arg(library(name))
            .output()
            .unwrap();
        assert!(
            text(&read.stdout).contains(&format!("soname: [lib{name}.so.1]")),
            "{name}"
        );
    }
}

#[test]
fn the_page_names_every_function_and_no_other() {
    let page = fs::read_to_string(root().join("docs/c-abi.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| `mnc_"));
    let names = rows.flat_map(|row| row.split('`').skip(1).step_by(2));
    let on_the_page: BTreeSet<_> = names
        .filter(|it| it.starts_with("mnc_"))
        .map(ToOwned::to_owned)
        .collect();
    let mut declared_ones = declared("crates/mnc-ffi/include/mnc.h");
    declared_ones.extend(declared("crates/mnc-testing-ffi/include/mnc_testing.h"));
    assert_eq!(on_the_page, declared_ones);
}
