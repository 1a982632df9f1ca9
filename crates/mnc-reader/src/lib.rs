//! Card readers for the My Number Card: PC/SC, the NFC of a host, and a diagnosis of what is wrong.
//!
//! | where the card is | what to use |
//! |---|---|
//! | a card reader on a PC (Windows, macOS, Linux) | `pcsc` (feature `pcsc`) |
//! | the NFC of a phone or tablet (Android, iOS) | [`host`] |
//! | somewhere, but it does not work | [`diagnose`] |
//!
//! The first two hand out a [`CardTransport`](mnc_core::card::transport::CardTransport); everything above it
//! is in `mnc_core::card`.
//!
//! The official door, the 資格確認端末 with its own card reader, is `terminal` (feature `terminal`):
//! a client of its exchange folder.

pub mod diagnose;
pub mod host;
#[cfg(feature = "pcsc")]
pub mod pcsc;
#[cfg(feature = "terminal")]
pub mod terminal;
