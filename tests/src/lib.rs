//! The harness of the cross-crate tests.

#[cfg(feature = "pcsc")]
mod client;
#[cfg(feature = "pcsc")]
mod stack;

#[cfg(feature = "pcsc")]
pub use client::{Background, Finished, finish, start};
#[cfg(feature = "pcsc")]
pub use stack::{PcscStack, READER, insert};

/// The program of the README, run as a doc test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
