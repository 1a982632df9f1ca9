//! The programs a vendor would write, compiled and run: plain, under valgrind, and with sanitizers.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod workshop;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;
use workshop::{SANITIZED, VALGRIND, Workshop, has, library, root, text};

const C: [&str; 10] = [
    "bindings/c/diagnose.c",
    "bindings/c/certificate.c",
    "bindings/c/reception.c",
    "bindings/c/eligibility.c",
    "bindings/c/fallback.c",
    "crates/mnc-ffi/tests/c/care.c",
    "crates/mnc-ffi/tests/c/misuse.c",
    "crates/mnc-ffi/tests/c/threads.c",
    "crates/mnc-ffi/tests/c/devices.c",
    "crates/mnc-ffi/tests/c/statuses.c",
];
const CPP: [&str; 8] = [
    "bindings/cpp/diagnose.cpp",
    "bindings/cpp/certificate.cpp",
    "bindings/cpp/reception.cpp",
    "bindings/cpp/eligibility.cpp",
    "bindings/cpp/fallback.cpp",
    "crates/mnc-ffi/tests/cpp/misuse.cpp",
    "crates/mnc-ffi/tests/cpp/devices.cpp",
    "crates/mnc-ffi/tests/cpp/statuses.cpp",
];

/// What the five programs print, in C and in C++ alike.
const SAID: [(&str, &[&str], &[&str]); 7] = [
    ("diagnose", &[], &[r#""usable":true"#]),
    ("diagnose", &["face"], &[r#""usable":true"#]),
    (
        "certificate",
        &[],
        &[
            "worth: 1",
            "signature: 256 bytes",
            "photo: ",
            "PIN: state 0, 3 tries",
            "wrong PIN: WRONG_SECRET, 2 tries left",
        ],
    ),
    (
        "reception",
        &[],
        &[
            r#""end":"RECEIVED""#,
            r#""record":{"#,
            r#""method":"FACE""#,
            "GRANTED",
        ],
    ),
    (
        "reception",
        &["normal", "pin"],
        &[
            r#""code":"PIN_AGAIN""#,
            r#""judge":"HOLDER","method":"PIN""#,
        ],
    ),
    (
        "eligibility",
        &[],
        &[
            "confirmed: 1, results: 1",
            "outcome: VALID",
            "name: ",
            "name in CP932: 10 bytes",
            "pending: 0",
        ],
    ),
    (
        "fallback",
        &[],
        &[
            "patients: 2",
            r#""decision":"LINK","patient":0"#,
            r#""name_level":"L1""#,
            r#""end":"FALL_BACK""#,
            "case: 1(1)a",
            r#""step":{"code":"DECLARATION""#,
            r#""tenths":[1]"#,
            r#""code":"SIGNATURE_MISSING""#,
            " bytes, filled",
        ],
    ),
];

/// What a test in C or C++ says in the end.
fn verdict(source: &str) -> Option<String> {
    let file = source.rsplit('/').next().unwrap();
    let line = match file {
        "care.c" => "each call gives what it should",
        "misuse.c" => "every misuse is a status",
        "misuse.cpp" => "every misuse is an exception",
        "threads.c" => "threads take turns and a process may end",
        "devices.c" | "devices.cpp" => "every device keeps its manners",
        "statuses.c" | "statuses.cpp" => {
            return Some(format!("{} statuses\n", mnc_abi::statuses().len()));
        }
        _ => return None,
    };
    Some(format!("{line}\n"))
}

/// Compiles the programs of a language in a standard, checks what they print, and gives it.
fn all_say_what_they_should(workshop: &Workshop, sources: &[&str], standard: &str) -> Vec<String> {
    let programs = sources
        .iter()
        .map(|source| workshop.compile(source, standard, &[]));
    let programs: Vec<_> = programs.collect();
    for (source, program) in sources.iter().zip(&programs) {
        if let Some(verdict) = verdict(source) {
            assert_eq!(workshop.run(&[], program, &[]), verdict, "{source}");
        }
    }
    let says = |(name, arguments, lines): (&str, &[&str], &[&str])| {
        let place = sources
            .iter()
            .position(|it| it.contains(&format!("/{name}.")));
        let said = workshop.run(&[], &programs[place.unwrap()], arguments);
        for line in lines {
            assert!(
                said.contains(line),
                "{standard} {name} {arguments:?} {line}: {said}"
            );
        }
        // An answer of the terminal holds its time and a random identifier.
        let same = said.lines().filter(|it| !it.starts_with("answer: "));
        same.collect::<Vec<_>>().join("\n")
    };
    SAID.map(says).into()
}

#[test]
fn the_programs_say_what_they_should_in_each_standard_and_the_same_in_cpp() {
    if !(has("gcc") && has("g++")) {
        return;
    }
    let workshop = Workshop::new();
    let in_c = all_say_what_they_should(&workshop, &C, "c99");
    assert_eq!(all_say_what_they_should(&workshop, &C, "c11"), in_c);
    for standard in ["c++11", "c++17"] {
        assert_eq!(all_say_what_they_should(&workshop, &CPP, standard), in_c);
    }
}

#[test]
fn each_kind_of_card_is_read_for_what_it_is() {
    if !(has("gcc") && has("g++")) {
        return;
    }
    let workshop = Workshop::new();
    let program = workshop.compile(C[1], "c99", &[]);
    let in_cpp = workshop.compile(CPP[1], "c++11", &[]);
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
        assert_eq!(workshop.run(&[], &in_cpp, &[kind]), said, "{kind}");
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
    for source in CPP {
        workshop.run(&VALGRIND, &workshop.compile(source, "c++17", &["-g"]), &[]);
    }
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
        .chain(CPP.map(|source| (source, "c++17")));
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

/// The types that a header has only pointers to.
fn opaques(header: &str) -> BTreeSet<String> {
    let header = fs::read_to_string(root().join(header)).unwrap();
    let declared = header.lines().filter_map(|line| {
        let name = line.strip_prefix("typedef struct ")?.strip_suffix(';')?;
        Some(name.split_once(' ')?.0.to_owned())
    });
    declared.collect()
}

/// Moved and never copied, of the size of a pointer, and freed by the function of its type.
#[test]
fn each_handle_has_its_class_in_cpp() {
    if !has("g++") {
        return;
    }
    let workshop = Workshop::new();
    let mut opaques = opaques("crates/mnc-ffi/include/mnc.h");
    assert_eq!(opaques.len(), 18, "{opaques:?}");
    opaques.extend(self::opaques(
        "crates/mnc-testing-ffi/include/mnc_testing.h",
    ));
    let mut source = "#include \"mnc_testing.hpp\"\n".to_owned();
    for opaque in opaques {
        let class = opaque.replacen("mnc_testing_", "mnc_testing::", 1);
        let class = class.replacen("mnc_", "mnc::", 1);
        write!(
            source,
            "static_assert(std::is_base_of<mnc::handle<{opaque}, {opaque}_free>, {class}>::value, \"\");
             static_assert(std::is_nothrow_move_constructible<{class}>::value, \"\");
             static_assert(std::is_nothrow_move_assignable<{class}>::value, \"\");
             static_assert(!std::is_copy_constructible<{class}>::value, \"\");
             static_assert(!std::is_copy_assignable<{class}>::value, \"\");
             static_assert(sizeof({class}) == sizeof(void *), \"\");\n"
        )
        .unwrap();
    }
    source += "int main() {}\n";
    let place = workshop.path().join("classes.cpp");
    fs::write(&place, source).unwrap();
    workshop.compile(place.to_str().unwrap(), "c++11", &[]);
}

/// Whatever takes callbacks or structs is written by hand; the rest is made from the header.
#[test]
fn each_function_is_reached_in_cpp() {
    let folder = root().join("bindings/cpp");
    let headers = ["mnc/base.hpp", "mnc/callbacks.hpp", "mnc/objects.hpp"];
    let written = headers.map(|it| fs::read_to_string(folder.join(it)).unwrap());
    let code: Vec<_> = written
        .iter()
        .flat_map(|it| it.lines())
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n");
    let names: BTreeSet<_> = code
        .split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
        .collect();
    // Without handle and failure these are as good in C.
    let plain = ["mnc_abi_version", "mnc_version"];
    for function in declared("crates/mnc-ffi/include/mnc.h") {
        let name = function.as_str();
        assert!(names.contains(name) != plain.contains(&name), "{name}");
    }
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
