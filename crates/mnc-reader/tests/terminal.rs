//! The client of the exchange folder.
