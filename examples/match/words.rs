//! What was found, in words or as JSON.

use crate::table;
use mnc_core::Language;
use mnc_core::eligibility::QualificationAnswer;
use mnc_core::patient::LocalPatient;
use mnc_core::patient::charset::{self, Suggestion};
use mnc_core::patient::compare::{Action, Finding};
use mnc_core::patient::fold::Level;
use mnc_core::patient::index::{Candidate, Decision, Review};
use serde_json::{Value, json};

pub(crate) fn say(
    answer: &QualificationAnswer,
    reviews: &[Review],
    patients: &[LocalPatient],
    language: Language,
) {
    println!("{}", answer.outcome().message(language));
    for review in reviews {
        println!("\n{}", decision(review.decision, language));
        for candidate in &review.candidates {
            say_candidate(candidate, patients, language);
        }
    }
    let names = answer
        .body
        .results
        .iter()
        .filter_map(|result| result.name.as_ref());
    for name in names {
        for line in claim_lines(name, language) {
            println!("\n{line}");
        }
    }
}

fn say_candidate(candidate: &Candidate, patients: &[LocalPatient], language: Language) {
    let number = number(candidate, patients);
    let verdict = candidate.comparison.verdict().code();
    let level = candidate.comparison.name.map_or("-", Level::code);
    println!("\n[{number}] {verdict} {level}");
    let header = ["項目", "処理", "回答", "登録", "理由"];
    let english = ["field", "action", "answer", "record", "reason"];
    let header = if language == Language::Japanese {
        header
    } else {
        english
    };
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    rows.extend(
        candidate
            .comparison
            .findings
            .iter()
            .map(|it| row(it, language)),
    );
    for line in table::lines(&rows) {
        println!("  {line}");
    }
}

fn row(finding: &Finding, language: Language) -> Vec<String> {
    let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".to_owned());
    vec![
        finding.field.message(language).to_owned(),
        action(finding.action, language).to_owned(),
        value(&finding.answer),
        value(&finding.local),
        finding.reason.message(language).to_owned(),
    ]
}

fn number<'a>(candidate: &Candidate, patients: &'a [LocalPatient]) -> &'a str {
    let patient = patients.get(candidate.patient);
    let number = patient.and_then(|patient| patient.patient_number.as_deref());
    number.unwrap_or("-")
}

fn decision(decision: Decision, language: Language) -> &'static str {
    let (japanese, english) = match decision {
        Decision::Link(_) => ("この患者に紐づけられます。", "The patient may be linked."),
        Decision::Confirm => ("確認が必要です。", "A person must decide."),
        Decision::Stop => ("紐づけないでください。", "Do not link."),
        Decision::New => ("該当する患者がいません。", "No patient fits."),
    };
    if language == Language::Japanese {
        japanese
    } else {
        english
    }
}

const fn action(action: Action, language: Language) -> &'static str {
    let (japanese, english) = match action {
        Action::Keep => ("維持", "keep"),
        Action::Warn => ("注意", "warn"),
        Action::Propose => ("変更案", "propose"),
        Action::Ask => ("要確認", "ask"),
        Action::Stop => ("中止", "stop"),
    };
    match language {
        Language::Japanese => japanese,
        Language::English => english,
    }
}

/// The characters of the name that a claim file cannot carry.
fn claim_lines(name: &str, language: Language) -> Vec<String> {
    let unfit = charset::check(name).err().unwrap_or_default();
    let line = |it: &charset::Unfit| {
        let instead = suggestion(it.suggestion, language);
        match language {
            Language::Japanese => format!("レセプトで使えない文字: {} → {instead}", it.character),
            Language::English => format!("not for claim files: {} -> {instead}", it.character),
        }
    };
    unfit.iter().map(line).collect()
}

fn suggestion(suggestion: Suggestion, language: Language) -> String {
    match (suggestion, language) {
        (Suggestion::Form(form), _) => form.to_string(),
        (Suggestion::Omit, Language::Japanese) => "削除".to_owned(),
        (Suggestion::Omit, Language::English) => "leave out".to_owned(),
        (Suggestion::Kana, Language::Japanese) => "カナ氏名".to_owned(),
        (Suggestion::Kana, Language::English) => "the name in kana".to_owned(),
    }
}

pub(crate) fn to_json(
    answer: &QualificationAnswer,
    reviews: &[Review],
    patients: &[LocalPatient],
    language: Language,
) -> Value {
    let reviews: Vec<_> = reviews
        .iter()
        .map(|it| review_json(it, patients, language))
        .collect();
    json!({ "outcome": answer.outcome().name(), "reviews": reviews })
}

fn review_json(review: &Review, patients: &[LocalPatient], language: Language) -> Value {
    let decision = match review.decision {
        Decision::Link(_) => "LINK",
        Decision::Confirm => "CONFIRM",
        Decision::Stop => "STOP",
        Decision::New => "NEW",
    };
    let candidates = review.candidates.iter();
    let candidates = candidates.map(|it| candidate_json(it, patients, language));
    json!({ "decision": decision, "candidates": candidates.collect::<Vec<_>>() })
}

fn candidate_json(candidate: &Candidate, patients: &[LocalPatient], language: Language) -> Value {
    let comparison = &candidate.comparison;
    let findings = comparison.findings.iter().map(|it| {
        json!({
            "field": it.field.code(), "reason": it.reason.code(), "action": it.action.code(),
            "answer": it.answer, "local": it.local, "text": it.reason.message(language),
        })
    });
    json!({
        "patient_number": number(candidate, patients),
        "verdict": comparison.verdict().code(),
        "name_level": comparison.name.map(Level::code),
        "findings": findings.collect::<Vec<_>>(),
    })
}
