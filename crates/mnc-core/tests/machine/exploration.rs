//! Every state and event on every route: no dead end, and time alone ends a visit.

use super::*;

/// Every route on a day of each period with two screens of consent, and the reader with every other
/// screen. (The consent screens alone are explored with all settings in `consent.rs`.)
pub(crate) fn explored() -> Vec<(Counter, Date)> {
    let planned = FacilitySettings {
        records: Records::None,
        health_checkups: false,
        ..FacilitySettings::EVERYTHING
    };
    let before = FacilitySettings {
        specific_diseases: true,
        ..PICTURED
    };
    let default = |route: &Route| {
        let counter = small(*route, FacilitySettings::default(), None);
        [DAYS[1], DAYS[4]].map(|day| (counter, day))
    };
    let mut all: Vec<_> = Route::ALL.iter().flat_map(default).collect();
    all.retain(|(counter, _)| counter.route != Route::Window);
    let window = small(Route::Window, FacilitySettings::default(), None);
    all.extend(DAYS.map(|day| (window, day)));
    all.push((
        counter(Route::Window, FacilitySettings::NOTHING, None),
        TODAY,
    ));
    let cm3 = Some(ConsentVersion::Cm3);
    all.push((small(Route::Window, planned, cm3), TODAY));
    let surgery = FacilitySettings {
        shared_records: false,
        ..planned
    };
    all.push((small(Route::Window, surgery, cm3), TODAY));
    all.push((small(Route::Window, before, None), DAYS[2]));
    all
}

fn asks_for_records(screen: S) -> bool {
    matches!(
        screen,
        S::InheritConsent
            | S::ShowConsent
            | S::ConsentMethod
            | S::AskSurgery
            | S::AskSurgeryAndDiseases
            | S::AskTreatmentAndMedication
            | S::AskMedication
            | S::AskHealthCheckups
            | S::AskOrally
    )
}

pub(crate) fn asks_for_pin(screen: S) -> bool {
    matches!(screen, S::Pin | S::PinAgain | S::PinLastTry)
}

/// What must hold of every transition.
pub(crate) fn check(visit: &Visit, event: &Event, next: &Visit, day: Date) {
    let screen = next.screen();
    let kind = next.card().map(CardAssessment::kind);
    let context = || {
        format!(
            "{:?} --{}--> {:?}",
            visit.screen().id,
            event.name(),
            screen.id
        )
    };
    if matches!(kind, Some(CardKind::Locked | CardKind::Face)) {
        assert!(
            !asks_for_pin(screen.id) && !screen.offers(Choice::Pin),
            "{}",
            context()
        );
    }
    if next.card().is_some_and(CardAssessment::is_in_grace) && next.end().is_none() {
        let ending = matches!(screen.id, S::TakeCard | S::CardLeftBehind);
        assert!(!asks_for_records(screen.id), "{}", context());
        let kept = next.identity().is_some() && !ending;
        assert!(!kept || next.consents().asked().is_empty(), "{}", context());
    }
    if day >= Date::constant(2024, 10, 7) {
        let limit = matches!(screen.id, S::AskLimitAmount | S::AskSpecificDiseases);
        assert!(!limit && !screen.offers(Choice::UseLimit), "{}", context());
    }
    if let Some(end) = next.end() {
        check_end(visit, event, end, next);
    }
}

fn check_end(visit: &Visit, event: &Event, end: &End, next: &Visit) {
    if let End::Received(received) = end {
        assert!(received.identity.is_enough_for(Use::Eligibility));
        assert!(received.outcome.confirms_qualification());
        for (category, state) in received.consents.iter() {
            let granted = matches!(state, ConsentState::Granted(_));
            let group = next.consents().granted().iter().any(|group| {
                group
                    .categories(next.consents().shares_records())
                    .contains(&category)
            });
            assert!(!granted || group, "{category:?} was never consented to");
            let enough = received.identity.is_enough_for(Use::MedicalInformation);
            assert!(!granted || enough, "{category:?} beyond the scope");
        }
        let card = next.card().map(CardAssessment::kind).unwrap();
        assert!(card.admits(received.identity.method()));
    }
    assert!(
        !end.code().is_empty(),
        "{:?} {}",
        visit.screen().id,
        event.name()
    );
}

/// Every state and event on every route, on a day of each period, at three institutions.
#[test]
fn every_visit_ends_in_a_record_a_fall_back_or_a_withdrawal() {
    let (mut states, mut transitions) = (0, 0);
    let (mut screens, mut events, mut ends) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (counter, day) in explored() {
        let mut arrows = Vec::new();
        let mut ids = Ids::default();
        ids.of(&counter.begin(on(day)));
        let (s, t) = explore(&counter, &cards(), on(day), |visit, event, next| {
            check(visit, event, next, day);
            let known = ids.of.len();
            arrows.push((ids.of(visit), ids.of(next)));
            if ids.of.len() > known {
                assert_time_ends(next, on(day));
            }
            screens.extend([visit.screen().id.code(), next.screen().id.code()]);
            events.insert(event.name());
            ends.extend(next.end().map(End::code));
        });
        assert_all_reach_an_end(&arrows, &ids);
        println!(
            "{:>20} {day}: {s:>6} states, {t:>7} transitions",
            counter.route.code()
        );
        states += s;
        transitions += t;
    }
    println!("{states} states, {transitions} transitions");
    println!(
        "{} screens, {} events, {} ends",
        screens.len(),
        events.len(),
        ends.len()
    );
    let unseen: Vec<_> = S::ALL
        .iter()
        .filter(|id| !screens.contains(id.code()))
        .collect();
    assert!(unseen.is_empty(), "never shown: {unseen:?}");
    let unpressed: Vec<_> = Choice::ALL
        .iter()
        .filter(|it| !events.contains(it.code()))
        .collect();
    assert!(unpressed.is_empty(), "never pressed: {unpressed:?}");
    for trouble in Trouble::ALL {
        assert!(ends.contains(trouble.code()), "{trouble:?}");
    }
    for why in Withdrawal::ALL {
        assert!(ends.contains(why.code()), "{why:?}");
    }
    assert!(ends.contains("RECEIVED"));
}

#[derive(Default)]
struct Ids {
    of: HashMap<Visit, usize>,
    ended: HashSet<usize>,
}

impl Ids {
    fn of(&mut self, visit: &Visit) -> usize {
        let next = self.of.len();
        if let Some(id) = self.of.get(visit) {
            return *id;
        }
        self.of.insert(visit.clone(), next);
        if visit.end().is_some() {
            self.ended.insert(next);
        }
        next
    }
}

/// No dead end: from everywhere some end can be reached.
fn assert_all_reach_an_end(arrows: &[(usize, usize)], ids: &Ids) {
    let mut back = vec![Vec::new(); ids.of.len()];
    for (from, to) in arrows {
        back[*to].push(*from);
    }
    let mut reaching = ids.ended.clone();
    let mut open: Vec<_> = reaching.iter().copied().collect();
    while let Some(id) = open.pop() {
        for from in &back[id] {
            if reaching.insert(*from) {
                open.push(*from);
            }
        }
    }
    assert_eq!(reaching.len(), ids.of.len(), "a dead end");
}

/// Left alone, a visit ends by itself: time alone leads from every screen to an end.
fn assert_time_ends(visit: &Visit, at: DateTime) {
    let mut visit = visit.clone();
    for _ in 0..20 {
        if visit.end().is_some() {
            return;
        }
        visit.step(Event::Elapsed, at).unwrap();
    }
    panic!("{:?} never ends", visit.screen().id);
}
