//! The reception with a camera: the pre-check on generated networks, and on public ones if there are.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod faces;

use faces::folder;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Output;

fn reception(arguments: &[&OsStr]) -> Output {
    let english = ["--lang".as_ref(), "en".as_ref()];
    faces::run("reception", &[&english[..], arguments].concat())
}

/// The words without the breaks of their lines.
fn said(output: &Output) -> String {
    let printed = String::from_utf8_lossy(&output.stdout);
    printed.split_whitespace().collect::<Vec<_>>().join(" ")
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
    let camera = [OsStr::new("--camera"), frame.as_os_str()];
    for arguments in [&camera[..], &[]] {
        let output = reception(arguments);
        let line = "\n  no face models: see crates/mnc-face/README.md, --models DIR\n";
        assert!(
            faces::text(&output).contains(line),
            "{}",
            faces::text(&output)
        );
    }
    // A phone has no photo that could be compared.
    let phone = ["--card", "smartphone-android"].map(OsStr::new);
    assert!(!said(&reception(&phone)).contains("face models"));
}

#[test]
fn models_without_a_picture_are_a_mistake_of_the_command_line() {
    let folder = folder();
    let card = folder.path().join("card.png");
    for (option, file) in [
        ("--models", folder.path()),
        ("--card-photo", &card),
        ("--manifest", &card),
    ] {
        let output = reception(&[OsStr::new(option), file.as_os_str()]);
        assert_eq!(output.status.code(), Some(2), "{option}");
        let errors = faces::errors(&output);
        assert!(
            errors.contains(option) && errors.contains("--camera FILE"),
            "{errors}"
        );
    }
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
    let Some(data) = faces::data() else { return };
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
