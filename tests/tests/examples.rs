//! The examples as a newcomer runs them: what they print and how they end.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use serde_json::Value;
use std::process::{Command, Output};

fn run(example: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO"));
    command.args([
        "run",
        "--quiet",
        "--locked",
        "--package",
        "mnc-examples",
        "--example",
        example,
    ]);
    command.arg("--").args(arguments).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn a_locked_card_goes_through_all_stations() {
    let output = run("reception", &["--lang", "en"]);
    let text = text(&output);
    assert_eq!(code(&output), 0, "{text}");
    for said in [
        "[1] card",
        "locked (no try was spent",
        "[2] user-authentication certificate",
        "[3] card face",
        "photo: JPEG 2000",
        "signature: valid",
        "by sight",
        "OQSsiquc01res_face_",
        "[6] reception record",
        "person: VISUAL, judged by STAFF",
        "insurer: 39999990",
    ] {
        assert!(text.contains(said), "{said} in\n{text}");
    }
}

#[test]
fn every_kind_ends_as_documented() {
    for (kind, exit, method) in [
        ("normal", 0, "PIN"),
        ("locked", 0, "VISUAL"),
        ("face", 0, "VISUAL"),
        ("infant", 0, "PIN"),
        ("grace", 0, "PIN"),
        ("smartphone-android", 0, "PIN"),
        ("expired", 5, ""),
    ] {
        let output = run("reception", &["--card", kind, "--json"]);
        assert_eq!(code(&output), exit, "{kind}");
        if exit == 0 {
            let record: Value = serde_json::from_str(&text(&output)).unwrap();
            assert_eq!(record["identity"]["method"], method, "{kind}");
            assert_eq!(record["eligibility"]["confirmed"], true, "{kind}");
        } else {
            assert!(text(&output).is_empty(), "no record for {kind}");
        }
    }
}

#[test]
fn an_answer_that_does_not_confirm_is_no_success() {
    for outcome in ["INVALID", "NOT_FOUND", "UNKNOWN", "MULTIPLE"] {
        let output = run("reception", &["--outcome", outcome, "--json"]);
        assert_eq!(code(&output), 6, "{outcome}");
        let record: Value = serde_json::from_str(&text(&output)).unwrap();
        assert_eq!(record["eligibility"]["confirmed"], false);
        assert_eq!(record["insured"].as_array().unwrap().len(), 0, "{outcome}");
    }
}

#[test]
fn nonsense_on_the_command_line_is_said_so() {
    for arguments in [
        &["--card", "golden"][..],
        &["--reader", "usb"],
        &["--face", "yesterday"],
        &["--outcome", "MAYBE"],
        &["--lang", "fr"],
        &["--nonsense"],
    ] {
        let output = run("reception", arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
    assert_eq!(code(&run("doctor", &["--card", "golden"])), 2);
    assert_eq!(code(&run("card_server", &[])), 2);
}

#[test]
fn the_doctor_names_the_card() {
    let output = run("doctor", &["--json"]);
    assert_eq!(code(&output), 0);
    let diagnoses: Value = serde_json::from_str(&text(&output)).unwrap();
    assert_eq!(diagnoses[0]["token"], "JPKIAPICCTOKEN2");
    assert_eq!(diagnoses[0]["usable"], true);
}
