//! Commands in the trixie root, which has Wine and Swift.

use super::{made, root, succeeded};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// Each run of Wine has a server of its own, and all of them one registry.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Whether the root was made; it takes minutes and gigabytes, so a test does not make it.
pub(crate) fn has_trixie() -> bool {
    let place = std::env::var_os("MNC_TRIXIE").map(PathBuf::from);
    let place = place.unwrap_or_else(|| root().join("target/trixie"));
    made(&place.join(".packages"), "packaging/trixie")
}

/// Runs a command in the folder, which sees the others too, and gives what it said.
pub(crate) fn inside(folder: &Path, others: &[&Path], command: &[&str]) -> String {
    let mut run = Command::new(root().join("packaging/trixie"));
    run.current_dir(folder).arg("run").arg("--with").arg(folder);
    for other in others {
        run.arg("--with").arg(other);
    }
    succeeded(run.args(command))
}

/// Runs a program for Windows.
pub(crate) fn wine(folder: &Path, others: &[&Path], command: &[&str]) -> String {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    inside(folder, others, &[&["wine"], command].concat())
}
