//! Asks about many patients at once through the exchange folder, and says who changed.
//!
//! ```text
//! cargo run --example batch -- --folder DIR [--patients N] [--page N] [--seed N] [--seconds N]
//!     [--json] [--lang ja|en]
//! ```
//!
//! The patients are those whom the example `terminal` knows with the same seed, over and over up to
//! N (default: each once); the host knows of every third something else than the insurer.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | every page was answered |
//! | 2 | the command line makes no sense |
//! | 3 | the folder cannot be used, or an answer cannot be read |
//! | 4 | not every page was answered in time: its patients are unknown, and it stays open |

use lexopt::prelude::{Long, ValueExt};
use mnc_core::Language;
use mnc_core::eligibility::wire::{DEFAULT_PAGE, RequestHeader};
use mnc_examples::{Usage, language, now_in_japan, say};
use mnc_reader::terminal::{
    BatchPace, BatchPatient, BatchReport, ExchangeFolder, Finding, Result, Settings, TerminalClient,
};
use mnc_testkit::terminal::Register;
use serde_json::json;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

struct Arguments {
    folder: PathBuf,
    patients: Option<usize>,
    page: NonZeroUsize,
    seed: u64,
    at_most: Duration,
    json: bool,
    language: Language,
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(usage) => {
            eprintln!("batch: {usage}");
            return ExitCode::from(2);
        }
    };
    match ask(&arguments) {
        Ok(report) => say(&report, &arguments),
        Err(error) => {
            eprintln!("batch: {}", error.message(arguments.language));
            ExitCode::from(3)
        }
    }
}

fn arguments() -> std::result::Result<Arguments, Usage> {
    let mut folder = None;
    let mut arguments = Arguments {
        folder: PathBuf::new(),
        patients: None,
        page: DEFAULT_PAGE,
        seed: 1,
        at_most: Duration::from_secs(60),
        json: false,
        language: Language::Japanese,
    };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("folder") => folder = Some(PathBuf::from(parser.value()?)),
            Long("patients") => arguments.patients = Some(parser.value()?.parse()?),
            Long("page") => arguments.page = parser.value()?.parse()?,
            Long("seed") => arguments.seed = parser.value()?.parse()?,
            Long("seconds") => {
                arguments.at_most = Duration::from_secs(parser.value()?.parse()?);
            }
            Long("json") => arguments.json = true,
            Long("lang") => arguments.language = language(&parser.value()?.string()?)?,
            _ => return Err(argument.unexpected().into()),
        }
    }
    arguments.folder = folder.ok_or_else(|| Usage("--folder DIR is missing".to_owned()))?;
    Ok(arguments)
}

fn ask(arguments: &Arguments) -> Result<BatchReport> {
    let today = now_in_japan().date();
    let register = Register::fictitious(arguments.seed, today);
    let count = arguments.patients.unwrap_or(register.lines().len());
    let lines = register.lines().iter().cycle().take(count);
    let patients = lines.enumerate().map(|(number, line)| {
        let mut inquiry = line.inquiry();
        inquiry.limit_consent = None;
        inquiry.identifier = Some(number.to_string());
        let mut known = line.results.first().cloned();
        if let Some(known) = known.as_mut().filter(|_| number % 3 == 0) {
            known.address = Some("架空県見本市旧町１番".to_owned());
        }
        BatchPatient { inquiry, known }
    });
    let folder = ExchangeFolder::under(&arguments.folder);
    let state = arguments.folder.join("state-batch");
    let mut client = TerminalClient::open(folder, state, Settings::default())?;
    let pace = BatchPace {
        page: arguments.page,
        poll: Duration::from_secs(1),
        at_most: arguments.at_most,
    };
    let header = RequestHeader::new("1319999999", today);
    // A host would save each finding here.
    client.ask_many(&header, patients, &pace, |_| {})
}

const FINDINGS: [(Finding, &str, &str); 5] = [
    (Finding::Unchanged, "変更なし", "unchanged"),
    (Finding::Changed, "変更あり", "changed"),
    (Finding::Lost, "資格喪失・該当なし", "lost"),
    (Finding::Erroneous, "エラー・複数該当", "erroneous"),
    (Finding::Unknown, "未確認", "unknown"),
];

fn say(report: &BatchReport, arguments: &Arguments) -> ExitCode {
    let counts = FINDINGS.map(|(finding, japanese, english)| {
        let label = match arguments.language {
            Language::Japanese if !arguments.json => japanese,
            _ => english,
        };
        (label, report.count(finding))
    });
    if arguments.json {
        let counts = counts.map(|(label, count)| (label.to_owned(), json!(count)));
        say!("{}", json!(serde_json::Map::from_iter(counts)));
    } else {
        for (label, count) in counts {
            say!("{label}: {count}");
        }
    }
    ExitCode::from(if report.unanswered > 0 { 4 } else { 0 })
}
