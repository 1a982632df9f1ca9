//! One visit at a counter: events in, screens, actions and a record out.

use crate::answer::Answer;
use crate::assessment::{Assessment, Message};
use crate::card::{Card, Entered};
use crate::certificate::Anchors;
use crate::consent::PriorConsent;
use crate::error::{Result, unless};
use crate::json;
use mnc::facade::visit;
use mnc_abi::Trouble;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What is known of a card that this library did not read itself. All of it may be left out.
#[derive(Debug, Clone, Default, Serialize, uniffi::Record)]
pub struct ShownCard {
    /// `MY_NUMBER_CARD`, `ANDROID_PHONE`, `IPHONE`, `RESIDENT_REGISTER_CARD`.
    #[uniffi(default = None)]
    pub token: Option<String>,
    /// The tries that are left; 0 is locked.
    #[uniffi(default = None)]
    pub authentication_pin_tries: Option<u8>,
    /// `NOT_YET_VALID`, `VALID`, `EXPIRES_SOON`, `GRACE`, `EXPIRED`.
    #[uniffi(default = None)]
    pub life_cycle: Option<String>,
    /// Whether the card itself has expired.
    #[uniffi(default = None)]
    pub card_expired: Option<bool>,
    /// 追記欄, as in a declaration.
    #[uniffi(default = None)]
    pub marking: Option<String>,
    /// Whether the card bears a photo.
    #[uniffi(default = None)]
    pub photo: Option<bool>,
}

/// Something that happens at the counter. Codes are those of the screens and of `docs/c-abi.md`.
#[derive(Debug, Clone, Serialize, uniffi::Enum)]
#[serde(tag = "event", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum VisitEvent {
    /// A card was placed that something else has read.
    CardPlaced {
        /// What is known of it.
        card: ShownCard,
    },
    /// A card was placed, but not as it should.
    CardMisplaced {
        /// `CARD_REVERSED`, `CARD_IN_CASE`, `NOT_MY_NUMBER_CARD`.
        how: String,
    },
    /// The card was taken away.
    CardRemoved,
    /// A button of the screen was pressed.
    Chosen {
        /// The code of the button.
        choice: String,
    },
    /// The face was not confirmed.
    FaceFailed {
        /// `FACE_NOT_CAPTURED`, `FACE_NOT_MATCHED`, `CAMERA`.
        why: String,
    },
    /// The PIN was wrong.
    PinWrong {
        /// The tries that are left.
        #[uniffi(default = None)]
        left: Option<u8>,
    },
    /// The PIN is locked.
    PinLocked,
    /// The reader failed.
    DeviceFailed,
    /// The reader says that the patient is the holder.
    VerifiedByReader {
        /// `FACE`, `PIN`, `VISUAL`, `DEVICE`.
        method: String,
    },
    /// Staff has compared patient and photo.
    VerifiedByStaff {
        /// Who.
        staff: String,
        /// Whether the patient is there.
        patient_present: bool,
        /// Whether the card bears a photo.
        photo: bool,
    },
    /// Staff takes over.
    StaffTakesOver,
    /// The terminal answered.
    Answered {
        /// The name of the outcome, as `AnswerField.Outcome`.
        outcome: String,
        /// How many 診療情報提供書 wait.
        #[uniffi(default = 0)]
        referrals: u8,
        /// What the patient consented to before.
        #[uniffi(default = None)]
        prior: Option<PriorConsent>,
    },
    /// The card is not registered as a health insurance card.
    NotRegistered,
    /// The terminal or the service cannot be reached.
    Unreachable,
    /// The registration at the terminal is done.
    Registered,
    /// The registration at the terminal failed.
    RegistrationFailed,
    /// The time of the screen ran out.
    Elapsed,
}

/// A page of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct Page {
    /// Which one, from 1.
    pub number: u32,
    /// Of how many.
    pub of: u32,
}

/// What is shown now.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct Screen {
    /// The stable name.
    pub code: String,
    /// `PATIENT` or `STAFF`.
    pub audience: String,
    /// After how many seconds the screen elapses.
    pub time_out: Option<u32>,
    /// The sentence in Japanese.
    pub ja: String,
    /// The sentence in English.
    pub en: String,
    /// The buttons.
    pub choices: Vec<Message>,
    /// Which page of the consents this is.
    pub page: Option<Page>,
    /// Whether the visit has ended.
    pub ended: bool,
}

/// How a visit ended.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct VisitEnd {
    /// `RECEIVED`, `FALL_BACK`, `WITHDRAWN`.
    pub end: String,
    /// The reason's stable name.
    pub code: String,
    /// The reason in Japanese; none if the patient was received.
    pub ja: Option<String>,
    /// The reason in English.
    pub en: Option<String>,
    /// For a fall-back: how the identity had been confirmed.
    pub method: Option<String>,
    /// For a fall-back: whether the terminal had answered.
    pub answered: Option<bool>,
}

/// A visit. From any thread: calls take their turn.
#[derive(uniffi::Object)]
pub struct Visit(pub(crate) visit::Visit);

#[uniffi::export]
impl Visit {
    /// A patient comes to the counter at a time (`yyyy-mm-ddThh:mm:ss`); the settings are those of
    /// `mnc_visit_begin`, JSON.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`.
    #[uniffi::constructor]
    pub fn begin(settings: &str, at: &str) -> Result<Self> {
        Ok(Self(visit::Visit::begin(settings, at)?))
    }

    /// Something happened; says what to do now.
    ///
    /// # Errors
    /// `STEP_OUT_OF_ORDER`, `INVALID_ARGUMENT`, `VERIFICATION_INSUFFICIENT`. Nothing changed then.
    pub fn step(&self, event: VisitEvent, at: &str) -> Result<Vec<Message>> {
        json::read(&self.0.step(&json::write(&event)?, at)?)
    }

    /// A card was placed that this library read itself.
    ///
    /// # Errors
    /// As `step`.
    pub fn place_card(&self, card: &Assessment, at: &str) -> Result<Vec<Message>> {
        json::read(&self.0.place_card(&card.0, at)?)
    }

    /// The holder entered the PIN here, and the card is asked whether it is right. Without anchors the
    /// authorities of production count.
    ///
    /// # Errors
    /// `STEP_OUT_OF_ORDER` where no PIN is awaited: the card was not touched then. Those of presenting
    /// the PIN and of judging the certificate: the host says what happened with an event.
    #[uniffi::method(default(anchors = None, last_try = false))]
    pub fn verify_pin(
        &self,
        card: &Card,
        pin: Vec<u8>,
        at: &str,
        anchors: Option<Arc<Anchors>>,
        last_try: bool,
    ) -> Result<Vec<Message>> {
        let pin = Entered::pin(pin, last_try);
        let anchors = anchors.as_deref().map(|it| &it.0);
        json::read(&self.0.verify_pin(&card.0, &pin.entry()?, anchors, at)?)
    }

    /// What is shown now.
    ///
    /// # Errors
    /// `REENTRANT`.
    pub fn screen(&self) -> Result<Screen> {
        json::read(&self.0.screen()?)
    }

    /// How it ended; nothing while it goes on.
    ///
    /// # Errors
    /// `REENTRANT`.
    pub fn end(&self) -> Result<Option<VisitEnd>> {
        let end = unless(Trouble::NotYet, self.0.end())?;
        end.as_deref().map(json::read).transpose()
    }

    /// The record for the claims software, JSON `{record, differing}`; the facts of the card are those
    /// of `mnc_visit_record`, JSON. It holds personal data.
    ///
    /// # Errors
    /// `NOT_YET` while it goes on, `ABSENT` if the patient was not received.
    pub fn record(&self, answer: &Answer, facts: &str) -> Result<String> {
        json::text(self.0.record(&answer.0, facts)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: &str = "2026-11-20T10:00:00";

    fn visit() -> Visit {
        Visit::begin(r#"{"route": "WINDOW"}"#, AT).unwrap()
    }

    fn chosen(choice: &str) -> VisitEvent {
        let choice = choice.to_owned();
        VisitEvent::Chosen { choice }
    }

    fn answered(outcome: &str, prior: Option<PriorConsent>) -> VisitEvent {
        let outcome = outcome.to_owned();
        VisitEvent::Answered {
            outcome,
            referrals: 3,
            prior,
        }
    }

    fn prior() -> PriorConsent {
        PriorConsent {
            source: "LAST_VISIT".to_owned(),
            asked: vec!["MEDICATION".to_owned()],
            granted: vec!["MEDICATION".to_owned()],
            shared_records: true,
        }
    }

    fn shown() -> ShownCard {
        ShownCard {
            token: Some("IPHONE".to_owned()),
            authentication_pin_tries: Some(3),
            life_cycle: Some("VALID".to_owned()),
            card_expired: Some(false),
            marking: Some("ABSENT".to_owned()),
            photo: Some(true),
        }
    }

    /// What is not understood would be 100; what is understood may come at the wrong moment.
    #[test]
    fn every_event_is_understood() {
        let text = |text: &str| text.to_owned();
        for event in [
            VisitEvent::CardPlaced { card: shown() },
            VisitEvent::CardMisplaced {
                how: text("CARD_IN_CASE"),
            },
            VisitEvent::CardRemoved,
            chosen("FACE"),
            VisitEvent::FaceFailed {
                why: text("CAMERA"),
            },
            VisitEvent::PinWrong { left: Some(2) },
            VisitEvent::PinLocked,
            VisitEvent::DeviceFailed,
            VisitEvent::VerifiedByReader {
                method: text("PIN"),
            },
            VisitEvent::VerifiedByStaff {
                staff: text("uketsuke"),
                patient_present: true,
                photo: true,
            },
            VisitEvent::StaffTakesOver,
            answered("VALID", Some(prior())),
            VisitEvent::NotRegistered,
            VisitEvent::Unreachable,
            VisitEvent::Registered,
            VisitEvent::RegistrationFailed,
            VisitEvent::Elapsed,
        ] {
            let said = visit().step(event.clone(), AT);
            let code = said.map_or_else(|error| error.failure().code, |_| 0);
            assert_ne!(code, 100, "{event:?}");
        }
        let unknown = visit().step(chosen("BEER"), AT).unwrap_err();
        assert_eq!(unknown.failure().code, 100);
    }

    #[test]
    fn a_visit_has_no_end_before_it_ends_and_then_says_all_of_it() {
        let visit = visit();
        assert!(!visit.screen().unwrap().ended);
        for event in [
            VisitEvent::CardPlaced {
                card: ShownCard::default(),
            },
            chosen("FACE"),
            VisitEvent::VerifiedByReader {
                method: "FACE".to_owned(),
            },
            answered("INVALID", None),
        ] {
            visit.step(event, AT).unwrap();
            assert_eq!(visit.end().unwrap(), None);
        }
        visit.step(VisitEvent::CardRemoved, AT).unwrap();
        let end = visit.end().unwrap().unwrap();
        assert_eq!(
            (end.end.as_str(), end.code.as_str()),
            ("FALL_BACK", "INVALID")
        );
        assert_eq!(
            (end.method.as_deref(), end.answered),
            (Some("FACE"), Some(true))
        );
        assert!(visit.screen().unwrap().ended);
    }

    #[test]
    fn settings_that_are_wrong_are_refused_with_their_place() {
        let error = Visit::begin(r#"{"rout": "花子"}"#, AT).err().unwrap();
        let failure = error.failure();
        assert_eq!(
            (failure.code, failure.kind.as_str()),
            (100, "INVALID_ARGUMENT")
        );
        assert!(failure.detail.contains("settings of the counter"));
        assert!(!failure.detail.contains('花'));
    }
}
