//! A month of checks: bulk answers parsed and reconciled with the list, and the memory it takes.
//!
//! Answers are generated page by page; only reading and reconciling is timed. The peak of live bytes
//! is looked at with every answer and must not grow with their number. 100,000 answers by default,
//! 1,000,000 with `--full`.
//!
//! The month: 195,956,957 uses of online eligibility checks in August 2024, 総計 of the table
//! 「オンライン資格確認の利用状況」 in 厚生労働省「マイナ保険証の利用促進等について」. What it would take is computed from the
//! throughput, not measured.
#![allow(clippy::unwrap_used, reason = "a bench may")]

use mnc_benches::{DAY, core_time};
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::codes::{ProcessingStatus, ResultSegment, Validity};
use mnc_core::eligibility::wire::{BulkAnswer, BulkConfirmUnit, DEFAULT_PAGE, Encoding};
use mnc_reader::terminal::{BatchPatient, BatchReport, Finding};
use mnc_testkit::terminal::{Register, Registration};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use std::alloc::System;
use std::fmt::Write;
use std::time::Duration;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// 総計, 2024-08.
const MONTH: f64 = 195_956_957.0;
const CORES: f64 = 2.0;
/// The peak of the largest run over that of the smallest.
const GROWTH_MAX: f64 = 1.1;
const IDENTIFIER: &str = "IDENTIFIER";
const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><XmlMsg><MessageHeader>\
    <SegmentOfResult>1</SegmentOfResult></MessageHeader><MessageBody>";
const END: &str = "</MessageBody></XmlMsg>";

fn main() {
    let people = people();
    let full = std::env::args().any(|argument| argument == "--full");
    let counts = [10_000, 100_000, 1_000_000];
    let counts = if full { &counts[..] } else { &counts[..2] };
    let peaks: Vec<_> = counts.iter().map(|count| run(&people, *count)).collect();
    let growth = of(*peaks.last().unwrap()) / of(peaks[0]);
    println!("peak of the largest run over that of the smallest: {growth:.3} (limit {GROWTH_MAX})");
    if growth > GROWTH_MAX {
        eprintln!("memory grows with the number of answers");
        std::process::exit(1);
    }
}

/// Somebody on the list, and what the centre answers about them.
struct Person {
    patient: BatchPatient,
    /// The unit before and behind the 任意の識別子.
    unit: [String; 2],
    lost: bool,
}

/// Everybody of the virtual register with a single record, who has the qualification or lost it.
fn people() -> Vec<Person> {
    let register = Register::fictitious(1, DAY);
    let lines = register.lines().iter();
    lines.filter_map(Person::of).collect()
}

impl Person {
    fn of(line: &Registration) -> Option<Self> {
        let (validity, lost) = match line.outcome {
            Outcome::Valid => (Validity::Valid, false),
            Outcome::Invalid => (Validity::Invalid, true),
            _ => return None,
        };
        let [known] = &line.results[..] else {
            return None;
        };
        let mut inquiry = line.inquiry();
        inquiry.identifier = Some(IDENTIFIER.to_owned());
        let patient = BatchPatient {
            inquiry,
            known: Some(known.clone()),
        };
        let mut unit = BulkConfirmUnit::default();
        unit.inquiry = Some(patient.inquiry.clone());
        unit.status = Some(ProcessingStatus::Normal);
        unit.validity = Some(validity);
        unit.results.clone_from(&line.results);
        Some(Self {
            patient,
            unit: text_of(unit),
            lost,
        })
    }

    fn known_as(&self, number: usize) -> BatchPatient {
        let mut patient = self.patient.clone();
        patient.inquiry.identifier = Some(format!("p-{number}"));
        if is_changed(number) {
            patient.known.as_mut().unwrap().address = Some("架空県見本市旧町1-1".to_owned());
        }
        patient
    }
}

fn text_of(unit: BulkConfirmUnit) -> [String; 2] {
    let mut answer = BulkAnswer::default();
    answer.body.units.push(unit);
    answer.header.segment = Some(ResultSegment::Normal);
    let document = String::from_utf8(answer.write(Encoding::Utf8).unwrap()).unwrap();
    let from = document.find("<BulkConfirmUnit>").unwrap();
    let until = document.find("</MessageBody>").unwrap();
    let (before, behind) = document[from..until].split_once(IDENTIFIER).unwrap();
    [before.to_owned(), behind.to_owned()]
}

/// One in ten has moved since.
const fn is_changed(number: usize) -> bool {
    number % 10 == 3
}

/// About one in a hundred nothing comes.
const fn is_silent(number: usize) -> bool {
    number % 100 == 57
}

/// Reconciles this many answers, prints what it took, and gives the peak of live bytes.
fn run(people: &[Person], count: usize) -> usize {
    let before = live_bytes();
    let mut report = BatchReport::default();
    let (mut document, mut peak, mut took) = (String::new(), 0, Duration::ZERO);
    for first in (0..count).step_by(DEFAULT_PAGE.get()) {
        let page = first..count.min(first + DEFAULT_PAGE.get());
        let numbered = page.map(|number| (number, &people[number % people.len()]));
        write_page(&mut document, numbered.clone());
        let patients: Vec<_> = numbered.map(|(number, it)| it.known_as(number)).collect();
        let start = core_time();
        let reconciled = report.reconcile_page(patients, document.as_bytes(), |_| {
            peak = peak.max(live_bytes() - before);
        });
        took += core_time().saturating_sub(start);
        reconciled.unwrap();
    }
    check(&report, people, count);
    tell(count, took, peak);
    peak
}

fn write_page<'a>(document: &mut String, people: impl Iterator<Item = (usize, &'a Person)>) {
    document.clear();
    document.push_str(START);
    for (number, person) in people.filter(|(number, _)| !is_silent(*number)) {
        let [before, behind] = &person.unit;
        write!(document, "{before}p-{number}{behind}").unwrap();
    }
    document.push_str(END);
}

/// Every patient of the list has the finding that the generator meant.
fn check(report: &BatchReport, people: &[Person], count: usize) {
    let expected = |number: usize| match (is_silent(number), people[number % people.len()].lost) {
        (true, _) => Finding::Unknown,
        (false, true) => Finding::Lost,
        (false, false) if is_changed(number) => Finding::Changed,
        (false, false) => Finding::Unchanged,
    };
    for finding in [
        Finding::Unchanged,
        Finding::Changed,
        Finding::Lost,
        Finding::Unknown,
    ] {
        let meant = (0..count)
            .filter(|number| expected(*number) == finding)
            .count();
        assert_eq!(report.count(finding), meant, "{finding:?}");
    }
    assert_eq!(report.strangers, 0);
}

fn tell(count: usize, took: Duration, peak: usize) {
    let per_second = of(count) / took.as_secs_f64();
    println!("{count} answers reconciled with their list");
    println!("  {per_second:.0} answers per core and second, counting the allocations as well");
    println!(
        "  computed from it: the month of {MONTH:.0} checks in {:.1} minutes on {CORES:.0} cores",
        MONTH / per_second / CORES / 60.0
    );
    println!("  peak of live bytes: {peak}{}", resident());
}

fn live_bytes() -> usize {
    let stats = ALLOCATOR.stats();
    stats.bytes_allocated - stats.bytes_deallocated
}

/// The peak of the process so far, where the system tells it.
fn resident() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map(|peak| format!("; of the process so far: {}", peak.trim()))
        .unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn of(count: usize) -> f64 {
    count as f64
}
