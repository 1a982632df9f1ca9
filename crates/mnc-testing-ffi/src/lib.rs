//! The second library, `libmnc_testing`: a virtual card and a virtual terminal for vendors' own tests.
//!
//! Its private keys are published and its people do not exist; nothing of it is for production, and
//! `libmnc` holds nothing of it. The header is `include/mnc_testing.h`, generated and verified by a test
//! of `mnc-ffi`.

#![allow(
    clippy::missing_safety_doc,
    reason = "the preamble of the header states the rules of pointers once, for every function"
)]

pub mod answer;
pub mod card;
pub mod terminal;

use mnc_abi::{Registry, Result};
use mnc_core::ErrorKind;
use std::str::FromStr;

/// The handles of this library; `libmnc` has another tag.
static HANDLES: Registry = Registry::new(2);

/// An argument that arrives as text.
fn parse<T: FromStr>(text: &str) -> Result<T> {
    text.parse().map_err(|_| ErrorKind::InvalidArgument.into())
}
