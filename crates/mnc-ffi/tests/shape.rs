//! The shape of the crate: a skin without logic over a facade that alone knows the other crates.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use std::fs;
use std::path::Path;

fn sources(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let read = |path: std::path::PathBuf| {
        (
            path.display().to_string(),
            fs::read_to_string(&path).unwrap(),
        )
    };
    entries.map(read).collect()
}

#[test]
fn only_the_facade_calls_the_other_crates() {
    let facade = sources("src/facade");
    assert!(
        facade
            .iter()
            .any(|(_, source)| source.contains("mnc_core::"))
    );
    for (path, source) in sources("src/c") {
        for other in [
            "mnc_core::",
            "mnc_reader::",
            "mnc_face::",
            "serde_json::",
            "encoding_rs::",
        ] {
            assert!(!source.contains(other), "{path} knows {other}");
        }
    }
}

#[test]
fn the_facade_is_safe() {
    for (path, source) in sources("src/facade") {
        assert!(!source.contains("unsafe"), "{path}");
    }
}

/// The lines of the body that `guard` runs, or of the whole body where there is nothing to guard.
#[test]
fn an_exported_function_has_at_most_fifteen_lines() {
    let folders = ["src/c", "../mnc-testing-ffi/src"];
    let mut seen = 0;
    for (path, source) in folders.iter().flat_map(|folder| sources(folder)) {
        for function in source.split("#[unsafe(no_mangle)]").skip(1) {
            let (_, body) = function.split_once(" {\n").unwrap();
            let (body, _) = body.split_once("\n}\n").unwrap();
            assert!(body.lines().count() <= 15, "{path}: {body}");
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen}");
}

/// The exported functions of both libraries: the name, and all from there on.
fn exported(source: &str) -> Vec<(&str, &str)> {
    let functions = source.split("#[unsafe(no_mangle)]").skip(1);
    let named = |function| {
        let (_, from_name) = str::split_once(function, "extern \"C\" fn ").unwrap();
        let (body, _) = from_name.split_once("\n}\n").unwrap();
        (from_name.split('(').next().unwrap(), body)
    };
    functions.map(named).collect()
}

/// Those without a guard, which are without anything that could panic.
const UNGUARDED: [(&str, &str); 2] = [
    ("mnc_abi_version", "a constant"),
    ("mnc_version", "a constant"),
];

#[test]
fn every_exported_function_goes_through_the_guard() {
    let folders = ["src/c", "../mnc-testing-ffi/src"];
    let mut without = Vec::new();
    for (_, source) in folders.iter().flat_map(|folder| sources(folder)) {
        for (name, body) in exported(&source) {
            let guards = ["guard(", "guard_taking(", "shielded("];
            if !guards.iter().any(|it| body.contains(it)) {
                without.push(name.to_owned());
            }
        }
    }
    without.sort();
    assert_eq!(without, UNGUARDED.map(|(name, _)| name));
}

/// The header says of every type whether it may be used from any thread.
#[test]
fn every_handle_has_its_rule_of_threads() {
    let folders = ["src/c", "../mnc-testing-ffi/src"];
    let mut seen = 0;
    for (path, source) in folders.iter().flat_map(|folder| sources(folder)) {
        let before = |(at, _)| &source[..at];
        for before in source.match_indices("{\n    _opaque: (),").map(before) {
            let (_, said) = before.rsplit_once("\n\n").unwrap();
            let words = said.replace("\n/// ", " ");
            assert!(words.contains("From any thread"), "{path}: {said}");
            seen += 1;
        }
    }
    assert!(seen > 18, "{seen}");
}

#[test]
fn trace_is_not_compiled_into_a_library_that_is_shipped() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let manifest = fs::read_to_string(manifest).unwrap();
    assert!(manifest.contains(r#"features = ["release_max_level_debug"]"#));
}

#[test]
fn each_unsafe_block_says_why() {
    let folders = ["src/c", "../mnc-testing-ffi/src", "../mnc-abi/src"];
    for (path, source) in folders.iter().flat_map(|folder| sources(folder)) {
        let lines: Vec<_> = source.lines().collect();
        for (number, line) in lines.iter().enumerate() {
            if line.contains("unsafe {") || line.contains("unsafe impl") {
                let before = &lines[number.saturating_sub(4)..number];
                let said = before.iter().any(|line| line.contains("// SAFETY:"));
                assert!(said, "{path}:{}", number + 1);
            }
        }
    }
}
