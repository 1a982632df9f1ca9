//! An evaluation as tables to read.

use super::point::FRR_LIMIT;
use super::{GivenPoint, OperatingPoint, Report};
use crate::evaluation::claim::{Claim, comparisons_needed, rule_of_three};
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
        group_lines(&self.groups, text);
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

impl GivenPoint {
    fn lines(&self, text: &mut String) {
        let _ = writeln!(
            text,
            "\nAt the given threshold {:.4}: FMR {} [{}] ({} of {}); FNMR {} [{}], with failures {} ({} of {})",
            self.threshold,
            percent(self.fmr.value()),
            around(self.fmr, self.fmr_interval),
            self.fmr.errors,
            self.fmr.trials,
            percent(self.fnmr.value()),
            around(self.fnmr, self.fnmr_interval),
            percent(self.frr.value()),
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
            percent(group.fmr.value()),
            group.fmr.errors,
            group.fmr.trials,
            group.frr.errors,
            group.frr.trials,
        );
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
    fn small_shares_keep_their_digits() {
        assert_eq!(
            [0.0, 1e-5, 1e-4, 0.006, 0.12].map(percent),
            ["0.00 %", "0.0010 %", "0.0100 %", "0.60 %", "12.00 %"]
        );
    }
}
