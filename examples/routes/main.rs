//! The routes of a day: who is verified how, what is asked for, and the machine behind it.
//!
//! ```text
//! cargo run --example routes -- [--at DATE] [--lang ja|en] [--json] [--dot MACHINE | --count]
//! ```
//!
//! Prints a row for each route and each kind of card, of an institution with every reader that asks
//! for everything. `--dot` prints a machine's screens and events as a graph for Graphviz: the counter
//! on a route (by its name, as `WINDOW`), the consent screens of a version (`CM0` to `CM3`), the
//! registration at the desk (`REGISTRATION`) and its end (`DEREGISTRATION`):
//!
//! ```text
//! cargo run --example routes -- --dot WINDOW | dot -Tpng -o window.png
//! ```
//!
//! `--count` prints how many states and transitions each machine has, all explored.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | printed |
//! | 2 | the command line makes no sense |

mod machines;

use lexopt::prelude::{Long, ValueExt};
use machines::Machine;
use mnc_core::identity::Method;
use mnc_core::reception::consent::{ConsentGroup, ConsentVersion, FacilitySettings};
use mnc_core::reception::machine::Counter;
use mnc_core::reception::routes::{MatrixRow, Route, matrix};
use mnc_core::{Date, Language};
use mnc_examples::{Usage, day, language, now_in_japan, say};
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
    dot: Option<Machine>,
    count: bool,
}

impl Arguments {
    fn parse() -> Result<Self, Usage> {
        let mut arguments = Self {
            day: now_in_japan().date(),
            language: Language::Japanese,
            json: false,
            dot: None,
            count: false,
        };
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Long("at") => arguments.day = day(&parser.value()?.string()?)?,
                Long("lang") => arguments.language = language(&parser.value()?.string()?)?,
                Long("json") => arguments.json = true,
                Long("dot") => arguments.dot = Some(Machine::parse(&parser.value()?.string()?)?),
                Long("count") => arguments.count = true,
                _ => return Err(argument.unexpected().into()),
            }
        }
        Ok(arguments)
    }

    fn print(&self) {
        match self.dot {
            Some(machine) => say!("{}", machine.graph(self.day)),
            None if self.count => self.print_counts(),
            None if self.json => self.print_json(),
            None => self.print_matrix(),
        }
    }

    fn print_counts(&self) {
        let (mut states, mut transitions) = (0, 0);
        for machine in Machine::all() {
            let graph = machine.graph(self.day);
            let (s, t, edges) = (graph.states, graph.transitions, graph.edges.len());
            let name = machine.name();
            say!("{name:<20} {s:>7} states {t:>8} transitions {edges:>5} arrows");
            if !matches!(machine, Machine::Registration) {
                (states, transitions) = (states + s, transitions + t);
            }
        }
        say!(
            "{:<20} {states:>7} states {transitions:>8} transitions",
            "all"
        );
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
