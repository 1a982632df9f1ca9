//! Every visit that can happen at a counter, explored; and its graph of screens.

use super::counter::Counter;
use super::event::{Eligibility, Event, FaceFailure, Misplacement, PinFailure};
use super::visit::Visit;
use crate::DateTime;
use crate::eligibility::Outcome;
use crate::identity::{CardAssessment, Method};
use crate::reception::consent::{ConsentGroup, ConsentGroups, PriorConsent, PriorSource};
use crate::reception::graph::{Edge, Graph};
use crate::reception::screen::Choice;
use std::collections::{BTreeSet, HashSet, VecDeque};

/// The graph of a counter with such cards.
pub fn graph(counter: &Counter, cards: &[CardAssessment], at: DateTime) -> Graph {
    let mut edges = BTreeSet::from_iter(ended_at_once(counter, at));
    let (states, transitions) = explore(counter, cards, at, |visit, event, next| {
        edges.insert(Edge {
            from: node(visit),
            event: event.name(),
            to: node(next),
        });
    });
    Graph {
        name: counter.route.code(),
        edges,
        states,
        transitions,
        part: None,
    }
}

/// On some routes and days nobody can be received with any card.
fn ended_at_once(counter: &Counter, at: DateTime) -> Option<Edge> {
    let visit = counter.begin(at);
    visit.end().map(|end| Edge {
        from: "BEGIN",
        event: end.code(),
        to: end.name(),
    })
}

fn node(visit: &Visit) -> &'static str {
    visit
        .end()
        .map_or_else(|| visit.screen().id.code(), |end| end.name())
}

/// Visits every state that can be reached with such cards, and shows each transition. Time stands
/// still. Returns the numbers of states and of transitions.
pub fn explore(
    counter: &Counter,
    cards: &[CardAssessment],
    at: DateTime,
    mut transition: impl FnMut(&Visit, &Event, &Visit),
) -> (usize, usize) {
    let events = alphabet(cards, at);
    let start = counter.begin(at);
    let (mut seen, mut open) = (HashSet::from([start.clone()]), VecDeque::from([start]));
    let mut transitions = 0;
    while let Some(visit) = open.pop_front() {
        let screen = visit.screen();
        let possible = |event: &&Event| !matches!(event, Event::Chosen(it) if !screen.offers(*it));
        for event in events.iter().filter(possible) {
            let mut next = visit.clone();
            if next.step(event.clone(), at).is_err() {
                continue;
            }
            transitions += 1;
            transition(&visit, event, &next);
            if !seen.contains(&next) {
                seen.insert(next.clone());
                open.push_back(next);
            }
        }
    }
    (seen.len(), transitions)
}

/// Everything that may happen. 有効（未登録） goes the way of 有効, and is left out.
fn alphabet(cards: &[CardAssessment], at: DateTime) -> Vec<Event> {
    let methods = [Method::Face, Method::Pin, Method::Visual, Method::Device];
    let mut events = vec![
        Event::CardRemoved,
        Event::StaffTakesOver,
        Event::DeviceFailed,
        Event::Registered,
        Event::RegistrationFailed,
        Event::Elapsed,
        Event::PinFailed(PinFailure::Wrong { left: None }),
        Event::PinFailed(PinFailure::Locked),
        Event::Answered(Eligibility::NotRegistered),
        Event::Answered(Eligibility::Unreachable),
        Event::Answered(with_extras()),
    ];
    events.extend(cards.iter().cloned().map(Event::card));
    events.extend(methods.map(|method| Event::verified_by_reader(method, at)));
    events.extend(Choice::ALL.iter().copied().map(Event::Chosen));
    events.extend(Misplacement::ALL.iter().copied().map(Event::CardMisplaced));
    events.extend(FaceFailure::ALL.iter().copied().map(Event::FaceFailed));
    let told_apart = |outcome: &Outcome| *outcome != Outcome::AidUnregistered;
    let outcomes = Outcome::ALL.iter().copied().filter(told_apart);
    let outcomes = outcomes.map(Eligibility::outcome);
    events.extend(outcomes.map(Event::Answered));
    events
}

fn with_extras() -> Eligibility {
    let asked = ConsentGroups::NONE.with(ConsentGroup::Surgery);
    Eligibility::Answered {
        outcome: Outcome::Valid,
        prior: Some(PriorConsent {
            source: PriorSource::LastVisit,
            asked,
            granted: asked,
            shared_records: true,
        }),
        referrals: 2,
    }
}
