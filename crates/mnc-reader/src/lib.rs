//! Crate page follows.
