//! What a desk decides and counts: the policy, the 目視 mode, 利用登録 and the usage.

use crate::assessment::Message;
use crate::error::Result;
use crate::json;
use crate::visit::{Visit, VisitEvent};
use mnc::facade::{policy, registration, usage, visual_mode};

/// The methods to offer with a card in a setting on a day: JSON as `mnc_policy_methods`.
///
/// # Errors
/// `INVALID_ARGUMENT`.
#[uniffi::export]
pub fn allowed_methods(question: &str) -> Result<String> {
    Ok(policy::methods(question)?)
}

/// Every route with every kind of card on a day (`yyyy-mm-dd`): JSON as `mnc_policy_routes`.
///
/// # Errors
/// `INVALID_ARGUMENT`.
#[uniffi::export]
pub fn routes(settings: &str, day: &str) -> Result<String> {
    Ok(policy::routes(settings, day)?)
}

/// What follows for a card that is not registered: JSON as `mnc_registration_advise`.
///
/// # Errors
/// `INVALID_ARGUMENT`.
#[uniffi::export]
pub fn advise_registration(question: &str) -> Result<String> {
    Ok(registration::advise(question)?)
}

/// The 目視 mode of one reader: staff compares photo and face. From any thread: calls take their turn.
#[derive(uniffi::Object)]
pub struct VisualMode(visual_mode::VisualMode);

#[uniffi::export]
impl VisualMode {
    /// The mode, switched off; the settings are JSON `{remind_after_seconds}`.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`.
    #[uniffi::constructor(default(settings = "{}"))]
    pub fn switched_off(settings: &str) -> Result<Self> {
        Ok(Self(visual_mode::VisualMode::new(settings)?))
    }

    /// Staff switched the mode; JSON as for `mnc_visual_mode_step`. What it is now, as `state`.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`. Nothing changed then.
    pub fn step(&self, event: &str, at: &str) -> Result<String> {
        Ok(self.0.step(event, at)?)
    }

    /// Staff compared photo and face of the patient of a visit, and found them the same; JSON as for
    /// `mnc_visual_mode_confirm`. What the visit does now.
    ///
    /// # Errors
    /// `VERIFICATION_INSUFFICIENT`, `STEP_OUT_OF_ORDER`. Neither mode nor visit changed then.
    pub fn confirm(&self, visit: &Visit, seen: &str, at: &str) -> Result<Vec<Message>> {
        json::read(&self.0.confirm(&visit.0, seen, at)?)
    }

    /// The mode at a time: JSON `{on, period, reminder}`.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`.
    pub fn state(&self, at: &str) -> Result<String> {
        Ok(self.0.state(at)?)
    }
}

/// Counts by month and kind of institution: `HOSPITAL`, `CLINIC`, `DENTAL` or `PHARMACY`. From any
/// thread: calls take their turn.
#[derive(uniffi::Object)]
pub struct Usage(usage::Usage);

#[uniffi::export]
impl Usage {
    /// Nothing counted yet.
    ///
    /// # Errors
    /// None.
    #[uniffi::constructor]
    pub fn nothing() -> Result<Self> {
        Ok(Self(usage::Usage::default()))
    }

    /// Counts what happens in a visit: before each step, with the same event and time.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`, `VERIFICATION_INSUFFICIENT`.
    pub fn observe(&self, kind: &str, visit: &Visit, event: VisitEvent, at: &str) -> Result<()> {
        Ok(self.0.observe(kind, &visit.0, &json::write(&event)?, at)?)
    }

    /// Counts the end of a visit; one that has not ended counts nothing.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`.
    pub fn ended(&self, kind: &str, visit: &Visit) -> Result<()> {
        Ok(self.0.ended(kind, &visit.0)?)
    }

    /// Counts an eligibility check with the numbers of a certificate, on a day.
    ///
    /// # Errors
    /// `INVALID_ARGUMENT`.
    pub fn checked_by_numbers(&self, kind: &str, day: &str) -> Result<()> {
        Ok(self.0.checked_by_numbers(kind, day)?)
    }

    /// The counts: JSON `{buckets, rows}`.
    ///
    /// # Errors
    /// `REENTRANT`.
    pub fn json(&self) -> Result<String> {
        Ok(self.0.to_json()?)
    }
}
