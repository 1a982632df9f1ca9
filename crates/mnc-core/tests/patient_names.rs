//! Over 300 pairs of names with the level at which they must agree, and no better.
//!
//! The pairs lie in `data/name_pairs.tsv`, each with the rule that it shows.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::patient::fold::{Level, kana_agree, kana_key, name_key, names_agree};

struct Pair {
    kind: &'static str,
    names: [&'static str; 2],
    level: Option<Level>,
    rule: &'static str,
}

impl Pair {
    fn read(line: &'static str) -> Self {
        let cells: Vec<&str> = line.split('\t').collect();
        let [kind, one, other, level, rule] = cells[..] else {
            panic!("five cells: {line}");
        };
        let named = Level::ALL.iter().find(|it| it.code() == level).copied();
        assert!(named.is_some() || level == "-", "{line}");
        Self {
            kind,
            names: [one, other],
            level: named,
            rule,
        }
    }

    fn is_kana(&self) -> bool {
        self.kind.starts_with("kana")
    }

    fn agrees(&self, one: &str, other: &str) -> Option<Level> {
        if self.is_kana() {
            kana_agree(one, other)
        } else {
            names_agree(one, other)
        }
    }
}

fn pairs() -> Vec<Pair> {
    let lines = include_str!("data/name_pairs.tsv").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .map(Pair::read)
        .collect()
}

#[test]
fn there_are_enough_pairs_of_every_kind_and_level() {
    let pairs = pairs();
    assert!(pairs.len() >= 300, "{}", pairs.len());
    let count = |wanted: &dyn Fn(&Pair) -> bool| pairs.iter().filter(|pair| wanted(pair)).count();
    for kind in ["name", "kana", "twin", "kana-twin", "family"] {
        assert!(count(&|pair| pair.kind == kind) >= 20, "{kind}");
    }
    for level in [
        None,
        Some(Level::Width),
        Some(Level::Folded),
        Some(Level::Weak),
    ] {
        assert!(count(&|pair| pair.level == level) >= 25, "{level:?}");
    }
    assert!(pairs.iter().all(|pair| !pair.rule.is_empty()));
}

#[test]
fn every_pair_agrees_at_its_level_and_no_better() {
    let wrong: Vec<String> = pairs()
        .iter()
        .filter_map(|pair| {
            let [one, other] = pair.names;
            let found = [pair.agrees(one, other), pair.agrees(other, one)];
            (found != [pair.level; 2]).then(|| {
                format!(
                    "{one} {other}: {found:?}, not {:?} ({})",
                    pair.level, pair.rule
                )
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// 双子の紐づけ: nothing below a person's word may make one of two.
#[test]
fn twins_and_families_agree_at_no_level() {
    for pair in pairs()
        .iter()
        .filter(|pair| ["twin", "kana-twin", "family"].contains(&pair.kind))
    {
        assert_eq!(pair.level, None, "{:?}", pair.names);
    }
}

#[test]
fn each_level_includes_the_one_before() {
    for pair in pairs() {
        let key = if pair.is_kana() { kana_key } else { name_key };
        let same = |level| key(pair.names[0], level) == key(pair.names[1], level);
        for levels in Level::ALL.windows(2) {
            assert!(
                !same(levels[0]) || same(levels[1]),
                "{:?} {levels:?}",
                pair.names
            );
        }
    }
}
