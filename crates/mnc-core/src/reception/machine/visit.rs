//! One visit: where it stands, what is shown, and what an event does to it.

mod answer;
mod ending;
mod shown;

use super::action::Action;
use super::counter::Counter;
use super::end::{End, FallBackReason, Trouble, Withdrawal};
use super::event::{Eligibility, Event, Misplacement};
use crate::eligibility::Outcome;
use crate::identity::policy::{FallBack, Offer, allowed_methods};
use crate::identity::{CardAssessment, CardKind, IdentityVerification, Method, VisualModeVersion};
use crate::reception::consent::{ConsentDialog, LimitPlace, Operator};
use crate::reception::routes::{ConsentPlace, Medium, RouteRule, Start};
use crate::reception::screen::Choice;
use crate::{Date, DateTime, Error, ErrorKind, Result};
use std::hash::{Hash, Hasher};

/// Where a visit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum State {
    Wish,
    Phone,
    /// The PIN is entered before the card is held over the device.
    PinBefore,
    Place,
    Misplaced(Misplacement),
    Taken,
    Method,
    Face,
    Pin,
    Sight,
    Verifying,
    Checking,
    Register,
    RegisterAgain,
    Registering,
    Consent,
    /// The screens behind the last one: for the limit amount.
    Limit,
    AtDesk,
    Done,
    Take,
    Left,
    Ended,
}

/// One visit at a [`Counter`], from the first screen to its [`End`]. `Debug` shows no personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "the state proper is an enum")]
pub struct Visit {
    pub(super) counter: Counter,
    pub(super) day: Date,
    pub(super) state: State,
    pub(super) since: DateTime,
    pub(super) card: Option<Box<CardAssessment>>,
    /// Whether a card lies on the reader.
    pub(super) present: bool,
    pub(super) offer: Option<Offer>,
    pub(super) identity: Option<Box<IdentityVerification>>,
    pub(super) dialog: ConsentDialog,
    outcome: Option<Outcome>,
    operator: Operator,
    pub(super) face_failed: u8,
    pub(super) pin_failed: u8,
    /// What the card said that its PIN has left.
    pub(super) pin_left: Option<u8>,
    pub(super) pin_entered: bool,
    registered: bool,
    /// Whether the reader was switched into the 目視 mode that must be switched back.
    visual_mode_on: bool,
    end: Option<Box<End>>,
}

/// Of what tells visits apart best; equal visits have equal hashes.
impl Hash for Visit {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        let kind = self.card.as_ref().map(|card| card.kind());
        let method = self.identity.as_ref().map(|identity| identity.method());
        let failed = (self.face_failed, self.pin_failed, self.pin_left);
        (
            self.counter.route,
            self.state,
            self.dialog,
            kind,
            method,
            failed,
        )
            .hash(hasher);
        self.end.as_ref().map(|end| end.code()).hash(hasher);
    }
}

impl Visit {
    pub(super) fn new(counter: Counter, at: DateTime) -> Self {
        let rule = counter.route.rule();
        let mut visit = Self {
            counter,
            day: at.date(),
            state: State::Place,
            since: at,
            card: None,
            present: false,
            offer: None,
            identity: None,
            dialog: ConsentDialog::nothing(),
            outcome: None,
            operator: rule.operator,
            face_failed: 0,
            pin_failed: 0,
            pin_left: None,
            pin_entered: false,
            registered: false,
            visual_mode_on: false,
            end: None,
        };
        visit.state = visit.first_state();
        visit
    }

    fn first_state(&mut self) -> State {
        if let Some(reason) = self.impossible() {
            return self.fall_back(FallBackReason::Policy(reason));
        }
        match self.rule().start {
            Start::Card => self.card_state(),
            Start::Phone => State::Phone,
            Start::Sight => self.sight(),
            Start::Wish => State::Wish,
            Start::Consent => self.ask(LimitPlace::WithTheOthers, Eligibility::NotRegistered),
        }
    }

    /// Why nobody can be received with any card on this route.
    fn impossible(&self) -> Option<FallBack> {
        let rule = self.rule();
        let modes = self.counter.reader.visual_modes();
        if rule.visual_mode.is_some_and(|mode| !modes.contains(&mode)) {
            return Some(FallBack::ReaderLacks);
        }
        let offer = allowed_methods(
            CardKind::Normal,
            rule.setting,
            self.day,
            self.counter.reader,
        );
        offer.err().filter(|reason| {
            matches!(
                reason,
                FallBack::NotInForce
                    | FallBack::PatientAbsent
                    | FallBack::WithoutCard
                    | FallBack::AskAgain
            )
        })
    }

    pub(super) fn rule(&self) -> RouteRule {
        self.counter.route.rule()
    }

    /// How it ended, if it has.
    pub fn end(&self) -> Option<&End> {
        self.end.as_deref().filter(|_| self.state == State::Ended)
    }

    /// Since when the screen is shown, or was last touched.
    pub fn since(&self) -> DateTime {
        self.since
    }

    /// The card that lies there, or was last there.
    pub fn card(&self) -> Option<&CardAssessment> {
        self.card.as_deref()
    }

    /// How the person was verified, if so far.
    pub fn identity(&self) -> Option<&IdentityVerification> {
        self.identity.as_deref()
    }

    /// The consents so far.
    pub fn consents(&self) -> &ConsentDialog {
        &self.dialog
    }

    /// Something happened at this time.
    ///
    /// # Errors
    /// `StepOutOfOrder` for what cannot happen here, `InvalidArgument` for a time before the last
    /// event's, `VerificationInsufficient` for a verification that is none here. Nothing changed then.
    pub fn step(&mut self, event: Event, at: DateTime) -> Result<Vec<Action>> {
        if at < self.since {
            return Err(Error::new(ErrorKind::InvalidArgument));
        }
        let before = self.state;
        self.state = self.next(event, at)?;
        self.since = at;
        Ok(self.actions_after(before))
    }

    fn next(&mut self, event: Event, at: DateTime) -> Result<State> {
        match (self.state, event) {
            (State::Ended, _) => out_of_order(),
            (_, Event::Chosen(choice)) => self.chosen(choice),
            (_, Event::CardRemoved) => Ok(self.removed(at)),
            (_, Event::Elapsed) => Ok(self.elapsed(at)),
            (State::Place | State::Misplaced(_) | State::Taken, Event::CardPlaced(card)) => {
                Ok(self.placed(card))
            }
            (State::Place | State::Misplaced(_) | State::Taken, Event::CardMisplaced(how)) => {
                self.present = self.rule().medium == Medium::Placed;
                Ok(State::Misplaced(how))
            }
            (State::Face, Event::FaceFailed(why)) => Ok(self.face_failed(why)),
            (State::Pin | State::Verifying, Event::PinFailed(why)) if self.awaits(Method::Pin) => {
                Ok(self.pin_failed(why))
            }
            (State::Verifying, Event::DeviceFailed) => Ok(self.trouble(Trouble::NoMethodLeft)),
            (_, Event::Verified(identity)) => self.verified(*identity, at),
            (State::Method | State::Face | State::Pin, Event::StaffTakesOver)
                if self.offers(Method::Visual) =>
            {
                Ok(self.sight())
            }
            (State::Checking, Event::Answered(answer)) => Ok(self.answered(answer)),
            (State::Registering, Event::Registered) => {
                self.registered = true;
                Ok(State::Checking)
            }
            (State::Registering, Event::RegistrationFailed) => {
                Ok(self.trouble(Trouble::RegistrationFailed))
            }
            _ => out_of_order(),
        }
    }

    fn chosen(&mut self, choice: Choice) -> Result<State> {
        if !self.screen().offers(choice) {
            return out_of_order();
        }
        match self.state {
            State::Consent | State::Limit | State::Done => self.chosen_in_dialog(choice),
            _ => Ok(self.chosen_outside(choice)),
        }
    }

    fn chosen_in_dialog(&mut self, choice: Choice) -> Result<State> {
        self.dialog.choose(choice)?;
        Ok(match (self.state, self.dialog.is_done()) {
            (State::Consent, false) => State::Consent,
            (State::Consent, true) => self.after_consent(),
            (_, false) => State::Limit,
            (_, true) => State::Done,
        })
    }

    fn chosen_outside(&mut self, choice: Choice) -> State {
        match choice {
            Choice::FamilyHelps => self.helped_by(Operator::Family),
            Choice::HelperHelps => self.helped_by(Operator::Helper),
            Choice::StaffHelps => self.helped_by(Operator::Staff),
            Choice::Android => State::PinBefore,
            Choice::PinEntered => {
                self.pin_entered = true;
                State::Place
            }
            Choice::IPhone => State::Place,
            Choice::Back => State::Method,
            Choice::Face => State::Face,
            Choice::Pin => State::Pin,
            Choice::Sight => self.sight(),
            Choice::NotTheHolder => self.trouble(Trouble::NotTheHolder),
            Choice::Register => State::Registering,
            Choice::DoNotRegister => self.trouble(Trouble::NotRegistered),
            Choice::IdentityShown | Choice::KnownPatient => State::Done,
            _ => self.withdraw(Withdrawal::Quit),
        }
    }

    fn helped_by(&mut self, operator: Operator) -> State {
        self.operator = operator;
        self.card_state()
    }

    /// The state that waits for the card.
    pub(super) fn card_state(&self) -> State {
        if self.rule().pin_before_card {
            State::PinBefore
        } else {
            State::Place
        }
    }

    /// Forgets who was verified and what was chosen.
    pub(super) fn begin_again(&mut self) {
        self.identity = None;
        self.outcome = None;
        self.pin_entered = false;
        if self.rule().consent != ConsentPlace::Before {
            self.dialog = ConsentDialog::nothing();
        }
    }

    pub(super) fn sight(&mut self) -> State {
        self.visual_mode_on |= self.sight_mode() == Some(VisualModeVersion::Terminal);
        State::Sight
    }
}

pub(super) fn out_of_order<T>() -> Result<T> {
    Err(Error::new(ErrorKind::StepOutOfOrder))
}
