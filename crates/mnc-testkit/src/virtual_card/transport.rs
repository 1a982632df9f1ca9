//! The virtual card as the SDK's transport: transactions one at a time, resets noticed as by PC/SC.

use super::VirtualCard;
use mnc_core::card::transport::{
    Capabilities, CardTransaction, CardTransport, Disposition, TransportError, TransportErrorKind,
};
use std::sync::{MutexGuard, PoisonError};

/// A connection to a [`VirtualCard`].
#[derive(Debug, Clone)]
pub struct VirtualTransport {
    card: VirtualCard,
}

impl VirtualTransport {
    pub(super) fn new(card: VirtualCard) -> Self {
        Self { card }
    }

    /// The card at the other end.
    pub fn card(&self) -> &VirtualCard {
        &self.card
    }
}

impl CardTransport for VirtualTransport {
    /// Nothing is known beforehand, as with most readers.
    fn capabilities(&self) -> Capabilities {
        Capabilities::default()
    }

    /// Waits until no other transaction has the card; a reset before that goes unnoticed.
    fn begin(&mut self) -> Result<Box<dyn CardTransaction + '_>, TransportError> {
        let transaction = &self.card.shared.transaction;
        let turn = transaction.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Box::new(VirtualTransaction {
            card: &self.card,
            resets_seen: self.card.card().resets,
            _turn: turn,
        }))
    }
}

struct VirtualTransaction<'a> {
    card: &'a VirtualCard,
    resets_seen: u64,
    _turn: MutexGuard<'a, ()>,
}

impl CardTransaction for VirtualTransaction<'_> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
        let mut card = self.card.card();
        if card.resets != self.resets_seen {
            return Err(TransportError::new(TransportErrorKind::Reset));
        }
        Ok(card.transmit(command))
    }

    fn recover(&mut self) -> Result<(), TransportError> {
        self.resets_seen = self.card.card().resets;
        Ok(())
    }

    fn end(self: Box<Self>, disposition: Disposition) -> Result<(), TransportError> {
        if disposition == Disposition::Reset {
            self.card.reset();
        }
        Ok(())
    }
}
