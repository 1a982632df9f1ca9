//! The examples over the real smart card service, with the card in a process of its own.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_tests::{Background, PcscStack, finish, start};
use serde_json::Value;
use std::process::Command;
use std::time::{Duration, Instant};

fn example(stack: &PcscStack, name: &str) -> Command {
    let mut command = stack.command(env!("CARGO"));
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    command.args([
        "run",
        "--quiet",
        "--locked",
        "--package",
        "mnc-examples",
        "--features",
        "pcsc",
    ]);
    command.args(["--example", name, "--"]);
    command
}

/// `card_server` with a card of this kind, noticed by the service.
fn card_server(stack: &PcscStack, kind: &str) -> Background {
    let address = stack.address().to_string();
    let mut server = example(stack, "card_server");
    let mut server = start(server.args(["--vpcd", &address, "--card", kind])).unwrap();
    assert_eq!(
        server.line().unwrap(),
        format!("ready: {kind} card on {address}")
    );
    let patience = Instant::now() + Duration::from_secs(20);
    while !finish(example(stack, "doctor").args(["--reader", "pcsc"]))
        .unwrap()
        .success
    {
        assert!(
            Instant::now() < patience,
            "the service does not notice the card"
        );
    }
    server
}

#[test]
fn the_reception_runs_over_the_real_stack() {
    let stack = PcscStack::start().unwrap();
    let _server = card_server(&stack, "face");
    let mut reception = example(&stack, "reception");
    let finished = finish(reception.args(["--reader", "pcsc", "--lang", "en"])).unwrap();
    assert!(finished.success, "{}", finished.text);
    assert!(
        finished.text.contains("card (reader: PC/SC)"),
        "{}",
        finished.text
    );
    assert!(
        finished.text.contains("locked (no try was spent"),
        "{}",
        finished.text
    );

    let mut reception = example(&stack, "reception");
    let wanted = ["--reader", "pcsc:Virtual PCD 00 00", "--json"];
    let record = finish(reception.args(wanted)).unwrap();
    let record: Value = serde_json::from_str(&record.text).unwrap();
    assert_eq!(record["card"]["pin_locked"], true);
    assert_eq!(record["eligibility"]["confirmed"], true);
}

#[test]
fn the_doctor_says_what_is_missing() {
    let code = |stack: &PcscStack| {
        let mut doctor = example(stack, "doctor");
        let finished = finish(doctor.args(["--reader", "pcsc", "--json"])).unwrap();
        assert!(!finished.success);
        let diagnoses: Value = serde_json::from_str(finished.lines()[0]).unwrap();
        diagnoses[0]["findings"][0]["code"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let mut stack = PcscStack::start().unwrap();
    assert_eq!(code(&stack), "R103", "no card");
    stack.stop();
    assert_eq!(code(&stack), "R101", "no service");
    assert_eq!(
        code(&PcscStack::start_without_reader().unwrap()),
        "R102",
        "no reader"
    );
}
