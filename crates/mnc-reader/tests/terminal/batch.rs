//! Bulk inquiries against the virtual terminal.

use crate::place::DAY;
use crate::place::{Place, header, line, register, terminal};
use mnc_core::ErrorKind;
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::Month;
use mnc_core::eligibility::codes::{ProcessingStatus, ResultSegment, Validity};
use mnc_core::eligibility::wire::{
    self, BulkAnswer, BulkConfirmUnit, BulkRegistrationUnit, ConsentedSearch, Encoding,
};
use mnc_reader::terminal::{
    BatchPace, BatchPatient, BatchReport, BulkQuestion, ConsentedPatients, ExchangeFolder, Finding,
    Registered, Settings, TerminalClient, TerminalError,
};
use mnc_testkit::terminal::{Disorder, Fault, Register, Registration, Service, ServiceOptions};
use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::time::Duration;

fn pace(page: usize) -> BatchPace {
    BatchPace {
        page: NonZeroUsize::new(page).unwrap(),
        poll: Duration::from_millis(50),
        at_most: Duration::from_secs(20),
    }
}

fn patient(line: &Registration, identifier: usize) -> BatchPatient {
    let mut inquiry = line.inquiry();
    inquiry.limit_consent = None;
    inquiry.identifier = Some(format!("p{identifier}"));
    let known = line.results.first().cloned();
    BatchPatient { inquiry, known }
}

fn client(place: &Place) -> TerminalClient {
    let folder = ExchangeFolder::under(place.root.path());
    TerminalClient::open(folder, place.state.path(), Settings::default()).unwrap()
}

fn expected(line: &Registration) -> Finding {
    match line.outcome {
        Outcome::Valid if line.results.len() == 2 => Finding::Changed,
        Outcome::Valid | Outcome::AidUnregistered => Finding::Unchanged,
        Outcome::Invalid | Outcome::InvalidHasNew | Outcome::NotFound => Finding::Lost,
        Outcome::Failed | Outcome::Multiple => Finding::Erroneous,
        _ => Finding::Unknown,
    }
}

#[test]
fn everybody_in_the_register_is_reconciled_by_identifier_over_pages() {
    let place = Place::new();
    let options = ServiceOptions::new(terminal(), register());
    let service = Service::start(place.root.path(), options).unwrap();
    let register = register();
    let lines = register.lines();
    let patients = lines.iter().enumerate().map(|(number, line)| {
        let mut patient = patient(line, number);
        if number == 0 {
            // The host's record is older than the insurer's.
            patient.known.as_mut().unwrap().address = Some("架空県見本市旧町１番".to_owned());
        }
        patient
    });
    let mut found = HashMap::new();
    let mut client = client(&place);
    let report = client.ask_many(&header(), patients, &pace(30), |it| {
        assert!(found.insert(it.identifier.to_owned(), it.finding).is_none());
        assert!(it.unit.is_some() || it.finding == Finding::Unknown);
    });
    let report = report.unwrap();
    assert_eq!(
        (report.pages, report.strangers),
        (lines.len().div_ceil(30), 0)
    );
    for (number, line) in lines.iter().enumerate() {
        let expected = if number == 0 {
            Finding::Changed
        } else {
            expected(line)
        };
        assert_eq!(found[&format!("p{number}")], expected, "{number} {line:?}");
    }
    assert_eq!(
        report.count(Finding::Unknown),
        2,
        "処理中 for good, and no answer at all"
    );
    let fetches = service
        .served()
        .iter()
        .filter(|it| it.name.prefix() == "OQSmuquc02")
        .count();
    assert_eq!(
        fetches,
        2 * report.pages,
        "処理中 was asked again with the same number"
    );
    assert!(client.pending().is_empty());
}

#[test]
fn a_page_that_is_never_answered_is_unknown_and_stays_open() {
    let place = Place::new();
    let patients = [
        patient(&line(Outcome::Valid), 1),
        patient(&line(Outcome::Invalid), 2),
    ];
    let impatient = BatchPace {
        at_most: Duration::from_millis(100),
        ..pace(10)
    };
    let mut client = client(&place);
    let report = client.ask_many(&header(), patients, &impatient, |it| {
        assert!(it.unit.is_none());
    });
    let report = report.unwrap();
    assert_eq!((report.count(Finding::Unknown), report.unanswered), (2, 1));
    let pending = client.pending();
    assert_eq!(pending.len(), 1);
    drop(client);
    // The next process gets the results without handing in again.
    let _service = Service::start(
        place.root.path(),
        ServiceOptions::new(terminal(), register()),
    );
    let mut client = self::client(&place);
    let mut outcomes = Vec::new();
    let each = |segment: Option<&_>, unit: &BulkConfirmUnit| outcomes.push(unit.outcome(segment));
    let done = client.collect(&pending[0], &header(), &pace(10), each);
    assert!(done.unwrap());
    assert_eq!(outcomes, [Outcome::Valid, Outcome::Invalid]);
    assert!(client.pending().is_empty());
}

#[test]
fn results_that_were_not_there_in_time_are_collected_later_by_the_same_process() {
    let place = Place::new();
    let slow = Duration::from_millis(800);
    let options = ServiceOptions::new(terminal(), register()).with_delays(Duration::ZERO, slow);
    let _service = Service::start(place.root.path(), options).unwrap();
    let mut client = client(&place);
    let question = vec![patient(&line(Outcome::Valid), 1).inquiry];
    let ticket = client.hand_in(&header(), question).unwrap();
    // Enough for the receipt, and never for the results, which are 処理中 at first.
    let impatient = BatchPace {
        at_most: Duration::from_millis(1500),
        ..pace(10)
    };
    let mut units = 0;
    let mut each = |_: Option<&_>, _: &BulkConfirmUnit| units += 1;
    let collected = client.collect(&ticket, &header(), &impatient, &mut each);
    assert!(!collected.unwrap());
    assert_eq!(client.pending(), std::slice::from_ref(&ticket));
    let collected = client.collect(&ticket, &header(), &pace(10), &mut each);
    assert!(collected.unwrap());
    assert_eq!(units, 1);
    assert!(client.pending().is_empty());
}

#[test]
fn two_patients_with_one_identifier_are_still_told_apart() {
    let place = Place::new();
    let lines = vec![
        Registration::valid(register().lines()[0].person.clone()),
        Registration::valid(register().lines()[9].person.clone()),
    ];
    let patients: Vec<_> = lines.iter().map(|line| patient(line, 7)).collect();
    let options = ServiceOptions::new(terminal(), Register::of(lines));
    let _service = Service::start(place.root.path(), options).unwrap();
    let report = client(&place).ask_many(&header(), patients, &pace(10), |_| {});
    assert_eq!(report.unwrap().count(Finding::Unchanged), 2);
}

/// A document with a unit that says 有効 for each of these identifiers.
fn document(segment: ResultSegment, line: &Registration, identifiers: &[usize]) -> Vec<u8> {
    let mut answer = BulkAnswer::default();
    answer.header.segment = Some(segment);
    let unit = |identifier: &usize| {
        let mut unit = BulkConfirmUnit::default();
        unit.inquiry = Some(patient(line, *identifier).inquiry);
        unit.status = Some(ProcessingStatus::Normal);
        unit.validity = Some(Validity::Valid);
        unit.results.clone_from(&line.results);
        unit
    };
    answer.body.units = identifiers.iter().map(unit).collect();
    answer.write(Encoding::ShiftJis).unwrap()
}

#[test]
fn a_page_is_reconciled_with_its_document_without_a_folder() {
    let line = line(Outcome::Valid);
    let patients = || (0..4).map(|number| patient(&line, number));
    let mut report = BatchReport::default();
    let mut found = Vec::new();
    // 1 is answered twice, 7 was never asked about, and about 0 and 3 nothing comes.
    let answered = document(ResultSegment::Normal, &line, &[2, 1, 7, 1]);
    let each = |it: mnc_reader::terminal::Reconciled<'_>| {
        found.push((it.identifier.to_owned(), it.finding));
    };
    report
        .reconcile_page(patients(), answered.as_slice(), each)
        .unwrap();
    found[2..].sort_by(|one, other| one.0.cmp(&other.0));
    let expected = [
        ("p2", Finding::Unchanged),
        ("p1", Finding::Unchanged),
        ("p0", Finding::Unknown),
        ("p3", Finding::Unknown),
    ];
    assert_eq!(
        found,
        expected.map(|(it, finding)| (it.to_owned(), finding))
    );
    assert_eq!((report.pages, report.strangers), (1, 2));

    let processing = document(ResultSegment::Processing, &line, &[0]);
    report
        .reconcile_page(patients(), processing.as_slice(), |_| {})
        .unwrap();
    assert_eq!((report.pages, report.count(Finding::Unknown)), (2, 6));
}

#[test]
fn a_damaged_document_ends_its_page_and_nobody_behind_it_is_told() {
    let line = line(Outcome::Valid);
    let whole = document(ResultSegment::Normal, &line, &[0, 1]);
    let cut = &whole[..whole.len() - 40];
    let mut told = 0;
    let patients = (0..3).map(|number| patient(&line, number));
    let result = BatchReport::default().reconcile_page(patients, cut, |_| told += 1);
    assert!(result.is_err());
    assert!(told < 3, "{told}");
}

/// The registration of a number for somebody, as the host would make it of their numbers.
fn registration(line: &Registration, number: usize) -> wire::Registration {
    let inquiry = line.inquiry();
    let mut registration = wire::Registration::default();
    registration.reference_number = Some(format!("R{number:05}"));
    registration.insurer_number = inquiry.insurer_number;
    registration.symbol = inquiry.symbol;
    registration.number = inquiry.number;
    registration.branch = inquiry.branch;
    registration.birthdate = inquiry.birthdate;
    registration
}

#[test]
fn many_numbers_are_registered_over_pages_and_strangers_are_refused() {
    let place = Place::new();
    let options = ServiceOptions::new(terminal(), register());
    let service = Service::start(place.root.path(), options).unwrap();
    let lines = register();
    let entries = lines.lines().iter().enumerate().map(|(number, line)| {
        let mut entry = registration(line, number);
        if number == 1 {
            entry.number = Some("00000000".to_owned());
        }
        entry
    });
    let mut accepted = 0;
    let report = client(&place).ask_many(&header(), entries, &pace(30), |it| {
        let unit = it.unit.unwrap();
        assert_eq!(unit.code.is_some(), it.finding == Registered::Refused);
        accepted += usize::from(it.finding == Registered::Accepted);
    });
    let report = report.unwrap();
    assert_eq!(
        (report.pages, report.strangers, report.contradicted),
        (lines.lines().len().div_ceil(30), 0, 0)
    );
    assert_eq!(report.count(Registered::Accepted), accepted);
    assert!(report.count(Registered::Refused) >= 1 && accepted > 50);
    let served = service.served();
    let prefixes: Vec<_> = served.iter().map(|it| it.name.prefix()).collect();
    assert!(
        prefixes.iter().all(|it| it.starts_with("OQSmuimm0")),
        "{prefixes:?}"
    );
}

/// Hands a question in, and gives how many units came back.
fn units(
    client: &mut TerminalClient,
    question: impl BulkQuestion<Unit = BulkConfirmUnit>,
) -> usize {
    let ticket = client.hand_in(&header(), question).unwrap();
    let mut count = 0;
    let each = |segment: Option<&_>, unit: &BulkConfirmUnit| {
        assert_ne!(unit.outcome(segment), Outcome::Unknown);
        count += 1;
    };
    assert!(client.collect(&ticket, &header(), &pace(10), each).unwrap());
    count
}

#[test]
fn tickets_and_consented_patients_are_collected_by_their_families() {
    let place = Place::new();
    let options = ServiceOptions::new(terminal(), register());
    let service = Service::start(place.root.path(), options).unwrap();
    let mut client = client(&place);
    let search = || ConsentedSearch::by_consent(DAY, DAY);
    assert_eq!(
        units(&mut client, Month::from_text("202611")),
        3,
        "the register's 医療扶助"
    );
    let visits = units(&mut client, ConsentedPatients::HomeVisit(search()));
    let online = units(&mut client, ConsentedPatients::OnlineCare(search()));
    assert!(visits > online && online > 3);
    for family in ["OQSmutic0", "OQSmuhvq0", "OQSmuonq0"] {
        let steps = service
            .served()
            .iter()
            .filter(|it| it.name.prefix().starts_with(family))
            .count();
        assert_eq!(steps, 3, "handed in, called 処理中, fetched: {family}");
    }
}

#[test]
fn units_of_another_kind_are_refused_before_anything_is_waited_for() {
    let place = Place::new();
    let mut client = client(&place);
    let ticket = client
        .hand_in(&header(), Month::from_text("202611"))
        .unwrap();
    let each = |_: Option<&_>, _: &BulkRegistrationUnit| panic!("a unit");
    let error = client
        .collect(&ticket, &header(), &pace(10), each)
        .unwrap_err();
    let TerminalError::Eligibility(error) = error else {
        panic!("{error}")
    };
    assert_eq!(error.kind(), ErrorKind::InvalidArgument);
    assert_eq!(client.pending().len(), 1);
}

/// The virtual terminal echoes other numbers under the right 任意の識別子: nobody is bound to them.
#[test]
fn a_unit_that_echoes_another_person_is_bound_to_nobody() {
    let place = Place::new();
    let options = ServiceOptions::new(terminal(), register()).with_disorder(Disorder::of(
        &[Fault::WrongEcho],
        100,
        1,
    ));
    let _service = Service::start(place.root.path(), options).unwrap();
    let patients = [
        patient(&line(Outcome::Valid), 1),
        patient(&line(Outcome::Invalid), 2),
    ];
    let mut client = client(&place);
    let report = client.ask_many(&header(), patients, &pace(10), |it| {
        assert!(it.unit.is_none() && it.finding == Finding::Unknown);
    });
    let report = report.unwrap();
    assert_eq!(
        (report.contradicted, report.strangers, report.unanswered),
        (2, 0, 0)
    );
    let entries = [registration(&line(Outcome::Valid), 1)];
    let report = client.ask_many(&header(), entries, &pace(10), |it| {
        assert_eq!(it.finding, Registered::Unknown);
    });
    assert_eq!(report.unwrap().contradicted, 1);
}
