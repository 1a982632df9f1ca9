//! The consent screens without a visit.

use crate::answer::Answer;
use crate::assessment::Message;
use crate::error::Result;
use crate::json;
use crate::visit::Page;
use mnc::facade::consent;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// An earlier consent to this institution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, uniffi::Record)]
pub struct PriorConsent {
    /// Where it is from, such as `LAST_VISIT`.
    pub source: String,
    /// The codes of the groups that were asked for.
    pub asked: Vec<String>,
    /// The codes of those that were granted.
    pub granted: Vec<String>,
    /// Whether 電子カルテ情報 were shared.
    #[uniffi(default = false)]
    pub shared_records: bool,
}

/// What a consent screen shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct ConsentScreen {
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
    /// Whether nothing is asked any more.
    pub done: bool,
    /// What was said before.
    pub earlier: Vec<EarlierConsent>,
}

/// A group that was asked for before.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct EarlierConsent {
    /// The group.
    pub group: Message,
    /// Whether it was granted.
    pub granted: bool,
}

/// The consent screens of one patient. From any thread: calls take their turn.
#[derive(uniffi::Object)]
pub struct Consent(consent::Consent);

#[uniffi::export]
impl Consent {
    /// Begins the screens; the settings are those of `mnc_consent_begin`, JSON.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`.
    #[uniffi::constructor]
    pub fn begin(settings: &str) -> Result<Self> {
        Ok(Self(consent::Consent::begin(settings)?))
    }

    /// The patient presses a button, by its code; gives the next screen.
    ///
    /// # Errors
    /// `STEP_OUT_OF_ORDER`, `INVALID_ARGUMENT`. Nothing changed then.
    pub fn choose(&self, choice: &str) -> Result<ConsentScreen> {
        json::read(&self.0.choose(choice)?)
    }

    /// What is shown now.
    ///
    /// # Errors
    /// `REENTRANT`.
    pub fn screen(&self) -> Result<ConsentScreen> {
        json::read(&self.0.screen()?)
    }

    /// What came of it: facts and result are those of `mnc_consent_record`, JSON. With an answer, what
    /// its result reports is taken in: the narrower of the two counts.
    ///
    /// # Errors
    /// `NOT_YET` while something is still asked, `ABSENT`, `INVALID_ARGUMENT`.
    #[uniffi::method(default(answer = None, result = 0))]
    pub fn record(&self, facts: &str, answer: Option<Arc<Answer>>, result: u32) -> Result<String> {
        let result = result.try_into().unwrap_or(usize::MAX);
        let answer = answer.as_deref().map(|it| &it.0);
        Ok(self.0.record(facts, answer, result)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_says_all_that_the_facade_says() {
        let settings = r#"{"how": "SCREENS", "day": "2026-11-20"}"#;
        let consent = Consent::begin(settings).unwrap();
        let screen = consent.screen().unwrap();
        assert!(!screen.done && !screen.choices.is_empty());
        let early = consent.record(r#"{"at": "2026-11-20T10:00:00"}"#, None, 0);
        assert_eq!(early.unwrap_err().failure().kind, "NOT_YET");
        let all = consent.choose("CONSENT_TO_ALL").unwrap();
        assert!(all.done, "{all:?}");
    }
}
