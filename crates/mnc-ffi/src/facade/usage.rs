//! Counters of a counter, without personal data.

use super::event::event;
use super::parse;
use super::visit::Visit;
use mnc_abi::{Exclusive, Result};
use mnc_core::reception::usage::{self, FacilityKind};

/// Counts by month and kind of institution. Calls take their turn.
#[derive(Default)]
pub struct Usage(Exclusive<usage::Usage>);

impl Usage {
    /// Counts what happens in a visit: before each step, with the same event and time.
    ///
    /// # Errors
    /// `InvalidArgument`, `VerificationInsufficient`.
    pub fn observe(&self, kind: &str, visit: &Visit, event_text: &str, at: &str) -> Result<()> {
        let (kind, at) = (self::kind(kind)?, parse::time(at)?);
        let event = event(event_text, at)?;
        self.count(|usage| visit.look(|visit| usage.observe(kind, visit, &event, at)))
    }

    /// Counts the end of a visit; one that has not ended counts nothing.
    ///
    /// # Errors
    /// `InvalidArgument`.
    pub fn ended(&self, kind: &str, visit: &Visit) -> Result<()> {
        let kind = self::kind(kind)?;
        self.count(|usage| visit.look(|visit| usage.ended(kind, visit)))
    }

    /// Counts an eligibility check with the numbers of a certificate.
    ///
    /// # Errors
    /// `InvalidArgument`.
    pub fn checked_by_numbers(&self, kind: &str, day: &str) -> Result<()> {
        let (kind, day) = (self::kind(kind)?, parse::day(day)?);
        self.count(|usage| {
            usage.checked_by_numbers(kind, day);
            Ok(())
        })
    }

    /// `{buckets, rows: [{month, kind, card, numbers, checks, rate_percent, methods, failures,
    /// seconds}]}`.
    ///
    /// # Errors
    /// [`mnc_abi::Trouble::Reentrant`].
    pub fn to_json(&self) -> Result<String> {
        self.0.with(|usage| Ok(usage.to_json().to_string()))
    }

    fn count(&self, work: impl FnOnce(&mut usage::Usage) -> Result<()>) -> Result<()> {
        self.0.with(work)
    }
}

fn kind(code: &str) -> Result<FacilityKind> {
    parse::code(
        FacilityKind::ALL,
        FacilityKind::code,
        code,
        "kind of institution",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value as Json;

    fn rows(usage: &Usage) -> Json {
        let json: Json = serde_json::from_str(&usage.to_json().unwrap()).unwrap();
        json["rows"].clone()
    }

    /// 医療保険部会 of 2024-09-30: マイナ保険証利用件数 / オンライン資格確認利用件数.
    #[test]
    fn a_visit_is_counted_by_its_month_and_nothing_of_the_patient() {
        let usage = Usage::default();
        let visit = Visit::begin(r#"{"route": "WINDOW"}"#, "2026-11-20T10:00:00").unwrap();
        for (event, second) in [
            (r#"{"event": "CARD_PLACED"}"#, 4),
            (r#"{"event": "CHOSEN", "choice": "FACE"}"#, 6),
            (r#"{"event": "FACE_FAILED", "why": "FACE_NOT_MATCHED"}"#, 9),
            (r#"{"event": "VERIFIED_BY_READER", "method": "FACE"}"#, 12),
            (r#"{"event": "ANSWERED", "outcome": "VALID"}"#, 15),
            (r#"{"event": "CHOSEN", "choice": "CONSENT_TO_ALL"}"#, 17),
            (r#"{"event": "CARD_REMOVED"}"#, 20),
        ] {
            let at = format!("2026-11-20T10:00:{second:02}");
            usage.observe("CLINIC", &visit, event, &at).unwrap();
            visit.step(event, &at).unwrap();
        }
        usage.ended("CLINIC", &visit).unwrap();
        usage.checked_by_numbers("CLINIC", "2026-11-21").unwrap();
        usage.checked_by_numbers("PHARMACY", "2026-12-01").unwrap();
        let rows = rows(&usage);
        assert_eq!(
            (&rows[0]["month"], &rows[0]["kind"]),
            (&Json::from("2026-11"), &Json::from("CLINIC"))
        );
        assert_eq!(
            (
                &rows[0]["card"],
                &rows[0]["numbers"],
                &rows[0]["rate_percent"]
            ),
            (&Json::from(1), &Json::from(1), &Json::from(50.0))
        );
        assert_eq!(rows[0]["methods"]["FACE"], 1);
        assert_eq!(rows[0]["failures"]["FACE_NOT_MATCHED"], 1);
        assert_eq!(rows[0]["seconds"]["CARD"][2], 1);
        assert_eq!(rows[1]["kind"], "PHARMACY");
        assert_eq!(
            usage
                .checked_by_numbers("BAR", "2026-11-20")
                .unwrap_err()
                .status(),
            100
        );
        assert_eq!(
            usage
                .observe("CLINIC", &visit, "{}", "2026-11-20T10:00:00")
                .unwrap_err()
                .status(),
            100
        );
    }
}
