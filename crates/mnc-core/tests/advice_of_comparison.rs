//! From an answer beside a local record to the troubles of the surveys of 2023 (保団連 of 2023-12-11,
//! 大阪府保険医協会 of 2023-11-29): each trouble that a comparison can show, and no other.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::Date;
use mnc_core::eligibility::answer::{Day, Percent, Qualification, Share};
use mnc_core::eligibility::codes::{Preschool, Relation, Sex};
use mnc_core::eligibility::numbers::InsurerNumber;
use mnc_core::fallback::advice::{Difference as D, Signal, Trouble};
use mnc_core::patient::alias::{Alias, AliasKind};
use mnc_core::patient::compare::compare;
use mnc_core::patient::{LocalPatient, PatientIndex};

const ON: Date = Date::constant(2026, 11, 20);

#[expect(clippy::unnecessary_wraps, reason = "fields are optional")]
fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn local() -> LocalPatient {
    let mut local = LocalPatient::default();
    local.patient_number = text("17");
    local.name = "髙見　翔太".into();
    local.kana = "タカミ ショウタ".into();
    local.birthdate = Some(Date::constant(1988, 1, 5));
    local.sex = Some(Sex::Male);
    local.insurer_number = Some(InsurerNumber::new("138057"));
    (local.symbol, local.number, local.branch) = (text("見本"), text("12345"), text("01"));
    local.relation = Some(Relation::Insured);
    (local.post_number, local.address) = (text("999-9999"), text("架空県見本市本町1-2-3"));
    local
}

fn answer() -> Qualification {
    let local = local();
    let mut answer = Qualification::default();
    (answer.name, answer.kana) = (Some(local.name), Some(local.kana));
    answer.birthdate = local.birthdate.map(Day::new);
    (answer.sex, answer.relation) = (local.sex, local.relation);
    answer.insurer_number = local.insurer_number;
    (answer.symbol, answer.number, answer.branch) = (local.symbol, local.number, local.branch);
    (answer.post_number, answer.address) = (local.post_number, local.address);
    answer
}

type Alter = fn(&mut Qualification, &mut LocalPatient);

fn signals(alter: Alter) -> Vec<Signal> {
    let (mut answer, mut local) = (answer(), local());
    alter(&mut answer, &mut local);
    let comparison = compare(&answer, &local, ON);
    let signals = Signal::of_comparison(&comparison);
    assert_eq!(
        Trouble::of_comparison(&comparison),
        Trouble::of_all(&signals)
    );
    signals
}

/// Every case differs in one thing from two that are equal.
fn each(cases: &[(Alter, &[D], &[Trouble])]) {
    assert_eq!(signals(|_, _| {}), []);
    for (place, (alter, differences, troubles)) in cases.iter().enumerate() {
        let found = signals(*alter);
        let expected: Vec<_> = differences.iter().copied().map(Signal::Differs).collect();
        assert_eq!(found, expected, "case {place}");
        assert_eq!(Trouble::of_all(&found), *troubles, "case {place}");
    }
}

/// 大阪: 名前や住所の間違い; 保団連: 拗音・促音, 全角半角, ●.
#[test]
fn names_and_addresses_are_t3() {
    const T3: &[Trouble] = &[Trouble::NameOrAddress];
    each(&[
        (|a, _| a.name = text("高見　翔太"), &[D::Name], T3),
        (|a, _| a.name = text("●見　翔太"), &[D::Name], T3),
        (|a, _| a.name = text("見本　太郎"), &[D::Name], T3),
        (
            |a, l| {
                a.name = text("架空　翔太");
                l.aliases.push(Alias::new(AliasKind::Former, "架空翔太"));
            },
            &[D::Name],
            T3,
        ),
        (|a, _| a.kana = text("ﾀｶﾐ ｼﾖｳﾀ"), &[D::Kana], T3),
        (|a, _| a.kana = text("ﾀｶﾐ ﾄｼﾀ"), &[D::Kana], T3),
        (
            |a, _| a.address = text("架空県見本市別町9"),
            &[D::Address],
            T3,
        ),
        (|a, _| a.address = text("架空県見本市"), &[D::Address], T3),
        (
            |a, _| a.address = text("架空県見本市本町１丁目２番３号"),
            &[D::Address],
            T3,
        ),
        (|a, _| a.post_number = text("888-8888"), &[D::Address], T3),
    ]);
}

/// Answers are in half-width kana: of a finding it is said, of a comparison it is no trouble.
#[test]
fn width_alone_is_a_signal_of_its_finding_and_no_trouble_of_the_visit() {
    let (mut answer, local) = (answer(), local());
    answer.kana = text("ﾀｶﾐ ｼｮｳﾀ");
    let comparison = compare(&answer, &local, ON);
    assert_eq!(
        Signal::of_finding(&comparison.findings[0]),
        [Signal::Differs(D::Width)]
    );
    assert_eq!(Signal::of_comparison(&comparison), []);
}

/// 大阪: 負担割合の齟齬.
#[test]
fn shares_are_t4() {
    const T4: &[Trouble] = &[Trouble::Share];
    each(&[
        (
            |a, l| {
                a.ratio = Some(Percent::new(Share(20)));
                l.ratio_percent = Some(30);
            },
            &[D::Share],
            T4,
        ),
        (
            |a, l| {
                let birth = Date::constant(1955, 1, 5);
                (a.birthdate, l.birthdate) = (Some(Day::new(birth)), Some(birth));
            },
            &[D::ShareMissing],
            T4,
        ),
        (
            |a, _| a.preschool = Some(Preschool::Applicable),
            &[D::Share],
            T4,
        ),
        (
            |a, l| {
                let birth = Date::constant(1950, 1, 5);
                (a.birthdate, l.birthdate) = (Some(Day::new(birth)), Some(birth));
                a.ratio = Some(Percent::new(Share(10)));
                l.ratio_percent = Some(10);
            },
            &[D::Share],
            T4,
        ),
        (|a, _| a.ratio = Some(Percent::new(Share(30))), &[], &[]),
    ]);
}

/// 大阪: 他人の情報が紐づけられていた; 保団連: 双子, 家族なのに本人.
#[test]
fn another_persons_data_are_t6() {
    const T6: &[Trouble] = &[Trouble::OtherPerson];
    each(&[
        (
            |a, _| a.birthdate = Some(Day::new(Date::constant(1988, 1, 6))),
            &[D::SexOrBirthdate],
            T6,
        ),
        (|a, _| a.sex = Some(Sex::Female), &[D::SexOrBirthdate], T6),
        (
            |a, _| (a.sex, a.other_sex) = (Some(Sex::Female), Some(Sex::Male)),
            &[D::SexOrBirthdate],
            T6,
        ),
        (
            |a, _| a.reference_numbers = vec!["18".into()],
            &[D::OtherPerson],
            T6,
        ),
        (
            |a, _| a.relation = Some(Relation::Family),
            &[D::Relation],
            T6,
        ),
        (|a, _| a.birthdate = None, &[], &[]),
    ]);
}

/// 保団連: 双子の紐づけ.
#[test]
fn a_twin_nearby_is_t6() {
    let mut twin = local();
    (twin.patient_number, twin.name, twin.branch) = (text("18"), "髙見　翔子".into(), text("02"));
    let patients = [local(), twin];
    let mut answer = answer();
    answer.reference_numbers = vec!["17".into()];
    (answer.number, answer.branch) = (text("99"), None);
    let review = PatientIndex::new(&patients).review(&answer, ON);
    let own = review.candidates.iter().find(|it| it.patient == 0).unwrap();
    let signals = Signal::of_comparison(&own.comparison);
    assert!(
        signals.contains(&Signal::Differs(D::OtherPerson)),
        "{signals:?}"
    );
    assert!(Trouble::of_all(&signals).contains(&Trouble::OtherPerson));
}

/// 大阪: 有効期限切れ／取得日相違: what the answer lacks is no error.
#[test]
fn what_the_answer_lacks_is_t8() {
    const T8: &[Trouble] = &[Trouble::Period];
    each(&[
        (|a, _| a.kana = None, &[D::Period], T8),
        (|a, _| a.symbol = None, &[D::Period], T8),
        (|a, _| a.number = None, &[D::Period], T8),
        (|a, _| a.insurer_number = None, &[D::Period], T8),
        (|a, _| a.address = None, &[], &[]),
    ]);
}

/// 保団連: 資格取得日・枝番エラー. Another branch may be another member of the family (T6).
#[test]
fn branches_are_t9() {
    const T9: &[Trouble] = &[Trouble::Branch];
    each(&[
        (|_, l| l.number = text("1234501"), &[D::BranchInNumber], T9),
        (|a, _| a.number = text("1234501"), &[D::BranchInNumber], T9),
        (|_, l| l.branch = None, &[D::Branch], T9),
        (|a, _| a.branch = None, &[D::Branch], T9),
        (
            |a, _| a.branch = text("02"),
            &[D::Branch, D::OtherPerson],
            &[Trouble::OtherPerson, Trouble::Branch],
        ),
        (|_, l| l.branch = text("1"), &[], &[]),
    ]);
}

/// A new insurance, a value that was not known before and two records of one patient are no trouble
/// of the surveys.
#[test]
fn what_is_new_is_no_trouble() {
    each(&[
        (
            |a, _| {
                a.insurer_number = Some(InsurerNumber::new("06999999"));
                (a.symbol, a.number, a.branch) = (text("架空"), text("1"), text("00"));
                a.relation = Some(Relation::Family);
            },
            &[],
            &[],
        ),
        (|_, l| l.kana = String::new(), &[], &[]),
        (
            |_, l| (l.address, l.post_number, l.relation) = (None, None, None),
            &[],
            &[],
        ),
    ]);
    let patients = [local(), local()];
    let review = PatientIndex::new(&patients).review(&answer(), ON);
    let mut comparisons = review.candidates.iter().map(|it| &it.comparison);
    assert!(comparisons.all(|it| !it.findings.is_empty() && Signal::of_comparison(it).is_empty()));
}
