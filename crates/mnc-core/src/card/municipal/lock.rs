//! Locking the four-digit PINs, and the word without which nothing is locked.

use super::card_state::FourDigitPin;
use super::progress::CardFingerprint;
use crate::card::common::CardIdentification;
use crate::card::exchange::Exchange;
use crate::card::secret::{AttemptPolicy, SecretBytes, SecretStatus};
use crate::error::{Error, ErrorKind, Result};

/// The caller's word that one card is to be locked. Good for one call and for that card only.
///
/// Only the municipality can unlock a card. To take this word from staff, show them which card it is.
#[derive(Debug)]
pub struct IrreversibleStep {
    card: CardFingerprint,
}

impl IrreversibleStep {
    /// Says that this card, and no other, is to be locked.
    pub fn i_know_this_locks_the_card(card: &CardIdentification) -> Self {
        Self {
            card: CardFingerprint::of(card),
        }
    }

    /// Uses the word up.
    pub(super) fn spend_on(self, card: &CardFingerprint) -> Result<()> {
        if self.card == *card {
            Ok(())
        } else {
            Err(Error::new(ErrorKind::WrongCard))
        }
    }
}

/// Presents a wrong value until the PIN is locked. Nothing is presented to one that is locked.
///
/// What the municipalities' tool sends is not public; that this comes to the same is inferred.
///
/// # Errors
/// [`StepEvidence`](ErrorKind::StepEvidence) if the value was right after all: then the PIN is not
/// what the procedure set.
pub(super) fn exhaust(
    exchange: &mut Exchange<'_>,
    pin: FourDigitPin,
    wrong: &SecretBytes,
) -> Result<()> {
    let reference = pin.reference();
    let refused = || Error::new(ErrorKind::CardRefused);
    exchange.select(pin.application())?;
    let mut left = match exchange.status(reference)? {
        SecretStatus::Locked => return Ok(()),
        SecretStatus::Remaining(tries) => tries,
        _ => return Err(refused()),
    };
    // A counter that does not fall ends the loop too.
    while left > 0 {
        let Err(error) = exchange.verify(reference, wrong, AttemptPolicy::AllowLastTry) else {
            return Err(Error::new(ErrorKind::StepEvidence));
        };
        left = match error.kind() {
            ErrorKind::Locked => 0,
            ErrorKind::WrongSecret => error
                .tries_remaining()
                .filter(|tries| *tries < left)
                .ok_or_else(refused)?,
            _ => return Err(error),
        };
    }
    Ok(())
}
