//! The decision that the person is the holder: by which method, judged by whom, enough for what.

use super::evidence::{CardPhoto, PatientPresence, StaffId, VisualConfirmation};
use crate::{DateTime, Error, ErrorKind, Result};

/// How the person was verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// 目視: the photo on the card against the face.
    Visual,
    /// 顔認証: the photo in the chip against the face, by machine.
    Face,
    /// 暗証番号 of four digits.
    Pin,
}

impl Method {
    /// The stable ASCII name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Visual => "VISUAL",
            Self::Face => "FACE",
            Self::Pin => "PIN",
        }
    }
}

/// Who judged that the person is the holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Judge {
    /// The 顔認証付きカードリーダー.
    OfficialReader,
    /// Staff of the institution.
    Staff,
    /// The holder, by knowing the PIN; the card compared it.
    Holder,
    /// A face comparison in this SDK: a pre-check or a demonstration, no verification.
    SdkFaceComparison,
}

impl Judge {
    /// The stable ASCII name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OfficialReader => "OFFICIAL_READER",
            Self::Staff => "STAFF",
            Self::Holder => "HOLDER",
            Self::SdkFaceComparison => "SDK_FACE_COMPARISON",
        }
    }
}

/// What a verification is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Use {
    /// Confirming the qualification at the reception.
    Eligibility,
    /// Using the certificate for user authentication without a PIN: kept to the authority that is
    /// approved under 公的個人認証法38条の2. Nothing that the SDK records is enough.
    CertificateWithoutPin,
}

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
                method: Method::Visual,
                judge: Judge::Staff,
                at: confirmation.at,
                staff: Some(confirmation.staff),
            }),
            _ => Err(ErrorKind::VerificationInsufficient.into()),
        }
    }

    /// The 顔認証付きカードリーダー verified the person at this time, by this method. It judges
    /// faces itself; a PIN is the holder's, and in its 目視 mode staff judges.
    pub fn by_official_reader(method: Method, at: DateTime) -> Self {
        let judge = match method {
            Method::Face => Judge::OfficialReader,
            Method::Pin => Judge::Holder,
            Method::Visual => Judge::Staff,
        };
        Self {
            method,
            judge,
            at,
            staff: None,
        }
    }

    /// The SDK found the face to fit the photo of the card. This is enough for no use.
    pub fn by_sdk_face_comparison(at: DateTime) -> Self {
        Self {
            method: Method::Face,
            judge: Judge::SdkFaceComparison,
            at,
            staff: None,
        }
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

    /// Whether this is enough for the use.
    pub fn is_enough_for(&self, wanted: Use) -> bool {
        match wanted {
            Use::Eligibility => self.judge != Judge::SdkFaceComparison,
            Use::CertificateWithoutPin => false,
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
        assert!(!verification.is_enough_for(Use::Eligibility));
    }
}
