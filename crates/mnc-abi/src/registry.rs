//! Handles: numbers in the shape of pointers, looked up and never followed.

use crate::{Result, Trouble};
use std::any::Any;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// An opaque type of the header, with what stands behind its pointers.
pub trait Handle: 'static {
    /// The object.
    type Object: Send + Sync + 'static;
}

type Object = Arc<dyn Any + Send + Sync>;

/// The handles of one library.
///
/// A handle is an odd number that is never given out twice, so that a freed handle, a pointer of
/// somebody else, and a handle of another type or library are told apart and refused.
pub struct Registry {
    tag: usize,
    handles: Mutex<Handles>,
}

struct Handles {
    last: usize,
    objects: Option<HashMap<usize, Object>>,
}

/// Between two handles of a library; the numbers between are other libraries' and, even, of objects.
const STEP: usize = 16;

impl Registry {
    /// A registry for the library with this tag, below eight.
    pub const fn new(tag: usize) -> Self {
        Self {
            tag: (tag * 2 + 1) % STEP,
            handles: Mutex::new(Handles {
                last: 0,
                objects: None,
            }),
        }
    }

    /// Keeps the object and makes a handle of it.
    ///
    /// # Errors
    /// [`Trouble::InvalidHandle`] if there are no numbers left.
    pub fn insert<H: Handle>(&self, object: H::Object) -> Result<*mut H> {
        let mut handles = self.lock();
        let last = handles.last.checked_add(STEP);
        handles.last = last.ok_or(Trouble::InvalidHandle)?;
        let number = handles.last + self.tag;
        let objects = handles.objects.get_or_insert_default();
        objects.insert(number, Arc::new(object));
        Ok(std::ptr::without_provenance_mut(number))
    }

    /// The object of a handle. It stays as long as the call, whoever frees the handle meanwhile.
    ///
    /// # Errors
    /// [`Trouble::NullPointer`] and [`Trouble::InvalidHandle`].
    pub fn get<H: Handle>(&self, handle: *const H) -> Result<Arc<H::Object>> {
        if handle.is_null() {
            return Err(Trouble::NullPointer.into());
        }
        let handles = self.lock();
        let object = handles
            .objects
            .as_ref()
            .and_then(|it| it.get(&handle.addr()));
        let object = object.map(Arc::clone).ok_or(Trouble::InvalidHandle)?;
        let typed = object.downcast();
        typed.map_err(|_| Trouble::InvalidHandle.into())
    }

    /// Forgets the handle; NULL is fine.
    ///
    /// # Errors
    /// [`Trouble::InvalidHandle`], also for a handle that was freed before.
    pub fn free<H: Handle>(&self, handle: *mut H) -> Result<()> {
        if handle.is_null() {
            return Ok(());
        }
        self.get(handle.cast_const())?;
        let mut handles = self.lock();
        let objects = handles.objects.as_mut();
        let freed = objects.and_then(|it| it.remove(&handle.addr()));
        // What is freed may call a destroy function, which may use other handles.
        drop(handles);
        freed.map(drop).ok_or(Trouble::InvalidHandle.into())
    }

    fn lock(&self) -> MutexGuard<'_, Handles> {
        self.handles.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Text;
    impl Handle for Text {
        type Object = String;
    }

    struct Number;
    impl Handle for Number {
        type Object = u32;
    }

    fn status<T>(result: Result<T>) -> i32 {
        result.map_or_else(|failure| failure.status(), |_| 0)
    }

    const INVALID: i32 = Trouble::InvalidHandle.status();

    #[test]
    fn a_handle_gives_its_object_until_it_is_freed_once() {
        let registry = Registry::new(1);
        let handle = registry.insert::<Text>("a".to_owned()).unwrap();
        assert_eq!(*registry.get(handle.cast_const()).unwrap(), "a");
        assert_eq!(status(registry.free(handle)), 0);
        assert_eq!(status(registry.get(handle.cast_const())), INVALID);
        assert_eq!(status(registry.free(handle)), INVALID);
        let next = registry.insert::<Text>("b".to_owned()).unwrap();
        assert_ne!(next, handle, "a freed handle does not come alive again");
    }

    #[test]
    fn wrong_pointers_are_refused_and_null_may_be_freed() {
        let registry = Registry::new(1);
        let handle = registry.insert::<Text>("a".to_owned()).unwrap();
        assert_eq!(
            status(registry.get(handle.cast::<Number>().cast_const())),
            INVALID
        );
        assert_eq!(status(registry.free(handle.cast::<Number>())), INVALID);
        let mut foreign = 0_u64;
        assert_eq!(
            status(registry.get((&raw const foreign).cast::<Text>())),
            INVALID
        );
        assert_eq!(
            status(registry.free((&raw mut foreign).cast::<Text>())),
            INVALID
        );
        let null = status(registry.get(std::ptr::null::<Text>()));
        assert_eq!(null, Trouble::NullPointer.status());
        assert_eq!(status(registry.free(std::ptr::null_mut::<Text>())), 0);
        assert_eq!(*registry.get(handle.cast_const()).unwrap(), "a");
    }

    #[test]
    fn two_libraries_never_take_each_others_handles() {
        let (one, other) = (Registry::new(1), Registry::new(2));
        for _ in 0..100 {
            let handle = one.insert::<Text>(String::new()).unwrap();
            other.insert::<Text>(String::new()).unwrap();
            assert_eq!(status(other.get(handle.cast_const())), INVALID);
            assert_eq!(handle.addr() % 2, 1, "no object lies at an odd address");
        }
    }

    #[test]
    fn freeing_during_a_call_does_not_take_the_object_away() {
        let registry = Registry::new(1);
        let handle = registry.insert::<Text>("a".to_owned()).unwrap();
        let during = registry.get(handle.cast_const()).unwrap();
        registry.free(handle).unwrap();
        assert_eq!(*during, "a");
    }
}
