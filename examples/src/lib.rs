//! See the examples, benches and tests of this package.
