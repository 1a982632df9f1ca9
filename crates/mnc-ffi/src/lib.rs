//! The C interface of mnc, `libmnc`: the My Number Card, the eligibility terminal and the counter.
//!
//! | room | what lives there |
//! |---|---|
//! | [`facade`] | what the interface can do, in Rust: the one place that calls the other crates |
//! | [`c`] | the skin: exported functions without logic |
//!
//! The header is `include/mnc.h`; a test generates and verifies it. `docs/c-abi.md` says what is
//! reachable, and how. Another skin stands beside `c` and calls the same facade.

#![allow(
    clippy::missing_safety_doc,
    reason = "the preamble of the header states the rules of pointers once, for every function"
)]

pub mod c;
pub mod facade;

#[cfg(feature = "wipe")]
#[global_allocator]
static ALLOCATOR: mnc_face::erasure::WipingAllocator = mnc_face::erasure::WIPING_ALLOCATOR;
