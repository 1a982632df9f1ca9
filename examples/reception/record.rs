//! The reception record, handed to the receipt software: as JSON, or a summary on the screen.

use crate::screen::{Display, Text};
use mnc_core::Language;
use mnc_core::eligibility::answer::{ConsentCategory, Qualification};
use mnc_core::reception::ReceptionRecord;
use mnc_core::reception::consent::{ConsentRecord, ConsentState};
use mnc_examples::say;

/// The record, in words or as JSON.
pub(crate) fn hand_over(record: &ReceptionRecord, display: &Display, as_json: bool) {
    if as_json {
        say!("{}", record.to_json());
    }
    display.tell(&Text::new("受付記録", "reception record"));
    for line in summary(record) {
        display.tell(&Text::new(format!("  {}", line.0), format!("  {}", line.1)));
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
    for (number, insured) in record.insured().iter().enumerate() {
        lines.extend(insured_lines(
            insured,
            record.consents().get(number),
            record,
        ));
    }
    lines.extend(record.warnings().iter().map(|warning| {
        Text::new(
            format!("注意: {}", warning.message(Language::Japanese)),
            format!("note: {}", warning.message(Language::English)),
        )
    }));
    lines
}

fn granted(consents: &ConsentRecord) -> Vec<ConsentCategory> {
    let granted = |state| matches!(state, ConsentState::Granted(_));
    let open = consents.iter().filter(|(_, state)| granted(*state));
    open.map(|(category, _)| category).collect()
}

fn insured_lines(
    entry: &Qualification,
    consents: Option<&ConsentRecord>,
    record: &ReceptionRecord,
) -> Vec<Text> {
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
    let granted: Vec<_> = consents.into_iter().flat_map(granted).collect();
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
