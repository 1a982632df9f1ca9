//! Secrets in a transaction: their state, and their presentation at most once per call.

use super::{Exchange, refused};
use crate::card::Application;
use crate::card::apdu::{Command, StatusWord};
use crate::card::secret::{AttemptPolicy, Reference, SecretBytes, SecretStatus};
use crate::error::{Error, ErrorKind, Result};

const INS_VERIFY: u8 = 0x20;
const INS_CHANGE_REFERENCE_DATA: u8 = 0x24;
const INS_CHANGE_KEY: u8 = 0x32;

impl Exchange<'_> {
    /// The state of a secret, asked for free: a VERIFY without data.
    pub(in crate::card) fn status(&mut self, reference: Reference) -> Result<SecretStatus> {
        let command = Command::new(0x00, INS_VERIFY, 0x00, reference.p2());
        let status = SecretStatus::from_query(self.send(&command)?.status_word())?;
        self.known_status = Some((reference, status));
        Ok(status)
    }

    /// Presents a secret, at most once.
    pub(in crate::card) fn verify(
        &mut self,
        reference: Reference,
        secret: &SecretBytes,
        policy: AttemptPolicy,
    ) -> Result<()> {
        if policy == AttemptPolicy::KeepLastTry {
            self.check_tries(reference)?;
        }
        self.known_status = None;
        let command =
            Command::new(0x00, INS_VERIFY, 0x00, reference.p2()).with_data(secret.expose());
        // Before the answer: if it gets lost, the card may count the secret as verified.
        self.must_drop_status = true;
        let status_word = self.send(&command)?.status_word();
        if !status_word.is_ok() {
            return Err(SecretStatus::verify_error(status_word));
        }
        self.verified = true;
        Ok(())
    }

    /// Gives the secret that was just verified a new value; its counter is full afterwards.
    ///
    /// 共通カード and 住基 take CHANGE KEY, the other applications CHANGE REFERENCE DATA. Both take the
    /// new value alone.
    pub(in crate::card) fn change(
        &mut self,
        reference: Reference,
        new: &SecretBytes,
    ) -> Result<()> {
        self.require_verified()?;
        self.known_status = None;
        let [cla, ins, p1] = match self.selected {
            Some(Application::Common | Application::Residence) => [0x80, INS_CHANGE_KEY, 0x00],
            _ => [0x00, INS_CHANGE_REFERENCE_DATA, 0x01],
        };
        let command = Command::new(cla, ins, p1, reference.p2()).with_data(new.expose());
        match self.send(&command)?.status_word() {
            StatusWord::OK => Ok(()),
            status_word => Err(refused(status_word)),
        }
    }

    /// Refuses to go on where a wrong secret would lock it.
    fn check_tries(&mut self, reference: Reference) -> Result<()> {
        let mut status = match self.known_status {
            Some((known, status)) if known == reference => status,
            _ => self.status(reference)?,
        };
        if status == SecretStatus::Verified {
            // Verified by an earlier program: the counter shows only after a new selection.
            if let Some(application) = self.selected {
                self.select(application)?;
            }
            status = self.status(reference)?;
        }
        match status {
            SecretStatus::Remaining(2..) | SecretStatus::Unlimited => Ok(()),
            SecretStatus::Remaining(tries) => {
                Err(Error::new(ErrorKind::LastTryProtected).with_tries(tries))
            }
            SecretStatus::Locked => Err(Error::new(ErrorKind::Locked).with_tries(0)),
            SecretStatus::Verified => Err(Error::new(ErrorKind::LastTryProtected)),
        }
    }
}
