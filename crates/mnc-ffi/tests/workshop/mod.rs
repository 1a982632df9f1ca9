//! Compiles programs in C and C++ against the libraries of this build, and runs them.
#![allow(dead_code, reason = "each test file uses its part")]

use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

pub(crate) const SANITIZED: [&str; 3] = [
    "-fsanitize=address,undefined",
    "-fno-sanitize-recover=all",
    "-g",
];
/// Where headers are.
const FOLDERS: [&str; 5] = [
    "crates/mnc-ffi/include",
    "crates/mnc-testing-ffi/include",
    "crates/mnc-ffi/tests/c",
    "bindings/c",
    "bindings/cpp",
];
pub(crate) const VALGRIND: [&str; 6] = [
    "valgrind",
    "--quiet",
    "--leak-check=full",
    "--show-leak-kinds=definite,indirect",
    "--errors-for-leak-kinds=definite,indirect",
    "--error-exitcode=9",
];

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

/// Where cargo puts the shared libraries that the tests depend on.
fn libraries() -> PathBuf {
    std::env::current_exe()
        .unwrap()
        .parent()
        .unwrap()
        .to_path_buf()
}

pub(crate) fn library(name: &str) -> PathBuf {
    libraries().join(format!("lib{name}.so"))
}

/// Whether the tool can be run; says so if not.
pub(crate) fn has(tool: &str) -> bool {
    let there = Command::new(tool).arg("--version").output().is_ok();
    if !there {
        let _ = writeln!(std::io::stderr(), "SKIPPED {tool}: apt-get install {tool}");
    }
    there
}

/// A folder with the libraries under the names that programs ask for, and room for programs.
pub(crate) struct Workshop(TempDir);

impl Workshop {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["mnc", "mnc_testing"] {
            let place = folder.path().join(format!("lib{name}.so.1"));
            symlink(library(name), place).unwrap();
        }
        Self(folder)
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn compile(&self, source: &str, standard: &str, more: &[&str]) -> PathBuf {
        let source = root().join(source);
        let compiler = if source.extension().unwrap() == "c" {
            "gcc"
        } else {
            "g++"
        };
        let stem = source.file_stem().unwrap().to_str().unwrap();
        let name = format!("{stem}-{standard}-{}", more.len());
        let program = self.0.path().join(name);
        let output = Command::new(compiler)
            .args([
                &format!("-std={standard}"),
                "-Wall",
                "-Wextra",
                "-Wpedantic",
                "-Werror",
            ])
            .args(more)
            .args(
                FOLDERS
                    .iter()
                    .map(|it| format!("-I{}", root().join(it).display())),
            )
            .arg(&source)
            .arg("-o")
            .arg(&program)
            .arg("-L")
            .arg(libraries())
            .args(["-lmnc", "-lmnc_testing", "-pthread"])
            .arg(format!("-Wl,-rpath,{}", self.0.path().display()))
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{standard} {}",
            text(&output.stderr)
        );
        program
    }

    /// Runs a program, behind a tool if there is one, and gives what it printed.
    pub(crate) fn run(&self, tool: &[&str], program: &Path, arguments: &[&str]) -> String {
        let line: Vec<_> = tool
            .iter()
            .copied()
            .chain([program.to_str().unwrap()])
            .collect();
        let mut command = Command::new(line[0]);
        command.args(&line[1..]).args(arguments);
        let name = program.file_name().unwrap().to_str().unwrap();
        let stem = name.split('-').next().unwrap();
        let folder = tempfile::tempdir_in(self.0.path()).unwrap();
        match stem {
            "eligibility" | "devices" => {
                command.args(["oqs", "state"].map(|it| folder.path().join(it)));
            }
            "statuses" => {
                command.arg(root().join("bindings/statuses.tsv"));
            }
            _ => {}
        }
        succeeded(&command.output().unwrap(), program)
    }
}

fn succeeded(output: &Output, program: &Path) -> String {
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert!(
        output.status.success(),
        "{}: {out}\n{err}",
        program.display()
    );
    out
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
