//! A town of 100,000 patients: wrong links, missed ones and questions; candidates per second beside a
//! scan and beside a search by edit distance; bytes of the index per patient.
//!
//! A wrong link is the one thing that must not be: the run fails at the first.
#![allow(clippy::unwrap_used, reason = "a bench may")]

use mnc_benches::{best_time, ratio};
use mnc_core::Date;
use mnc_core::eligibility::answer::{Day, Qualification};
use mnc_core::eligibility::numbers::number_key;
use mnc_core::patient::fold::names_agree;
use mnc_core::patient::index::Decision;
use mnc_core::patient::{LocalPatient, PatientIndex};
use mnc_testkit::town::{Asked, Town};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const SEED: u64 = 20_261_120;
const PATIENTS: usize = 100_000;
const ANSWERS: usize = 20_000;
const ON: Date = Date::constant(2026, 11, 20);
const BYTES_PER_PATIENT: usize = 40;
/// Scans are slow: they are measured over so many answers.
const SCANNED: usize = 3;

fn main() -> ExitCode {
    let town = Town::new(SEED, PATIENTS);
    let region = Region::new(COUNTED);
    let index = PatientIndex::new(town.patients());
    let kept = region.change();
    let bytes = kept.bytes_allocated.saturating_sub(kept.bytes_deallocated);
    let per_patient = bytes.div_ceil(town.patients().len());
    let answers = town.answers(ANSWERS);
    println!(
        "town of {} patients, seed {SEED}, {ANSWERS} answers",
        town.patients().len()
    );

    let tally = Tally::of(&town, &index, &answers);
    tally.print();
    println!("  index: {per_patient} bytes per patient (limit {BYTES_PER_PATIENT})");
    speed(&index, &answers);
    if tally.wrong > 0 || per_patient > BYTES_PER_PATIENT {
        eprintln!("a wrong link, or an index above its limit");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

#[derive(Default)]
struct Tally {
    linked: usize,
    wrong: usize,
    asked: usize,
    stopped: usize,
    new: usize,
    missed: usize,
    strangers: usize,
}

impl Tally {
    fn of(town: &Town, index: &PatientIndex<'_>, answers: &[Asked]) -> Self {
        let mut tally = Self::default();
        for it in answers {
            let review = index.review(&it.answer, ON);
            let own = |patient: usize| town.owner(patient) == Some(it.person);
            match review.decision {
                Decision::Link(patient) => {
                    tally.linked += 1;
                    tally.wrong += usize::from(!own(patient));
                }
                Decision::Confirm => tally.asked += 1,
                Decision::Stop => tally.stopped += 1,
                Decision::New => tally.new += 1,
            }
            let is_patient = town.is_patient(it.person);
            let found = review
                .candidates
                .iter()
                .any(|candidate| own(candidate.patient));
            tally.missed += usize::from(is_patient && !found);
            tally.strangers += usize::from(!is_patient);
        }
        tally
    }

    fn print(&self) {
        let all = self.linked + self.asked + self.stopped + self.new;
        let per_mille = |count: usize| count * 1000 / all.max(1);
        println!("  linked {} (wrong {})", self.linked, self.wrong);
        println!(
            "  questions {} ({} per 1,000)",
            self.asked,
            per_mille(self.asked)
        );
        println!(
            "  stopped {} ({} per 1,000)",
            self.stopped,
            per_mille(self.stopped)
        );
        println!("  new {} (of {} strangers)", self.new, self.strangers);
        println!(
            "  patients not among the candidates {} ({} per 1,000)",
            self.missed,
            per_mille(self.missed)
        );
    }
}

/// Candidates by the index, by going over every patient, and by the least edit distance of the name.
fn speed(index: &PatientIndex<'_>, answers: &[Asked]) {
    let patients = index.patients();
    let few = &answers[..SCANNED.min(answers.len())];
    let many = &answers[..2_000.min(answers.len())];
    let indexed = per_answer(many, 3, |answer| {
        black_box(index.candidates(answer));
    });
    let scanned = per_answer(few, 1, |answer| {
        black_box(scan(patients, answer));
    });
    let edited = per_answer(few, 1, |answer| {
        black_box(nearest(patients, answer));
    });
    println!("candidates per answer, in times of the index");
    println!("  scan over every patient {:.0}", ratio(scanned, indexed));
    println!(
        "  Levenshtein distance of every name (strsim) {:.0}",
        ratio(edited, indexed)
    );
    println!(
        "  (in this run {:.0} answers per second by the index)",
        1.0 / indexed.as_secs_f64()
    );
}

fn per_answer(answers: &[Asked], rounds: usize, mut work: impl FnMut(&Qualification)) -> Duration {
    let all = best_time(rounds, 1, || {
        for it in answers {
            work(black_box(&it.answer));
        }
    });
    all / u32::try_from(answers.len().max(1)).unwrap()
}

/// What a program without an index does: birth date, number and name of every patient.
fn scan(patients: &[LocalPatient], answer: &Qualification) -> usize {
    let born = answer.birthdate.as_ref().and_then(Day::value);
    let number = answer.number.as_deref().map(number_key);
    let name = answer.name.as_deref().unwrap_or_default();
    let fits = |patient: &&LocalPatient| {
        patient.birthdate == born
            || patient.number.as_deref().map(number_key) == number
            || names_agree(name, &patient.name).is_some()
    };
    patients.iter().filter(fits).count()
}

/// The patients born on the day, and the nearest names in the whole town.
fn nearest(patients: &[LocalPatient], answer: &Qualification) -> Option<usize> {
    let name = answer.name.as_deref()?;
    let born = answer.birthdate.as_ref().and_then(Day::value);
    let distance = |patient: &LocalPatient| {
        let same_day = usize::from(patient.birthdate != born);
        (strsim::levenshtein(name, &patient.name), same_day)
    };
    let distances = patients.iter().map(distance).enumerate();
    distances
        .min_by_key(|(_, distance)| *distance)
        .map(|(place, _)| place)
}
