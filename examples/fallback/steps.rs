//! Prints the case, the step that comes first, what the patient pays, and what else may be asked for.

use crate::arguments::Arguments;
use mnc_core::Language;
use mnc_core::fallback::advice::{CALL_CENTRE, Trouble};
use mnc_core::fallback::procedure::{
    AgeBand, Amount, Case, Entry, OtherWay, Reminder, Rule, Settings, decide, reminders, steps,
};
use mnc_examples::say;
use serde_json::{Value, json};

pub(crate) fn print(arguments: &Arguments) {
    let text = match (arguments.entry, arguments.json) {
        (Entry::Other(other), false) => other.message(arguments.language).to_owned(),
        (Entry::Other(other), true) => json_of_other(other, arguments).to_string(),
        (Entry::Case(case), false) => lines(case, arguments).join("\n"),
        (Entry::Case(case), true) => json_of_case(case, arguments).to_string(),
    };
    say!("{text}");
}

fn rule(arguments: &Arguments) -> Option<&'static Rule> {
    decide(&arguments.situation, Settings::default())
}

fn advice(arguments: &Arguments) -> Option<Trouble> {
    arguments.reason?.trouble()
}

fn lines(case: Case, arguments: &Arguments) -> Vec<String> {
    let language = arguments.language;
    let (situation, title) = (&arguments.situation, case.message(language));
    let mut lines = vec![format!("{} {} {title}", situation.day, case.code())];
    let Some(rule) = rule(arguments) else {
        lines.push("-".to_owned());
        return lines;
    };
    let pick = |japanese, english| match language {
        Language::Japanese => japanese,
        Language::English => english,
    };
    lines.push(format!(
        "{}: {}",
        pick("手順", "step"),
        rule.step.message(language)
    ));
    lines.push(format!(
        "{}: {} [{}]",
        pick("負担", "pays"),
        rule.payment.message(language),
        amount_text(amount(rule, arguments), language),
    ));
    lines.push(format!(
        "{}: {}",
        pick("理由", "why"),
        rule.reason.message(language)
    ));
    lines.push(format!(
        "{}: {}",
        pick("記録", "record"),
        rule.record.message(language)
    ));
    lines.push(format!(
        "{}: {}",
        pick("根拠", "source"),
        sources(rule).join(", ")
    ));
    for reminder in reminders(rule, situation) {
        lines.push(format!("- {}", reminder.message(language)));
        if reminder == Reminder::SearchLater {
            lines.push(format!("  {CALL_CENTRE}"));
        }
    }
    lines.push(pick("求めることができるもの:", "what may be asked for:").to_owned());
    for step in steps(case, situation.day, situation.card, Settings::default()) {
        let payment = step.payment.message(language);
        lines.push(format!(
            "  {:<4}{} → {payment}",
            step.id,
            step.step.message(language)
        ));
    }
    if let Some(advice) = advice(arguments) {
        lines.push(format!(
            "{}: {}",
            pick("職員へ", "to staff"),
            advice.to_staff(language)
        ));
        lines.push(format!(
            "{}: {}",
            pick("患者さんへ", "to the patient"),
            advice.to_patient(language)
        ));
    }
    lines
}

fn json_of_other(other: OtherWay, arguments: &Arguments) -> Value {
    json!({ "case": null, "other": other.code(), "trouble": advice(arguments).map(Trouble::code) })
}

fn json_of_case(case: Case, arguments: &Arguments) -> Value {
    let (situation, rule) = (&arguments.situation, rule(arguments));
    let open = steps(case, situation.day, situation.card, Settings::default());
    let reminders = rule
        .map(|rule| reminders(rule, situation))
        .unwrap_or_default();
    let amount = rule.map(|rule| amount(rule, arguments));
    json!({
        "case": case.code(),
        "day": situation.day.to_string(),
        "rule": rule.map(|rule| rule.id),
        "step": rule.map(|rule| rule.step.code()),
        "payment": rule.map(|rule| rule.payment.code()),
        "tenths": amount.map(tenths),
        "reason": rule.map(|rule| rule.reason.code()),
        "record": rule.map(|rule| rule.record.code()),
        "sources": rule.map(sources),
        "reminders": reminders.iter().map(|it| it.code()).collect::<Vec<_>>(),
        "open": open.iter().map(|rule| rule.id).collect::<Vec<_>>(),
        "trouble": advice(arguments).map(Trouble::code),
    })
}

/// How much is taken; a patient whose age is not said is taken to be under 70.
fn amount(rule: &Rule, arguments: &Arguments) -> Amount {
    let age = arguments.age_band().unwrap_or(AgeBand::Ordinary);
    rule.payment.amount(age, arguments.share)
}

fn tenths(amount: Amount) -> Vec<u8> {
    match amount {
        Amount::Tenths(tenths) => vec![tenths],
        Amount::OneOf(several) => several.to_vec(),
    }
}

fn amount_text(amount: Amount, language: Language) -> String {
    let unit = match language {
        Language::Japanese => "割",
        Language::English => "/10",
    };
    let tenths = tenths(amount).into_iter().map(|it| format!("{it}{unit}"));
    tenths.collect::<Vec<_>>().join(", ")
}

fn sources(rule: &Rule) -> Vec<String> {
    let sources = rule.sources.iter();
    sources
        .map(|source| {
            format!("{} {}", source.notice.title, source.section)
                .trim_end()
                .to_owned()
        })
        .collect()
}
