//! How a visit ends: by time, by a fall-back, by a withdrawal, or with a record.

use super::{State, Visit};
use crate::DateTime;
use crate::reception::consent::{ConsentDialog, ConsentRecord};
use crate::reception::machine::end::{End, FallBackReason, Received, Trouble, Withdrawal};
use crate::reception::machine::event::FaceFailure;

impl Visit {
    pub(in crate::reception::machine) fn elapsed(&mut self, at: DateTime) -> State {
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
            State::Face => self.face_failed(FaceFailure::NotCaptured),
            _ => self.withdraw(Withdrawal::TimedOut),
        }
    }

    /// Ends, but for the card that still lies there.
    pub(in crate::reception::machine) fn finish(&mut self, end: End) -> State {
        self.end = Some(Box::new(end));
        if self.present {
            State::Take
        } else {
            State::Ended
        }
    }

    pub(in crate::reception::machine) fn fall_back(&mut self, reason: FallBackReason) -> State {
        let identity = self.identity.clone();
        self.finish(End::FallBack { reason, identity })
    }

    pub(in crate::reception::machine) fn trouble(&mut self, trouble: Trouble) -> State {
        self.fall_back(FallBackReason::Trouble(trouble))
    }

    pub(in crate::reception::machine) fn withdraw(&mut self, why: Withdrawal) -> State {
        self.finish(End::Withdrawn(why))
    }

    pub(in crate::reception::machine) fn received(&mut self, at: DateTime) -> State {
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
}
