//! All comparisons, counted as they come: millions of them are never in memory at once.

use crate::entries::Listed;
use crate::options::{At, Options};
use crate::templates::Templates;
use mnc_face::evaluation::{
    Bootstrap, Comparison, Evaluation, Exposure, Groups, Report, Sample, TARGETS,
};
use mnc_face::{Colour, FaceEngine};
use std::thread;

/// What was counted.
pub struct Counted {
    models: String,
    pub sample: Sample,
    groups: Groups,
    thresholds: Vec<f32>,
    exposure: Exposure,
    enrolled: Vec<bool>,
    acquired: Vec<bool>,
}

pub fn compare(
    options: &Options,
    engine: &FaceEngine,
    listed: &Listed,
    templates: &Templates,
) -> Counted {
    // An image that never stands on a side does not fail there.
    let [cards, probes] = listed.sides();
    let present = |taken: &[bool], stands: &[bool]| -> Vec<bool> {
        let images = taken.iter().zip(stands);
        images.map(|(taken, stands)| *taken || !stands).collect()
    };
    let enrolled = present(templates.cards().taken(), &cards);
    let acquired = present(templates.probes.taken(), &probes);
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
        thresholds: thresholds(options, engine),
        sample,
        groups,
        exposure,
        enrolled,
        acquired,
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

/// A sample that keeps enough for 0.4 % of so many comparisons: for resampling at 0.1 %, and for a
/// threshold of other data that lets more through.
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
