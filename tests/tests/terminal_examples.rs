//! The examples of the exchange folder as a newcomer runs them: what they print and how they end.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::Day;
use mnc_core::eligibility::codes::{Relation, Sex};
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

/// A row of the receipt software's list, which may lack the 枝番.
fn row(number: usize, line: &Registration, has_branch: bool) -> String {
    let (person, result) = (&line.person, line.results.first());
    let branch = person.branch.as_deref().filter(|_| has_branch);
    let share = person.ratio_percent.map(|it| it.to_string());
    let sex = match person.sex {
        Sex::Female => "女",
        _ => "男",
    };
    let relation = result
        .and_then(|it| it.relation.as_ref())
        .map(Relation::code);
    [
        &number.to_string(),
        &person.name,
        &person.kana,
        &person.birthdate.to_string(),
        sex,
        person.insurer_number.trim(),
        person.symbol.as_deref().unwrap_or_default(),
        &person.number,
        branch.unwrap_or_default(),
        relation.unwrap_or_default(),
        &person.post_number,
        &person.address,
        share.as_deref().unwrap_or_default(),
    ]
    .join(",")
}

const COLUMNS: &str =
    "患者番号,氏名,カナ,生年月日,性別,保険者番号,記号,番号,枝番,本人家族,郵便番号,住所,負担割合";

/// The host's own records decide what has changed.
#[test]
fn a_batch_compares_the_answers_with_a_list_of_the_receipt_software() {
    let folder = tempfile::tempdir().unwrap();
    let register = Register::fictitious(1, SystemClock::default().now().date());
    let lines = || register.lines().iter();
    let valid = |line: &&Registration| {
        line.outcome == Outcome::Valid && line.results.len() == 1 && !line.person.name.contains('●')
    };
    let lost = lines()
        .find(|line| line.outcome == Outcome::Invalid)
        .unwrap();
    let mut holds = lines().filter(valid);
    let (first, second) = (holds.next().unwrap(), holds.next().unwrap());
    let rows = [
        COLUMNS.to_owned(),
        row(1, first, true),
        row(2, second, false),
        row(3, lost, true),
    ];
    let list = folder.path().join("patients.csv");
    let text = rows.join("\r\n");
    std::fs::write(&list, encoding_rs::SHIFT_JIS.encode(&text).0).unwrap();
    let options = ServiceOptions::new(VirtualTerminal::new("1319999999"), register.clone());
    let service = Service::start(folder.path(), options).unwrap();
    let list = list.to_str().unwrap();
    let (ended, text) = run("batch", folder.path(), &["--patients", list, "--json"]);
    let found: Value = serde_json::from_str(&text).unwrap();
    let counts = ["unchanged", "changed", "lost", "erroneous", "unknown"].map(|it| &found[it]);
    assert_eq!(
        (ended, counts.map(|it| it.as_u64().unwrap())),
        (0, [1, 1, 1, 0, 0])
    );

    let sent = service.served().len();
    let rows = [rows.as_slice(), &["4,,,,,,,,,,,,".to_owned()]].concat();
    std::fs::write(list, rows.join("\n")).unwrap();
    let (ended, _) = run("batch", folder.path(), &["--patients", list, "--json"]);
    assert_eq!(
        (ended, service.served().len()),
        (3, sent),
        "nothing was sent"
    );
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
