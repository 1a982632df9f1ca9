//! The decision that the person is the holder: by which method, judged by whom, enough for what.

mod method;
mod wanted;

pub use method::{Judge, Method};
pub use wanted::{Scope, Use};

use super::assessment::CardAssessment;
use super::evidence::{CardPhoto, PatientPresence, StaffId, VisualConfirmation, VisualRecord};
use super::policy::VISUAL_REGISTRATION_SINCE;
use super::possession::CardPossession;
use crate::card::KeyOpening;
use crate::{DateTime, Error, ErrorKind, Result};

/// A person was found to be the holder of the card.
///
/// ```
/// use mnc_core::identity::*;
/// let confirmation = VisualConfirmation {
///     staff: StaffId::new("uketsuke-01")?,
///     at: mnc_core::Date::constant(2026, 11, 20).at(9, 30, 0, 0),
///     patient: PatientPresence::Present,
///     photo: CardPhoto::Present,
/// };
/// let verification = IdentityVerification::by_visual_confirmation(confirmation)?;
/// assert_eq!(verification.judge(), Judge::Staff);
/// assert!(verification.is_enough_for(Use::Eligibility));
/// # Ok::<(), mnc_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdentityVerification {
    method: Method,
    judge: Judge,
    at: DateTime,
    staff: Option<StaffId>,
    visual: Option<VisualRecord>,
    scope: Scope,
}

impl IdentityVerification {
    /// Staff confirmed the person by sight.
    ///
    /// # Errors
    /// `VerificationInsufficient` if the patient was absent or the card bears no photo
    /// (厚生労働省 事務連絡「暗証番号の設定が不要なマイナンバーカードへの医療機関・薬局での対応について
    /// （周知）（その2）」 of 2023-12-13, note 5; cards without a photo since 2024-12-02).
    pub fn by_visual_confirmation(confirmation: VisualConfirmation) -> Result<Self> {
        match (confirmation.patient, confirmation.photo) {
            (PatientPresence::Present, CardPhoto::Present) => Ok(Self {
                staff: Some(confirmation.staff),
                ..Self::new(Method::Visual, Judge::Staff, confirmation.at)
            }),
            _ => Err(ErrorKind::VerificationInsufficient.into()),
        }
    }

    /// The card signed a fresh challenge after its holder's PIN: the holder judged.
    ///
    /// # Errors
    /// `VerificationInsufficient` if an approved verifier opened the key without the PIN. That
    /// proves the card, not the person: how the person was verified is that verifier's to say, as
    /// [`by_official_reader`](Self::by_official_reader).
    pub fn by_card_possession(possession: &CardPossession, at: DateTime) -> Result<Self> {
        match possession.opening() {
            KeyOpening::Pin => Ok(Self::new(Method::Pin, Judge::Holder, at)),
            KeyOpening::PinlessAuthority => Err(ErrorKind::VerificationInsufficient.into()),
        }
    }

    /// The 顔認証付きカードリーダー verified the person at this time, by this method. It judges
    /// faces itself; a PIN and the biometrics of a phone are the holder's, and in its 目視 mode
    /// staff judges.
    pub fn by_official_reader(method: Method, at: DateTime) -> Self {
        let judge = match method {
            Method::Face => Judge::OfficialReader,
            Method::Pin | Method::Device => Judge::Holder,
            Method::Visual => Judge::Staff,
        };
        Self::new(method, judge, at)
    }

    /// The SDK found the face to fit the photo of the card. This is enough for no use.
    pub fn by_sdk_face_comparison(at: DateTime) -> Self {
        Self::new(Method::Face, Judge::SdkFaceComparison, at)
    }

    fn new(method: Method, judge: Judge, at: DateTime) -> Self {
        Self {
            method,
            judge,
            at,
            staff: None,
            visual: None,
            scope: Scope::Full,
        }
    }

    pub(super) fn with_visual_record(mut self, record: VisualRecord) -> Self {
        self.visual = Some(record);
        self
    }

    /// Ties this to the card: a card in grace opens the eligibility only.
    ///
    /// # Errors
    /// `VerificationInsufficient` if nobody can have been verified by this method with such a card:
    /// by the PIN of a locked card, by the photo of one without, by anything of an unusable one.
    pub fn with_card(self, card: &CardAssessment) -> Result<Self> {
        if card.kind().admits(self.method) {
            Ok(self.limited_to(card.scope()))
        } else {
            Err(ErrorKind::VerificationInsufficient.into())
        }
    }

    /// Limits this to what a card or a setting opens; a limit is never widened again.
    #[must_use]
    pub fn limited_to(mut self, scope: Scope) -> Self {
        self.scope = self.scope.min(scope);
        self
    }

    /// How.
    pub fn method(&self) -> Method {
        self.method
    }

    /// Who judged.
    pub fn judge(&self) -> Judge {
        self.judge
    }

    /// When.
    pub fn at(&self) -> DateTime {
        self.at
    }

    /// Who of the staff, if known.
    pub fn staff(&self) -> Option<&StaffId> {
        self.staff.as_ref()
    }

    /// How it came about in the 目視 mode, if it did.
    pub fn visual_record(&self) -> Option<VisualRecord> {
        self.visual
    }

    /// How far it goes.
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// Whether this is enough for the use.
    ///
    /// - Eligibility and medical information: by every method (厚生労働省 事務連絡（その2） of
    ///   2023-12-13, 1(3) and 3(2)). For medical information the patient's consent is wanted besides.
    /// - Registration: by face or PIN; by sight since [`VISUAL_REGISTRATION_SINCE`] (the same, 2 and
    ///   note 1). Whether a reader can is
    ///   [`allowed_routes`](super::policy::registration::allowed_routes)'s to say.
    /// - PIN services: by the PIN alone (the same, 参考2).
    /// - What lies beyond [`scope`](Self::scope), and what the SDK itself compared: nothing.
    pub fn is_enough_for(&self, wanted: Use) -> bool {
        self.judge != Judge::SdkFaceComparison
            && self.scope.holds(wanted)
            && self.method_is_enough_for(wanted)
    }

    /// The uses for which this is enough.
    pub fn uses(&self) -> Vec<Use> {
        let enough = |wanted: &Use| self.is_enough_for(*wanted);
        Use::ALL.into_iter().filter(enough).collect()
    }

    fn method_is_enough_for(&self, wanted: Use) -> bool {
        match (wanted, self.method) {
            (Use::Eligibility | Use::MedicalInformation, _)
            | (Use::Registration, Method::Face | Method::Pin)
            | (Use::PinService, Method::Pin) => true,
            (Use::Registration, Method::Visual) => self.at.date() >= VISUAL_REGISTRATION_SINCE,
            (Use::Registration, Method::Device)
            | (Use::PinService | Use::CertificateWithoutPin, _) => false,
        }
    }

    /// Requires this to be enough for the use.
    ///
    /// # Errors
    /// `VerificationInsufficient` if it is not.
    pub fn require(&self, wanted: Use) -> Result<()> {
        let insufficient = || Error::new(ErrorKind::VerificationInsufficient);
        self.is_enough_for(wanted)
            .then_some(())
            .ok_or_else(insufficient)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Date;

    const AT: DateTime = Date::constant(2026, 11, 20).at(9, 30, 0, 0);

    fn visual(patient: PatientPresence, photo: CardPhoto) -> Result<IdentityVerification> {
        let staff = StaffId::new("uketsuke-01").unwrap();
        IdentityVerification::by_visual_confirmation(VisualConfirmation {
            staff,
            at: AT,
            patient,
            photo,
        })
    }

    /// 厚生労働省 事務連絡（その2） of 2023-12-13, 3(2): 目視 at the desk.
    #[test]
    fn staff_may_verify_a_present_patient_by_sight() {
        let verification = visual(PatientPresence::Present, CardPhoto::Present).unwrap();
        assert_eq!(
            (verification.method(), verification.judge()),
            (Method::Visual, Judge::Staff)
        );
        assert_eq!(
            (verification.at(), verification.staff().unwrap().as_str()),
            (AT, "uketsuke-01")
        );
        assert!(verification.require(Use::Eligibility).is_ok());
    }

    /// 厚生労働省 事務連絡（その2） of 2023-12-13, note 5: not for a patient who is absent.
    #[test]
    fn nobody_is_verified_by_sight_who_is_absent() {
        for photo in [CardPhoto::Present, CardPhoto::Absent] {
            let error = visual(PatientPresence::Absent, photo).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::VerificationInsufficient);
        }
    }

    /// Cards without a photo (申請時1歳未満, since 2024-12-02) are used with the PIN only.
    #[test]
    fn a_card_without_a_photo_shows_nothing_to_compare() {
        let error = visual(PatientPresence::Present, CardPhoto::Absent).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::VerificationInsufficient);
    }

    #[test]
    fn the_official_reader_names_the_judge_of_each_method() {
        let rows = [
            (Method::Face, Judge::OfficialReader),
            (Method::Pin, Judge::Holder),
            (Method::Visual, Judge::Staff),
        ];
        for (method, judge) in rows {
            let verification = IdentityVerification::by_official_reader(method, AT);
            assert_eq!(verification.judge(), judge);
            assert!(verification.is_enough_for(Use::Eligibility));
        }
    }

    /// 公的個人認証法38条の2.
    #[test]
    fn nothing_replaces_the_approved_verifier() {
        let all = [
            visual(PatientPresence::Present, CardPhoto::Present).unwrap(),
            IdentityVerification::by_official_reader(Method::Face, AT),
            IdentityVerification::by_sdk_face_comparison(AT),
        ];
        for verification in all {
            let error = verification
                .require(Use::CertificateWithoutPin)
                .unwrap_err();
            assert_eq!(error.kind(), ErrorKind::VerificationInsufficient);
        }
    }

    #[test]
    fn the_sdks_own_comparison_is_enough_for_nothing() {
        let verification = IdentityVerification::by_sdk_face_comparison(AT);
        assert_eq!(verification.judge(), Judge::SdkFaceComparison);
        assert_eq!(verification.uses(), []);
    }

    /// 厚生労働省 事務連絡（その2） of 2023-12-13, 1(3), 2 and 参考2.
    #[test]
    fn each_method_is_enough_for_its_uses() {
        use Use::{Eligibility, MedicalInformation, PinService, Registration};
        let rows = [
            (
                Method::Face,
                vec![Eligibility, MedicalInformation, Registration],
            ),
            (
                Method::Visual,
                vec![Eligibility, MedicalInformation, Registration],
            ),
            (
                Method::Pin,
                vec![Eligibility, MedicalInformation, Registration, PinService],
            ),
            (Method::Device, vec![Eligibility, MedicalInformation]),
        ];
        for (method, uses) in rows {
            let verification = IdentityVerification::by_official_reader(method, AT);
            assert_eq!(verification.uses(), uses, "{method:?}");
        }
    }

    /// 厚生労働省 事務連絡（その2） of 2023-12-13, 2: sight is not enough until the readers' update.
    #[test]
    fn sight_registers_nobody_before_the_update_of_the_readers() {
        let on = |day: Date| {
            IdentityVerification::by_official_reader(Method::Visual, day.at(9, 0, 0, 0))
                .is_enough_for(Use::Registration)
        };
        assert!(!on(Date::constant(2023, 12, 14)));
        assert!(on(Date::constant(2023, 12, 15)));
    }

    #[test]
    fn a_limit_is_never_widened() {
        let verification = IdentityVerification::by_official_reader(Method::Pin, AT);
        let limited = verification
            .limited_to(Scope::EligibilityOnly)
            .limited_to(Scope::Full);
        assert_eq!(limited.uses(), [Use::Eligibility]);
        assert_eq!(limited.limited_to(Scope::Nothing).uses(), []);
    }

    #[test]
    fn a_method_that_the_card_does_not_admit_verified_nobody() {
        use crate::card::secret::SecretStatus;
        use crate::identity::assessment::{CardObservations, Declaration};
        let locked = CardObservations {
            authentication_pin: Some(SecretStatus::Locked),
            ..CardObservations::default()
        };
        let locked = CardAssessment::new(locked, Declaration::default());
        let by = |method| IdentityVerification::by_official_reader(method, AT).with_card(&locked);
        assert!(by(Method::Face).is_ok() && by(Method::Visual).is_ok());
        assert_eq!(
            by(Method::Pin).unwrap_err().kind(),
            ErrorKind::VerificationInsufficient
        );
    }
}
