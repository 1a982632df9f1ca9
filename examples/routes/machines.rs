//! The machines that can be drawn and counted: each route's counter, the consents, the registration.

use mnc_core::Date;
use mnc_core::card::TokenKind;
use mnc_core::card::secret::SecretStatus;
use mnc_core::identity::assessment::{Declaration, Marking};
use mnc_core::identity::certificate::LifeCycle;
use mnc_core::identity::{CardAssessment, CardKind, CardObservations, CardPhoto};
use mnc_core::reception::consent::{ConsentVersion, FacilitySettings};
use mnc_core::reception::graph::Graph;
use mnc_core::reception::machine::{self, Counter};
use mnc_core::reception::registration;
use mnc_core::reception::routes::Route;
use mnc_core::reception::usage::Step;
use mnc_examples::Usage;

/// A machine.
#[derive(Clone, Copy)]
pub(crate) enum Machine {
    /// The counter on a route.
    Counter(Route),
    /// The consent screens of a version.
    Consent(ConsentVersion),
    /// The registration at a counter.
    Registration,
    /// Its end.
    Deregistration,
}

impl Machine {
    /// Every machine.
    pub(crate) fn all() -> Vec<Self> {
        let counters = Route::ALL.iter().copied().map(Self::Counter);
        let consents = ConsentVersion::ALL.map(Self::Consent);
        counters
            .chain(consents)
            .chain([Self::Registration, Self::Deregistration])
            .collect()
    }

    /// The name on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Counter(route) => route.code(),
            Self::Consent(version) => version.name(),
            Self::Registration => "REGISTRATION",
            Self::Deregistration => "DEREGISTRATION",
        }
    }

    pub(crate) fn parse(name: &str) -> Result<Self, Usage> {
        let all = Self::all();
        let same = |machine: &&Self| machine.name().eq_ignore_ascii_case(name);
        all.iter().find(same).copied().ok_or_else(|| {
            let names: Vec<_> = all.iter().map(|machine| machine.name()).collect();
            Usage(format!("--dot {}, not {name}", names.join("|")))
        })
    }

    /// Its graph on the day: counters with the terminal's own settings, the consents of an institution
    /// that asks for everything.
    pub(crate) fn graph(self, day: Date) -> Graph {
        match self {
            Self::Counter(route) => counter(route, day),
            Self::Consent(version) => version.graph(FacilitySettings::EVERYTHING),
            Self::Registration => {
                counter(Route::Window, day).around(Step::Registration, self.name())
            }
            Self::Deregistration => registration::graph(day),
        }
    }
}

fn counter(route: Route, day: Date) -> Graph {
    let cards: Vec<_> = CardKind::ALL.into_iter().map(card).collect();
    machine::graph(&Counter::new(route), &cards, day.at(10, 0, 0, 0))
}

/// A card that is judged to be of this kind.
fn card(kind: CardKind) -> CardAssessment {
    let token = match kind {
        CardKind::AndroidPhone => TokenKind::AndroidPhone,
        CardKind::IPhone => TokenKind::IPhone,
        _ => TokenKind::MyNumberCard,
    };
    let pin = match kind {
        CardKind::Locked | CardKind::Face => SecretStatus::Locked,
        _ => SecretStatus::Remaining(3),
    };
    let life_cycle = match kind {
        CardKind::Unusable => LifeCycle::Expired,
        _ => LifeCycle::Valid,
    };
    let marking = if kind == CardKind::Face {
        Marking::Annotated
    } else {
        Marking::Absent
    };
    let photoless = kind == CardKind::Photoless;
    let photo = if photoless {
        CardPhoto::Absent
    } else {
        CardPhoto::Present
    };
    let shown = CardObservations {
        token: Some(token),
        authentication_pin: Some(pin),
        life_cycle: Some(life_cycle),
        ..CardObservations::default()
    };
    CardAssessment::new(
        shown,
        Declaration {
            marking,
            photo: Some(photo),
        },
    )
}
