//! A cohort of aggregates that nobody's template can be read from, against which scores are
//! normalised.

use super::file::{FileName, Sha256};
use crate::numbers::to_f32;
use crate::shares::Shares;
use crate::template::{Embedding, dot};
use mnc_core::{Error, ErrorKind, Result};
use serde::Deserialize;
use zeroize::Zeroizing;

/// The cohort in the manifest.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CohortEntry {
    /// The file beside the manifest: rows of 32-bit little-endian floating point numbers, one row a
    /// centroid, in it the parts of all embedders in the manifest's order.
    pub file: FileName,
    /// Its SHA-256.
    pub sha256: Sha256,
    /// How many of the nearest centroids count.
    pub top: u16,
    /// The offset is multiplied by it, 0 to 4. Above 1, faces that look alike to the model need more
    /// still; which value evens the groups out is to be measured. Default: 1.
    #[serde(default = "one")]
    pub strength: f32,
    /// The data it was made of.
    pub data: String,
}

pub(super) fn one() -> f32 {
    1.0
}

/// Centroids of many faces (k-means), for scores that mean the same in every group of people.
///
/// The offset of a face is the mean of its cosines with the nearest centroids, times the strength; a
/// score is the cosine less the mean of both offsets. Faces in a dense part of the space, where
/// strangers look alike to the model, thus need more to match.
pub struct Cohort {
    rows: Vec<Vec<Vec<f32>>>,
    top: usize,
    strength: f32,
}

impl Cohort {
    /// Takes the rows apart by the embedders' dimensions and scales each part to length 1.
    ///
    /// # Errors
    /// `MalformedManifest` for bytes that are no whole rows, none or more than 65,536 of them, a part
    /// without direction, or a `top` of zero or beyond the rows.
    pub fn new(bytes: &[u8], dimensions: &[usize], top: usize) -> Result<Self> {
        let row_size = dimensions.iter().sum::<usize>() * 4;
        let count = bytes.len().checked_div(row_size).unwrap_or_default();
        if count * row_size != bytes.len() || !(1..=65_536).contains(&count) {
            return Err(ErrorKind::MalformedManifest.into());
        }
        if top == 0 || top > count {
            return Err(ErrorKind::MalformedManifest.into());
        }
        let rows = bytes
            .chunks_exact(row_size)
            .map(|row| parts(row, dimensions));
        Ok(Self {
            rows: rows.collect::<Result<_>>()?,
            top,
            strength: one(),
        })
    }

    /// With another factor for the offsets than 1.
    ///
    /// # Errors
    /// `MalformedManifest` for one that is no number from 0 to 4.
    pub fn with_strength(self, strength: f32) -> Result<Self> {
        if (0.0..=4.0).contains(&strength) {
            Ok(Self { strength, ..self })
        } else {
            Err(ErrorKind::MalformedManifest.into())
        }
    }

    /// The mean of the cosines with the nearest centroids, times the strength; a cosine is the mean
    /// over the embedders by their shares.
    pub(crate) fn offset(&self, embeddings: &[Embedding], shares: &Shares) -> f32 {
        let cosine = |row: &Vec<Vec<f32>>| {
            let parts = embeddings.iter().zip(row);
            shares.mean(parts.map(|(face, part)| face.along(part)))
        };
        let cosines: Vec<f32> = self.rows.iter().map(cosine).collect();
        let mut cosines = Zeroizing::new(cosines);
        cosines.sort_unstable_by(|one, other| other.total_cmp(one));
        let nearest: f32 = cosines.iter().take(self.top).sum();
        self.strength * nearest / to_f32(self.top)
    }
}

/// One row: the unit vectors of its parts.
fn parts(row: &[u8], dimensions: &[usize]) -> Result<Vec<Vec<f32>>> {
    let mut numbers = row
        .as_chunks()
        .0
        .iter()
        .map(|bytes| f32::from_le_bytes(*bytes));
    let part = |dimension: &usize| unit(numbers.by_ref().take(*dimension).collect());
    dimensions.iter().map(part).collect()
}

fn unit(mut part: Vec<f32>) -> Result<Vec<f32>> {
    let length = dot(&part, &part).sqrt();
    if !length.is_normal() {
        return Err(Error::new(ErrorKind::MalformedManifest));
    }
    for value in &mut part {
        *value /= length;
    }
    Ok(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(numbers: &[f32]) -> Vec<u8> {
        numbers
            .iter()
            .flat_map(|number| number.to_le_bytes())
            .collect()
    }

    fn embedding(values: &[f32]) -> Embedding {
        Embedding::new(values.to_vec()).unwrap()
    }

    fn equal(embedders: usize) -> Shares {
        Shares::new(vec![1.0; embedders])
    }

    #[test]
    fn the_nearest_centroids_count_and_no_others() {
        let rows = bytes(&[2.0, 0.0, 0.0, 3.0, -1.0, 0.0]);
        let face = [embedding(&[0.6, 0.8])];
        let offset = |top| {
            Cohort::new(&rows, &[2], top)
                .unwrap()
                .offset(&face, &equal(1))
        };
        assert!((offset(1) - 0.8).abs() < 1e-6);
        assert!((offset(2) - 0.7).abs() < 1e-6);
        assert!((offset(3) - 0.8 / 3.0).abs() < 1e-6);
    }

    #[test]
    fn the_strength_multiplies_the_offset() {
        let face = [embedding(&[0.6, 0.8])];
        let cohort = || Cohort::new(&bytes(&[0.0, 1.0]), &[2], 1).unwrap();
        let strong = cohort().with_strength(1.5).unwrap();
        assert!((strong.offset(&face, &equal(1)) - 1.2).abs() < 1e-6);
        for strength in [-0.1, 4.1, f32::NAN] {
            let error = cohort().with_strength(strength).err().unwrap();
            assert_eq!(error.kind(), ErrorKind::MalformedManifest);
        }
    }

    #[test]
    fn the_parts_of_several_embedders_are_averaged() {
        let rows = bytes(&[5.0, 0.0, 0.0, 0.0, 7.0]);
        let cohort = Cohort::new(&rows, &[2, 3], 1).unwrap();
        let face = [embedding(&[1.0, 0.0]), embedding(&[0.0, 0.6, 0.8])];
        assert!((cohort.offset(&face, &equal(2)) - 0.9).abs() < 1e-6);
        let weighted = Shares::new([1.0, 4.0]);
        assert!((cohort.offset(&face, &weighted) - 0.84).abs() < 1e-6);
    }

    #[test]
    fn a_file_that_does_not_fit_is_refused() {
        let fits = bytes(&[1.0, 0.0, 0.0, 1.0]);
        let refused = [
            (&fits[..15], vec![2], 1),
            (&fits[..], vec![3], 1),
            (&fits[..], vec![], 1),
            (&[][..], vec![2], 1),
            (&fits[..], vec![2], 0),
            (&fits[..], vec![2], 3),
            (&bytes(&[0.0, 0.0])[..], vec![2], 1),
            (&bytes(&[f32::NAN, 0.0])[..], vec![2], 1),
        ];
        for (bytes, dimensions, top) in refused {
            let error = Cohort::new(bytes, &dimensions, top).err().unwrap();
            assert_eq!(error.kind(), ErrorKind::MalformedManifest);
        }
    }
}
