//! An evaluation as tables to read.

use super::point::FRR_LIMIT;
use super::{GatedRates, GivenPoint, GroupThreshold, NamedPair, OperatingPoint, Report};
use crate::evaluation::claim::{Claim, comparisons_needed, rule_of_three};
use crate::evaluation::gate::{GateRates, ReasonRate};
use crate::evaluation::groups::GroupRates;
use crate::evaluation::rate::{Interval, Rate};
use std::fmt::Write;

impl Report {
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
        for given in &self.given {
            given.lines(&mut text);
        }
        self.gate(&mut text);
        let lowest = "Lowest scores of one person";
        pair_lines(lowest, &self.lowest_mated, &mut text);
        let highest = "Highest scores of two people";
        pair_lines(highest, &self.highest_non_mated, &mut text);
        text
    }

    /// The quality check, and the rates behind it.
    fn gate(&self, text: &mut String) {
        let [Some(card), Some(camera)] = [&self.card_gate, &self.camera_gate] else {
            return;
        };
        text.push_str(
            "\nThe quality check of the counter, which the rates above leave out, refuses:\n\n\
             | for | card side | camera's side |\n|---|---|---|\n",
        );
        let all = |side: &GateRates| counted(side.refused, side.interval);
        let _ = writeln!(text, "| any reason | {} | {} |", all(card), all(camera));
        let reasons = card.reasons.iter().zip(&camera.reasons);
        for (card, camera) in reasons.filter(|(card, camera)| card.occurs() || camera.occurs()) {
            let of = |side: &ReasonRate| counted(side.rate, side.interval);
            let _ = writeln!(text, "| {} | {} | {} |", card.reason, of(card), of(camera));
        }
        text.push_str(
            "\nBehind it:\n\n\
             | threshold | false matches | FNMR of what passed | rejected or refused | 95 % |\n\
             |---|---|---|---|---|\n",
        );
        let points = self.points.iter().map(|it| (it.threshold, &it.gated));
        let given = self.given.iter().map(|it| (it.threshold, &it.gated));
        for (threshold, gated) in points.chain(given) {
            if let Some(gated) = gated {
                gated.line(threshold, text);
            }
        }
    }
}

impl ReasonRate {
    fn occurs(&self) -> bool {
        self.rate.errors > 0
    }
}

impl GatedRates {
    fn line(&self, threshold: f32, text: &mut String) {
        let _ = writeln!(
            text,
            "| {threshold:.4} | {} of {} | {} | {} ({} of {}) | {} |",
            self.fmr.errors,
            self.fmr.trials,
            share(self.fnmr),
            share(self.frr),
            self.frr.errors,
            self.frr.trials,
            around(self.frr, self.interval),
        );
    }
}

/// Pairs by the names of their images.
fn pair_lines(title: &str, pairs: &[NamedPair], text: &mut String) {
    if pairs.is_empty() {
        return;
    }
    let _ = writeln!(text, "\n{title}:");
    for NamedPair { card, probe, score } in pairs {
        let _ = writeln!(text, "- {score:.4}: {card}, {probe}");
    }
}

fn counted(rate: Rate, interval: Option<Interval>) -> String {
    let Rate { errors, trials } = rate;
    if trials == 0 {
        return "0 of 0".to_owned();
    }
    let interval = around(rate, interval);
    format!("{errors} of {trials}, {} [{interval}]", share(rate))
}

impl OperatingPoint {
    fn line(&self, text: &mut String) {
        let interval = around(self.frr, self.interval);
        let fmr_note = note(self.fmr_claim, self.fmr, self.target);
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
            share(self.fnmr),
            share(self.frr),
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
        group_lines(&self.groups, text);
        self.own_thresholds(text);
    }

    /// What each group needs, whether its data carry it, and what follows for all.
    fn own_thresholds(&self, text: &mut String) {
        let target = percent(self.target);
        for own in &self.group_thresholds {
            let row = if own.claim == Claim::Kept {
                ""
            } else {
                ": no row"
            };
            let _ = writeln!(
                text,
                "- {} by itself: {target} at {:.4}, {} of {} ({}{row})",
                own.group,
                own.threshold,
                own.fmr.errors,
                own.fmr.trials,
                note(own.claim, own.fmr, self.target),
            );
        }
        let Some(worst) = self.group_thresholds.first() else {
            return;
        };
        let undecided = self.undecided();
        let said = if undecided.is_empty() {
            format!("every group keeps {target}")
        } else {
            let names = undecided.join(", ");
            format!("no group exceeds {target} here; too few data to say so of: {names}")
        };
        let _ = writeln!(
            text,
            "- at {:.4} ({}): {said}; rejections of all there: {}",
            worst.threshold,
            worst.group,
            share(worst.frr_of_all),
        );
    }

    /// The groups whose data do not carry the target.
    fn undecided(&self) -> Vec<&str> {
        let carried = |name: &str| {
            let carries = |own: &GroupThreshold| own.group == name && own.claim == Claim::Kept;
            self.group_thresholds.iter().any(carries)
        };
        let names = self.groups.iter().map(|group| group.group.as_str());
        names.filter(|name| !carried(name)).collect()
    }
}

/// What a false match rate allows to say about its target.
fn note(claim: Claim, fmr: Rate, target: f64) -> String {
    match claim {
        Claim::TooFewData => format!(
            "too few for this FMR: {} of {} comparisons",
            fmr.trials,
            comparisons_needed(target)
        ),
        claim => claim.text().to_owned(),
    }
}

impl GivenPoint {
    fn lines(&self, text: &mut String) {
        let _ = writeln!(
            text,
            "\nAt the given threshold {:.4}: FMR {} [{}] ({} of {}); FNMR {} [{}], with failures {} ({} of {})",
            self.threshold,
            share(self.fmr),
            around(self.fmr, self.fmr_interval),
            self.fmr.errors,
            self.fmr.trials,
            share(self.fnmr),
            around(self.fnmr, self.fnmr_interval),
            share(self.frr),
            self.frr.errors,
            self.frr.trials,
        );
        group_lines(&self.groups, text);
    }
}

fn group_lines(groups: &[GroupRates], text: &mut String) {
    for (place, group) in groups.iter().enumerate() {
        let interval = around(group.fmr, group.fmr_interval);
        let _ = writeln!(
            text,
            "- {}{}: {} people, FMR {} [{interval}] ({} of {}), rejections {} of {}",
            if place == 0 { "worst: " } else { "" },
            group.group,
            group.people,
            share(group.fmr),
            group.fmr.errors,
            group.fmr.trials,
            group.frr.errors,
            group.frr.trials,
        );
    }
}

/// A rate as text; none was measured without a trial.
fn share(rate: Rate) -> String {
    if rate.trials == 0 {
        "not measured".to_owned()
    } else {
        percent(rate.value())
    }
}

/// The interval as text. Resamples of no error hold no error either, so there it is the rule of
/// three that speaks.
fn around(rate: Rate, interval: Option<Interval>) -> String {
    match interval {
        _ if rate.trials == 0 => String::new(),
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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn no_trial_is_no_rate() {
        let none = Rate::default();
        assert_eq!(
            (share(none).as_str(), around(none, None).as_str()),
            ("not measured", "")
        );
        assert_eq!(counted(none, None), "0 of 0");
        let rate = Rate {
            errors: 0,
            trials: 9,
        };
        assert_eq!(counted(rate, None), "0 of 9, 0.00 % [below 33.33 %]");
    }

    #[test]
    fn small_shares_keep_their_digits() {
        assert_eq!(
            [0.0, 1e-5, 1e-4, 0.006, 0.12].map(percent),
            ["0.00 %", "0.0010 %", "0.0100 %", "0.60 %", "12.00 %"]
        );
    }
}
