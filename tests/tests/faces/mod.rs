//! What the tests of the examples with faces share: generated networks, pictures, and where public
//! ones lie, if anywhere.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "each test uses a part of it"
)]

#[path = "../../../crates/mnc-face/tests/support/onnx.rs"]
pub mod onnx;
#[path = "../../../crates/mnc-face/tests/support/toy.rs"]
pub mod toy;

use mnc_face::Picture;
use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output};

/// An example with these arguments.
pub fn example(name: &str, arguments: &[&OsStr]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()));
    command.args(["run", "--quiet", "--locked", "--package", "mnc-examples"]);
    command.args(["--example", name, "--"]).args(arguments);
    command
}

pub fn run(name: &str, arguments: &[&OsStr]) -> Output {
    example(name, arguments).output().unwrap()
}

pub fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

pub fn errors(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A folder with the generated networks, their manifest, and pictures of two people.
pub fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
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

pub fn png(picture: &Picture) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 320, 320);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(picture.rgb()).unwrap();
    drop(writer);
    bytes
}

/// The folder of public models and pictures; says so if there is none.
pub fn data() -> Option<PathBuf> {
    let data = std::env::var_os("MNC_FACE_DATA").map(PathBuf::from);
    if data.is_none() {
        skipped("MNC_FACE_DATA names no folder with face models and pictures");
    }
    data
}

/// Straight to the stream: what a passing test prints is not shown.
pub fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "SKIPPED: {why}");
}
