//! The counter, explored: every visit that can happen on every route, and the screens of the notices.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may"
)]

mod exploration;
mod notices;
mod random;
mod troubles;

use mnc_core::card::TokenKind;
use mnc_core::card::secret::SecretStatus;
use mnc_core::eligibility::Outcome;
use mnc_core::identity::assessment::{Declaration, Marking};
use mnc_core::identity::certificate::LifeCycle;
use mnc_core::identity::policy::{FallBack, ReaderCapabilities};
use mnc_core::identity::*;
use mnc_core::reception::consent::*;
use mnc_core::reception::machine::*;
use mnc_core::reception::routes::{Route, matrix};
use mnc_core::reception::screen::{Choice, ScreenId as S};
use mnc_core::{Date, DateTime, ErrorKind};
use std::collections::{BTreeSet, HashMap, HashSet};

const TODAY: Date = Date::constant(2026, 11, 20);

/// A day in each period of the rules.
const DAYS: [Date; 6] = [
    Date::constant(2021, 6, 1),
    Date::constant(2023, 12, 13),
    Date::constant(2024, 10, 6),
    Date::constant(2024, 10, 7),
    Date::constant(2025, 12, 1),
    TODAY,
];

fn on(day: Date) -> DateTime {
    day.at(10, 0, 0, 0)
}

fn card(pin: SecretStatus, life_cycle: LifeCycle, declaration: Declaration) -> CardAssessment {
    let shown = CardObservations {
        token: Some(TokenKind::MyNumberCard),
        authentication_pin: Some(pin),
        life_cycle: Some(life_cycle),
        ..CardObservations::default()
    };
    CardAssessment::new(shown, declaration)
}

fn declared(marking: Marking, photo: CardPhoto) -> Declaration {
    Declaration {
        marking,
        photo: Some(photo),
    }
}

const PLAIN: Declaration = Declaration {
    marking: Marking::Absent,
    photo: Some(CardPhoto::Present),
};

fn normal() -> CardAssessment {
    card(SecretStatus::Remaining(3), LifeCycle::Valid, PLAIN)
}

fn locked() -> CardAssessment {
    card(SecretStatus::Locked, LifeCycle::Valid, PLAIN)
}

fn face() -> CardAssessment {
    let annotated = declared(Marking::Annotated, CardPhoto::Present);
    card(SecretStatus::Locked, LifeCycle::Valid, annotated)
}

fn infant() -> CardAssessment {
    let without = declared(Marking::Absent, CardPhoto::Absent);
    card(SecretStatus::Remaining(3), LifeCycle::Valid, without)
}

fn grace() -> CardAssessment {
    card(SecretStatus::Remaining(1), LifeCycle::Grace, PLAIN)
}

fn phone(token: TokenKind) -> CardAssessment {
    let shown = CardObservations {
        token: Some(token),
        life_cycle: Some(LifeCycle::Valid),
        ..CardObservations::default()
    };
    CardAssessment::new(shown, Declaration::default())
}

fn cards() -> Vec<CardAssessment> {
    let expired = card(SecretStatus::Remaining(3), LifeCycle::Expired, PLAIN);
    let phones = [TokenKind::AndroidPhone, TokenKind::IPhone].map(phone);
    let cards = [normal(), locked(), face(), infant(), grace(), expired];
    cards.into_iter().chain(phones).collect()
}

/// As [`counter`], with fewer tries: the numbers of states multiply.
fn small(route: Route, facility: FacilitySettings, software: Option<ConsentVersion>) -> Counter {
    let limits = Limits {
        face_attempts: 2,
        pin_attempts: 2,
    };
    Counter {
        limits,
        ..counter(route, facility, software)
    }
}

fn counter(route: Route, facility: FacilitySettings, software: Option<ConsentVersion>) -> Counter {
    Counter {
        facility,
        software,
        ..Counter::new(route)
    }
}

/// A visit that plays the events and lists the screens.
struct Played {
    visit: Visit,
    screens: Vec<S>,
    at: DateTime,
}

fn play(counter: Counter, day: Date) -> Played {
    let visit = counter.begin(on(day));
    Played {
        screens: vec![visit.screen().id],
        visit,
        at: on(day),
    }
}

impl Played {
    fn then(mut self, event: Event) -> Self {
        self.visit.step(event, self.at).unwrap();
        self.screens.push(self.visit.screen().id);
        self
    }

    fn choose(self, choice: Choice) -> Self {
        self.then(Event::Chosen(choice))
    }

    fn verified(self, method: Method) -> Self {
        let at = self.at;
        self.then(Event::verified_by_reader(method, at))
    }

    fn valid(self) -> Self {
        self.then(Event::Answered(Eligibility::outcome(Outcome::Valid)))
    }

    fn received(&self) -> &Received {
        match self.visit.end() {
            Some(End::Received(received)) => received,
            end => panic!("{end:?}"),
        }
    }

    fn code(&self) -> &'static str {
        self.visit.end().map_or("not ended", End::code)
    }
}

/// Every route has a row for every kind of card, and those without a method are the ones meant.
#[test]
fn the_matrix_has_every_route_and_card() {
    let rows = matrix(&Counter::new(Route::Window), TODAY);
    let all_but_infants = (Route::ALL.len() - 1) * CardKind::ALL.len();
    assert_eq!(rows.len(), all_but_infants + 1);
    let open = |route: Route| {
        rows.iter()
            .any(|row| row.route == route && row.offer.is_ok())
    };
    let closed: Vec<_> = Route::ALL
        .iter()
        .copied()
        .filter(|route| !open(*route))
        .collect();
    let without_a_method = [
        Route::HomeVisitAgain,
        Route::Ambulance, // the trial has ended
        Route::PharmacyProxy,
        Route::Outage,
    ];
    assert_eq!(closed, without_a_method);
}

/// Every route can be drawn: its graph leads to an end, also where nobody can be received.
#[test]
fn every_route_has_a_graph() {
    for route in Route::ALL {
        let counter = small(*route, FacilitySettings::default(), None);
        let drawn = graph(&counter, &[normal(), grace()], on(TODAY));
        assert_eq!(drawn.name, route.code());
        let ends = ["RECEIVED", "FALL_BACK"];
        let dot = drawn.to_string();
        assert!(ends.iter().any(|end| dot.contains(end)), "{dot}");
        assert!(drawn.edges.len() <= drawn.transitions.max(1));
    }
    let absent = graph(&Counter::new(Route::PharmacyProxy), &[], on(TODAY));
    let edge = absent.edges.first().unwrap();
    assert_eq!(
        (edge.from, edge.event, edge.to),
        ("BEGIN", "PATIENT_ABSENT", "FALL_BACK")
    );
}

/// The verification of every record is named: by what method, by whose judgement, when.
#[test]
fn every_record_names_its_verification() {
    let mut seen = BTreeSet::new();
    for route in [Route::Window, Route::Phone, Route::HomeVisitApp] {
        let counter = small(route, FacilitySettings::NOTHING, None);
        explore(&counter, &cards(), on(TODAY), |_, _, next| {
            let Some(End::Received(received)) = next.end() else {
                return;
            };
            let identity = &received.identity;
            if !seen.insert((identity.method().name(), identity.judge().name())) {
                return;
            }
            let answer = mnc_core::eligibility::QualificationAnswer::default();
            let (record, _) = received
                .as_ref()
                .clone()
                .into_record(mnc_core::reception::CardFacts::default(), answer)
                .unwrap();
            let json = record.to_json();
            for named in [identity.method().name(), identity.judge().name()] {
                assert!(json.contains(&format!("\"{named}\"")), "{named}");
            }
            assert!(json.contains(&identity.at().to_string()));
        });
    }
    let expected = [
        ("DEVICE", "HOLDER"),
        ("FACE", "OFFICIAL_READER"),
        ("PIN", "HOLDER"),
        ("VISUAL", "STAFF"),
    ];
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), expected);
}

const PICTURED: FacilitySettings = FacilitySettings {
    surgery: true,
    records: Records::TreatmentAndMedication,
    health_checkups: true,
    limit_amount: true,
    ..FacilitySettings::NOTHING
};

fn window() -> Counter {
    counter(Route::Window, PICTURED, None)
}
