//! What an embedder makes of a face, and how much two of them have in common.

use crate::shares::Shares;
use mnc_core::{ErrorKind, Result};
use std::fmt;
use zeroize::Zeroizing;

/// The numbers of one embedder for one face, of length 1, wiped when they are dropped.
///
/// They are biometric data: neither `Clone` nor shown, and nothing hands them out again.
pub struct Embedding(Zeroizing<Vec<f32>>);

impl Embedding {
    /// Takes the numbers of an embedder and scales them to length 1.
    ///
    /// # Errors
    /// `FaceEngine` if they have no direction: none, all zero, or not numbers.
    pub fn new(values: Vec<f32>) -> Result<Self> {
        let mut values = Zeroizing::new(values);
        let length = dot(&values, &values).sqrt();
        if !length.is_normal() {
            return Err(ErrorKind::FaceEngine.into());
        }
        values.iter_mut().for_each(|value| *value /= length);
        Ok(Self(values))
    }

    /// The mean of two embeddings of the same face, as of a picture and its mirror image.
    ///
    /// # Errors
    /// `FaceEngine` if they are of different lengths or point in opposite directions.
    pub fn mean(&self, other: &Self) -> Result<Self> {
        if self.dimension() != other.dimension() {
            return Err(ErrorKind::FaceEngine.into());
        }
        let sums = self
            .0
            .iter()
            .zip(other.0.iter())
            .map(|(one, other)| one + other);
        Self::new(sums.collect())
    }

    /// How many numbers.
    pub fn dimension(&self) -> usize {
        self.0.len()
    }

    /// The cosine of the angle between two embeddings, -1 to 1; 0 for those of different models.
    pub fn cosine(&self, other: &Self) -> f32 {
        if self.dimension() == other.dimension() {
            dot(&self.0, &other.0).clamp(-1.0, 1.0)
        } else {
            0.0
        }
    }

    /// The numbers, for the cache of an evaluation.
    #[cfg(feature = "evaluation")]
    pub(crate) fn to_numbers(&self) -> Zeroizing<Vec<f32>> {
        self.0.clone()
    }

    /// The cosine with a unit vector that is no person's.
    pub(crate) fn along(&self, direction: &[f32]) -> f32 {
        dot(&self.0, direction)
    }
}

impl fmt::Debug for Embedding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Embedding(redacted)")
    }
}

/// A face as all embedders of an engine see it, ready to be compared (ISO/IEC 2382-37: biometric
/// template). Wiped when it is dropped.
pub struct Template {
    pub(crate) embeddings: Vec<Embedding>,
    /// How much each counts.
    pub(crate) shares: Shares,
    /// What is subtracted from its scores: see [`Cohort`](crate::model::Cohort). Zero without one.
    pub(crate) offset: f32,
}

impl Template {
    /// The embeddings, in the manifest's order.
    pub fn embeddings(&self) -> &[Embedding] {
        &self.embeddings
    }

    /// The mean of the cosines of all embedders by their weights, without any normalisation.
    pub fn cosine(&self, other: &Self) -> f32 {
        let pairs = self.embeddings.iter().zip(&other.embeddings);
        self.shares
            .mean(pairs.map(|(one, other)| one.cosine(other)))
    }

    /// All numbers in one row, so that the product of two rows is their [`cosine`](Self::cosine).
    #[cfg(feature = "evaluation")]
    pub(crate) fn row(&self) -> Zeroizing<Vec<f32>> {
        let factors = self.shares.iter().map(f32::sqrt);
        let parts = self.embeddings.iter().zip(factors);
        let numbers =
            parts.flat_map(|(part, factor)| part.0.iter().map(move |number| number * factor));
        let length = self.embeddings.iter().map(Embedding::dimension).sum();
        // One that grew would leave copies behind, unwiped.
        let mut row = Zeroizing::new(Vec::with_capacity(length));
        row.extend(numbers);
        row
    }

    /// The score that thresholds are for: the cosine, less the mean of both offsets.
    pub fn score(&self, other: &Self) -> f32 {
        self.cosine(other) - f32::midpoint(self.offset, other.offset)
    }
}

impl fmt::Debug for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Template(redacted)")
    }
}

/// In eight lanes, which the compiler turns into vector instructions.
pub(crate) fn dot(one: &[f32], other: &[f32]) -> f32 {
    let (one_lanes, one_rest) = one.as_chunks::<8>();
    let (other_lanes, other_rest) = other.as_chunks::<8>();
    let mut sums = [0.0; 8];
    for (one, other) in one_lanes.iter().zip(other_lanes) {
        for ((sum, one), other) in sums.iter_mut().zip(one).zip(other) {
            *sum += one * other;
        }
    }
    let rest = one_rest
        .iter()
        .zip(other_rest)
        .map(|(one, other)| one * other);
    sums.iter().sum::<f32>() + rest.sum::<f32>()
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "exact on purpose")]
mod tests {
    use super::*;

    fn embedding(values: &[f32]) -> Embedding {
        Embedding::new(values.to_vec()).unwrap()
    }

    #[test]
    fn the_cosine_does_not_depend_on_the_length() {
        let one = embedding(&[3.0, 4.0]);
        assert!((one.cosine(&embedding(&[30.0, 40.0])) - 1.0).abs() < 1e-6);
        assert!((one.cosine(&embedding(&[-3.0, -4.0])) + 1.0).abs() < 1e-6);
        assert!(one.cosine(&embedding(&[4.0, -3.0])).abs() < 1e-6);
        assert!((one.cosine(&embedding(&[1.0, 0.0])) - 0.6).abs() < 1e-6);
    }

    #[test]
    fn numbers_beyond_a_multiple_of_eight_count() {
        let numbers = |last: f32| {
            (0..9)
                .map(|i| if i == 8 { last } else { 1.0 })
                .collect::<Vec<_>>()
        };
        assert!((dot(&numbers(2.0), &numbers(3.0)) - 14.0).abs() < 1e-6);
    }

    #[test]
    fn what_has_no_direction_is_no_embedding() {
        for values in [
            vec![],
            vec![0.0; 4],
            vec![f32::NAN, 1.0],
            vec![f32::INFINITY, 1.0],
        ] {
            let error = Embedding::new(values).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::FaceEngine);
        }
        let one = embedding(&[1.0, 0.0]);
        assert!(one.mean(&embedding(&[-1.0, 0.0])).is_err());
        assert!(one.mean(&embedding(&[1.0])).is_err());
        assert!(one.cosine(&embedding(&[1.0])).abs() < f32::EPSILON);
    }

    #[test]
    fn the_mean_lies_between() {
        let mean = embedding(&[1.0, 0.0])
            .mean(&embedding(&[0.0, 1.0]))
            .unwrap();
        assert!((mean.cosine(&embedding(&[1.0, 1.0])) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_score_is_the_mean_of_the_cosines_less_the_mean_of_the_offsets() {
        for (weights, cosine) in [
            ([1.0, 1.0], 0.8),
            ([0.8, 0.2], 0.68),
            ([1.0, 0.0], 0.6),
            ([0.0, 3.0], 1.0),
        ] {
            let template = |first: &[f32], second: &[f32], offset| Template {
                embeddings: vec![embedding(first), embedding(second)],
                shares: Shares::new(weights),
                offset,
            };
            let one = template(&[1.0, 0.0], &[1.0, 0.0, 0.0], 0.1);
            let other = template(&[0.6, 0.8], &[1.0, 0.0, 0.0], 0.3);
            assert!((one.cosine(&other) - cosine).abs() < 1e-6, "{weights:?}");
            assert!(
                (one.score(&other) - (cosine - 0.2)).abs() < 1e-6,
                "{weights:?}"
            );
        }
    }

    #[test]
    fn nothing_of_it_is_shown() {
        let template = Template {
            embeddings: vec![embedding(&[0.123, 4.0])],
            shares: Shares::new([1.0]),
            offset: 0.0,
        };
        let shown = format!("{template:?} {:?}", template.embeddings);
        assert_eq!(shown, "Template(redacted) [Embedding(redacted)]");
    }
}
