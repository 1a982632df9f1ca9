//! What the programs in Kotlin, Python and Swift have in common: their sources, and what they say.

#![allow(dead_code, reason = "each language uses its part")]

#[path = "../../../crates/mnc-face/tests/support/onnx.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a part of it is used"
)]
mod onnx;
#[path = "../../../crates/mnc-face/tests/support/toy.rs"]
#[allow(
    dead_code,
    unreachable_pub,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a part of it is used"
)]
mod toy;

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

/// Objects in the hands of several threads.
pub(crate) fn threads_take_their_turn(said: &str, of_the_language: &[&str]) {
    for line in [
        "one card, eight threads: OK, 1 command at a time\n",
        "one of each type, eight threads: OK\n",
        "transport on the thread of its call: yes\n",
        "another thread meanwhile: OK, then OK\n",
        "the program ends in the middle of a call\n",
    ]
    .iter()
    .chain(of_the_language)
    {
        assert!(said.contains(line), "{line}:\n{said}");
    }
}

/// The comparison of faces: on an engine in the language, on models from files, and misused.
pub(crate) fn faces_are_compared(run: Run<'_>, workshop: &Workshop) {
    let place = |name: &str| workshop.path().join(name).to_str().unwrap().to_owned();
    for name in ["detector.onnx", "embedder.onnx"] {
        fs::write(place(name), toy::file(name).unwrap()).unwrap();
    }
    fs::write(place("toy.json"), toy::manifest(toy::CALIBRATED)).unwrap();
    write_frame(&workshop.path().join("frame.png"));
    let manifest = root().join("bindings/face_engine.json");
    let (frame, toy) = (place("frame.png"), place("toy.json"));
    let folder = workshop.path().to_str().unwrap();
    let said = run("faces", &[manifest.to_str().unwrap(), &frame, &toy, folder]);
    if !cfg!(feature = "face") {
        // In a build of the workspace, another crate may have asked for them.
        assert!(said.ends_with("no faces\n") || said.ends_with("are compared\n"));
        return;
    }
    for line in [
        "engine: MATCH, again MATCH\n",
        "evidence: SDK_FACE_COMPARISON, enough for 0 uses\n",
        "after the decision: STEP_OUT_OF_ORDER\n",
        "pixels: MATCH\n",
        "stranger: NO_MATCH after 5 frames, FACE_COMPARISON_FAILED\n",
        "not living: NO_LIVING_FACE\n",
        "four at once: MATCH MATCH MATCH MATCH\n",
        "unknown exception: FACE_ENGINE\n",
        "cancelled: CANCELLED\n",
        "too many numbers: FACE_ENGINE\n",
        "engine that calls back: REENTRANT, then OK\n",
        "picture that was kept: INVALID_HANDLE\n",
        "hostile frame: MALFORMED_PICTURE\n",
        "hostile pixels: INVALID_ARGUMENT\n",
        "absent photo: 0 bytes, then MALFORMED_PICTURE\n",
        "no numbers: INVALID_ARGUMENT\n",
        "models: FAILURE_TO_ENROL NO_FACE\n",
        "faces are compared\n",
    ] {
        assert!(said.contains(line), "{line}:\n{said}");
    }
}

/// A sharp grey pattern of middle brightness, as a PNG.
fn write_frame(place: &Path) {
    const SIDE: u32 = 320;
    let grey = |at: u32| {
        let (x, y) = (at % SIDE, at / SIDE);
        let lighter = (x / 2 + y / 2).is_multiple_of(2);
        [if lighter { 134 } else { 110 }; 3]
    };
    let bytes: Vec<u8> = (0..SIDE * SIDE).flat_map(grey).collect();
    let mut encoder = png::Encoder::new(fs::File::create(place).unwrap(), SIDE, SIDE);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&bytes).unwrap();
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
