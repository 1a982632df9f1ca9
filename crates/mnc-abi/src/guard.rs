//! The guard around every exported function: no panic crosses it, and every failure is a status.

use crate::caller::Caller;
use crate::error::mnc_error;
use crate::status::{Failure, mnc_status};
use crate::{Result, Trouble};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs the body of an exported function and says what it came to.
///
/// # Safety
/// `error` is NULL or points to an error whose `struct_size` is true; every pointer that the body
/// hands to the [`Caller`] is NULL or valid for what it is used as, until the call returns.
pub unsafe fn guard(error: *mut mnc_error, body: impl FnOnce(Caller) -> Result<()>) -> mnc_status {
    let checked = || {
        // SAFETY: promised by the caller of this function.
        unsafe { mnc_error::check(error) }?;
        // SAFETY: promised by the caller of this function.
        body(unsafe { Caller::new() })
    };
    let failure = match catch_unwind(AssertUnwindSafe(checked)) {
        Ok(Ok(())) => return 0,
        Ok(Err(failure)) => failure,
        Err(_) => Failure::from(Trouble::Panic),
    };
    // SAFETY: promised by the caller of this function.
    unsafe { mnc_error::fill(error, &failure) };
    failure.status()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ptr::null_mut;

    #[test]
    fn a_panic_in_the_middle_is_a_status() {
        // SAFETY: no pointer.
        let status = unsafe { guard(null_mut(), |_| panic!("in the middle")) };
        assert_eq!(status, Trouble::Panic.status());
    }

    #[test]
    fn a_failure_is_its_status_and_success_is_zero() {
        // SAFETY: no pointer.
        let failed = unsafe { guard(null_mut(), |_| Err(Trouble::Absent.into())) };
        assert_eq!(failed, Trouble::Absent.status());
        // SAFETY: no pointer.
        assert_eq!(unsafe { guard(null_mut(), |_| Ok(())) }, 0);
    }
}
