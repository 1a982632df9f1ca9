//! A procedure on one card: the next step, its evidence, and nothing out of turn.

use super::card_state::{CardState, FourDigitPin, identify};
use super::entry::AdditionalEntry;
use super::guidance::{self, Guidance};
use super::lock::{IrreversibleStep, exhaust};
use super::pin_values::{CurrentPins, HolderPins, PinValues, renew};
use super::plan::Plan;
use super::progress::{CardFingerprint, Progress};
use super::random_pin::RandomPin;
use super::report::{Report, entry_place};
use super::request::AcceptedRequest;
use super::step::Step;
use crate::Date;
use crate::card::exchange::Exchange;
use crate::card::session::Session;
use crate::error::{Error, ErrorKind, Result};

/// A procedure at the counter, on one card.
///
/// Each step is completed by its evidence: a [`Report`] of what staff or the terminal did, or work on
/// the card. Out of turn, nothing is sent to the card and nothing changes. After an interruption the
/// same step is done again; [`Procedure::resume`] takes a stored [`Progress`] up.
#[derive(Debug)]
pub struct Procedure {
    progress: Progress,
}

impl Procedure {
    /// Begins the procedure that the request asks for, on the card in the session.
    ///
    /// # Errors
    /// [`NotMyNumberCard`](ErrorKind::NotMyNumberCard) for a phone; of the reader and the card.
    pub fn begin(request: &AcceptedRequest, session: &mut Session<'_>) -> Result<Self> {
        let plan = request.plan();
        let accepted = plan.position(Step::AcceptRequest) == Some(0);
        Ok(Self {
            progress: Progress {
                plan,
                card: identify(session.exchange())?,
                completed: usize::from(accepted),
                renewed: Vec::new(),
            },
        })
    }

    /// Takes a procedure up again. The card is asked (no try is spent): a step whose result it does
    /// not show is to be done again, with those after it.
    ///
    /// # Errors
    /// [`WrongCard`](ErrorKind::WrongCard) for another card; of the reader and the card.
    pub fn resume(progress: Progress, session: &mut Session<'_>) -> Result<Self> {
        let state = CardState::read(session)?;
        let mut procedure = Self { progress };
        procedure.same(state.card())?;
        if let Some(step) = procedure.first_step_not_shown_by(&state) {
            procedure.go_back_to(step);
        }
        Ok(procedure)
    }

    /// How far it has come.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// The next step; `None` when the procedure is finished.
    pub fn next_step(&self) -> Option<Step> {
        self.progress.next()
    }

    /// What to tell the applicant at the next step.
    pub fn guidance(&self, day: Date) -> Vec<Guidance> {
        self.next_step().map_or(Vec::new(), |step| {
            guidance::at(self.progress.plan, step, day)
        })
    }

    /// The mark that this procedure has made; `None` while it has made none.
    pub fn entry(&self) -> Option<AdditionalEntry> {
        let struck_through = self.progress.is_complete(Step::StrikeEntry);
        (struck_through || self.progress.is_complete(Step::WriteEntry)).then_some(AdditionalEntry {
            place: entry_place(self.progress.plan),
            struck_through,
        })
    }

    /// Completes a step that was done outside the SDK.
    ///
    /// # Errors
    /// [`StepOutOfOrder`](ErrorKind::StepOutOfOrder) if another step is next;
    /// [`StepEvidence`](ErrorKind::StepEvidence) if the report does not say what the step needs: the
    /// wrong reason of revocation, a card that is not in operation, a mark in the wrong place.
    pub fn report(&mut self, report: Report) -> Result<()> {
        self.expect(report.step())?;
        if !report.suffices(self.progress.plan) {
            return Err(Error::new(ErrorKind::StepEvidence));
        }
        self.complete();
        Ok(())
    }

    /// Completes [`Step::RemoveSignatureCertificate`] on a card that carries none, as EF 0008 says.
    ///
    /// # Errors
    /// [`StepEvidence`](ErrorKind::StepEvidence) if it says that there is one;
    /// [`StepOutOfOrder`](ErrorKind::StepOutOfOrder), [`WrongCard`](ErrorKind::WrongCard); of the
    /// reader and the card.
    pub fn confirm_no_signature_certificate(&mut self, session: &mut Session<'_>) -> Result<()> {
        self.expect(Step::RemoveSignatureCertificate)?;
        let state = self.state(session.exchange())?;
        self.complete_if(!state.certificates().has_signature_certificate())
    }

    /// Completes [`Step::InitialisePins`], which the municipality's terminal has done: the card must
    /// show that no four-digit PIN is locked.
    ///
    /// # Errors
    /// [`StepEvidence`](ErrorKind::StepEvidence) if one is;
    /// [`StepOutOfOrder`](ErrorKind::StepOutOfOrder), [`WrongCard`](ErrorKind::WrongCard); of the
    /// reader and the card.
    pub fn confirm_pins_initialised(&mut self, session: &mut Session<'_>) -> Result<()> {
        self.expect(Step::InitialisePins)?;
        let state = self.state(session.exchange())?;
        self.complete_if(state.none_locked())
    }

    /// Gives all four-digit PINs the random number: [`Step::SetCommonPin`].
    ///
    /// What was done before an interruption is not done again.
    ///
    /// # Errors
    /// [`WrongSecret`](ErrorKind::WrongSecret) if a current PIN is wrong (one try is spent),
    /// [`Locked`](ErrorKind::Locked), [`LastTryProtected`](ErrorKind::LastTryProtected): then the
    /// municipality's terminal sets the number ([`CurrentPins::AlreadyNew`]);
    /// [`StepOutOfOrder`](ErrorKind::StepOutOfOrder), [`WrongCard`](ErrorKind::WrongCard); of the
    /// reader and the card.
    pub fn set_common_pin(
        &mut self,
        session: &mut Session<'_>,
        current: CurrentPins<'_>,
        common: &RandomPin,
    ) -> Result<()> {
        self.expect(Step::SetCommonPin)?;
        self.renew_all(session.exchange(), current, PinValues::Common(common))
    }

    /// Gives the four-digit PINs the holder's new values: [`Step::SetNewPins`].
    ///
    /// # Errors
    /// As [`Procedure::set_common_pin`].
    pub fn set_new_pins(
        &mut self,
        session: &mut Session<'_>,
        current: CurrentPins<'_>,
        new: &HolderPins,
    ) -> Result<()> {
        self.expect(Step::SetNewPins)?;
        self.renew_all(session.exchange(), current, PinValues::Holder(new))
    }

    /// Locks all four-digit PINs and returns what the card shows afterwards: [`Step::LockPins`].
    ///
    /// Wrong values are presented, each certain to be wrong because the common PIN is known. After an
    /// interruption call it again: PINs that are locked are left alone.
    ///
    /// # Errors
    /// [`WrongCard`](ErrorKind::WrongCard) if `word` was given for another card (nothing is sent) or
    /// another card is in the session; [`StepEvidence`](ErrorKind::StepEvidence) if a PIN is not the
    /// common one: then [`Step::SetCommonPin`] is next again;
    /// [`StepOutOfOrder`](ErrorKind::StepOutOfOrder); of the reader and the card.
    pub fn lock_pins(
        &mut self,
        session: &mut Session<'_>,
        common: &RandomPin,
        word: IrreversibleStep,
    ) -> Result<CardState> {
        self.expect(Step::LockPins)?;
        word.spend_on(&self.progress.card)?;
        let exchange = session.exchange();
        self.check_card(exchange)?;
        let wrong = common.certainly_wrong()?;
        for pin in FourDigitPin::ALL {
            if let Err(error) = exhaust(exchange, *pin, &wrong) {
                if error.kind() == ErrorKind::StepEvidence {
                    self.go_back_to(Step::SetCommonPin);
                }
                return Err(error);
            }
        }
        let state = self.state(exchange)?;
        self.complete_if(state.all_locked())?;
        Ok(state)
    }

    /// The common PIN is no longer known (the program ended before the card was locked):
    /// [`Step::SetCommonPin`] is to be done again. PINs that are locked or whose value nobody knows
    /// have to be initialised by the municipality's terminal first.
    ///
    /// # Errors
    /// [`StepOutOfOrder`](ErrorKind::StepOutOfOrder) if it was not set yet, or the PINs are locked.
    pub fn common_pin_lost(&mut self) -> Result<()> {
        let was_set = self.progress.is_complete(Step::SetCommonPin)
            || self.next_step() == Some(Step::SetCommonPin);
        if !was_set || self.progress.is_complete(Step::LockPins) {
            return Err(Error::new(ErrorKind::StepOutOfOrder));
        }
        self.go_back_to(Step::SetCommonPin);
        Ok(())
    }

    fn renew_all(
        &mut self,
        exchange: &mut Exchange<'_>,
        current: CurrentPins<'_>,
        new: PinValues<'_>,
    ) -> Result<()> {
        self.check_card(exchange)?;
        for pin in FourDigitPin::ALL {
            if !self.progress.renewed.contains(pin) {
                renew(exchange, *pin, current, new)?;
                self.progress.renewed.push(*pin);
            }
        }
        self.complete();
        Ok(())
    }

    fn expect(&self, step: Step) -> Result<()> {
        if self.next_step() == Some(step) {
            Ok(())
        } else {
            Err(Error::new(ErrorKind::StepOutOfOrder))
        }
    }

    fn complete(&mut self) {
        self.progress.completed += 1;
        self.progress.renewed.clear();
    }

    fn complete_if(&mut self, shown: bool) -> Result<()> {
        if !shown {
            return Err(Error::new(ErrorKind::StepEvidence));
        }
        self.complete();
        Ok(())
    }

    fn go_back_to(&mut self, step: Step) {
        if let Some(position) = self.progress.plan.position(step) {
            self.progress.completed = position.min(self.progress.completed);
            self.progress.renewed.clear();
        }
    }

    fn check_card(&self, exchange: &mut Exchange<'_>) -> Result<()> {
        self.same(&identify(exchange)?)
    }

    fn same(&self, card: &CardFingerprint) -> Result<()> {
        if *card == self.progress.card {
            Ok(())
        } else {
            Err(Error::new(ErrorKind::WrongCard))
        }
    }

    fn state(&self, exchange: &mut Exchange<'_>) -> Result<CardState> {
        let state = CardState::read_with(exchange)?;
        self.same(state.card())?;
        Ok(state)
    }

    /// Where to start again if the card does not show what is said to be done.
    fn first_step_not_shown_by(&self, state: &CardState) -> Option<Step> {
        let done = |step| self.progress.is_complete(step);
        let locks = self.progress.plan.position(Step::LockPins).is_some();
        // Once the common PIN is set, locked PINs are what the procedure is about to reach.
        let locking = locks && done(Step::SetCommonPin);
        if done(Step::InitialisePins) && !locking && !state.none_locked() {
            return Some(Step::InitialisePins);
        }
        if done(Step::LockPins) && !state.all_locked() {
            return Some(match self.progress.plan {
                Plan::WorkOnLockedCard => Step::InitialisePins,
                _ => Step::SetCommonPin,
            });
        }
        None
    }
}
