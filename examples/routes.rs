//! The routes of a day: who is verified how, what is asked for, and the machine behind it.
//!
//! ```text
//! cargo run --example routes -- [--at DATE] [--lang ja|en] [--json] [--dot ROUTE]
//! ```
//!
//! Prints a row for each route and each kind of card, of an institution with every reader that asks
//! for everything; `--dot` prints one route's screens and events as a graph for Graphviz.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | printed |
//! | 2 | the command line makes no sense |

use lexopt::prelude::{Long, ValueExt};
use mnc_core::card::TokenKind;
use mnc_core::card::secret::SecretStatus;
use mnc_core::identity::assessment::{Declaration, Marking};
use mnc_core::identity::certificate::LifeCycle;
use mnc_core::identity::{CardAssessment, CardKind, CardObservations, CardPhoto, Method};
use mnc_core::reception::consent::{ConsentGroup, ConsentVersion, FacilitySettings};
use mnc_core::reception::machine::{Counter, graph};
use mnc_core::reception::routes::{MatrixRow, Route, matrix};
use mnc_core::{Date, Language};
use mnc_examples::{Usage, language, now_in_japan, say};
use serde_json::{Value, json};
use std::process::ExitCode;

fn main() -> ExitCode {
    match Arguments::parse() {
        Ok(arguments) => {
            arguments.print();
            ExitCode::SUCCESS
        }
        Err(usage) => {
            eprintln!("routes: {usage}");
            ExitCode::from(2)
        }
    }
}

struct Arguments {
    day: Date,
    language: Language,
    json: bool,
    dot: Option<Route>,
}

impl Arguments {
    fn parse() -> Result<Self, Usage> {
        let mut arguments = Self {
            day: now_in_japan().date(),
            language: Language::Japanese,
            json: false,
            dot: None,
        };
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Long("at") => arguments.day = day(&parser.value()?.string()?)?,
                Long("lang") => arguments.language = language(&parser.value()?.string()?)?,
                Long("json") => arguments.json = true,
                Long("dot") => arguments.dot = Some(route(&parser.value()?.string()?)?),
                _ => return Err(argument.unexpected().into()),
            }
        }
        Ok(arguments)
    }

    fn print(&self) {
        match self.dot {
            Some(route) => say!("{}", graph_of(route, self.day)),
            None if self.json => self.print_json(),
            None => self.print_matrix(),
        }
    }

    fn print_json(&self) {
        say!("{}", Value::Array(self.rows().iter().map(json).collect()));
    }

    fn rows(&self) -> Vec<MatrixRow> {
        let mut counter = Counter::new(Route::Window);
        counter.facility = FacilitySettings::EVERYTHING;
        matrix(&counter, self.day)
    }

    fn print_matrix(&self) {
        say!("{}", self.day);
        for rows in self.rows().chunk_by(|one, other| one.route == other.route) {
            let Some(first) = rows.first() else { continue };
            say!(
                "\n{} ({})",
                first.route.message(self.language),
                first.route.code()
            );
            for row in rows {
                say!("  {:<14} {}", row.kind.name(), self.line(row));
            }
        }
    }

    fn line(&self, row: &MatrixRow) -> String {
        let offer = match &row.offer {
            Ok(offer) => offer,
            Err(reason) => return format!("- {}", reason.code()),
        };
        let groups: Vec<_> = row
            .groups
            .iter()
            .map(|it| it.message(self.language))
            .collect();
        let version = row.version.map_or("-", ConsentVersion::name);
        format!(
            "{:<16} {:<5} {:?} {version} {}",
            names(&offer.methods).join(" "),
            offer.rule,
            row.place,
            groups.join(", ")
        )
        .trim_end()
        .to_owned()
    }
}

fn json(row: &MatrixRow) -> Value {
    let groups: Vec<_> = row.groups.iter().map(ConsentGroup::code).collect();
    let offer = row.offer.as_ref();
    json!({
        "route": row.route.code(),
        "card": row.kind.name(),
        "methods": offer.map(|offer| names(&offer.methods)).unwrap_or_default(),
        "rule": offer.ok().map(|offer| offer.rule),
        "scope": offer.ok().map(|offer| offer.scope.name()),
        "instead": offer.err().map(|reason| reason.code()),
        "consent_version": row.version.map(ConsentVersion::name),
        "consent_groups": groups,
    })
}

fn names(methods: &[Method]) -> Vec<&'static str> {
    methods.iter().map(|method| method.name()).collect()
}

fn day(text: &str) -> Result<Date, Usage> {
    text.parse()
        .map_err(|_| Usage(format!("--at YYYY-MM-DD, not {text}")))
}

fn route(text: &str) -> Result<Route, Usage> {
    let found = Route::ALL
        .iter()
        .find(|route| route.code().eq_ignore_ascii_case(text));
    found.copied().ok_or_else(|| {
        let codes: Vec<_> = Route::ALL.iter().map(|route| route.code()).collect();
        Usage(format!("--dot {}, not {text}", codes.join("|")))
    })
}

fn graph_of(route: Route, day: Date) -> String {
    let cards: Vec<_> = CardKind::ALL.into_iter().map(card).collect();
    graph(&Counter::new(route), &cards, day.at(10, 0, 0, 0)).to_string()
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
