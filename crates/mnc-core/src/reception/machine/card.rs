//! The card and the verification within a visit: which methods are open, and what their results do.

use super::end::{FallBackReason, Trouble};
use super::event::{FaceFailure, PinFailure};
use super::visit::{State, Visit, out_of_order};
use crate::card::secret::SecretStatus;
use crate::identity::policy::{FallBack, allowed_methods};
use crate::identity::{CardAssessment, IdentityVerification, Method, Use, VisualModeVersion};
use crate::reception::consent::ConsentDialog;
use crate::reception::routes::{ConsentPlace, Medium, Start};
use crate::reception::screen::{Choice, Screen, ScreenId};
use crate::{DateTime, Error, ErrorKind, Result};

/// What a card is taken to have left that does not say so.
const PIN_TRIES: u8 = 3;

impl Visit {
    /// A card lies there: the rules say what is offered.
    pub(super) fn placed(&mut self, card: Box<CardAssessment>) -> State {
        let rule = self.rule();
        let offer = allowed_methods(card.kind(), rule.setting, self.day, self.counter.reader);
        self.present = rule.medium == Medium::Placed;
        self.pin_left = tries_of(&card);
        self.card = Some(card);
        match offer {
            Ok(offer) => {
                self.offer = Some(offer);
                self.offered()
            }
            Err(reason) => self.fall_back(FallBackReason::Policy(reason)),
        }
    }

    /// Who was confirmed by sight before needs nothing more, if the rules allow sight with this card.
    fn offered(&mut self) -> State {
        let verified = self.identity.take();
        if let Some(identity) = verified.filter(|it| self.offers(it.method())) {
            return self.settle_or_fall_back(*identity);
        }
        let methods = self.offer.as_ref().map(|offer| offer.methods.as_slice());
        match (self.rule().medium, methods) {
            (_, Some([Method::Device])) => State::Verifying,
            (_, Some(methods)) if self.pin_entered && methods.contains(&Method::Pin) => {
                State::Verifying
            }
            (Medium::Held, Some([Method::Pin])) => State::Pin,
            (Medium::Held, Some([Method::Visual])) => self.sight(),
            _ => State::Method,
        }
    }

    fn settle_or_fall_back(&mut self, identity: IdentityVerification) -> State {
        match self.settle(identity) {
            Ok(state) => state,
            Err(_) => self.trouble(Trouble::NoMethodLeft),
        }
    }

    /// A person was verified: by the method that is awaited.
    pub(super) fn verified(
        &mut self,
        identity: IdentityVerification,
        at: DateTime,
    ) -> Result<State> {
        if !self.awaits(identity.method()) {
            return out_of_order();
        }
        identity.require(Use::Eligibility)?;
        if at < identity.at() {
            return Err(Error::new(ErrorKind::InvalidArgument));
        }
        if self.card.is_some() {
            return self.settle(identity);
        }
        self.identity = Some(Box::new(identity));
        Ok(State::Place)
    }

    /// Whether this method is under way.
    pub(super) fn awaits(&self, method: Method) -> bool {
        match self.state {
            State::Face => method == Method::Face,
            State::Pin => method == Method::Pin,
            State::Sight => method == Method::Visual,
            State::Verifying => {
                matches!(method, Method::Pin | Method::Device) && self.offers(method)
            }
            _ => false,
        }
    }

    /// Ties the verification to the card and to the setting; what they do not open is not kept.
    fn settle(&mut self, identity: IdentityVerification) -> Result<State> {
        let (Some(card), Some(offer)) = (&self.card, &self.offer) else {
            return out_of_order();
        };
        if !offer.methods.contains(&identity.method()) {
            return Err(Error::new(ErrorKind::VerificationInsufficient));
        }
        let identity = identity.with_card(card)?.limited_to(offer.scope);
        self.identity = Some(Box::new(identity));
        self.face_failed = 0;
        self.pin_failed = 0;
        if self.rule().consent == ConsentPlace::Before && !self.opens_records() {
            self.dialog = ConsentDialog::nothing();
        }
        Ok(State::Checking)
    }

    pub(super) fn face_failed(&mut self, why: FaceFailure) -> State {
        self.face_failed = match why {
            FaceFailure::Camera => self.counter.limits.face_attempts.max(1),
            _ => self.face_failed.saturating_add(1),
        };
        if self.is_open(Method::Face) {
            State::Face
        } else {
            self.another_way()
        }
    }

    pub(super) fn pin_failed(&mut self, why: PinFailure) -> State {
        self.pin_failed = self.pin_failed.saturating_add(1);
        let counted = self.pin_left.map(|left| left.saturating_sub(1));
        self.pin_left = match why {
            PinFailure::Locked => Some(0),
            PinFailure::Wrong { left } => left.or(counted),
        };
        match (self.state, self.pin_tries()) {
            (State::Verifying, 0) => {
                self.fall_back(FallBackReason::Policy(FallBack::PinUnavailable))
            }
            (State::Verifying, _) => {
                self.begin_again();
                State::PinBefore
            }
            (_, 0) => self.another_way(),
            _ => State::Pin,
        }
    }

    fn another_way(&mut self) -> State {
        let methods = self.offer.as_ref().map(|offer| offer.methods.clone());
        let open: Vec<_> = methods
            .into_iter()
            .flatten()
            .filter(|method| self.is_open(*method))
            .collect();
        match open.as_slice() {
            [] => self.trouble(Trouble::NoMethodLeft),
            [Method::Visual] => self.sight(),
            _ => State::Method,
        }
    }

    /// The card was taken away. Where it is only held over the device, that means nothing.
    pub(super) fn removed(&mut self, at: DateTime) -> State {
        if self.rule().medium == Medium::Held {
            return self.state;
        }
        self.present = false;
        match self.state {
            State::Take | State::Left => State::Ended,
            State::Done | State::Limit => self.received(at),
            State::Misplaced(_) => State::Place,
            // The patient shows the photo, and places the card afterwards.
            State::Sight => {
                self.card = None;
                self.offer = None;
                State::Sight
            }
            state if self.card.is_none() || state == State::Taken => state,
            State::Place => State::Place,
            _ => {
                self.begin_again();
                State::Taken
            }
        }
    }

    pub(super) fn offers(&self, method: Method) -> bool {
        let offer = self.offer.as_ref();
        offer.is_some_and(|offer| offer.methods.contains(&method))
    }

    /// Whether the method is offered and has not failed too often.
    pub(super) fn is_open(&self, method: Method) -> bool {
        let failed_too_often = match method {
            Method::Face => self.face_failed >= self.counter.limits.face_attempts.max(1),
            Method::Pin => self.pin_tries() == 0,
            _ => false,
        };
        self.offers(method) && !failed_too_often
    }

    fn pin_tries(&self) -> u8 {
        let here = self
            .counter
            .limits
            .pin_attempts
            .saturating_sub(self.pin_failed);
        here.min(self.pin_left.unwrap_or(PIN_TRIES))
    }

    /// Sight takes staff: where the reader has no button of its own for it, it is offered when the
    /// face has failed or nothing else is left.
    fn shows_sight(&self) -> bool {
        let alone = !self.is_open(Method::Face) && !self.is_open(Method::Pin);
        let failed = self.face_failed >= self.counter.limits.face_attempts.max(1);
        self.sight_mode() != Some(VisualModeVersion::Terminal) || alone || failed
    }

    pub(super) fn methods(&self, id: ScreenId) -> Screen {
        let sight = self.is_open(Method::Visual) && self.shows_sight();
        let rows = [
            (self.is_open(Method::Face), Choice::Face),
            (self.is_open(Method::Pin), Choice::Pin),
            (sight && self.state != State::RegisterAgain, Choice::Sight),
            (true, Choice::Quit),
        ];
        let open = rows.into_iter().filter(|(open, _)| *open);
        let choices: Vec<_> = open.map(|(_, choice)| choice).collect();
        Screen::new(id, &choices)
    }

    pub(super) fn pin_screen(&self) -> ScreenId {
        match (self.pin_tries(), self.pin_failed) {
            (1, _) => ScreenId::PinLastTry,
            (_, 0) => ScreenId::Pin,
            _ => ScreenId::PinAgain,
        }
    }

    pub(super) fn place_screen(&self) -> ScreenId {
        match (self.rule().start, self.rule().medium) {
            (Start::Phone, _) => ScreenId::HoldPhone,
            (_, Medium::Held) => ScreenId::HoldCard,
            (_, Medium::Placed) => ScreenId::PlaceCard,
        }
    }

    /// The 目視 mode in which staff confirms; `None` with a device at hand.
    pub(super) fn sight_mode(&self) -> Option<VisualModeVersion> {
        let rule = self.rule();
        let modes = || self.counter.reader.visual_modes().first().copied();
        match rule.medium {
            Medium::Placed => rule.visual_mode.or_else(modes),
            Medium::Held => None,
        }
    }

    pub(super) fn sight_screen(&self) -> ScreenId {
        match self.sight_mode() {
            Some(VisualModeVersion::Terminal) => ScreenId::SightOnTerminal,
            Some(VisualModeVersion::Reader) => ScreenId::SightOnReader,
            None => ScreenId::SightAtHand,
        }
    }
}

fn tries_of(card: &CardAssessment) -> Option<u8> {
    match card.observations().authentication_pin? {
        SecretStatus::Remaining(tries) => Some(tries),
        SecretStatus::Locked => Some(0),
        SecretStatus::Verified | SecretStatus::Unlimited => None,
    }
}
