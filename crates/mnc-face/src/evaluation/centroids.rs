//! A cohort that is nobody's template: the centres of clusters of many people's embeddings.

use super::matrix::Vectors;
use fastrand::Rng;

/// Clusters rows of length 1 by their cosine (spherical k-means) and gives the centres, each of
/// length 1, from the largest cluster down; rows without a face are left out.
///
/// The same seed gives the same centres. A centre of a single row would be that person's template,
/// so clusters of fewer than two rows are dropped: there may be fewer than `count`.
pub fn centroids(rows: &Vectors, count: usize, seed: u64, iterations: usize) -> Vec<Vec<f32>> {
    let usable: Vec<&[f32]> = (0..rows.len())
        .map(|index| rows.row(index))
        .filter(|row| row.iter().all(|value| value.is_finite()))
        .collect();
    let mut order: Vec<usize> = (0..usable.len()).collect();
    Rng::with_seed(seed).shuffle(&mut order);
    let first = order
        .iter()
        .take(count)
        .filter_map(|index| usable.get(*index));
    let mut centres: Vec<Vec<f32>> = first.map(|row| row.to_vec()).collect();
    let mut sizes = Vec::new();
    for _ in 0..iterations.max(1) {
        sizes = step(&usable, &mut centres);
    }
    let mut found: Vec<(usize, Vec<f32>)> = sizes.into_iter().zip(centres).collect();
    found.retain(|(size, _)| *size > 1);
    found.sort_by_key(|(size, _)| std::cmp::Reverse(*size));
    found.into_iter().map(|(_, centre)| centre).collect()
}

/// Moves each centre to the middle of the rows nearest to it; gives how many those are.
fn step(rows: &[&[f32]], centres: &mut [Vec<f32>]) -> Vec<usize> {
    let mut sums: Vec<Vec<f32>> = centres
        .iter()
        .map(|centre| vec![0.0; centre.len()])
        .collect();
    let mut sizes = vec![0; centres.len()];
    for row in rows {
        let nearest = nearest(row, centres);
        if let (Some(sum), Some(size)) = (sums.get_mut(nearest), sizes.get_mut(nearest)) {
            sum.iter_mut()
                .zip(*row)
                .for_each(|(sum, value)| *sum += value);
            *size += 1;
        }
    }
    for (centre, sum) in centres.iter_mut().zip(sums) {
        let length = crate::template::dot(&sum, &sum).sqrt();
        if length.is_normal() {
            *centre = sum.iter().map(|value| value / length).collect();
        }
    }
    sizes
}

fn nearest(row: &[f32], centres: &[Vec<f32>]) -> usize {
    let cosines = centres
        .iter()
        .map(|centre| crate::template::dot(row, centre));
    let best = cosines
        .enumerate()
        .max_by(|one, other| one.1.total_cmp(&other.1));
    best.map_or(0, |(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 30 rows around each of three directions, one far from all, and a failure.
    fn rows() -> Vectors {
        let mut rng = Rng::with_seed(7);
        let mut rows = Vectors::new(4, 0);
        for n in 0..90 {
            let mut row = [0.0_f32; 4];
            row[n % 3] = 1.0;
            for value in &mut row {
                *value += 0.2 * (rng.f32() - 0.5);
            }
            let length = crate::template::dot(&row, &row).sqrt();
            rows.push(&row.map(|value| value / length));
        }
        rows.push_failure();
        rows
    }

    #[test]
    fn the_centres_are_those_of_the_clusters() {
        let centres = (0..20).map(|seed| centroids(&rows(), 3, seed, 20));
        let all_three = centres
            .filter(|centres| (0..3).all(|axis| centres.iter().any(|centre| centre[axis] > 0.99)));
        assert!(
            all_three.count() > 3,
            "a random start finds them often enough"
        );
    }

    #[test]
    fn every_centre_has_length_one_and_nobody_is_alone() {
        let mut rows = rows();
        rows.push(&[0.0, 0.0, 0.0, -1.0]);
        let centres = centroids(&rows, 12, 1, 15);
        assert!(!centres.is_empty() && centres.len() <= 12);
        for centre in &centres {
            assert!((crate::template::dot(centre, centre) - 1.0).abs() < 1e-5);
            for row in (0..rows.len()).map(|index| rows.row(index)) {
                assert_ne!(centre.as_slice(), row, "nobody's template");
            }
        }
    }

    #[test]
    fn the_seed_settles_the_outcome() {
        let of = |seed| centroids(&rows(), 5, seed, 10);
        assert_eq!(of(1), of(1));
        assert_ne!(of(1), of(2));
        assert_eq!(
            centroids(&Vectors::new(4, 0), 5, 1, 10),
            Vec::<Vec<f32>>::new()
        );
    }
}
