//! What the programs in Kotlin, Python and Swift have in common: their sources, and what they say.

#![allow(dead_code, reason = "each language uses its part")]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// Runs a program by its name, with arguments, and gives what it printed.
pub(crate) type Run<'a> = &'a dyn Fn(&str, &[&str]) -> String;

pub(crate) fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap().to_path_buf()
}

/// A folder with the libraries, the generated sources, and room for programs.
pub(crate) struct Workshop(TempDir);

impl Workshop {
    pub(crate) fn new() -> Self {
        let workshop = Self(tempfile::tempdir().unwrap());
        for (name, place) in [
            ("mnc_uniffi", "libmnc_uniffi.so"),
            ("mnc_testing", "libmnc_testing.so"),
            ("mnc_testing", "libmnc_testing.so.1"),
        ] {
            symlink(library(name), workshop.path().join(place)).unwrap();
        }
        let out = workshop.path().join("generated");
        let library = library("mnc_uniffi");
        mnc_bindgen::generate(library.to_str().unwrap(), out.to_str().unwrap()).unwrap();
        workshop
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn generated(&self, language: &str) -> PathBuf {
        self.path().join("generated").join(language)
    }
}

/// Where cargo puts the shared libraries that the tests depend on.
pub(crate) fn library(name: &str) -> PathBuf {
    let tests = std::env::current_exe().unwrap();
    tests.parent().unwrap().join(format!("lib{name}.so"))
}

/// The sources of a language, in the order of their names.
pub(crate) fn sources(language: &str, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("bindings").join(language)).unwrap();
    let mut found: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|it| it == extension));
    found.sort();
    found
}

/// Runs the command, which must succeed, and gives what it printed.
pub(crate) fn printed(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{command:?}\n{said}\n{error}");
    said
}

/// Whether the tool is there.
pub(crate) fn has(tool: &str) -> bool {
    Command::new(tool).arg("--version").output().is_ok()
}

/// The five programs say what the C programs say.
pub(crate) fn the_five_programs_run(run: Run<'_>) {
    let says = |program: &str, arguments: &[&str], lines: &[&str]| {
        let said = run(program, arguments);
        for line in lines {
            assert!(
                said.contains(line),
                "{program} {arguments:?} {line}:\n{said}"
            );
        }
    };
    says(
        "diagnose",
        &[],
        &["mnc 0.1.0\n", "usable: yes\n", "logged: yes\n"],
    );
    says(
        "certificate",
        &[],
        &[
            "certificate until 20",
            "worth: 電子証明書は有効です。\n",
            "PIN: 3 tries left\n",
            "wrong PIN: WRONG_SECRET (300), 2 tries left\n",
            "signature: 256 bytes\n",
            "name: 架空　花子\n",
            "photo: ",
        ],
    );
    says(
        "certificate",
        &["smartphone-android"],
        &[
            "certificate: SECRET_REQUIRED\n",
            "attributes: NOT_MY_NUMBER_CARD\n",
        ],
    );
    says("certificate", &["infant"], &["photo: none\n"]);
    says(
        "reception",
        &[],
        &[
            "card: NORMAL\n",
            "screen: ",
            "end: RECEIVED\n",
            r#""method":"FACE""#,
            "GRANTED",
        ],
    );
    says(
        "reception",
        &["normal", "pin"],
        &["screen: PIN_AGAIN", r#""judge":"HOLDER","method":"PIN""#],
    );
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    says(
        "eligibility",
        &[&place("oqs"), &place("state")],
        &[
            "confirmed: yes, results: 1\n",
            "outcome: VALID\n",
            "name: 番号　花子\n",
            "disqualified on: never\n",
            "pending: 0\n",
        ],
    );
    says(
        "fallback",
        &[],
        &[
            "patients: 2\n",
            "candidates: [0]\n",
            "verdict: ",
            "end: FALL_BACK INVALID\n",
            "case: ",
            "first: ",
            "pays: ",
            "page: filled\n",
        ],
    );
}

/// Every status has its name and its sentences, and every misuse the same exception.
pub(crate) fn misuse_is_an_exception(said: &str, of_the_language: &[&str]) {
    for row in mnc_abi::statuses() {
        let line = format!(
            "status {} {} {} {}\n",
            row.status, row.name, row.english, row.japanese
        );
        assert!(said.contains(&line), "{line}");
    }
    for line in [
        "wrong PIN: WRONG_SECRET\nwrong PIN: WRONG_SECRET\nwrong PIN: LAST_TRY_PROTECTED\n",
        "no PIN: INVALID_SECRET\n",
        "unknown exception: COMMUNICATION\n",
        "removed: CARD_REMOVED\n",
        "cancelled: CANCELLED\n",
        "callback that calls back: REENTRANT, then CANCELLED\n",
        "no day: INVALID_ARGUMENT\n",
        "broken sink: OK\n",
        "every misuse is an exception\n",
    ]
    .iter()
    .chain(of_the_language)
    {
        assert!(said.contains(line), "{line}:\n{said}");
    }
    for line in ["empty answer: ", "short answer: "] {
        assert!(
            said.contains(line) && !said.contains(&format!("{line}OK")),
            "{said}"
        );
    }
}

/// Every transcript comes to what it says; one that says something else does not.
pub(crate) fn the_transcripts_come_out_the_same(run: Run<'_>, workshop: &Workshop) {
    let folder = root().join("bindings/transcripts");
    let entries = fs::read_dir(&folder).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == "jsonl"));
    files.sort();
    assert!(files.len() > 30);
    let altered = |name: &str, of: &str, from: &str, to: &str| {
        let text = fs::read_to_string(folder.join(of)).unwrap();
        assert!(text.contains(from), "{of}");
        let place = workshop.path().join(name);
        fs::write(&place, text.replacen(from, to, 1)).unwrap();
        place
    };
    let said = r#""tries":3"#;
    files.push(altered(
        "result.jsonl",
        "normal-secret-status.jsonl",
        said,
        r#""tries":2"#,
    ));
    files.push(altered(
        "command.jsonl",
        "normal-secret-status.jsonl",
        "00A4",
        "00A5",
    ));
    let anchors = folder.join("anchors.json");
    let paths: Vec<_> = [&anchors].into_iter().chain(&files).collect();
    let paths: Vec<_> = paths.iter().map(|it| it.to_str().unwrap()).collect();
    let printed = run("replay", &paths);
    assert_eq!(printed.lines().count(), files.len(), "{printed}");
    for (line, path) in printed.lines().zip(&files) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let rest = line.strip_prefix(name).unwrap_or_default();
        let as_said = !["result.jsonl", "command.jsonl"].contains(&name);
        assert_eq!(rest == ": same", as_said, "{line}");
    }
}
