//! Where the parts of the exchange folder are.

use super::Result;
use super::error::{FolderPart, TerminalError};
use std::path::{Path, PathBuf};

/// The paths of the exchange folder. A facility may share each of them under another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExchangeFolder {
    pub(super) request: PathBuf,
    pub(super) response: PathBuf,
    pub(super) face: PathBuf,
    pub(super) work: PathBuf,
}

impl ExchangeFolder {
    /// The usual layout: `req`, `res` and `face` under one folder, and `work` beside them, where
    /// requests are written before they are moved into `req`.
    pub fn under(root: impl AsRef<Path>) -> Self {
        let root = root.as_ref();
        Self {
            request: root.join("req"),
            response: root.join("res"),
            face: root.join("face"),
            work: root.join("work"),
        }
    }

    /// Another folder for requests.
    #[must_use]
    pub fn with_request(mut self, path: impl Into<PathBuf>) -> Self {
        self.request = path.into();
        self
    }

    /// Another folder for answers.
    #[must_use]
    pub fn with_response(mut self, path: impl Into<PathBuf>) -> Self {
        self.response = path.into();
        self
    }

    /// Another folder for results of the face card reader.
    #[must_use]
    pub fn with_face(mut self, path: impl Into<PathBuf>) -> Self {
        self.face = path.into();
        self
    }

    /// Another folder for requests that are still being written. It must lie on the file system of
    /// `req`, or a request could be seen half-written. It is made if it does not exist.
    #[must_use]
    pub fn with_work(mut self, path: impl Into<PathBuf>) -> Self {
        self.work = path.into();
        self
    }

    /// Makes the work folder. The others are the terminal's; whether they are there is seen when
    /// they are used, because a share may come back.
    pub(super) fn prepare(&self) -> Result<()> {
        let made = std::fs::create_dir_all(&self.work);
        made.map_err(|source| TerminalError::folder(FolderPart::Work, source))
    }
}
