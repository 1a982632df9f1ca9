//! The SDK and other programs at the same card.

// Helpers of tests are tests to a reader, but not to the lint.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use mnc_testkit::virtual_card::{Kind, VirtualCard};
use mnc_testkit::vpcd::Slot;
use mnc_tests::{Background, Finished, PcscStack, finish, start};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A signature with the authentication key of the JPKI application.
const SIGN: &str = "802A00970101";

/// From the death of a program until pcscd has cleaned up after it. In the first milliseconds it lets
/// the next program begin and then resets the card under it without saying so; nobody at a counter is
/// that quick.
const CLEANED_UP: Duration = Duration::from_millis(200);

struct Counter {
    stack: PcscStack,
    _slot: Slot,
    card: VirtualCard,
}

impl Counter {
    fn new() -> Self {
        let card = VirtualCard::new(Kind::Normal);
        let stack = PcscStack::start().unwrap();
        let slot = stack.slot_with(&card).unwrap();
        Self {
            stack,
            _slot: slot,
            card,
        }
    }

    /// One flow of a client of its own must succeed.
    fn assert_flow(&self) {
        let finished = self.flow();
        assert_eq!(finished.last_line(), "done", "{}", finished.text);
    }

    fn flow(&self) -> Finished {
        let arguments = ["flow", self.card.auth_pin(), self.card.reference_number_b()];
        self.client(&arguments)
    }

    fn client(&self, arguments: &[&str]) -> Finished {
        let mut client = self.stack.command(env!("CARGO_BIN_EXE_counter_client"));
        finish(client.args(arguments)).unwrap()
    }

    /// A client that keeps its connection and goes through the flow each time it is told to.
    fn flows(&self, count: usize) -> Background {
        let mut client = self.stack.command(env!("CARGO_BIN_EXE_counter_client"));
        let (pin, b) = (self.card.auth_pin(), self.card.reference_number_b());
        let mut client = start(client.args(["flows", pin, b, &count.to_string()])).unwrap();
        assert_eq!(client.line().unwrap(), "connected");
        client
    }

    fn disturb(&self, arguments: &[&str]) -> Finished {
        let mut disturber = self.stack.command(env!("CARGO_BIN_EXE_disturber"));
        finish(disturber.args(arguments)).unwrap()
    }

    /// A program that holds the card in this way.
    fn hold(&self, how: &str) -> Background {
        let mut disturber = self.stack.command(env!("CARGO_BIN_EXE_disturber"));
        let mut holder = start(disturber.arg(how)).unwrap();
        assert_eq!(holder.line().unwrap(), "holding");
        holder
    }
}

/// Goes through one flow and returns its last line, which follows on the error's if there is one.
fn one_flow(client: &mut Background) -> String {
    client.go_on().unwrap();
    let mut error = String::new();
    loop {
        let line = client.line().unwrap();
        if line == "done" || line.starts_with("failed") || line.is_empty() {
            return error + &line;
        }
        if line.starts_with("error: ") {
            error = line + "; ";
        }
    }
}

fn results(finished: &Finished) -> Vec<&str> {
    let result = |line: &&str| *line == "done" || line.starts_with("failed");
    finished.lines().into_iter().filter(result).collect()
}

#[test]
fn a_reset_between_two_transactions_goes_unnoticed() {
    let counter = Counter::new();
    let mut client = counter.flows(3);
    assert_eq!(one_flow(&mut client), "done");
    for disturbance in ["reset", "unpower"] {
        counter.disturb(&[disturbance]);
        assert_eq!(one_flow(&mut client), "done", "after {disturbance}");
    }
}

#[test]
fn a_crash_within_a_transaction_costs_nothing() {
    let counter = Counter::new();
    let mut client = counter.flows(10);
    for _ in 0..5 {
        counter.disturb(&["abandon"]);
        sleep(CLEANED_UP);
        assert_eq!(one_flow(&mut client), "done");
    }
    counter.hold("transaction").kill().unwrap();
    sleep(CLEANED_UP);
    counter.assert_flow();
}

#[test]
fn a_program_that_resets_all_the_time_costs_time_and_nothing_else() {
    let counter = Counter::new();
    let mut disturber = counter.stack.command(env!("CARGO_BIN_EXE_disturber"));
    let disturber = start(disturber.args(["resets", "3000"])).unwrap();
    let finished = counter.flows(10).finish().unwrap();
    assert_eq!(results(&finished), ["done"; 10], "{}", finished.text);
    let resets = disturber.finish().unwrap();
    assert!(resets.success);
    assert!(resets.last_line().parse::<u32>().unwrap() > 10);
    assert_eq!(counter.card.verify_attempts(), 30);
}

#[test]
fn opensc_works_at_the_same_time() {
    let counter = Counter::new();
    let mut client = counter.flows(60);
    for _ in 0..5 {
        client.go_on().unwrap();
    }
    let started = Instant::now();
    let mut dumps = 0;
    while dumps < 5 {
        let dump = finish(counter.stack.command("pkcs15-tool").arg("-D")).unwrap();
        assert!(dump.success, "{}", dump.text);
        assert!(
            dump.text.contains("User Authentication Certificate"),
            "{}",
            dump.text
        );
        dumps += 1;
    }
    let finished = client.finish().unwrap();
    assert_eq!(results(&finished), ["done"; 60]);
    assert!(started.elapsed() < Duration::from_secs(60));
}

#[test]
fn an_exclusive_holder_is_named_and_nothing_is_sent() {
    let counter = Counter::new();
    let holder = counter.hold("exclusive");
    let before = counter.card.apdu_count();
    assert_eq!(counter.flow().last_line(), "failed CARD_BUSY");
    assert!(counter.client(&["diagnose"]).text.contains("R104"));
    assert_eq!(counter.card.apdu_count(), before);
    assert!(holder.finish().unwrap().success);
    counter.assert_flow();
}

#[test]
fn a_transaction_is_waited_for() {
    let counter = Counter::new();
    let holder = counter.hold("transaction");
    let mut client = counter.stack.command(env!("CARGO_BIN_EXE_counter_client"));
    let (pin, b) = (counter.card.auth_pin(), counter.card.reference_number_b());
    let client = start(client.args(["flow", pin, b])).unwrap();
    sleep(Duration::from_millis(700));
    let before = counter.card.apdu_count();
    assert!(holder.finish().unwrap().success);
    assert_eq!(client.finish().unwrap().last_line(), "done");
    assert_eq!(before, 0, "a command passed within another's transaction");
}

#[test]
fn a_holder_that_never_lets_go_is_diagnosed() {
    let counter = Counter::new();
    let _holder = counter.hold("transaction");
    let diagnosis = counter.client(&["diagnose"]);
    assert!(diagnosis.text.contains("R104"), "{}", diagnosis.text);
}

#[test]
fn no_verified_secret_is_left_for_the_next_program() {
    let counter = Counter::new();
    counter.assert_flow();
    // The application is not selected any more, so there is no key; were it, 6982 would come.
    let next = counter.disturb(&["command", SIGN]);
    assert!(next.success, "{}", next.text);
    assert!(next.last_line().starts_with("[6"), "{}", next.text);
}
