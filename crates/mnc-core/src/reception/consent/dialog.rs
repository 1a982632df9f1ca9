//! The consent screens of one visit as a machine: a choice goes in, the next screen comes out.

mod screens;

use super::{ConsentGroup, ConsentGroups, ConsentVersion, FacilitySettings, PrescriptionTiming};
use crate::eligibility::codes::PrescriptionForm;
use crate::identity::message::messages;
use crate::reception::screen::Choice;
use crate::{Error, ErrorKind, Result};

/// The letters of referral that one visit can show; more are left to the desk.
pub const REFERRALS_MAX: u8 = 16;
const REFERRALS_PER_PAGE: u8 = 2;

messages! {
    /// Where an earlier consent comes from.
    PriorSource {
        /// 事前: set in マイナポータル for this institution.
        Portal = "PORTAL", "set before in マイナポータル", "マイナポータルでの事前設定";
        /// 前回: from the last visit to this institution.
        LastVisit = "LAST_VISIT", "from the last visit", "前回の受診";
    }
}

/// An earlier consent to this institution.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PriorConsent {
    /// Where it comes from.
    pub source: PriorSource,
    /// What was asked.
    pub asked: ConsentGroups,
    /// What of it was granted.
    pub granted: ConsentGroups,
    /// Whether the shared records were folded in.
    pub shared_records: bool,
}

/// When the limit amount is asked for, where the version asks for it. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LimitPlace {
    /// On a reader: after 完了, and only if the patient presses its button.
    AfterDone,
    /// Where the consents come before the verification: with the others.
    WithTheOthers,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Step {
    Inherit,
    Show,
    Method,
    Ask(ConsentGroup),
    Orally,
    Prescription,
    Referrals { page: u8 },
    Done,
}

/// The consent screens of one visit.
///
/// ```
/// use mnc_core::reception::consent::*;
/// use mnc_core::reception::screen::{Choice, ScreenId};
/// let facility = FacilitySettings::default();
/// let mut dialog = ConsentDialog::new(ConsentVersion::Cm2, facility, LimitPlace::AfterDone);
/// assert_eq!(dialog.screen().id, ScreenId::ConsentMethod);
/// dialog.choose(Choice::ConsentToAll)?;
/// assert!(dialog.is_done() && dialog.granted().contains(ConsentGroup::Medication));
/// # Ok::<(), mnc_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ConsentDialog {
    version: Option<ConsentVersion>,
    facility: FacilitySettings,
    limit: LimitPlace,
    prior: Option<PriorConsent>,
    referrals: u8,
    step: Step,
    asked: ConsentGroups,
    granted: ConsentGroups,
    unobtainable: bool,
    inherited: bool,
    limit_seen: bool,
    submitted: u16,
    prescription: Option<Prescription>,
}

/// Without the unknown codes of [`PrescriptionForm`], so that a dialog can be copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Prescription {
    Electronic,
    Paper,
}

impl ConsentDialog {
    /// The screens of the version at an institution.
    pub fn new(version: ConsentVersion, facility: FacilitySettings, limit: LimitPlace) -> Self {
        Self {
            version: Some(version),
            limit,
            ..Self::at(facility, Step::Done)
        }
        .started()
    }

    /// Nothing is asked: the eligibility alone is given.
    pub fn nothing() -> Self {
        Self::at(FacilitySettings::NOTHING, Step::Done)
    }

    /// Staff asks by word of mouth, once for everything that the institution uses.
    pub fn orally(facility: FacilitySettings) -> Self {
        Self::at(facility, Step::Orally)
    }

    fn at(facility: FacilitySettings, step: Step) -> Self {
        Self {
            version: None,
            facility,
            limit: LimitPlace::AfterDone,
            prior: None,
            referrals: 0,
            step,
            asked: ConsentGroups::NONE,
            granted: ConsentGroups::NONE,
            unobtainable: false,
            inherited: false,
            limit_seen: false,
            submitted: 0,
            prescription: None,
        }
    }

    /// With an earlier consent, which the version may inherit; begins again.
    #[must_use]
    pub fn with_prior(self, prior: Option<PriorConsent>) -> Self {
        Self { prior, ..self }.started()
    }

    /// With so many letters of referral to this institution without a consent yet
    /// ([`REFERRALS_MAX`] at most); begins again.
    #[must_use]
    pub fn with_referrals(self, referrals: u8) -> Self {
        Self {
            referrals: referrals.min(REFERRALS_MAX),
            ..self
        }
        .started()
    }

    fn started(mut self) -> Self {
        if let Some(version) = self.version {
            self.step = self.first(version);
        }
        self
    }

    fn first(&self, version: ConsentVersion) -> Step {
        let groups = self.groups();
        if groups.is_empty() {
            return self.after_records();
        }
        if version == ConsentVersion::Cm3 && self.prior.is_some_and(|prior| self.fits(prior)) {
            return Step::Inherit;
        }
        if version.has_bulk_consent() {
            return Step::Method;
        }
        self.next_group(None)
    }

    /// 医療保険部会 of 2024-09-30, 「顔リーダーの改修事項について」 ※: where the items changed meanwhile,
    /// the patient chooses anew.
    fn fits(&self, prior: PriorConsent) -> bool {
        prior.asked == self.groups() && prior.shared_records == self.shares_records()
    }

    /// The version; `None` where nothing is asked, or by word of mouth.
    pub fn version(&self) -> Option<ConsentVersion> {
        self.version
    }

    /// Whether the six categories of shared records are folded in.
    pub fn shares_records(&self) -> bool {
        self.version
            .is_some_and(|version| self.facility.shares_records(version))
    }

    /// What was asked so far.
    pub fn asked(&self) -> ConsentGroups {
        self.asked
    }

    /// What of it was granted.
    pub fn granted(&self) -> ConsentGroups {
        self.granted
    }

    /// Whether the patient could not be asked.
    pub fn is_unobtainable(&self) -> bool {
        self.unobtainable
    }

    /// Whether an earlier consent was kept, and from where.
    pub fn inherited(&self) -> Option<PriorSource> {
        let prior = self.prior.filter(|_| self.inherited);
        prior.map(|prior| prior.source)
    }

    /// The form of the prescription, if it was chosen.
    pub fn prescription(&self) -> Option<PrescriptionForm> {
        self.prescription.map(|form| match form {
            Prescription::Electronic => PrescriptionForm::Electronic,
            Prescription::Paper => PrescriptionForm::Paper,
        })
    }

    /// The letters of referral that the patient hands in, counted from 0 in the order of the screen.
    pub fn submitted_referrals(&self) -> Vec<u8> {
        let chosen = |index: &u8| self.submitted & (1 << index) != 0;
        (0..self.referrals).filter(chosen).collect()
    }

    /// Whether nothing more need be asked. The patient may still ask for the limit amount.
    pub fn is_done(&self) -> bool {
        self.step == Step::Done
    }

    /// The earlier consent as the patient may look at it: each group, and whether it was granted.
    pub fn shown(&self) -> Vec<(ConsentGroup, bool)> {
        let Some(prior) = self.prior.filter(|_| self.step == Step::Show) else {
            return Vec::new();
        };
        let shown = |group| (group, prior.granted.contains(group));
        prior.asked.iter().map(shown).collect()
    }

    /// The patient presses a button of the screen.
    ///
    /// # Errors
    /// `StepOutOfOrder` if the screen has no such button; nothing changed.
    pub fn choose(&mut self, choice: Choice) -> Result<()> {
        if !self.screen().offers(choice) {
            return Err(Error::new(ErrorKind::StepOutOfOrder));
        }
        self.step = match (self.step, choice) {
            (Step::Inherit, Choice::Keep) => self.keep(),
            (Step::Inherit, Choice::ShowCurrent) => Step::Show,
            (Step::Show, _) => Step::Inherit,
            (Step::Method, Choice::ConsentToAll) => self.consent_to_all(),
            (Step::Method, _) => self.next_group(None),
            (Step::Inherit, _) => Step::Method,
            (Step::Ask(group), choice) => self.answer(group, choice),
            (Step::Orally, choice) => self.answer_orally(choice),
            (Step::Prescription, choice) => self.prescribe(choice),
            (Step::Referrals { page }, choice) => self.submit(page, choice),
            (Step::Done, _) => self.begin_certificates(),
        };
        Ok(())
    }

    fn keep(&mut self) -> Step {
        if let Some(prior) = self.prior {
            self.asked = prior.asked;
            self.granted = prior.granted.and(prior.asked);
            self.inherited = true;
        }
        self.after_records()
    }

    fn consent_to_all(&mut self) -> Step {
        self.asked = self.groups();
        self.granted = self.groups();
        self.after_records()
    }

    fn answer(&mut self, group: ConsentGroup, choice: Choice) -> Step {
        self.asked = self.asked.with(group);
        if matches!(choice, Choice::Consent | Choice::Provide) {
            self.granted = self.granted.with(group);
        }
        if group.is_medical() {
            self.next_group(Some(group))
        } else {
            self.next_certificate(Some(group))
        }
    }

    fn answer_orally(&mut self, choice: Choice) -> Step {
        self.unobtainable = choice == Choice::Unobtainable;
        self.asked = self.groups();
        if choice == Choice::Consent {
            self.granted = self.asked;
        }
        Step::Done
    }

    fn prescribe(&mut self, choice: Choice) -> Step {
        self.prescription = Some(match choice {
            Choice::Electronic => Prescription::Electronic,
            _ => Prescription::Paper,
        });
        self.after_prescription()
    }

    fn submit(&mut self, page: u8, choice: Choice) -> Step {
        let first = page * REFERRALS_PER_PAGE;
        match choice {
            Choice::FirstReferral => self.submitted ^= 1 << first,
            Choice::SecondReferral => self.submitted ^= 2 << first,
            _ if page + 1 < self.pages() => return Step::Referrals { page: page + 1 },
            _ => return self.after_referrals(),
        }
        Step::Referrals { page }
    }

    fn begin_certificates(&mut self) -> Step {
        self.limit_seen = true;
        self.next_certificate(None)
    }

    fn next_group(&self, after: Option<ConsentGroup>) -> Step {
        following(self.groups(), after).map_or_else(|| self.after_records(), Step::Ask)
    }

    fn next_certificate(&mut self, after: Option<ConsentGroup>) -> Step {
        self.limit_seen = true;
        following(self.certificates(), after).map_or(Step::Done, Step::Ask)
    }

    fn after_records(&self) -> Step {
        let asks = self
            .version
            .is_some_and(ConsentVersion::asks_for_prescription);
        if asks && self.facility.prescription == PrescriptionTiming::AtReception {
            Step::Prescription
        } else {
            self.after_prescription()
        }
    }

    fn after_prescription(&self) -> Step {
        let shows = self.version == Some(ConsentVersion::Cm3) && self.facility.referrals;
        if shows && self.referrals > 0 {
            Step::Referrals { page: 0 }
        } else {
            self.after_referrals()
        }
    }

    fn after_referrals(&self) -> Step {
        match (self.limit, following(self.certificates(), None)) {
            (LimitPlace::WithTheOthers, Some(group)) => Step::Ask(group),
            _ => Step::Done,
        }
    }

    /// By word of mouth the newest screens' groups are asked for.
    fn groups(&self) -> ConsentGroups {
        self.facility
            .groups(self.version.unwrap_or(ConsentVersion::Cm2))
    }

    fn certificates(&self) -> ConsentGroups {
        let of = |version| self.facility.certificates(version);
        self.version.map_or(ConsentGroups::NONE, of)
    }

    fn pages(&self) -> u8 {
        self.referrals.div_ceil(REFERRALS_PER_PAGE)
    }
}

/// The group that follows in the order of the screens.
fn following(groups: ConsentGroups, after: Option<ConsentGroup>) -> Option<ConsentGroup> {
    let later = |group: &ConsentGroup| after.is_none_or(|after| *group as u8 > after as u8);
    groups.iter().find(later)
}
