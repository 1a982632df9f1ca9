//! A card and its exclusive use.

use super::common::Common;
use super::exchange::{Exchange, ExtendedLength};
use super::input_support::InputSupport;
use super::jpki::Jpki;
use super::residence::Residence;
use super::surface::Surface;
use super::transport::CardTransport;
use crate::error::Result;

/// A card on a transport.
///
/// It remembers one thing between sessions: whether extended length works.
pub struct Card {
    transport: Box<dyn CardTransport>,
    extended: ExtendedLength,
}

impl Card {
    /// A card on this transport. Nothing is sent.
    pub fn new(transport: impl CardTransport + 'static) -> Self {
        let extended = match transport.capabilities().extended_length {
            Some(false) => ExtendedLength::Refused,
            Some(true) | None => ExtendedLength::Unknown,
        };
        Self {
            transport: Box::new(transport),
            extended,
        }
    }

    /// Starts the exclusive use of the card; it ends when the session is closed or dropped.
    ///
    /// # Errors
    /// Of the reader: no card, no reader, service not running, card held by another program.
    pub fn begin(&mut self) -> Result<Session<'_>> {
        let transaction = self.transport.begin()?;
        Ok(Session {
            exchange: Exchange::new(transaction, &mut self.extended),
        })
    }

    /// What is known of extended length on this card and reader.
    pub fn extended_length(&self) -> ExtendedLength {
        self.extended
    }
}

/// The exclusive use of a card.
///
/// When it ends, whatever was verified is dropped: the issuer security domain is selected and the
/// card reset. A session that verified nothing leaves the card as it is.
pub struct Session<'c> {
    exchange: Exchange<'c>,
}

impl<'c> Session<'c> {
    /// Selects 公的個人認証 (JPKI).
    ///
    /// # Errors
    /// [`NotMyNumberCard`](crate::ErrorKind::NotMyNumberCard) if the card does not have it; of the
    /// reader and the card.
    pub fn jpki(&mut self) -> Result<Jpki<'_, 'c>> {
        Jpki::select(&mut self.exchange)
    }

    /// Selects 券面事項確認. A phone does not have it.
    ///
    /// # Errors
    /// As [`Session::jpki`].
    pub fn surface(&mut self) -> Result<Surface<'_, 'c>> {
        Surface::select(&mut self.exchange)
    }

    /// Selects 券面事項入力補助. A phone does not have it.
    ///
    /// # Errors
    /// As [`Session::jpki`].
    pub fn input_support(&mut self) -> Result<InputSupport<'_, 'c>> {
        InputSupport::select(&mut self.exchange)
    }

    /// Selects 共通カード. A phone does not have it.
    ///
    /// # Errors
    /// As [`Session::jpki`].
    pub fn common(&mut self) -> Result<Common<'_, 'c>> {
        Common::select(&mut self.exchange)
    }

    /// Selects 住基. A phone does not have it.
    ///
    /// # Errors
    /// As [`Session::jpki`].
    pub fn residence(&mut self) -> Result<Residence<'_, 'c>> {
        Residence::select(&mut self.exchange)
    }

    /// What the other files of this wing send commands with.
    pub(super) fn exchange(&mut self) -> &mut Exchange<'c> {
        &mut self.exchange
    }

    /// Ends the use of the card and says whether that went well; dropping does the same silently.
    ///
    /// # Errors
    /// Of the reader. The session is over all the same.
    pub fn close(mut self) -> Result<()> {
        self.exchange.close()
    }
}
