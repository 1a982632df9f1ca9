//! The link to the smart card service: which readers there are, and the way to their cards.

use super::error::typed;
use super::transport::PcscTransport;
use ::pcsc::{Protocols, Scope, ShareMode};
use mnc_core::card::transport::TransportError;
use std::ffi::{CStr, CString};
use std::fmt;

/// The name of a reader, exactly as the service spells it.
///
/// The service's names are bytes (on Windows in the code page of the system), so `Display` may have
/// to replace some of them; connecting uses the bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReaderName(CString);

impl ReaderName {
    /// A name from a setting; `None` if it holds a NUL character, which no reader's name does.
    pub fn new(name: &str) -> Option<Self> {
        CString::new(name).ok().map(Self)
    }

    pub(super) fn from_service(name: CString) -> Self {
        Self(name)
    }

    pub(super) fn as_c_str(&self) -> &CStr {
        &self.0
    }
}

impl fmt::Display for ReaderName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_string_lossy())
    }
}

/// A link to the smart card service.
///
/// After the service was restarted an old link stays dead: establish a new one.
#[derive(Clone)]
pub struct Context {
    service: ::pcsc::Context,
}

impl Context {
    /// Opens a link to the service.
    ///
    /// # Errors
    /// `ServiceDown` if the service is not running. (Windows stops it while no reader is connected;
    /// macOS and Linux start it on demand.)
    pub fn establish() -> Result<Self, TransportError> {
        let service = ::pcsc::Context::establish(Scope::User).map_err(typed)?;
        Ok(Self { service })
    }

    /// The readers that are connected now; empty if there is none.
    ///
    /// # Errors
    /// `ServiceDown` if the service is gone.
    pub fn readers(&self) -> Result<Vec<ReaderName>, TransportError> {
        let names = self.service.list_readers_owned();
        let names = match names {
            // A reader arrived between asking for the length and asking for the names.
            Err(::pcsc::Error::InsufficientBuffer) => self.service.list_readers_owned(),
            names => names,
        };
        let names = names.map_err(typed)?;
        Ok(names.into_iter().map(ReaderName::from_service).collect())
    }

    /// Connects to the card on a reader, shared with other programs. If another program is in the
    /// middle of a transaction, this waits for its end.
    ///
    /// # Errors
    /// `NoCard`, `NoReader`, `Busy` if another program holds the card exclusively, `Failed` if the
    /// card does not answer to power-up.
    pub fn connect(&self, reader: &ReaderName) -> Result<PcscTransport, TransportError> {
        let card = self
            .service
            .connect(reader.as_c_str(), ShareMode::Shared, Protocols::ANY)
            .map_err(typed)?;
        log::debug!("connected to the card on {reader}");
        Ok(PcscTransport::new(card))
    }

    pub(super) fn service(&self) -> &::pcsc::Context {
        &self.service
    }
}

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Context(PC/SC)")
    }
}
