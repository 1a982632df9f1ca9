//! The example `face`: what it decides, how it ends, what it says when it cannot.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod faces;

use serde_json::Value;
use std::ffi::OsString;
use std::path::Path;
use std::process::Output;

/// The example with these arguments, `@` before a file of the folder.
fn face(folder: &Path, arguments: &str) -> Output {
    let argument = |word: &str| match word.strip_prefix('@') {
        Some(name) => folder.join(name).into_os_string(),
        None => OsString::from(word),
    };
    let arguments: Vec<OsString> = arguments.split(' ').map(argument).collect();
    let arguments: Vec<_> = arguments.iter().map(OsString::as_os_str).collect();
    faces::run("face", &arguments)
}

fn json(output: &Output) -> (i32, Value) {
    let text = faces::text(output);
    let value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{text}"));
    (output.status.code().unwrap(), value)
}

const VISIT: &str = "--models @ --card-photo @card.png --camera";

#[test]
fn the_decision_is_the_exit_code() {
    let folder = faces::folder();
    for (frame, code, outcome) in [
        ("same", 0, "MATCH"),
        ("other", 1, "NO_MATCH"),
        ("nobody", 3, "FAILURE_TO_ACQUIRE"),
    ] {
        let output = face(folder.path(), &format!("{VISIT} @{frame}.png --json"));
        let (ended, said) = json(&output);
        assert_eq!(ended, code, "{said}");
        assert_eq!(said["outcome"], outcome);
        assert_eq!(
            said["models"],
            serde_json::json!(["toy", "detector", "embedder"])
        );
        assert_eq!(said["score"].is_number(), code < 2, "{said}");
    }
    let nobody = face(
        folder.path(),
        "--models @ --card-photo @nobody.png --camera @same.png --json",
    );
    let (code, said) = json(&nobody);
    assert_eq!((code, &said["outcome"]), (3, &"FAILURE_TO_ENROL".into()));
    assert_eq!(said["reasons"], serde_json::json!(["NO_FACE"]));
}

#[test]
fn it_says_it_in_words_and_takes_several_frames() {
    let folder = faces::folder();
    let arguments = format!("{VISIT} @nobody.png --camera @same.png --lang en");
    let output = face(folder.path(), &arguments);
    let said = faces::text(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(
        said.starts_with("The face fits the photo of the card."),
        "{said}"
    );
    assert!(said.contains(" / 0.900 ("), "{said}");
    assert!(said.contains("2 frames"), "{said}");
}

#[test]
fn the_picture_has_the_box_of_the_face() {
    let folder = faces::folder();
    let output = face(
        folder.path(),
        &format!("{VISIT} @same.png --picture @drawn.png --json"),
    );
    assert_eq!(json(&output).0, 0);
    let file = std::fs::File::open(folder.path().join("drawn.png")).unwrap();
    let mut reader = png::Decoder::new(std::io::BufReader::new(file))
        .read_info()
        .unwrap();
    let mut rgb = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut rgb).unwrap();
    let pixel = |x: usize, y: usize| <[u8; 3]>::try_from(&rgb[(y * 320 + x) * 3..][..3]).unwrap();
    // The blue square's middle is the face's; the box has a side of 80.
    let (x, y) = (15 * 8 + 4, 22 * 8 + 4);
    assert_eq!(pixel(x - 40, y), [0, 200, 0]);
    assert_eq!(pixel(x, y + 40), [0, 200, 0]);
    assert_eq!(pixel(x, y), [255, 0, 255], "the nose");
    assert_eq!(pixel(5, 5), [90, 90, 90], "the rest is the frame");
}

#[test]
fn a_failure_is_said_as_json_where_that_is_wanted() {
    let folder = faces::folder();
    let failed = |arguments: &str| {
        let (code, said) = json(&face(folder.path(), arguments));
        (code, said["error"].clone())
    };
    let (code, error) = failed("--models @ --json");
    assert_eq!(code, 2);
    assert_eq!(error["message"], "--camera is missing");
    let (code, error) = failed(&format!("{VISIT} @missing.png --json"));
    assert_eq!(code, 4);
    assert!(
        error["file"].as_str().unwrap().ends_with("missing.png"),
        "{error}"
    );
    let (code, error) = failed(&format!("{VISIT} @same.png --fmr 0.0000001 --json"));
    assert_eq!((code, &error["code"]), (4, &606.into()));
    assert_eq!(error["name"], "NO_THRESHOLD");
    let words = face(folder.path(), &format!("{VISIT} @manifest.json"));
    assert_eq!(words.status.code(), Some(4));
    assert!(
        faces::text(&words).starts_with("600: "),
        "{}",
        faces::text(&words)
    );
}

/// The crate's default manifest, where none lies beside the models: these are not the ones it names.
#[test]
fn weights_alone_are_enough() {
    let folder = faces::folder();
    std::fs::remove_file(folder.path().join("manifest.json")).unwrap();
    let (code, said) = json(&face(folder.path(), &format!("{VISIT} @same.png --json")));
    assert_eq!(code, 4);
    assert_eq!(said["error"]["name"], "MODEL_MISMATCH", "{said}");
}

#[test]
fn the_documented_command_compares_public_pictures() {
    let Some(data) = faces::data() else { return };
    let card = "--models @models --card-photo @j2k/001_240x320_grey_5k.jp2 --json --camera";
    for (frame, code) in [("001_smiling", 0), ("002_smiling", 1)] {
        let output = face(&data, &format!("{card} @images/london480/{frame}.jpg"));
        let (ended, said) = json(&output);
        assert_eq!(ended, code, "{said}");
        assert_eq!(said["models"][0], "default: esp-mbf, mirrored");
    }
}
