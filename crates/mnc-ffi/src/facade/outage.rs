//! 緊急時医療情報・資格確認機能: the search without a card, its steps and its report (保発0710第1号, 別添2).

use super::parse;
use super::said::{all_said, said};
use mnc_abi::Result;
use mnc_core::eligibility::codes::Sex;
use mnc_core::eligibility::numbers::InstitutionCode;
use mnc_core::fallback::outage::{
    CentreContacts, OutageCause, OutageInstitution, OutageProcedure, OutageQuery, QueryDraft,
    ReportDraft, StepRecord, UsageReport,
};
use mnc_core::patient::wareki;
use mnc_core::{Date, DateTime, Language};
use serde::Deserialize;
use serde_json::{Value as Json, json};

/// What was taken down about a patient. All of it may be left out, and then is a defect.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Sought {
    birthdate: Option<String>,
    sex: Option<String>,
    checked_on: Option<String>,
    name: Option<String>,
    kana: Option<String>,
    address: Option<String>,
    insurer_name: Option<String>,
}

/// The procedure so far.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Progress {
    institution: Institution,
    #[serde(default)]
    records: Vec<Done>,
    #[serde(default)]
    centre: Centre,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Institution {
    code: String,
    name: String,
    contact: String,
    telephone: String,
}

/// A step that was done.
#[derive(Deserialize)]
#[serde(tag = "step", rename_all = "SCREAMING_SNAKE_CASE", deny_unknown_fields)]
enum Done {
    CallCentre { at: String },
    CallBack { at: String, report_to: String },
    SwitchOn { at: String },
    Search { at: String, patients: u32 },
    Report { at: String },
}

/// What of the centre is no longer as the notice says.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Centre {
    telephone: Option<String>,
    report_subject: Option<String>,
}

/// A 利用報告書 as far as it is filled.
#[derive(Deserialize, Default)]
#[serde(default, deny_unknown_fields)]
struct Draft {
    institution: Option<Institution>,
    report_to: Option<String>,
    cause: Option<String>,
    opened_at: Option<String>,
    last_used_at: Option<String>,
    patients: Option<u32>,
    remark: Option<String>,
    centre: Centre,
}

/// Why the screen would not search, and the spellings to try: `{defects, attempts: [{birthdate, sex,
/// checked_on, name, kana, address, insurer_name}]}`, the likeliest attempt first.
///
/// # Errors
/// `InvalidArgument`; `UnreadableDate` for the birth date.
pub fn search(query: &str) -> Result<String> {
    let sought: Sought = parse::json(query, "search")?;
    let (defects, attempts) = match OutageQuery::new(sought.draft()?) {
        Ok(query) => (
            Vec::new(),
            query.variants().map(|it| query_json(&it)).collect(),
        ),
        Err(defects) => (defects, Vec::new()),
    };
    Ok(json!({ "defects": all_said!(defects), "attempts": Json::Array(attempts) }).to_string())
}

/// The next step and what to say in it: `{next, may_search, expected_open, script: {ja, en}, report}`.
/// `report` is what is known for [`report`].
///
/// # Errors
/// `InvalidArgument`; `StepOutOfOrder` and `StepEvidence` for records that cannot be.
pub fn next(progress: &str) -> Result<String> {
    const WHAT: &str = "procedure";
    let progress: Progress = parse::json(progress, WHAT)?;
    let centre = progress.centre.contacts();
    let records = progress.records.into_iter().map(Done::record);
    let records = records.collect::<Result<Vec<_>>>()?;
    let procedure = OutageProcedure::resume(progress.institution.into_institution(), records)?;
    Ok(json!({
        "next": procedure.next().map(|it| said!(it)),
        "may_search": procedure.may_search(),
        "expected_open": procedure.expected_open(&centre).map(|at| at.to_string()),
        "script": {
            "ja": procedure.script(&centre, Language::Japanese),
            "en": procedure.script(&centre, Language::English),
        },
        "report": draft_json(&procedure.report()),
    })
    .to_string())
}

/// The 利用報告書, or what it lacks: `{defects, recipient, subject, text}`.
///
/// # Errors
/// `InvalidArgument`.
pub fn report(draft: &str) -> Result<String> {
    let draft: Draft = parse::json(draft, "report")?;
    let centre = draft.centre.contacts();
    let (defects, report) = match UsageReport::new(draft.into_draft()?) {
        Ok(report) => (Vec::new(), Some(report)),
        Err(defects) => (defects, None),
    };
    Ok(json!({
        "defects": all_said!(defects),
        "recipient": report.as_ref().map(UsageReport::recipient),
        "subject": report.as_ref().map(|it| it.subject(&centre)),
        "text": report.as_ref().map(UsageReport::text),
    })
    .to_string())
}

impl Sought {
    fn draft(self) -> Result<QueryDraft> {
        let birthdate = self.birthdate.as_deref().map(wareki::parse).transpose()?;
        Ok(QueryDraft {
            birthdate,
            sex: self.sex.as_deref().map(Sex::from_code),
            checked_on: self.checked_on.as_deref().map(parse::day).transpose()?,
            name: self.name,
            kana: self.kana,
            address: self.address,
            insurer_name: self.insurer_name,
        })
    }
}

impl Institution {
    fn into_institution(self) -> OutageInstitution {
        OutageInstitution {
            code: InstitutionCode::new(&self.code),
            name: self.name,
            contact: self.contact,
            telephone: self.telephone,
        }
    }
}

impl Done {
    fn record(self) -> Result<StepRecord> {
        Ok(match self {
            Self::CallCentre { at } => StepRecord::Called {
                at: parse::time(&at)?,
            },
            Self::CallBack { at, report_to } => StepRecord::CalledBack {
                at: parse::time(&at)?,
                report_to,
            },
            Self::SwitchOn { at } => StepRecord::SwitchedOn {
                at: parse::time(&at)?,
            },
            Self::Search { at, patients } => StepRecord::Searched {
                at: parse::time(&at)?,
                patients,
            },
            Self::Report { at } => StepRecord::Reported {
                at: parse::time(&at)?,
            },
        })
    }
}

impl Centre {
    fn contacts(&self) -> CentreContacts {
        let mut centre = CentreContacts::default();
        if let Some(telephone) = &self.telephone {
            centre.telephone.clone_from(telephone);
        }
        if let Some(subject) = &self.report_subject {
            centre.report_subject.clone_from(subject);
        }
        centre
    }
}

impl Draft {
    fn into_draft(self) -> Result<ReportDraft> {
        let cause = |code| parse::code(OutageCause::ALL, OutageCause::code, code, "report");
        let time = |at: Option<String>| at.as_deref().map(parse::time).transpose();
        Ok(ReportDraft {
            institution: self.institution.map(Institution::into_institution),
            report_to: self.report_to,
            cause: self.cause.as_deref().map(cause).transpose()?,
            opened_at: time(self.opened_at)?,
            last_used_at: time(self.last_used_at)?,
            patients: self.patients,
            remark: self.remark,
        })
    }
}

fn query_json(query: &OutageQuery) -> Json {
    json!({
        "birthdate": day_text(query.birthdate()),
        "sex": query.sex().code(),
        "checked_on": day_text(query.checked_on()),
        "name": query.name(),
        "kana": query.kana(),
        "address": query.address(),
        "insurer_name": query.insurer_name(),
    })
}

fn draft_json(draft: &ReportDraft) -> Json {
    let institution = draft.institution.as_ref().map(|it| {
        json!({ "code": it.code.trimmed(), "name": it.name, "contact": it.contact, "telephone": it.telephone })
    });
    let time = |at: Option<DateTime>| at.map(|at| at.to_string());
    json!({
        "institution": institution,
        "report_to": draft.report_to,
        "cause": draft.cause.map(OutageCause::code),
        "opened_at": time(draft.opened_at),
        "last_used_at": time(draft.last_used_at),
        "patients": draft.patients,
        "remark": draft.remark,
    })
}

fn day_text(day: Date) -> String {
    day.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: Result<String>) -> Json {
        serde_json::from_str(&text.unwrap()).unwrap()
    }

    const INSTITUTION: &str = r#"{"code": "1319999999", "name": "見本診療所", "contact": "見本", "telephone": "00-0000-0000"}"#;

    /// 別添2, 利用方法の流れ 2.
    #[test]
    fn a_search_names_its_defects_or_its_attempts() {
        let json = parsed(search(
            r#"{"birthdate": "S60.4.3", "sex": "2", "kana": "バンゴウ ハナコ"}"#,
        ));
        let codes: Vec<_> = json["defects"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| &it["code"])
            .collect();
        assert_eq!(codes, ["DAY_MISSING", "PLACE_MISSING"]);
        assert_eq!(json["attempts"], json!([]));
        let json = parsed(search(
            r#"{"birthdate": "S60.4.3", "sex": "2", "kana": "ミホン ジョン",
            "checked_on": "2026-11-20", "insurer_name": "架空健康保険組合"}"#,
        ));
        assert_eq!(json["defects"], json!([]));
        assert_eq!(
            json["attempts"][0],
            json!({"birthdate": "1985-04-03", "sex": "2",
            "checked_on": "2026-11-20", "name": null, "kana": "ミホン ジョン", "address": null,
            "insurer_name": "架空健康保険組合"})
        );
        assert!(json["attempts"].as_array().unwrap().len() > 3);
        assert_eq!(
            search(r#"{"name": "花子", "nmae": ""}"#)
                .unwrap_err()
                .status(),
            100
        );
        assert_eq!(
            search(r#"{"birthdate": "昨日"}"#).unwrap_err().status(),
            750
        );
    }

    /// 別添2, 立ち上げの流れ 1 to 4; the report of the procedure is taken as it is.
    #[test]
    fn the_steps_lead_to_the_report() {
        let records = [
            r#"{"step": "CALL_CENTRE", "at": "2026-11-20T09:00:00"}"#,
            r#"{"step": "CALL_BACK", "at": "2026-11-20T09:10:00", "report_to": "report@example.jp"}"#,
            r#"{"step": "SWITCH_ON", "at": "2026-11-20T09:30:00"}"#,
            r#"{"step": "SEARCH", "at": "2026-11-20T11:05:00", "patients": 7}"#,
            r#"{"step": "REPORT", "at": "2026-11-21T09:00:00"}"#,
        ];
        let after = |count: usize| {
            let records = records[..count].join(",");
            parsed(next(&format!(
                r#"{{"institution": {INSTITUTION}, "records": [{records}]}}"#
            )))
        };
        let first = after(0);
        assert_eq!(first["next"]["code"], "CALL_CENTRE");
        assert!(first["script"]["ja"].to_string().contains("0800-080-4583"));
        assert_eq!(after(1)["expected_open"], "2026-11-20T09:30:00");
        assert_eq!(after(3)["may_search"], true);
        assert_eq!(after(5)["next"], Json::Null);
        let mut draft = after(4)["report"].clone();
        let lacking = parsed(report(&draft.to_string()));
        assert_eq!(lacking["defects"][0]["code"], "CAUSE_MISSING");
        assert_eq!(lacking["text"], Json::Null);
        draft["cause"] = json!("POWER_FAILURE");
        let made = parsed(report(&draft.to_string()));
        assert_eq!(
            (&made["defects"], &made["recipient"]),
            (&json!([]), &json!("report@example.jp"))
        );
        assert!(made["text"].as_str().unwrap().contains("照会した人数：7人"));
        let early = format!(
            r#"{{"institution": {INSTITUTION}, "records": [{}]}}"#,
            records[1]
        );
        assert_eq!(next(&early).unwrap_err().status(), 720);
    }

    #[test]
    fn the_centre_can_change() {
        let text = format!(
            r#"{{"institution": {INSTITUTION}, "centre": {{"telephone": "00-1111-2222"}}}}"#
        );
        assert!(
            parsed(next(&text))["script"]["en"]
                .to_string()
                .contains("00-1111-2222")
        );
        let text = format!(
            r#"{{"institution": {INSTITUTION}, "report_to": "a@example.jp", "cause": "WIDE_NETWORK",
            "opened_at": "2026-11-20T09:30:00", "last_used_at": "2026-11-20T09:40:00", "patients": 1,
            "remark": "復旧", "centre": {{"report_subject": "報告"}}}}"#
        );
        let made = parsed(report(&text));
        assert_eq!(made["subject"], "報告");
        assert!(made["text"].as_str().unwrap().contains("備考：復旧"));
        assert_eq!(report(r#"{"cause": "BEER"}"#).unwrap_err().status(), 100);
    }
}
