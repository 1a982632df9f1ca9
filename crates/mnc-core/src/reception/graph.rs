//! A machine as a graph of its screens and ends, drawn by Graphviz.

use super::screen::ScreenId;
use super::usage::Step;
use crate::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// An arrow between two nodes of a [`Graph`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edge {
    /// The screen, or the state.
    pub from: &'static str,
    /// The event, or the choice.
    pub event: &'static str,
    /// The screen, the state, or how it ended.
    pub to: &'static str,
}

/// The graph of a machine: its nodes are screens, states and ends, by their codes.
///
/// `Display` is Graphviz: screens of one step have one colour, events between the same two nodes
/// share an arrow, and ends are framed twice. Screens that differ in their words alone are one node.
/// What anybody can do anywhere is not drawn (to stop, to wait, to take the card away too early);
/// [`edges`](Self::edges) has it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Graph {
    /// Whose graph it is.
    pub name: &'static str,
    /// The arrows.
    pub edges: BTreeSet<Edge>,
    /// How many states there are behind the nodes.
    pub states: usize,
    /// How many events lead from one state to another, or to itself.
    pub transitions: usize,
    /// Of which step it is the part, if it is not the whole.
    pub(super) part: Option<Step>,
}

/// What people do when they do not go on.
const LEAVING: [&str; 3] = ["QUIT", "ELAPSED", "CARD_REMOVED"];

impl Graph {
    /// The part that begins or ends in the screens of a step, under a name of its own.
    #[must_use]
    pub fn around(mut self, step: Step, name: &'static str) -> Self {
        (self.part, self.name) = (Some(step), name);
        let within = |node| step_of(node) == Some(step);
        self.edges
            .retain(|edge| within(edge.from) || within(edge.to));
        self
    }

    fn nodes(&self) -> BTreeSet<&'static str> {
        let arrows = self.arrows();
        arrows.keys().flat_map(|(from, to)| [*from, *to]).collect()
    }

    /// The events between each two nodes that are drawn.
    fn arrows(&self) -> BTreeMap<(&'static str, &'static str), BTreeSet<&'static str>> {
        let mut arrows: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for Edge { from, event, to } in &self.edges {
            let (from, to) = (drawn_as(from), drawn_as(to));
            arrows.entry((from, to)).or_default().insert(*event);
        }
        arrows.retain(|(from, to), events| {
            !is_leaving(events) || (from != to && !["WITHDRAWN", "CARD_TAKEN_EARLY"].contains(to))
        });
        arrows
    }

    fn is_end(&self, node: &str) -> bool {
        !self.edges.iter().any(|edge| edge.from == node)
    }

    fn write_node(&self, f: &mut fmt::Formatter<'_>, node: &str) -> fmt::Result {
        let style = match (self.is_end(node), self.part) {
            (true, Some(_)) => "style=\"rounded,dashed\"",
            (true, None) => "shape=doubleoctagon",
            _ => "",
        };
        let Some(step) = step_of(node) else {
            return writeln!(f, "  \"{node}\" [{style}];");
        };
        let drawn = self.edges.iter().flat_map(|edge| [edge.from, edge.to]);
        let drawn: BTreeSet<_> = drawn.filter(|it| drawn_as(it) == node).collect();
        let (names, label) = (
            Vec::from_iter(drawn).join("\\n"),
            step.message(Language::English),
        );
        let colour = colour(step);
        writeln!(
            f,
            "  \"{node}\" [label=\"{names}\\n({label})\", fillcolor={colour} {style}];"
        )
    }
}

/// Screens that differ in their words alone are drawn as one.
fn drawn_as(node: &'static str) -> &'static str {
    match node {
        "CARD_REVERSED" | "NOT_MY_NUMBER_CARD" => "CARD_IN_CASE",
        "FACE_AGAIN" => "FACE",
        "PIN_AGAIN" | "PIN_LAST_TRY" => "PIN",
        node => node,
    }
}

fn is_leaving(events: &BTreeSet<&'static str>) -> bool {
    events.iter().all(|event| LEAVING.contains(event))
}

/// Of Graphviz's own palette, light enough for black letters.
const fn colour(step: Step) -> &'static str {
    match step {
        Step::Card => "lightyellow",
        Step::Verification => "lightcyan",
        Step::Answer => "lavender",
        Step::Registration => "mistyrose",
        Step::Consent => "honeydew",
        Step::End => "white",
    }
}

fn step_of(node: &str) -> Option<Step> {
    let screen = ScreenId::ALL.iter().find(|id| id.code() == node)?;
    Some(Step::of(*screen))
}

impl fmt::Display for Graph {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "digraph \"{}\" {{", self.name)?;
        writeln!(f, "  label=\"{}\"; labelloc=t; fontsize=20;", self.name)?;
        writeln!(f, "  fontname=sans; nodesep=0.3; ranksep=0.6;")?;
        writeln!(
            f,
            "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=sans];"
        )?;
        writeln!(f, "  edge [fontname=sans, fontsize=9];")?;
        for node in self.nodes() {
            self.write_node(f, node)?;
        }
        for ((from, to), events) in self.arrows() {
            let grey = if is_leaving(&events) {
                ", color=gray60, fontcolor=gray40"
            } else {
                ""
            };
            let label = Vec::from_iter(events).join("\\n");
            writeln!(f, "  \"{from}\" -> \"{to}\" [label=\"{label}\"{grey}];")?;
        }
        writeln!(f, "}}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph() -> Graph {
        let edge = |from, event, to| Edge { from, event, to };
        Graph {
            name: "EXAMPLE",
            edges: BTreeSet::from([
                edge("PLACE_CARD", "NORMAL", "CHOOSE_METHOD"),
                edge("PLACE_CARD", "GRACE", "CHOOSE_METHOD"),
                edge("CHOOSE_METHOD", "QUIT", "WITHDRAWN"),
                edge("CHOOSE_METHOD", "PIN", "PIN"),
                edge("PIN", "PIN_WRONG", "PIN_AGAIN"),
                edge("DONE", "CARD_REMOVED", "RECEIVED"),
            ]),
            states: 3,
            transitions: 3,
            part: None,
        }
    }

    #[test]
    fn events_between_two_nodes_share_an_arrow_and_ends_stand_out() {
        let dot = graph().to_string();
        for line in [
            "\"PLACE_CARD\" -> \"CHOOSE_METHOD\" [label=\"GRACE\\nNORMAL\"];",
            "\"PIN\" -> \"PIN\" [label=\"PIN_WRONG\"];",
            "\"PIN\" [label=\"PIN\\nPIN_AGAIN\\n(verification)\", fillcolor=lightcyan ];",
            "\"DONE\" -> \"RECEIVED\" [label=\"CARD_REMOVED\", color=gray60, fontcolor=gray40];",
            "\"RECEIVED\" [shape=doubleoctagon];",
        ] {
            assert!(dot.contains(line), "{line} in\n{dot}");
        }
        assert!(!dot.contains("WITHDRAWN"), "anybody can stop anywhere");
    }

    #[test]
    fn a_part_keeps_what_touches_it() {
        let part = graph().around(Step::Card, "PART");
        assert_eq!(
            part.nodes(),
            BTreeSet::from(["CHOOSE_METHOD", "PLACE_CARD"])
        );
        assert!(graph().around(Step::Consent, "PART").edges.is_empty());
    }
}
