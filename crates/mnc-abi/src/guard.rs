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
    // SAFETY: promised by the caller of this function.
    unsafe { guard_taking(error, |_| Ok(()), |caller, ()| body(caller)) }
}

/// The same for a function that takes something of the caller's over, which is given back by its
/// destroy function also where the call fails: it is taken before anything else is looked at, the
/// error's `struct_size` included.
///
/// # Safety
/// As [`guard`].
pub unsafe fn guard_taking<T>(
    error: *mut mnc_error,
    take: impl FnOnce(Caller) -> Result<T>,
    body: impl FnOnce(Caller, T) -> Result<()>,
) -> mnc_status {
    let checked = || {
        // SAFETY: promised by the caller of this function.
        let caller = unsafe { Caller::new() };
        let taken = take(caller);
        // SAFETY: promised by the caller of this function.
        unsafe { mnc_error::check(error) }?;
        body(caller, taken?)
    };
    let failure = match catch_unwind(AssertUnwindSafe(checked)) {
        Ok(Ok(())) => return 0,
        Ok(Err(failure)) => failure,
        Err(_) => Failure::from(Trouble::Panic),
    };
    // SAFETY: promised by the caller of this function.
    shielded((), || unsafe { mnc_error::fill(error, &failure) });
    failure.status()
}

/// Runs the body of an exported function that has neither pointers nor a status; a panic in it gives
/// what stands instead.
pub fn shielded<T>(instead: T, body: impl FnOnce() -> T) -> T {
    catch_unwind(AssertUnwindSafe(body)).unwrap_or(instead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::ptr::null_mut;

    fn lent(struct_size: usize) -> mnc_error {
        mnc_error {
            struct_size: u32::try_from(struct_size).unwrap(),
            status: 77,
            status_word: 77,
            tries_remaining: 77,
            reader_code: 77,
            message: [0; crate::MNC_ERROR_MESSAGE_SIZE],
        }
    }

    #[test]
    fn a_panic_in_the_middle_is_a_status() {
        // SAFETY: no pointer.
        let status = unsafe { guard(null_mut(), |_| panic!("in the middle")) };
        assert_eq!(status, Trouble::Panic.status());
        assert_eq!(shielded(7, || panic!("in the middle")), 7);
        assert_eq!(shielded(7, || 8), 8);
    }

    #[test]
    fn a_failure_is_its_status_and_success_is_zero() {
        // SAFETY: no pointer.
        let failed = unsafe { guard(null_mut(), |_| Err(Trouble::Absent.into())) };
        assert_eq!(failed, Trouble::Absent.status());
        // SAFETY: no pointer.
        assert_eq!(unsafe { guard(null_mut(), |_| Ok(())) }, 0);
    }

    /// A text whose making panics must not end the process on the way out of the guard.
    #[test]
    fn a_panic_in_what_is_to_be_written_leaves_the_status() {
        #[derive(Debug)]
        struct Odd;
        impl std::fmt::Display for Odd {
            fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                panic!("in the text")
            }
        }
        impl std::error::Error for Odd {}
        let mut error = lent(size_of::<mnc_error>());
        let odd = || mnc_core::Error::new(mnc_core::ErrorKind::Locked).with_source(Odd);
        // SAFETY: a whole struct.
        let status = unsafe { guard(&raw mut error, |_| Err(odd().into())) };
        assert_eq!(status, 301);
    }

    #[test]
    fn what_was_taken_over_is_dropped_whatever_fails() {
        struct Counted<'a>(&'a Cell<u32>);
        impl Drop for Counted<'_> {
            fn drop(&mut self) {
                self.0.set(self.0.get() + 1);
            }
        }
        let dropped = Cell::new(0);
        let take = |_| Ok(Counted(&dropped));
        let mut unset = lent(0);
        // SAFETY: a whole struct.
        let status = unsafe { guard_taking(&raw mut unset, take, |_, _| Ok(())) };
        assert_eq!((status, dropped.get()), (Trouble::StructSize.status(), 1));
        // SAFETY: no pointer.
        let status = unsafe { guard_taking(null_mut(), take, |_, _| Err(Trouble::Absent.into())) };
        assert_eq!((status, dropped.get()), (Trouble::Absent.status(), 2));
    }
}
