//! A value that one call at a time uses, and that knows when a callback of that call comes back.

use crate::{Result, Trouble};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

/// A value behind its own lock. Calls from other threads wait; a call from within the call that
/// holds the lock, that is from a callback, is refused.
#[derive(Default)]
pub struct Exclusive<T> {
    holder: Mutex<Option<ThreadId>>,
    value: Mutex<T>,
}

impl<T> Exclusive<T> {
    /// Wraps the value.
    pub const fn new(value: T) -> Self {
        Self {
            holder: Mutex::new(None),
            value: Mutex::new(value),
        }
    }

    /// Does the work with the value.
    ///
    /// # Errors
    /// [`Trouble::Reentrant`] from within such work on the same thread; whatever the work fails with.
    pub fn with<R>(&self, work: impl FnOnce(&mut T) -> Result<R>) -> Result<R> {
        let me = Some(thread::current().id());
        if *lock(&self.holder) == me {
            return Err(Trouble::Reentrant.into());
        }
        let mut value = lock(&self.value);
        *lock(&self.holder) = me;
        // Dropped before the lock of the value, also when the work panics.
        let _held = Held(&self.holder);
        work(&mut value)
    }
}

struct Held<'a>(&'a Mutex<Option<ThreadId>>);

impl Drop for Held<'_> {
    fn drop(&mut self) {
        *lock(self.0) = None;
    }
}

/// A panic in the middle of a call must not make the handle useless.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::panic::{AssertUnwindSafe, catch_unwind};

    #[test]
    fn work_within_work_is_refused_and_the_value_stays_usable() {
        let exclusive = Exclusive::new(1);
        let outer = exclusive.with(|outer| {
            let inner = exclusive.with(|_| Ok(()));
            assert_eq!(inner.unwrap_err().status(), Trouble::Reentrant.status());
            *outer += 1;
            Ok(())
        });
        assert!(outer.is_ok());
        assert_eq!(exclusive.with(|value| Ok(*value)).unwrap(), 2);
    }

    #[test]
    fn after_a_panic_the_value_is_usable_from_every_thread() {
        let exclusive = Exclusive::new(1);
        let panicking = || exclusive.with::<()>(|_| panic!("in the middle"));
        assert!(catch_unwind(AssertUnwindSafe(panicking)).is_err());
        assert_eq!(exclusive.with(|value| Ok(*value)).unwrap(), 1);
        thread::scope(|scope| {
            let other = scope.spawn(|| exclusive.with(|value| Ok(*value)).unwrap());
            assert_eq!(other.join().unwrap(), 1);
        });
    }

    #[test]
    fn other_threads_wait_for_their_turn() {
        let exclusive = Exclusive::new(0_u32);
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..100 {
                        let seen = |value: &mut u32| {
                            let before = *value;
                            thread::yield_now();
                            *value = before + 1;
                            Ok(())
                        };
                        exclusive.with(seen).unwrap();
                    }
                });
            }
        });
        assert_eq!(exclusive.with(|value| Ok(*value)).unwrap(), 800);
    }
}
