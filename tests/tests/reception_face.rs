//! The reception with a camera: the pre-check on generated networks, and on public ones if there are.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    dead_code,
    unreachable_pub,
    reason = "a test may"
)]

#[path = "../../crates/mnc-face/tests/support/onnx.rs"]
mod onnx;
#[path = "../../crates/mnc-face/tests/support/toy.rs"]
mod toy;

use mnc_face::Picture;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

fn reception(arguments: &[&OsStr]) -> Output {
    let cargo = std::env::var_os("CARGO").unwrap_or("cargo".into());
    let mut command = Command::new(cargo);
    command.args([
        "run",
        "--quiet",
        "-p",
        "mnc-examples",
        "--example",
        "reception",
        "--",
    ]);
    command.args(["--lang", "en"]).args(arguments);
    command.output().unwrap()
}

/// The words without the breaks of their lines.
fn said(output: &Output) -> String {
    let printed = String::from_utf8_lossy(&output.stdout);
    printed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A folder with the generated networks, their manifest, and pictures of two people.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    for name in ["detector.onnx", "embedder.onnx"] {
        write(name, &toy::file(name).unwrap());
    }
    write("manifest.json", toy::manifest(toy::CALIBRATED).as_bytes());
    write("card.png", &png(&toy::picture(&[(20, 20, 1)])));
    write("same.png", &png(&toy::picture(&[(15, 22, 1)])));
    write("other.png", &png(&toy::picture(&[(15, 22, 2)])));
    write("nobody.png", &png(&toy::picture(&[])));
    folder
}

fn png(picture: &Picture) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 320, 320);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(picture.rgb()).unwrap();
    drop(writer);
    bytes
}

/// A visit whose card bears `card.png`, before a camera that sees these.
fn visit(folder: &Path, frames: &[&str]) -> Output {
    let [models, manifest, card] =
        ["", "manifest.json", "card.png"].map(|name| folder.join(name).into_os_string());
    let mut arguments = vec![OsStr::new("--models"), &models];
    arguments.extend([OsStr::new("--manifest"), &manifest]);
    arguments.extend([OsStr::new("--card-photo"), &card]);
    let frames: Vec<_> = frames.iter().map(|name| folder.join(name)).collect();
    for frame in &frames {
        arguments.extend([OsStr::new("--camera"), frame.as_os_str()]);
    }
    reception(&arguments)
}

#[test]
fn a_fitting_face_is_said_and_verifies_nobody() {
    let folder = folder();
    let output = visit(folder.path(), &["nobody.png", "same.png"]);
    let said = said(&output);
    assert!(output.status.success(), "{said}");
    let expected = "face pre-check: The face fits the photo of the card. This is a pre-check only. \
                    judged by SDK_FACE_COMPARISON: it verifies nobody";
    assert!(said.contains(expected), "{said}");
    assert!(
        said.contains("face comparison: MATCH [], liveness NOT_CHECKED"),
        "{said}"
    );
    assert!(said.contains("2 frames"), "{said}");
    // Staff compares photo and face all the same.
    assert!(said.contains("person: VISUAL, judged by STAFF"), "{said}");
}

#[test]
fn another_face_leads_to_staff_and_stops_no_visit() {
    let folder = folder();
    let output = visit(folder.path(), &["other.png"]);
    let said = said(&output);
    assert!(output.status.success(), "{said}");
    assert!(
        said.contains("The face does not fit the photo of the card."),
        "{said}"
    );
    assert!(!said.contains("SDK_FACE_COMPARISON"), "{said}");
    assert!(said.contains("person: VISUAL, judged by STAFF"), "{said}");
}

#[test]
fn without_models_one_line_says_where_they_are() {
    let folder = folder();
    let frame = folder.path().join("same.png");
    let said = said(&reception(&[OsStr::new("--camera"), frame.as_os_str()]));
    // The path is broken at its hyphens.
    let said = said.replace(' ', "");
    let expected = "facepre-check:nomodels(crates/mnc-face/manifests/default.json";
    assert!(
        said.contains(expected) && said.contains("--modelsDIR"),
        "{said}"
    );
}

#[test]
fn models_of_another_hash_are_a_mistake_of_the_command_line() {
    let folder = folder();
    fs::write(folder.path().join("detector.onnx"), b"other").unwrap();
    let output = visit(folder.path(), &["same.png"]);
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("--models"), "{errors}");
}

#[test]
fn public_models_compare_public_pictures() {
    let Some(data) = std::env::var_os("MNC_FACE_DATA") else {
        let message = "SKIPPED: MNC_FACE_DATA names no folder with face models and pictures";
        let _ = writeln!(std::io::stderr(), "{message}");
        return;
    };
    let data = Path::new(&data);
    let [models, card, frame] = [
        "models",
        "j2k/001_240x320_grey_5k.jp2",
        "images/london480/001_smiling.jpg",
    ]
    .map(|name| data.join(name).into_os_string());
    let said = said(&reception(&[
        OsStr::new("--models"),
        &models,
        OsStr::new("--card-photo"),
        &card,
        OsStr::new("--camera"),
        &frame,
    ]));
    assert!(
        said.contains("MATCH [], liveness NOT_CHECKED, calibration WORST_GROUP"),
        "{said}"
    );
}
