//! The quality check that a patient meets before anything is compared: how often it refuses, and for
//! what.

use super::bootstrap::Bootstrap;
use super::comparison::{Comparison, People};
use super::rate::{Interval, Rate};
use crate::quality::QualityReason;
use serde::Serialize;

/// What the quality check says of the images of one side, in their order; none of an image that
/// never stands there.
pub type Refusals = Vec<Option<Vec<QualityReason>>>;

/// Both sides of an evaluation.
#[derive(Debug, Clone, Default)]
pub struct Gate {
    /// The card side, by its limits.
    pub card: Refusals,
    /// The camera's side, by its limits.
    pub camera: Refusals,
}

impl Gate {
    /// Whether the counter would compare these two images.
    pub(super) fn passes(&self, comparison: &Comparison) -> bool {
        Self::lets(&self.card, comparison.card) && Self::lets(&self.camera, comparison.probe)
    }

    /// Whether a side lets an image pass.
    pub(super) fn lets(side: &Refusals, image: u32) -> bool {
        let reasons = side.get(image as usize).and_then(Option::as_ref);
        reasons.is_some_and(Vec::is_empty)
    }
}

/// How many images of a side the quality check refused.
#[derive(Debug, Clone, Serialize)]
pub struct GateRates {
    /// Images refused for whatever reason.
    pub refused: Rate,
    /// Its interval, by people.
    pub interval: Option<Interval>,
    /// One for each reason; an image may have several.
    pub reasons: Vec<ReasonRate>,
}

/// How many images of a side had one failing.
#[derive(Debug, Clone, Serialize)]
pub struct ReasonRate {
    /// [`QualityReason::code`].
    pub reason: &'static str,
    /// Images that had it.
    pub rate: Rate,
    /// Its interval, by people.
    pub interval: Option<Interval>,
}

impl GateRates {
    /// Of one side.
    pub fn new(side: &Refusals, people: &People, bootstrap: &Bootstrap) -> Self {
        let count = |refuses: &dyn Fn(&[QualityReason]) -> bool| {
            let image = |reasons: &Option<Vec<_>>| reasons.as_deref().map(refuses);
            let holds: Vec<Option<bool>> = side.iter().map(image).collect();
            let all = holds.iter().flatten();
            let rate = Rate {
                errors: all.clone().filter(|holds| **holds).count() as u64,
                trials: all.count() as u64,
            };
            (rate, bootstrap.share(people, &holds))
        };
        let (refused, interval) = count(&|reasons| !reasons.is_empty());
        let reason = |reason: &QualityReason| {
            let (rate, interval) = count(&|reasons| reasons.contains(reason));
            ReasonRate {
                reason: reason.code(),
                rate,
                interval,
            }
        };
        Self {
            refused,
            interval,
            reasons: QualityReason::ALL.iter().map(reason).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use QualityReason::{Blurred, TooDark};

    #[test]
    fn refusals_are_counted_by_reason_among_the_images_of_the_side() {
        let people = People::new(["a", "b", "c", "d", "e"]);
        let side = vec![
            Some(vec![]),
            Some(vec![TooDark, Blurred]),
            None,
            Some(vec![Blurred]),
            Some(vec![]),
        ];
        let rates = GateRates::new(&side, &people, &Bootstrap::default());
        let rate = |errors| Rate { errors, trials: 4 };
        assert_eq!(rates.refused, rate(2));
        assert!(rates.interval.unwrap().contains(0.5));
        let of = |code| {
            let mut reasons = rates.reasons.iter();
            reasons.find(|reason| reason.reason == code).unwrap().rate
        };
        assert_eq!(of("BLURRED"), rate(2));
        assert_eq!(of("TOO_DARK"), rate(1));
        assert_eq!(of("NO_FACE"), rate(0));
    }

    #[test]
    fn each_side_has_limits_of_its_own() {
        let gate = Gate {
            card: vec![Some(vec![]), Some(vec![TooDark]), None],
            camera: vec![Some(vec![Blurred]), Some(vec![]), Some(vec![])],
        };
        let passes = |card, probe| {
            gate.passes(&Comparison {
                card,
                probe,
                score: 0.0,
            })
        };
        assert!(passes(0, 1) && passes(0, 2));
        assert!(!passes(1, 2), "the card is too dark");
        assert!(!passes(0, 0), "the frame is blurred");
        assert!(!passes(2, 1) && !passes(0, 9), "nobody looked");
    }
}
