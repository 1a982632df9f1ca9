//! What came of the batch, in counts.

use crate::arguments::Arguments;
use mnc_core::Language;
use mnc_examples::say;
use mnc_reader::terminal::{BatchReport, Finding, Registered};
use serde_json::{Map, json};
use std::hash::Hash;
use std::process::ExitCode;

/// What came of it: labels in Japanese and English with their counts, and whether all was answered.
pub(crate) struct Told {
    pub(crate) counts: Vec<(&'static str, &'static str, usize)>,
    pub(crate) complete: bool,
}

/// Of patients.
pub(crate) const FINDINGS: [(Finding, &str, &str); 5] = [
    (Finding::Unchanged, "変更なし", "unchanged"),
    (Finding::Changed, "変更あり", "changed"),
    (Finding::Lost, "資格喪失・該当なし", "lost"),
    (Finding::Erroneous, "エラー・複数該当", "erroneous"),
    (Finding::Unknown, "未確認", "unknown"),
];

/// Of registrations.
pub(crate) const REGISTERED: [(Registered, &str, &str); 3] = [
    (Registered::Accepted, "登録済み", "accepted"),
    (Registered::Refused, "エラー", "refused"),
    (Registered::Unknown, "未確認", "unknown"),
];

/// Counts a report.
pub(crate) fn told<F: Copy + Eq + Hash>(
    report: &BatchReport<F>,
    labels: &[(F, &'static str, &'static str)],
) -> Told {
    let labels = labels.iter();
    let counts =
        labels.map(|(finding, japanese, english)| (*japanese, *english, report.count(*finding)));
    Told {
        counts: counts.collect(),
        complete: report.unanswered == 0,
    }
}

/// Prints it. A page without an answer is exit code 4.
pub(crate) fn say(told: &Told, arguments: &Arguments) -> ExitCode {
    if arguments.json {
        let counts = told.counts.iter();
        let counts = counts.map(|(_, english, count)| ((*english).to_owned(), json!(count)));
        say!("{}", json!(counts.collect::<Map<_, _>>()));
    } else {
        for (japanese, english, count) in &told.counts {
            let label = match arguments.language {
                Language::Japanese => japanese,
                Language::English => english,
            };
            say!("{label}: {count}");
        }
    }
    ExitCode::from(if told.complete { 0 } else { 4 })
}
