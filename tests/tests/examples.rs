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
fn a_card_without_a_pin_is_received() {
    let output = run("reception", &["--lang", "en"]);
    let text = text(&output);
    assert_eq!(code(&output), 0, "{text}");
    for said in [
        "PLACE_CARD",
        "card (reader: virtual)",
        "locked (no try was spent",
        "photo: JPEG 2000",
        "signature: valid",
        "SIGHT_ON_READER",
        "OQSsiquc01res_face_",
        "CONSENT_METHOD",
        "reception record",
        "person: VISUAL, judged by STAFF",
        "insurer: 39999990",
        "consent: health_checkups, medication",
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
fn the_certificate_says_what_it_is_worth() {
    for (arguments, exit) in [
        (&["--card", "face"][..], 0),
        (&["--card", "grace"], 1),
        (&["--card", "expired"], 5),
        (&["--at", "2023-08-01"], 5),
        (&["--card", "golden"], 2),
        (&["--der", "no-such-file"], 4),
        (&["--der", "README.md"], 4),
    ] {
        assert_eq!(code(&run("certificate", arguments)), exit, "{arguments:?}");
    }
    let output = run("certificate", &["--json", "--card", "grace"]);
    let worth: Value = serde_json::from_str(&text(&output)).unwrap();
    assert_eq!(worth["opens_eligibility"], true);
    assert_eq!(worth["opens_medical_information"], false);
    assert_eq!(worth["revocation_checked"], false);
}

#[test]
fn the_municipal_counter_sets_and_unsets() {
    let output = run("municipal", &["--lang", "en"]);
    assert_eq!(code(&output), 0);
    let text = text(&output);
    let (before, rest) = text.split_once("# set to face authentication").unwrap();
    let (set, unset) = rest.split_once("# unset").unwrap();
    for (part, tries) in [
        (before, "tries left 3"),
        (set, "tries left 0"),
        (unset, "tries left 3"),
    ] {
        assert!(part.matches(tries).count() >= 4, "{tries} in\n{part}");
    }
}

#[test]
fn the_doctor_names_the_card() {
    let output = run("doctor", &["--json"]);
    assert_eq!(code(&output), 0);
    let diagnoses: Value = serde_json::from_str(&text(&output)).unwrap();
    assert_eq!(diagnoses[0]["token"], "JPKIAPICCTOKEN2");
    assert_eq!(diagnoses[0]["usable"], true);
}

/// The time of the record and the file's time stamp differ from run to run.
fn without_times(text: &str) -> Vec<String> {
    let line = |line: &str| match line.trim_start() {
        trimmed if trimmed.starts_with("at: ") => "a time".to_owned(),
        trimmed if trimmed.starts_with("OQSsiquc01res_face_") => "a file name".to_owned(),
        _ => line.trim_end().to_owned(),
    };
    text.lines().map(line).collect()
}

#[test]
fn the_readme_shows_what_the_reception_prints() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md"));
    let readme = readme.unwrap();
    let (_, rest) = readme.split_once("```text\n").unwrap();
    let (shown, _) = rest.split_once("```").unwrap();
    let printed = text(&run("reception", &["--lang", "en"]));
    assert_eq!(without_times(shown), without_times(&printed));
}

#[test]
fn every_machine_is_counted_and_can_be_drawn() {
    let counted = text(&run("routes", &["--count", "--at", "2026-11-20"]));
    let names: Vec<_> = counted
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    for name in [
        "WINDOW",
        "CM0",
        "CM3",
        "REGISTRATION",
        "DEREGISTRATION",
        "all",
    ] {
        assert!(names.contains(&name), "{name} in\n{counted}");
    }
    let drawn = names.iter().filter(|name| **name != "all");
    for name in drawn {
        let graph = text(&run("routes", &["--dot", name, "--at", "2026-11-20"]));
        assert!(
            graph.starts_with(&format!("digraph \"{name}\" {{")),
            "{graph}"
        );
        assert!(
            graph.contains(" -> ") && graph.trim_end().ends_with('}'),
            "{graph}"
        );
    }
    assert_eq!(code(&run("routes", &["--dot", "NOWHERE"])), 2);
}
