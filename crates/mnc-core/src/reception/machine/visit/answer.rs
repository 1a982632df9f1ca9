//! The centre's answer, and what follows from it: registration, consents, the end.

use super::{State, Visit};
use crate::eligibility::Outcome;
use crate::identity::Use;
use crate::identity::policy::Condition;
use crate::reception::consent::{ConsentDialog, ConsentVersion, LimitPlace};
use crate::reception::machine::end::{FallBackReason, Trouble};
use crate::reception::machine::event::Eligibility;
use crate::reception::registration::{NextStep, next_step};
use crate::reception::routes::ConsentPlace;

impl Visit {
    pub(super) fn answered(&mut self, answer: Eligibility) -> State {
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

    pub(in crate::reception::machine) fn opens_records(&self) -> bool {
        let identity = self.identity.as_ref();
        identity.is_some_and(|identity| identity.is_enough_for(Use::MedicalInformation))
    }

    pub(super) fn ask(&mut self, limit: LimitPlace, answer: Eligibility) -> State {
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
    pub(in crate::reception::machine) fn after_consent(&self) -> State {
        let condition = self.offer.as_ref().and_then(|offer| offer.condition);
        match (&self.identity, condition) {
            (None, _) => self.card_state(),
            (Some(_), Some(Condition::PhotoIdentificationAtDesk)) => State::AtDesk,
            (Some(_), _) => State::Done,
        }
    }
}
