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
    /// The group of people that it was measured within; none if within all.
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
    /// It is the highest of those measured group by group: at it, the worst group keeps the rate.
    WorstGroup,
    /// Nobody measured it by group: somebody's rate may be a hundred times the nominal one.
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

/// The threshold for this rate: of the calibrations for this kind of card (else for any), the
/// highest of those by group, else the highest of all.
///
/// # Errors
/// `NoThreshold` if there is no calibration for the rate.
pub(super) fn threshold(rows: &[Calibration], fmr: f64, card: CardKind) -> Result<Threshold> {
    let of = |kind: CardKind| {
        let here = rows.iter().filter(move |row| row.card == kind);
        here.filter(move |row| same_rate(row.fmr, fmr))
    };
    let kind = [card, CardKind::Any]
        .into_iter()
        .find(|kind| of(*kind).next().is_some());
    let kind = kind.ok_or_else(|| Error::new(ErrorKind::NoThreshold))?;
    let highest = |by_group: bool| {
        let rows = of(kind).filter(|row| row.group.is_some() || !by_group);
        rows.map(|row| row.threshold).max_by(f32::total_cmp)
    };
    let worst = highest(true).map(|_| CalibrationState::WorstGroup);
    Ok(Threshold {
        // A threshold over everybody that is higher still is the safer one.
        score: highest(false).ok_or(ErrorKind::NoThreshold)?,
        state: worst.unwrap_or(CalibrationState::Uncalibrated),
    })
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
        ];
        let found = threshold(&reversed, RATE, CardKind::Any).unwrap();
        assert_eq!(
            (found.score, found.state),
            (0.5, CalibrationState::WorstGroup)
        );
    }

    #[test]
    fn grey_cards_may_have_a_threshold_of_their_own() {
        let rows = [
            row(0.4, Some("a"), CardKind::Any),
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
