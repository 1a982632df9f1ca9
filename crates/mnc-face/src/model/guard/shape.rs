//! What is known of a tensor before anything runs: its sides, and its numbers if they are few.

use super::size::MOST_NUMBERS;
use rten_onnx::onnx::{DataLocation, DataType, TensorProto};

/// The most numbers that are kept: shapes, axes and factors have one for each dimension.
const MOST_KNOWN: usize = 64;

/// A tensor.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fact {
    pub(super) sides: Vec<usize>,
    known: Option<Known>,
}

#[derive(Clone, Debug, PartialEq)]
enum Known {
    Ints(Vec<i64>),
    Floats(Vec<f32>),
}

impl Fact {
    pub(super) fn of(sides: Vec<usize>) -> Self {
        Self { sides, known: None }
    }

    pub(super) fn with_ints(mut self, numbers: Option<Vec<i64>>) -> Self {
        let numbers = numbers.filter(|numbers| numbers.len() <= MOST_KNOWN);
        self.known = numbers.map(Known::Ints);
        self
    }

    /// Weights whose numbers are all there.
    pub(super) fn stored(tensor: &TensorProto) -> Option<Self> {
        let sides = tensor.dims.iter().map(|side| usize::try_from(*side).ok());
        let fact = Self::of(sides.collect::<Option<_>>()?);
        let outside = tensor
            .data_location
            .is_some_and(|it| it != DataLocation::DEFAULT);
        let huge = fact.sides.iter().any(|side| *side as u64 > MOST_NUMBERS);
        if outside || !tensor.external_data.is_empty() || huge || fact.count() > MOST_NUMBERS {
            return None;
        }
        let raw = tensor.raw_data.as_ref().map(std::cell::RefCell::borrow);
        let raw = raw.as_ref().map(|raw| raw.as_slice());
        let (count, known) = match tensor.data_type? {
            DataType::FLOAT => numbers(raw, &tensor.float_data, f32::from_le_bytes, Known::Floats),
            DataType::INT64 => numbers(raw, &tensor.int64_data, i64::from_le_bytes, Known::Ints),
            DataType::INT32 => numbers(raw, &tensor.int32_data, i32::from_le_bytes, |few| {
                Known::Ints(few.into_iter().map(i64::from).collect())
            }),
            _ => None,
        }?;
        (fact.count() == count as u64).then_some(Self { known, ..fact })
    }

    /// How many numbers; saturates.
    pub(super) fn count(&self) -> u64 {
        let sides = self.sides.iter().map(|side| *side as u64);
        if sides.clone().any(|side| side == 0) {
            return 0;
        }
        sides.fold(1, u64::saturating_mul)
    }

    pub(super) fn ints(&self) -> Option<Vec<i64>> {
        match &self.known {
            Some(Known::Ints(numbers)) => Some(numbers.clone()),
            _ => None,
        }
    }

    pub(super) fn floats(&self) -> Option<Vec<f32>> {
        match &self.known {
            Some(Known::Floats(numbers)) => Some(numbers.clone()),
            _ => None,
        }
    }
}

/// How many numbers a tensor has, as raw bytes or in a list but not both, and which if they are few.
fn numbers<T: Copy, const N: usize>(
    raw: Option<&[u8]>,
    list: &[T],
    from_bytes: fn([u8; N]) -> T,
    known: impl FnOnce(Vec<T>) -> Known,
) -> Option<(usize, Option<Known>)> {
    let few = |count: usize| count <= MOST_KNOWN;
    let Some(raw) = raw else {
        let kept = few(list.len()).then(|| known(list.to_vec()));
        return Some((list.len(), kept));
    };
    let (chunks, rest) = raw.as_chunks::<N>();
    if !rest.is_empty() || !list.is_empty() {
        return None;
    }
    let kept = few(chunks.len()).then(|| known(chunks.iter().copied().map(from_bytes).collect()));
    Some((chunks.len(), kept))
}

/// The shape that two are stretched to: aligned at the end, a side of 1 gives way.
pub(super) fn broadcast(one: &[usize], other: &[usize]) -> Option<Vec<usize>> {
    let rank = one.len().max(other.len());
    let side = |sides: &[usize], index: usize| {
        let missing = rank - sides.len();
        let index = index.checked_sub(missing);
        index
            .and_then(|index| sides.get(index))
            .copied()
            .unwrap_or(1)
    };
    let stretched = |index| match (side(one, index), side(other, index)) {
        (one, other) if one == other => Some(one),
        (1, side) | (side, 1) => Some(side),
        _ => None,
    };
    (0..rank).map(stretched).collect()
}

/// Two shapes one behind the other along an axis; all other sides are equal.
pub(super) fn joined(one: &[usize], other: &[usize], axis: usize) -> Option<Vec<usize>> {
    let sides = one.iter().zip(other).enumerate();
    let side = |(index, (one, other)): (usize, (&usize, &usize))| {
        if index == axis {
            one.checked_add(*other)
        } else {
            (one == other).then_some(*one)
        }
    };
    sides
        .map(side)
        .collect::<Option<Vec<_>>>()
        .filter(|_| one.len() == other.len())
}

/// The numbers at these places, counted from the end if negative.
pub(super) fn picked(numbers: &[i64], places: &[i64]) -> Option<Vec<i64>> {
    let length = i64::try_from(numbers.len()).ok()?;
    let pick = |place: &i64| {
        let place = if *place < 0 { place + length } else { *place };
        numbers.get(usize::try_from(place).ok()?).copied()
    };
    places.iter().map(pick).collect()
}

/// The same numbers in another shape: 0 keeps a side, -1 is what is left.
pub(super) fn reshaped(sides: &[usize], wanted: &[i64]) -> Option<Vec<usize>> {
    let all = product(sides)?;
    let side = |(index, side): (usize, &i64)| match side {
        -1 => Some(None),
        0 => sides.get(index).copied().map(Some),
        side => usize::try_from(*side).ok().map(Some),
    };
    let found = wanted.iter().enumerate().map(side);
    let found: Vec<Option<usize>> = found.collect::<Option<_>>()?;
    let said: Vec<usize> = found.iter().copied().flatten().collect();
    let said = product(&said)?;
    let left = match found.iter().filter(|side| side.is_none()).count() {
        0 => 1,
        1 => all.checked_div(said)?,
        _ => return None,
    };
    let fits = said.checked_mul(left) == Some(all);
    let sides = found.into_iter().map(|side| side.unwrap_or(left));
    fits.then(|| sides.collect())
}

/// Sides by factors, rounded down.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "checked to be below the most numbers of a tensor; precise where the engine is"
)]
pub(super) fn scaled(sides: &[usize], factors: &[f32]) -> Option<Vec<usize>> {
    let most = MOST_NUMBERS as f32;
    let side = |(side, factor): (&usize, &f32)| {
        let scaled = (*side as f32 * factor).floor();
        (*factor > 0.0 && scaled <= most).then_some(scaled as usize)
    };
    let scaled = sides.iter().zip(factors).map(side);
    scaled
        .collect::<Option<Vec<_>>>()
        .filter(|_| sides.len() == factors.len())
}

fn product(sides: &[usize]) -> Option<usize> {
    sides
        .iter()
        .try_fold(1_usize, |all, side| all.checked_mul(*side))
}
