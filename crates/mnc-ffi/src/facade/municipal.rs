//! The counter of a municipality: a card becomes a 顔認証マイナンバーカード, or an ordinary one again.

use super::assessment::says;
use super::card::{Bytes, Card};
use super::{municipal_text, parse};
use mnc_abi::{Exclusive, Result, Trouble};
use mnc_core::card::municipal::{
    self, Actor, CardState, CurrentPins, HolderPins, IrreversibleStep, PinValues, Progress,
    RandomPin, Step,
};
use mnc_core::card::secret::{AuthenticationPin, InputSupportPin, ResidencePin};
use mnc_core::{Date, Error, ErrorKind};
use serde_json::{Value as Json, json};
use zeroize::Zeroizing;

/// A procedure on one card. It holds the common PIN until the card is locked. Calls take their turn.
pub struct Procedure(Exclusive<Running>);

struct Running {
    procedure: municipal::Procedure,
    common: Option<RandomPin>,
}

/// Four-digit PINs as they were entered.
#[derive(Clone, Copy)]
pub struct Pins<'a> {
    /// 利用者証明用
    pub authentication: &'a [u8],
    /// 住民基本台帳用
    pub residence: &'a [u8],
    /// 券面事項入力補助用
    pub input_support: &'a [u8],
}

impl Pins<'_> {
    fn checked(&self) -> Result<HolderPins> {
        Ok(HolderPins {
            authentication: AuthenticationPin::new(self.authentication)?,
            residence: ResidencePin::new(self.residence)?,
            input_support: InputSupportPin::new(self.input_support)?,
        })
    }
}

/// What the PINs are before they get new values.
pub struct Before(How, Option<HolderPins>);

enum How {
    Known,
    KnownOrNew,
    AlreadyNew,
}

impl Before {
    /// 0 these; 1 these, or the new ones already; 2 the new ones already.
    ///
    /// # Errors
    /// [`Trouble::UnknownCode`]; [`Trouble::NullPointer`] without PINs where they are wanted;
    /// `InvalidSecret`.
    pub fn of(how: i32, pins: Option<Pins<'_>>) -> Result<Self> {
        let how = match how {
            0 => How::Known,
            1 => How::KnownOrNew,
            2 => return Ok(Self(How::AlreadyNew, None)),
            _ => return Err(Trouble::UnknownCode.into()),
        };
        let pins = pins.ok_or(Trouble::NullPointer)?;
        Ok(Self(how, Some(pins.checked()?)))
    }

    fn current(&self) -> CurrentPins<'_> {
        match (&self.0, &self.1) {
            (How::Known, Some(pins)) => CurrentPins::Known(PinValues::Holder(pins)),
            (How::KnownOrNew, Some(pins)) => CurrentPins::KnownOrNew(PinValues::Holder(pins)),
            _ => CurrentPins::AlreadyNew,
        }
    }
}

/// The forms that a request still needs: `[{code, ja, en}]`.
///
/// # Errors
/// `InvalidArgument`.
pub fn missing_forms(request: &str) -> Result<String> {
    let missing = municipal_text::request(request)?.missing_forms();
    Ok(municipal_text::forms_json(&missing).to_string())
}

impl Card {
    /// The state of the four-digit PINs, without spending a try: `{pins: [{code, ja, en, tries,
    /// locked}], all_locked, none_locked, signature_certificate, authentication_certificate}`.
    ///
    /// # Errors
    /// `NotMyNumberCard` for a phone; of the reader and the card.
    pub fn pins(&self) -> Result<String> {
        let state = self.session(|session| Ok(CardState::read(session)?))?;
        Ok(municipal_text::state_json(&state).to_string())
    }
}

impl Procedure {
    /// Accepts a request on a day and begins what follows from it on this card.
    ///
    /// # Errors
    /// `StepEvidence` for missing forms; `InvalidArgument`; `NotMyNumberCard`; of the reader and card.
    pub fn begin(card: &Card, request: &str, day: &str) -> Result<Self> {
        let accepted = municipal_text::request(request)?.accept(parse::day(day)?)?;
        let procedure =
            card.session(|session| Ok(municipal::Procedure::begin(&accepted, session)?))?;
        Ok(Self::over(procedure))
    }

    /// Takes a stored procedure up again; a step that the card does not show is to be done again.
    ///
    /// # Errors
    /// `InvalidArgument`, `WrongCard`; of the reader and the card.
    pub fn resume(card: &Card, progress: &str) -> Result<Self> {
        let progress = Progress::from_json(progress)?;
        let procedure =
            card.session(|session| Ok(municipal::Procedure::resume(progress, session)?))?;
        Ok(Self::over(procedure))
    }

    fn over(procedure: municipal::Procedure) -> Self {
        Self(Exclusive::new(Running {
            procedure,
            common: None,
        }))
    }

    /// Where it stands: `{plan, step, guidance, completed, entry, progress}`.
    ///
    /// # Errors
    /// `InvalidArgument` for a day that is none.
    pub fn state(&self, day: &str) -> Result<String> {
        let day = parse::day(day)?;
        self.0
            .with(|it| Ok(standing(&it.procedure, day).to_string()))
    }

    /// Completes a step that staff or the municipality's terminal did.
    ///
    /// # Errors
    /// `StepOutOfOrder`, `StepEvidence`, `InvalidArgument`.
    pub fn report(&self, report: &str) -> Result<()> {
        let report = municipal_text::report(report)?;
        self.0.with(|it| Ok(it.procedure.report(report)?))
    }

    /// Completes a step of the terminal whose result the card itself shows: no signature certificate,
    /// or no PIN locked.
    ///
    /// # Errors
    /// `StepEvidence` if it shows otherwise; `StepOutOfOrder`, `WrongCard`; of the reader and card.
    pub fn confirm(&self, card: &Card) -> Result<()> {
        self.0.with(|Running { procedure, .. }| {
            card.session(|session| match procedure.next_step() {
                Some(Step::RemoveSignatureCertificate) => {
                    Ok(procedure.confirm_no_signature_certificate(session)?)
                }
                Some(Step::InitialisePins) => Ok(procedure.confirm_pins_initialised(session)?),
                _ => Err(ErrorKind::StepOutOfOrder.into()),
            })
        })
    }

    /// Draws the common PIN, which is none of the printed numbers, and keeps it.
    ///
    /// # Errors
    /// `StepOutOfOrder` where none is to be set; `InvalidArgument`.
    pub fn draw_pin(&self, printed: &str) -> Result<()> {
        let printed = municipal_text::printed(printed)?;
        self.0.with(|it| {
            if it.procedure.next_step() != Some(Step::SetCommonPin) {
                return Err(ErrorKind::StepOutOfOrder.into());
            }
            it.common = Some(RandomPin::draw(&printed)?);
            Ok(())
        })
    }

    /// The common PIN, for staff who type it into the municipality's terminal.
    ///
    /// # Errors
    /// [`Trouble::Absent`] if none was drawn, or the card is locked.
    pub fn common_pin(&self) -> Result<Bytes> {
        self.0.with(|it| {
            let common = it.common.as_ref().ok_or(Trouble::Absent)?;
            Ok(Zeroizing::new(common.reveal().to_vec()))
        })
    }

    /// Gives all four-digit PINs the common one.
    ///
    /// # Errors
    /// `StepEvidence` if none was drawn; those of the core: `WrongSecret`, `Locked`,
    /// `LastTryProtected`, `StepOutOfOrder`, `WrongCard`.
    pub fn set_common_pin(&self, card: &Card, before: &Before) -> Result<()> {
        self.0.with(|Running { procedure, common }| {
            let common = drawn(common.as_ref())?;
            card.session(|session| {
                Ok(procedure.set_common_pin(session, before.current(), common)?)
            })
        })
    }

    /// Gives the four-digit PINs the holder's new values.
    ///
    /// # Errors
    /// As [`Self::set_common_pin`].
    pub fn set_new_pins(&self, card: &Card, before: &Before, new: Pins<'_>) -> Result<()> {
        let new = new.checked()?;
        self.0.with(|Running { procedure, .. }| {
            card.session(|session| Ok(procedure.set_new_pins(session, before.current(), &new)?))
        })
    }

    /// Locks all four-digit PINs of the card with this serial number, which only the municipality can
    /// undo; says what the card shows afterwards, as [`Card::pins`], and forgets the common PIN.
    ///
    /// # Errors
    /// `WrongCard` for another serial number: nothing is sent; `StepEvidence` if no common PIN is
    /// known, or a PIN is another one; `StepOutOfOrder`; of the reader and the card.
    pub fn lock_pins(&self, card: &Card, serial_number: &str) -> Result<String> {
        self.0.with(|Running { procedure, common }| {
            let pin = drawn(common.as_ref())?;
            let state = card.session(|session| {
                let identification = session.common()?.card_identification()?;
                if identification.serial_number() != serial_number {
                    return Err(ErrorKind::WrongCard.into());
                }
                let word = IrreversibleStep::i_know_this_locks_the_card(&identification);
                Ok(procedure.lock_pins(session, pin, word)?)
            })?;
            *common = None;
            Ok(municipal_text::state_json(&state).to_string())
        })
    }

    /// The common PIN is no longer known: it is to be set again.
    ///
    /// # Errors
    /// `StepOutOfOrder`.
    pub fn common_pin_lost(&self) -> Result<()> {
        self.0.with(|it| {
            it.procedure.common_pin_lost()?;
            it.common = None;
            Ok(())
        })
    }
}

fn drawn(common: Option<&RandomPin>) -> Result<&RandomPin> {
    common.ok_or_else(|| Error::new(ErrorKind::StepEvidence).into())
}

fn standing(procedure: &municipal::Procedure, day: Date) -> Json {
    let (progress, plan) = (procedure.progress(), procedure.progress().plan());
    let guidance = procedure.guidance(day);
    let guidance = guidance
        .iter()
        .map(|it| says(it.code(), |language| it.title(language)));
    let completed = progress.completed().iter().map(|it| it.code());
    json!({
        "plan": says(plan.code(), |language| plan.title(language)),
        "step": procedure.next_step().map(step_json),
        "guidance": guidance.collect::<Vec<_>>(),
        "completed": completed.collect::<Vec<_>>(),
        "entry": procedure.entry().map(|it| it.to_string()),
        "progress": progress.to_json(),
    })
}

fn step_json(step: Step) -> Json {
    let mut json = says(step.code(), |language| step.title(language));
    if let Some(object) = json.as_object_mut() {
        object.insert("actor".to_owned(), actor(step.actor()).into());
        object.insert("source".to_owned(), step.source().into());
    }
    json
}

const fn actor(actor: Actor) -> &'static str {
    match actor {
        Actor::Staff => "STAFF",
        Actor::MunicipalTerminal => "MUNICIPAL_TERMINAL",
        _ => "CARD",
    }
}
