//! How large the stripped libraries are, against the record. `UPDATE_SIZES=1` rewrites the record.
//!
//! `./test` compares the libraries that the tests have built anyway, with faces; with `--full` also what is shipped.
//! One toolchain gives one size, to a few hundred bytes for the paths within; readers on PC/SC add less
//! than 2 %. A tenth is more than either, and more than a change should bring that nobody looked at.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may")]

mod packaging;

use packaging::{full, have, made, root, succeeded, target};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Below the folder that cargo builds in, with the compiler and the command that makes them.
const BUILT: [(&str, &str, &str); 2] = [
    ("debug/deps/libmnc.so", "rustc", "cargo build -p mnc-ffi"),
    (
        "debug/deps/libmnc_uniffi.so",
        "rustc",
        "cargo build -p mnc-uniffi",
    ),
];
const SHIPPED: [(&str, &str, &str); 7] = [
    ("release/libmnc.so", "rustc", "packaging/install"),
    ("release/libmnc.a", "rustc", "packaging/install"),
    (
        "release/libmnc_uniffi.so",
        "rustc",
        "cargo build --release -p mnc-uniffi",
    ),
    ("windows/x64/mnc.dll", "/usr/bin/rustc", "packaging/windows"),
    (
        "windows/x64/libmnc.a",
        "/usr/bin/rustc",
        "packaging/windows",
    ),
    ("windows/x86/mnc.dll", "/usr/bin/rustc", "packaging/windows"),
    (
        "windows/x86/libmnc.a",
        "/usr/bin/rustc",
        "packaging/windows",
    ),
];

const HEAD: &str = "# Stripped sizes. Written by UPDATE_SIZES=1 MNC_FULL=1 cargo test -p mnc-tests --test packages_sizes
# artefact\ttoolchain\tbytes
";

/// A size of the record.
#[derive(Clone, Debug)]
struct Size {
    toolchain: String,
    bytes: u64,
}

impl Size {
    /// Within a tenth of the other. A record that is far too large is as stale as one too small.
    fn is_near(&self, bytes: u64) -> bool {
        self.bytes.abs_diff(bytes) * 10 <= self.bytes
    }
}

type Sizes = BTreeMap<String, Size>;

fn record() -> PathBuf {
    root().join("packaging/sizes.tsv")
}

fn parse(record: &str) -> Sizes {
    let rows = record.lines().filter(|line| !line.starts_with('#'));
    let row = |line: &str| {
        let mut cells = line.split('\t').map(ToOwned::to_owned);
        let mut next = || cells.next().unwrap();
        let (artefact, toolchain) = (next(), next());
        let bytes = next().parse().unwrap();
        (artefact, Size { toolchain, bytes })
    };
    rows.map(row).collect()
}

fn print(sizes: &Sizes) -> String {
    let mut text = HEAD.to_owned();
    for (artefact, Size { toolchain, bytes }) in sizes {
        writeln!(text, "{artefact}\t{toolchain}\t{bytes}").unwrap();
    }
    text
}

/// The size without names and debugging information. A DLL has been stripped when it was made.
fn stripped(library: &Path) -> u64 {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("library");
    fs::copy(library, &copy).unwrap();
    let how = match library.extension().unwrap().to_str().unwrap() {
        "so" => Some("--strip-unneeded"),
        "a" => Some("--strip-debug"),
        _ => None,
    };
    if let Some(how) = how {
        succeeded(Command::new("strip").arg(how).arg(&copy));
    }
    fs::metadata(copy).unwrap().len()
}

/// The compiler's name and version, without commit and day.
fn toolchain(compiler: &str) -> String {
    let said = succeeded(Command::new(compiler).arg("--version"));
    said.split(" (").next().unwrap().trim().to_owned()
}

fn measured() -> Sizes {
    let shipped = if full("sizes of what is shipped") {
        &SHIPPED[..]
    } else {
        &[]
    };
    let all = BUILT.iter().chain(shipped);
    let there = all.filter(|(artefact, _, command)| made(&target().join(artefact), command));
    let size = |(artefact, compiler, _): &(&str, &str, &str)| Size {
        toolchain: toolchain(compiler),
        bytes: stripped(&target().join(artefact)),
    };
    there.map(|row| (row.0.to_owned(), size(row))).collect()
}

#[test]
fn no_library_has_grown_by_a_tenth() {
    if !have(&["strip"], "binutils") {
        return;
    }
    let update = std::env::var_os("UPDATE_SIZES").is_some();
    if !update && std::env::var_os("MNC_SIZES").is_none() {
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED sizes: ./test, which builds with the features of the record"
        );
        return;
    }
    let measured = measured();
    let mut recorded = parse(&fs::read_to_string(record()).unwrap_or_default());
    if update {
        recorded.extend(measured);
        fs::write(record(), print(&recorded)).unwrap();
        return;
    }
    assert!(recorded.contains_key("debug/deps/libmnc.so"));
    for (artefact, now) in measured {
        let Some(then) = recorded.get(&artefact) else {
            panic!(
                "{artefact}: {} bytes are not in the record: UPDATE_SIZES=1",
                now.bytes
            );
        };
        assert!(
            then.is_near(now.bytes),
            "{artefact}: {} bytes by {}, {} bytes by {} in the record. If it is meant: UPDATE_SIZES=1",
            now.bytes,
            now.toolchain,
            then.bytes,
            then.toolchain
        );
    }
}

#[test]
fn a_record_is_read_as_it_is_written() {
    let text = format!("{HEAD}a.so\trustc 1\t20\nb.dll\trustc 2\t30\n");
    let sizes = parse(&text);
    assert_eq!((sizes["a.so"].bytes, sizes["b.dll"].bytes), (20, 30));
    assert_eq!(print(&sizes), text);
}

#[test]
fn a_tenth_is_a_tenth() {
    let size = Size {
        toolchain: String::new(),
        bytes: 1000,
    };
    assert!(size.is_near(1100) && size.is_near(900));
    assert!(!size.is_near(1101) && !size.is_near(899));
}
