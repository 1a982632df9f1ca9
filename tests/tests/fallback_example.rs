//! The example of the fall-back as a newcomer runs it: what it prints, and the form that it writes.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test may"
)]

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    example(arguments).output().unwrap()
}

fn example(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--locked", "--package", "mnc-examples"]);
    command.args(["--example", "fallback", "--"]);
    command.args(arguments);
    command
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json(arguments: &[&str]) -> Value {
    let output = run(&[&["--json", "--at", "2026-11-20"], arguments].concat());
    assert_eq!(code(&output), 0, "{arguments:?}");
    serde_json::from_str(&said(&output)).unwrap()
}

/// 保発0710第1号 2; 事務連絡 of 2023-08-07, 2③.
#[test]
fn the_steps_are_those_of_the_notice() {
    let invalid = json(&["--case", "invalid"]);
    assert_eq!(
        (&invalid["rule"], &invalid["tenths"]),
        (&"E".into(), &serde_json::json!([3]))
    );
    let portal = ["--case", "card", "--shows", "PORTAL"];
    assert_eq!(json(&portal)["rule"], "B6");
    assert_eq!(
        json(&[&portal[..], &["--card", "face"]].concat())["rule"],
        "E"
    );
    let expired = [
        "--case",
        "not-brought",
        "--shows",
        "EXPIRED_INSURANCE_CARD",
        "--at",
        "2025-09-01",
    ];
    let national = json(&[&expired[..], &["--insurance", "NATIONAL"]].concat());
    assert_eq!(
        (&national["rule"], &json(&expired)["rule"]),
        (&"B8".into(), &"F2".into())
    );
    let answered = [
        &expired[..],
        &["--insurance", "NATIONAL", "--answer", "VALID"],
    ]
    .concat();
    assert_eq!(json(&answered)["rule"], "B7");
    assert_eq!(json(&["--case", "device", "--found"])["rule"], "C");
    let elderly = json(&["--case", "no-access", "--age", "elderly"]);
    assert_eq!(elderly["tenths"], serde_json::json!([3, 2, 1]));
    let nothing = json(&["--case", "not-brought"]);
    assert_eq!(
        (&nothing["payment"], &nothing["tenths"]),
        (&"WHOLE_COST".into(), &serde_json::json!([10]))
    );
    let silent = json(&["--reason", "NO_ANSWER"]);
    assert_eq!(
        (&silent["case"], &silent["trouble"]),
        (&"1(2)b".into(), &"T2".into())
    );
    assert_eq!(json(&["--reason", "MULTIPLE"])["other"], "ASK_WITH_BRANCH");
    let english = said(&run(&[
        "--case",
        "no-access",
        "--lang",
        "en",
        "--at",
        "2026-11-20",
    ]));
    for line in [
        "fill in the 被保険者資格申立書",
        "[3/10]",
        "保発0710第1号",
        "0800-080-4583",
    ] {
        assert!(english.contains(line), "{line} in\n{english}");
    }
}

/// Whole or not at all, and over nothing that is there.
#[test]
fn the_form_is_written_whole_and_over_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (out, fill) = (path("form.html"), path("fill.json"));
    fs::write(
        &fill,
        r#"{"NAME": "見本　花子", "SHARE": "いくらか", "ISSUED": true, "見本": "1"}"#,
    )
    .unwrap();
    let write = |more: &[&str]| run(&[&["--case", "invalid", "--form", &out], more].concat());
    assert_eq!(code(&write(&[])), 0);
    let blank = fs::read_to_string(&out).unwrap();
    assert!(blank.starts_with("<!DOCTYPE html>") && blank.ends_with("</html>\n"));
    assert_eq!(code(&write(&["--fill", &fill])), 3, "there is one already");
    assert_eq!(fs::read_to_string(&out).unwrap(), blank);
    let forced = write(&["--fill", &fill, "--force"]);
    assert_eq!(code(&forced), 0);
    let filled = fs::read_to_string(&out).unwrap();
    assert!(filled.contains("見本　花子") && filled.contains("✓</span>有効な保険資格"));
    let warned = String::from_utf8(forced.stderr).unwrap();
    assert!(warned.contains("SHARE is not understood") && warned.contains("no field of the form"));
    assert!(
        !warned.contains("いくらか") && !warned.contains("見本"),
        "never what was written"
    );
    fs::write(&fill, "[]").unwrap();
    assert_eq!(code(&write(&["--fill", &fill, "--force"])), 3);
    assert_eq!(
        fs::read_to_string(&out).unwrap(),
        filled,
        "a failure leaves the file alone"
    );
    let nowhere = path("missing/form.html");
    assert_eq!(code(&run(&["--case", "card", "--form", &nowhere])), 3);
    let left: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .map(|it| it.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 2, "no half-written file: {left:?}");
}

/// With Chromium a PDF of two sheets; without it the example says so and writes nothing.
#[test]
fn the_form_is_printed_if_there_is_a_chromium() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("form.pdf");
    let arguments = ["--case", "invalid", "--form", out.to_str().unwrap()];
    let without = example(&arguments)
        .env("CHROMIUM", "/no/such/program")
        .output()
        .unwrap();
    assert_eq!((code(&without), out.exists()), (4, false));
    assert!(
        String::from_utf8(without.stderr)
            .unwrap()
            .contains("PDF skipped")
    );
    match code(&run(&arguments)) {
        0 => assert_eq!(pages(&out), 2),
        4 => eprintln!("no Chromium: printing was skipped"),
        other => panic!("{other}"),
    }
}

fn pages(pdf: &Path) -> usize {
    let bytes = fs::read(pdf).unwrap();
    assert!(bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF"));
    let text = String::from_utf8_lossy(&bytes);
    let all = text.matches("/Type /Page").count();
    all - text.matches("/Type /Pages").count()
}

#[test]
fn nonsense_on_the_command_line_is_said_so() {
    for arguments in [
        &[][..],
        &["--case", "nonsense"],
        &["--reason", "NONSENSE"],
        &["--case", "card", "--card", "golden"],
        &["--case", "card", "--at", "yesterday"],
        &["--case", "card", "--share", "4"],
        &["--case", "card", "--fill", "x.json"],
        &["--case", "card", "--lang", "fr"],
        &["--case", "card", "--nonsense"],
    ] {
        assert_eq!(code(&run(arguments)), 2, "{arguments:?}");
    }
}
