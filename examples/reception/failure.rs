//! Why a visit could not be played to its end.

use mnc_core::ErrorKind;
use mnc_examples::Usage;
use mnc_reader::terminal::TerminalError;
use std::fmt;
use std::io;

/// Why.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The command line or the script makes no sense; the text says what would.
    Usage(String),
    /// Reader or card.
    Card(mnc_core::Error),
    /// The exchange folder.
    Folder(TerminalError),
    /// A file.
    File(io::Error),
}

const USAGE: u8 = 2;
const BROKE_OFF: u8 = 3;

impl Failure {
    /// The exit code.
    pub(crate) fn code(&self) -> u8 {
        match self {
            Self::Usage(_) => USAGE,
            Self::Card(_) | Self::Folder(_) | Self::File(_) => BROKE_OFF,
        }
    }

    /// Whether the machine, or the rules behind it, refused what happened; nothing changed then.
    pub(crate) fn is_refusal(&self) -> bool {
        let refusal = |kind| {
            matches!(
                kind,
                ErrorKind::StepOutOfOrder | ErrorKind::VerificationInsufficient
            )
        };
        matches!(self, Self::Card(error) if refusal(error.kind()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(text) => f.write_str(text),
            Self::Card(error) => write!(f, "{} {error}", error.code()),
            Self::Folder(error) => write!(f, "exchange folder: {error}"),
            Self::File(error) => write!(f, "{error}"),
        }
    }
}

impl From<Usage> for Failure {
    fn from(usage: Usage) -> Self {
        Self::Usage(usage.0)
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<mnc_core::Error> for Failure {
    fn from(error: mnc_core::Error) -> Self {
        Self::Card(error)
    }
}

impl From<TerminalError> for Failure {
    fn from(error: TerminalError) -> Self {
        Self::Folder(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}
