//! What the virtual terminal writes is read as it was meant.

use super::*;
use crate::people::Holder;
use mnc_core::Date;
use mnc_core::identity::{
    CardPhoto, IdentityVerification, Judge, PatientPresence, StaffId, VisualConfirmation,
};
use mnc_core::reception::{CardFacts, ReceptionRecord, Warning};
use std::collections::HashSet;

const DAY: Date = Date::constant(2027, 1, 15);

fn visit(outcome: Outcome) -> Visit {
    let consents = vec![
        (ConsentCategory::Medication, ConsentChoice::Granted),
        (ConsentCategory::Treatment, ConsentChoice::Refused),
        (ConsentCategory::SpecificDiseases, ConsentChoice::Granted),
    ];
    let prescription_form = Some(PrescriptionForm::Electronic);
    Visit {
        at: DAY.at(14, 22, 35, 0),
        outcome,
        consents,
        prescription_form,
    }
}

fn hanako() -> InsuredPerson {
    InsuredPerson::of(&Holder::hanako(), DAY)
}

fn taro() -> InsuredPerson {
    let mut taro = Holder::from_seed(1).born(Date::constant(1985, 4, 3));
    taro.given_name = "太郎".to_owned();
    InsuredPerson::of(&taro, DAY)
}

fn terminal() -> VirtualTerminal {
    VirtualTerminal::new("1319999999")
}

fn pushed(
    terminal: &VirtualTerminal,
    person: &InsuredPerson,
    visit: &Visit,
) -> QualificationAnswer {
    let file = terminal.push(person, visit).unwrap().unwrap();
    QualificationAnswer::read(&file.bytes).unwrap()
}

#[test]
fn every_outcome_is_read_as_it_was_meant() {
    for outcome in Outcome::ALL {
        let file = terminal().push(&hanako(), &visit(*outcome)).unwrap();
        match file {
            None => assert_eq!(*outcome, Outcome::Unknown),
            Some(file) => {
                assert_eq!(
                    QualificationAnswer::read(&file.bytes).unwrap().outcome(),
                    *outcome
                );
            }
        }
    }
}

#[test]
fn the_order_of_elements_and_the_encoding_change_nothing() {
    let (person, visit) = (taro(), visit(Outcome::Valid));
    let expected = pushed(&terminal(), &person, &visit);
    let mut files = HashSet::new();
    for seed in 1..50 {
        for encoding in [Encoding::Utf8, Encoding::ShiftJis] {
            let terminal = terminal().with_seed(seed).with_encoding(encoding);
            let answer = pushed(&terminal, &person, &visit);
            assert_eq!(answer.encoding.used, encoding);
            assert_eq!(answer.body, expected.body);
            files.insert(terminal.push(&person, &visit).unwrap().unwrap().bytes);
        }
    }
    assert_eq!(files.len(), 98);
}

#[test]
fn consents_are_read_as_they_were_chosen() {
    let visit = visit(Outcome::Valid);
    let answer = pushed(&terminal(), &hanako(), &visit);
    let consents = &answer.body.results[0].consents;
    assert!(
        consents
            .of(ConsentCategory::Medication)
            .allows_viewing(DAY.tomorrow().unwrap().at(14, 22, 35, 0))
    );
    assert_eq!(consents.of(ConsentCategory::Treatment), &Consent::Refused);
    assert_eq!(consents.of(ConsentCategory::Surgery), &Consent::NotAsked);
    let certificate = consents.of(ConsentCategory::SpecificDiseases);
    assert!(matches!(
        certificate,
        Consent::Granted {
            at: Some(_),
            until: None
        }
    ));
}

#[test]
fn files_have_the_names_of_the_interface() {
    let (person, visit) = (taro(), visit(Outcome::Valid));
    let pushed = terminal().push(&person, &visit).unwrap().unwrap();
    assert!(pushed.name.is_face());
    assert!(pushed.name.free_part().starts_with("1319999999"));
    assert_eq!(pushed.name.timestamp(), Some(visit.at));
    let request = FileName::request("OQSsiquc01", "202701150001").unwrap();
    let answered = terminal()
        .answer(&request, &person, &visit)
        .unwrap()
        .unwrap();
    assert_eq!(answered.name.to_name(), "OQSsiquc01res_202701150001.xml");
    let answer = QualificationAnswer::read(&answered.bytes).unwrap();
    assert_eq!(
        answer.body.inquiry.unwrap().number.as_deref(),
        Some("00000001")
    );
    assert_eq!(
        terminal().answer(&answered.name, &person, &visit).unwrap(),
        None
    );
}

/// The whole way: a 顔認証マイナンバーカード, confirmed by sight, received.
#[test]
fn a_person_confirmed_by_sight_is_received() {
    let confirmation = VisualConfirmation {
        staff: StaffId::new("uketsuke-01").unwrap(),
        at: DAY.at(14, 21, 0, 0),
        patient: PatientPresence::Present,
        photo: CardPhoto::Present,
    };
    let identity = IdentityVerification::by_visual_confirmation(confirmation).unwrap();
    let person = hanako();
    let card = CardFacts {
        pin_locked: true,
        birthdate: Some(person.birthdate),
        ..CardFacts::default()
    };
    let answer = pushed(
        &terminal().with_encoding(Encoding::ShiftJis),
        &person,
        &visit(Outcome::Valid),
    );
    let record = ReceptionRecord::new(identity, card, answer, DAY.at(14, 23, 0, 0)).unwrap();
    assert_eq!(record.identity().judge(), Judge::Staff);
    assert_eq!(record.warnings(), []);
    let [insured] = record.insured() else {
        panic!("one qualification")
    };
    assert_eq!(insured.name.as_deref(), Some("番号　花子"));
    assert_eq!(insured.ratio_percent(DAY), Some(10));
    assert!(record.to_json().contains("39999990"));
}

#[test]
fn a_lost_qualification_is_never_received_as_current() {
    let identity = IdentityVerification::by_official_reader(
        mnc_core::identity::Method::Face,
        DAY.at(14, 22, 0, 0),
    );
    let answer = pushed(&terminal(), &taro(), &visit(Outcome::Invalid));
    let record =
        ReceptionRecord::new(identity, CardFacts::default(), answer, DAY.at(14, 23, 0, 0)).unwrap();
    assert!(record.insured().is_empty());
    assert_eq!(record.unconfirmed().len(), 1);
    assert_eq!(
        record.warnings(),
        [Warning::NotConfirmed, Warning::OutsidePeriod]
    );
}

#[test]
fn debug_shows_nothing_of_the_person() {
    let (person, visit) = (hanako(), visit(Outcome::Valid));
    let shown = format!("{person:?} {:?}", terminal().push(&person, &visit).unwrap());
    for personal in [&person.name, &person.kana, &person.number, &person.address] {
        assert!(!shown.contains(personal));
    }
}
