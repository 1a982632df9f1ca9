//! Prints a page of HTML as PDF, by Chromium without a window.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

const PROGRAMS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The bytes of the PDF, or why there is none. The page lies in a folder that only this user can
/// read, for as long as it is printed.
pub(crate) fn print(html: &str) -> Result<Vec<u8>, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let page = folder.path().join("page.html");
    fs::write(&page, html).map_err(|error| error.to_string())?;
    let programs = match std::env::var_os("CHROMIUM") {
        Some(program) => vec![program],
        None => PROGRAMS.map(OsString::from).to_vec(),
    };
    let mut why = "no Chromium found".to_owned();
    for program in programs {
        // Where the system lets no program build a sandbox (root, containers), without one: the page
        // has no script, and its policy fetches nothing.
        for more in [&[][..], &["--no-sandbox"]] {
            match run(&program, more, folder.path(), &page) {
                Some(true) => return read(&folder.path().join("page.pdf")),
                Some(false) => "Chromium did not print".clone_into(&mut why),
                None => {}
            }
        }
    }
    Err(why)
}

/// Whether it printed; `None` if there is no such program.
fn run(program: &OsString, more: &[&str], folder: &Path, page: &Path) -> Option<bool> {
    let mut command = Command::new(program);
    let mut path = |option: &str, name: &str| {
        let mut argument = OsString::from(option);
        argument.push(folder.join(name));
        command.arg(argument);
    };
    path("--print-to-pdf=", "page.pdf");
    path("--user-data-dir=", "profile");
    command
        .args(["--headless", "--disable-gpu", "--no-pdf-header-footer"])
        .args(more)
        .arg(page)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let status = command.status().ok()?;
    Some(status.success() && folder.join("page.pdf").exists())
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    let bytes = fs::read(path).map_err(|error| error.to_string())?;
    if bytes.starts_with(b"%PDF-") {
        Ok(bytes)
    } else {
        Err("Chromium printed no PDF".to_owned())
    }
}
