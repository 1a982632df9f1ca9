//! `docs/api.md`: where every public item of Rust is behind the other interfaces. `UPDATE_API=1` writes it.
//!
//! The items are those of the documentation's own lists. `docs/api.tsv` says of each module or item what
//! reaches it; a module without a line there, a line without an item, and a function of the header that no
//! line names are errors.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

const CRATES: [&str; 3] = ["mnc_core", "mnc_reader", "mnc_face"];

/// What the interface needs for itself, and no item stands behind.
const ITS_OWN: [&str; 8] = [
    "mnc_abi_version",
    "mnc_version",
    "mnc_log_set",
    "mnc_data_size",
    "mnc_data_copy",
    "mnc_data_free",
    "mnc_text_encode",
    "mnc_text_decode",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// A line of `api.tsv`.
struct Row {
    path: String,
    in_c: String,
    elsewhere: String,
}

fn rows() -> Vec<Row> {
    let text = read("docs/api.tsv");
    let lines = text.lines().filter(|it| !it.starts_with('#'));
    let rows = lines.map(|line| {
        let [path, in_c, elsewhere] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("not three columns: {line}");
        };
        assert!(!in_c.is_empty() && !elsewhere.is_empty(), "{line}");
        let [path, in_c, elsewhere] = [path, in_c, elsewhere].map(ToOwned::to_owned);
        Row {
            path,
            in_c,
            elsewhere,
        }
    });
    rows.collect()
}

/// Public types, functions, traits and constants, from the pages that list them all. `None` where the smart
/// card library of the system is missing, without which a part of them cannot be documented.
fn items() -> Option<BTreeSet<String>> {
    let pcsc = Command::new("pkg-config")
        .args(["--exists", "libpcsclite"])
        .status();
    if !pcsc.is_ok_and(|it| it.success()) {
        return None;
    }
    let target = std::env::current_exe().unwrap();
    let target = target.ancestors().nth(3).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args(["doc", "--locked", "--quiet", "--no-deps", "--target-dir"])
        .arg(target);
    cargo.args(["--features", "mnc-reader/pcsc,mnc-reader/terminal"]);
    cargo.args(CRATES.map(|it| format!("-p={}", it.replace('_', "-"))));
    assert!(cargo.current_dir(root()).status().unwrap().success());
    let mut items = BTreeSet::new();
    for name in CRATES {
        let page = fs::read_to_string(target.join("doc").join(name).join("all.html")).unwrap();
        let links = page.split("<li><a href=\"").skip(1);
        let links = links.filter(|it| !it.starts_with('#'));
        let paths = links.filter_map(|it| it.split_once("\">")?.1.split_once("</a>"));
        items.extend(paths.map(|(path, _)| format!("{name}::{path}")));
    }
    assert!(
        items.contains("mnc_core::card::Session") && items.contains("mnc_reader::pcsc::Monitor")
    );
    Some(items)
}

fn module(item: &str) -> &str {
    item.rsplit_once("::").unwrap().0
}

/// The items of each line.
fn sorted<'a>(rows: &'a [Row], items: &'a BTreeSet<String>) -> BTreeMap<&'a str, Vec<&'a str>> {
    let known: BTreeSet<_> = rows.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(
        known.len(),
        rows.len(),
        "a line stands twice in docs/api.tsv"
    );
    let mut of_rows: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for item in items {
        let place = [item.as_str(), module(item)];
        let place = place.into_iter().find(|it| known.contains(it));
        let place = place.unwrap_or_else(|| panic!("docs/api.tsv has no line for {item}"));
        of_rows.entry(place).or_default().push(item);
    }
    for path in known {
        assert!(
            of_rows.contains_key(path),
            "docs/api.tsv: there is no {path}"
        );
    }
    of_rows
}

fn page(rows: &[Row], items: &BTreeSet<String>) -> String {
    let of_rows = sorted(rows, items);
    let mut page = String::from(
        "# Every public item, and where it is behind the other interfaces\n\n\
         Made by a test from the documentation's lists and `api.tsv`; `UPDATE_API=1 cargo test -p mnc-tests --test api`\n\
         writes it. Methods go with their type. Python's names are those of Kotlin and Swift, `with_underscores`.\n\
         [c-abi.md](c-abi.md) says how C is used.\n",
    );
    for name in CRATES {
        let of_crate = rows
            .iter()
            .filter(|it| it.path.split("::").next() == Some(name));
        let _ = write!(
            page,
            "\n## `{name}`\n\n| module | items | C | Kotlin, Swift |\n|---|---|---|---|\n"
        );
        for row in of_crate {
            let items = &of_rows[row.path.as_str()];
            let module = module(items[0]);
            let names: Vec<_> = items
                .iter()
                .map(|it| format!("`{}`", &it[module.len() + 2..]))
                .collect();
            let (module, names) = (module.trim_start_matches(name), names.join(" "));
            let module = module.trim_start_matches("::");
            let _ = writeln!(
                page,
                "| {module} | {names} | {} | {} |",
                row.in_c, row.elsewhere
            );
        }
    }
    page
}

/// The names in a text that begin with `mnc_`.
fn names(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words.filter(|it| it.starts_with("mnc_")).collect()
}

/// A header without its comments.
fn code(header: &str) -> String {
    let parts = header.split("/*");
    parts
        .map(|it| it.split_once("*/").map_or(it, |(_, code)| code))
        .collect()
}

#[test]
fn every_public_item_stands_on_the_page() {
    let Some(items) = items() else {
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED the table of public items: apt-get install libpcsclite-dev pkg-config"
        );
        return;
    };
    let page = page(&rows(), &items);
    if std::env::var_os("UPDATE_API").is_some() {
        fs::write(root().join("docs/api.md"), &page).unwrap();
    }
    assert!(
        page == read("docs/api.md"),
        "docs/api.md differs: look at docs/api.tsv, then UPDATE_API=1 writes it"
    );
}

#[test]
fn the_names_in_c_exist_and_every_function_is_named() {
    let header = code(&read("crates/mnc-ffi/include/mnc.h"));
    let declared = names(&header);
    let rows = rows();
    let mut named = BTreeSet::from(ITS_OWN);
    for row in &rows {
        for name in names(&row.in_c) {
            assert!(declared.contains(name), "{}: there is no {name}", row.path);
            named.insert(name);
        }
    }
    let before = header.match_indices('(').map(|(end, _)| &header[..end]);
    let words = before.filter_map(|it| it.rsplit([' ', '*', '\n']).next());
    // What ends otherwise is the type of a callback.
    let functions = words.filter(|it| it.starts_with("mnc_") && !it.ends_with(')'));
    for function in functions {
        let free = function.ends_with("_free");
        assert!(
            free || named.contains(function),
            "docs/api.tsv names no {function}"
        );
    }
}

#[test]
fn the_names_in_kotlin_and_swift_exist() {
    let page = read("docs/uniffi.md");
    for row in rows() {
        for name in row.elsewhere.split('`').skip(1).step_by(2) {
            assert!(page.contains(name), "{}: there is no {name}", row.path);
        }
    }
}

/// The page of the second skin says which name stands for which function of C.
#[test]
fn what_has_a_name_in_kotlin_and_swift_is_not_said_to_be_missing() {
    let page = read("docs/uniffi.md");
    let table = page.lines().filter_map(|line| line.split('|').nth(2));
    let there: BTreeSet<_> = table
        .filter(|it| it.contains('`'))
        .flat_map(|cell| names(cell))
        .collect();
    assert!(there.contains("mnc_card_pins"), "{there:?}");
    for row in rows() {
        let missing = row.elsewhere.starts_with("not there") && !row.in_c.starts_with("not there");
        let in_c = names(&row.in_c);
        let found: Vec<_> = in_c.intersection(&there).collect();
        assert!(!missing || found.is_empty(), "{}: {found:?}", row.path);
    }
}
