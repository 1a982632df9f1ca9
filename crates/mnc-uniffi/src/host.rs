//! What the host implements: a card on its own radio or reader, and a place for the log.

use mnc::facade::transport::{self, Channel};
use std::sync::Arc;
use uniffi::UnexpectedUniFFICallbackError;

/// Why the host could not do what it was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Error)]
pub enum HostError {
    /// The card was taken away.
    CardRemoved,
    /// The user or the program gave up.
    Cancelled,
    /// Anything else.
    Failed,
}

impl std::fmt::Display for HostError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for HostError {}

impl HostError {
    /// What the facade is told.
    pub(crate) fn status(self) -> i32 {
        match self {
            Self::CardRemoved => transport::removed(),
            Self::Cancelled => transport::cancelled(),
            Self::Failed => -1,
        }
    }
}

/// Another exception than this one. Its text is dropped: it may hold anything, up to the command with
/// the PIN.
impl From<UnexpectedUniFFICallbackError> for HostError {
    fn from(_: UnexpectedUniFFICallbackError) -> Self {
        Self::Failed
    }
}

/// A card on a radio or reader of the host. Called on the thread of the call that needs the card, one
/// command at a time; it may block. It must not use the card that is calling it.
#[uniffi::export(foreign)]
pub trait CardTransport: Send + Sync {
    /// Sends a command APDU and gives the response, its status word last. The command may hold a PIN.
    ///
    /// # Errors
    /// What kept the host from it.
    fn transmit(&self, command: Vec<u8>) -> Result<Vec<u8>, HostError>;
}

/// What a host's radio can do.
#[derive(Debug, Clone, Copy, Default, uniffi::Record)]
pub struct TransportLimits {
    /// The longest command in bytes; nothing if there is no limit.
    #[uniffi(default = None)]
    pub max_command: Option<u32>,
    /// Whether commands and responses of extended length pass; nothing to try it once.
    #[uniffi(default = None)]
    pub extended_length: Option<bool>,
}

/// How much is logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
#[repr(i32)]
pub enum LogLevel {
    /// Nothing.
    Off = 0,
    /// Errors.
    Error = 1,
    /// Warnings too.
    Warning = 2,
    /// What happens too.
    Information = 3,
    /// Headers, counts and codes too.
    Debug = 4,
}

impl LogLevel {
    pub(crate) const fn of(number: i32) -> Self {
        match number {
            1 => Self::Error,
            2 => Self::Warning,
            3 => Self::Information,
            _ => Self::Debug,
        }
    }
}

/// Takes the log. Called on any thread, also on several at once.
#[uniffi::export(foreign)]
pub trait LogSink: Send + Sync {
    /// One line, without personal data.
    ///
    /// # Errors
    /// Are passed over.
    fn line(&self, level: LogLevel, target: String, message: String) -> Result<(), HostError>;
}

/// The channel over a host's transport.
pub(crate) struct Host {
    pub(crate) transport: Arc<dyn CardTransport>,
    pub(crate) limits: TransportLimits,
}

impl Channel for Host {
    fn exchange(&mut self, command: &[u8]) -> Result<Vec<u8>, i32> {
        let answer = self.transport.transmit(command.to_vec());
        answer.map_err(HostError::status)
    }

    fn max_command(&self) -> Option<usize> {
        self.limits.max_command?.try_into().ok()
    }

    fn extended_length(&self) -> Option<bool> {
        self.limits.extended_length
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Failing(HostError);

    impl CardTransport for Failing {
        fn transmit(&self, _command: Vec<u8>) -> Result<Vec<u8>, HostError> {
            Err(self.0)
        }
    }

    #[test]
    fn what_the_host_says_arrives_and_what_it_throws_is_dropped() {
        let thrown = UnexpectedUniFFICallbackError::new("PIN 1234 of 花子");
        for (error, status) in [
            (HostError::CardRemoved, 203),
            (HostError::Cancelled, 207),
            (HostError::from(thrown), -1),
        ] {
            let mut host = Host {
                transport: Arc::new(Failing(error)),
                limits: TransportLimits::default(),
            };
            assert_eq!(host.exchange(&[]).unwrap_err(), status, "{error}");
        }
    }
}
