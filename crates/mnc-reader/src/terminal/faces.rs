//! The face card reader's results: looked through, given to patients, finished by the host.

use super::Result;
use super::client::TerminalClient;
use super::error::TerminalError;
use super::face::{Binding, FaceId, FaceResult};
use super::inbox::{Inbox, Scan};
use super::settings::AfterImport;
use std::time::Duration;

impl TerminalClient {
    /// Looks through `face` once. As with answers, a file must be seen twice.
    ///
    /// # Errors
    /// `Folder` if `face` cannot be read.
    pub fn faces(&mut self) -> Result<Inbox<'_>> {
        self.scan_faces()?;
        Ok(self.faces.inbox())
    }

    /// Waits until a result of the face card reader comes that was not there before, but not longer
    /// than this.
    ///
    /// # Errors
    /// As [`Self::faces`].
    pub fn wait_for_faces(&mut self, at_most: Duration) -> Result<Inbox<'_>> {
        let deadline = self.clock.elapsed().saturating_add(at_most);
        let before = self.faces.unclaimed();
        loop {
            self.scan_faces()?;
            let left = deadline.saturating_sub(self.clock.elapsed());
            if self.faces.unclaimed() > before || left.is_zero() {
                return Ok(self.faces.inbox());
            }
            self.pause(left);
        }
    }

    /// Gives a result of the face card reader to the patient. Call [`Self::finish_face`] when it is
    /// saved.
    ///
    /// # Errors
    /// `OtherPatient` if the result cannot be the patient's; `AlreadyTaken` if it is not (or no
    /// longer) in the inbox.
    pub fn bind(&mut self, id: &FaceId, binding: &Binding) -> Result<&FaceResult> {
        self.faces.bind(id, binding)
    }

    /// Puts a bound result back into the inbox.
    ///
    /// # Errors
    /// `NotOpen` if it is not bound.
    pub fn release(&mut self, id: &FaceId) -> Result<()> {
        self.faces.release(id)
    }

    /// The bound result was saved: it will not be offered again, also after a restart, and its file
    /// is removed if the settings say so.
    ///
    /// # Errors
    /// `NotOpen` if it is not bound, and `Folder` if the journal cannot be written.
    pub fn finish_face(&mut self, id: &FaceId) -> Result<()> {
        if !self.faces.is_bound(id) {
            return Err(TerminalError::NotOpen);
        }
        self.journal.took(id.0, self.clock.now())?;
        let remove = self.settings.after_import == AfterImport::Remove;
        self.faces.finish(id, remove, self.settings.limits.file);
        Ok(())
    }

    fn scan_faces(&mut self) -> Result<()> {
        let scan = Scan {
            folder: &self.folder.face,
            settings: &self.settings,
            journal: &self.journal,
            settling: &mut self.settling,
            now: self.clock.now(),
            elapsed: self.clock.elapsed(),
        };
        self.faces.scan(scan)
    }
}
