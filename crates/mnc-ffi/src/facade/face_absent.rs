//! The comparison of faces in a build without the feature `face`: it cannot be opened.

use super::face::{HostEngine, Pixels};
use mnc_abi::{Result, Trouble};
use zeroize::Zeroizing;

/// There is none in this build.
pub enum Matcher {}

/// There is none in this build.
pub enum Comparison {}

impl Matcher {
    /// # Errors
    /// [`Trouble::NotSupported`].
    pub fn open(_manifest: &str, _models: &str, _settings: &str) -> Result<Self> {
        Err(Trouble::NotSupported.into())
    }

    /// # Errors
    /// [`Trouble::NotSupported`].
    pub fn of_host(_manifest: &str, _settings: &str, _engine: impl HostEngine) -> Result<Self> {
        Err(Trouble::NotSupported.into())
    }

    /// # Errors
    /// None: there is nothing to begin with.
    pub fn begin(&self, _photo: &[u8]) -> Result<Comparison> {
        match *self {}
    }
}

impl Comparison {
    /// # Errors
    /// None: there is nothing to look at.
    pub fn frame(&self, _encoded: &[u8], _turn: i32) -> Result<String> {
        match *self {}
    }

    /// # Errors
    /// None: there is nothing to look at.
    pub fn pixels(&self, _pixels: &Pixels<'_>, _turn: i32) -> Result<String> {
        match *self {}
    }

    /// # Errors
    /// None: there is nothing to decide.
    pub fn decide(&self, _at: &str) -> Result<Zeroizing<Vec<u8>>> {
        match *self {}
    }
}
