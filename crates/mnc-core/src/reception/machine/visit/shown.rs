//! What a visit shows, and what the host is to do, in each of its states.

use super::{State, Visit};
use crate::identity::VisualModeVersion;
use crate::reception::machine::action::Action;
use crate::reception::machine::event::Misplacement;
use crate::reception::screen::{Choice, Screen, ScreenId};

impl Visit {
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

    /// What the host is to do on this screen; [`step`](Self::step) returns the same.
    pub fn actions(&self) -> Vec<Action> {
        self.actions_after(self.state)
    }

    pub(super) fn actions_after(&self, before: State) -> Vec<Action> {
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

const fn misplaced_screen(how: Misplacement) -> ScreenId {
    match how {
        Misplacement::Reversed => ScreenId::CardReversed,
        Misplacement::InCase => ScreenId::CardInCase,
        Misplacement::NotMyNumberCard => ScreenId::NotMyNumberCard,
    }
}
