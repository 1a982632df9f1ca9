//! The smart card service itself: not there, without reader, without card, stopped and restarted.

// Helpers of tests are tests to a reader, but not to the lint.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use mnc_testkit::virtual_card::{Kind, VirtualCard};
use mnc_tests::{Background, PcscStack, READER, finish, start};
use std::time::Duration;

fn client(stack: &PcscStack, arguments: &[&str]) -> String {
    let mut client = stack.command(env!("CARGO_BIN_EXE_counter_client"));
    let finished = finish(client.args(arguments)).unwrap();
    assert!(finished.success, "{}", finished.text);
    finished.text
}

fn watch(stack: &PcscStack, time: Duration) -> Background {
    let mut client = stack.command(env!("CARGO_BIN_EXE_counter_client"));
    start(client.args(["watch", &time.as_millis().to_string()])).unwrap()
}

fn event(name: &str, reader: &str) -> String {
    format!("{name}(ReaderName({reader:?}))")
}

#[test]
fn what_is_missing_is_named() {
    const FLOW: [&str; 3] = ["flow", "1234", "00000000000000"];
    let mut stack = PcscStack::start().unwrap();
    assert!(client(&stack, &FLOW).ends_with("failed NO_CARD\n"));
    let slots = client(&stack, &["diagnose"]);
    assert_eq!(slots, format!("{READER}: R103\nVirtual PCD 00 01: R103\n"));
    stack.stop();
    assert!(client(&stack, &FLOW).ends_with("failed SERVICE_DOWN\n"));
    assert_eq!(client(&stack, &["diagnose"]), "none: R101\n");
    let bare = PcscStack::start_without_reader().unwrap();
    assert!(client(&bare, &FLOW).ends_with("failed NO_READER\n"));
    assert_eq!(client(&bare, &["diagnose"]), "none: R102\n");
}

#[test]
fn the_kinds_of_card_are_told_apart() {
    for (kind, findings) in [
        (Kind::Normal, "R001"),
        (Kind::Face, "R001 R302"),
        (Kind::SmartphoneAndroid, "R002"),
    ] {
        let stack = PcscStack::start().unwrap();
        let _slot = stack.slot_with(&VirtualCard::new(kind)).unwrap();
        let text = client(&stack, &["diagnose"]);
        assert!(
            text.starts_with(&format!("{READER}: {findings}\n")),
            "{text}"
        );
    }
}

#[test]
fn the_monitor_sees_cards_come_and_go() {
    let stack = PcscStack::start().unwrap();
    let card = VirtualCard::new(Kind::Normal);
    let mut slot = stack.slot_with(&card).unwrap();
    let mut monitor = watch(&stack, Duration::from_secs(20));
    for expected in [
        event("ReaderArrived", READER),
        event("CardInserted", READER),
        event("ReaderArrived", "Virtual PCD 00 01"),
    ] {
        assert_eq!(monitor.line().unwrap(), expected);
    }
    slot.pull();
    assert_eq!(monitor.line().unwrap(), event("CardRemoved", READER));
    slot.insert(&card).unwrap();
    assert_eq!(monitor.line().unwrap(), event("CardInserted", READER));
    // A program that uses the card is no event.
    client(&stack, &["diagnose"]);
    slot.pull();
    assert_eq!(monitor.line().unwrap(), event("CardRemoved", READER));
}

#[test]
fn the_monitor_outlives_the_service() {
    const SECOND: &str = "Virtual PCD 00 01";
    let mut stack = PcscStack::start().unwrap();
    stack.stop();
    let mut monitor = watch(&stack, Duration::from_secs(30));
    for _ in 0..2 {
        stack.restart().unwrap();
        for name in [READER, SECOND] {
            assert_eq!(monitor.line().unwrap(), event("ReaderArrived", name));
        }
        stack.stop();
        for name in [READER, SECOND] {
            assert_eq!(monitor.line().unwrap(), event("ReaderLeft", name));
        }
    }
}

#[test]
fn the_monitor_keeps_to_its_time() {
    let stack = PcscStack::start_without_reader().unwrap();
    let started = std::time::Instant::now();
    let finished = watch(&stack, Duration::from_millis(1500)).finish().unwrap();
    assert_eq!(finished.text, "done\n");
    let took = started.elapsed().as_millis();
    assert!((1500..2500).contains(&took), "{took} ms");
}

#[test]
fn a_wait_without_limit_is_ended_from_another_thread() {
    let mut stack = PcscStack::start().unwrap();
    for _ in 0..2 {
        let text = client(&stack, &["cancel", "700"]);
        let (took, end) = text.split_once('\n').unwrap();
        assert_eq!(end, "Err(Cancelled)\n");
        let took: u128 = took.parse().unwrap();
        assert!((700..1000).contains(&took), "{took} ms");
        // The same where there is no service to wait for.
        stack.stop();
    }
}
