//! The thresholds of an evaluation as rows to paste into a manifest.

use super::{GroupThreshold, OperatingPoint, Report, json};
use crate::evaluation::claim::Claim;
use crate::evaluation::rate::Rate;
use serde::Serialize;

/// A row of the manifest's `calibration`.
#[derive(Serialize)]
struct Row<'a> {
    fmr: f64,
    threshold: f32,
    data: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    card: &'a str,
    /// None without a genuine pair.
    #[serde(skip_serializing_if = "Option::is_none")]
    fnmr: Option<f64>,
    impostor_pairs: u64,
    genuine_pairs: u64,
}

impl Report {
    /// The rows for `calibration` in a manifest, as a JSON array: for each target the threshold over
    /// all, and those of the groups, each measured within its group. `card` is `any`, `grey` or
    /// `colour`. A target that the data, or those of a group, are too few for has no such row; which
    /// these are is in [`markdown`](Self::markdown).
    ///
    /// # Errors
    /// `FaceEngine` for numbers that JSON cannot hold.
    pub fn calibration(&self, card: &str) -> mnc_core::Result<String> {
        let rows = self.points.iter().flat_map(|point| {
            let carried = |own: &&GroupThreshold| own.claim == Claim::Kept;
            let groups = point.group_thresholds.iter().filter(carried);
            let groups = groups.map(|own| self.of_group(point, own, card));
            let all = (point.fmr_claim == Claim::Kept).then(|| self.of_all(point, card));
            all.into_iter().chain(groups)
        });
        json(&rows.collect::<Vec<_>>())
    }

    fn of_all<'a>(&'a self, point: &OperatingPoint, card: &'a str) -> Row<'a> {
        Row {
            fmr: point.target,
            threshold: point.threshold,
            data: self.data.clone(),
            group: None,
            card,
            fnmr: measured(point.frr),
            impostor_pairs: point.fmr.trials,
            genuine_pairs: point.frr.trials,
        }
    }

    fn of_group<'a>(
        &'a self,
        point: &OperatingPoint,
        own: &'a GroupThreshold,
        card: &'a str,
    ) -> Row<'a> {
        let Rate { errors, trials } = own.fmr;
        Row {
            fmr: point.target,
            threshold: own.threshold,
            data: format!("{}; {errors} false matches of {trials}", self.data),
            group: Some(&own.group),
            card,
            fnmr: measured(own.frr),
            impostor_pairs: trials,
            genuine_pairs: own.frr.trials,
        }
    }
}

fn measured(rate: Rate) -> Option<f64> {
    (rate.trials > 0).then(|| rate.value())
}
