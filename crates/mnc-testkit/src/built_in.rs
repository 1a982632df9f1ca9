//! The one place that trusts what this crate brings along: its keys, photos and templates.

use std::fmt::Debug;

/// The value of a computation whose input is part of this crate.
///
/// A failure would be a fault of the crate itself, met by its first test; a caller could not act
/// on it, so it is not made part of every signature.
#[expect(clippy::expect_used, reason = "the input is a constant of this crate")]
pub(crate) fn built_in<T, E: Debug>(result: Result<T, E>) -> T {
    result.expect("data of this crate is well formed")
}
