//! The example `match` as a newcomer runs it: the table, the JSON, the encodings and how it ends.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use encoding_rs::SHIFT_JIS;
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/match/");

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO"));
    command.args([
        "run",
        "--quiet",
        "--locked",
        "--package",
        "mnc-examples",
        "--example",
        "match",
    ]);
    command.arg("--").args(arguments).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json(arguments: &[&str]) -> (i32, Value) {
    let output = run(&[arguments, &["--json"]].concat());
    (code(&output), serde_json::from_str(&text(&output)).unwrap())
}

fn sample(name: &str) -> String {
    std::fs::read_to_string(format!("{SAMPLES}{name}")).unwrap()
}

fn written(folder: &Path, name: &str, bytes: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Columns of a terminal: the reason begins at the same place in every row.
#[test]
fn the_table_has_straight_columns() {
    let output = run(&[]);
    let text = text(&output);
    assert_eq!(code(&output), 0, "{text}");
    for said in [
        "紐づけられます",
        "[10017] LINK L2",
        "髙見　翔太",
        "レセプトで使えない文字: 髙 → 高",
    ] {
        assert!(text.contains(said), "{said} in\n{text}");
    }
    let width = |c: char| {
        if c.is_ascii() || matches!(c, 'ｦ'..='ﾟ') {
            1
        } else {
            2
        }
    };
    let table: Vec<&str> = text
        .lines()
        .skip_while(|line| !line.starts_with("  項目"))
        .collect();
    let table = table.split(|line| line.is_empty()).next().unwrap();
    let column = |line: &str| -> usize {
        let (before, _) = line.rsplit_once("  ").unwrap();
        before.chars().map(width).sum::<usize>()
    };
    let columns: Vec<_> = table.iter().map(|line| column(line)).collect();
    assert!(
        columns.len() > 3 && columns.iter().all(|it| *it == columns[0]),
        "{text}"
    );
}

#[test]
fn json_says_the_same_in_codes() {
    let (code, json) = json(&["--lang", "en"]);
    assert_eq!(code, 0);
    let review = &json["reviews"][0];
    assert_eq!(review["decision"], "LINK");
    let best = &review["candidates"][0];
    assert_eq!(
        (best["patient_number"].as_str(), best["verdict"].as_str()),
        (Some("10017"), Some("LINK"))
    );
    let findings = best["findings"].as_array().unwrap();
    assert!(
        findings
            .iter()
            .any(|it| it["field"] == "NAME" && it["reason"] == "VARIANT")
    );
    assert!(
        findings
            .iter()
            .any(|it| it["field"] == "ADDRESS" && it["reason"] == "SAME_PLACE")
    );
    assert!(
        findings
            .iter()
            .all(|it| it["text"].as_str().is_some_and(str::is_ascii))
    );
    let twin = &review["candidates"][1];
    assert_eq!(
        (twin["patient_number"].as_str(), twin["verdict"].as_str()),
        (Some("10018"), Some("CONFIRM"))
    );
}

#[test]
fn the_list_may_be_in_shift_jis_or_have_a_byte_order_mark() {
    let folder = tempfile::tempdir().unwrap();
    let list = sample("patients.csv");
    let (in_shift_jis, _, lossy) = SHIFT_JIS.encode(&list);
    assert!(!lossy);
    let with_mark = [&b"\xEF\xBB\xBF"[..], list.as_bytes()].concat();
    let (_, expected) = json(&[]);
    for bytes in [in_shift_jis.to_vec(), with_mark] {
        let list = written(folder.path(), "patients.csv", &bytes);
        assert_eq!(json(&["--patients", &list]), (0, expected.clone()));
    }
}

#[test]
fn it_ends_as_documented() {
    let folder = tempfile::tempdir().unwrap();
    let answer = sample("answer.xml");
    for (name, from, to, exit) in [
        ("birth date", "20150401", "20150402", 3),
        ("sex", "<Sex1>1", "<Sex1>2", 3),
        ("branch", ">02<", ">03<", 1),
        ("mark", "髙見", "●見", 1),
        ("nobody", "ReferenceNumber>10017", "ReferenceNumber>99", 1),
    ] {
        let file = written(
            folder.path(),
            "answer.xml",
            answer.replace(from, to).as_bytes(),
        );
        assert_eq!(code(&run(&["--answer", &file])), exit, "{name}");
    }
    let bad = written(
        folder.path(),
        "bad.csv",
        "氏名,生年月日\n見本花子,昭和65年1月1日\n".as_bytes(),
    );
    let output = run(&["--patients", &bad]);
    let error = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(code(&output), 4);
    assert!(
        error.contains("at byte 20") && !error.contains("見本"),
        "{error}"
    );
    assert_eq!(code(&run(&["--answer", "no-such-file"])), 4);
    for nonsense in [
        &["--lang", "fr"][..],
        &["--day", "tomorrow"],
        &["--nonsense"],
    ] {
        assert_eq!(code(&run(nonsense)), 2, "{nonsense:?}");
    }
}
