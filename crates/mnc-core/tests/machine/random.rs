//! Random visits with faults: none panics, none is lost.

use super::exploration::{asks_for_pin, check, explored};
use super::*;

/// Visits of random events with faults: early removals, time-outs, lost answers, nonsense. None
/// panics, and each one ends when it is left alone.
#[test]
fn ten_thousand_random_visits_are_not_lost() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let (cards, counters) = (cards(), explored());
    let mut ends: HashMap<&'static str, u32> = HashMap::new();
    for _ in 0..10_000 {
        let (counter, day) = counters[random.below(counters.len())];
        let mut at = on(day);
        let mut visit = counter.begin(at);
        for _ in 0..random.below(60) {
            at = at.saturating_add(std::time::Duration::from_secs(random.below(30) as u64));
            let (event, before) = (random_event(&mut random, &visit, &cards, at), visit.clone());
            match visit.step(event.clone(), at) {
                Ok(_) => check_binding(&before, &event, &visit, day),
                Err(_) => assert_eq!(visit, before, "a refused event changed something"),
            }
        }
        for _ in 0..20 {
            let _ = visit.step(Event::Elapsed, at);
        }
        *ends.entry(visit.end().expect("ended").name()).or_default() += 1;
    }
    println!("{ends:?}");
    assert_eq!(ends.values().sum::<u32>(), 10_000);
    assert!(
        ends.len() == 3 && ends.values().all(|count| *count > 300),
        "{ends:?}"
    );
}

/// The rules of every transition; and nobody who was verified with one card is taken for the holder of
/// the next one. (Where sight comes first, the patient is verified before there is a card.)
fn check_binding(before: &Visit, event: &Event, next: &Visit, day: Date) {
    check(before, event, next, day);
    if next.screen().id == S::CardTakenEarly {
        assert!(next.identity().is_none(), "the next card may be another's");
    }
    let placed = matches!(event, Event::CardPlaced(_));
    if placed && before.identity().is_none() {
        assert!(next.identity().is_none(), "nobody was verified yet");
    }
    if let (Some(End::Received(received)), None) = (next.end(), before.end()) {
        let card = next.card().unwrap();
        let again = received.identity.clone().with_card(card).unwrap();
        assert_eq!(
            again, received.identity,
            "the record's verification is this card's"
        );
        assert!(received.identity.at() <= received.at);
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }
}

/// Mostly what fits the screen, sometimes a fault.
fn random_event(
    random: &mut Random,
    visit: &Visit,
    cards: &[CardAssessment],
    at: DateTime,
) -> Event {
    match random.below(20) {
        0 => Event::CardRemoved,
        1 => Event::Elapsed,
        2 => Event::CardMisplaced(Misplacement::ALL[random.below(3)]),
        3 => Event::FaceFailed(FaceFailure::ALL[random.below(3)]),
        4 => Event::PinFailed(PinFailure::Wrong { left: None }),
        5 => Event::Answered(Eligibility::NotRegistered),
        6 => Event::Answered(Eligibility::outcome(
            Outcome::ALL[random.below(Outcome::ALL.len())],
        )),
        7 => Event::StaffTakesOver,
        _ => fitting_event(random, visit, cards, at),
    }
}

fn fitting_event(
    random: &mut Random,
    visit: &Visit,
    cards: &[CardAssessment],
    at: DateTime,
) -> Event {
    let screen = visit.screen();
    let by = |method| Event::verified_by_reader(method, at);
    match screen.id {
        S::PlaceCard | S::HoldCard | S::HoldPhone | S::CardTakenEarly => {
            Event::card(cards[random.below(cards.len())].clone())
        }
        S::Face | S::FaceAgain => by(Method::Face),
        S::Verifying if random.below(2) == 0 => by(Method::Device),
        S::Verifying => by(Method::Pin),
        _ if asks_for_pin(screen.id) && !screen.offers(Choice::PinEntered) => by(Method::Pin),
        S::SightOnTerminal | S::SightOnReader | S::SightAtHand => by(Method::Visual),
        S::Checking => Event::Answered(Eligibility::outcome(Outcome::Valid)),
        S::Registering => Event::Registered,
        _ if screen.choices.is_empty() => Event::CardRemoved,
        _ => Event::Chosen(screen.choices[random.below(screen.choices.len())]),
    }
}
