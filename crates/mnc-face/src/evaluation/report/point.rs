//! The rates at one threshold: one that was set for a false match rate, or one that was given.

use super::Evaluation;
use crate::evaluation::bootstrap::Exposure;
use crate::evaluation::claim::Claim;
use crate::evaluation::comparison::Comparison;
use crate::evaluation::gate::Gate;
use crate::evaluation::groups::GroupRates;
use crate::evaluation::rate::{Interval, Rate};
use crate::evaluation::sample::Sample;
use serde::Serialize;

/// The most rejections at a false match rate of 0.01 %: the example that the notices give for the
/// reader's own face verification.
pub(super) const FRR_LIMIT: f64 = 0.006;
const FRR_LIMIT_AT: f64 = 1e-4;

/// The rates at one threshold.
#[derive(Debug, Clone, Serialize)]
pub struct OperatingPoint {
    /// The false match rate that the threshold was set for.
    pub target: f64,
    /// Scores at or above it match.
    pub threshold: f32,
    /// False matches of the comparisons that took place.
    pub fmr: Rate,
    /// Whether there were enough comparisons to speak of the target at all.
    pub fmr_claim: Claim,
    /// False non-matches of the comparisons that took place.
    pub fnmr: Rate,
    /// The same with every failure to acquire counted as a non-match.
    pub frr: Rate,
    /// Around the false non-match rate at the target, by people.
    pub interval: Option<Interval>,
    /// Whether at most 0.6 % are rejected; only at a false match rate of 0.01 %.
    pub frr_claim: Option<Claim>,
    /// The groups at this threshold, the one with the most false matches first.
    pub groups: Vec<GroupRates>,
    /// The threshold that each group needs for the target, the highest first: at that one the worst
    /// group keeps it. A group without a comparison of two people has none.
    pub group_thresholds: Vec<GroupThreshold>,
    /// What a counter would see, which checks the quality first; none if nobody checked it.
    pub gated: Option<GatedRates>,
}

/// The threshold that a group needs.
#[derive(Debug, Clone, Serialize)]
pub struct GroupThreshold {
    /// Its name.
    pub group: String,
    /// At it this group keeps the target.
    pub threshold: f32,
    /// False matches within the group there.
    pub fmr: Rate,
    /// Whether the group has enough comparisons to speak of the target.
    pub claim: Claim,
    /// Rejections within the group there, failures counted.
    pub frr: Rate,
    /// Rejections of all there, failures counted.
    pub frr_of_all: Rate,
}

/// The rates at a threshold where the quality check comes before the comparison, as at a counter.
#[derive(Debug, Clone, Serialize)]
pub struct GatedRates {
    /// False matches of the comparisons whose images passed.
    pub fmr: Rate,
    /// False non-matches of them.
    pub fnmr: Rate,
    /// The same with every refusal, as every failure, counted as a non-match.
    pub frr: Rate,
    /// Around the latter, by people; comparisons in which no face was found are left out.
    pub interval: Option<Interval>,
}

/// The rates at a threshold that other data set.
#[derive(Debug, Clone, Serialize)]
pub struct GivenPoint {
    /// Scores at or above it match.
    pub threshold: f32,
    /// False matches of the comparisons that took place.
    pub fmr: Rate,
    /// Its interval, by people; none if more match than were kept.
    pub fmr_interval: Option<Interval>,
    /// False non-matches of the comparisons that took place.
    pub fnmr: Rate,
    /// The same with every failure to acquire counted as a non-match.
    pub frr: Rate,
    /// Around the false non-match rate, by people.
    pub fnmr_interval: Option<Interval>,
    /// The groups, the one with the most false matches first.
    pub groups: Vec<GroupRates>,
    /// What a counter would see; none if nobody checked the quality, or if more match than were
    /// kept.
    pub gated: Option<GatedRates>,
}

impl Evaluation<'_> {
    pub(super) fn point(&self, target: f64) -> Option<OperatingPoint> {
        let sample = self.sample;
        let threshold = sample.threshold_at(target)?;
        let (fmr, frr) = (sample.fmr(threshold), sample.frr(threshold));
        let at_limit = (target - FRR_LIMIT_AT).abs() < FRR_LIMIT_AT / 10.0;
        let exposure = self.exposure();
        let bootstrap = &self.bootstrap;
        Some(OperatingPoint {
            target,
            threshold,
            fmr,
            fmr_claim: Claim::of(fmr, target),
            fnmr: sample.fnmr(threshold),
            frr,
            interval: bootstrap.fnmr_at_fmr(sample, self.people, &exposure, target),
            frr_claim: at_limit.then(|| Claim::of(frr, FRR_LIMIT)),
            groups: self.group_rates(threshold),
            group_thresholds: self.group_thresholds(target),
            gated: self.gated(threshold),
        })
    }

    /// The rates at a threshold that was set elsewhere.
    pub(super) fn given(&self, threshold: f32) -> GivenPoint {
        let (sample, bootstrap) = (self.sample, &self.bootstrap);
        GivenPoint {
            threshold,
            fmr: sample.fmr(threshold),
            fmr_interval: bootstrap.fmr(sample, self.people, &self.exposure(), threshold),
            fnmr: sample.fnmr(threshold),
            frr: sample.frr(threshold),
            fnmr_interval: bootstrap.fnmr(sample, self.people, threshold),
            groups: self.group_rates(threshold),
            gated: self.gated(threshold),
        }
    }

    fn exposure(&self) -> Exposure {
        self.compared.exposure(self.people, |_| true)
    }

    fn group_rates(&self, threshold: f32) -> Vec<GroupRates> {
        let groups = self.groups;
        groups.rates(self.people, self.compared, &self.bootstrap, threshold)
    }

    fn group_thresholds(&self, target: f64) -> Vec<GroupThreshold> {
        let of = |(name, sample): (&str, &Sample)| {
            let threshold = sample.threshold_at(target)?;
            let fmr = sample.fmr(threshold);
            Some(GroupThreshold {
                group: name.to_owned(),
                threshold,
                fmr,
                claim: Claim::of(fmr, target),
                frr: sample.frr(threshold),
                frr_of_all: self.sample.frr(threshold),
            })
        };
        let mut thresholds: Vec<_> = self.groups.samples().filter_map(of).collect();
        thresholds.sort_by(|one, other| other.threshold.total_cmp(&one.threshold));
        thresholds
    }

    fn gated(&self, threshold: f32) -> Option<GatedRates> {
        let gate = self.gate.filter(|_| self.sample.keeps(threshold))?;
        let mated = self.sample.mated_comparisons().iter();
        let passed = mated.clone().filter(|c| gate.passes(c));
        let missed = passed.clone().filter(|c| c.score < threshold).count() as u64;
        let (passed, all) = (passed.count() as u64, self.sample.mated_trials());
        let refused_is_lowest = |c: &Comparison| Comparison {
            score: if gate.passes(c) { c.score } else { f32::MIN },
            ..*c
        };
        let scores = mated.map(refused_is_lowest);
        Some(GatedRates {
            fmr: self.gated_fmr(gate, threshold),
            fnmr: Rate {
                errors: missed,
                trials: passed,
            },
            frr: Rate {
                errors: all - passed + missed,
                trials: all,
            },
            interval: self.bootstrap.fnmr_of(scores, self.people, threshold),
        })
    }

    fn gated_fmr(&self, gate: &Gate, threshold: f32) -> Rate {
        let highest = self.sample.highest_non_mated();
        let matched = highest.iter().filter(|c| c.score >= threshold);
        let card = |image| Gate::lets(&gate.card, image);
        let camera = |image| Gate::lets(&gate.camera, image);
        Rate {
            errors: matched.filter(|c| gate.passes(c)).count() as u64,
            trials: self.compared.non_mated(self.people, card, camera),
        }
    }
}
