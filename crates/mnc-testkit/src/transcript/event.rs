//! One line of a transcript.

use super::pattern::Pattern;
use mnc_core::card::transport::{Disposition, TransportError, TransportErrorKind};
use serde::{Deserialize, Serialize};

/// What happened, in the form in which it is written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub(super) enum Event {
    Begin {
        #[serde(skip_serializing_if = "Option::is_none")]
        error: Option<Fault>,
    },
    Apdu {
        n: usize,
        c: Pattern,
        #[serde(skip_serializing_if = "Option::is_none")]
        r: Option<Pattern>,
        #[serde(skip_serializing_if = "Option::is_none")]
        error: Option<Fault>,
    },
    Recover {
        #[serde(skip_serializing_if = "Option::is_none")]
        error: Option<Fault>,
    },
    End {
        disposition: Ending,
        #[serde(skip_serializing_if = "Option::is_none")]
        error: Option<Fault>,
    },
}

/// How a transaction ended.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Ending {
    Leave,
    Reset,
    Dropped,
}

impl From<Disposition> for Ending {
    fn from(disposition: Disposition) -> Self {
        match disposition {
            Disposition::Leave => Self::Leave,
            Disposition::Reset => Self::Reset,
        }
    }
}

/// The names of the transport errors.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Fault {
    ServiceDown,
    NoReader,
    NoCard,
    Removed,
    Reset,
    Busy,
    Cancelled,
    Failed,
}

impl From<&TransportError> for Fault {
    fn from(error: &TransportError) -> Self {
        match error.kind {
            TransportErrorKind::ServiceDown => Self::ServiceDown,
            TransportErrorKind::NoReader => Self::NoReader,
            TransportErrorKind::NoCard => Self::NoCard,
            TransportErrorKind::Removed => Self::Removed,
            TransportErrorKind::Reset => Self::Reset,
            TransportErrorKind::Busy => Self::Busy,
            TransportErrorKind::Cancelled => Self::Cancelled,
            _ => Self::Failed,
        }
    }
}

impl From<Fault> for TransportError {
    fn from(fault: Fault) -> Self {
        Self::new(match fault {
            Fault::ServiceDown => TransportErrorKind::ServiceDown,
            Fault::NoReader => TransportErrorKind::NoReader,
            Fault::NoCard => TransportErrorKind::NoCard,
            Fault::Removed => TransportErrorKind::Removed,
            Fault::Reset => TransportErrorKind::Reset,
            Fault::Busy => TransportErrorKind::Busy,
            Fault::Cancelled => TransportErrorKind::Cancelled,
            Fault::Failed => TransportErrorKind::Failed,
        })
    }
}
