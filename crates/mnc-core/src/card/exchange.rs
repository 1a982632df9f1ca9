//! One transaction with a card: commands out, responses in, and what the card remembers of them.
//!
//! This is the only place that talks to a [`CardTransaction`]. It follows 61xx and 6Cxx, tries
//! extended length once, forgets selections and verified secrets when the card is reset, and
//! repeats after a reset only work that needs no secret.

mod read;
mod secret;
mod transmit;

use super::Application;
use super::apdu::{Command, Le, Response, StatusWord};
use super::secret::{Reference, SecretStatus};
use super::transport::{CardTransaction, Disposition};
use crate::error::{Error, ErrorKind, Result};
use zeroize::Zeroizing;

const INS_SELECT: u8 = 0xA4;
const INS_COMPUTE_SIGNATURE: u8 = 0x2A;

/// Whether reader and card take extended-length commands, learned by trying once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ExtendedLength {
    /// Not tried yet.
    #[default]
    Unknown,
    /// A file was read with one extended command.
    Works,
    /// Refused by the card or the reader: files are read in blocks of 256 bytes.
    Refused,
}

pub(super) struct Exchange<'c> {
    transaction: Option<Box<dyn CardTransaction + 'c>>,
    extended: &'c mut ExtendedLength,
    selected: Option<Application>,
    /// A secret is verified in the selected application.
    verified: bool,
    /// A secret was verified at some time, so the end must drop the security status.
    must_drop_status: bool,
    /// The counter as the card gave it last, valid until the next VERIFY or selection.
    known_status: Option<(Reference, SecretStatus)>,
}

impl<'c> Exchange<'c> {
    pub(super) fn new(
        transaction: Box<dyn CardTransaction + 'c>,
        extended: &'c mut ExtendedLength,
    ) -> Self {
        Self {
            transaction: Some(transaction),
            extended,
            selected: None,
            verified: false,
            must_drop_status: false,
            known_status: None,
        }
    }

    /// Selects the application, also when it is selected already: that drops verified secrets.
    pub(super) fn select(&mut self, application: Application) -> Result<()> {
        self.forget();
        let command = Command::new(0x00, INS_SELECT, 0x04, 0x0C).with_data(application.aid());
        let status_word = self.send(&command)?.status_word();
        match status_word {
            StatusWord::OK => {
                log::debug!("selected the {} application", application.name());
                self.selected = Some(application);
                Ok(())
            }
            StatusWord::NOT_FOUND => {
                Err(Error::new(ErrorKind::NotMyNumberCard).with_status_word(status_word))
            }
            _ => Err(refused(status_word)),
        }
    }

    /// Selects the application unless it is; a verified secret stays.
    pub(super) fn ensure_selected(&mut self, application: Application) -> Result<()> {
        if self.selected == Some(application) {
            Ok(())
        } else {
            self.select(application)
        }
    }

    /// Does `work`, which needs no secret, in the application; once more if the card was reset
    /// meanwhile.
    pub(super) fn repeatable<T>(
        &mut self,
        application: Application,
        mut work: impl FnMut(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let first = self.ensure_selected(application).and_then(|()| work(self));
        match first {
            Err(error) if error.kind() == ErrorKind::CardReset => {
                self.ensure_selected(application)?;
                work(self)
            }
            result => result,
        }
    }

    /// Fails if the verified secret was lost with a reset, so that no command is sent in vain.
    pub(super) fn require_verified(&self) -> Result<()> {
        if self.verified {
            Ok(())
        } else {
            Err(Error::new(ErrorKind::CardReset))
        }
    }

    /// Sends a command of a verifier that opens the key without a PIN.
    pub(super) fn run(&mut self, command: &Command) -> Result<Response> {
        self.must_drop_status = true;
        self.known_status = None;
        self.send(command)
    }

    /// The key counts as open, unless the application was lost on the way.
    pub(super) fn opened(&mut self) -> Result<()> {
        self.verified = self.selected.is_some();
        self.require_verified()
    }

    /// PERFORM SECURITY OPERATION: the key `p2` signs `data` by the scheme `p1`.
    pub(super) fn compute_signature(&mut self, p1: u8, p2: u8, data: &[u8]) -> Result<Vec<u8>> {
        let command = Command::new(0x80, INS_COMPUTE_SIGNATURE, p1, p2)
            .with_data(data)
            .with_le(Le::SHORT_MAX);
        let signature = file_data(self.send(&command)?)?;
        if signature.is_empty() {
            return Err(Error::new(ErrorKind::MalformedResponse).at("signature", 0));
        }
        Ok(signature.to_vec())
    }

    /// Ends the transaction; the security status is dropped first if there may be one.
    pub(super) fn close(&mut self) -> Result<()> {
        let Some(mut transaction) = self.transaction.take() else {
            return Ok(());
        };
        if !self.must_drop_status {
            return Ok(transaction.end(Disposition::Leave)?);
        }
        self.forget();
        let aid = Application::IssuerSecurityDomain.aid();
        let command = Command::new(0x00, INS_SELECT, 0x04, 0x0C).with_data(aid);
        if let Some(bytes) = command.to_bytes() {
            // The reset that follows drops the status too; the selection is for readers whose
            // reset does not reach the card.
            let dropped = transaction.transmit(&bytes);
            log::trace!(
                "{command:?}: {}",
                if dropped.is_ok() { "sent" } else { "failed" }
            );
        }
        Ok(transaction.end(Disposition::Reset)?)
    }

    fn forget(&mut self) {
        self.selected = None;
        self.verified = false;
        self.known_status = None;
    }
}

impl Drop for Exchange<'_> {
    fn drop(&mut self) {
        if let Err(error) = self.close() {
            log::debug!("the transaction did not end cleanly: {error}");
        }
    }
}

/// The data of a READ or signature response, or the error its status word means there.
fn file_data(response: Response) -> Result<Zeroizing<Vec<u8>>> {
    match response.status_word() {
        StatusWord::OK | StatusWord::END_OF_FILE => Ok(response.into_data()),
        status_word => Err(refused(status_word)),
    }
}

fn refused(status_word: StatusWord) -> Error {
    let kind = match status_word {
        StatusWord::SECURITY_NOT_SATISFIED => ErrorKind::SecretRequired,
        StatusWord::NOT_FOUND => ErrorKind::FileNotFound,
        StatusWord::WRONG_OFFSET => ErrorKind::MalformedFile,
        _ => ErrorKind::CardRefused,
    };
    Error::new(kind).with_status_word(status_word)
}
