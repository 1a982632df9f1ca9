//! 目視 mode: switched on, used for one patient or more, and switched back.

use super::evidence::{StaffId, VisualConfirmation, VisualModeVersion, VisualReason, VisualRecord};
use super::message::messages;
use super::verification::IdentityVerification;
use crate::{DateTime, Error, ErrorKind, Result};
use jiff::SignedDuration;

/// What staff did on the screen besides comparing: the step without which the mode confirms nobody.
/// Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VisualStep {
    /// On the 資格確認端末: whether 「目視で本人確認完了」 is ticked (保発0710第1号, 別添2).
    Ticked(bool),
    /// On the reader: whether the institution's 目視モード用パスワード was entered. The SDK never
    /// sees the password.
    PasswordEntered(bool),
}

impl VisualStep {
    fn is_done_for(self, version: VisualModeVersion) -> bool {
        matches!(
            (self, version),
            (Self::Ticked(true), VisualModeVersion::Terminal)
                | (Self::PasswordEntered(true), VisualModeVersion::Reader)
        )
    }
}

/// One period in the mode, for the institution's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisualPeriod {
    /// Where.
    pub version: VisualModeVersion,
    /// Who switched it on.
    pub staff: StaffId,
    /// When it was switched on.
    pub since: DateTime,
    /// When a patient was last confirmed, or `since`.
    pub last_used: DateTime,
    /// How many patients were confirmed.
    pub confirmed: u32,
    /// When it was switched back; `None` while it is on.
    pub restored: Option<DateTime>,
}

messages! {
    /// What staff should be reminded of.
    Reminder {
        /// Until it is switched back, the reader compares no faces.
        SwitchBack = "VISUAL_MODE_ON",
            "the reader is still in the mode for confirming by sight; switch it back, or the next patient cannot use the face",
            "目視確認モードのままです。通常（無人運転）モードに戻してください。戻さないと、次の患者さんが顔認証を使えません。";
    }
}

/// The 目視 mode of one reader. Times are arguments and never run backwards.
///
/// The mode on the 資格確認端末 stays on until it is switched back; the one on the reader ends with
/// the patient.
///
/// ```
/// use mnc_core::Date;
/// use mnc_core::identity::*;
/// let at = |minute| Date::constant(2026, 11, 20).at(9, minute, 0, 0);
/// let staff = StaffId::new("uketsuke-01")?;
/// let mut mode = VisualMode::default();
/// mode.switch_on(VisualModeVersion::Terminal, staff.clone(), at(0))?;
/// let confirmation = VisualConfirmation {
///     staff,
///     at: at(1),
///     patient: PatientPresence::Present,
///     photo: CardPhoto::Present,
/// };
/// let reason = VisualReason::FaceComparisonFailed;
/// let verification = mode.confirm(confirmation, reason, VisualStep::Ticked(true))?;
/// assert_eq!(verification.method(), Method::Visual);
/// assert_eq!(mode.reminder(at(7)), Some(Reminder::SwitchBack));
/// assert_eq!(mode.switch_back(at(8))?.confirmed, 1);
/// assert_eq!(mode.reminder(at(9)), None);
/// # Ok::<(), mnc_core::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisualMode {
    period: Option<VisualPeriod>,
    remind_after: SignedDuration,
}

impl Default for VisualMode {
    /// Off; reminds five minutes after the last use. (The notices name no time.)
    fn default() -> Self {
        Self::reminding_after(SignedDuration::from_mins(5))
    }
}

impl VisualMode {
    /// Off; reminds so long after the last use.
    pub const fn reminding_after(remind_after: SignedDuration) -> Self {
        Self {
            period: None,
            remind_after,
        }
    }

    /// Records that staff switched the mode on.
    ///
    /// # Errors
    /// `InvalidArgument` if it is on already, or if this lies before it was last switched back.
    pub fn switch_on(
        &mut self,
        version: VisualModeVersion,
        staff: StaffId,
        at: DateTime,
    ) -> Result<()> {
        let restored = self.period.as_ref().map(|period| period.restored);
        if restored.is_some_and(|restored| restored.is_none_or(|restored| at < restored)) {
            return Err(Error::new(ErrorKind::InvalidArgument));
        }
        self.period = Some(VisualPeriod {
            version,
            staff,
            since: at,
            last_used: at,
            confirmed: 0,
            restored: None,
        });
        Ok(())
    }

    /// Staff compared the photo with the face, and found them the same, in this mode.
    ///
    /// # Errors
    /// `VerificationInsufficient` if the mode is off, its step was not done, the patient was absent
    /// or the card has no photo; `InvalidArgument` if this lies before the mode's last use. The mode
    /// stays as it is then.
    pub fn confirm(
        &mut self,
        confirmation: VisualConfirmation,
        reason: VisualReason,
        step: VisualStep,
    ) -> Result<IdentityVerification> {
        let at = confirmation.at;
        let period = self.current()?;
        if !step.is_done_for(period.version) {
            return Err(Error::new(ErrorKind::VerificationInsufficient));
        }
        if at < period.last_used {
            return Err(Error::new(ErrorKind::InvalidArgument));
        }
        let version = period.version;
        let verification = IdentityVerification::by_visual_confirmation(confirmation)?;
        period.last_used = at;
        period.confirmed = period.confirmed.saturating_add(1);
        if version == VisualModeVersion::Reader {
            period.restored = Some(at);
        }
        Ok(verification.with_visual_record(VisualRecord { reason, version }))
    }

    /// Records that the mode was switched back, and returns the period for the institution's record.
    ///
    /// # Errors
    /// `InvalidArgument` if it is off, or if this lies before its last use.
    pub fn switch_back(&mut self, at: DateTime) -> Result<VisualPeriod> {
        let wrong = || Error::new(ErrorKind::InvalidArgument);
        let period = self.current().map_err(|_| wrong())?;
        if at < period.last_used {
            return Err(wrong());
        }
        period.restored = Some(at);
        Ok(period.clone())
    }

    /// Whether the reader is in the mode.
    pub fn is_on(&self) -> bool {
        self.period
            .as_ref()
            .is_some_and(|period| period.restored.is_none())
    }

    /// The current period, or the last one.
    pub fn period(&self) -> Option<&VisualPeriod> {
        self.period.as_ref()
    }

    /// What staff should be reminded of at this time.
    pub fn reminder(&self, at: DateTime) -> Option<Reminder> {
        let period = self.period.as_ref().filter(|_| self.is_on())?;
        let idle = at.duration_since(period.last_used);
        (idle >= self.remind_after).then_some(Reminder::SwitchBack)
    }

    fn current(&mut self) -> Result<&mut VisualPeriod> {
        let period = self.period.as_mut();
        period
            .filter(|period| period.restored.is_none())
            .ok_or_else(|| Error::new(ErrorKind::VerificationInsufficient))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Date;
    use crate::identity::evidence::{CardPhoto, PatientPresence};

    const REASON: VisualReason = VisualReason::FaceComparisonFailed;
    const TICKED: VisualStep = VisualStep::Ticked(true);
    const PASSWORD: VisualStep = VisualStep::PasswordEntered(true);

    fn at(minute: i8) -> DateTime {
        Date::constant(2026, 11, 20).at(9, minute, 0, 0)
    }

    fn staff() -> StaffId {
        StaffId::new("uketsuke-01").unwrap()
    }

    fn seen(minute: i8) -> VisualConfirmation {
        VisualConfirmation {
            staff: staff(),
            at: at(minute),
            patient: PatientPresence::Present,
            photo: CardPhoto::Present,
        }
    }

    fn on(version: VisualModeVersion) -> VisualMode {
        let mut mode = VisualMode::default();
        mode.switch_on(version, staff(), at(0)).unwrap();
        mode
    }

    fn refused<T: std::fmt::Debug>(result: Result<T>) -> ErrorKind {
        result.unwrap_err().kind()
    }

    /// 保発0710第1号 of 2023-07-10, 別添2: the mode, then the tick, then the card.
    #[test]
    fn the_terminal_confirms_only_in_its_mode_and_with_the_tick() {
        let mut mode = VisualMode::default();
        let insufficient = ErrorKind::VerificationInsufficient;
        assert_eq!(refused(mode.confirm(seen(1), REASON, TICKED)), insufficient);
        let mut mode = on(VisualModeVersion::Terminal);
        for step in [VisualStep::Ticked(false), PASSWORD] {
            assert_eq!(refused(mode.confirm(seen(1), REASON, step)), insufficient);
        }
        let verification = mode.confirm(seen(1), REASON, TICKED).unwrap();
        let record = VisualRecord {
            reason: REASON,
            version: VisualModeVersion::Terminal,
        };
        assert_eq!(verification.visual_record(), Some(record));
        assert_eq!(verification.staff(), Some(&staff()));
        assert!(mode.is_on(), "until it is switched back");
    }

    #[test]
    fn the_reader_wants_the_password_and_ends_with_the_patient() {
        let mut mode = on(VisualModeVersion::Reader);
        for step in [VisualStep::PasswordEntered(false), TICKED] {
            assert!(mode.confirm(seen(1), REASON, step).is_err());
        }
        assert!(mode.confirm(seen(1), REASON, PASSWORD).is_ok());
        assert!(!mode.is_on());
        assert_eq!(mode.period().unwrap().restored, Some(at(1)));
        assert!(mode.confirm(seen(2), REASON, PASSWORD).is_err());
        assert!(
            mode.switch_on(VisualModeVersion::Reader, staff(), at(2))
                .is_ok()
        );
    }

    /// 厚生労働省 事務連絡（その2） of 2023-12-13, note 5; cards without a photo.
    #[test]
    fn no_mode_confirms_an_absent_patient_or_a_card_without_photo() {
        for (version, step) in [
            (VisualModeVersion::Terminal, TICKED),
            (VisualModeVersion::Reader, PASSWORD),
        ] {
            let mut mode = on(version);
            let absent = VisualConfirmation {
                patient: PatientPresence::Absent,
                ..seen(1)
            };
            let without_photo = VisualConfirmation {
                photo: CardPhoto::Absent,
                ..seen(1)
            };
            for confirmation in [absent, without_photo] {
                let kind = refused(mode.confirm(confirmation, REASON, step));
                assert_eq!(kind, ErrorKind::VerificationInsufficient);
            }
            assert_eq!((mode.is_on(), mode.period().unwrap().confirmed), (true, 0));
        }
    }

    #[test]
    fn the_reminder_counts_from_the_last_use_and_ends_with_the_mode() {
        let mut mode = on(VisualModeVersion::Terminal);
        assert_eq!(mode.reminder(at(4)), None);
        assert_eq!(mode.reminder(at(5)), Some(Reminder::SwitchBack));
        mode.confirm(seen(6), REASON, TICKED).unwrap();
        assert_eq!(mode.reminder(at(10)), None);
        assert_eq!(mode.reminder(at(11)), Some(Reminder::SwitchBack));
        let period = mode.switch_back(at(12)).unwrap();
        assert_eq!((period.confirmed, period.restored), (1, Some(at(12))));
        assert_eq!(mode.reminder(at(59)), None);
    }

    #[test]
    fn steps_out_of_order_are_refused() {
        let wrong = ErrorKind::InvalidArgument;
        let mut mode = on(VisualModeVersion::Terminal);
        assert_eq!(
            refused(mode.switch_on(VisualModeVersion::Terminal, staff(), at(1))),
            wrong
        );
        mode.confirm(seen(3), REASON, TICKED).unwrap();
        assert_eq!(refused(mode.confirm(seen(2), REASON, TICKED)), wrong);
        assert_eq!(refused(mode.switch_back(at(2))), wrong);
        mode.switch_back(at(4)).unwrap();
        assert_eq!(refused(mode.switch_back(at(5))), wrong);
        assert_eq!(
            refused(mode.switch_on(VisualModeVersion::Terminal, staff(), at(3))),
            wrong
        );
    }
}
