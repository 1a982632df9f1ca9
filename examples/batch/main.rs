//! Asks about many patients at once through the exchange folder, and says who changed.
//!
//! ```text
//! cargo run --example batch -- --folder DIR [--family confirm|register|tickets|home|online]
//!     [--patients FILE.csv|N] [--page N] [--seed N] [--seconds N] [--json] [--lang ja|en]
//! ```
//!
//! | family | what is asked |
//! |---|---|
//! | `confirm` (default) | 資格確認 of every patient (`OQSmuquc`) |
//! | `register` | a 照会番号 is registered for every patient (`OQSmuimm`) |
//! | `tickets` | 医療券・調剤券 of this month (`OQSmutic`) |
//! | `home`, `online` | who consented for home visits or online care today (`OQSmuhvq`, `OQSmuonq`) |
//!
//! `--patients FILE.csv` is a list of the receipt software, UTF-8 or `Shift_JIS`, with the columns of
//! [`mnc_core::patient::LocalPatient::from_row`]; each answer is compared with its row. Otherwise the
//! patients are those whom the example `terminal` knows with the same seed, over and over up to N
//! (default: each once); the host knows of every third something else than the insurer.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | every page was answered |
//! | 2 | the command line makes no sense |
//! | 3 | the list or the folder cannot be used, or an answer cannot be read |
//! | 4 | not every page was answered in time: its patients are unknown, and it stays open |

mod arguments;
mod listed;
mod told;

use arguments::{Arguments, Family, Patients};
use indicatif::{ProgressBar, ProgressStyle};
use listed::ListedPatient;
use mnc_core::Date;
use mnc_core::eligibility::answer::{Day, FirstOfMonth, Month};
use mnc_core::eligibility::wire::{BulkConfirmUnit, ConsentedSearch, Registration, RequestHeader};
use mnc_core::patient::LocalPatient;
use mnc_examples::{PatientList, now_in_japan};
use mnc_reader::terminal::{
    BatchEntry, BatchPace, BatchPatient, BatchReport, BulkQuestion, ConsentedPatients,
    ExchangeFolder, Result, Settings, TerminalClient,
};
use mnc_testkit::terminal::{Register, Registration as Line};
use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;
use told::{FINDINGS, REGISTERED, Told};

fn main() -> ExitCode {
    let arguments = match arguments::arguments() {
        Ok(arguments) => arguments,
        Err(usage) => {
            eprintln!("batch: {usage}");
            return ExitCode::from(2);
        }
    };
    match ask(&arguments) {
        Ok(told) => told::say(&told, &arguments),
        Err(error) => {
            eprintln!("batch: {error}");
            ExitCode::from(3)
        }
    }
}

fn ask(arguments: &Arguments) -> std::result::Result<Told, Box<dyn Error>> {
    let today = now_in_japan().date();
    let mut desk = Desk::open(arguments, today)?;
    let search = ConsentedSearch::by_consent(today, today);
    let told = match arguments.family {
        Family::Confirm | Family::Register => return desk.ask_people(arguments, today),
        Family::Tickets => desk.search(Month::new(FirstOfMonth(today.first_of_month()))),
        Family::HomeVisit => desk.search(ConsentedPatients::HomeVisit(search)),
        Family::OnlineCare => desk.search(ConsentedPatients::OnlineCare(search)),
    };
    told.map_err(|error| error.message(arguments.language).into())
}

struct Desk {
    client: TerminalClient,
    header: RequestHeader,
    pace: BatchPace,
    progress: ProgressBar,
}

impl Desk {
    fn open(arguments: &Arguments, today: Date) -> Result<Self> {
        let folder = ExchangeFolder::under(&arguments.folder);
        let state = arguments.folder.join("state-batch");
        Ok(Self {
            client: TerminalClient::open(folder, state, Settings::default())?,
            header: RequestHeader::new("1319999999", today),
            pace: BatchPace {
                page: arguments.page,
                poll: Duration::from_secs(1),
                at_most: arguments.at_most,
            },
            progress: progress(),
        })
    }

    fn ask_people(
        &mut self,
        arguments: &Arguments,
        today: Date,
    ) -> std::result::Result<Told, Box<dyn Error>> {
        let told = match &arguments.patients {
            Patients::List(path) => {
                let list = PatientList::open(path)?;
                // Every row is read before anything is sent.
                let count = list
                    .rows()?
                    .try_fold(0, |count, row| row.map(|_| count + 1))?;
                self.of_list(list.rows()?.flatten(), count, arguments.family, today)
            }
            Patients::Register(count) => {
                let register = Register::fictitious(arguments.seed, today);
                let count = count.unwrap_or(register.lines().len());
                let lines = register.lines().iter().cycle().take(count).enumerate();
                self.of_register(lines, count, arguments.family)
            }
        };
        told.map_err(|error| error.message(arguments.language).into())
    }

    fn of_list(
        &mut self,
        patients: impl Iterator<Item = LocalPatient>,
        count: usize,
        family: Family,
        day: Date,
    ) -> Result<Told> {
        if matches!(family, Family::Register) {
            let report = self.ask(patients.map(registration_of), count)?;
            return Ok(told::told(&report, &REGISTERED));
        }
        let report = self.ask(
            patients.map(|patient| ListedPatient { patient, day }),
            count,
        )?;
        Ok(told::told(&report, &FINDINGS))
    }

    fn of_register<'a>(
        &mut self,
        lines: impl Iterator<Item = (usize, &'a Line)>,
        count: usize,
        family: Family,
    ) -> Result<Told> {
        if matches!(family, Family::Register) {
            let report = self.ask(lines.map(registration), count)?;
            return Ok(told::told(&report, &REGISTERED));
        }
        let report = self.ask(lines.map(patient), count)?;
        Ok(told::told(&report, &FINDINGS))
    }

    fn ask<E: BatchEntry>(
        &mut self,
        entries: impl Iterator<Item = E>,
        count: usize,
    ) -> Result<BatchReport<E::Finding>>
    where
        E::Question: Clone,
        Vec<E::Question>: BulkQuestion<Unit = E::Unit>,
    {
        let progress = &self.progress;
        progress.set_length(u64::try_from(count).unwrap_or(u64::MAX));
        // A host would save each finding here.
        let report = self
            .client
            .ask_many(&self.header, entries, &self.pace, |_| progress.inc(1));
        progress.finish_and_clear();
        report
    }

    fn search(&mut self, question: impl BulkQuestion<Unit = BulkConfirmUnit>) -> Result<Told> {
        // How many there are is known at the end.
        let ticket = self.client.hand_in(&self.header, question)?;
        let mut found = 0;
        let each = |_: Option<&_>, _: &BulkConfirmUnit| {
            found += 1;
            self.progress.inc(1);
        };
        let complete = self
            .client
            .collect(&ticket, &self.header, &self.pace, each)?;
        self.progress.finish_and_clear();
        let counts = vec![("件数", "found", found)];
        Ok(Told { counts, complete })
    }
}

/// Drawn on the standard error, and only if that is a terminal.
fn progress() -> ProgressBar {
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len} {elapsed_precise}");
    let bar = ProgressBar::no_length();
    style.map_or(bar.clone(), |style| bar.with_style(style))
}

fn patient((number, line): (usize, &Line)) -> BatchPatient {
    let mut inquiry = line.inquiry();
    inquiry.limit_consent = None;
    inquiry.identifier = Some(number.to_string());
    let mut known = line.results.first().cloned();
    if let Some(known) = known.as_mut().filter(|_| number % 3 == 0) {
        known.address = Some("架空県見本市旧町１番".to_owned());
    }
    BatchPatient { inquiry, known }
}

fn registration((number, line): (usize, &Line)) -> Registration {
    let inquiry = line.inquiry();
    let mut registration = Registration::default();
    registration.reference_number = Some(format!("{number:06}"));
    registration.insurer_number = inquiry.insurer_number;
    registration.symbol = inquiry.symbol;
    registration.number = inquiry.number;
    registration.branch = inquiry.branch;
    registration.birthdate = inquiry.birthdate;
    registration
}

fn registration_of(patient: LocalPatient) -> Registration {
    let mut registration = Registration::default();
    registration.reference_number = patient.patient_number;
    registration.insurer_number = patient.insurer_number;
    registration.symbol = patient.symbol;
    registration.number = patient.number;
    registration.branch = patient.branch;
    registration.birthdate = patient.birthdate.map(Day::new);
    registration
}
