//! What an evaluation says: as JSON, as a table to read, as rows to paste into a manifest.

mod calibration;
mod markdown;
mod point;

pub use point::{GatedRates, GivenPoint, GroupThreshold, OperatingPoint};

use super::bootstrap::Bootstrap;
use super::compared::Compared;
use super::comparison::{Comparison, People};
use super::gate::{Gate, GateRates};
use super::groups::Groups;
use super::sample::Sample;
use serde::Serialize;

/// The false match rates that are reported: 0.1 %, 0.01 % and 0.001 %.
pub const TARGETS: [f64; 3] = [1e-3, 1e-4, 1e-5];

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
    /// One for each threshold that was given.
    pub given: Vec<GivenPoint>,
    /// What the quality check refuses on the card side; none if nobody checked.
    pub card_gate: Option<GateRates>,
    /// What it refuses on the camera's side; none if nobody checked.
    pub camera_gate: Option<GateRates>,
    /// Mated pairs with the lowest scores; failures are not among them.
    pub lowest_mated: Vec<NamedPair>,
    /// Non-mated pairs with the highest scores.
    pub highest_non_mated: Vec<NamedPair>,
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
    /// What was compared.
    pub compared: Compared<'a>,
    /// What the quality check says of the images; none if nobody checked.
    pub gate: Option<&'a Gate>,
    /// All comparisons.
    pub sample: &'a Sample,
    /// Those within the groups.
    pub groups: &'a Groups,
    /// Thresholds of other data, at which the rates of these are wanted.
    pub thresholds: &'a [f32],
    /// How the intervals are found.
    pub bootstrap: Bootstrap,
}

impl Evaluation<'_> {
    /// Counts and resamples: seconds for millions of comparisons.
    pub fn report(&self) -> Report {
        let missing = |taken: &[bool]| taken.iter().filter(|taken| !**taken).count();
        let rates = |side| GateRates::new(side, self.people, &self.bootstrap);
        let mut lowest = self.sample.mated_comparisons().to_vec();
        lowest.sort_by(|one, other| one.score.total_cmp(&other.score));
        Report {
            models: self.models.to_owned(),
            data: self.data.to_owned(),
            images: self.people.images(),
            people: self.people.count(),
            failures_to_enrol: missing(self.compared.enrolled),
            failures_to_acquire: missing(self.compared.acquired),
            points: TARGETS
                .iter()
                .filter_map(|target| self.point(*target))
                .collect(),
            given: self.thresholds.iter().map(|it| self.given(*it)).collect(),
            card_gate: self.gate.map(|gate| rates(&gate.card)),
            camera_gate: self.gate.map(|gate| rates(&gate.camera)),
            lowest_mated: self.named(&lowest),
            highest_non_mated: self.named(&self.sample.highest_non_mated()),
        }
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

impl Report {
    /// The whole as JSON.
    ///
    /// # Errors
    /// `FaceEngine` for numbers that JSON cannot hold.
    pub fn json(&self) -> mnc_core::Result<String> {
        json(self)
    }
}

fn json(value: &impl Serialize) -> mnc_core::Result<String> {
    serde_json::to_string_pretty(value).map_err(|_| mnc_core::ErrorKind::FaceEngine.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::claim::Claim;
    use crate::evaluation::rate::Rate;
    use crate::model::Calibration;
    use crate::quality::QualityReason::{self, NoFace, TooSmall};

    fn no_face(image: u32) -> Vec<QualityReason> {
        Vec::from_iter((image == 119).then_some(NoFace))
    }

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
        // The second image of each person is too small for the camera, and no card is refused.
        let small = |image: u32| Some(Vec::from_iter((image % 3 == 1).then_some(TooSmall)));
        let gate = Gate {
            card: (0..120).map(|image| Some(no_face(image))).collect(),
            camera: (0..120)
                .map(|image| {
                    if image == 119 {
                        Some(no_face(image))
                    } else {
                        small(image)
                    }
                })
                .collect(),
        };
        Evaluation {
            models: "example",
            data: "架空の集合",
            names: &names,
            people: &people,
            compared: Compared {
                enrolled: &taken,
                acquired: &taken,
                pairs: None,
            },
            gate: Some(&gate),
            sample: &sample,
            groups: &groups,
            thresholds: &[0.45, -1.0],
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
        let worst = &point.group_thresholds[0];
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
        let written = rows(&report);
        // Ten people of the worst group are 405 comparisons; thirty of the other are enough.
        assert_eq!(written.len(), 2);
        assert_eq!(
            (&written[0]["card"], &written[0]["impostor_pairs"]),
            (&"grey".into(), &6903.into())
        );
        assert!(written[0].get("group").is_none());
        assert_eq!(written[1]["group"], "west");
        assert_eq!(written[1]["impostor_pairs"], 3828, "its own");
        assert_eq!(written[1]["genuine_pairs"], 90);
        assert_eq!(written[1]["data"], "架空の集合; 3 false matches of 3828");
        report.points[0].group_thresholds[0].claim = Claim::Kept;
        let groups: Vec<_> = rows(&report)
            .iter()
            .map(|row| row["group"].clone())
            .collect();
        assert_eq!(groups[1..], ["east", "west"]);
        let text = report.calibration("grey").unwrap();
        assert_eq!(
            serde_json::from_str::<Vec<Calibration>>(&text)
                .unwrap()
                .len(),
            3
        );
    }

    #[test]
    fn a_rate_that_nobody_measured_is_left_out() {
        let mut report = report();
        for point in &mut report.points {
            point.frr = Rate::default();
        }
        let text = report.calibration("any").unwrap();
        let written: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
        assert!(written[0].get("fnmr").is_none(), "{text}");
        let read: Vec<Calibration> = serde_json::from_str(&text).unwrap();
        assert_eq!((read[0].fnmr, read[0].genuine_pairs), (None, Some(0)));
    }

    #[test]
    fn groups_with_few_people_are_not_said_to_keep_a_rate() {
        let mut report = report();
        report.points.truncate(1);
        let text = report.markdown();
        assert!(!text.contains("every group keeps"), "{text}");
        assert!(text.contains("too few data to say so of: east;"), "{text}");
        let own = "(too few for this FMR: 405 of 3000 comparisons: no row)";
        assert!(text.contains(own), "{text}");
        report.points[0].group_thresholds[0].claim = Claim::Kept;
        let text = report.markdown();
        assert!(text.contains("every group keeps 0.10 %;"), "{text}");
        // One without any comparison is undecided too.
        report.points[0].group_thresholds.pop();
        let text = report.markdown();
        assert!(text.contains("too few data to say so of: west;"), "{text}");
    }

    #[test]
    fn the_quality_check_has_rates_of_its_own() {
        let report = report();
        let camera = report.camera_gate.as_ref().unwrap();
        assert_eq!((camera.refused.errors, camera.refused.trials), (41, 120));
        let card = report.card_gate.as_ref().unwrap();
        assert_eq!((card.refused.errors, card.refused.trials), (1, 120));
        let (point, text) = (&report.points[0], report.markdown());
        let gated = point.gated.as_ref().unwrap();
        assert_eq!((gated.fnmr.trials, gated.frr.trials), (78, 120));
        assert_eq!(gated.frr.errors, gated.fnmr.errors + 42);
        assert!(gated.interval.unwrap().contains(gated.frr.value()));
        assert!(
            gated.fmr.trials < point.fmr.trials,
            "small frames are left out"
        );
        assert!(gated.fmr.errors <= point.fmr.errors);
        assert!(
            text.contains("| TOO_SMALL | 0 of 120, 0.00 % [below 2.50 %] | 40 of 120, 33.33 % ["),
            "{text}"
        );
        assert!(!text.contains("| BLURRED |"), "{text}");
        let json: serde_json::Value = serde_json::from_str(&report.json().unwrap()).unwrap();
        assert_eq!(json["camera_gate"]["reasons"][2]["reason"], "TOO_SMALL");
        assert_eq!(json["camera_gate"]["reasons"][2]["rate"]["errors"], 40);
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
        let (text, lowest) = (report.markdown(), &report.lowest_mated[0]);
        let line = format!("- {:.4}: {}, {}\n", lowest.score, lowest.card, lowest.probe);
        assert!(
            text.contains(&format!("Lowest scores of one person:\n{line}")),
            "{text}"
        );
        assert_eq!(text.matches("\n- 0.").count(), 40, "{text}");
        let json: serde_json::Value = serde_json::from_str(&report.json().unwrap()).unwrap();
        assert_eq!(json["people"], 40);
        assert_eq!(json["points"][0]["fmr_claim"], "kept");
    }

    /// East among itself lies at 0.2 to 0.7, everybody else's non-mated pairs at 0 to 0.5.
    #[test]
    fn a_given_threshold_has_its_rates_by_group() {
        let report = report();
        let given = &report.given[0];
        let errors = |name: &str| {
            let group = given.groups.iter().find(|group| group.group == name);
            group.unwrap().fmr.value()
        };
        assert_eq!(given.groups[0].group, "east");
        assert!((0.4..0.6).contains(&errors("east")), "{}", errors("east"));
        assert!((0.05..0.15).contains(&errors("west")), "{}", errors("west"));
        assert!(given.fmr_interval.unwrap().contains(given.fmr.value()));
        assert_eq!((given.fnmr.errors, given.fnmr.trials), (0, 118));
        assert_eq!((given.frr.errors, given.frr.trials), (2, 120));
        let text = report.markdown();
        assert!(text.contains("At the given threshold 0.4500: FMR "));
        assert!(text.contains("rejections 2 of 90\n"), "{text}");
        let everything = report.given[1].fmr;
        assert_eq!(everything.errors, everything.trials);
    }
}
