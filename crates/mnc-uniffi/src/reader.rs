//! The readers of this computer, and what is wrong with a card.

use crate::error::Result;
use crate::host::{CardTransport, Host, TransportLimits};
use crate::json;
use mnc::facade::readers;
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
