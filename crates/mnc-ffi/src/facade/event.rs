//! What happens at a counter, as JSON.

use super::consent::Prior;
use super::observation::{Shown, card_photo};
use super::parse;
use mnc_abi::Result;
use mnc_core::DateTime;
use mnc_core::eligibility::Outcome;
use mnc_core::identity::{
    IdentityVerification, Method, PatientPresence, StaffId, VisualConfirmation,
};
use mnc_core::reception::machine::{Eligibility, Event, FaceFailure, Misplacement, PinFailure};
use mnc_core::reception::screen::Choice;
use serde::Deserialize;

const WHAT: &str = "event";

/// An object whose field `event` names what happened.
#[derive(Deserialize)]
#[serde(
    tag = "event",
    rename_all = "SCREAMING_SNAKE_CASE",
    deny_unknown_fields
)]
enum Happened {
    CardPlaced {
        #[serde(default)]
        card: Shown,
    },
    CardMisplaced {
        how: String,
    },
    CardRemoved {},
    Chosen {
        choice: String,
    },
    FaceFailed {
        why: String,
    },
    PinWrong {
        left: Option<u8>,
    },
    PinLocked {},
    DeviceFailed {},
    VerifiedByReader {
        method: String,
    },
    VerifiedByStaff(Seen),
    StaffTakesOver {},
    Answered(Answered),
    NotRegistered {},
    Unreachable {},
    Registered {},
    RegistrationFailed {},
    Elapsed {},
}

/// Whom staff compared with the photo.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seen {
    staff: String,
    patient_present: bool,
    photo: bool,
}

/// What the terminal answered.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answered {
    outcome: String,
    #[serde(default)]
    referrals: u8,
    prior: Option<Prior>,
}

/// The event that this object describes, at this time.
///
/// # Errors
/// `InvalidArgument`; `VerificationInsufficient` if staff cannot have confirmed.
pub fn event(text: &str, at: DateTime) -> Result<Event> {
    let happened: Happened = parse::json(text, WHAT)?;
    Ok(match happened {
        Happened::CardPlaced { card } => Event::card(card.assess()?),
        Happened::CardMisplaced { how } => {
            let how = parse::code(Misplacement::ALL, Misplacement::code, &how, WHAT);
            Event::CardMisplaced(how?)
        }
        Happened::CardRemoved {} => Event::CardRemoved,
        Happened::Chosen { choice } => {
            Event::Chosen(parse::code(Choice::ALL, Choice::code, &choice, WHAT)?)
        }
        Happened::FaceFailed { why } => {
            let why = parse::code(FaceFailure::ALL, FaceFailure::code, &why, WHAT);
            Event::FaceFailed(why?)
        }
        Happened::PinWrong { left } => Event::PinFailed(PinFailure::Wrong { left }),
        Happened::PinLocked {} => Event::PinFailed(PinFailure::Locked),
        Happened::DeviceFailed {} => Event::DeviceFailed,
        Happened::VerifiedByReader { method } => {
            Event::verified_by_reader(self::method(&method)?, at)
        }
        Happened::VerifiedByStaff(seen) => seen.event(at)?,
        Happened::StaffTakesOver {} => Event::StaffTakesOver,
        Happened::Answered(answer) => answer.event()?,
        Happened::NotRegistered {} => Event::Answered(Eligibility::NotRegistered),
        Happened::Unreachable {} => Event::Answered(Eligibility::Unreachable),
        Happened::Registered {} => Event::Registered,
        Happened::RegistrationFailed {} => Event::RegistrationFailed,
        Happened::Elapsed {} => Event::Elapsed,
    })
}

impl Seen {
    fn event(self, at: DateTime) -> Result<Event> {
        let seen = confirmation(self.staff, self.patient_present, self.photo, at)?;
        let verified = IdentityVerification::by_visual_confirmation(seen)?;
        Ok(Event::Verified(Box::new(verified)))
    }
}

impl Answered {
    fn event(self) -> Result<Event> {
        Ok(Event::Answered(Eligibility::Answered {
            outcome: parse::code(Outcome::ALL, Outcome::name, &self.outcome, WHAT)?,
            prior: self.prior.as_ref().map(Prior::consent).transpose()?,
            referrals: self.referrals,
        }))
    }
}

/// The method with this name.
pub(super) fn method(name: &str) -> Result<Method> {
    const ALL: [Method; 4] = [Method::Visual, Method::Face, Method::Pin, Method::Device];
    parse::code(&ALL, Method::name, name, WHAT)
}

/// What staff saw.
pub(super) fn confirmation(
    staff: String,
    patient_present: bool,
    photo: bool,
    at: DateTime,
) -> Result<VisualConfirmation> {
    let patient = if patient_present {
        PatientPresence::Present
    } else {
        PatientPresence::Absent
    };
    Ok(VisualConfirmation {
        staff: StaffId::new(staff)?,
        at,
        patient,
        photo: card_photo(photo),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use mnc_core::Date;
    use mnc_core::reception::consent::{ConsentGroup, PriorSource};

    const AT: DateTime = Date::constant(2026, 11, 20).at(10, 0, 0, 0);

    fn name(text: &str) -> &'static str {
        event(text, AT).unwrap().name()
    }

    #[test]
    fn every_event_can_be_said() {
        for (text, expected) in [
            (r#"{"event": "CARD_PLACED"}"#, "NORMAL"),
            (
                r#"{"event": "CARD_PLACED", "card": {"token": "IPHONE"}}"#,
                "IPHONE",
            ),
            (
                r#"{"event": "CARD_MISPLACED", "how": "CARD_IN_CASE"}"#,
                "CARD_IN_CASE",
            ),
            (r#"{"event": "CARD_REMOVED"}"#, "CARD_REMOVED"),
            (r#"{"event": "CHOSEN", "choice": "FACE"}"#, "FACE"),
            (r#"{"event": "FACE_FAILED", "why": "CAMERA"}"#, "CAMERA"),
            (r#"{"event": "PIN_WRONG", "left": 2}"#, "PIN_WRONG"),
            (r#"{"event": "PIN_LOCKED"}"#, "PIN_LOCKED"),
            (r#"{"event": "DEVICE_FAILED"}"#, "DEVICE_FAILED"),
            (
                r#"{"event": "VERIFIED_BY_READER", "method": "PIN"}"#,
                "VERIFIED_BY_PIN",
            ),
            (
                r#"{"event": "VERIFIED_BY_STAFF", "staff": "uketsuke-01",
                    "patient_present": true, "photo": true}"#,
                "VERIFIED_BY_SIGHT",
            ),
            (r#"{"event": "STAFF_TAKES_OVER"}"#, "STAFF_TAKES_OVER"),
            (r#"{"event": "ANSWERED", "outcome": "VALID"}"#, "VALID"),
            (r#"{"event": "NOT_REGISTERED"}"#, "NOT_REGISTERED"),
            (r#"{"event": "UNREACHABLE"}"#, "UNREACHABLE"),
            (r#"{"event": "REGISTERED"}"#, "REGISTERED"),
            (r#"{"event": "REGISTRATION_FAILED"}"#, "REGISTRATION_FAILED"),
            (r#"{"event": "ELAPSED"}"#, "ELAPSED"),
        ] {
            assert_eq!(name(text), expected, "{text}");
        }
    }

    #[test]
    fn an_earlier_consent_reaches_the_event() {
        let text = r#"{"event": "ANSWERED", "outcome": "VALID", "referrals": 3, "prior":
            {"source": "LAST_VISIT", "asked": ["SURGERY", "MEDICATION"], "granted": ["MEDICATION"],
             "shared_records": true}}"#;
        let Event::Answered(Eligibility::Answered {
            prior: Some(prior),
            referrals: 3,
            ..
        }) = event(text, AT).unwrap()
        else {
            panic!("not answered with an earlier consent")
        };
        assert_eq!(prior.source, PriorSource::LastVisit);
        assert_eq!(prior.asked.iter().count(), 2);
        assert!(prior.granted.contains(ConsentGroup::Medication) && prior.shared_records);
        let bad = text.replace("SURGERY", "BEER");
        assert_eq!(event(&bad, AT).unwrap_err().status(), 100);
    }

    /// 厚生労働省 事務連絡（その2） of 2023-12-13, note 5.
    #[test]
    fn nobody_is_confirmed_who_is_not_there_or_has_no_photo() {
        for absent in [
            r#""patient_present": false, "photo": true"#,
            r#""patient_present": true, "photo": false"#,
        ] {
            let text = format!(r#"{{"event": "VERIFIED_BY_STAFF", "staff": "a", {absent}}}"#);
            assert_eq!(event(&text, AT).unwrap_err().status(), 702);
        }
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for bad in [
            "[]",
            r#"{"event": "CARD_EATEN"}"#,
            r#"{"event": "CHOSEN"}"#,
            r#"{"event": "CHOSEN", "choice": "BEER"}"#,
            r#"{"event": "CARD_REMOVED", "left": 2}"#,
            r#"{"event": "VERIFIED_BY_READER", "method": "STAFF"}"#,
            r#"{"event": "VERIFIED_BY_STAFF", "staff": "a"}"#,
            r#"{"event": "ANSWERED", "outcome": "VALID", "staff": "a"}"#,
            r#"{"event": "VERIFIED_BY_STAFF", "staff": " ", "patient_present": true, "photo": true}"#,
        ] {
            assert_eq!(event(bad, AT).unwrap_err().status(), 100, "{bad}");
        }
    }
}
