//! Thresholds, and the data that they were measured on (ISO/IEC 19795-1, FMR and FNMR).

use mnc_core::{Error, ErrorKind, Result};
use serde::Deserialize;

/// One threshold: at it, impostors of this data matched as often as `fmr` says.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// The false match rate, as a fraction: 0.0001 is 0.01 %.
    pub fmr: f64,
    /// Scores at or above it match.
    pub threshold: f32,
    /// The data it was measured on.
    pub data: String,
    /// The group of people that it was measured within; none if within all. Every group that was
    /// measured has its row: one alone tells nothing of the worst.
    #[serde(default)]
    pub group: Option<String>,
    /// The kind of card photo it was measured with.
    #[serde(default)]
    pub card: CardKind,
    /// The false non-match rate at this threshold, where it was measured.
    #[serde(default)]
    pub fnmr: Option<f64>,
    /// How many impostor pairs were compared.
    #[serde(default)]
    pub impostor_pairs: Option<u64>,
    /// How many genuine pairs were compared.
    #[serde(default)]
    pub genuine_pairs: Option<u64>,
}

/// Which photos of cards a threshold is for. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CardKind {
    /// All for which there is none of their own.
    #[default]
    Any,
    /// One component, as in the chip.
    Grey,
    /// Three components.
    Colour,
}

/// Whether a threshold holds for the worst of several groups of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CalibrationState {
    /// Several groups were measured at the rate, and it is no lower than the threshold of any: the
    /// worst of these groups keeps the rate. Of a group that was not measured it says nothing.
    WorstGroup,
    /// Nobody measured several groups at the rate: somebody's may be a hundred times the nominal
    /// one.
    Uncalibrated,
}

impl CalibrationState {
    /// The stable ASCII name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WorstGroup => "WORST_GROUP",
            Self::Uncalibrated => "UNCALIBRATED",
        }
    }
}

/// The threshold for a rate and a kind of card photo.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold {
    /// Scores at or above it match.
    pub score: f32,
    /// Whether the worst group keeps the rate.
    pub state: CalibrationState,
}

/// The threshold for this rate: the highest of all rows for it and for looser rates, for what let
/// fewer impostors through lets no more of them through at a higher score. At each rate the rows for
/// this kind of card count, else those for any.
///
/// It is the worst group's only if rows of at least two groups were measured at this very rate.
///
/// # Errors
/// `NoThreshold` if there is no calibration for the rate.
pub(super) fn threshold(rows: &[Calibration], fmr: f64, card: CardKind) -> Result<Threshold> {
    let own = |rate: f64| {
        rows.iter()
            .any(|row| row.card == card && same_rate(row.fmr, rate))
    };
    let counts =
        |row: &&Calibration| row.card == card || row.card == CardKind::Any && !own(row.fmr);
    let here: Vec<_> = rows
        .iter()
        .filter(counts)
        .filter(|row| same_rate(row.fmr, fmr))
        .collect();
    if here.is_empty() {
        return Err(Error::new(ErrorKind::NoThreshold));
    }
    let looser = rows.iter().filter(counts).filter(|row| row.fmr > fmr);
    let scores = here.iter().copied().chain(looser).map(|row| row.threshold);
    Ok(Threshold {
        score: scores
            .max_by(f32::total_cmp)
            .ok_or(ErrorKind::NoThreshold)?,
        state: state(&here),
    })
}

fn state(rows: &[&Calibration]) -> CalibrationState {
    let mut groups = rows.iter().filter_map(|row| row.group.as_deref());
    let first = groups.next();
    if groups.any(|group| Some(group) != first) {
        CalibrationState::WorstGroup
    } else {
        CalibrationState::Uncalibrated
    }
}

/// Rates are written in decimal; a millionth of a part is no other rate.
fn same_rate(one: f64, other: f64) -> bool {
    (one / other - 1.0).abs() < 1e-6
}

impl Calibration {
    /// Whether its numbers are ones.
    pub(super) fn is_usable(&self) -> bool {
        let rate = |rate: f64| rate > 0.0 && rate < 1.0;
        let fnmr = self.fnmr.is_none_or(|fnmr| (0.0..=1.0).contains(&fnmr));
        rate(self.fmr) && fnmr && self.threshold.is_finite()
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "exact on purpose")]
mod tests {
    use super::*;

    const RATE: f64 = 1e-4;

    fn row(threshold: f32, group: Option<&str>, card: CardKind) -> Calibration {
        Calibration {
            fmr: RATE,
            threshold,
            data: "架空の集合".to_owned(),
            group: group.map(str::to_owned),
            card,
            fnmr: None,
            impostor_pairs: None,
            genuine_pairs: None,
        }
    }

    #[test]
    fn the_worst_group_decides() {
        let rows = [
            row(0.2, None, CardKind::Any),
            row(0.3, Some("a"), CardKind::Any),
            row(0.4, Some("b"), CardKind::Any),
        ];
        let found = threshold(&rows, 0.0001, CardKind::Grey).unwrap();
        assert_eq!(
            (found.score, found.state),
            (0.4, CalibrationState::WorstGroup)
        );
        let reversed = [
            row(0.5, None, CardKind::Any),
            row(0.3, Some("a"), CardKind::Any),
            row(0.2, Some("b"), CardKind::Any),
        ];
        let found = threshold(&reversed, RATE, CardKind::Any).unwrap();
        assert_eq!(
            (found.score, found.state),
            (0.5, CalibrationState::WorstGroup)
        );
    }

    #[test]
    fn one_group_has_no_worst() {
        for rows in [
            vec![row(0.4, Some("a"), CardKind::Any)],
            vec![row(0.4, Some("a"), CardKind::Any); 2],
            vec![
                row(0.4, Some("a"), CardKind::Any),
                row(0.3, None, CardKind::Any),
            ],
        ] {
            let found = threshold(&rows, RATE, CardKind::Any).unwrap();
            assert_eq!(
                (found.score, found.state),
                (0.4, CalibrationState::Uncalibrated)
            );
        }
    }

    fn at(fmr: f64, row: Calibration) -> Calibration {
        Calibration { fmr, ..row }
    }

    /// Groups at 0.1 % and 0.01 %, at 0.001 % too few pairs of any.
    #[test]
    fn a_stricter_rate_has_no_lower_threshold() {
        let rows = [
            at(1e-3, row(0.33, Some("a"), CardKind::Any)),
            at(1e-3, row(0.2, Some("b"), CardKind::Any)),
            row(0.4, Some("a"), CardKind::Any),
            row(0.3, Some("b"), CardKind::Any),
            at(1e-5, row(0.31, None, CardKind::Any)),
            at(1e-5, row(0.3, None, CardKind::Grey)),
        ];
        let found = |fmr, card| {
            let found = threshold(&rows, fmr, card).unwrap();
            (found.score, found.state)
        };
        for card in [CardKind::Any, CardKind::Grey, CardKind::Colour] {
            assert_eq!(found(1e-3, card), (0.33, CalibrationState::WorstGroup));
            assert_eq!(found(RATE, card), (0.4, CalibrationState::WorstGroup));
            assert_eq!(found(1e-5, card), (0.4, CalibrationState::Uncalibrated));
        }
    }

    #[test]
    fn rows_of_a_stricter_rate_do_not_count() {
        let rows = [
            row(0.3, None, CardKind::Any),
            at(1e-5, row(0.5, Some("a"), CardKind::Any)),
            at(1e-5, row(0.6, Some("b"), CardKind::Any)),
        ];
        let found = threshold(&rows, RATE, CardKind::Any).unwrap();
        assert_eq!(
            (found.score, found.state),
            (0.3, CalibrationState::Uncalibrated)
        );
    }

    #[test]
    fn grey_cards_may_have_a_threshold_of_their_own() {
        let rows = [
            row(0.4, Some("a"), CardKind::Any),
            row(0.35, Some("b"), CardKind::Any),
            row(0.3, None, CardKind::Grey),
        ];
        let grey = threshold(&rows, RATE, CardKind::Grey).unwrap();
        assert_eq!(
            (grey.score, grey.state),
            (0.3, CalibrationState::Uncalibrated)
        );
        let colour = threshold(&rows, RATE, CardKind::Colour).unwrap();
        assert_eq!(
            (colour.score, colour.state),
            (0.4, CalibrationState::WorstGroup)
        );
    }

    #[test]
    fn another_rate_is_no_substitute() {
        let rows = [
            row(0.4, None, CardKind::Any),
            row(0.3, None, CardKind::Grey),
        ];
        for (rate, card) in [
            (1e-3, CardKind::Any),
            (1e-5, CardKind::Grey),
            (0.0, CardKind::Any),
        ] {
            let error = threshold(&rows, rate, card).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::NoThreshold);
        }
        let error = threshold(&[row(0.4, None, CardKind::Grey)], RATE, CardKind::Colour);
        assert_eq!(error.unwrap_err().kind(), ErrorKind::NoThreshold);
    }
}
