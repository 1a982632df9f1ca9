//! The conventions of the C interfaces of mnc: statuses, errors, handles, buffers and the guard.
//!
//! `mnc` and `mnc_testing` are two libraries with the same manners; the manners are here. Nothing
//! in this crate is exported to C: an exported function is a few lines in one of the two, of the form
//!
//! ```
//! use mnc_abi::{Result, guard, mnc_error, mnc_status};
//!
//! /// Adds one.
//! pub unsafe extern "C" fn example(
//!     number: i32,
//!     out: *mut i32,
//!     error: *mut mnc_error,
//! ) -> mnc_status {
//!     // SAFETY: the pointers are the caller's, who keeps the rules of the header.
//!     unsafe { guard(error, |caller| caller.out(out)?.write(number + 1)) }
//! }
//! let mut out = 0;
//! // SAFETY: `out` outlives the call, and no error is wanted.
//! assert_eq!(unsafe { example(41, &raw mut out, std::ptr::null_mut()) }, 0);
//! assert_eq!(out, 42);
//! // SAFETY: no pointer is valid, and none is used.
//! let status = unsafe { example(41, std::ptr::null_mut(), std::ptr::null_mut()) };
//! assert_eq!(status, mnc_abi::Trouble::NullPointer.status());
//! ```

mod caller;
mod error;
mod exclusive;
mod guard;
mod registry;
mod status;

pub use caller::{Caller, Out};
pub use error::{MNC_ERROR_MESSAGE_SIZE, mnc_error};
pub use exclusive::Exclusive;
pub use guard::{guard, guard_taking, shielded};
pub use registry::{Handle, Registry};
pub use status::{Failure, StatusRow, Trouble, mnc_status, status_message, status_name, statuses};

/// The result of everything behind the C interface that can fail.
pub type Result<T, E = Failure> = std::result::Result<T, E>;
