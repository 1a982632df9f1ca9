//! The screen of each step of the consents.

use super::{ConsentDialog, REFERRALS_PER_PAGE, Step};
use crate::reception::consent::ConsentGroup;
use crate::reception::screen::{Choice, Page, Screen, ScreenId};

impl ConsentDialog {
    /// The screen.
    pub fn screen(&self) -> Screen {
        use Choice as C;
        match self.step {
            Step::Inherit => Screen::new(
                ScreenId::InheritConsent,
                &[C::Keep, C::ShowCurrent, C::ChooseAgain],
            ),
            Step::Show => Screen::new(ScreenId::ShowConsent, &[C::Back]),
            Step::Method => Screen::new(ScreenId::ConsentMethod, &[C::ConsentToAll, C::ChooseEach]),
            Step::Ask(group) => self.ask(group),
            Step::Orally => Screen::new(
                ScreenId::AskOrally,
                &[C::Consent, C::Refuse, C::Unobtainable],
            ),
            Step::Prescription => {
                Screen::new(ScreenId::ChoosePrescription, &[C::Electronic, C::Paper])
            }
            Step::Referrals { page } => self.referral_page(page),
            Step::Done => self.done(),
        }
    }

    fn ask(&self, group: ConsentGroup) -> Screen {
        use Choice as C;
        let yes_or_no = &[C::Consent, C::Refuse];
        match group {
            ConsentGroup::Surgery if self.shares_records() => {
                Screen::new(ScreenId::AskSurgeryAndDiseases, yes_or_no)
            }
            ConsentGroup::Surgery => Screen::new(ScreenId::AskSurgery, yes_or_no),
            ConsentGroup::TreatmentAndMedication => {
                Screen::new(ScreenId::AskTreatmentAndMedication, yes_or_no)
            }
            ConsentGroup::Medication => Screen::new(ScreenId::AskMedication, yes_or_no),
            ConsentGroup::HealthCheckups => Screen::new(
                ScreenId::AskHealthCheckups,
                &[C::Consent, C::RefuseOrUnder40],
            ),
            ConsentGroup::LimitAmount => {
                Screen::new(ScreenId::AskLimitAmount, &[C::Provide, C::Withhold])
            }
            ConsentGroup::SpecificDiseases => {
                Screen::new(ScreenId::AskSpecificDiseases, &[C::Provide, C::Withhold])
            }
        }
    }

    fn referral_page(&self, page: u8) -> Screen {
        let (first, both) = (Choice::FirstReferral, Choice::SecondReferral);
        let full = (page + 1) * REFERRALS_PER_PAGE <= self.referrals;
        let letters: &[_] = if full { &[first, both] } else { &[first] };
        let mut screen = Screen::new(ScreenId::ChooseReferrals, letters);
        screen.choices.push(Choice::NextPage);
        screen.page = Some(Page {
            number: page + 1,
            of: self.pages(),
        });
        screen
    }

    fn done(&self) -> Screen {
        let limit_open = !self.limit_seen && !self.certificates().is_empty();
        match self.version {
            None if !self.unobtainable && self.asked.is_empty() => {
                Screen::new(ScreenId::DoneEligibilityOnly, &[])
            }
            _ if limit_open => Screen::new(ScreenId::Done, &[Choice::UseLimit]),
            _ => Screen::new(ScreenId::Done, &[]),
        }
    }
}
