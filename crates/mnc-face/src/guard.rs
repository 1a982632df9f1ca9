//! Foreign code that may panic, kept from taking the host with it.

use mnc_core::{Error, ErrorKind, Result};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs decoders and engines of others: their panic is an error of this kind.
pub(crate) fn caught<T>(kind: ErrorKind, work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Error::new(kind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_an_error() {
        let outcome: Result<()> = caught(ErrorKind::FaceEngine, || panic!("of the engine"));
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::FaceEngine);
        assert_eq!(caught(ErrorKind::FaceEngine, || Ok(1)).unwrap(), 1);
    }
}
