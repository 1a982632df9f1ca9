//! The SDK over the real smart card service, with the card pulled out in the middle of every command.

// Helpers of tests are tests to a reader, but not to the lint.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use mnc_testkit::virtual_card::{Kind, VirtualCard, aid};
use mnc_testkit::vpcd::{Observed, Reaction};
use mnc_tests::{Finished, PcscStack, finish, insert};
use std::thread;

const AUTHENTICATION_PIN: u16 = 0x0018;
const SURFACE_NUMBER_B: u16 = 0x0012;
const INPUT_SUPPORT_NUMBER_B: u16 = 0x0015;
/// How many services work side by side.
const COUNTERS: usize = 4;

fn flow(stack: &PcscStack, card: &VirtualCard) -> Finished {
    let mut client = stack.command(env!("CARGO_BIN_EXE_counter_client"));
    finish(client.args(["flow", card.auth_pin(), card.reference_number_b()])).unwrap()
}

/// How many commands the whole flow takes.
fn commands(stack: &PcscStack, card: &VirtualCard) -> usize {
    let slot = stack.slot_with(card).unwrap();
    let finished = flow(stack, card);
    assert_eq!(finished.last_line(), "done", "{}", finished.text);
    assert!(slot.is_noticed());
    card.apdu_count()
}

/// The flow with the card pulled out at every n-th command of those that are `mine`.
fn pull_at_each(reaction: Reaction, mine: impl Fn(usize) -> bool) {
    let stack = PcscStack::start().unwrap();
    let count = commands(&stack, &VirtualCard::new(Kind::Normal));
    assert!(
        count > 20,
        "the flow is not the whole flow: {count} commands"
    );
    let mut slot = stack.slot();
    for n in (1..=count).filter(|n| mine(*n)) {
        let card = VirtualCard::new(Kind::Normal);
        let pull = move |seen: Observed| {
            if seen.number == n {
                reaction
            } else {
                Reaction::Answer
            }
        };
        insert(&mut slot, &card, pull).unwrap();
        let finished = flow(&stack, &card);
        assert!(finished.success, "command {n}: {}", finished.text);
        assert_eq!(
            finished.last_line(),
            "failed CARD_REMOVED",
            "command {n}: {}",
            finished.text
        );
        assert_no_try_is_spent(&card, n);
    }
}

fn assert_no_try_is_spent(card: &VirtualCard, n: usize) {
    for (application, reference, tries) in [
        (aid::JPKI, AUTHENTICATION_PIN, 3),
        (aid::SURFACE, SURFACE_NUMBER_B, 10),
        (aid::INPUT_SUPPORT, INPUT_SUPPORT_NUMBER_B, 10),
    ] {
        let left = card.tries_remaining(application, reference);
        assert_eq!(left, Some(tries), "command {n}, reference {reference:04X}");
    }
    assert!(
        card.verify_attempts() <= 3,
        "a secret was presented twice at command {n}"
    );
}

fn pull_side_by_side(reaction: Reaction) {
    thread::scope(|scope| {
        for counter in 0..COUNTERS {
            scope.spawn(move || pull_at_each(reaction, |n| n % COUNTERS == counter));
        }
    });
}

#[test]
fn a_card_pulled_before_any_command_is_removed() {
    pull_side_by_side(Reaction::Pull);
}

#[test]
fn a_card_pulled_before_any_answer_is_removed() {
    pull_side_by_side(Reaction::PullAfter);
}

#[test]
fn a_wrong_pin_says_how_many_tries_are_left() {
    let stack = PcscStack::start().unwrap();
    let card = VirtualCard::new(Kind::Normal);
    let _slot = stack.slot_with(&card).unwrap();
    let mut client = stack.command(env!("CARGO_BIN_EXE_counter_client"));
    let wrong = finish(client.args(["flow", "9999", card.reference_number_b()])).unwrap();
    assert_eq!(wrong.last_line(), "failed WRONG_SECRET 2");
    assert_eq!(card.verify_attempts(), 1);
}

#[test]
fn short_commands_only_give_the_same_result() {
    let stack = PcscStack::start().unwrap();
    for card in [
        VirtualCard::builder().extended_length(false).build(),
        VirtualCard::builder().t0_mode(true).build(),
    ] {
        let slot = stack.slot_with(&card).unwrap();
        assert_eq!(flow(&stack, &card).last_line(), "done");
        drop(slot);
        thread::sleep(std::time::Duration::from_secs(1));
    }
}
