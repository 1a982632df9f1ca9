//! The rates at one threshold: one that was set for a false match rate, or one that was given.

use super::Evaluation;
use crate::evaluation::claim::Claim;
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
    /// The threshold at which the worst group keeps the target, and the rejections there.
    pub worst_group: Option<WorstGroup>,
}

/// The threshold of the group that needs the highest.
#[derive(Debug, Clone, Serialize)]
pub struct WorstGroup {
    /// Its name.
    pub group: String,
    /// At it every group keeps the target.
    pub threshold: f32,
    /// Whether this group has enough comparisons to speak of the target.
    pub claim: Claim,
    /// Rejections of all there.
    pub frr: Rate,
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
}

impl Evaluation<'_> {
    pub(super) fn point(&self, target: f64) -> Option<OperatingPoint> {
        let sample = self.sample;
        let threshold = sample.threshold_at(target)?;
        let (fmr, frr) = (sample.fmr(threshold), sample.frr(threshold));
        let at_limit = (target - FRR_LIMIT_AT).abs() < FRR_LIMIT_AT / 10.0;
        Some(OperatingPoint {
            target,
            threshold,
            fmr,
            fmr_claim: Claim::of(fmr, target),
            fnmr: sample.fnmr(threshold),
            frr,
            interval: self
                .bootstrap
                .fnmr_at_fmr(sample, self.people, self.exposure, target),
            frr_claim: at_limit.then(|| Claim::of(frr, FRR_LIMIT)),
            groups: self.group_rates(threshold),
            worst_group: self.worst_group(target),
        })
    }

    /// The rates at a threshold that was set elsewhere.
    pub(super) fn given(&self, threshold: f32) -> GivenPoint {
        let (sample, bootstrap) = (self.sample, &self.bootstrap);
        let fmr = sample.fmr(threshold);
        let kept = sample.highest_non_mated().len() as u64;
        let interval = || bootstrap.fmr(sample, self.people, self.exposure, threshold);
        let whole = fmr.errors < kept || kept == fmr.trials;
        GivenPoint {
            threshold,
            fmr,
            fmr_interval: whole.then(interval).flatten(),
            fnmr: sample.fnmr(threshold),
            frr: sample.frr(threshold),
            fnmr_interval: bootstrap.fnmr(sample, self.people, threshold),
            groups: self.group_rates(threshold),
        }
    }

    fn group_rates(&self, threshold: f32) -> Vec<GroupRates> {
        let taken = self.enrolled.iter().zip(self.acquired);
        let taken: Vec<bool> = taken.map(|(card, probe)| *card && *probe).collect();
        let groups = self.groups;
        groups.rates(self.people, &taken, &self.bootstrap, threshold)
    }

    fn worst_group(&self, target: f64) -> Option<WorstGroup> {
        let of = |(name, sample): (&str, &Sample)| {
            let threshold = sample.threshold_at(target)?;
            Some(WorstGroup {
                group: name.to_owned(),
                threshold,
                claim: Claim::of(sample.fmr(threshold), target),
                frr: self.sample.frr(threshold),
            })
        };
        let groups = self
            .groups
            .samples()
            .map(of)
            .collect::<Option<Vec<WorstGroup>>>()?;
        groups
            .into_iter()
            .max_by(|one, other| one.threshold.total_cmp(&other.threshold))
    }
}
