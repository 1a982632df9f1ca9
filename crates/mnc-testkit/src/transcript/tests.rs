//! Recording and replaying together.
