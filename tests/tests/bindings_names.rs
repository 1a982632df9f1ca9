//! The page about the second skin names what is there, and every function of the first.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod generated;

use generated::{Workshop, library, printed, root};
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

/// The words in back quotes of the cells of a column.
fn quoted(page: &str, columns: usize, column: usize) -> BTreeSet<String> {
    let rows = page
        .lines()
        .filter(|line| line.starts_with('|') && line.contains('`'));
    let cells = rows.filter_map(|row| {
        let cells: Vec<_> = row.trim_matches('|').split('|').collect();
        (cells.len() == columns).then(|| cells[column].to_owned())
    });
    let words = |cell: String| -> Vec<String> {
        cell.split('`')
            .skip(1)
            .step_by(2)
            .map(ToOwned::to_owned)
            .collect()
    };
    cells.flat_map(words).collect()
}

fn page() -> String {
    fs::read_to_string(root().join("docs/uniffi.md")).unwrap()
}

/// The functions of the C interface but those that free.
fn functions_of_c() -> BTreeSet<String> {
    let header = fs::read_to_string(root().join("crates/mnc-ffi/include/mnc.h")).unwrap();
    let ends = header.match_indices('(').map(|(end, _)| &header[..end]);
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let declared = ends.filter(|before| before.lines().last().is_some_and(is_declaration));
    let names = declared.map(|before| before.rsplit(|c| !is_name(c)).next().unwrap());
    let names = names.filter(|name| name.starts_with("mnc_") && !name.ends_with("_free"));
    names.map(ToOwned::to_owned).collect()
}

/// A declaration begins in the first column; comments and arguments do not.
fn is_declaration(line: &str) -> bool {
    line.starts_with(|c: char| c.is_ascii_lowercase()) && !line.starts_with("typedef")
}

#[test]
fn every_function_of_c_is_on_the_page_with_a_name_or_a_reason() {
    let page = page();
    let named = quoted(&page, 3, 1);
    let missing = quoted(&page, 2, 0);
    let written: BTreeSet<_> = named.union(&missing).cloned().collect();
    let declared = functions_of_c();
    assert!(declared.len() > 50, "{declared:?}");
    let forgotten: Vec<_> = declared.difference(&written).collect();
    assert!(forgotten.is_empty(), "{forgotten:?}");
    let invented = written
        .difference(&declared)
        .filter(|it| !it.ends_with("_free"));
    assert_eq!(invented.collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(named.is_disjoint(&missing));
}

#[test]
fn every_name_on_the_page_is_in_the_generated_sources() {
    let workshop = Workshop::new();
    let read = |path: &str| fs::read_to_string(workshop.generated(path)).unwrap();
    let (kotlin, swift) = (
        read("kotlin/mnc/mnc.kt"),
        read("swift/Mnc.swift").replace('`', ""),
    );
    let python = read("python/mnc.py");
    let names = quoted(&page(), 3, 2);
    assert!(names.contains("Card.secretStatus"), "{names:?}");
    for name in names {
        let function = name.rsplit('.').next().unwrap();
        if function.starts_with(|c: char| c.is_ascii_uppercase()) || function == "failure" {
            assert!(
                kotlin.contains(function) && swift.contains(function),
                "{name}"
            );
            continue;
        }
        assert!(
            kotlin.contains(&format!("fun `{function}`(")),
            "Kotlin: {name}"
        );
        assert!(
            swift.contains(&format!("func {function}(")),
            "Swift: {name}"
        );
        assert!(
            python.contains(&format!("def {}(", snake(function))),
            "Python: {name}"
        );
    }
}

fn snake(name: &str) -> String {
    let split = |c: char| match c {
        c if c.is_ascii_uppercase() => format!("_{}", c.to_ascii_lowercase()),
        c => c.to_string(),
    };
    name.chars().map(split).collect()
}

/// A Swift program asks for the library by this name.
#[test]
fn the_library_bears_the_name_of_its_file() {
    let dynamic = printed(Command::new("readelf").arg("-d").arg(library("mnc_uniffi")));
    assert!(dynamic.contains("soname: [libmnc_uniffi.so]"), "{dynamic}");
}

/// What it exports beside its own could stand in for a symbol of the program. `mnc_*` is there only in a build
/// of the whole workspace, where the other crates ask for the functions of C.
#[test]
fn the_library_exports_its_own_functions_alone() {
    let mut nm = Command::new("nm");
    nm.args(["-D", "--defined-only", "--format=posix"]);
    let symbols = printed(nm.arg(library("mnc_uniffi")));
    let names = symbols.lines().filter_map(|it| it.split(' ').next());
    let is_own = |name: &&str| {
        let own = [
            "uniffi_mnc_uniffi_",
            "ffi_mnc_uniffi_",
            "UNIFFI_META_",
            "mnc_",
        ];
        own.iter().any(|it| name.starts_with(it))
    };
    let (own, others): (Vec<_>, Vec<_>) = names.partition(is_own);
    assert!(own.len() > 100, "{own:?}");
    assert_eq!(others, Vec::<&str>::new());
}

/// Android 15 loads nothing else on devices with such pages; Linux gets the same layout.
#[test]
fn the_library_is_laid_out_for_pages_of_16_kb() {
    let read = printed(
        Command::new("readelf")
            .arg("-lW")
            .arg(library("mnc_uniffi")),
    );
    let loads = read
        .lines()
        .filter(|it| it.trim_start().starts_with("LOAD"));
    let aligned: Vec<_> = loads.map(|it| it.ends_with("0x4000")).collect();
    assert!(
        !aligned.is_empty() && aligned.iter().all(|it| *it),
        "{read}"
    );
}
