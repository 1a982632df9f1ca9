//! Crate page follows.

pub mod fault;
pub mod transcript;
