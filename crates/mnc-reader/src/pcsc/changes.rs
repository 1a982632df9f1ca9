//! From two looks at the readers to the events between them.

use super::context::ReaderName;
use std::collections::BTreeMap;

/// Something that happened at a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// A reader was connected, or was there when the monitor started.
    ReaderArrived(ReaderName),
    /// A reader was disconnected, or the smart card service ended.
    ReaderLeft(ReaderName),
    /// A card was put on the reader, or was there when the monitor started.
    CardInserted(ReaderName),
    /// The card was taken away.
    CardRemoved(ReaderName),
}

/// What one look at a reader shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// Whether a card is there.
    pub(super) card: bool,
    /// How many insertions and removals the service has counted (0 where it does not count).
    pub(super) count: u32,
}

/// All readers at one moment.
pub(super) type Look = BTreeMap<ReaderName, Seen>;

/// The events that lead from one look to the next.
pub(super) fn between(before: &Look, after: &Look) -> Vec<Event> {
    let mut events = Vec::new();
    for (name, old) in before {
        if !after.contains_key(name) {
            if old.card {
                events.push(Event::CardRemoved(name.clone()));
            }
            events.push(Event::ReaderLeft(name.clone()));
        }
    }
    for (name, new) in after {
        let old = before.get(name);
        if old.is_none() {
            events.push(Event::ReaderArrived(name.clone()));
        }
        card_events(name, old, *new, &mut events);
    }
    events
}

fn card_events(name: &ReaderName, old: Option<&Seen>, new: Seen, events: &mut Vec<Event>) {
    let had_card = old.is_some_and(|old| old.card);
    // A card exchanged between two looks shows in the count alone.
    let swapped = had_card && new.card && old.is_some_and(|old| old.count != new.count);
    if had_card && (!new.card || swapped) {
        events.push(Event::CardRemoved(name.clone()));
    }
    if new.card && (!had_card || swapped) {
        events.push(Event::CardInserted(name.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> ReaderName {
        ReaderName::new(text).unwrap()
    }

    fn look(readers: &[(&str, bool, u32)]) -> Look {
        readers
            .iter()
            .map(|&(reader, card, count)| (name(reader), Seen { card, count }))
            .collect()
    }

    #[test]
    fn the_first_look_reports_what_is_there() {
        let events = between(&look(&[]), &look(&[("A", true, 0), ("B", false, 0)]));
        assert_eq!(
            events,
            [
                Event::ReaderArrived(name("A")),
                Event::CardInserted(name("A")),
                Event::ReaderArrived(name("B")),
            ]
        );
    }

    #[test]
    fn a_reader_that_leaves_takes_its_card_along() {
        let events = between(&look(&[("A", true, 1)]), &look(&[]));
        assert_eq!(
            events,
            [Event::CardRemoved(name("A")), Event::ReaderLeft(name("A"))]
        );
    }

    #[test]
    fn a_quick_exchange_of_cards_is_two_events() {
        let events = between(&look(&[("A", true, 1)]), &look(&[("A", true, 3)]));
        assert_eq!(
            events,
            [
                Event::CardRemoved(name("A")),
                Event::CardInserted(name("A"))
            ]
        );
    }

    #[test]
    fn nothing_new_is_no_event() {
        let same = look(&[("A", true, 1), ("B", false, 4)]);
        assert_eq!(between(&same, &same), []);
        let passed_by = look(&[("A", true, 1), ("B", false, 6)]);
        assert_eq!(between(&same, &passed_by), []);
    }
}
