//! How far a procedure has come, as plain data that can be stored and taken up again.

use super::card_state::FourDigitPin;
use super::plan::Plan;
use super::step::Step;
use crate::card::common::CardIdentification;
use crate::error::{Error, ErrorKind, Result};
use ring::digest;
use serde_json::{Value, json};
use std::fmt;

/// The version of the stored form.
const VERSION: u64 = 1;
const INPUT: &str = "progress of a municipal procedure";

/// SHA-256 of a card's serial number: tells cards apart without holding the number. It is a
/// pseudonym of the holder all the same, so `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct CardFingerprint(String);

impl CardFingerprint {
    pub(super) fn of(card: &CardIdentification) -> Self {
        let digest = digest::digest(&digest::SHA256, card.serial_number().as_bytes());
        let digits = digest.as_ref().iter().map(|byte| format!("{byte:02x}"));
        Self(digits.collect())
    }
}

impl fmt::Debug for CardFingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardFingerprint(..)")
    }
}

/// The progress of a procedure on one card. It holds no PIN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    pub(super) plan: Plan,
    pub(super) card: CardFingerprint,
    /// How many steps of the plan are complete.
    pub(super) completed: usize,
    /// The PINs that have their new value already, within a step that sets them.
    pub(super) renewed: Vec<FourDigitPin>,
}

impl Progress {
    /// The procedure.
    pub fn plan(&self) -> Plan {
        self.plan
    }

    /// The steps that are complete.
    pub fn completed(&self) -> &'static [Step] {
        self.plan.steps().get(..self.completed).unwrap_or_default()
    }

    /// The next step; `None` when all are complete.
    pub fn next(&self) -> Option<Step> {
        self.plan.steps().get(self.completed).copied()
    }

    /// Whether this step is complete.
    pub fn is_complete(&self, step: Step) -> bool {
        self.completed().contains(&step)
    }

    /// One line of JSON. Store it as other data about the person: it tells which card it is to
    /// whoever knows the card's serial number.
    pub fn to_json(&self) -> String {
        let completed: Vec<_> = self.completed().iter().map(|step| step.code()).collect();
        let renewed: Vec<_> = self.renewed.iter().map(|pin| pin.code()).collect();
        json!({
            "version": VERSION,
            "plan": self.plan.code(),
            "card": self.card.0,
            "completed": completed,
            "renewed": renewed,
        })
        .to_string()
    }

    /// Reads what [`Progress::to_json`] wrote.
    ///
    /// # Errors
    /// [`InvalidArgument`](ErrorKind::InvalidArgument) for anything else, and for steps that are not
    /// the first ones of the procedure.
    pub fn from_json(text: &str) -> Result<Self> {
        let malformed = |offset| Error::new(ErrorKind::InvalidArgument).at(INPUT, offset);
        let value: Value = serde_json::from_str(text).map_err(|error| malformed(error.column()))?;
        Self::from_value(&value).ok_or_else(|| malformed(0))
    }

    fn from_value(value: &Value) -> Option<Self> {
        if value.get("version")?.as_u64()? != VERSION {
            return None;
        }
        let plan = Plan::from_code(value.get("plan")?.as_str()?)?;
        let completed = codes(value.get("completed")?, Step::from_code)?;
        let card = value.get("card")?.as_str()?;
        let is_digest = card.len() == 64 && card.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !plan.steps().starts_with(&completed) || !is_digest {
            return None;
        }
        Some(Self {
            plan,
            card: CardFingerprint(card.to_owned()),
            completed: completed.len(),
            renewed: codes(value.get("renewed")?, FourDigitPin::from_code)?,
        })
    }
}

fn codes<T>(value: &Value, from_code: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let items = value.as_array()?.iter();
    items.map(|item| from_code(item.as_str()?)).collect()
}
