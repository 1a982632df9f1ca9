//! The words of the command line that the examples share.

use mnc_core::card::transport::CardTransport;
use mnc_core::reception::routes::Route;
use mnc_core::{Date, Language};
use mnc_testkit::virtual_card::{Kind, VirtualCard};
use std::fmt;

/// The command line makes no sense. The text says what would.
#[derive(Debug)]
pub struct Usage(pub String);

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Usage {}

impl From<lexopt::Error> for Usage {
    fn from(error: lexopt::Error) -> Self {
        Self(error.to_string())
    }
}

/// Which reader to use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ReaderChoice {
    /// The virtual card of this process.
    #[default]
    Virtual,
    /// PC/SC: the reader whose name contains this text, or the first one with a card.
    Pcsc(Option<String>),
}

impl ReaderChoice {
    /// Reads `virtual`, `pcsc` or `pcsc:NAME`.
    ///
    /// # Errors
    /// For anything else.
    pub fn parse(text: &str) -> Result<Self, Usage> {
        match text.split_once(':') {
            None if text == "virtual" => Ok(Self::Virtual),
            None if text == "pcsc" => Ok(Self::Pcsc(None)),
            Some(("pcsc", name)) if !name.is_empty() => Ok(Self::Pcsc(Some(name.to_owned()))),
            _ => Err(Usage(format!("--reader virtual|pcsc[:NAME], not {text}"))),
        }
    }

    /// Connects to the card.
    ///
    /// # Errors
    /// Of the reader; without the feature `pcsc` there is only the virtual one.
    pub fn connect(&self, card: &VirtualCard) -> mnc_core::Result<Box<dyn CardTransport>> {
        match self {
            Self::Virtual => Ok(Box::new(card.transport())),
            Self::Pcsc(name) => connect_pcsc(name.as_deref()),
        }
    }

    /// What to call it on the screen.
    pub fn label(&self) -> String {
        match self {
            Self::Virtual => "virtual".to_owned(),
            Self::Pcsc(None) => "PC/SC".to_owned(),
            Self::Pcsc(Some(name)) => format!("PC/SC ({name})"),
        }
    }
}

#[cfg(feature = "pcsc")]
fn connect_pcsc(name: Option<&str>) -> mnc_core::Result<Box<dyn CardTransport>> {
    use mnc_core::card::transport::{TransportError, TransportErrorKind};
    let context = mnc_reader::pcsc::Context::establish()?;
    let readers = context.readers()?;
    let fits = |reader: &&mnc_reader::pcsc::ReaderName| {
        name.is_none_or(|name| reader.to_string().contains(name))
    };
    let mut result = Err(TransportError::new(TransportErrorKind::NoReader));
    for reader in readers.iter().filter(fits) {
        match context.connect(reader) {
            Ok(transport) => return Ok(Box::new(transport)),
            Err(error) => result = Err(error),
        }
    }
    Ok(result?)
}

#[cfg(not(feature = "pcsc"))]
fn connect_pcsc(_: Option<&str>) -> mnc_core::Result<Box<dyn CardTransport>> {
    eprintln!("built without the feature `pcsc`: cargo run --features pcsc --example …");
    Err(mnc_core::ErrorKind::NoReader.into())
}

/// Reads the kind of a virtual card.
///
/// # Errors
/// For an unknown kind.
pub fn kind(text: &str) -> Result<Kind, Usage> {
    let kinds = Kind::ALL
        .iter()
        .map(|kind| kind.as_str())
        .collect::<Vec<_>>()
        .join("|");
    text.parse()
        .map_err(|_| Usage(format!("--card {kinds}, not {text}")))
}

/// Reads `ja` or `en`.
///
/// # Errors
/// For anything else.
pub fn language(text: &str) -> Result<Language, Usage> {
    match text {
        "ja" => Ok(Language::Japanese),
        "en" => Ok(Language::English),
        _ => Err(Usage(format!("--lang ja|en, not {text}"))),
    }
}

/// Reads a day.
///
/// # Errors
/// For anything but `YYYY-MM-DD`.
pub fn day(text: &str) -> Result<Date, Usage> {
    text.parse()
        .map_err(|_| Usage(format!("a day is YYYY-MM-DD, not {text}")))
}

/// Reads the code of a route, in capitals or not.
///
/// # Errors
/// For an unknown route.
pub fn route(text: &str) -> Result<Route, Usage> {
    let same = |route: &&Route| route.code().eq_ignore_ascii_case(text);
    Route::ALL
        .iter()
        .copied()
        .find(|it| same(&it))
        .ok_or_else(|| {
            let codes: Vec<_> = Route::ALL.iter().map(|route| route.code()).collect();
            Usage(format!("a route is {}, not {text}", codes.join("|")))
        })
}
