//! The reception record, handed to the receipt software: as JSON, or a summary on the screen.

use crate::arguments::Arguments;
use crate::screen::{Screen, Text};
use mnc_core::Language;
use mnc_core::eligibility::answer::{Consent, Qualification};
use mnc_core::reception::ReceptionRecord;

/// The last station.
pub(crate) fn hand_over(record: &ReceptionRecord, arguments: &Arguments, screen: &mut Screen) {
    screen.station(&Text::new("受付記録", "reception record"), &summary(record));
    if arguments.json {
        println!("{}", record.to_json());
    }
}

fn summary(record: &ReceptionRecord) -> Vec<Text> {
    let outcome = record.outcome();
    let identity = record.identity();
    let (method, judge) = (identity.method().name(), identity.judge().name());
    let mut lines = vec![
        Text::new(
            format!("日時: {}", record.at()),
            format!("at: {}", record.at()),
        ),
        Text::new(
            format!("本人確認: {method} (判断: {judge})"),
            format!("person: {method}, judged by {judge}"),
        ),
        Text::new(
            format!("資格: {}", outcome.message(Language::Japanese)),
            format!("eligibility: {}", outcome.message(Language::English)),
        ),
    ];
    for insured in record.insured() {
        lines.extend(insured_lines(insured, record));
    }
    lines.extend(record.warnings().iter().map(|warning| {
        Text::new(
            format!("注意: {}", warning.message(Language::Japanese)),
            format!("note: {}", warning.message(Language::English)),
        )
    }));
    lines
}

fn insured_lines(entry: &Qualification, record: &ReceptionRecord) -> Vec<Text> {
    let text = |field: &Option<String>| field.clone().unwrap_or_else(|| "-".to_owned());
    let insurer = entry
        .insurer_number
        .as_ref()
        .map_or("-", |number| number.raw());
    let share = entry
        .ratio_percent(record.at().date())
        .map_or_else(|| "-".to_owned(), |percent| format!("{percent} %"));
    let (name, kana) = (text(&entry.name), text(&entry.kana));
    let (symbol, number, branch) = (
        text(&entry.symbol),
        text(&entry.number),
        text(&entry.branch),
    );
    let granted: Vec<_> = entry
        .consents
        .iter()
        .filter(|(_, consent)| matches!(consent, Consent::Granted { .. }))
        .map(|(category, _)| category)
        .collect();
    let labels: Vec<_> = granted.iter().map(|category| category.label()).collect();
    let keys: Vec<_> = granted.iter().map(|category| category.key()).collect();
    vec![
        Text::new(
            format!("氏名: {name} ({kana})"),
            format!("name: {name} ({kana})"),
        ),
        Text::new(
            format!("保険者番号: {insurer}、記号: {symbol}、番号: {number}、枝番: {branch}"),
            format!("insurer: {insurer}, symbol: {symbol}, number: {number}, branch: {branch}"),
        ),
        Text::new(format!("負担割合: {share}"), format!("share: {share}")),
        Text::new(
            format!("同意: {}", labels.join("、")),
            format!("consent: {}", keys.join(", ")),
        ),
    ]
}
