//! One transaction with a card: commands out, responses in, and what the card remembers of them.
//!
//! This is the only place that talks to a [`CardTransaction`]. It follows 61xx and 6Cxx, tries
//! extended length once, forgets selections and verified secrets when the card is reset, and
//! repeats work after a reset only where nothing had been verified.

use super::Application;
use super::apdu::{Command, Le, Response, StatusWord};
use super::secret::{AttemptPolicy, Reference, SecretBytes, SecretStatus};
use super::tlv;
use super::transport::{CardTransaction, Disposition, TransportError, TransportErrorKind};
use crate::error::{Error, ErrorKind, Result};
use zeroize::Zeroizing;

/// No file of the card is larger; a length field that says so is damaged or hostile.
const FILE_MAX: usize = 32 * 1024;
/// The most a chain of GET RESPONSE may deliver: an extended response.
const RESPONSE_MAX: usize = 65_536;
/// The largest block of a short READ BINARY.
const SHORT_BLOCK: usize = 256;

const INS_SELECT: u8 = 0xA4;
const INS_VERIFY: u8 = 0x20;
const INS_CHANGE_REFERENCE_DATA: u8 = 0x24;
const INS_CHANGE_KEY: u8 = 0x32;
const INS_READ_BINARY: u8 = 0xB0;
const INS_READ_RECORD: u8 = 0xB2;
const INS_GET_RESPONSE: u8 = 0xC0;
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

    /// Does `work` in the application; once more if the card was reset meanwhile, unless a verified
    /// secret was lost with the reset.
    pub(super) fn repeatable<T>(
        &mut self,
        application: Application,
        mut work: impl FnMut(&mut Self) -> Result<T>,
    ) -> Result<T> {
        let needs_secret = self.verified;
        let first = self.ensure_selected(application).and_then(|()| work(self));
        match first {
            Err(error) if error.kind() == ErrorKind::CardReset && !needs_secret => {
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

    /// The state of a secret, asked for free: a VERIFY without data.
    pub(super) fn status(&mut self, reference: Reference) -> Result<SecretStatus> {
        let command = Command::new(0x00, INS_VERIFY, 0x00, reference.p2());
        let status = SecretStatus::from_query(self.send(&command)?.status_word())?;
        self.known_status = Some((reference, status));
        Ok(status)
    }

    /// Presents a secret, at most once.
    pub(super) fn verify(
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
    pub(super) fn change(&mut self, reference: Reference, new: &SecretBytes) -> Result<()> {
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

    /// Reads one BER-TLV object (or DER certificate) from the start of the file; what follows it in
    /// the file is filler and dropped. `file` names it in errors.
    pub(super) fn read_object(
        &mut self,
        sfi: u8,
        file: &'static str,
    ) -> Result<Zeroizing<Vec<u8>>> {
        let first = self.read_first(sfi)?;
        let header = tlv::Header::parse(&first, file)?;
        let total = header.total_length();
        if total > FILE_MAX {
            return Err(Error::new(ErrorKind::FileTooLarge).at(file, 0));
        }
        self.read_rest(&first, total, file)
    }

    /// Reads a file of at most 256 bytes that is no TLV object.
    pub(super) fn read_short_file(&mut self, sfi: u8) -> Result<Zeroizing<Vec<u8>>> {
        let command = Command::new(0x00, INS_READ_BINARY, 0x80 | sfi, 0x00).with_le(Le::SHORT_MAX);
        file_data(self.send(&command)?)
    }

    /// Reads record 1 of a file of at most 256 bytes.
    pub(super) fn read_record(&mut self, sfi: u8) -> Result<Zeroizing<Vec<u8>>> {
        let command =
            Command::new(0x00, INS_READ_RECORD, 0x01, (sfi << 3) | 0x04).with_le(Le::SHORT_MAX);
        file_data(self.send(&command)?)
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

    fn read_first(&mut self, sfi: u8) -> Result<Zeroizing<Vec<u8>>> {
        if *self.extended != ExtendedLength::Refused
            && let Some(data) = self.read_extended(sfi)?
        {
            return Ok(data);
        }
        self.read_short_file(sfi)
    }

    /// One READ BINARY for the whole file; `None` if extended length is refused, which is remembered.
    fn read_extended(&mut self, sfi: u8) -> Result<Option<Zeroizing<Vec<u8>>>> {
        let command =
            Command::new(0x00, INS_READ_BINARY, 0x80 | sfi, 0x00).with_le(Le::ExtendedMax);
        let response = match self.send(&command) {
            Ok(response) => response,
            Err(error) if error.kind() == ErrorKind::Communication => {
                self.select_again()?;
                return Ok(self.refuse());
            }
            Err(error) => return Err(error),
        };
        let status_word = response.status_word();
        if status_word == StatusWord::WRONG_LENGTH || status_word.correct_le().is_some() {
            return Ok(self.refuse());
        }
        let data = file_data(response)?;
        *self.extended = ExtendedLength::Works;
        Ok(Some(data))
    }

    /// A reader that could not carry a command may have reset the card; with a verified secret there
    /// is nothing to be gained by asking.
    fn select_again(&mut self) -> Result<()> {
        match self.selected {
            Some(application) if !self.verified => self.select(application),
            _ => Ok(()),
        }
    }

    fn refuse<T>(&mut self) -> Option<T> {
        log::debug!("extended length refused; reading in blocks of {SHORT_BLOCK} bytes");
        *self.extended = ExtendedLength::Refused;
        None
    }

    fn read_rest(
        &mut self,
        first: &[u8],
        total: usize,
        file: &'static str,
    ) -> Result<Zeroizing<Vec<u8>>> {
        // One allocation of the final size: a growing buffer would leave copies behind.
        let mut object = Zeroizing::new(Vec::with_capacity(total));
        object.extend(first.iter().take(total));
        while object.len() < total {
            let block = self.read_block(object.len(), total - object.len())?;
            if block.is_empty() {
                return Err(Error::new(ErrorKind::MalformedFile).at(file, object.len()));
            }
            let missing = total - object.len();
            object.extend(block.iter().take(missing));
        }
        Ok(object)
    }

    fn read_block(&mut self, offset: usize, wanted: usize) -> Result<Zeroizing<Vec<u8>>> {
        // FILE_MAX keeps the offset within the 15 bits that READ BINARY has for it.
        let [p1, p2] = u16::try_from(offset).unwrap_or(u16::MAX).to_be_bytes();
        let count = u16::try_from(wanted.min(SHORT_BLOCK)).unwrap_or(256);
        let command = Command::new(0x00, INS_READ_BINARY, p1, p2).with_le(Le::Short(count));
        file_data(self.send(&command)?)
    }

    /// Sends a command and follows what T=0 leaves to the terminal: 6Cxx (send again with this Le)
    /// and 61xx (fetch the rest).
    fn send(&mut self, command: &Command) -> Result<Response> {
        let response = self.transmit(command)?;
        // Only a short command with Le may be repeated: a VERIFY must never be sent twice.
        let response = match (response.status_word().correct_le(), command.le()) {
            (Some(le), Le::Short(_)) => self.transmit(&command.with_other_le(short_le(le)))?,
            _ => response,
        };
        self.collect(response)
    }

    fn collect(&mut self, response: Response) -> Result<Response> {
        if response.status_word().more_data().is_none() {
            return Ok(response);
        }
        let mut status_word = response.status_word();
        let mut parts = vec![response.into_data()];
        let mut length = parts.iter().map(|part| part.len()).sum::<usize>();
        while let Some(waiting) = status_word.more_data() {
            let command =
                Command::new(0x00, INS_GET_RESPONSE, 0x00, 0x00).with_le(short_le(waiting));
            let part = self.transmit(&command)?;
            status_word = part.status_word();
            length += part.data().len();
            if part.data().is_empty() && status_word.more_data().is_some() || length > RESPONSE_MAX
            {
                return Err(Error::new(ErrorKind::MalformedResponse).at("GET RESPONSE", length));
            }
            parts.push(part.into_data());
        }
        let mut data = Vec::with_capacity(length);
        for part in &parts {
            data.extend_from_slice(part);
        }
        Ok(Response::new(data, status_word))
    }

    fn transmit(&mut self, command: &Command) -> Result<Response> {
        let bytes = command.to_bytes().ok_or(ErrorKind::InvalidArgument)?;
        let transaction = self.transaction.as_mut().ok_or(ErrorKind::CardRemoved)?;
        let answer = transaction
            .transmit(&bytes)
            .map_err(|error| self.lost(error))?;
        let response = Response::parse(answer)?;
        log::trace!(
            "{command:?} -> {response:?}, {} bytes",
            response.data().len()
        );
        Ok(response)
    }

    /// What is known of the card is void; after a reset the card is taken up again, so that the
    /// next command finds it.
    fn lost(&mut self, error: TransportError) -> Error {
        log::debug!("{error}");
        if error.kind == TransportErrorKind::Failed {
            return error.into();
        }
        self.forget();
        let recovered = match (&mut self.transaction, error.kind) {
            (Some(transaction), TransportErrorKind::Reset) => transaction.recover(),
            _ => Ok(()),
        };
        recovered.map_or_else(Error::from, |()| Error::from(error))
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

fn short_le(byte: u8) -> Le {
    if byte == 0 {
        Le::SHORT_MAX
    } else {
        Le::Short(byte.into())
    }
}
