//! The 住基 application: the state of its PIN, and nothing else.

use super::application::Application;
use super::exchange::Exchange;
use super::secret::{Reference, SecretStatus};
use crate::error::Result;

/// The 住基 application, selected.
pub struct Residence<'s, 'c> {
    exchange: &'s mut Exchange<'c>,
}

impl<'s, 'c> Residence<'s, 'c> {
    pub(super) fn select(exchange: &'s mut Exchange<'c>) -> Result<Self> {
        exchange.repeatable(Application::Residence, |_| Ok(()))?;
        Ok(Self { exchange })
    }

    /// The state of 住民基本台帳用暗証番号. Spends no try.
    ///
    /// # Errors
    /// Of the reader and the card.
    pub fn pin_status(&mut self) -> Result<SecretStatus> {
        self.exchange
            .repeatable(Application::Residence, |exchange| {
                exchange.status(Reference::RESIDENCE_PIN)
            })
    }
}
