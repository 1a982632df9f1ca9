//! The thresholds of an evaluation as rows to paste into a manifest.

use super::{OperatingPoint, Report, json};
use crate::evaluation::claim::Claim;
use crate::evaluation::rate::Rate;
use serde::Serialize;

/// A row of the manifest's `calibration`.
#[derive(Serialize)]
struct Row<'a> {
    fmr: f64,
    threshold: f32,
    data: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    card: &'a str,
    fnmr: f64,
    impostor_pairs: u64,
    genuine_pairs: u64,
}

impl Report {
    /// The rows for `calibration` in a manifest, as a JSON array: for each target the threshold over
    /// all, and that of the worst group if there are groups. `card` is `any`, `grey` or `colour`.
    /// A target that the data, or those of the worst group, are too few for has no such row.
    ///
    /// # Errors
    /// `FaceEngine` for numbers that JSON cannot hold.
    pub fn calibration(&self, card: &str) -> mnc_core::Result<String> {
        let carried = |point: &&OperatingPoint| point.fmr_claim == Claim::Kept;
        let rows = self.points.iter().filter(carried).flat_map(|point| {
            let row = |threshold, group, frr: Rate| Row {
                fmr: point.target,
                threshold,
                data: &self.data,
                group,
                card,
                fnmr: frr.value(),
                impostor_pairs: point.fmr.trials,
                genuine_pairs: frr.trials,
            };
            let worst = point.worst_group.as_ref();
            let worst = worst.filter(|worst| worst.claim == Claim::Kept);
            let worst =
                worst.map(|worst| row(worst.threshold, Some(worst.group.as_str()), worst.frr));
            [Some(row(point.threshold, None, point.frr)), worst]
                .into_iter()
                .flatten()
        });
        json(&rows.collect::<Vec<_>>())
    }
}
