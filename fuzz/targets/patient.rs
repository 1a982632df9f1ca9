//! Names, dates, addresses and rows of any form: folding is idempotent and ordered, agreement has no
//! side, dates are read back, and nothing panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc_core::Date;
use mnc_core::eligibility::answer::{Day, Qualification};
use mnc_core::patient::compare::{Verdict, compare};
use mnc_core::patient::fold::{Level, kana_agree, kana_key, name_key, names_agree};
use mnc_core::patient::{LocalPatient, PatientIndex, address, age, alias, charset};
use mnc_core::patient::{individual_number, wareki};

const ON: Date = Date::constant(2026, 11, 20);

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let (one, other) = text.split_once('\n').unwrap_or((text, ""));
    folding(one, other);
    dates(one);
    places(one, other);
    let _ = charset::substituted(one).map(|name| assert!(charset::check(&name).is_ok()));
    let _ = (individual_number::looks_like(one), alias::names_in(one));
    rows(text, one);
});

fn folding(one: &str, other: &str) {
    for key in [name_key, kana_key] {
        for level in Level::ALL {
            let once = key(one, *level);
            assert_eq!(key(&once, *level), once);
        }
        for levels in Level::ALL.windows(2) {
            let same = |level| key(one, level) == key(other, level);
            assert!(!same(levels[0]) || same(levels[1]));
        }
    }
    assert_eq!(names_agree(one, other), names_agree(other, one));
    assert_eq!(kana_agree(one, other), kana_agree(other, one));
}

fn dates(text: &str) {
    let Ok(day) = wareki::parse(text) else {
        return;
    };
    if let Some(written) = wareki::Wareki::of(day) {
        assert_eq!(wareki::parse(&written.to_kanji()).ok(), Some(day));
    }
    let years = age::age_on(day, ON).unwrap_or_default();
    assert!(age::birthday(day, years).is_some_and(|birthday| birthday <= ON) || day > ON);
}

fn places(one: &str, other: &str) {
    assert_eq!(address::compare(one, other), address::compare(other, one));
    assert_eq!(address::compare(one, one), address::AddressHint::Same);
}

/// Rows as a list has them, each beside an answer with the first line for a name.
fn rows(text: &str, name: &str) {
    let mut table = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let Ok(columns) = table.headers().cloned() else {
        return;
    };
    let rows = table.records().flatten();
    let patients: Vec<_> = rows
        .filter_map(|row| LocalPatient::from_row(columns.iter().zip(&row)).ok())
        .collect();
    let mut answer = Qualification::default();
    answer.name = Some(name.to_owned());
    answer.birthdate = Some(Day::new(ON));
    let _ = PatientIndex::new(&patients).review(&answer, ON);
    for patient in &patients {
        let verdict = compare(&answer, patient, ON).verdict();
        assert!(verdict != Verdict::Link, "an answer without sex");
    }
}
