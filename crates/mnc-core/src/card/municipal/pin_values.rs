//! The values of the four-digit PINs, and how they are changed on the card.

use super::card_state::FourDigitPin;
use super::random_pin::RandomPin;
use crate::card::exchange::Exchange;
use crate::card::secret::{
    AttemptPolicy, AuthenticationPin, InputSupportPin, ResidencePin, SecretBytes,
};
use crate::error::{ErrorKind, Result};

/// The holder's own PINs.
#[derive(Debug)]
pub struct HolderPins {
    /// 利用者証明用
    pub authentication: AuthenticationPin,
    /// 住民基本台帳用
    pub residence: ResidencePin,
    /// 券面事項入力補助用
    pub input_support: InputSupportPin,
}

/// A value for each four-digit PIN.
#[derive(Debug, Clone, Copy)]
pub enum PinValues<'a> {
    /// The holder's own.
    Holder(&'a HolderPins),
    /// One for all: カード内共通暗証番号.
    Common(&'a RandomPin),
}

impl<'a> PinValues<'a> {
    fn of(self, pin: FourDigitPin) -> &'a SecretBytes {
        match (self, pin) {
            (Self::Common(common), _) => common.bytes(),
            (Self::Holder(pins), FourDigitPin::Authentication) => pins.authentication.bytes(),
            (Self::Holder(pins), FourDigitPin::InputSupport) => pins.input_support.bytes(),
            (Self::Holder(pins), FourDigitPin::Residence | FourDigitPin::ResidenceCommon) => {
                pins.residence.bytes()
            }
        }
    }
}

/// What the PINs are before they get their new values. Each VERIFY that follows from it spends a try
/// if the value is wrong; the last try is never spent.
#[derive(Debug, Clone, Copy)]
pub enum CurrentPins<'a> {
    /// These: each is verified once, then changed.
    Known(PinValues<'a>),
    /// These, or the new ones already: for a change that was interrupted between command and answer,
    /// so that nobody knows whether the card made it. The new value is tried first; where it is
    /// wrong, the right one that follows gives the try back.
    KnownOrNew(PinValues<'a>),
    /// The municipality's terminal has set the new values: each is verified once.
    AlreadyNew,
}

/// Gives one PIN its new value.
pub(super) fn renew(
    exchange: &mut Exchange<'_>,
    pin: FourDigitPin,
    current: CurrentPins<'_>,
    new: PinValues<'_>,
) -> Result<()> {
    let reference = pin.reference();
    let policy = AttemptPolicy::KeepLastTry;
    exchange.select(pin.application())?;
    let values = match current {
        CurrentPins::AlreadyNew => return exchange.verify(reference, new.of(pin), policy),
        CurrentPins::Known(values) => values,
        CurrentPins::KnownOrNew(values) => match exchange.verify(reference, new.of(pin), policy) {
            Err(error) if error.kind() == ErrorKind::WrongSecret => values,
            other => return other,
        },
    };
    exchange.verify(reference, values.of(pin), policy)?;
    exchange.change(reference, new.of(pin))
}
