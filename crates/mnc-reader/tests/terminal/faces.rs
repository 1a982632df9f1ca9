//! The results of the face card reader.

use crate::place::{DAY, MINUTE, Place, TestClock, line, register};
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::wire::FileName;
use mnc_core::identity::StaffId;
use mnc_reader::terminal::{Binding, Settings, TerminalError};
use std::fs;

#[test]
fn a_result_of_the_reader_is_bound_only_to_its_patient() {
    let place = Place::new();
    let register = register();
    let (first, second) = (&register.lines()[0].person, &register.lines()[40].person);
    let mut client = place.client();
    place.push_face(1, first, DAY.at(9, 0, 0, 0));
    place.push_face(2, second, DAY.at(9, 10, 0, 0));
    place.push_face(3, first, DAY.at(9, 20, 0, 0));
    client.wait_for_faces(MINUTE).unwrap();
    let inbox = client.faces().unwrap();
    assert_eq!(inbox.results.len(), 3);
    assert_eq!(inbox.results[0].age(DAY.at(9, 30, 0, 0)), MINUTE * 30);
    let number = first.reference_number.clone().unwrap();
    assert_eq!(
        inbox.of_reference_number(&number).len(),
        2,
        "used the reader twice"
    );
    assert!(inbox.of_reference_number("").is_empty());
    let (ours, theirs) = (inbox.results[0].id, inbox.results[1].id);
    let by_number = Binding::reference_number(&number);
    let staff = || StaffId::new("uketsuke-01").unwrap();
    let by_sight = Binding::confirmed(second.birthdate, staff());
    assert!(matches!(
        client.bind(&theirs, &by_number),
        Err(TerminalError::OtherPatient)
    ));
    assert!(matches!(
        client.bind(&ours, &by_sight),
        Err(TerminalError::OtherPatient)
    ));
    client.bind(&ours, &by_number).unwrap();
    assert!(matches!(
        client.bind(&ours, &by_number),
        Err(TerminalError::AlreadyTaken)
    ));
    client.bind(&theirs, &by_sight).unwrap();
    client.release(&theirs).unwrap();
    client.finish_face(&ours).unwrap();
    assert!(matches!(
        client.finish_face(&theirs),
        Err(TerminalError::NotOpen)
    ));
    assert_eq!(client.faces().unwrap().results.len(), 2);
    drop(client);
    // After a restart what was bound and saved is not offered again.
    let mut client = place.client();
    client.wait_for_faces(MINUTE).unwrap();
    assert_eq!(client.faces().unwrap().results.len(), 2);
}

#[test]
fn copies_are_one_result_and_removed_together() {
    let place = Place::new();
    let person = &line(Outcome::Valid).person;
    let mut client = place.client_with(Settings::default().removing(), TestClock::idle());
    let path = place.push_face(1, person, DAY.at(9, 0, 0, 0));
    let copy = FileName::face("OQSsiquc01", "1319999999copy", DAY.at(9, 1, 0, 0)).unwrap();
    fs::copy(&path, place.path("face").join(copy.to_name())).unwrap();
    client.wait_for_faces(MINUTE).unwrap();
    let inbox = client.faces().unwrap();
    assert_eq!((inbox.results.len(), inbox.results[0].copies), (1, 2));
    let id = inbox.results[0].id;
    let binding = Binding::reference_number(person.reference_number.clone().unwrap());
    client.bind(&id, &binding).unwrap();
    client.finish_face(&id).unwrap();
    assert!(place.files("face").is_empty());
}

#[test]
fn a_result_stays_in_the_inbox_when_another_program_takes_the_file() {
    let place = Place::new();
    let person = &line(Outcome::Valid).person;
    let mut client = place.client();
    let path = place.push_face(1, person, DAY.at(9, 0, 0, 0));
    client.wait_for_faces(MINUTE).unwrap();
    fs::remove_file(path).unwrap();
    assert_eq!(client.faces().unwrap().results.len(), 1);
}

#[test]
fn old_and_unreadable_results_do_not_hide_the_others() {
    let place = Place::new();
    let person = &line(Outcome::Valid).person;
    for number in 0..50 {
        place.push_face(
            100 + number,
            person,
            DAY.at(8, 0, 0, 0).saturating_sub(MINUTE * 3000),
        );
    }
    fs::write(place.path("face").join("readme.txt"), "x").unwrap();
    let broken = place.push_face(1, person, DAY.at(9, 0, 0, 0));
    let whole = fs::read(&broken).unwrap();
    fs::write(&broken, &whole[..whole.len() / 2]).unwrap();
    place.push_face(2, person, DAY.at(9, 1, 0, 0));
    let mut client = place.client();
    client.wait_for_faces(MINUTE).unwrap();
    let inbox = client.faces().unwrap();
    assert_eq!(
        (inbox.results.len(), inbox.unreadable.len(), inbox.stale),
        (1, 1, 50)
    );
    // It is read again once it changes.
    fs::write(&broken, whole).unwrap();
    client.wait_for_faces(MINUTE).unwrap();
    let inbox = client.faces().unwrap();
    assert_eq!((inbox.results.len(), inbox.unreadable.len()), (2, 0));
}
