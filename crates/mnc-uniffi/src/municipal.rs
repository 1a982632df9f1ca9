//! 市町村 procedures on a card: setting, unlocking and locking its PINs.

use crate::assessment::Message;
use crate::card::Card;
use crate::error::Result;
use crate::json;
use mnc::facade::municipal::{self, Before};
use std::mem;
use std::sync::Arc;
use zeroize::Zeroizing;

/// The four-digit PINs as they were entered. Wiped when closed.
#[derive(uniffi::Object)]
pub struct Pins {
    authentication: Zeroizing<Vec<u8>>,
    residence: Zeroizing<Vec<u8>>,
    input_support: Zeroizing<Vec<u8>>,
}

/// What the PINs are before they get new values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
#[repr(i32)]
pub enum PinsBefore {
    /// Those that are given.
    Known = 0,
    /// Those that are given, or the new ones already.
    KnownOrNew = 1,
    /// The new ones already.
    AlreadyNew = 2,
}

/// The forms that a request (JSON) still needs.
///
/// # Errors
/// `INVALID_ARGUMENT`.
#[uniffi::export]
pub fn missing_forms(request: &str) -> Result<Vec<Message>> {
    json::read(&municipal::missing_forms(request)?)
}

#[uniffi::export]
impl Pins {
    /// For user authentication, for the resident register, for input support.
    ///
    /// # Errors
    /// None: they are checked when they are used.
    #[uniffi::constructor]
    pub fn entered(
        authentication: Vec<u8>,
        residence: Vec<u8>,
        input_support: Vec<u8>,
    ) -> Result<Self> {
        Ok(Self {
            authentication: Zeroizing::new(authentication),
            residence: Zeroizing::new(residence),
            input_support: Zeroizing::new(input_support),
        })
    }
}

impl Pins {
    fn facade(&self) -> municipal::Pins<'_> {
        municipal::Pins {
            authentication: &self.authentication,
            residence: &self.residence,
            input_support: &self.input_support,
        }
    }
}

#[uniffi::export]
impl Card {
    /// The state of the four-digit PINs, without spending a try: JSON as `mnc_card_pins`.
    ///
    /// # Errors
    /// `NOT_MY_NUMBER_CARD` for a phone; of the reader and the card.
    pub fn pins(&self) -> Result<String> {
        Ok(self.0.pins()?)
    }
}

/// A procedure on one card. It holds the common PIN until the card is locked. From any thread: calls
/// take their turn.
#[derive(uniffi::Object)]
pub struct Municipal(municipal::Procedure);

#[uniffi::export]
impl Municipal {
    /// Accepts a request (JSON) on a day and begins what follows from it on this card.
    ///
    /// # Errors
    /// `STEP_EVIDENCE` for missing forms; `INVALID_ARGUMENT`; `NOT_MY_NUMBER_CARD`; of the reader.
    #[uniffi::constructor]
    pub fn begin(card: &Card, request: &str, day: &str) -> Result<Self> {
        Ok(Self(municipal::Procedure::begin(&card.0, request, day)?))
    }

    /// Takes a stored procedure up again, from the `progress` of its state.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`, `WRONG_CARD`; of the reader and the card.
    #[uniffi::constructor]
    pub fn resume(card: &Card, progress: &str) -> Result<Self> {
        Ok(Self(municipal::Procedure::resume(&card.0, progress)?))
    }

    /// Where it stands on a day: JSON as `mnc_municipal_state`.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`.
    pub fn state(&self, day: &str) -> Result<String> {
        Ok(self.0.state(day)?)
    }

    /// Completes a step that staff or the municipality's terminal did; JSON.
    ///
    /// # Errors
    /// `STEP_OUT_OF_ORDER`, `STEP_EVIDENCE`, `INVALID_ARGUMENT`.
    pub fn report(&self, report: &str) -> Result<()> {
        Ok(self.0.report(report)?)
    }

    /// Completes a step of the terminal whose result the card itself shows.
    ///
    /// # Errors
    /// `STEP_EVIDENCE`, `STEP_OUT_OF_ORDER`, `WRONG_CARD`; of the reader and the card.
    pub fn confirm(&self, card: &Card) -> Result<()> {
        Ok(self.0.confirm(&card.0)?)
    }

    /// Draws the common PIN, which is none of the printed numbers (JSON), and keeps it.
    ///
    /// # Errors
    /// `STEP_OUT_OF_ORDER`, `INVALID_ARGUMENT`.
    pub fn draw_pin(&self, printed: &str) -> Result<()> {
        Ok(self.0.draw_pin(printed)?)
    }

    /// The common PIN, for staff who type it into the municipality's terminal.
    ///
    /// # Errors
    /// `ABSENT` if none was drawn, or the card is locked.
    pub fn common_pin(&self) -> Result<Vec<u8>> {
        Ok(mem::take(&mut *self.0.common_pin()?))
    }

    /// Gives all four-digit PINs the common one.
    ///
    /// # Errors
    /// `STEP_EVIDENCE` if none was drawn; `WRONG_SECRET`, `LOCKED`, `LAST_TRY_PROTECTED`,
    /// `STEP_OUT_OF_ORDER`, `WRONG_CARD`; `NULL_POINTER` without PINs where they are wanted.
    #[uniffi::method(default(pins = None))]
    pub fn set_common_pin(
        &self,
        card: &Card,
        before: PinsBefore,
        pins: Option<Arc<Pins>>,
    ) -> Result<()> {
        let before = before.with(pins.as_deref())?;
        Ok(self.0.set_common_pin(&card.0, &before)?)
    }

    /// Gives the four-digit PINs the holder's new values.
    ///
    /// # Errors
    /// As `set_common_pin`.
    #[uniffi::method(default(pins = None))]
    pub fn set_new_pins(
        &self,
        card: &Card,
        before: PinsBefore,
        new: &Pins,
        pins: Option<Arc<Pins>>,
    ) -> Result<()> {
        let before = before.with(pins.as_deref())?;
        Ok(self.0.set_new_pins(&card.0, &before, new.facade())?)
    }

    /// Locks all four-digit PINs of the card with this serial number, which only the municipality can
    /// undo; JSON as `Card.pins`, and forgets the common PIN.
    ///
    /// # Errors
    /// `WRONG_CARD` for another serial number: nothing is sent; `STEP_EVIDENCE`, `STEP_OUT_OF_ORDER`; of
    /// the reader and the card.
    pub fn lock_pins(&self, card: &Card, serial_number: &str) -> Result<String> {
        Ok(self.0.lock_pins(&card.0, serial_number)?)
    }

    /// The common PIN is no longer known: it is to be set again.
    ///
    /// # Errors
    /// `STEP_OUT_OF_ORDER`.
    pub fn common_pin_lost(&self) -> Result<()> {
        Ok(self.0.common_pin_lost()?)
    }
}

impl PinsBefore {
    fn with(self, pins: Option<&Pins>) -> Result<Before> {
        Ok(Before::of(self as i32, pins.map(Pins::facade))?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::Secret;
    use crate::host::{CardTransport, HostError, TransportLimits};
    use mnc_testkit::virtual_card::{Kind, VirtualCard};
    use std::sync::Mutex;

    const DAY: &str = "2026-11-20";
    const UNSET: &str = r#"{"occasion": "UNSET", "applicant": "HOLDER", "signature_certificate": false,
        "forms": ["PIN_INITIALISATION"]}"#;

    struct Wire(Mutex<VirtualCard>);

    impl CardTransport for Wire {
        fn transmit(&self, command: Vec<u8>) -> std::result::Result<Vec<u8>, HostError> {
            Ok(self.0.lock().unwrap().transmit(&command))
        }
    }

    fn all(pin: &[u8]) -> Arc<Pins> {
        let [one, two, three] = [(); 3].map(|()| pin.to_vec());
        Arc::new(Pins::entered(one, two, three).unwrap())
    }

    /// Two of the three are verified; the third can be neither of them.
    #[test]
    fn each_pin_reaches_its_own_application() {
        let virtual_card = VirtualCard::new(Kind::Face);
        let wire = Arc::new(Wire(Mutex::new(virtual_card.clone())));
        let limits = TransportLimits {
            max_command: None,
            extended_length: Some(true),
        };
        let card = Card::on_transport(wire, limits).unwrap();
        let counter = Municipal::begin(&card, UNSET, DAY).unwrap();
        virtual_card.initialise_pins("7391");
        counter.confirm(&card).unwrap();
        let new = Pins::entered(b"1357".into(), b"2468".into(), b"8642".into()).unwrap();
        let known = Some(all(b"7391"));
        counter
            .set_new_pins(&card, PinsBefore::Known, &new, known)
            .unwrap();
        for (secret, pin) in [
            (Secret::AuthenticationPin, b"1357"),
            (Secret::InputSupportPin, b"8642"),
        ] {
            card.verify(secret, pin.to_vec(), false).unwrap();
        }
        assert!(card.pins().unwrap().contains(r#""none_locked":true"#));
    }
}
