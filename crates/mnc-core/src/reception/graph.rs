//! A machine as a graph of its screens and ends, drawn by Graphviz.

use super::screen::ScreenId;
use super::usage::Step;
use crate::Language;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
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
/// share an arrow, arrows on which nothing but leaving or waiting happens are grey, and ends are
/// framed twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Graph {
    /// Whose graph it is.
    pub name: &'static str,
    /// Where it begins.
    pub start: &'static str,
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
        let ends = self.edges.iter().flat_map(|edge| [edge.from, edge.to]);
        ends.collect()
    }

    /// The events between each two nodes.
    fn arrows(&self) -> BTreeMap<(&'static str, &'static str), Vec<&'static str>> {
        let mut arrows: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for Edge { from, event, to } in &self.edges {
            arrows.entry((*from, *to)).or_default().push(*event);
        }
        arrows
    }

    /// How far from the start.
    fn depths(&self) -> BTreeMap<&'static str, usize> {
        let (mut depths, mut open) = (BTreeMap::new(), VecDeque::from([(self.start, 0)]));
        while let Some((node, depth)) = open.pop_front() {
            if depths.contains_key(node) {
                continue;
            }
            depths.insert(node, depth);
            let next = self.edges.iter().filter(|edge| edge.from == node);
            open.extend(next.map(|edge| (edge.to, depth + 1)));
        }
        depths
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
        let (label, colour) = (step.message(Language::English), colour(step));
        writeln!(
            f,
            "  \"{node}\" [label=\"{node}\\n({label})\", fillcolor={colour} {style}];"
        )
    }
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
        let depths = self.depths();
        for ((from, to), events) in self.arrows() {
            let leaving = events.iter().all(|event| LEAVING.contains(event));
            let grey = if leaving {
                ", color=gray60, fontcolor=gray40"
            } else {
                ""
            };
            let label = events.join("\\n");
            // What goes back, or away, must not pull the screens out of their order.
            let back = depths.get(to) <= depths.get(from);
            let free = if back || leaving {
                ", constraint=false"
            } else {
                ""
            };
            writeln!(
                f,
                "  \"{from}\" -> \"{to}\" [label=\"{label}\"{grey}{free}];"
            )?;
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
            start: "PLACE_CARD",
            edges: BTreeSet::from([
                edge("PLACE_CARD", "NORMAL", "CHOOSE_METHOD"),
                edge("PLACE_CARD", "GRACE", "CHOOSE_METHOD"),
                edge("CHOOSE_METHOD", "QUIT", "WITHDRAWN"),
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
            "\"CHOOSE_METHOD\" -> \"WITHDRAWN\" [label=\"QUIT\", color=gray60",
            "\"WITHDRAWN\" [shape=doubleoctagon];",
            "\"PLACE_CARD\" [label=\"PLACE_CARD\\n(card)\", fillcolor=lightyellow ];",
        ] {
            assert!(dot.contains(line), "{line} in\n{dot}");
        }
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
