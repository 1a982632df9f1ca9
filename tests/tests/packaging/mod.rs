//! What the tests of the packages have in common: places, tools, and commands that must succeed.

#![allow(dead_code, reason = "each test uses its part")]

pub(crate) mod trixie;
pub(crate) mod width;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

pub(crate) fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap().to_path_buf()
}

/// Where cargo puts the libraries that the tests depend on.
pub(crate) fn built() -> PathBuf {
    let program = std::env::current_exe().unwrap();
    program.parent().unwrap().to_path_buf()
}

/// Where cargo, `packaging/windows` and their like put everything.
pub(crate) fn target() -> PathBuf {
    built().ancestors().nth(2).unwrap().to_path_buf()
}

/// Whether `./test --full` asks for what costs minutes.
pub(crate) fn full(what: &str) -> bool {
    let asked = std::env::var_os("MNC_FULL").is_some();
    if !asked {
        let _ = writeln!(std::io::stderr(), "SKIPPED {what}: ./test --full");
    }
    asked
}

/// Whether the thing is there; says which command makes it if not.
pub(crate) fn made(thing: &Path, command: &str) -> bool {
    let there = thing.exists();
    if !there {
        let _ = writeln!(std::io::stderr(), "SKIPPED {}: {command}", thing.display());
    }
    there
}

/// Whether all the tools can be run; says what installs them if not.
pub(crate) fn have(tools: &[&str], packages: &str) -> bool {
    let missing = |tool: &&&str| Command::new(tool).arg("--version").output().is_err();
    let missing: Vec<_> = tools.iter().filter(missing).collect();
    if !missing.is_empty() {
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED {missing:?}: apt-get install {packages}"
        );
    }
    missing.is_empty()
}

/// Runs the command and gives what it printed.
pub(crate) fn succeeded(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {out}\n{err}");
    out
}
