//! Cards on the NFC of a host: Android and iOS send the bytes, this adapter makes a transport of it.
//!
//! The host implements [`HostChannel`] over `IsoDep` (Android) or `NFCISO7816Tag` (iOS). Polling,
//! the sheet on the screen and the session's time limit stay with the host.
//!
//! # Selected on discovery
//!
//! iOS selects one of the AIDs that the app lists in its `Info.plist` before it hands the tag out.
//! Nothing has to be done about it: mnc selects each application itself before it uses it.
//!
//! # Example
//!
//! ```
//! use mnc_core::card::transport::{CardTransaction, CardTransport, Disposition};
//! use mnc_reader::host::{HostChannel, HostError, HostTransport};
//!
//! /// Stands for the host's NFC: knows no application.
//! struct EmptyCard;
//!
//! impl HostChannel for EmptyCard {
//!     fn exchange(&mut self, _command: &[u8]) -> Result<Vec<u8>, HostError> {
//!         Ok(vec![0x6A, 0x82])
//!     }
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut card = HostTransport::new(EmptyCard);
//! let mut transaction = card.begin()?;
//! assert_eq!(transaction.transmit(&[0x00, 0xA4, 0x04, 0x0C])?, [0x6A, 0x82]);
//! transaction.end(Disposition::Leave)?;
//! # Ok(())
//! # }
//! ```

use mnc_core::card::transport::{
    Capabilities, CardTransaction, CardTransport, Disposition, TransportError, TransportErrorKind,
};
use std::fmt;

/// SELECT of the JPKI application. Selecting an application drops what was verified in any
/// application, and this one is in every app's list of AIDs (iOS passes no others).
const SELECT_JPKI: [u8; 15] = [
    0x00, 0xA4, 0x04, 0x0C, 0x0A, 0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01,
];

/// What the host provides: bytes to the card, bytes back.
pub trait HostChannel: Send {
    /// Sends one command APDU and returns the whole response APDU, status word last.
    ///
    /// `command` may hold a PIN: neither log nor keep it.
    ///
    /// # Errors
    /// See [`HostError`].
    fn exchange(&mut self, command: &[u8]) -> Result<Vec<u8>, HostError>;

    /// The longest command in bytes (Android: `IsoDep.getMaxTransceiveLength`); `None`: no limit
    /// known.
    fn max_command(&self) -> Option<usize> {
        None
    }

    /// Whether extended-length commands pass (Android: `IsoDep.isExtendedLengthApduSupported`);
    /// `None`: unknown, to be tried once.
    fn extended_length(&self) -> Option<bool> {
        None
    }
}

/// Why the host could not exchange a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HostError {
    /// The card left the field (Android: `TagLostException`; iOS: `readerTransceiveErrorTagConnectionLost`).
    #[error("the card left the field")]
    Removed,
    /// The exchange failed for another reason.
    #[error("the exchange failed")]
    Failed,
    /// The holder, the app or the session's time limit ended the work.
    #[error("the host cancelled")]
    Cancelled,
}

impl From<HostError> for TransportError {
    fn from(error: HostError) -> Self {
        Self::new(match error {
            HostError::Removed => TransportErrorKind::Removed,
            HostError::Failed => TransportErrorKind::Failed,
            HostError::Cancelled => TransportErrorKind::Cancelled,
        })
    }
}

/// A [`CardTransport`] over a [`HostChannel`].
///
/// The NFC of a phone belongs to one app at a time, so a transaction needs no lock. It has no reset
/// either: ending with [`Disposition::Reset`] (or dropping the transaction) selects the JPKI
/// application, which drops every verified secret.
pub struct HostTransport<C> {
    channel: C,
}

impl<C: HostChannel> HostTransport<C> {
    /// Wraps the host's channel to one discovered card.
    pub fn new(channel: C) -> Self {
        Self { channel }
    }

    /// Gives the channel back.
    pub fn into_channel(self) -> C {
        self.channel
    }
}

impl<C> fmt::Debug for HostTransport<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HostTransport")
    }
}

impl<C: HostChannel> CardTransport for HostTransport<C> {
    fn capabilities(&self) -> Capabilities {
        let mut capabilities = Capabilities::default();
        if let Some(extended) = self.channel.extended_length() {
            capabilities = capabilities.with_extended_length(extended);
        }
        if let Some(bytes) = self.channel.max_command() {
            capabilities = capabilities.with_max_command(bytes);
        }
        capabilities
    }

    fn begin(&mut self) -> Result<Box<dyn CardTransaction + '_>, TransportError> {
        Ok(Box::new(HostTransaction {
            channel: &mut self.channel,
            used: false,
        }))
    }
}

struct HostTransaction<'a, C: HostChannel> {
    channel: &'a mut C,
    /// Whether the card may hold a verified secret of this transaction.
    used: bool,
}

impl<C: HostChannel> CardTransaction for HostTransaction<'_, C> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
        if self
            .channel
            .max_command()
            .is_some_and(|most| command.len() > most)
        {
            return Err(TransportError::new(TransportErrorKind::Failed));
        }
        self.used = true;
        Ok(self.channel.exchange(command)?)
    }

    fn end(mut self: Box<Self>, disposition: Disposition) -> Result<(), TransportError> {
        match disposition {
            Disposition::Leave => {
                self.used = false;
                Ok(())
            }
            Disposition::Reset => self.forget_secrets(),
        }
    }
}

impl<C: HostChannel> HostTransaction<'_, C> {
    fn forget_secrets(&mut self) -> Result<(), TransportError> {
        if !std::mem::take(&mut self.used) {
            return Ok(());
        }
        match self.channel.exchange(&SELECT_JPKI) {
            // Any answer will do: a card without the application has nothing to forget. A card
            // that has left the field has forgotten.
            Ok(_) | Err(HostError::Removed) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }
}

impl<C: HostChannel> Drop for HostTransaction<'_, C> {
    fn drop(&mut self) {
        let _ = self.forget_secrets();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Answers from a list and keeps the headers of what it was sent.
    #[derive(Default)]
    struct Script {
        answers: Vec<Result<Vec<u8>, HostError>>,
        headers: Vec<Vec<u8>>,
        most: Option<usize>,
    }

    impl HostChannel for Script {
        fn exchange(&mut self, command: &[u8]) -> Result<Vec<u8>, HostError> {
            self.headers.push(command[..4].to_vec());
            self.answers.pop().unwrap_or(Ok(vec![0x90, 0x00]))
        }

        fn max_command(&self) -> Option<usize> {
            self.most
        }

        fn extended_length(&self) -> Option<bool> {
            Some(true)
        }
    }

    const READ: [u8; 5] = [0x00, 0xB0, 0x8A, 0x00, 0x00];

    #[test]
    fn the_hosts_errors_keep_their_meaning() {
        for (host, kind) in [
            (HostError::Removed, TransportErrorKind::Removed),
            (HostError::Failed, TransportErrorKind::Failed),
            (HostError::Cancelled, TransportErrorKind::Cancelled),
        ] {
            let mut transport = HostTransport::new(Script {
                answers: vec![Err(host)],
                ..Script::default()
            });
            let error = transport.begin().unwrap().transmit(&READ).unwrap_err();
            assert_eq!(error.kind, kind);
        }
    }

    #[test]
    fn the_hosts_limits_are_passed_on_and_kept() {
        let mut transport = HostTransport::new(Script {
            most: Some(4),
            ..Script::default()
        });
        assert_eq!(transport.capabilities().max_command, Some(4));
        assert_eq!(transport.capabilities().extended_length, Some(true));
        let error = transport.begin().unwrap().transmit(&READ).unwrap_err();
        assert_eq!(error.kind, TransportErrorKind::Failed);
        assert!(transport.into_channel().headers.is_empty());
    }

    #[test]
    fn a_reset_is_a_select_because_the_radio_has_none() {
        let mut transport = HostTransport::new(Script::default());
        let mut transaction = transport.begin().unwrap();
        transaction.transmit(&READ).unwrap();
        transaction.end(Disposition::Reset).unwrap();
        let headers = transport.into_channel().headers;
        assert_eq!(headers, [&READ[..4], &SELECT_JPKI[..4]]);
    }

    #[test]
    fn an_abandoned_transaction_forgets_too_and_leaving_does_not() {
        let mut transport = HostTransport::new(Script::default());
        transport.begin().unwrap().transmit(&READ).unwrap();
        let mut left = transport.begin().unwrap();
        left.transmit(&READ).unwrap();
        left.end(Disposition::Leave).unwrap();
        let headers = transport.into_channel().headers;
        assert_eq!(headers, [&READ[..4], &SELECT_JPKI[..4], &READ[..4]]);
    }
}
