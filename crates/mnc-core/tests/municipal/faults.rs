//! Interrupted at every command in every manner, and carried on to the end.

use super::*;

fn faulty(card: &VirtualCard) -> Faulty<mnc_testkit::virtual_card::VirtualTransport> {
    let owner = card.clone();
    Faulty::new(card.transport()).reset_by(move || owner.reset())
}

const FAULTS: [Fault; 5] = [
    Fault::Removed,
    Fault::RemovedAfter,
    Fault::Reset,
    Fault::Failed,
    Fault::AnswerLost,
];

/// Interrupts a procedure at each command in each manner, then carries it on to its end.
fn interrupt_everywhere(
    make: impl Fn() -> VirtualCard,
    request: &AcceptedRequest,
    current: &HolderPins,
    end: [u8; 4],
) {
    let new = holder_pins("8642", "9753", "8675");
    let run = |card: &VirtualCard, fault: Option<(usize, Fault)>, dies_with_a_fault| {
        let common = random_pin(card);
        let desk = |in_doubt| Desk {
            current,
            common: &common,
            new: &new,
            in_doubt,
            dies_with_a_fault,
        };
        let transport = fault
            .into_iter()
            .fold(faulty(card), |transport, (n, fault)| transport.at(n, fault));
        let count = transport.count();
        let mut stored = None;
        let first = carry_on(transport, request, &mut stored, &desk(false));
        after_interruption(card, &first, stored.as_deref(), fault);
        let second = carry_on(card.transport(), request, &mut stored, &desk(true)).unwrap();
        assert_eq!(second.next_step(), None);
        assert_eq!(counters(card), end, "{fault:?}");
        (count.get(), first.is_err())
    };
    let (commands, failed) = run(&make(), None, false);
    assert!(commands > 15 && !failed, "{commands}");
    for n in 1..=commands {
        for fault in FAULTS {
            run(&make(), Some((n, fault)), false);
            run(&make(), Some((n, fault)), true);
        }
    }
}

/// The card's counters are what the SDK says; tries are missing only where the lock had begun.
fn after_interruption(
    card: &VirtualCard,
    first: &Result<Procedure, Error>,
    stored: Option<&str>,
    fault: Option<(usize, Fault)>,
) {
    let tries = counters(card);
    assert_eq!(reported(card), tries, "{fault:?}");
    let progress = stored.map(|json| Progress::from_json(json).unwrap());
    let next = progress.as_ref().and_then(Progress::next);
    let may_be_locked = progress
        .as_ref()
        .is_some_and(|p| next == Some(Step::LockPins) || p.is_complete(Step::LockPins));
    if !may_be_locked {
        assert_eq!(tries, [3; 4], "{fault:?} left {first:?}");
    }
    // Locked ones first, at most one that has begun, then untouched ones.
    assert!(tries.is_sorted(), "{fault:?}: {tries:?}");
    assert!(tries.iter().filter(|t| (1..3).contains(*t)).count() <= 1);
}

#[test]
fn an_interrupted_setting_is_carried_on_to_its_end() {
    let make = || VirtualCard::new(Kind::Normal);
    interrupt_everywhere(make, &switch(), &issued_pins(), [0; 4]);
}

#[test]
fn an_interrupted_unsetting_is_carried_on_to_its_end() {
    let make = || {
        let card = VirtualCard::new(Kind::Face);
        card.initialise_pins("7391");
        card
    };
    let initial = holder_pins("7391", "7391", "7391");
    interrupt_everywhere(make, &unset(), &initial, [3; 4]);
}
