//! One visit: where it stands, what is shown, and what an event does to it.

use super::action::Action;
use super::counter::Counter;
use super::end::{End, FallBackReason, Received, Trouble, Withdrawal};
use super::event::{Eligibility, Event, Misplacement};
use crate::eligibility::Outcome;
use crate::identity::policy::{Condition, FallBack, Offer, allowed_methods};
use crate::identity::{
    CardAssessment, CardKind, IdentityVerification, Method, Use, VisualModeVersion,
};
use crate::reception::consent::{
    ConsentDialog, ConsentRecord, ConsentVersion, LimitPlace, Operator,
};
use crate::reception::registration::{NextStep, next_step};
use crate::reception::routes::{ConsentPlace, Medium, RouteRule, Start};
use crate::reception::screen::{Choice, Screen, ScreenId};
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

    /// The screen.
    pub fn screen(&self) -> Screen {
        use Choice as C;
        let plain = |id| Screen::new(id, &[]);
        let quit = |id| Screen::new(id, &[C::Quit]);
        match self.state {
            State::Wish => Screen::new(
                ScreenId::ConfirmWish,
                &[C::FamilyHelps, C::HelperHelps, C::StaffHelps, C::Quit],
            ),
            State::Phone => Screen::new(ScreenId::ChoosePhone, &[C::Android, C::IPhone, C::Quit]),
            State::PinBefore => Screen::new(self.pin_screen(), &[C::PinEntered, C::Quit]),
            State::Place => quit(self.place_screen()),
            State::Misplaced(how) => quit(misplaced_screen(how)),
            State::Taken => quit(ScreenId::CardTakenEarly),
            State::Method => self.methods(ScreenId::ChooseMethod),
            State::Face if self.face_failed > 0 => Screen::new(ScreenId::FaceAgain, &[C::Back]),
            State::Face => Screen::new(ScreenId::Face, &[C::Back]),
            State::Pin => Screen::new(self.pin_screen(), &[C::Back]),
            State::Sight => Screen::new(self.sight_screen(), &[C::NotTheHolder]),
            State::Verifying => plain(ScreenId::Verifying),
            State::Checking => plain(ScreenId::Checking),
            State::Register => Screen::new(ScreenId::Register, &[C::Register, C::DoNotRegister]),
            State::RegisterAgain => self.methods(ScreenId::RegisterAgain),
            State::Registering => plain(ScreenId::Registering),
            State::Consent | State::Limit | State::Done => self.dialog.screen(),
            State::AtDesk => Screen::new(
                ScreenId::PhotoIdentification,
                &[C::IdentityShown, C::KnownPatient, C::NotTheHolder],
            ),
            State::Take => plain(ScreenId::TakeCard),
            State::Left => plain(ScreenId::CardLeftBehind),
            State::Ended => plain(ScreenId::Ended),
        }
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

    fn answered(&mut self, answer: Eligibility) -> State {
        match answer {
            Eligibility::Answered { outcome, .. } if outcome.confirms_qualification() => {
                self.outcome = Some(outcome);
                self.confirmed(answer)
            }
            Eligibility::Answered {
                outcome: Outcome::Processing,
                ..
            } => State::Checking,
            Eligibility::Answered { outcome, .. } => {
                self.fall_back(FallBackReason::Outcome(outcome))
            }
            Eligibility::NotRegistered => self.not_registered(),
            Eligibility::Unreachable => self.trouble(Trouble::NoAnswer),
        }
    }

    fn not_registered(&mut self) -> State {
        let (Some(identity), Some(card)) = (&self.identity, &self.card) else {
            return self.trouble(Trouble::NotRegistered);
        };
        let step = next_step(identity, card, self.rule().setting, self.counter.reader);
        match step {
            _ if self.registered => self.trouble(Trouble::RegistrationFailed),
            NextStep::Confirm => State::Register,
            NextStep::VerifyAgain(methods) if methods.iter().any(|it| self.is_open(*it)) => {
                State::RegisterAgain
            }
            NextStep::VerifyAgain(_) | NextStep::Elsewhere(_) => {
                self.trouble(Trouble::RegisterElsewhere)
            }
        }
    }

    fn confirmed(&mut self, answer: Eligibility) -> State {
        match self.rule().consent {
            ConsentPlace::After if self.opens_records() => self.ask(LimitPlace::AfterDone, answer),
            ConsentPlace::Orally if self.opens_records() => {
                self.dialog = ConsentDialog::orally(self.counter.facility);
                State::Consent
            }
            _ => self.after_consent(),
        }
    }

    pub(super) fn opens_records(&self) -> bool {
        let identity = self.identity.as_ref();
        identity.is_some_and(|identity| identity.is_enough_for(Use::MedicalInformation))
    }

    fn ask(&mut self, limit: LimitPlace, answer: Eligibility) -> State {
        let (prior, referrals) = match answer {
            Eligibility::Answered {
                prior, referrals, ..
            } => (prior, referrals),
            _ => (None, 0),
        };
        if let Some(version) = ConsentVersion::on(self.day, self.counter.software) {
            let dialog = ConsentDialog::new(version, self.counter.facility, limit);
            self.dialog = dialog.with_prior(prior).with_referrals(referrals);
        }
        if self.dialog.is_done() {
            self.after_consent()
        } else {
            State::Consent
        }
    }

    /// Where the consents come first, the card follows.
    pub(super) fn after_consent(&self) -> State {
        let condition = self.offer.as_ref().and_then(|offer| offer.condition);
        match (&self.identity, condition) {
            (None, _) => self.card_state(),
            (Some(_), Some(Condition::PhotoIdentificationAtDesk)) => State::AtDesk,
            (Some(_), _) => State::Done,
        }
    }

    fn elapsed(&mut self, at: DateTime) -> State {
        match self.state {
            State::Done => {
                self.receive(at);
                if self.present {
                    State::Left
                } else {
                    State::Ended
                }
            }
            State::Limit => self.received(at),
            State::Take => State::Left,
            State::Left | State::Ended => State::Ended,
            State::Checking => self.trouble(Trouble::NoAnswer),
            State::Registering => self.trouble(Trouble::RegistrationFailed),
            State::AtDesk => self.trouble(Trouble::IdentityNotShown),
            State::Taken => self.withdraw(Withdrawal::CardTaken),
            // Who goes away while being asked is received, and has allowed nothing.
            State::Consent if self.identity.is_some() => {
                self.dialog = ConsentDialog::nothing();
                self.after_consent()
            }
            State::Face => self.face_failed(super::event::FaceFailure::NotCaptured),
            _ => self.withdraw(Withdrawal::TimedOut),
        }
    }

    /// Ends, but for the card that still lies there.
    pub(super) fn finish(&mut self, end: End) -> State {
        self.end = Some(Box::new(end));
        if self.present {
            State::Take
        } else {
            State::Ended
        }
    }

    pub(super) fn fall_back(&mut self, reason: FallBackReason) -> State {
        let identity = self.identity.clone();
        self.finish(End::FallBack { reason, identity })
    }

    pub(super) fn trouble(&mut self, trouble: Trouble) -> State {
        self.fall_back(FallBackReason::Trouble(trouble))
    }

    pub(super) fn withdraw(&mut self, why: Withdrawal) -> State {
        self.finish(End::Withdrawn(why))
    }

    pub(super) fn received(&mut self, at: DateTime) -> State {
        self.receive(at);
        if self.present {
            State::Take
        } else {
            State::Ended
        }
    }

    fn receive(&mut self, at: DateTime) {
        let (Some(identity), Some(outcome)) = (&self.identity, self.outcome) else {
            self.trouble(Trouble::NoAnswer);
            return;
        };
        let term = self.rule().term;
        self.end = Some(Box::new(End::Received(Box::new(Received {
            identity: identity.as_ref().clone(),
            outcome,
            consents: ConsentRecord::of(&self.dialog, self.operator, term, at),
            prescription: self.dialog.prescription(),
            referrals: self.dialog.submitted_referrals(),
            at,
        }))));
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

    /// What the host is to do on this screen; [`step`](Self::step) returns the same.
    pub fn actions(&self) -> Vec<Action> {
        self.actions_after(self.state)
    }

    fn actions_after(&self, before: State) -> Vec<Action> {
        match self.state {
            State::Face => vec![Action::CompareFace],
            State::Pin | State::PinBefore => vec![Action::TakePin],
            State::Verifying => vec![Action::Verify],
            State::Sight if self.sight_mode() == Some(VisualModeVersion::Terminal) => {
                vec![Action::CallStaff, Action::VisualModeOn]
            }
            State::Sight | State::AtDesk => vec![Action::CallStaff],
            State::Checking => vec![Action::AskEligibility],
            State::Registering => vec![Action::RegisterCard],
            State::Done if !self.dialog.asked().is_empty() => vec![Action::SendConsents],
            State::Left => vec![Action::CallPatient],
            State::Ended => self.last_actions(before),
            _ => Vec::new(),
        }
    }

    fn last_actions(&self, before: State) -> Vec<Action> {
        let left = before == State::Left && self.present;
        let rows = [
            (left, Action::KeepCard),
            (self.visual_mode_on, Action::VisualModeBack),
        ];
        let wanted = rows.into_iter().filter(|(wanted, _)| *wanted);
        wanted.map(|(_, action)| action).collect()
    }
}

pub(super) fn out_of_order<T>() -> Result<T> {
    Err(Error::new(ErrorKind::StepOutOfOrder))
}

const fn misplaced_screen(how: Misplacement) -> ScreenId {
    match how {
        Misplacement::Reversed => ScreenId::CardReversed,
        Misplacement::InCase => ScreenId::CardInCase,
        Misplacement::NotMyNumberCard => ScreenId::NotMyNumberCard,
    }
}
