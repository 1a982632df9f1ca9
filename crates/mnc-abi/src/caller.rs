//! What a caller hands over: bytes, texts, places for results, and buffers to copy into.

use crate::{Result, Trouble};
use std::ffi::c_char;
use std::marker::PhantomData;

/// Stands for a caller that keeps the rules of the header. Only [`guard`](crate::guard) has one.
#[derive(Clone, Copy)]
pub struct Caller(PhantomData<*const ()>);

#[expect(
    clippy::not_unsafe_ptr_arg_deref,
    reason = "whoever made the `Caller` has promised that the pointers are valid"
)]
impl Caller {
    /// # Safety
    /// Every pointer that is given to the methods is NULL or valid, for reading or writing what the
    /// method says, until the call of the exported function returns.
    pub(crate) unsafe fn new() -> Self {
        Self(PhantomData)
    }

    /// The bytes; NULL with length 0 is the empty slice. They are the caller's until the call returns.
    ///
    /// # Errors
    /// [`Trouble::NullPointer`] and, for an impossible length, [`Trouble::StructSize`].
    pub fn bytes<'a>(self, bytes: *const u8, len: usize) -> Result<&'a [u8]> {
        match (bytes.is_null(), len) {
            (_, 0) => Ok(&[]),
            (true, _) => Err(Trouble::NullPointer.into()),
            (false, _) if isize::try_from(len).is_err() => Err(Trouble::StructSize.into()),
            // SAFETY: not NULL, no longer than an object can be, and valid as `Caller` promises.
            (false, _) => Ok(unsafe { std::slice::from_raw_parts(bytes, len) }),
        }
    }

    /// The text, UTF-8.
    ///
    /// # Errors
    /// As [`Self::bytes`], and [`Trouble::NotUtf8`].
    pub fn text<'a>(self, text: *const c_char, len: usize) -> Result<&'a str> {
        let bytes = self.bytes(text.cast(), len)?;
        std::str::from_utf8(bytes).map_err(|_| Trouble::NotUtf8.into())
    }

    /// A place for a result.
    ///
    /// # Errors
    /// [`Trouble::NullPointer`].
    pub fn out<T>(self, place: *mut T) -> Result<Out<T>> {
        if place.is_null() {
            Err(Trouble::NullPointer.into())
        } else {
            Ok(Out(place))
        }
    }

    /// A struct that the caller fills in and that begins with its own size.
    ///
    /// # Errors
    /// [`Trouble::NullPointer`], and [`Trouble::StructSize`] if it is smaller than `T`.
    pub fn sized<T: Copy>(self, value: *const T) -> Result<T> {
        if value.is_null() {
            return Err(Trouble::NullPointer.into());
        }
        // SAFETY: not NULL, and begins with its size, as `Caller` promises.
        let size = unsafe { value.cast::<u32>().read_unaligned() };
        if usize::try_from(size).unwrap_or(0) < size_of::<T>() {
            return Err(Trouble::StructSize.into());
        }
        // SAFETY: not NULL, and as large as `T`.
        Ok(unsafe { value.read_unaligned() })
    }

    /// Copies a text and a NUL behind it. `len` is the room before and the length after, without the
    /// NUL; too little room, or NULL, gets the room that is needed, with it.
    ///
    /// # Errors
    /// As [`Self::copy`].
    pub fn copy_text(self, text: &str, buffer: *mut c_char, len: *mut usize) -> Result<()> {
        let mut terminated = Vec::with_capacity(text.len() + 1);
        terminated.extend_from_slice(text.as_bytes());
        terminated.push(0);
        let copied = self.copy(&terminated, buffer.cast(), len);
        // What was made here may be personal.
        terminated.fill(0);
        std::hint::black_box(&terminated);
        copied?;
        self.out(len)?.write(text.len())
    }

    /// Copies into the caller's buffer. `len` is the room before and the length after; too little
    /// room, or NULL, gets the length that is needed.
    ///
    /// # Errors
    /// [`Trouble::BufferTooSmall`], and [`Trouble::NullPointer`] without `len`.
    pub fn copy(self, bytes: &[u8], buffer: *mut u8, len: *mut usize) -> Result<()> {
        let out = self.out(len)?;
        // SAFETY: not NULL, and valid for reading as `Caller` promises.
        let room = unsafe { len.read_unaligned() };
        out.write(bytes.len())?;
        if bytes.is_empty() {
            return Ok(());
        }
        if room < bytes.len() || buffer.is_null() {
            return Err(Trouble::BufferTooSmall.into());
        }
        // SAFETY: the buffer is not NULL and has the room; what we own does not overlap it.
        unsafe { bytes.as_ptr().copy_to_nonoverlapping(buffer, bytes.len()) };
        Ok(())
    }
}

/// A place for a result. It is written once, on success.
#[derive(Debug)]
pub struct Out<T>(*mut T);

impl<T> Out<T> {
    /// Hands the result over.
    ///
    /// # Errors
    /// None: a `Result` so that it can stand last in a function.
    pub fn write(self, value: T) -> Result<()> {
        // SAFETY: made of a pointer that is not NULL and that `Caller` promises to be writable.
        unsafe { self.0.write_unaligned(value) };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ptr::{null, null_mut};

    const NULL: i32 = Trouble::NullPointer.status();

    fn caller() -> Caller {
        // SAFETY: the tests hand over valid pointers.
        unsafe { Caller::new() }
    }

    fn status<T>(result: Result<T>) -> i32 {
        result.map_or_else(|failure| failure.status(), |_| 0)
    }

    #[test]
    fn texts_are_checked() {
        let text = "花子";
        let start = text.as_ptr().cast::<c_char>();
        assert_eq!(caller().text(start, text.len()).unwrap(), text);
        assert_eq!(caller().text(null(), 0).unwrap(), "");
        assert_eq!(status(caller().text(null(), 1)), NULL);
        let cut = status(caller().text(start, 4));
        assert_eq!(cut, Trouble::NotUtf8.status());
        let endless = status(caller().bytes(text.as_ptr(), usize::MAX));
        assert_eq!(endless, Trouble::StructSize.status());
    }

    #[test]
    fn a_copy_asks_first_and_writes_only_where_there_is_room() {
        let (mut buffer, mut len) = ([9; 4], 0);
        let asked = caller().copy(b"abc", null_mut(), &raw mut len);
        assert_eq!((status(asked), len), (Trouble::BufferTooSmall.status(), 3));
        len = 2;
        let short = caller().copy(b"abc", buffer.as_mut_ptr(), &raw mut len);
        assert_eq!((status(short), len), (Trouble::BufferTooSmall.status(), 3));
        assert_eq!(buffer, [9; 4]);
        len = 4;
        caller()
            .copy(b"abc", buffer.as_mut_ptr(), &raw mut len)
            .unwrap();
        assert_eq!((len, &buffer), (3, b"abc\x09"));
        assert_eq!(
            status(caller().copy(b"abc", buffer.as_mut_ptr(), null_mut())),
            NULL
        );
    }

    #[test]
    fn a_text_is_copied_with_its_nul_or_not_at_all() {
        let (mut buffer, mut len) = ([9; 4], 0);
        let asked = caller().copy_text("abc", null_mut(), &raw mut len);
        assert_eq!((status(asked), len), (Trouble::BufferTooSmall.status(), 4));
        len = 3;
        let short = caller().copy_text("abc", buffer.as_mut_ptr(), &raw mut len);
        assert_eq!((status(short), len), (Trouble::BufferTooSmall.status(), 4));
        assert_eq!(buffer, [9; 4]);
        caller()
            .copy_text("abc", buffer.as_mut_ptr(), &raw mut len)
            .unwrap();
        assert_eq!(
            (len, buffer.map(c_char::to_ne_bytes).concat()),
            (3, b"abc\0".to_vec())
        );
    }

    #[test]
    fn a_struct_without_its_size_is_refused() {
        let sized = [8_u32, 5];
        let read = caller().sized(sized.as_ptr().cast::<[u32; 2]>()).unwrap();
        assert_eq!(read, sized);
        let small = [4_u32, 5];
        let refused = caller().sized(small.as_ptr().cast::<[u32; 2]>());
        assert_eq!(status(refused), Trouble::StructSize.status());
        assert_eq!(status(caller().sized(null::<[u32; 2]>())), NULL);
    }
}
