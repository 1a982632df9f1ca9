//! 目視 mode: switched on, used for a visit, and switched back.

use super::event::confirmation;
use super::parse;
use super::said::said;
use super::visit::Visit;
use jiff::SignedDuration;
use mnc_abi::{Exclusive, Result};
use mnc_core::DateTime;
use mnc_core::identity::{
    self, StaffId, VisualModeVersion, VisualPeriod, VisualReason, VisualStep,
};
use mnc_core::reception::machine::Event;
use serde::Deserialize;
use serde_json::{Value as Json, json};

const WHAT: &str = "visual mode";

/// The 目視 mode of one reader. Calls take their turn.
pub struct VisualMode(Exclusive<identity::VisualMode>);

/// What the institution decided.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Decided {
    remind_after_seconds: Option<u32>,
}

/// What staff did with the mode.
#[derive(Deserialize)]
#[serde(
    tag = "event",
    rename_all = "SCREAMING_SNAKE_CASE",
    deny_unknown_fields
)]
enum Switched {
    SwitchOn { version: String, staff: String },
    SwitchBack {},
}

/// What staff saw, and did on the screen.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seen {
    staff: String,
    patient_present: bool,
    photo: bool,
    reason: String,
    ticked: Option<bool>,
    password_entered: Option<bool>,
}

impl VisualMode {
    /// Off; `{remind_after_seconds}` may say after which time staff is reminded.
    ///
    /// # Errors
    /// `InvalidArgument`.
    pub fn new(settings: &str) -> Result<Self> {
        let decided: Decided = parse::json(settings, WHAT)?;
        let after = decided.remind_after_seconds.map(i64::from);
        let mode = after.map(SignedDuration::from_secs);
        let mode = mode.map_or_else(
            identity::VisualMode::default,
            identity::VisualMode::reminding_after,
        );
        Ok(Self(Exclusive::new(mode)))
    }

    /// Staff switched the mode: `{event: SWITCH_ON, version, staff}` or `{event: SWITCH_BACK}`. What it is
    /// now, as by [`Self::state`].
    ///
    /// # Errors
    /// `InvalidArgument`, also for what cannot be. Nothing changed then.
    pub fn step(&self, event: &str, at: &str) -> Result<String> {
        let (switched, at): (Switched, _) = (parse::json(event, WHAT)?, parse::time(at)?);
        self.0.with(|mode| {
            match switched {
                Switched::SwitchOn { version, staff } => {
                    mode.switch_on(parse_version(&version)?, StaffId::new(staff)?, at)?;
                }
                Switched::SwitchBack {} => drop(mode.switch_back(at)?),
            }
            Ok(state_json(mode, at).to_string())
        })
    }

    /// Staff compared photo and face of the patient of a visit in this mode, and found them the same; what
    /// the visit does now, as an array of `{code, ja, en}`.
    ///
    /// # Errors
    /// `VerificationInsufficient` if the mode is off, its step was not done, the patient was absent or the
    /// card has no photo; `StepOutOfOrder` where the visit awaits no verification. Neither mode nor visit
    /// changed then.
    pub fn confirm(&self, visit: &Visit, seen: &str, at: &str) -> Result<String> {
        let (seen, at): (Seen, _) = (parse::json(seen, WHAT)?, parse::time(at)?);
        let (reason, step) = (parse_reason(&seen.reason)?, seen.step()?);
        let confirmation = confirmation(seen.staff, seen.patient_present, seen.photo, at)?;
        self.0.with(|mode| {
            let mut after = mode.clone();
            let identity = after.confirm(confirmation, reason, step)?;
            let actions = visit.take(Event::Verified(Box::new(identity)), at)?;
            *mode = after;
            Ok(actions)
        })
    }

    /// The mode at a time: `{on, period: {version, staff, since, last_used, confirmed, restored},
    /// reminder}`. The period is the current one, or the last.
    ///
    /// # Errors
    /// `InvalidArgument`.
    pub fn state(&self, at: &str) -> Result<String> {
        let at = parse::time(at)?;
        self.0.with(|mode| Ok(state_json(mode, at).to_string()))
    }
}

impl Seen {
    /// Exactly one of the two steps.
    fn step(&self) -> Result<VisualStep> {
        match (self.ticked, self.password_entered) {
            (Some(ticked), None) => Ok(VisualStep::Ticked(ticked)),
            (None, Some(entered)) => Ok(VisualStep::PasswordEntered(entered)),
            _ => Err(parse::invalid(WHAT, 0).into()),
        }
    }
}

fn state_json(mode: &identity::VisualMode, at: DateTime) -> Json {
    json!({
        "on": mode.is_on(),
        "period": mode.period().map(period_json),
        "reminder": mode.reminder(at).map(|it| said!(it)),
    })
}

fn period_json(period: &VisualPeriod) -> Json {
    json!({
        "version": version_name(period.version),
        "staff": period.staff.as_str(),
        "since": period.since.to_string(),
        "last_used": period.last_used.to_string(),
        "confirmed": period.confirmed,
        "restored": period.restored.map(|at| at.to_string()),
    })
}

const VERSIONS: [(&str, VisualModeVersion); 2] = [
    ("TERMINAL", VisualModeVersion::Terminal),
    ("READER", VisualModeVersion::Reader),
];

fn parse_version(name: &str) -> Result<VisualModeVersion> {
    parse::named(&VERSIONS, name, WHAT)
}

fn version_name(version: VisualModeVersion) -> &'static str {
    let named = VERSIONS.iter().find(|(_, it)| *it == version);
    named.map_or("", |(name, _)| name)
}

fn parse_reason(name: &str) -> Result<VisualReason> {
    const ALL: [VisualReason; 5] = [
        VisualReason::FaceComparisonFailed,
        VisualReason::NoPin,
        VisualReason::AwayFromReader,
        VisualReason::OperationDifficult,
        VisualReason::Other,
    ];
    parse::code(&ALL, VisualReason::name, name, WHAT)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ON: &str = r#"{"event": "SWITCH_ON", "version": "TERMINAL", "staff": "uketsuke-01"}"#;
    const SEEN: &str = r#"{"staff": "uketsuke-01", "patient_present": true, "photo": true,
        "reason": "FACE_COMPARISON_FAILED", "ticked": true}"#;

    fn at(minute: u8) -> String {
        format!("2026-11-20T10:{minute:02}:00")
    }

    fn parsed(text: Result<String>) -> Json {
        serde_json::from_str(&text.unwrap()).unwrap()
    }

    /// A visit that awaits a confirmation by mode.
    fn waiting() -> Visit {
        let visit = Visit::begin(r#"{"route": "WINDOW"}"#, &at(0)).unwrap();
        visit.step(r#"{"event": "CARD_PLACED"}"#, &at(0)).unwrap();
        visit
            .step(r#"{"event": "STAFF_TAKES_OVER"}"#, &at(0))
            .unwrap();
        visit
    }

    fn code(visit: &Visit) -> Json {
        parsed(visit.screen())["code"].clone()
    }

    /// 保発0710第1号 別添2: switched on, ticked, used, and switched back.
    #[test]
    fn the_mode_verifies_the_patient_of_a_visit_and_is_switched_back() {
        let (mode, visit) = (VisualMode::new("{}").unwrap(), waiting());
        let before = code(&visit);
        assert_eq!(
            mode.confirm(&visit, SEEN, &at(1)).unwrap_err().status(),
            702
        );
        assert_eq!(parsed(mode.step(ON, &at(1)))["on"], true);
        let unticked = SEEN.replace(r#""ticked": true"#, r#""ticked": false"#);
        assert_eq!(
            mode.confirm(&visit, &unticked, &at(2))
                .unwrap_err()
                .status(),
            702
        );
        let reader = SEEN.replace("ticked", "password_entered");
        assert_eq!(
            mode.confirm(&visit, &reader, &at(2)).unwrap_err().status(),
            702
        );
        assert_eq!(code(&visit), before);
        mode.confirm(&visit, SEEN, &at(2)).unwrap();
        assert_eq!(code(&visit), "CHECKING");
        assert_eq!(
            mode.confirm(&visit, SEEN, &at(3)).unwrap_err().status(),
            720
        );
        let state = parsed(mode.state(&at(8)));
        assert_eq!(state["period"]["confirmed"], 1);
        assert_eq!(state["reminder"]["code"], "VISUAL_MODE_ON");
        let back = parsed(mode.step(r#"{"event": "SWITCH_BACK"}"#, &at(9)));
        assert_eq!(
            (&back["on"], &back["reminder"]),
            (&json!(false), &Json::Null)
        );
        assert_eq!(back["period"]["restored"], at(9));
    }

    #[test]
    fn the_reader_ends_its_mode_with_the_patient_and_the_time_of_the_reminder_is_a_setting() {
        let (mode, visit) = (
            VisualMode::new(r#"{"remind_after_seconds": 60}"#).unwrap(),
            waiting(),
        );
        let on = ON.replace("TERMINAL", "READER");
        mode.step(&on, &at(1)).unwrap();
        assert_eq!(parsed(mode.state(&at(1)))["reminder"], Json::Null);
        assert!(parsed(mode.state(&at(2)))["reminder"].is_object());
        let seen = SEEN.replace("ticked", "password_entered");
        mode.confirm(&visit, &seen, &at(2)).unwrap();
        let state = parsed(mode.state(&at(9)));
        assert_eq!(
            (&state["on"], &state["period"]["version"]),
            (&json!(false), &json!("READER"))
        );
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let (mode, visit) = (VisualMode::new("{}").unwrap(), waiting());
        for bad in [
            "{}",
            r#"{"event": "SWITCH_ON", "version": "WALL", "staff": "a"}"#,
            r#"{"event": "SWITCH_ON", "version": "READER", "staff": " "}"#,
            r#"{"event": "SWITCH_BACK"}"#,
        ] {
            assert_eq!(mode.step(bad, &at(1)).unwrap_err().status(), 100, "{bad}");
        }
        let both = SEEN.replace(
            r#""ticked": true"#,
            r#""ticked": true, "password_entered": true"#,
        );
        let other = SEEN.replace("FACE_COMPARISON_FAILED", "BORED");
        for bad in [&both, &other] {
            assert_eq!(mode.confirm(&visit, bad, &at(1)).unwrap_err().status(), 100);
        }
        assert!(VisualMode::new(r#"{"remind": 1}"#).is_err());
    }
}
