//! Typed views of what the facade says in JSON, and texts that may be personal.

use crate::error::Result;
use mnc_abi::Trouble;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::mem;
use zeroize::Zeroizing;

/// Reads what the facade wrote. If it does not fit, the library has a defect.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| Trouble::Panic.into())
}

/// Writes what the facade reads.
pub(crate) fn write(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|_| Trouble::Panic.into())
}

/// A text that the facade wrote as bytes. What uniffi makes of it is the host's.
pub(crate) fn text(mut bytes: Zeroizing<Vec<u8>>) -> Result<String> {
    String::from_utf8(mem::take(&mut *bytes)).map_err(|_| Trouble::Panic.into())
}
