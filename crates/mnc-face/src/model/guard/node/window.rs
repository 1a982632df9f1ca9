//! A kernel that moves along a side of a picture.

/// What moves along one side of a picture.
pub(super) struct Window {
    pub(super) padding: usize,
    pub(super) length: usize,
    pub(super) stride: usize,
}

impl Window {
    /// How often it fits; a last one that is cut counts if rounded up.
    pub(super) fn over(&self, side: usize, up: bool) -> Option<usize> {
        let room = side.checked_add(self.padding)?.checked_sub(self.length)?;
        let steps = if up {
            room.div_ceil(self.stride)
        } else {
            room / self.stride
        };
        Some(steps + 1)
    }
}

pub(super) fn to_i64(side: usize) -> i64 {
    i64::try_from(side).unwrap_or(i64::MAX)
}
