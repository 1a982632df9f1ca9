//! How much each embedder counts in a score.

use std::sync::Arc;

/// The embedders' shares of a score, in the manifest's order; together 1.
#[derive(Clone)]
pub(crate) struct Shares(Arc<[f32]>);

impl Shares {
    /// In proportion to these weights. What is no positive number counts nothing; if none does, all
    /// scores are 0.
    pub(crate) fn new(weights: impl IntoIterator<Item = f32>) -> Self {
        // The larger of a number and none is the number.
        let weights: Vec<f32> = weights.into_iter().map(|weight| weight.max(0.0)).collect();
        let total = weights.iter().sum::<f32>().max(f32::MIN_POSITIVE);
        Self(weights.iter().map(|weight| weight / total).collect())
    }

    /// The mean of the embedders' cosines, each counted by its share.
    pub(crate) fn mean(&self, cosines: impl Iterator<Item = f32>) -> f32 {
        let parts = self.0.iter().zip(cosines);
        parts.map(|(share, cosine)| share * cosine).sum()
    }

    /// The shares themselves.
    #[cfg(feature = "evaluation")]
    pub(crate) fn iter(&self) -> impl Iterator<Item = f32> + '_ {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean(weights: &[f32]) -> f32 {
        Shares::new(weights.iter().copied()).mean([0.5, 0.25].into_iter())
    }

    #[test]
    fn equal_weights_give_the_mean() {
        for weight in [1.0, 0.3, 8.0] {
            assert!((mean(&[weight, weight]) - 0.375).abs() < 1e-6, "{weight}");
        }
    }

    #[test]
    fn a_weight_counts_in_proportion() {
        assert!((mean(&[0.8, 0.2]) - 0.45).abs() < 1e-6);
        assert!((mean(&[4.0, 1.0]) - 0.45).abs() < 1e-6);
    }

    #[test]
    fn without_a_weight_it_is_the_others_alone() {
        for nothing in [0.0, -3.0, f32::NAN] {
            assert!((mean(&[nothing, 2.0]) - 0.25).abs() < 1e-6, "{nothing}");
            assert!((mean(&[2.0, nothing]) - 0.5).abs() < 1e-6, "{nothing}");
            assert!(mean(&[nothing, nothing]).abs() < 1e-6, "{nothing}");
        }
    }
}
