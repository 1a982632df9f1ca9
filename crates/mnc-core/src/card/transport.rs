//! How bytes reach a card: the two traits that a reader, an NFC host or a test double implements.

use crate::error::{Error, ErrorKind};

/// A connection to one card.
///
/// Implementations hold the connection; nothing is sent outside a [`CardTransaction`].
pub trait CardTransport: Send {
    /// What the reader or radio can carry, as far as it says so.
    fn capabilities(&self) -> Capabilities {
        Capabilities::default()
    }

    /// Starts the exclusive use of the card, waiting for another program's to end.
    ///
    /// # Errors
    /// Whatever keeps the card from being used now. A reset by another program before this call is
    /// not an error: the transaction starts on the fresh card.
    fn begin(&mut self) -> Result<Box<dyn CardTransaction + '_>, TransportError>;
}

impl<T: CardTransport + ?Sized> CardTransport for Box<T> {
    fn capabilities(&self) -> Capabilities {
        (**self).capabilities()
    }

    fn begin(&mut self) -> Result<Box<dyn CardTransaction + '_>, TransportError> {
        (**self).begin()
    }
}

/// The exclusive use of a card, ended by [`CardTransaction::end`] or by dropping it.
pub trait CardTransaction {
    /// Sends one command APDU and returns the whole response, status word last.
    ///
    /// `command` may hold a secret: an implementation neither logs nor keeps it.
    ///
    /// # Errors
    /// [`TransportErrorKind::Reset`] if the card was reset since the last call; the caller may then
    /// [`recover`](CardTransaction::recover).
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError>;

    /// Takes the card up again after a reset. All selections and verified secrets are gone.
    ///
    /// # Errors
    /// When the card cannot be taken up again.
    fn recover(&mut self) -> Result<(), TransportError> {
        Ok(())
    }

    /// Ends the exclusive use.
    ///
    /// # Errors
    /// When the reader cannot end it; the use is over all the same.
    fn end(self: Box<Self>, disposition: Disposition) -> Result<(), TransportError>;
}

/// What happens to the card when a transaction ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disposition {
    /// The card stays as it is; the next program finds the application selected.
    Leave,
    /// The card is reset, so that no verified secret outlives the transaction.
    Reset,
}

/// What a reader or radio can carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Capabilities {
    /// `Some(false)`: only short APDUs pass. `None`: unknown, to be tried once.
    pub extended_length: Option<bool>,
    /// The largest command in bytes, where the host's radio has such a limit.
    pub max_command: Option<usize>,
}

impl Capabilities {
    /// Capabilities with a known answer for extended length.
    #[must_use]
    pub fn with_extended_length(mut self, extended: bool) -> Self {
        self.extended_length = Some(extended);
        self
    }

    /// Capabilities with a largest command size in bytes.
    #[must_use]
    pub fn with_max_command(mut self, bytes: usize) -> Self {
        self.max_command = Some(bytes);
        self
    }
}

/// Why a command did not reach the card or its answer did not come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("transport: {kind:?}{}", ReaderCode(.reader_code))]
pub struct TransportError {
    /// What happened.
    pub kind: TransportErrorKind,
    /// The code of the driver or service (for PC/SC: `SCARD_E_…`).
    pub reader_code: Option<u32>,
}

struct ReaderCode<'a>(&'a Option<u32>);

impl std::fmt::Display for ReaderCode<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Some(code) => write!(f, " ({code:#010X})"),
            None => Ok(()),
        }
    }
}

/// The kinds of [`TransportError`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The smart card service is not running.
    ServiceDown,
    /// The reader is gone or was never there.
    NoReader,
    /// No card is present.
    NoCard,
    /// The card was removed.
    Removed,
    /// The card was reset by another program.
    Reset,
    /// Another program holds the card.
    Busy,
    /// The host cancelled.
    Cancelled,
    /// The command did not pass: a protocol fault, a time-out, or a length the reader cannot carry.
    Failed,
}

impl TransportError {
    /// An error of this kind without a reader code.
    pub const fn new(kind: TransportErrorKind) -> Self {
        Self {
            kind,
            reader_code: None,
        }
    }

    /// Adds the code of the driver or service.
    #[must_use]
    pub const fn with_reader_code(mut self, code: u32) -> Self {
        self.reader_code = Some(code);
        self
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        let kind = match error.kind {
            TransportErrorKind::ServiceDown => ErrorKind::ServiceDown,
            TransportErrorKind::NoReader => ErrorKind::NoReader,
            TransportErrorKind::NoCard => ErrorKind::NoCard,
            TransportErrorKind::Removed => ErrorKind::CardRemoved,
            TransportErrorKind::Reset => ErrorKind::CardReset,
            TransportErrorKind::Busy => ErrorKind::CardBusy,
            TransportErrorKind::Cancelled => ErrorKind::Cancelled,
            TransportErrorKind::Failed => ErrorKind::Communication,
        };
        let converted = Error::new(kind).with_source(error);
        match error.reader_code {
            Some(code) => converted.with_reader_code(code),
            None => converted,
        }
    }
}
