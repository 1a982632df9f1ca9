//! The procedure where the card does not confirm the qualification (保発0710第1号 of 2023-07-10).

use super::advice::{source_text, trouble_json};
use super::parse;
use super::said::{all_said, said};
use mnc_abi::Result;
use mnc_core::ErrorKind;
use mnc_core::eligibility::Outcome;
use mnc_core::fallback::advice;
use mnc_core::fallback::declaration::InsuranceKind;
use mnc_core::fallback::procedure::{
    Access, AgeBand, Amount, Case, Document, Entry, Issued, Past, Rule, Search, Settings,
    Situation, decide, reminders, steps,
};
use mnc_core::identity::CardKind;
use mnc_core::identity::policy::{Certainty, FallBack};
use mnc_core::patient::share::Scheme;
use mnc_core::patient::wareki;
use mnc_core::reception::machine::{FallBackReason, Trouble};
use serde::Deserialize;
use serde_json::{Value as Json, json};

const WHAT: &str = "situation";

/// How a reception or a call failed: one of `reason` and `status`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Failed {
    reason: Option<String>,
    status: Option<i32>,
    access: Option<String>,
}

/// What is known at the desk; `case` and `day` must be there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    case: String,
    day: String,
    card: Option<String>,
    #[serde(default)]
    documents: Vec<String>,
    by_numbers: Option<String>,
    insurance: Option<String>,
    search: Option<String>,
    past: Option<String>,
    issued: Option<String>,
    #[serde(default)]
    lenient: bool,
    birthdate: Option<String>,
    age: Option<String>,
    share: Option<u8>,
    settings: Option<Decided>,
}

/// What the institution decided; a day that is `null` never comes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Decided {
    expired_until: Option<String>,
}

/// Where a failure leads: `{case, access, other, trouble}`, of which `case` or `other` is `null`.
///
/// # Errors
/// `InvalidArgument`.
pub fn enter(failed: &str) -> Result<String> {
    let failed: Failed = parse::json(failed, "failure")?;
    let access = failed.access.as_deref().map(access).transpose()?;
    let (entry, trouble) = match (failed.reason, failed.status) {
        (Some(code), None) => {
            let reason = reason(&code)?;
            (reason.entry(access), reason.trouble())
        }
        (None, Some(status)) => {
            let kind = kind(status)?;
            let trouble = advice::Trouble::of(&advice::Signal::Error(kind));
            (Entry::of_error(kind, access), trouble)
        }
        _ => return Err(parse::invalid("failure", 0).into()),
    };
    let (case, other) = match entry {
        Entry::Case(case) => (Some(case), None),
        Entry::Other(other) => (None, Some(other)),
    };
    Ok(json!({
        "case": case.map(|it| said!(it)),
        "other": other.map(|it| said!(it)),
        "trouble": trouble.map(trouble_json),
    })
    .to_string())
}

/// What is done first, and what else may be asked for: `{case, day, rule, tenths, reminders, open}`.
///
/// # Errors
/// `InvalidArgument`; `UnreadableDate` for the birth date.
pub fn decide_on(known: &str) -> Result<String> {
    let known: Known = parse::json(known, WHAT)?;
    let (situation, settings) = (known.situation()?, known.settings()?);
    let rule = decide(&situation, settings);
    let age = known.age_band(&situation)?;
    let reminders = rule.map_or_else(Vec::new, |rule| reminders(rule, &situation));
    let open = steps(situation.case, situation.day, situation.card, settings);
    Ok(json!({
        "case": said!(situation.case),
        "day": known.day,
        "rule": rule.map(rule_json),
        "tenths": rule.and_then(|rule| tenths(rule, age, known.share)),
        "reminders": all_said!(reminders),
        "open": open.into_iter().map(rule_json).collect::<Vec<_>>(),
    })
    .to_string())
}

impl Known {
    fn situation(&self) -> Result<Situation> {
        let case = parse::code(Case::ALL, Case::code, &self.case, WHAT)?;
        let mut situation = Situation::new(case, parse::day(&self.day)?);
        let document = |name: &String| parse::code(Document::ALL, Document::code, name, WHAT);
        situation.documents = self.documents.iter().map(document).collect::<Result<_>>()?;
        let outcome = |name| parse::code(Outcome::ALL, Outcome::name, name, WHAT);
        situation.by_numbers = self.by_numbers.as_deref().map(outcome).transpose()?;
        let card = |name| parse::code(&CardKind::ALL, CardKind::name, name, WHAT);
        situation.card = self.card.as_deref().map(card).transpose()?;
        situation.insurance = self.insurance.as_deref().map(insurance).transpose()?;
        situation.search = self
            .search
            .as_deref()
            .map_or(Ok(Search::default()), search)?;
        situation.past = self.past.as_deref().map_or(Ok(Past::default()), past)?;
        situation.issued = self
            .issued
            .as_deref()
            .map_or(Ok(Issued::default()), issued)?;
        situation.lenient = self.lenient;
        Ok(situation)
    }

    fn settings(&self) -> Result<Settings> {
        let Some(decided) = &self.settings else {
            return Ok(Settings::default());
        };
        let expired_until = decided.expired_until.as_deref().map(parse::day);
        Ok(Settings {
            expired_until: expired_until.transpose()?,
        })
    }

    /// The age, as it was said or by the birth date; both at once is a contradiction to be avoided.
    fn age_band(&self, situation: &Situation) -> Result<Option<AgeBand>> {
        match (self.age.as_deref(), self.birthdate.as_deref()) {
            (None, None) => Ok(None),
            (Some(age), None) => parse::code(AgeBand::ALL, AgeBand::code, age, WHAT).map(Some),
            (None, Some(birth)) => {
                let scheme = situation
                    .insurance
                    .map_or(Scheme::Other, InsuranceKind::scheme);
                let age = AgeBand::of(wareki::parse(birth)?, situation.day, scheme);
                Ok(Some(age.ok_or(parse::invalid(WHAT, 0))?))
            }
            (Some(_), Some(_)) => Err(parse::invalid(WHAT, 0).into()),
        }
    }
}

fn rule_json(rule: &Rule) -> Json {
    let sources = rule.sources.iter().copied().map(source_text);
    json!({
        "id": rule.id,
        "step": said!(rule.step),
        "payment": said!(rule.payment),
        "reason": said!(rule.reason),
        "record": said!(rule.record),
        "sources": sources.collect::<Vec<_>>(),
        "certain": rule.certainty == Certainty::Confirmed,
        "remark": rule.remark,
    })
}

/// How many tenths are taken: one, or several to choose from. Without an age only what holds at every
/// age.
fn tenths(rule: &Rule, age: Option<AgeBand>, share: Option<u8>) -> Option<Vec<u8>> {
    let tenths = |age: AgeBand| match rule.payment.amount(age, share) {
        Amount::Tenths(tenths) => vec![tenths],
        Amount::OneOf(several) => several.to_vec(),
    };
    if let Some(age) = age {
        return Some(tenths(age));
    }
    let mut every = AgeBand::ALL.iter().copied().map(tenths);
    let first = every.next()?;
    every.all(|other| other == first).then_some(first)
}

fn reason(code: &str) -> Result<FallBackReason> {
    let policies = FallBack::ALL.iter().copied().map(FallBackReason::Policy);
    let outcomes = Outcome::ALL.iter().copied().map(FallBackReason::Outcome);
    let troubles = Trouble::ALL.iter().copied().map(FallBackReason::Trouble);
    let reasons: Vec<_> = policies.chain(outcomes).chain(troubles).collect();
    parse::code(&reasons, FallBackReason::code, code, "failure")
}

/// The error of the SDK with this status.
pub(super) fn kind(status: i32) -> Result<ErrorKind> {
    let mut kinds = ErrorKind::ALL.iter().copied();
    let kind = kinds.find(|kind| i32::from(kind.code()) == status);
    kind.ok_or_else(|| parse::invalid("failure", 0).into())
}

fn access(name: &str) -> Result<Access> {
    let names = [
        ("POSSIBLE", Access::Possible),
        ("IMPOSSIBLE", Access::Impossible),
    ];
    parse::named(&names, name, "failure")
}

pub(super) fn insurance(code: &str) -> Result<InsuranceKind> {
    parse::code(InsuranceKind::ALL, InsuranceKind::code, code, WHAT)
}

fn search(name: &str) -> Result<Search> {
    let names = [
        ("NOT_YET", Search::NotYet),
        ("FOUND", Search::Found),
        ("NOT_FOUND", Search::NotFound),
    ];
    parse::named(&names, name, WHAT)
}

fn past(name: &str) -> Result<Past> {
    let names = [
        ("NEVER", Past::Never),
        ("VISITED", Past::Visited),
        ("UNCHANGED", Past::Unchanged),
    ];
    parse::named(&names, name, WHAT)
}

fn issued(name: &str) -> Result<Issued> {
    let names = [
        ("NOT_SAID", Issued::NotSaid),
        ("DECLARED", Issued::Declared),
        ("DENIED", Issued::Denied),
    ];
    parse::named(&names, name, WHAT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use mnc_core::Date;

    fn entered(text: &str) -> Json {
        serde_json::from_str(&enter(text).unwrap()).unwrap()
    }

    fn decided(text: &str) -> Json {
        serde_json::from_str(&decide_on(text).unwrap()).unwrap()
    }

    /// 保発0710第1号 1(1), 1(2).
    #[test]
    fn a_failure_leads_to_its_case_or_to_another_way() {
        let rows = [
            (r#"{"reason": "INVALID"}"#, json!("1(1)a"), json!("T1")),
            (r#"{"reason": "NO_ANSWER"}"#, json!("1(2)b"), json!("T2")),
            (
                r#"{"reason": "NO_ANSWER", "access": "POSSIBLE"}"#,
                json!("1(2)a-device"),
                json!("T2"),
            ),
            (
                r#"{"status": 505, "access": "IMPOSSIBLE"}"#,
                json!("1(2)b"),
                json!("T7"),
            ),
        ];
        for (text, case, trouble) in rows {
            let json = entered(text);
            assert_eq!(json["case"]["code"], case, "{text}");
            assert_eq!(json["trouble"]["code"], trouble, "{text}");
            assert!(json["trouble"]["to_staff"]["ja"].is_string());
            assert_eq!(json["other"], Json::Null);
        }
        let other = entered(r#"{"status": 300}"#);
        assert_eq!(
            (&other["case"], &other["other"]["code"]),
            (&Json::Null, &json!("ANOTHER_METHOD"))
        );
    }

    #[test]
    fn every_reason_of_a_visit_and_every_error_is_known() {
        for reason in FallBack::ALL
            .iter()
            .map(|it| it.code())
            .chain(Outcome::ALL.iter().map(|it| it.name()))
            .chain(Trouble::ALL.iter().map(|it| it.code()))
        {
            entered(&json!({ "reason": reason }).to_string());
        }
        for kind in ErrorKind::ALL {
            entered(&json!({ "status": kind.code() }).to_string());
        }
    }

    /// 保発0710第1号 2(2), 2(3).
    #[test]
    fn a_situation_leads_to_one_rule() {
        let text = r#"{"case": "1(1)a", "day": "2026-11-20", "birthdate": "1988-01-05"}"#;
        let json = decided(text);
        assert_eq!(json["rule"]["step"]["code"], "DECLARATION");
        assert_eq!(json["rule"]["payment"]["code"], "DECLARED_SHARE");
        assert_eq!(json["tenths"], json!([3]));
        assert!(json["open"].as_array().unwrap().len() > 1);
        assert!(!json["rule"]["sources"][0].as_str().unwrap().is_empty());
        let json = decided(r#"{"case": "2(3)", "day": "2026-11-20", "issued": "DENIED"}"#);
        assert_eq!(
            (&json["rule"]["step"]["code"], &json["tenths"]),
            (&json!("WHOLE_COST"), &json!([10]))
        );
        let before = decided(r#"{"case": "2(3)", "day": "2023-01-01"}"#);
        assert_eq!(
            (&before["rule"], &before["tenths"]),
            (&Json::Null, &Json::Null)
        );
    }

    /// 別添3 説明書: 未就学児 2割, 70歳以上等 1～3割.
    #[test]
    fn what_is_paid_follows_from_the_age_where_it_is_known() {
        let with = |more: &str| {
            decided(&format!(
                r#"{{"case": "1(1)a", "day": "2026-11-20"{more}}}"#
            ))["tenths"]
                .clone()
        };
        assert_eq!(with(""), Json::Null);
        assert_eq!(with(r#", "share": 2"#), json!([2]));
        assert_eq!(with(r#", "age": "PRESCHOOL""#), json!([2]));
        assert_eq!(with(r#", "birthdate": "S25.1.1""#), json!([3, 2, 1]));
        assert_eq!(
            with(r#", "birthdate": "S33.1.1", "insurance": "ELDERLY""#),
            json!([3, 2, 1])
        );
    }

    #[test]
    fn each_thing_known_reaches_the_situation() {
        let text = r#"{"case": "1(2)b", "day": "2026-11-20", "card": "FACE_CARD",
            "documents": ["PORTAL", "QUALIFICATION_NOTICE"], "by_numbers": "VALID",
            "insurance": "NATIONAL", "search": "FOUND", "past": "UNCHANGED", "issued": "DECLARED",
            "lenient": true, "settings": {"expired_until": null}}"#;
        let known: Known = parse::json(text, WHAT).unwrap();
        let mut expected = Situation::new(Case::NoAccess, Date::constant(2026, 11, 20))
            .with(Document::Portal)
            .with(Document::QualificationNotice);
        expected.card = Some(CardKind::Face);
        expected.by_numbers = Some(Outcome::Valid);
        expected.insurance = Some(InsuranceKind::National);
        (expected.search, expected.past) = (Search::Found, Past::Unchanged);
        (expected.issued, expected.lenient) = (Issued::Declared, true);
        assert_eq!(known.situation().unwrap(), expected);
        assert_eq!(known.settings().unwrap().expired_until, None);
    }

    /// The setting's default is the announced end, 2026-03-31.
    #[test]
    fn expired_certificates_may_be_asked_about_until_a_day() {
        let with = |settings: &str| {
            decided(&format!(
                r#"{{"case": "2(3)", "day": "2026-11-20", "documents": ["EXPIRED_INSURANCE_CARD"]{settings}}}"#
            ))["rule"]["step"]["code"].clone()
        };
        assert_ne!(with(""), "ASK_BY_NUMBERS");
        assert_eq!(
            with(r#", "settings": {"expired_until": null}"#),
            "ASK_BY_NUMBERS"
        );
        assert_eq!(
            with(r#", "settings": {"expired_until": "2026-12-31"}"#),
            "ASK_BY_NUMBERS"
        );
    }

    #[test]
    fn what_is_not_known_is_refused() {
        for bad in [
            "{}",
            r#"{"reason": "BEER"}"#,
            r#"{"reason": "INVALID", "status": 300}"#,
            r#"{"status": 3}"#,
            r#"{"reason": "INVALID", "access": "MAYBE"}"#,
        ] {
            assert_eq!(enter(bad).unwrap_err().status(), 100, "{bad}");
        }
        for bad in [
            r#"{"case": "1(1)a"}"#,
            r#"{"case": "1(1)", "day": "2026-11-20"}"#,
            r#"{"case": "1(1)a", "day": "2026-11-20", "documents": ["BEER"]}"#,
            r#"{"case": "1(1)a", "day": "2026-11-20", "search": "LATER"}"#,
            r#"{"case": "1(1)a", "day": "2026-11-20", "age": "ELDERLY", "birthdate": "S25.1.1"}"#,
            r#"{"case": "1(1)a", "day": "2026-11-20", "birthdate": "2027-01-01"}"#,
            r#"{"case": "1(1)a", "day": "2026-11-20", "settings": {"expired": null}}"#,
        ] {
            assert_eq!(decide_on(bad).unwrap_err().status(), 100, "{bad}");
        }
    }
}
