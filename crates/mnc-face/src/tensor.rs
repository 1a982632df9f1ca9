//! The planes that a network reads, wiped when they are dropped.

use zeroize::Zeroizing;

/// Three planes of `height` rows of `width` numbers, one after the other.
pub(crate) struct Planes {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) values: Zeroizing<Vec<f32>>,
}

impl Planes {
    pub(crate) fn zero(width: usize, height: usize) -> Self {
        Self {
            width,
            height,
            values: Zeroizing::new(vec![0.0; width * height * 3]),
        }
    }

    /// The shape that a network is told: one picture, three components.
    pub(crate) fn shape(&self) -> [usize; 4] {
        [1, 3, self.height, self.width]
    }

    /// The three planes, to be written.
    pub(crate) fn planes_mut(&mut self) -> [&mut [f32]; 3] {
        let area = self.width * self.height;
        let (first, rest) = self.values.split_at_mut(area);
        let (second, third) = rest.split_at_mut(area);
        [first, second, third]
    }

    /// The same, left and right exchanged.
    pub(crate) fn mirrored(&self) -> Self {
        let mut values = Zeroizing::new(Vec::with_capacity(self.values.len()));
        for row in self.values.chunks_exact(self.width.max(1)) {
            values.extend(row.iter().rev());
        }
        Self { values, ..*self }
    }
}

#[cfg(test)]
#[allow(clippy::float_cmp, reason = "exact on purpose")]
mod tests {
    use super::*;

    #[test]
    fn a_mirror_exchanges_left_and_right_in_every_row() {
        let mut planes = Planes::zero(2, 2);
        for (index, value) in (0_u8..).zip(planes.values.iter_mut()) {
            *value = f32::from(index);
        }
        let expected = [1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10].map(|value: u8| f32::from(value));
        assert_eq!(*planes.mirrored().values, expected);
        assert_eq!(planes.mirrored().shape(), [1, 3, 2, 2]);
    }
}
