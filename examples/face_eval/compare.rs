//! All comparisons, counted as they come: millions of them are never in memory at once.

use crate::entries::Listed;
use crate::templates::Templates;
use mnc_face::FaceEngine;
use mnc_face::evaluation::{Bootstrap, Comparison, Evaluation, Exposure, Groups, Report, Sample};
use std::thread;

/// What was counted.
pub struct Counted {
    models: String,
    pub sample: Sample,
    groups: Groups,
    exposure: Exposure,
    enrolled: Vec<bool>,
    acquired: Vec<bool>,
}

pub fn compare(engine: &FaceEngine, listed: &Listed, templates: &Templates) -> Counted {
    let (enrolled, acquired) = (templates.cards().taken(), templates.probes.taken());
    let both =
        |image: usize| enrolled.get(image) == Some(&true) && acquired.get(image) == Some(&true);
    let (sample, groups) = match &listed.pairs {
        None => every_two(listed, templates),
        Some(pairs) => these(pairs, listed, templates),
    };
    let exposure = match &listed.pairs {
        None => Exposure::complete(&listed.people, both),
        Some(pairs) => Exposure::Listed(non_mated(pairs, listed, both)),
    };
    Counted {
        models: engine.manifest().id.clone(),
        sample,
        groups,
        exposure,
        enrolled: enrolled.to_vec(),
        acquired: acquired.to_vec(),
    }
}

impl Counted {
    pub fn report(&self, data: &str, listed: &Listed) -> Report {
        let names: Vec<&str> = listed.names.iter().map(String::as_str).collect();
        Evaluation {
            models: &self.models,
            data,
            names: &names,
            people: &listed.people,
            enrolled: &self.enrolled,
            acquired: &self.acquired,
            sample: &self.sample,
            exposure: &self.exposure,
            groups: &self.groups,
            bootstrap: Bootstrap::default(),
        }
        .report()
    }
}

/// A sample that keeps enough for 0.1 % of so many comparisons and for resampling them.
fn empty(comparisons: usize, listed: &Listed) -> (Sample, Groups) {
    let highest = comparisons / 250 + 1000;
    let groups = listed.groups.iter().map(Option::as_deref);
    (Sample::new(highest), Groups::new(groups, highest))
}

fn every_two(listed: &Listed, templates: &Templates) -> (Sample, Groups) {
    let images = listed.paths.len();
    let new = || empty(images * images.saturating_sub(1) / 2, listed);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let (cards, probes) = (templates.cards(), &templates.probes);
    let parts = cards.each_pair(probes, workers, new, |counted, card, probe, score| {
        add(counted, listed, Comparison { card, probe, score });
    });
    let mut whole = new();
    for (sample, groups) in &parts {
        whole.0.merge(sample);
        whole.1.merge(groups);
    }
    whole
}

fn these(pairs: &[(u32, u32)], listed: &Listed, templates: &Templates) -> (Sample, Groups) {
    let mut counted = empty(pairs.len(), listed);
    for &(card, probe) in pairs {
        let score = templates
            .cards()
            .score(card as usize, &templates.probes, probe as usize);
        add(&mut counted, listed, Comparison { card, probe, score });
    }
    counted
}

fn add((sample, groups): &mut (Sample, Groups), listed: &Listed, comparison: Comparison) {
    let mated = listed.people.mated(comparison.card, comparison.probe);
    groups.add(comparison, mated);
    if mated {
        sample.mated(comparison);
    } else {
        sample.non_mated(comparison);
    }
}

fn non_mated(
    pairs: &[(u32, u32)],
    listed: &Listed,
    both: impl Fn(usize) -> bool,
) -> Vec<(u32, u32)> {
    pairs
        .iter()
        .filter(|(card, probe)| both(*card as usize) && both(*probe as usize))
        .filter_map(|(card, probe)| Some((listed.people.of(*card)?, listed.people.of(*probe)?)))
        .filter(|(one, other)| one != other)
        .collect()
}
