//! From the last screen to the record: the choice, what the answer reports of it, and its JSON.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::card::secret::SecretStatus;
use mnc_core::eligibility::answer::{Consent, ConsentCategory as Category, Qualification};
use mnc_core::eligibility::codes::{CardClassification, Validity};
use mnc_core::eligibility::{Outcome, QualificationAnswer};
use mnc_core::identity::assessment::Declaration;
use mnc_core::identity::certificate::LifeCycle;
use mnc_core::identity::{CardAssessment, CardObservations, Method};
use mnc_core::reception::consent::{ConsentState, EndReason, FacilitySettings, Records};
use mnc_core::reception::machine::{Counter, Difference, Eligibility, End, Event, Received};
use mnc_core::reception::routes::Route;
use mnc_core::reception::screen::Choice;
use mnc_core::reception::{CardFacts, ReceptionRecord, Warning};
use mnc_core::{Date, DateTime};
use mnc_testkit::people::Holder;
use mnc_testkit::terminal::{ConsentChoice, InsuredPerson, VirtualTerminal, Visit};
use serde_json::{Value, json};

const TODAY: Date = Date::constant(2026, 11, 20);
const AT: DateTime = TODAY.at(10, 0, 0, 0);

const PICTURED: FacilitySettings = FacilitySettings {
    surgery: true,
    records: Records::TreatmentAndMedication,
    health_checkups: true,
    ..FacilitySettings::NOTHING
};

/// Received at the desk by face, with these buttons pressed.
fn received(life_cycle: LifeCycle, choices: &[Choice]) -> Received {
    let shown = CardObservations {
        authentication_pin: Some(SecretStatus::Remaining(3)),
        life_cycle: Some(life_cycle),
        ..CardObservations::default()
    };
    let card = CardAssessment::new(shown, Declaration::default());
    let counter = Counter {
        facility: PICTURED,
        ..Counter::new(Route::Window)
    };
    let mut visit = counter.begin(AT);
    let mut events = vec![
        Event::card(card),
        Event::Chosen(Choice::Face),
        Event::verified_by_reader(Method::Face, AT),
        Event::Answered(Eligibility::outcome(Outcome::Valid)),
    ];
    events.extend(choices.iter().copied().map(Event::Chosen));
    events.push(Event::CardRemoved);
    for event in events {
        visit.step(event, AT).unwrap();
    }
    match visit.end() {
        Some(End::Received(received)) => received.as_ref().clone(),
        end => panic!("{end:?}"),
    }
}

fn all_yes() -> Received {
    received(LifeCycle::Valid, &[Choice::ConsentToAll])
}

/// The answer of a terminal at which the patient chose this.
fn answer(consents: &[(Category, ConsentChoice)]) -> QualificationAnswer {
    let visit = Visit {
        consents: consents.to_vec(),
        ..Visit::new(AT)
    };
    let person = InsuredPerson::of(&Holder::hanako(), TODAY);
    let file = VirtualTerminal::new("1319999999").push(&person, &visit);
    QualificationAnswer::read(&file.unwrap().unwrap().bytes).unwrap()
}

const YES: [(Category, ConsentChoice); 4] = [
    (Category::Surgery, ConsentChoice::Granted),
    (Category::Treatment, ConsentChoice::Granted),
    (Category::Medication, ConsentChoice::Granted),
    (Category::HealthCheckups, ConsentChoice::Granted),
];

/// 医療扶助: a result of its own, with flags of its own.
fn aid(consents: &[(Category, ConsentChoice)]) -> Qualification {
    let mut result = answer(consents).body.results.remove(0);
    result.card_classification = Some(CardClassification::MedicalAid);
    result
}

fn viewable(record: &ReceptionRecord, result: usize) -> Vec<Category> {
    let consents = &record.consents()[result];
    let open = |category: &Category| consents.allows_viewing(*category, AT);
    Category::ALL.iter().copied().filter(open).collect()
}

/// The reader's file has the last word where it is narrower.
#[test]
fn a_received_visit_becomes_a_record() {
    let mut reported = YES;
    reported[0].1 = ConsentChoice::Refused;
    let (record, differing) = all_yes()
        .into_record(CardFacts::default(), answer(&reported))
        .unwrap();
    assert_eq!(record.identity().method(), Method::Face);
    let surgery = Difference {
        result: 0,
        category: Category::Surgery,
    };
    assert_eq!((record.consents().len(), differing), (1, vec![surgery]));
    let expected = [
        Category::HealthCheckups,
        Category::Medication,
        Category::Treatment,
    ];
    assert_eq!(viewable(&record, 0), expected);
}

/// 医療保険 beside 医療扶助 in one answer, in both orders: each result opens what it reports itself.
#[test]
fn each_result_has_its_own_consents() {
    let reported_for_aid = [(Category::Medication, ConsentChoice::Granted)];
    for aid_first in [false, true] {
        let mut answer = answer(&YES);
        let at = usize::from(!aid_first);
        answer.body.results.insert(at, aid(&reported_for_aid));
        let (record, differing) = all_yes().into_record(CardFacts::default(), answer).unwrap();
        assert!(record.warnings().contains(&Warning::SeveralResults));
        assert_eq!(record.consents().len(), record.insured().len());
        assert_eq!(viewable(&record, at), [Category::Medication]);
        assert_eq!(viewable(&record, 1 - at).len(), 4);
        assert_eq!(differing.len(), 3, "what the other result does not confirm");
        assert!(differing.iter().all(|it| it.result == at));
    }
}

/// 医療扶助 without any element of consent has nothing to view, and takes nothing from the insurance.
#[test]
fn a_result_without_consents_opens_nothing_and_closes_nothing() {
    let mut answer = answer(&YES);
    answer.body.results.push(aid(&[]));
    let (record, _) = all_yes().into_record(CardFacts::default(), answer).unwrap();
    assert_eq!(viewable(&record, 0).len(), 4);
    assert!(viewable(&record, 1).is_empty());
}

/// 複数該当: the candidates are different people, and none of them has consented.
#[test]
fn an_answer_that_does_not_confirm_opens_nothing() {
    for validity in [Validity::Multiple, Validity::Invalid, Validity::NotFound] {
        let mut answer = answer(&YES);
        answer.body.results.push(aid(&YES));
        answer.body.validity = Some(validity);
        let (record, differing) = all_yes().into_record(CardFacts::default(), answer).unwrap();
        assert_eq!(record.unconfirmed().len(), 2);
        assert!(record.consents().is_empty() && differing.is_empty());
    }
}

/// Within the grace of a certificate the eligibility alone is given, whatever an answer reports; the
/// limit amount is no medical information.
#[test]
fn a_report_opens_no_records_in_grace() {
    let mut answer = answer(&YES);
    let limit = Consent::Granted {
        at: answer.header.processed_at.clone(),
        until: None,
    };
    answer.body.results[0]
        .consents
        .set(Category::LimitAmount, limit);
    let (record, _) = received(LifeCycle::Grace, &[])
        .into_record(CardFacts::default(), answer)
        .unwrap();
    assert_eq!(viewable(&record, 0), [Category::LimitAmount]);
}

#[test]
fn the_record_carries_every_consent_as_json() {
    let mut reported = YES;
    reported[3].1 = ConsentChoice::Refused;
    let (mut record, _) = all_yes()
        .into_record(CardFacts::default(), answer(&reported))
        .unwrap();
    let withdrawn = TODAY.at(11, 30, 0, 0);
    let consents = &mut record.consents_mut()[0];
    consents.end(Category::Surgery, EndReason::Patient, withdrawn);
    consents.expire(AT.saturating_add(std::time::Duration::from_secs(25 * 60 * 60)));
    let after_expiry: Value = serde_json::from_str(&record.to_json()).unwrap();
    let granted = "2026-11-20T10:00:00";
    let ended = |code: &str, at: &str, interface: Option<&str>| {
        json!({
            "state": "ENDED", "from": granted, "until": "2026-11-21T10:00:00", "ended": at,
            "reason": { "code": code, "interface_code": interface, "ja": EndReason::ALL
                .iter().find(|it| it.code() == code).unwrap()
                .message(mnc_core::Language::Japanese) },
        })
    };
    let elapsed = ended("TIME_ELAPSED", "2026-11-21T10:00:00", None);
    let refused = json!({
        "state": "REFUSED", "from": null, "until": null, "ended": null, "reason": null,
    });
    assert_eq!(
        after_expiry["consents"],
        json!([{
            "version": "CM2", "operator": "PATIENT", "inherited": null, "term": "OUTPATIENT",
            "consents": {
                "surgery": ended("PATIENT", "2026-11-20T11:30:00", Some("2")),
                "treatment": elapsed, "medication": elapsed, "health_checkups": refused,
            },
        }])
    );
}

/// The consents name nobody: whatever the person is called, they read the same.
#[test]
fn the_consents_name_nobody() {
    let (record, _) = all_yes()
        .into_record(CardFacts::default(), answer(&YES))
        .unwrap();
    let record: Value = serde_json::from_str(&record.to_json()).unwrap();
    let (consents, insured) = (record["consents"].to_string(), &record["insured"][0]);
    for key in [
        "name",
        "kana",
        "number",
        "insurer_number",
        "birthdate",
        "address",
    ] {
        let personal = insured[key].as_str().unwrap();
        assert!(!consents.contains(personal), "{key}");
    }
}

/// A record that was made without a visit says so: nothing was chosen here.
#[test]
fn without_a_visit_there_are_no_consents() {
    let identity = received(LifeCycle::Valid, &[Choice::ConsentToAll]).identity;
    let record = ReceptionRecord::new(identity, CardFacts::default(), answer(&YES), AT).unwrap();
    assert!(record.consents().is_empty());
    let json: Value = serde_json::from_str(&record.to_json()).unwrap();
    assert_eq!(json["consents"], json!([]));
    assert_eq!(
        json["insured"][0]["consents"]["surgery"]["state"],
        "GRANTED"
    );
    let unasked = received(
        LifeCycle::Valid,
        &[
            Choice::ChooseEach,
            Choice::Refuse,
            Choice::Refuse,
            Choice::RefuseOrUnder40,
        ],
    );
    assert_eq!(
        unasked.consents.of_category(Category::Surgery),
        ConsentState::Refused
    );
}
