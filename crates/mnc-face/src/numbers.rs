//! Sizes and counts as floating point numbers.

/// Exact for what is counted here: the sides of pictures, and their pixels, are at most 2^24.
#[expect(clippy::cast_precision_loss, reason = "at most 2^24")]
pub(crate) fn to_f32(size: usize) -> f32 {
    size as f32
}

/// Exact below 2^52.
#[expect(clippy::cast_precision_loss, reason = "below 2^52")]
pub(crate) fn to_f64(size: usize) -> f64 {
    size as f64
}
