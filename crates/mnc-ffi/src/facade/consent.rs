//! Consent (同意) without a visit, and earlier consents.

use super::answer::Answer;
use super::parse;
use super::said::{all_said, said};
use super::settings::Facility;
use super::visit::{join, screen_json};
use mnc_abi::{Exclusive, Result, Trouble};
use mnc_core::eligibility::answer::ConsentCategory;
use mnc_core::eligibility::codes::PrescriptionForm;
use mnc_core::reception::consent::{
    ConsentDialog, ConsentGroup, ConsentGroups, ConsentRecord, ConsentVersion, EndReason,
    FacilitySettings, LimitPlace, Operator, PriorConsent, PriorSource, Term,
};
use mnc_core::reception::screen::Choice;
use serde::Deserialize;
use serde_json::{Value as Json, json};

const WHAT: &str = "consent";

/// The consent screens of one patient. Calls take their turn.
pub struct Consent(Exclusive<ConsentDialog>);

/// How the patient is asked; `how` must be there, and `day` for screens.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// `SCREENS`, `ORALLY`, `NOTHING`.
    how: String,
    day: Option<String>,
    software: Option<String>,
    #[serde(default)]
    facility: Facility,
    /// `AFTER_DONE`, `WITH_THE_OTHERS`.
    limit: Option<String>,
    prior: Option<Prior>,
    #[serde(default)]
    referrals: u8,
}

/// An earlier consent to this institution.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Prior {
    source: String,
    asked: Vec<String>,
    granted: Vec<String>,
    #[serde(default)]
    shared_records: bool,
}

/// What the record wants to know; only `at` must be there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    at: String,
    operator: Option<String>,
    term: Option<String>,
    #[serde(default)]
    ended: Vec<Ended>,
}

/// A consent that ended before the record is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ended {
    /// The key of a category in the record; without one, every consent.
    category: Option<String>,
    reason: String,
    at: String,
}

impl Consent {
    /// Begins the screens.
    ///
    /// # Errors
    /// `InvalidArgument`.
    pub fn begin(asked: &str) -> Result<Self> {
        let asked: Asked = parse::json(asked, WHAT)?;
        let mut facility = FacilitySettings::default();
        asked.facility.apply(&mut facility)?;
        let dialog = match asked.how.as_str() {
            "SCREENS" => asked.screens(facility)?,
            "ORALLY" => ConsentDialog::orally(facility),
            "NOTHING" => ConsentDialog::nothing(),
            _ => return Err(parse::invalid(WHAT, 0).into()),
        };
        Ok(Self(Exclusive::new(dialog)))
    }

    /// The patient presses a button; the next screen, as by [`Self::screen`].
    ///
    /// # Errors
    /// `StepOutOfOrder` if the screen has no such button, `InvalidArgument`. Nothing changed then.
    pub fn choose(&self, choice: &str) -> Result<String> {
        let choice = parse::code(Choice::ALL, Choice::code, choice, WHAT)?;
        self.0.with(|dialog| {
            dialog.choose(choice)?;
            Ok(shown(dialog))
        })
    }

    /// What is shown now: a screen as of a visit, with `{done, earlier: [{group, granted}]}`.
    ///
    /// # Errors
    /// [`Trouble::Reentrant`].
    pub fn screen(&self) -> Result<String> {
        self.0.with(|dialog| Ok(shown(dialog)))
    }

    /// What came of it: `{record, differing, prior, prescription, referrals}`. With an answer, what its
    /// result reports is taken in: the narrower of the two counts. `prior` is for the next visit.
    ///
    /// # Errors
    /// [`Trouble::NotYet`] while something is still asked, [`Trouble::Absent`] if the answer has no such
    /// result; `InvalidArgument`.
    pub fn record(&self, facts: &str, answer: Option<&Answer>, result: usize) -> Result<String> {
        let facts: Facts = parse::json(facts, "facts of the consent")?;
        let dialog = self.0.with(|dialog| Ok(*dialog))?;
        if !dialog.is_done() {
            return Err(Trouble::NotYet.into());
        }
        let mut record = facts.record(&dialog)?;
        let mut differing = Vec::new();
        if let Some(answer) = answer {
            let result = answer.0.body.results.get(result).ok_or(Trouble::Absent)?;
            differing = record.merge(&result.consents);
        }
        for ended in &facts.ended {
            ended.note(&mut record)?;
        }
        Ok(json!({
            "record": record.to_json(),
            "differing": differing.iter().map(|it| it.key()).collect::<Vec<_>>(),
            "prior": prior_json(&dialog),
            "prescription": dialog.prescription().as_ref().map(PrescriptionForm::code),
            "referrals": dialog.submitted_referrals(),
        })
        .to_string())
    }
}

impl Asked {
    fn screens(&self, facility: FacilitySettings) -> Result<ConsentDialog> {
        let wrong = || parse::invalid(WHAT, 0);
        let day = parse::day(self.day.as_deref().ok_or_else(wrong)?)?;
        let named = |name| parse::code(&ConsentVersion::ALL, ConsentVersion::name, name, WHAT);
        let known = self.software.as_deref().map(named).transpose()?;
        let version = ConsentVersion::on(day, known).ok_or_else(wrong)?;
        let places = [
            ("AFTER_DONE", LimitPlace::AfterDone),
            ("WITH_THE_OTHERS", LimitPlace::WithTheOthers),
        ];
        let place = self.limit.as_deref().unwrap_or("AFTER_DONE");
        let prior = self.prior.as_ref().map(Prior::consent).transpose()?;
        Ok(
            ConsentDialog::new(version, facility, parse::named(&places, place, WHAT)?)
                .with_prior(prior)
                .with_referrals(self.referrals),
        )
    }
}

impl Prior {
    pub(super) fn consent(&self) -> Result<PriorConsent> {
        Ok(PriorConsent {
            source: parse::code(PriorSource::ALL, PriorSource::code, &self.source, WHAT)?,
            asked: groups(&self.asked)?,
            granted: groups(&self.granted)?,
            shared_records: self.shared_records,
        })
    }
}

impl Facts {
    fn record(&self, dialog: &ConsentDialog) -> Result<ConsentRecord> {
        let operator = |code| parse::code(Operator::ALL, Operator::code, code, WHAT);
        let operator = self
            .operator
            .as_deref()
            .map_or(Ok(Operator::Patient), operator);
        let term = |code| parse::code(Term::ALL, Term::code, code, WHAT);
        let term = self.term.as_deref().map_or(Ok(Term::Outpatient), term);
        let at = parse::time(&self.at)?;
        Ok(ConsentRecord::of(dialog, operator?, term?, at))
    }
}

impl Ended {
    pub(super) fn note(&self, record: &mut ConsentRecord) -> Result<()> {
        let reason = parse::code(EndReason::ALL, EndReason::code, &self.reason, WHAT)?;
        let at = parse::time(&self.at)?;
        let category = |key| parse::code(ConsentCategory::ALL, ConsentCategory::key, key, WHAT);
        match self.category.as_deref() {
            Some(key) => record.end(category(key)?, reason, at),
            None => record.end_all(reason, at),
        }
        Ok(())
    }
}

fn groups(codes: &[String]) -> Result<ConsentGroups> {
    let group = |code: &String| parse::code(ConsentGroup::ALL, ConsentGroup::code, code, WHAT);
    let mut groups = codes.iter().map(group);
    groups.try_fold(ConsentGroups::NONE, |all, group| Ok(all.with(group?)))
}

fn shown(dialog: &ConsentDialog) -> String {
    let earlier = dialog.shown().into_iter();
    let earlier =
        earlier.map(|(group, granted)| json!({ "group": said!(group), "granted": granted }));
    let more = json!({ "done": dialog.is_done(), "earlier": earlier.collect::<Vec<_>>() });
    let mut json = screen_json(&dialog.screen());
    join(&mut json, more);
    json.to_string()
}

/// What the next visit takes as an earlier consent; `null` where nobody was asked on screens.
fn prior_json(dialog: &ConsentDialog) -> Json {
    if dialog.version().is_none() || dialog.asked().is_empty() {
        return Json::Null;
    }
    json!({
        "source": PriorSource::LastVisit.code(),
        "asked": group_codes(dialog.asked()),
        "granted": group_codes(dialog.granted()),
        "shared_records": dialog.shares_records(),
    })
}

pub(super) fn group_codes(groups: ConsentGroups) -> Vec<&'static str> {
    groups.iter().map(ConsentGroup::code).collect()
}

/// The groups with their sentences, in the order of the screens.
pub(super) fn groups_said(groups: ConsentGroups) -> Json {
    all_said!(groups.iter())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: Result<String>) -> Json {
        serde_json::from_str(&text.unwrap()).unwrap()
    }

    fn begun(text: &str) -> Consent {
        Consent::begin(text).unwrap()
    }

    const AT: &str = r#"{"at": "2026-11-20T10:00:00"}"#;
    const SCREENS: &str = r#"{"how": "SCREENS", "day": "2026-11-20"}"#;

    #[test]
    fn a_patient_consents_to_all_on_the_screens_of_the_day() {
        let consent = begun(SCREENS);
        let screen = parsed(consent.screen());
        assert_eq!(
            (&screen["code"], &screen["done"]),
            (&json!("CONSENT_METHOD"), &json!(false))
        );
        assert_eq!(
            consent.record(AT, None, 0).unwrap_err().status(),
            Trouble::NotYet.status()
        );
        assert_eq!(parsed(consent.choose("CONSENT_TO_ALL"))["done"], true);
        let came = parsed(consent.record(AT, None, 0));
        assert_eq!(came["record"]["version"], "CM2");
        assert_eq!(came["record"]["operator"], "PATIENT");
        assert_eq!(
            came["prior"]["granted"],
            json!(["MEDICATION", "HEALTH_CHECKUPS"])
        );
        let text = came["record"]["consents"].to_string();
        assert!(text.contains(r#""until":"2026-11-21T10:00:00""#), "{text}");
    }

    /// 医療保険部会 of 2024-09-30, 「顔リーダーの改修事項について」: an earlier consent is kept.
    #[test]
    fn an_earlier_consent_is_shown_and_kept() {
        let text = r#"{"how": "SCREENS", "day": "2026-11-20", "software": "CM3", "prior":
            {"source": "PORTAL", "asked": ["MEDICATION", "HEALTH_CHECKUPS"], "granted": ["MEDICATION"]}}"#;
        let Ok(consent) = Consent::begin(text) else {
            panic!("begins")
        };
        assert_eq!(parsed(consent.screen())["code"], "INHERIT_CONSENT");
        let shown = parsed(consent.choose("SHOW_CURRENT"));
        assert_eq!(shown["earlier"][0]["granted"], true);
        assert_eq!(shown["earlier"][1]["granted"], false);
        consent.choose("BACK").unwrap();
        consent.choose("KEEP").unwrap();
        let came = parsed(consent.record(AT, None, 0));
        assert_eq!(came["record"]["inherited"], "PORTAL");
        assert_eq!(came["prior"]["asked"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn by_word_of_mouth_somebody_who_cannot_be_asked_is_neither_yes_nor_no() {
        let consent = begun(r#"{"how": "ORALLY", "facility": {"surgery": true}}"#);
        consent.choose("UNOBTAINABLE").unwrap();
        let facts =
            r#"{"at": "2026-11-20T10:00:00", "operator": "STAFF", "term": "CONTINUING_CARE"}"#;
        let came = parsed(consent.record(facts, None, 0));
        let states = came["record"]["consents"].as_object().unwrap();
        assert!(states.len() > 2 && states.values().all(|it| it["state"] == "UNOBTAINABLE"));
        assert_eq!(
            (&came["record"]["operator"], &came["record"]["term"]),
            (&json!("STAFF"), &json!("CONTINUING_CARE"))
        );
        assert_eq!(came["prior"], Json::Null);
        let nothing = begun(r#"{"how": "NOTHING"}"#);
        assert_eq!(
            parsed(nothing.record(AT, None, 0))["record"]["consents"],
            json!({})
        );
    }

    /// `OQSCD031`: the patient withdrew it, the institution cancelled it.
    #[test]
    fn a_consent_ends_in_the_record_for_a_category_or_for_all() {
        let consent = begun(SCREENS);
        consent.choose("CONSENT_TO_ALL").unwrap();
        let came = |ended: &str| {
            let facts = format!(r#"{{"at": "2026-11-20T10:00:00", "ended": [{ended}]}}"#);
            consent.record(&facts, None, 0)
        };
        let state = |came: &Json, key: &str| came["record"]["consents"][key].clone();
        let one = r#"{"category": "medication", "reason": "PATIENT", "at": "2026-11-20T11:00:00"}"#;
        let json = parsed(came(one));
        assert_eq!(state(&json, "medication")["state"], "ENDED");
        assert_eq!(state(&json, "medication")["ended"], "2026-11-20T11:00:00");
        assert_eq!(state(&json, "medication")["reason"]["code"], "PATIENT");
        assert_eq!(state(&json, "health_checkups")["state"], "GRANTED");
        let all = r#"{"reason": "INSTITUTION", "at": "2026-11-20T12:00:00"}"#;
        let json = parsed(came(&format!("{one}, {all}")));
        assert_eq!(
            state(&json, "medication")["reason"]["code"],
            "PATIENT",
            "it had ended"
        );
        assert_eq!(
            state(&json, "health_checkups")["reason"]["code"],
            "INSTITUTION"
        );
        for bad in [
            r#"{"reason": "WHIM", "at": "2026-11-20T12:00:00"}"#,
            r#"{"reason": "PATIENT", "at": "noon"}"#,
            r#"{"category": "beer", "reason": "PATIENT", "at": "2026-11-20T12:00:00"}"#,
        ] {
            assert_eq!(came(bad).unwrap_err().status(), 100, "{bad}");
        }
    }

    /// What the official reader does not confirm is no consent.
    #[test]
    fn an_answer_narrows_the_consent() {
        let consent = begun(SCREENS);
        consent.choose("CONSENT_TO_ALL").unwrap();
        let answer = Answer::read(
            b"<XmlMsg><MessageBody><ResultList><ResultOfQualificationConfirmation>\
            <PharmacistsInfoConsFlg>0</PharmacistsInfoConsFlg>\
            </ResultOfQualificationConfirmation></ResultList></MessageBody></XmlMsg>",
        )
        .unwrap();
        let came = parsed(consent.record(AT, Some(&answer), 0));
        assert!(
            came["differing"]
                .as_array()
                .unwrap()
                .iter()
                .any(|it| !it.is_null()),
            "{came}"
        );
        assert!(!came["record"].to_string().contains("GRANTED"), "{came}");
        assert_eq!(
            consent.record(AT, Some(&answer), 1).unwrap_err().status(),
            Trouble::Absent.status()
        );
    }

    #[test]
    fn a_button_that_is_not_there_and_a_misspelt_setting_are_refused() {
        let consent = begun(SCREENS);
        assert_eq!(consent.choose("KEEP").unwrap_err().status(), 720);
        assert_eq!(consent.choose("BEER").unwrap_err().status(), 100);
        for bad in [
            "{}",
            r#"{"how": "SCREENS"}"#,
            r#"{"how": "SCREENS", "day": "2020-01-01"}"#,
            r#"{"how": "SCREENS", "day": "2026-11-20", "limit": "NEVER"}"#,
            r#"{"how": "SCREENS", "day": "2026-11-20", "facility": {"surgry": true}}"#,
            r#"{"how": "SIGNS"}"#,
        ] {
            assert_eq!(Consent::begin(bad).err().unwrap().status(), 100, "{bad}");
        }
    }

    #[test]
    fn the_screens_ask_for_limit_and_referrals_where_they_are_wanted() {
        let text = r#"{"how": "SCREENS", "day": "2023-11-20", "software": "CM1", "limit": "WITH_THE_OTHERS",
            "facility": {"limit_amount": true, "health_checkups": false, "records": "NONE"}}"#;
        assert_eq!(parsed(begun(text).screen())["code"], "ASK_LIMIT_AMOUNT");
        let after = text.replace("WITH_THE_OTHERS", "AFTER_DONE");
        assert_eq!(parsed(begun(&after).screen())["code"], "DONE");
    }
}
