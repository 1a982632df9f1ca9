//! What a card is, and what staff declares about it.

use crate::error::Result;
use crate::json;
use mnc::facade::assessment;
use serde::{Deserialize, Serialize};

/// A code with its sentence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct Message {
    /// The stable name.
    pub code: String,
    /// The sentence in Japanese.
    pub ja: String,
    /// The sentence in English.
    pub en: String,
}

/// What staff declares. What is left out was not looked at.
#[derive(Debug, Clone, Default, Serialize, uniffi::Record)]
pub struct Declaration {
    /// 追記欄: `NOT_LOOKED`, `ABSENT`, `ANNOTATED`, `STRUCK_THROUGH`, `CARD_CASE`.
    #[uniffi(default = None)]
    pub marking: Option<String>,
    /// Whether the card bears a photo.
    #[uniffi(default = None)]
    pub photo: Option<bool>,
}

/// The state of a secret, as a part of an assessment.
#[derive(Debug, Clone, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct AssessedSecret {
    /// `REMAINING`, `LOCKED`, `VERIFIED`, `UNLIMITED`.
    pub state: String,
    /// The tries that are left.
    pub tries: Option<u8>,
}

/// What an assessment says. What is not there was not shown.
#[derive(Debug, Clone, Deserialize, uniffi::Record)]
#[cfg_attr(test, serde(deny_unknown_fields))]
pub struct AssessmentFacts {
    /// The kind of card, such as `NORMAL`, `FACE`, `LOCKED`.
    pub kind: String,
    /// What it may be used for here.
    pub scope: String,
    /// `MY_NUMBER_CARD`, `ANDROID_PHONE`, `IPHONE`, `RESIDENT_REGISTER_CARD`, `OTHER`.
    pub token: Option<String>,
    /// The PIN for user authentication.
    pub authentication_pin: Option<AssessedSecret>,
    /// The password for signatures.
    pub signature_password: Option<AssessedSecret>,
    /// The PIN for input support.
    pub input_support_pin: Option<AssessedSecret>,
    /// Where the certificate is in its life.
    pub life_cycle: Option<String>,
    /// Whether the card itself has expired.
    pub card_expired: Option<bool>,
    /// What keeps the card from being used.
    pub obstacle: Option<Message>,
    /// What to tell the patient.
    pub advice: Vec<Message>,
}

/// What a card is, for [`crate::visit::Visit::place_card`].
#[derive(uniffi::Object)]
pub struct Assessment(pub(crate) assessment::Assessment);

#[uniffi::export]
impl Assessment {
    /// What it says.
    ///
    /// # Errors
    /// None.
    pub fn facts(&self) -> Result<AssessmentFacts> {
        json::read(&self.0.to_json())
    }
}
