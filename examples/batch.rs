//! Asks about many patients at once through the exchange folder, and says who changed.
//!
//! ```text
//! cargo run --example batch -- --folder DIR [--family confirm|register|tickets|home|online]
//!     [--patients N] [--page N] [--seed N] [--seconds N] [--json] [--lang ja|en]
//! ```
//!
//! | family | what is asked |
//! |---|---|
//! | `confirm` (default) | 資格確認 of every patient (`OQSmuquc`) |
//! | `register` | a 照会番号 is registered for every patient (`OQSmuimm`) |
//! | `tickets` | 医療券・調剤券 of this month (`OQSmutic`) |
//! | `home`, `online` | who consented for home visits or online care today (`OQSmuhvq`, `OQSmuonq`) |
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

use indicatif::{ProgressBar, ProgressStyle};
use lexopt::prelude::{Long, ValueExt};
use mnc_core::Language;
use mnc_core::eligibility::answer::{FirstOfMonth, Month};
use mnc_core::eligibility::wire::{
    BulkConfirmUnit, ConsentedSearch, DEFAULT_PAGE, Registration, RequestHeader,
};
use mnc_examples::{Usage, language, now_in_japan, say};
use mnc_reader::terminal::{
    BatchPace, BatchPatient, BatchReport, BulkQuestion, ConsentedPatients, ExchangeFolder, Finding,
    Registered, Result, Settings, TerminalClient,
};
use mnc_testkit::terminal::{Register, Registration as Line};
use serde_json::{Map, json};
use std::hash::Hash;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

#[derive(Clone, Copy)]
enum Family {
    Confirm,
    Register,
    Tickets,
    HomeVisit,
    OnlineCare,
}

struct Arguments {
    folder: PathBuf,
    family: Family,
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
        Ok(told) => say(&told, &arguments),
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
        family: Family::Confirm,
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
            Long("family") => arguments.family = family(&parser.value()?.string()?)?,
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

fn family(name: &str) -> std::result::Result<Family, Usage> {
    match name {
        "confirm" => Ok(Family::Confirm),
        "register" => Ok(Family::Register),
        "tickets" => Ok(Family::Tickets),
        "home" => Ok(Family::HomeVisit),
        "online" => Ok(Family::OnlineCare),
        _ => Err(Usage(format!("there is no family {name}"))),
    }
}

/// What came of it: labels in Japanese and English with their counts, and whether all was answered.
struct Told {
    counts: Vec<(&'static str, &'static str, usize)>,
    complete: bool,
}

fn ask(arguments: &Arguments) -> Result<Told> {
    let today = now_in_japan().date();
    let folder = ExchangeFolder::under(&arguments.folder);
    let state = arguments.folder.join("state-batch");
    let client = TerminalClient::open(folder, state, Settings::default())?;
    let pace = BatchPace {
        page: arguments.page,
        poll: Duration::from_secs(1),
        at_most: arguments.at_most,
    };
    let register = Register::fictitious(arguments.seed, today);
    let count = arguments.patients.unwrap_or(register.lines().len());
    let mut desk = Desk {
        client,
        header: RequestHeader::new("1319999999", today),
        pace,
        progress: progress(count),
    };
    let lines = register.lines().iter().cycle().take(count).enumerate();
    let search = ConsentedSearch::by_consent(today, today);
    let told = match arguments.family {
        Family::Confirm => desk.confirm(lines),
        Family::Register => desk.register(lines),
        Family::Tickets => desk.search(Month::new(FirstOfMonth(today.first_of_month()))),
        Family::HomeVisit => desk.search(ConsentedPatients::HomeVisit(search)),
        Family::OnlineCare => desk.search(ConsentedPatients::OnlineCare(search)),
    };
    desk.progress.finish_and_clear();
    told
}

/// Drawn on the standard error, and only if that is a terminal.
fn progress(count: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {elapsed_precise}");
    let bar = ProgressBar::new(u64::try_from(count).unwrap_or(u64::MAX));
    style.map_or(bar.clone(), |style| bar.with_style(style))
}

struct Desk {
    client: TerminalClient,
    header: RequestHeader,
    pace: BatchPace,
    progress: ProgressBar,
}

impl Desk {
    fn confirm<'a>(&mut self, lines: impl Iterator<Item = (usize, &'a Line)>) -> Result<Told> {
        let patients = lines.map(|(number, line)| {
            let mut inquiry = line.inquiry();
            inquiry.limit_consent = None;
            inquiry.identifier = Some(number.to_string());
            let mut known = line.results.first().cloned();
            if let Some(known) = known.as_mut().filter(|_| number % 3 == 0) {
                known.address = Some("架空県見本市旧町１番".to_owned());
            }
            BatchPatient { inquiry, known }
        });
        let progress = &self.progress;
        // A host would save each finding here.
        let report = self
            .client
            .ask_many(&self.header, patients, &self.pace, |_| progress.inc(1))?;
        Ok(told(&report, &FINDINGS))
    }

    fn register<'a>(&mut self, lines: impl Iterator<Item = (usize, &'a Line)>) -> Result<Told> {
        let registrations = lines.map(|(number, line)| {
            let inquiry = line.inquiry();
            let mut registration = Registration::default();
            registration.reference_number = Some(format!("{number:06}"));
            registration.insurer_number = inquiry.insurer_number;
            registration.symbol = inquiry.symbol;
            registration.number = inquiry.number;
            registration.branch = inquiry.branch;
            registration.birthdate = inquiry.birthdate;
            registration
        });
        let progress = &self.progress;
        let report = self
            .client
            .ask_many(&self.header, registrations, &self.pace, |_| progress.inc(1))?;
        Ok(told(&report, &REGISTERED))
    }

    fn search(&mut self, question: impl BulkQuestion<Unit = BulkConfirmUnit>) -> Result<Told> {
        // How many there are is known at the end.
        self.progress.unset_length();
        let ticket = self.client.hand_in(&self.header, question)?;
        let mut found = 0;
        let each = |_: Option<&_>, _: &BulkConfirmUnit| {
            found += 1;
            self.progress.inc(1);
        };
        let complete = self
            .client
            .collect(&ticket, &self.header, &self.pace, each)?;
        let counts = vec![("件数", "found", found)];
        Ok(Told { counts, complete })
    }
}

const FINDINGS: [(Finding, &str, &str); 5] = [
    (Finding::Unchanged, "変更なし", "unchanged"),
    (Finding::Changed, "変更あり", "changed"),
    (Finding::Lost, "資格喪失・該当なし", "lost"),
    (Finding::Erroneous, "エラー・複数該当", "erroneous"),
    (Finding::Unknown, "未確認", "unknown"),
];

const REGISTERED: [(Registered, &str, &str); 3] = [
    (Registered::Accepted, "登録済み", "accepted"),
    (Registered::Refused, "エラー", "refused"),
    (Registered::Unknown, "未確認", "unknown"),
];

fn told<F: Copy + Eq + Hash>(
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

fn say(told: &Told, arguments: &Arguments) -> ExitCode {
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
