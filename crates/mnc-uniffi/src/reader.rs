//! The readers of this computer, and what is wrong with a card.

use crate::error::{Result, unless};
use crate::host::{CardTransport, Host, TransportLimits};
use crate::json;
use mnc::facade::{monitor, readers};
use mnc_abi::Trouble;
use serde::Deserialize;
use std::sync::Arc;

/// What is wrong with a reader and its card, or that nothing is.
#[derive(Debug, Clone, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct Diagnosis {
    /// Whether a reception can use it.
    pub usable: bool,
    /// The name of the reader; none for a transport.
    pub reader: Option<String>,
    /// What was found.
    pub findings: Vec<Finding>,
    /// The code of the error behind a problem.
    pub status: Option<i32>,
    /// That error in words, for a bug report.
    pub error: Option<String>,
}

/// One thing that was found.
#[derive(Debug, Clone, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct Finding {
    /// Its stable name.
    pub code: String,
    /// `INFORMATION`, `WARNING` or `PROBLEM`.
    pub severity: String,
    /// A sentence for staff, in Japanese.
    pub ja: String,
    /// A sentence for staff, in English.
    pub en: String,
}

/// The names of the PC/SC readers.
///
/// # Errors
/// Of the smart card service; `NOT_SUPPORTED` in a library without PC/SC.
#[uniffi::export]
pub fn list_readers() -> Result<Vec<String>> {
    json::read(&readers::list()?)
}

/// A diagnosis of every PC/SC reader and its card.
///
/// # Errors
/// `NOT_SUPPORTED` in a library without PC/SC. Whatever is wrong stands in the diagnosis.
#[uniffi::export]
pub fn diagnose_readers() -> Result<Vec<Diagnosis>> {
    json::read(&readers::diagnose_all()?)
}

/// A diagnosis of the card behind a transport of the host.
///
/// # Errors
/// None. Whatever is wrong stands in the diagnosis.
#[uniffi::export]
pub fn diagnose_transport(
    transport: Arc<dyn CardTransport>,
    limits: TransportLimits,
) -> Result<Diagnosis> {
    json::read(&readers::diagnose(Host { transport, limits }))
}

/// What happened at the readers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct ReaderEvent {
    /// `READER_ARRIVED`, `READER_LEFT`, `CARD_INSERTED`, `CARD_REMOVED`.
    pub event: String,
    /// The name of the reader.
    pub reader: String,
}

/// A monitor of all PC/SC readers. From any thread: waits take their turn.
#[derive(uniffi::Object)]
pub struct Monitor(monitor::Monitor);

#[uniffi::export]
impl Monitor {
    /// A monitor that has seen nothing yet: the first events say what is there.
    ///
    /// # Errors
    /// `NOT_SUPPORTED` in a library without PC/SC.
    #[uniffi::constructor]
    pub fn open() -> Result<Self> {
        Ok(Self(monitor::Monitor::open()?))
    }

    /// The next event, waited for at most so long; nothing when the time is over.
    ///
    /// # Errors
    /// `CANCELLED` after `cancel`, ever after; of the smart card service.
    pub fn wait(&self, milliseconds: u32) -> Result<Option<ReaderEvent>> {
        let event = unless(Trouble::NotYet, self.0.wait(milliseconds))?;
        event.as_deref().map(json::read).transpose()
    }

    /// Ends the waiting, from any thread.
    ///
    /// # Errors
    /// None.
    pub fn cancel(&self) -> Result<()> {
        self.0.cancel();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::host::HostError;

    struct Nothing;

    impl CardTransport for Nothing {
        fn transmit(&self, _command: Vec<u8>) -> std::result::Result<Vec<u8>, HostError> {
            Err(HostError::CardRemoved)
        }
    }

    #[test]
    fn a_card_that_is_not_there_is_a_finding_and_no_failure() {
        let found = diagnose_transport(Arc::new(Nothing), TransportLimits::default()).unwrap();
        assert!(!found.usable && !found.findings.is_empty());
        assert_eq!(found.status, Some(203));
    }
}
