//! Which records are compared at all: keys, twins, and a town in which nobody is linked wrongly.

use super::*;

fn twins() -> Vec<LocalPatient> {
    let mut twin = local();
    twin.patient_number = text("18");
    twin.name = "番号　花美".into();
    twin.kana = "バンゴウ　ハナミ".into();
    twin.branch = text("02");
    vec![local(), twin]
}

/// 双子の紐づけ (保団連 survey of 2023): the given name and the branch must both be confirmed.
#[test]
fn twins_are_linked_by_name_and_branch_or_not_at_all() {
    let patients = twins();
    let index = PatientIndex::new(&patients);
    let decide = |alter: fn(&mut Qualification)| {
        let mut answer = answer();
        alter(&mut answer);
        index.review(&answer, ON)
    };
    assert_eq!(decide(|_| {}).decision, Decision::Link(0));
    // The patient number was registered for the twin.
    assert_eq!(
        decide(|it| it.reference_numbers = vec!["18".into()]).decision,
        Decision::Confirm
    );
    // A patient number alone does not do where there is a twin.
    let by_number = decide(|it| {
        it.reference_numbers = vec!["17".into()];
        (it.number, it.branch) = (text("99"), None);
    });
    assert_eq!(by_number.decision, Decision::Confirm);
    let reasons = by_number.candidates[0]
        .comparison
        .findings
        .iter()
        .map(|it| it.reason);
    assert!(reasons.collect::<Vec<_>>().contains(&Reason::TwinNear));
    // The other's branch.
    assert_eq!(
        decide(|it| it.branch = text("02")).decision,
        Decision::Confirm
    );
    let alone = PatientIndex::new(&patients[..1]);
    let mut answer = answer();
    answer.reference_numbers = vec!["17".into()];
    (answer.number, answer.branch) = (text("99"), None);
    assert_eq!(alone.review(&answer, ON).decision, Decision::Link(0));
}

#[test]
fn records_that_both_fit_are_for_a_person_to_choose() {
    let patients = vec![local(), local()];
    let index = PatientIndex::new(&patients);
    let review = index.review(&answer(), ON);
    assert_eq!(
        (review.decision, review.candidates.len()),
        (Decision::Confirm, 2)
    );
}

#[test]
fn candidates_come_from_every_key_and_strangers_do_not() {
    let patients = vec![local()];
    let index = PatientIndex::new(&patients);
    let found = |alter: fn(&mut Qualification)| {
        let mut answer = answer();
        answer.reference_numbers = vec!["none".into()];
        alter(&mut answer);
        index.review(&answer, ON).decision
    };
    // Another insurance, another name: by birth date and reading.
    assert_eq!(
        found(|it| {
            it.number = text("9");
            it.name = text("別名　花子");
        }),
        Decision::Confirm
    );
    // A mistyped birth date: by number, and by reading.
    assert_eq!(
        found(|it| it.birthdate = Some(Day::from_text("19880106"))),
        Decision::Stop
    );
    assert_eq!(
        found(|it| {
            it.birthdate = Some(Day::from_text("19880106"));
            it.number = None;
        }),
        Decision::Stop
    );
    // A branch typed behind the number.
    assert_eq!(
        found(|it| {
            it.number = text("1234501");
            it.birthdate = Some(Day::from_text("19880106"));
        }),
        Decision::Stop
    );
    // A relative, a stranger with the same birth date, nobody.
    assert_eq!(
        found(|it| {
            it.branch = text("02");
            it.birthdate = Some(Day::from_text("20150401"));
            (it.name, it.kana) = (text("番号　太郎"), text("ﾊﾞﾝｺﾞｳ ﾀﾛｳ"));
        }),
        Decision::New
    );
    assert_eq!(
        found(|it| {
            it.number = text("9");
            (it.name, it.kana) = (text("架空　一郎"), text("ｶｸｳ ｲﾁﾛｳ"));
        }),
        Decision::New
    );
    assert_eq!(
        PatientIndex::new(&[]).review(&answer(), ON).decision,
        Decision::New
    );
}

/// 資格(無効): 保発0710第1号. Nothing of it is taken over.
#[test]
fn an_answer_that_does_not_confirm_proposes_nothing() {
    let mut patients = vec![local()];
    patients[0].post_number = None;
    let index = PatientIndex::new(&patients);
    for (validity, changes) in [("1", 1), ("2", 0)] {
        let text = format!(
            "<XmlMsg><MessageHeader><SegmentOfResult>1</SegmentOfResult></MessageHeader><MessageBody>\
             <ProcessingResultStatus>1</ProcessingResultStatus>\
             <QualificationValidity>{validity}</QualificationValidity></MessageBody></XmlMsg>"
        );
        let mut read = QualificationAnswer::read(text.as_bytes()).unwrap();
        read.body.results = vec![answer()];
        let reviews = index.review_answer(&read, ON);
        assert_eq!(
            reviews[0].candidates[0].comparison.changes().count(),
            changes,
            "{validity}"
        );
    }
}

/// 厚生労働省 部会資料 of 2025-08-28 for ●; surveys of 2023 for twins. Nobody is linked to another's
/// record, and few questions are put.
#[test]
fn a_town_of_five_thousand_has_no_wrong_link() {
    let town = Town::new(20_261_120, 5_000);
    let index = PatientIndex::new(town.patients());
    let answers = town.answers(2_000);
    let (mut linked, mut asked, mut missed) = (0, 0, 0);
    for it in &answers {
        let review = index.review(&it.answer, ON);
        match review.decision {
            Decision::Link(patient) => {
                assert_eq!(town.owner(patient), Some(it.person));
                linked += 1;
            }
            Decision::Confirm => asked += 1,
            _ => {}
        }
        let mut candidates = review.candidates.iter();
        let found = candidates.any(|own| town.owner(own.patient) == Some(it.person));
        missed += usize::from(town.is_patient(it.person) && !found);
    }
    assert!(
        missed * 100 <= answers.len(),
        "{missed} of {}",
        answers.len()
    );
    assert!(linked > answers.len() / 2, "{linked} of {}", answers.len());
    assert!(
        asked < answers.len() * 4 / 10,
        "{asked} of {}",
        answers.len()
    );
}
