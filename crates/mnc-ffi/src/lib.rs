//! The C interface of mnc, `libmnc`: the My Number Card, the eligibility terminal and the counter.
//!
//! | room | what lives there |
//! |---|---|
//! | [`facade`] | what the interface can do, in Rust: the one place that calls the other crates |
//! | [`c`] | the skin: exported functions without logic |
//!
//! The header is `include/mnc.h`; a test generates and verifies it. `docs/c-abi.md` says what is
//! reachable, and how. Another skin, the crate `mnc-uniffi`, calls the same facade; it leaves the
//! feature `capi` and with it the exported functions out.

#![allow(
    clippy::missing_safety_doc,
    reason = "the preamble of the header states the rules of pointers once, for every function"
)]

#[cfg(feature = "capi")]
pub mod c;
#[doc(hidden)]
pub mod facade;

#[cfg(feature = "wipe")]
#[global_allocator]
static ALLOCATOR: mnc_face::erasure::WipingAllocator = mnc_face::erasure::WIPING_ALLOCATOR;
