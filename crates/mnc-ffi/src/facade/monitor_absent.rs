//! The monitor in a build without the feature `pcsc`: it cannot be opened.

use mnc_abi::{Result, Trouble};

/// There is none in this build.
pub enum Monitor {}

impl Monitor {
    /// # Errors
    /// [`Trouble::NotSupported`].
    pub fn open() -> Result<Self> {
        Err(Trouble::NotSupported.into())
    }

    /// # Errors
    /// None: there is nothing to wait for.
    pub fn wait(&self, _milliseconds: u32) -> Result<String> {
        match *self {}
    }

    /// There is nothing to cancel.
    pub fn cancel(&self) {
        match *self {}
    }
}
