//! Templates as rows of one matrix, for millions of scores.

use super::matrix::Vectors;
use crate::template::Template;
use zeroize::Zeroizing;

/// The embeddings of one image one after the other, or none for an image without a face.
pub type Row = Option<Zeroizing<Vec<f32>>>;

/// The templates of all images of one side, so laid out that a product of rows is the cosine of
/// [`Template::cosine`].
pub struct Rows {
    vectors: Vectors,
    offsets: Vec<f32>,
    taken: Vec<bool>,
}

impl Rows {
    /// For templates of so many numbers in all, and room for those of so many images.
    pub fn new(dimension: usize, images: usize) -> Self {
        Self {
            vectors: Vectors::new(dimension, images),
            offsets: Vec::new(),
            taken: Vec::new(),
        }
    }

    /// Appends the template of an image; none for an image without a face.
    pub fn push(&mut self, template: Option<&Template>) {
        match template {
            Some(template) => self.vectors.push(&template.row()),
            None => self.vectors.push_failure(),
        }
        self.taken.push(template.is_some());
        self.offsets
            .push(template.map_or(0.0, |template| template.offset));
    }

    /// Of which images a face was taken.
    pub fn taken(&self) -> &[bool] {
        &self.taken
    }

    /// The rows, for clustering.
    pub fn vectors(&self) -> &Vectors {
        &self.vectors
    }

    /// The score of a card with a probe, as [`Template::score`]; no number if either is missing.
    pub fn score(&self, card: usize, probes: &Self, probe: usize) -> f32 {
        let product = self.vectors.product(card, &probes.vectors, probe);
        product - f32::midpoint(offset(&self.offsets, card), offset(&probes.offsets, probe))
    }

    /// Calls `visit` with the score of each two images once, the earlier as the card, from `threads`
    /// workers with a state of their own each; gives back the states.
    pub fn each_pair<State: Send>(
        &self,
        probes: &Self,
        threads: usize,
        state: impl Fn() -> State + Sync,
        visit: impl Fn(&mut State, u32, u32, f32) + Sync,
    ) -> Vec<State> {
        let of = |offsets: &[f32], image: u32| offset(offsets, image as usize);
        self.vectors.each_pair(
            &probes.vectors,
            threads,
            state,
            |state, card, probe, product| {
                let offsets = f32::midpoint(of(&self.offsets, card), of(&probes.offsets, probe));
                visit(state, card, probe, product - offsets);
            },
        )
    }
}

fn offset(offsets: &[f32], image: usize) -> f32 {
    offsets.get(image).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shares::Shares;
    use crate::template::Embedding;

    fn template(rng: &mut fastrand::Rng, weights: [f32; 2]) -> Template {
        let mut embedding = |dimension: usize| {
            Embedding::new((0..dimension).map(|_| rng.f32() - 0.5).collect()).unwrap()
        };
        Template {
            embeddings: vec![embedding(8), embedding(20)],
            shares: Shares::new(weights),
            offset: rng.f32(),
        }
    }

    #[test]
    fn the_matrix_scores_as_the_templates_do() {
        for weights in [[1.0, 1.0], [0.8, 0.2], [0.0, 1.0]] {
            compare(weights);
        }
    }

    fn compare(weights: [f32; 2]) {
        let mut rng = fastrand::Rng::with_seed(9);
        let (mut cards, mut probes) = (Rows::new(28, 10), Rows::new(28, 10));
        let pairs: Vec<_> = (0..9)
            .map(|_| (template(&mut rng, weights), template(&mut rng, weights)))
            .collect();
        for (card, probe) in &pairs {
            cards.push(Some(card));
            probes.push(Some(probe));
        }
        probes.push(None);
        cards.push(None);
        let scores = cards.each_pair(&probes, 2, Vec::new, |scores, card, probe, score| {
            scores.push((card as usize, probe as usize, score));
        });
        let scores = scores.concat();
        assert_eq!(scores.len(), 45);
        for (card, probe, score) in scores {
            if probe == 9 {
                assert!(score.is_nan());
                continue;
            }
            let expected = pairs[card].0.score(&pairs[probe].1);
            assert!((score - expected).abs() < 1e-5, "{score} {expected}");
            assert!((cards.score(card, &probes, probe) - expected).abs() < 1e-5);
        }
        assert_eq!(probes.taken().iter().filter(|taken| **taken).count(), 9);
    }
}
