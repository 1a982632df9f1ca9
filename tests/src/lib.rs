//! The harness of the cross-crate tests.

#[cfg(feature = "pcsc")]
mod client;
#[cfg(feature = "pcsc")]
mod stack;

#[cfg(feature = "pcsc")]
pub use client::{Background, Finished, finish, start};
#[cfg(feature = "pcsc")]
pub use stack::{PcscStack, READER, insert};
