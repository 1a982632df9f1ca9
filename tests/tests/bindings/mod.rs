//! What the tests of the bindings share: the headers as data, the writers of each language, and a
//! folder in which programs are compiled and run.
#![allow(dead_code, reason = "each test file uses its part")]
#![allow(unreachable_pub, reason = "a module of tests")]

pub mod cobol;
pub mod cpp;
pub mod csharp;
pub mod csharp_methods;
pub mod header;
pub mod method;
pub mod names;
pub mod pascal;
pub mod pascal_methods;
pub mod workshop;

use std::fs;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_path_buf()
}

/// A file of the repository.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_default()
}

/// The text with single blanks.
pub fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines of at most this width, for comments.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Compares a generated file with the committed one; `UPDATE_BINDINGS=1` writes it.
pub fn verify(path: &str, expected: &str) {
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        fs::write(root().join(path), expected).unwrap();
    }
    assert!(
        read(path) == expected,
        "{path} is not what the sources say; run the test bindings_statuses with UPDATE_BINDINGS=1"
    );
}
