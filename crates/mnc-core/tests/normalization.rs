//! The normalization that folding rests on, against Unicode's own NormalizationTest.txt.
//!
//! The file is Debian's (package `unicode-data`); where it is missing the test says so.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::patient::fold::{Level, name_key};
use std::io::Write as _;
use std::process::Command;
use unicode_normalization::UnicodeNormalization;

const FILE: &str = "/usr/share/unicode/NormalizationTest.txt.bz2";

fn conformance_file() -> Option<String> {
    let output = Command::new("bzcat").arg(FILE).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    (output.status.success() && !text.is_empty()).then_some(text)
}

/// The five columns of a line: source, NFC, NFD, NFKC, NFKD.
fn columns(line: &str) -> Option<Vec<String>> {
    let line = line.split('#').next()?.trim();
    let text = |column: &str| {
        let code = |hex| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
        column.split(' ').map(code).collect::<Option<String>>()
    };
    let columns: Option<Vec<_>> = line.split(';').take(5).map(text).collect();
    columns.filter(|columns| columns.len() == 5)
}

/// UAX #15, conformance: c4 == NFKC(c1) == NFKC(c2) == NFKC(c3) == NFKC(c4) == NFKC(c5). What has one
/// NFKC has one key from level 1 on.
#[test]
fn every_line_of_the_conformance_test_holds() {
    let Some(file) = conformance_file() else {
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED Unicode's NormalizationTest: apt-get install unicode-data bzip2"
        );
        return;
    };
    let mut lines = 0;
    for line in file.lines().filter(|line| !line.starts_with('@')) {
        let Some(columns) = columns(line) else {
            continue;
        };
        lines += 1;
        for column in &columns {
            assert_eq!(column.nfkc().collect::<String>(), columns[3], "{line}");
            for level in [Level::Width, Level::Folded] {
                let (one, other) = (name_key(column, level), name_key(&columns[3], level));
                assert_eq!(one, other, "{line}");
            }
        }
    }
    assert!(lines > 18_000, "{lines}");
}
