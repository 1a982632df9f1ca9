//! What an evaluation says: as JSON, as a table to read, as rows to paste into a manifest.

use super::bootstrap::{Bootstrap, Exposure};
use super::claim::{Claim, comparisons_needed, rule_of_three};
use super::comparison::{Comparison, People};
use super::groups::{GroupRates, Groups};
use super::rate::{Interval, Rate};
use super::sample::Sample;
use serde::Serialize;
use std::fmt::Write;

/// The false match rates that are reported: 0.1 %, 0.01 % and 0.001 %.
pub const TARGETS: [f64; 3] = [1e-3, 1e-4, 1e-5];

/// The most rejections at a false match rate of 0.01 %: the example that the notices give for the
/// reader's own face verification.
const FRR_LIMIT: f64 = 0.006;
const FRR_LIMIT_AT: f64 = 1e-4;

/// How many of the worst pairs are named.
const NAMED: usize = 20;

/// Everything that is reported.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The manifest that was evaluated.
    pub models: String,
    /// The data, in words.
    pub data: String,
    /// Images.
    pub images: usize,
    /// People on them.
    pub people: usize,
    /// Images of the card side from which no face was taken (failure to enrol).
    pub failures_to_enrol: usize,
    /// Images of the camera's side from which no face was taken (failure to acquire).
    pub failures_to_acquire: usize,
    /// One for each of [`TARGETS`] that the data have a threshold for.
    pub points: Vec<OperatingPoint>,
    /// Mated pairs with the lowest scores; failures are not among them.
    pub lowest_mated: Vec<NamedPair>,
    /// Non-mated pairs with the highest scores.
    pub highest_non_mated: Vec<NamedPair>,
}

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

/// A pair by the names of the images.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NamedPair {
    /// The image that stood for the card.
    pub card: String,
    /// The image that stood for the camera's.
    pub probe: String,
    /// Its score.
    pub score: f32,
}

/// What a report is made from.
pub struct Evaluation<'a> {
    /// The manifest's name.
    pub models: &'a str,
    /// The data in words: sets, sources, what was done to the card side.
    pub data: &'a str,
    /// The names of the images, in their order.
    pub names: &'a [&'a str],
    /// Who is on them.
    pub people: &'a People,
    /// Of which images of the card side a face was taken.
    pub enrolled: &'a [bool],
    /// Of which images of the camera's side a face was taken.
    pub acquired: &'a [bool],
    /// All comparisons.
    pub sample: &'a Sample,
    /// Which of them were non-mated.
    pub exposure: &'a Exposure,
    /// Those within the groups.
    pub groups: &'a Groups,
    /// How the intervals are found.
    pub bootstrap: Bootstrap,
}

impl Evaluation<'_> {
    /// Counts and resamples: seconds for millions of comparisons.
    pub fn report(&self) -> Report {
        let missing = |taken: &[bool]| taken.iter().filter(|taken| !**taken).count();
        let mut lowest = self.sample.mated_comparisons().to_vec();
        lowest.sort_by(|one, other| one.score.total_cmp(&other.score));
        Report {
            models: self.models.to_owned(),
            data: self.data.to_owned(),
            images: self.people.images(),
            people: self.people.count(),
            failures_to_enrol: missing(self.enrolled),
            failures_to_acquire: missing(self.acquired),
            points: TARGETS
                .iter()
                .filter_map(|target| self.point(*target))
                .collect(),
            lowest_mated: self.named(&lowest),
            highest_non_mated: self.named(&self.sample.highest_non_mated()),
        }
    }

    fn point(&self, target: f64) -> Option<OperatingPoint> {
        let sample = self.sample;
        let threshold = sample.threshold_at(target)?;
        let (fmr, frr) = (sample.fmr(threshold), sample.frr(threshold));
        let at_limit = (target - FRR_LIMIT_AT).abs() < FRR_LIMIT_AT / 10.0;
        let taken: Vec<bool> = self
            .enrolled
            .iter()
            .zip(self.acquired)
            .map(|(card, probe)| *card && *probe)
            .collect();
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
            groups: self
                .groups
                .rates(self.people, &taken, &self.bootstrap, threshold),
            worst_group: self.worst_group(target),
        })
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

    fn named(&self, comparisons: &[Comparison]) -> Vec<NamedPair> {
        let name = |image: u32| {
            self.names
                .get(image as usize)
                .copied()
                .unwrap_or_default()
                .to_owned()
        };
        let named = comparisons.iter().take(NAMED).map(|c| NamedPair {
            card: name(c.card),
            probe: name(c.probe),
            score: c.score,
        });
        named.collect()
    }
}

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

    /// The whole as JSON.
    ///
    /// # Errors
    /// `FaceEngine` for numbers that JSON cannot hold.
    pub fn json(&self) -> mnc_core::Result<String> {
        json(self)
    }

    /// A table to read, in Markdown.
    pub fn markdown(&self) -> String {
        let mut text = format!(
            "{}: {}. {} images of {} people; no face in {} on the card side, in {} on the camera's.\n\n\
             | FMR | threshold | false matches | FNMR | with failures | 95 % | |\n\
             |---|---|---|---|---|---|---|\n",
            self.models,
            self.data,
            self.images,
            self.people,
            self.failures_to_enrol,
            self.failures_to_acquire
        );
        for point in &self.points {
            point.line(&mut text);
        }
        for point in &self.points {
            point.groups(&mut text);
        }
        text
    }
}

impl OperatingPoint {
    fn line(&self, text: &mut String) {
        let interval = around(self.frr, self.interval);
        let fmr_note = match self.fmr_claim {
            Claim::TooFewData => format!(
                "too few for this FMR: {} of {} comparisons",
                self.fmr.trials,
                comparisons_needed(self.target)
            ),
            claim => claim.text().to_owned(),
        };
        let limit_note = self.frr_claim.map_or_else(String::new, |claim| {
            format!(
                "; rejections of at most {}: {}",
                percent(FRR_LIMIT),
                claim.text()
            )
        });
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "| {} | {:.4} | {} of {} | {} | {} ({} of {}) | {interval} | FMR {fmr_note}{limit_note} |",
            percent(self.target),
            self.threshold,
            self.fmr.errors,
            self.fmr.trials,
            percent(self.fnmr.value()),
            percent(self.frr.value()),
            self.frr.errors,
            self.frr.trials,
        );
    }

    fn groups(&self, text: &mut String) {
        if self.groups.is_empty() {
            return;
        }
        let _ = writeln!(
            text,
            "\nBy group at {:.4} (FMR {} over all):",
            self.threshold,
            percent(self.target)
        );
        for (place, group) in self.groups.iter().enumerate() {
            let interval = around(group.fmr, group.fmr_interval);
            let _ = writeln!(
                text,
                "- {}{}: {} people, FMR {} [{interval}] ({} of {}), rejections {} of {}",
                if place == 0 { "worst: " } else { "" },
                group.group,
                group.people,
                percent(group.fmr.value()),
                group.fmr.errors,
                group.fmr.trials,
                group.frr.errors,
                group.frr.trials,
            );
        }
        if let Some(worst) = &self.worst_group {
            let _ = writeln!(
                text,
                "- every group keeps {} at {:.4} ({}); rejections of all there: {}",
                percent(self.target),
                worst.threshold,
                worst.group,
                percent(worst.frr.value()),
            );
        }
    }
}

/// The interval as text. Resamples of no error hold no error either, so there it is the rule of
/// three that speaks.
fn around(rate: Rate, interval: Option<Interval>) -> String {
    match interval {
        _ if rate.errors == 0 => format!("below {}", percent(rule_of_three(rate.trials))),
        Some(interval) => format!("{}-{}", percent(interval.low), percent(interval.high)),
        None => String::new(),
    }
}

/// A share as text, with as many digits as it needs.
fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent != 0.0 && percent < 0.05 {
        format!("{percent:.4} %")
    } else {
        format!("{percent:.2} %")
    }
}

fn json(value: &impl Serialize) -> mnc_core::Result<String> {
    serde_json::to_string_pretty(value).map_err(|_| mnc_core::ErrorKind::FaceEngine.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Forty people with three images each: mated scores 0.5 and up, non-mated 0.0 and up, so that
    /// the group `east` lies 0.2 higher; one image without a face.
    fn report() -> Report {
        let person = |image: u32| image / 3;
        let names: Vec<String> = (0..120).map(|image| format!("image {image}")).collect();
        let identifiers: Vec<String> = (0..120).map(|image| person(image).to_string()).collect();
        let group = |image: u32| {
            Some(if person(image).is_multiple_of(4) {
                "east"
            } else {
                "west"
            })
        };
        let people = People::new(identifiers.iter().map(String::as_str));
        let mut groups = Groups::new((0..120).map(group), 10_000);
        let mut sample = Sample::new(10_000);
        let mut rng = fastrand::Rng::with_seed(1);
        let taken: Vec<bool> = (0..120).map(|image| image != 119).collect();
        for card in 0..120_u32 {
            for probe in card + 1..120 {
                let mated = people.mated(card, probe);
                let both_east = group(card) == Some("east") && group(probe) == Some("east");
                let base = if mated {
                    0.5
                } else if both_east {
                    0.2
                } else {
                    0.0
                };
                let score = if probe == 119 {
                    f32::NAN
                } else {
                    base + rng.f32() / 2.0
                };
                let comparison = Comparison { card, probe, score };
                groups.add(comparison, mated);
                if mated {
                    sample.mated(comparison);
                } else {
                    sample.non_mated(comparison);
                }
            }
        }
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        Evaluation {
            models: "example",
            data: "架空の集合",
            names: &names,
            people: &people,
            enrolled: &taken,
            acquired: &taken,
            sample: &sample,
            exposure: &Exposure::complete(&people, |image| image != 119),
            groups: &groups,
            bootstrap: Bootstrap {
                replicates: 100,
                ..Bootstrap::default()
            },
        }
        .report()
    }

    #[test]
    fn the_worst_group_is_named_and_sets_a_threshold_of_its_own() {
        let report = report();
        let point = &report.points[0];
        assert_eq!(point.groups[0].group, "east");
        let worst = point.worst_group.as_ref().unwrap();
        assert_eq!(worst.group, "east");
        assert!(worst.threshold >= point.threshold);
        assert!(report.markdown().contains("worst: east: 10 people"));
    }

    #[test]
    fn failures_count_as_rejections_only() {
        let report = report();
        assert_eq!(
            (report.failures_to_enrol, report.failures_to_acquire),
            (1, 1)
        );
        let point = &report.points[0];
        assert_eq!(point.fnmr.trials, 118, "two of 120 mated pairs failed");
        assert_eq!(point.frr.trials, 120);
        assert_eq!(point.frr.errors, point.fnmr.errors + 2);
    }

    #[test]
    fn too_few_data_make_no_claim_and_no_row() {
        let report = report();
        // 119 images: 6,903 non-mated comparisons; the rule of three wants 3,000, 30,000, 300,000.
        let claims: Vec<Claim> = report.points.iter().map(|point| point.fmr_claim).collect();
        assert_eq!(claims, [Claim::Kept, Claim::TooFewData, Claim::TooFewData]);
        assert!(
            report
                .markdown()
                .contains("too few for this FMR: 6903 of 30000")
        );
    }

    #[test]
    fn only_what_the_data_carry_becomes_a_row() {
        let mut report = report();
        let rows = |report: &Report| -> Vec<serde_json::Value> {
            serde_json::from_str(&report.calibration("grey").unwrap()).unwrap()
        };
        let overall = rows(&report);
        assert_eq!(overall.len(), 1);
        assert_eq!(
            (&overall[0]["card"], &overall[0]["impostor_pairs"]),
            (&"grey".into(), &6903.into())
        );
        assert!(overall[0].get("group").is_none());
        // Ten people of a group are 405 comparisons; with more of them it would have a row as well.
        let worst = report.points[0].worst_group.as_mut().unwrap();
        assert_eq!(worst.claim, Claim::TooFewData);
        worst.claim = Claim::Kept;
        assert_eq!(rows(&report)[1]["group"], "east");
    }

    #[test]
    fn the_worst_pairs_are_named_in_order() {
        let report = report();
        assert_eq!(report.lowest_mated.len(), 20);
        assert!(
            report
                .lowest_mated
                .is_sorted_by(|one, other| one.score <= other.score)
        );
        assert!(
            report
                .highest_non_mated
                .is_sorted_by(|one, other| one.score >= other.score)
        );
        assert!(report.highest_non_mated[0].card.starts_with("image "));
        let json: serde_json::Value = serde_json::from_str(&report.json().unwrap()).unwrap();
        assert_eq!(json["people"], 40);
        assert_eq!(json["points"][0]["fmr_claim"], "kept");
    }

    #[test]
    fn no_error_is_no_certainty() {
        let rate = |errors| Rate {
            errors,
            trials: 102,
        };
        let of_resamples = Some(Interval::default());
        assert_eq!(around(rate(0), of_resamples), "below 2.94 %");
        assert_eq!(around(rate(0), None), "below 2.94 %");
        let interval = Interval {
            low: 0.01,
            high: 0.05,
        };
        assert_eq!(around(rate(3), Some(interval)), "1.00 %-5.00 %");
    }

    #[test]
    fn small_shares_keep_their_digits() {
        assert_eq!(
            [0.0, 1e-5, 1e-4, 0.006, 0.12].map(percent),
            ["0.00 %", "0.0010 %", "0.0100 %", "0.60 %", "12.00 %"]
        );
    }
}
