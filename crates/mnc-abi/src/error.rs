//! The error that a caller lends to a call, and what is written into it.

use crate::status::Failure;
use crate::{Result, Trouble};
use std::ffi::c_char;

/// The room of `mnc_error.message`, with the NUL at its end.
pub const MNC_ERROR_MESSAGE_SIZE: usize = 256;

/// What a failed call says beside its status. The caller sets `struct_size` to `sizeof(mnc_error)`
/// and lends it to any number of calls; a call that succeeds leaves it alone.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct mnc_error {
    /// `sizeof(mnc_error)`, set by the caller.
    pub struct_size: u32,
    /// The status that the call returned.
    pub status: i32,
    /// The status word of the card (ISO/IEC 7816-4), or -1.
    pub status_word: i32,
    /// The tries that a PIN has left, or -1.
    pub tries_remaining: i32,
    /// The code of the reader's driver or of the smart card service, with `MNC_FOLDER` the error
    /// number of the operating system, or -1.
    pub reader_code: i64,
    /// What to log: English, UTF-8, NUL at its end, without personal data.
    pub message: [c_char; MNC_ERROR_MESSAGE_SIZE],
}

impl mnc_error {
    /// The size that must be there for anything to be written: up to `status`.
    const LEAST: usize = 8;

    fn of(failure: &Failure) -> Self {
        let error = match failure {
            Failure::Error(error) => Some(error),
            Failure::Trouble(_) | Failure::System { .. } => None,
        };
        let word = error.and_then(mnc_core::Error::status_word);
        let tries = error.and_then(mnc_core::Error::tries_remaining);
        Self {
            struct_size: 0,
            status: failure.status(),
            status_word: word.map_or(-1, |word| word.value().into()),
            tries_remaining: tries.map_or(-1, Into::into),
            reader_code: failure.reader_code().map_or(-1, Into::into),
            message: message_of(&failure.detail()),
        }
    }

    /// Checks that the caller set the size.
    ///
    /// # Safety
    /// NULL, or a pointer to at least the four bytes of `struct_size`.
    pub(crate) unsafe fn check(error: *const Self) -> Result<()> {
        // SAFETY: checked for NULL, and the caller of this function promises the first field.
        if !error.is_null() && unsafe { size_of_lent(error) } < Self::LEAST {
            return Err(Trouble::StructSize.into());
        }
        Ok(())
    }

    /// Writes what failed, as far as the caller's struct goes.
    ///
    /// # Safety
    /// NULL, or a pointer to as many writable bytes as its `struct_size` says.
    pub(crate) unsafe fn fill(error: *mut Self, failure: &Failure) {
        if error.is_null() {
            return;
        }
        // SAFETY: not NULL; the caller of this function promises the first field.
        let lent = unsafe { size_of_lent(error) }.min(size_of::<Self>());
        if lent < Self::LEAST {
            return;
        }
        let mut filled = Self::of(failure);
        // SAFETY: as above. The caller's own size stays.
        filled.struct_size = unsafe { (&raw const (*error).struct_size).read_unaligned() };
        let from = (&raw const filled).cast::<u8>();
        // SAFETY: `lent` bytes are there on both sides, and a local cannot overlap the caller's.
        unsafe { from.copy_to_nonoverlapping(error.cast(), lent) };
    }
}

/// The size that the caller set.
///
/// # Safety
/// A pointer to at least the four bytes of `struct_size`.
unsafe fn size_of_lent(error: *const mnc_error) -> usize {
    // SAFETY: promised by the caller; a raw reference asks for no more than the field.
    let size = unsafe { (&raw const (*error).struct_size).read_unaligned() };
    usize::try_from(size).unwrap_or(usize::MAX)
}

/// The English text, cut at a character's border; the last byte stays NUL.
fn message_of(text: &str) -> [c_char; MNC_ERROR_MESSAGE_SIZE] {
    let end = floor_char_boundary(text, MNC_ERROR_MESSAGE_SIZE - 1);
    let mut message = [0; MNC_ERROR_MESSAGE_SIZE];
    for (slot, byte) in message.iter_mut().zip(text.bytes().take(end)) {
        *slot = c_char::from_ne_bytes([byte]);
    }
    message
}

fn floor_char_boundary(text: &str, most: usize) -> usize {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use mnc_core::ErrorKind;

    fn empty(struct_size: usize) -> mnc_error {
        mnc_error {
            struct_size: u32::try_from(struct_size).unwrap(),
            status: 77,
            status_word: 77,
            tries_remaining: 77,
            reader_code: 77,
            message: [77; MNC_ERROR_MESSAGE_SIZE],
        }
    }

    fn wrong_pin() -> Failure {
        mnc_core::Error::new(ErrorKind::WrongSecret)
            .with_tries(2)
            .into()
    }

    #[test]
    fn all_that_is_known_is_written_and_the_size_stays() {
        let mut error = empty(size_of::<mnc_error>());
        // SAFETY: a whole struct.
        unsafe { mnc_error::fill(&raw mut error, &wrong_pin()) };
        assert_eq!((error.status, error.tries_remaining), (300, 2));
        assert_eq!((error.status_word, error.reader_code), (-1, -1));
        assert_eq!(error.struct_size as usize, size_of::<mnc_error>());
        let message = error.message.map(c_char::to_ne_bytes).concat();
        assert!(message.starts_with(b"the PIN or number is wrong (2 tries left)\0"));
        assert_eq!(error.message[MNC_ERROR_MESSAGE_SIZE - 1], 0);
    }

    #[test]
    fn what_the_system_says_is_a_code_word_and_its_number() {
        let mut error = empty(size_of::<mnc_error>());
        let failure = Failure::System {
            trouble: Trouble::Folder,
            part: "RESPONSE",
            code: Some(13),
        };
        // SAFETY: a whole struct.
        unsafe { mnc_error::fill(&raw mut error, &failure) };
        assert_eq!((error.status, error.reader_code), (50, 13));
        let message = error.message.map(c_char::to_ne_bytes).concat();
        let text = "the exchange folder of the terminal cannot be used; check network and rights (RESPONSE)\0";
        assert!(message.starts_with(text.as_bytes()));
    }

    #[test]
    fn a_caller_of_an_older_version_gets_what_fits() {
        let mut error = empty(12);
        // SAFETY: a whole struct, of which twelve bytes may be used.
        unsafe { mnc_error::fill(&raw mut error, &wrong_pin()) };
        assert_eq!(
            (error.status, error.status_word, error.tries_remaining),
            (300, -1, 77)
        );
        assert_eq!(error.message[0], 77);
    }

    #[test]
    fn a_size_that_was_not_set_is_refused_and_nothing_written() {
        let mut error = empty(0);
        // SAFETY: a whole struct.
        let checked = unsafe { mnc_error::check(&raw const error) };
        assert_eq!(checked.unwrap_err().status(), Trouble::StructSize.status());
        // SAFETY: a whole struct.
        unsafe { mnc_error::fill(&raw mut error, &wrong_pin()) };
        assert_eq!(error.status, 77);
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(floor_char_boundary("花子", 5), 3);
        assert_eq!(floor_char_boundary("花子", 6), 6);
        assert_eq!(floor_char_boundary("花子", 9), 6);
    }
}
