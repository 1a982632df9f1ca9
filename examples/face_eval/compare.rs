//! All comparisons, counted as they come: millions of them are never in memory at once.

use crate::entries::Listed;
use crate::options::{At, Options};
use crate::templates::Templates;
use mnc_face::evaluation::{
    Bootstrap, Compared, Comparison, Evaluation, Gate, Groups, Report, Sample, TARGETS,
};
use mnc_face::{Colour, FaceEngine};
use std::thread;

/// What was counted.
pub struct Counted {
    models: String,
    pub sample: Sample,
    groups: Groups,
    thresholds: Vec<f32>,
    enrolled: Vec<bool>,
    acquired: Vec<bool>,
    gate: Gate,
}

pub fn compare(
    options: &Options,
    engine: &FaceEngine,
    listed: &Listed,
    templates: Templates,
) -> Counted {
    // An image that never stands on a side does not fail there.
    let [cards, probes] = listed.sides();
    let present = |taken: &[bool], stands: &[bool]| -> Vec<bool> {
        let images = taken.iter().zip(stands);
        images.map(|(taken, stands)| *taken || !stands).collect()
    };
    let enrolled = present(templates.cards().taken(), &cards);
    let acquired = present(templates.probes.taken(), &probes);
    let (sample, groups) = match &listed.pairs {
        None => every_two(listed, &templates),
        Some(pairs) => these(pairs, listed, &templates),
    };
    Counted {
        models: engine.manifest().id.clone(),
        thresholds: thresholds(options, engine),
        sample,
        groups,
        enrolled,
        acquired,
        gate: templates.gate,
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
            compared: Compared {
                enrolled: &self.enrolled,
                acquired: &self.acquired,
                pairs: listed.pairs.as_deref(),
            },
            gate: Some(&self.gate),
            sample: &self.sample,
            groups: &self.groups,
            thresholds: &self.thresholds,
            bootstrap: Bootstrap::default(),
        }
        .report()
    }
}

/// The thresholds that are asked for; of the manifest, those for the photos that are compared.
fn thresholds(options: &Options, engine: &FaceEngine) -> Vec<f32> {
    let colour = match options.card_photo {
        Some(_) => Colour::Grey,
        None => Colour::Rgb,
    };
    let of = |at: &At| match at {
        At::Score(score) => vec![*score],
        At::Manifest => {
            let known = |fmr: &f64| engine.manifest().threshold(*fmr, colour).ok();
            TARGETS
                .iter()
                .filter_map(known)
                .map(|it| it.score)
                .collect()
        }
    };
    options.thresholds.iter().flat_map(of).collect()
}

/// A sample that keeps the highest so many comparisons.
fn empty(highest: usize, listed: &Listed) -> (Sample, Groups) {
    let groups = listed.groups.iter().map(Option::as_deref);
    (Sample::new(highest), Groups::new(groups, highest))
}

fn every_two(listed: &Listed, templates: &Templates) -> (Sample, Groups) {
    let images = listed.paths.len();
    // 0.4 % of them: for resampling at 0.1 %, and for a threshold of other data that lets more through.
    let highest = images * images.saturating_sub(1) / 500 + 1000;
    let new = || empty(highest, listed);
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
    // A list is short enough to be kept whole.
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
