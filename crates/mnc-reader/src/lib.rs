//! Card readers for the My Number Card: PC/SC, the NFC of a host, and a diagnosis of what is wrong.
//!
//! | where the card is | what to use |
//! |---|---|
//! | a card reader on a PC (Windows, macOS, Linux) | `pcsc` (feature `pcsc`) |
//! | the NFC of a phone or tablet (Android, iOS) | [`host`] |
//! | somewhere, but it does not work | [`diagnose`] |
//!
//! Both hand out a [`CardTransport`](mnc_core::card::transport::CardTransport); everything above it
//! is in `mnc_core::card`.

pub mod diagnose;
pub mod host;
#[cfg(feature = "pcsc")]
pub mod pcsc;
