//! The scripted visits: each one's screens in their order, how it ends, and what its record says.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use serde_json::Value;
use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A visit: its script, its screens, its exit code, how it ended; and of a received one the method,
/// who pressed the buttons, how long the consents hold, and to what was consented.
struct Row(
    &'static str,
    &'static str,
    i32,
    &'static str,
    &'static [&'static str],
);

const BOTH: &str = "health_checkups medication";

const ROWS: &[Row] = &[
    Row(
        "window-face",
        "PLACE_CARD CHOOSE_METHOD FACE FACE_AGAIN CHECKING CONSENT_METHOD DONE",
        0,
        "RECEIVED",
        &["FACE", "PATIENT", "OUTPATIENT", BOTH],
    ),
    Row(
        "window-pin",
        "PLACE_CARD CHOOSE_METHOD PIN CHECKING CONSENT_METHOD ASK_MEDICATION ASK_HEALTH_CHECKUPS DONE",
        0,
        "RECEIVED",
        &["PIN", "PATIENT", "OUTPATIENT", "medication"],
    ),
    Row(
        "window-2024-10-06",
        "PLACE_CARD CHOOSE_METHOD FACE CHECKING ASK_MEDICATION ASK_HEALTH_CHECKUPS DONE ASK_LIMIT_AMOUNT DONE",
        0,
        "RECEIVED",
        &[
            "FACE",
            "PATIENT",
            "OUTPATIENT",
            "health_checkups limit_amount medication",
        ],
    ),
    Row(
        "three-wrong-pins",
        "PLACE_CARD CHOOSE_METHOD PIN PIN_AGAIN PIN_LAST_TRY CHOOSE_METHOD SIGHT_ON_TERMINAL CHECKING CONSENT_METHOD DONE",
        0,
        "RECEIVED",
        &["VISUAL", "PATIENT", "OUTPATIENT", BOTH],
    ),
    Row(
        "pinless-card",
        "PLACE_CARD CHOOSE_METHOD FACE FACE_AGAIN FACE_AGAIN SIGHT_ON_TERMINAL CHECKING CONSENT_METHOD DONE",
        0,
        "RECEIVED",
        &["VISUAL", "PATIENT", "OUTPATIENT", BOTH],
    ),
    Row(
        "visual-mode-v1",
        "SIGHT_ON_TERMINAL PLACE_CARD CHECKING CONSENT_METHOD DONE",
        0,
        "RECEIVED",
        &["VISUAL", "PATIENT", "OUTPATIENT", BOTH],
    ),
    Row(
        "visual-mode-v2",
        "PLACE_CARD CHOOSE_METHOD SIGHT_ON_READER CHECKING CONSENT_METHOD DONE",
        0,
        "RECEIVED",
        &["VISUAL", "PATIENT", "OUTPATIENT", BOTH],
    ),
    Row(
        "home-visit-web",
        "CONSENT_METHOD PIN HOLD_CARD VERIFYING CHECKING DONE",
        0,
        "RECEIVED",
        &["PIN", "PATIENT", "CONTINUING_CARE", BOTH],
    ),
    Row(
        "home-visit-app",
        "CONSENT_METHOD HOLD_CARD SIGHT_AT_HAND CHECKING DONE",
        0,
        "RECEIVED",
        &["VISUAL", "PATIENT", "CONTINUING_CARE", BOTH],
    ),
    Row(
        "grace",
        "PLACE_CARD CHOOSE_METHOD FACE CHECKING DONE_ELIGIBILITY_ONLY",
        0,
        "RECEIVED",
        &["FACE", "PATIENT", "OUTPATIENT", ""],
    ),
    Row(
        "limited",
        "HOLD_CARD CHOOSE_METHOD SIGHT_AT_HAND CHECKING DONE_ELIGIBILITY_ONLY",
        0,
        "RECEIVED",
        &["VISUAL", "PATIENT", "OUTPATIENT", ""],
    ),
    Row(
        "removed-early",
        "PLACE_CARD CHOOSE_METHOD PIN CHECKING CONSENT_METHOD CARD_TAKEN_EARLY CHOOSE_METHOD PIN CHECKING CONSENT_METHOD DONE",
        0,
        "RECEIVED",
        &["PIN", "PATIENT", "OUTPATIENT", BOTH],
    ),
    Row(
        "in-its-case",
        "PLACE_CARD CARD_IN_CASE PLACE_CARD CARD_REVERSED PLACE_CARD CHOOSE_METHOD FACE CHECKING CONSENT_METHOD DONE",
        0,
        "RECEIVED",
        &["FACE", "PATIENT", "OUTPATIENT", BOTH],
    ),
    Row(
        "not-registered",
        "PLACE_CARD CHOOSE_METHOD FACE CHECKING REGISTER REGISTERING CHECKING CONSENT_METHOD DONE",
        0,
        "RECEIVED",
        &["FACE", "PATIENT", "OUTPATIENT", BOTH],
    ),
    Row(
        "answer-lost",
        "PLACE_CARD CHOOSE_METHOD PIN CHECKING TAKE_CARD",
        6,
        "NO_ANSWER",
        &[],
    ),
    Row(
        "infant",
        "PLACE_CARD CHOOSE_METHOD PIN CHECKING CONSENT_METHOD DONE",
        0,
        "RECEIVED",
        &["PIN", "FAMILY", "OUTPATIENT", BOTH],
    ),
    Row("pharmacy-proxy", "", 4, "PATIENT_ABSENT", &[]),
    Row(
        "smartphone",
        "CHOOSE_PHONE PIN HOLD_PHONE VERIFYING CHECKING CONSENT_METHOD DONE",
        0,
        "RECEIVED",
        &["PIN", "PATIENT", "OUTPATIENT", BOTH],
    ),
    Row(
        "assisted",
        "CONFIRM_WISH PLACE_CARD CHOOSE_METHOD FACE CHECKING CONSENT_METHOD DONE",
        0,
        "RECEIVED",
        &["FACE", "FAMILY", "OUTPATIENT", BOTH],
    ),
    Row(
        "left-behind",
        "PLACE_CARD CHOOSE_METHOD FACE CHECKING CONSENT_METHOD DONE CARD_LEFT_BEHIND",
        0,
        "RECEIVED",
        &["FACE", "PATIENT", "OUTPATIENT", BOTH],
    ),
    Row(
        "nobody-stays",
        "PLACE_CARD CHOOSE_METHOD TAKE_CARD CARD_LEFT_BEHIND",
        7,
        "TIMED_OUT",
        &[],
    ),
];

fn scripts() -> PathBuf {
    PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../examples/reception/scripts"
    ))
}

fn reception(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--locked", "--package", "mnc-examples"]);
    command.args(["--example", "reception", "--", "--lang", "en"]);
    command.args(arguments);
    command
}

fn play(name: &str, more: &[&str]) -> (i32, String) {
    let script = scripts().join(format!("{name}.txt"));
    let mut command = reception(&["--script"]);
    let output = command.arg(script).args(more).output().unwrap();
    (code(&output), String::from_utf8(output.stdout).unwrap())
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// The identifiers in the titles of the frames.
fn screens(printed: &str) -> String {
    let title = |line: &str| Some(line.strip_prefix("┌─ ")?.split(' ').next()?.to_owned());
    printed
        .lines()
        .filter_map(title)
        .collect::<Vec<_>>()
        .join(" ")
}

fn ending(printed: &str) -> &str {
    let coded = ["fall-back (", "withdrawn ("];
    let code = |line: &'_ str| {
        let rest = coded.iter().find_map(|it| line.trim().strip_prefix(it))?;
        printed.get(printed.find(rest)?..)?.split(')').next()
    };
    printed.lines().find_map(code).unwrap_or("RECEIVED")
}

#[test]
fn every_script_shows_its_screens_and_ends_as_it_should() {
    for Row(name, expected, exit, end, _) in ROWS {
        let (code, printed) = play(name, &[]);
        assert_eq!(screens(&printed), *expected, "{name}");
        assert_eq!((code, ending(&printed)), (*exit, *end), "{name}\n{printed}");
    }
}

#[test]
fn every_script_is_tested() {
    let files = std::fs::read_dir(scripts()).unwrap();
    let there: BTreeSet<_> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    let tested = ROWS.iter().map(|row| format!("{}.txt", row.0)).collect();
    assert_eq!(there, tested);
}

#[test]
fn every_script_hands_over_its_record() {
    for Row(name, _, exit, end, expected) in ROWS {
        let (code, printed) = play(name, &["--json"]);
        assert_eq!(code, *exit, "{name}");
        let Ok(record) = serde_json::from_str::<Value>(&printed) else {
            assert!(printed.is_empty() && expected.is_empty(), "{name}: {end}");
            continue;
        };
        assert_eq!(record["eligibility"]["confirmed"], *exit == 0, "{name}");
        let Some(consents) = record["consents"].get(0) else {
            assert!(expected.is_empty(), "{name}");
            continue;
        };
        let granted = consents["consents"].as_object().unwrap().iter();
        let granted: Vec<_> = granted
            .filter(|(_, it)| it["state"] == "GRANTED")
            .map(|(key, _)| key.as_str())
            .collect();
        let found = [
            record["identity"]["method"].as_str().unwrap(),
            consents["operator"].as_str().unwrap(),
            consents["term"].as_str().unwrap(),
            &granted.join(" "),
        ];
        assert_eq!(found, *expected, "{name}");
        let locked = matches!(*name, "three-wrong-pins" | "pinless-card")
            || name.starts_with("visual-mode")
            || *name == "home-visit-app";
        assert_eq!(record["card"]["pin_locked"], locked, "{name}");
    }
}

/// Both ways of the exchange folder are used: what a reader pushes, and what the institution asks.
#[test]
fn the_answer_comes_out_of_the_exchange_folder() {
    assert!(play("window-pin", &[]).1.contains("OQSsiquc01res_face_"));
    let asked = play("home-visit-web", &[]).1;
    assert!(
        asked.contains("OQSsiquc01res_2") && !asked.contains("res_face_"),
        "{asked}"
    );
}

#[test]
fn the_command_line_wins_over_the_script() {
    let (code, printed) = play("limited", &["--outcome", "INVALID"]);
    assert_eq!((code, ending(&printed)), (6, "INVALID"), "{printed}");
    let (code, _) = play("window-face", &["--card", "expired"]);
    assert_eq!(
        code, 2,
        "the script presses a button that this card does not get"
    );
}

#[test]
fn a_mistake_in_a_script_is_said_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    for (text, line) in [
        ("# a comment\n\nroute NOWHERE\n", "line 3: a route is"),
        ("card\nroute WINDOW\n", "line 2: settings come before"),
        ("card\nchoose NONSENSE\n", "line 2: no button"),
        ("card\n\ndance\n", "line 3: an event is"),
        ("pin 12a4\n", "line 1: a PIN has four digits"),
        (
            "holder normal\ncard\nface fits\n",
            "line 3: this does not fit the screen CHOOSE_METHOD",
        ),
        ("holder normal\ncard\n9\n", "line 3: this does not fit"),
        ("pin\n", "line 1: this does not fit the screen PLACE_CARD"),
        ("on yesterday\n", "line 1: a day is"),
        ("holder golden\n", "line 1:"),
        ("answer MAYBE\n", "line 1: an outcome is"),
    ] {
        let path = folder.path().join("visit.txt");
        std::fs::write(&path, text).unwrap();
        let output = reception(&["--script", path.to_str().unwrap()])
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!(code(&output), 2, "{text}");
        assert!(said.contains(line), "{said}");
        assert!(!said.contains("12a4"), "digits of a PIN: {said}");
    }
    let missing = reception(&["--script", "no-such-file"]).output().unwrap();
    assert_eq!(code(&missing), 2);
}

/// Numbers press buttons, nonsense and what does not fit is asked again, and at the end of the input
/// nobody acts any more.
#[test]
fn somebody_at_the_terminal_plays_a_visit() {
    let mut command = reception(&["--interactive", "--card", "normal", "--route", "window"]);
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = pipes.stderr(Stdio::piped()).spawn().unwrap();
    let typed = b"card\nwhat?\n2\nface fits\npin\n1\nremove\n";
    child.stdin.take().unwrap().write_all(typed).unwrap();
    let output = child.wait_with_output().unwrap();
    let printed = String::from_utf8(output.stdout.clone()).unwrap();
    assert_eq!(code(&output), 0, "{printed}");
    assert!(printed.contains("consent: health_checkups, medication"));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("an event is"), "{said}");
    assert!(said.contains("does not fit the screen PIN"), "{said}");

    let mut command = reception(&["--interactive"]);
    let nobody = command.stdin(Stdio::null()).output().unwrap();
    assert_eq!(code(&nobody), 7, "nobody came");
    assert_eq!(
        code(&reception(&["--interactive", "--json"]).output().unwrap()),
        2
    );
}

/// Frames are closed in both languages: every line of one is as wide as its edges.
#[test]
fn frames_are_as_wide_as_their_edges() {
    for language in ["ja", "en"] {
        let output = reception(&["--lang", language]).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let framed = printed
            .lines()
            .filter(|line| line.starts_with(['┌', '│', '└']));
        let widths: BTreeSet<_> = framed.map(columns).collect();
        assert_eq!(widths.len(), 1, "{printed}");
    }
}

/// Japanese takes two columns, everything else on these screens one.
fn columns(line: &str) -> usize {
    let wide = |c: char| matches!(u32::from(c), 0x3000..=0x9FFF | 0xFF01..=0xFF60);
    line.chars().map(|c| 1 + usize::from(wide(c))).sum()
}

/// `… | head`: whoever has read enough ends the examples quietly.
#[test]
fn a_closed_pipe_ends_the_examples_quietly() {
    for (example, arguments) in [
        ("reception", &["--lang", "en"][..]),
        ("routes", &[]),
        ("routes", &["--dot", "WINDOW"]),
        ("municipal", &[]),
        ("doctor", &[]),
        ("certificate", &[]),
    ] {
        let mut command = Command::new(env!("CARGO"));
        command.args(["run", "--quiet", "--locked", "--package", "mnc-examples"]);
        command.args(["--example", example, "--"]).args(arguments);
        let pipes = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = pipes.spawn().unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut said)
            .unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{example}: {said}");
        assert!(said.is_empty(), "{example}: {said}");
    }
}
