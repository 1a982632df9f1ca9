//! A file of a model: its name, its hash, and under which terms it is used.

use mnc_core::{Error, ErrorKind, Result};
use ring::digest;
use serde::Deserialize;
use std::fmt;

/// A file of a model and its terms.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelFile {
    /// The model's own name and version; it appears in decisions and audit events.
    pub id: String,
    /// The file beside the manifest.
    pub file: FileName,
    /// Its SHA-256.
    pub sha256: Sha256,
    /// The licence of the weights, as SPDX expression where there is one.
    pub licence: String,
    /// Where its authors publish it.
    #[serde(default)]
    pub source: String,
    /// What it was trained with, and whether that may be used commercially.
    #[serde(default)]
    pub training_data: String,
}

impl ModelFile {
    /// The bytes that `read` returns for this file, if their hash is the manifest's.
    ///
    /// # Errors
    /// Of `read`; `ModelMismatch` for another hash.
    pub(crate) fn read(&self, read: &mut dyn FnMut(&str) -> Result<Vec<u8>>) -> Result<Vec<u8>> {
        let bytes = read(self.file.as_str())?;
        self.sha256.verify(&bytes)?;
        Ok(bytes)
    }
}

/// The name of a file in the manifest's own folder; it leads to no other.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct FileName(String);

impl FileName {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for FileName {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
        if name.is_empty() || name.starts_with('.') || !name.bytes().all(plain) {
            return Err("a file name of letters, digits, '.', '_' and '-'");
        }
        Ok(Self(name))
    }
}

/// A SHA-256; 64 hexadecimal digits in the manifest.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Sha256([u8; 32]);

impl Sha256 {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let digest = digest::digest(&digest::SHA256, bytes);
        Self(digest.as_ref().try_into().unwrap_or_default())
    }

    pub(crate) fn verify(&self, bytes: &[u8]) -> Result<()> {
        if Self::of(bytes) == *self {
            Ok(())
        } else {
            Err(Error::new(ErrorKind::ModelMismatch))
        }
    }
}

impl TryFrom<String> for Sha256 {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        const EXPECTED: &str = "a SHA-256 of 64 hexadecimal digits";
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(EXPECTED);
        }
        let mut bytes = [0; 32];
        for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().as_chunks::<2>().0) {
            let digits = std::str::from_utf8(digits).map_err(|_| EXPECTED)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| EXPECTED)?;
        }
        Ok(Self(bytes))
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// FIPS 180-4's "abc".
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn a_hash_is_read_shown_and_compared() {
        let hash = Sha256::try_from(ABC.to_uppercase()).unwrap();
        assert_eq!(hash.to_string(), ABC);
        assert!(hash.verify(b"abc").is_ok());
        assert_eq!(
            hash.verify(b"abd").unwrap_err().kind(),
            ErrorKind::ModelMismatch
        );
    }

    #[test]
    fn what_is_no_hash_is_refused() {
        for text in [
            "",
            &ABC[1..],
            &format!("{ABC}0"),
            &ABC.replace('b', "g"),
            &"é".repeat(32),
        ] {
            assert!(Sha256::try_from(text.to_owned()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_file_name_leads_nowhere_else() {
        for name in [
            "", ".", "..", "../a", "a/b", "a\\b", "/a", "C:a", "a\0", ".hidden", "顔",
        ] {
            assert!(FileName::try_from(name.to_owned()).is_err(), "{name}");
        }
        assert!(FileName::try_from("mbf-1.2_x.onnx".to_owned()).is_ok());
    }
}
