//! What was found, in words or as JSON.

use crate::table;
use mnc_core::Language;
use mnc_core::eligibility::QualificationAnswer;
use mnc_core::fallback::advice::Trouble;
use mnc_core::patient::LocalPatient;
use mnc_core::patient::charset::{self, Suggestion};
use mnc_core::patient::compare::{Action, Finding};
use mnc_core::patient::fold::Level;
use mnc_core::patient::index::{Candidate, Decision, Review};
use serde_json::{Value, json};

pub(crate) fn to_text(
    answer: &QualificationAnswer,
    reviews: &[Review],
    patients: &[LocalPatient],
    language: Language,
) -> String {
    let mut lines = vec![answer.outcome().message(language).to_owned()];
    for review in reviews {
        lines.push(format!("\n{}", decision(review.decision, language)));
        let candidates = review.candidates.iter();
        lines.extend(candidates.flat_map(|it| candidate_lines(it, patients, language)));
    }
    let results = answer.body.results.iter();
    let names = results.filter_map(|result| result.name.as_ref());
    let unfit = names.flat_map(|name| claim_lines(name, language));
    lines.extend(unfit.map(|line| format!("\n{line}")));
    lines.join("\n")
}

fn candidate_lines(
    candidate: &Candidate,
    patients: &[LocalPatient],
    language: Language,
) -> Vec<String> {
    let number = number(candidate, patients);
    let comparison = &candidate.comparison;
    let level = comparison.name.map_or("-", Level::code);
    let mut lines = vec![format!(
        "\n[{number}] {} {level}",
        comparison.verdict().code()
    )];
    let header = ["項目", "処理", "回答", "登録", "理由"];
    let english = ["field", "action", "answer", "record", "reason"];
    let header = if language == Language::Japanese {
        header
    } else {
        english
    };
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    rows.extend(comparison.findings.iter().map(|it| row(it, language)));
    lines.extend(table::lines(&rows).iter().map(|line| format!("  {line}")));
    lines.extend(trouble_lines(candidate, language));
    lines
}

/// What the surveys tell of such differences, for staff.
fn trouble_lines(candidate: &Candidate, language: Language) -> Vec<String> {
    let troubles = Trouble::of_comparison(&candidate.comparison);
    let line = |it: &Trouble| format!("  {}: {}", it.code(), it.to_staff(language));
    let apart = (!troubles.is_empty()).then(String::new);
    apart.into_iter().chain(troubles.iter().map(line)).collect()
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
        "troubles": Trouble::of_comparison(comparison).iter().map(|it| it.code()).collect::<Vec<_>>(),
    })
}
