//! The examples of the exchange folder as a newcomer runs them: what they print and how they end.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::Day;
use mnc_reader::terminal::{Clock, SystemClock};
use mnc_testkit::terminal::{Register, Registration, Service, ServiceOptions, VirtualTerminal};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

fn run(example: &str, folder: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO"));
    command.args([
        "run",
        "--quiet",
        "--locked",
        "--package",
        "mnc-examples",
        "--example",
    ]);
    command
        .args([example, "--", "--folder"])
        .arg(folder)
        .args(arguments);
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().unwrap();
    let ended = status.code().unwrap();
    assert!(
        ended != 0 || stderr.is_empty(),
        "no bar where nobody watches"
    );
    (ended, String::from_utf8(stdout).unwrap())
}

fn ask(folder: &Path, line: &Registration, more: &[&str]) -> (i32, String) {
    let person = &line.person;
    let birth = Day::new(person.birthdate);
    let mut arguments = vec![
        "--insurer",
        person.insurer_number.trim(),
        "--number",
        &person.number,
    ];
    arguments.extend([
        "--birth",
        birth.text(),
        "--branch",
        person.branch.as_deref().unwrap(),
    ]);
    arguments.extend(more);
    run("eligibility", folder, &arguments)
}

#[test]
fn every_outcome_ends_as_documented_and_a_batch_finds_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let register = Register::fictitious(1, SystemClock::default().now().date());
    let options = ServiceOptions::new(VirtualTerminal::new("1319999999"), register.clone());
    let _service = Service::start(folder.path(), options).unwrap();
    for (outcome, code) in [
        (Outcome::Valid, 0),
        (Outcome::AidUnregistered, 0),
        (Outcome::Invalid, 1),
        (Outcome::Multiple, 1),
        (Outcome::Failed, 1),
        (Outcome::Unknown, 4),
    ] {
        let line = register
            .lines()
            .iter()
            .find(|line| line.outcome == outcome)
            .unwrap();
        let (ended, text) = ask(folder.path(), line, &["--json", "--seconds", "3"]);
        assert_eq!(ended, code, "{outcome:?} {text}");
        let said: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(said["outcome"], outcome.name());
    }
    let (ended, text) = ask(folder.path(), &register.lines()[0], &["--lang", "ja"]);
    assert_eq!(ended, 0);
    assert!(text.contains("資格は有効です。") && text.contains(&register.lines()[0].person.name));
    let (ended, text) = run("batch", folder.path(), &["--page", "40", "--json"]);
    let found: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((ended, &found["lost"]), (0, &Value::from(9)));
    for (family, label) in [
        ("register", "accepted"),
        ("tickets", "found"),
        ("home", "found"),
        ("online", "found"),
    ] {
        let (ended, text) = run("batch", folder.path(), &["--family", family, "--json"]);
        let found: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(ended, 0, "{family}");
        assert!(found[label].as_u64().unwrap() >= 3, "{family} {text}");
    }
}

#[test]
fn nonsense_on_the_command_line_is_said_so() {
    let folder = tempfile::tempdir().unwrap();
    for example in ["eligibility", "batch", "terminal"] {
        assert_eq!(
            run(example, folder.path(), &["--nonsense"]).0,
            2,
            "{example}"
        );
    }
    assert_eq!(run("eligibility", folder.path(), &["--number", "1"]).0, 2);
}
