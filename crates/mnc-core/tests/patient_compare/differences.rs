//! Each way in which a record and an answer differ: one reason, one action, one verdict.

use super::*;

type Row = (Alter, Field, Option<(Reason, Action)>, Verdict);

const ROWS: &[Row] = &[
    (|_, _| {}, Field::Name, None, Link),
    (|_, _| {}, Field::Kana, Some((Reason::Width, Keep)), Link),
    (
        |a, _| a.name = text("番号 花子"),
        Field::Name,
        Some((Reason::Width, Keep)),
        Link,
    ),
    (
        |a, l| {
            a.name = text("高見 花子");
            l.name = "髙見 花子".into();
        },
        Field::Name,
        Some((Reason::Variant, Keep)),
        Link,
    ),
    (
        |a, l| {
            a.name = text("斎見 花子");
            l.name = "斉見 花子".into();
        },
        Field::Name,
        Some((Reason::Weak, Ask)),
        Confirm,
    ),
    (
        |a, _| a.name = text("番●　花子"),
        Field::Name,
        Some((Reason::Mark, Ask)),
        Confirm,
    ),
    (
        |a, _| a.name = text("●●　●●"),
        Field::Name,
        Some((Reason::Differs, Ask)),
        Confirm,
    ),
    (
        |a, _| a.name = text("番号　太郎"),
        Field::Name,
        Some((Reason::Differs, Ask)),
        Confirm,
    ),
    (
        |a, _| a.name = None,
        Field::Name,
        Some((Reason::NotConfirmable, Ask)),
        Confirm,
    ),
    (
        |a, _| a.kana = text("ﾊﾞﾝｺﾞｳ ﾊﾅｴ"),
        Field::Kana,
        Some((Reason::Differs, Warn)),
        Link,
    ),
    (
        |a, _| a.kana = text("ﾊﾝｺﾞｳ ﾊﾅｺ"),
        Field::Kana,
        Some((Reason::Weak, Warn)),
        Link,
    ),
    (
        |a, l| {
            a.kana = text("ｼﾖｳ");
            l.kana = "ショウ".into();
        },
        Field::Kana,
        Some((Reason::Variant, Keep)),
        Link,
    ),
    (
        |_, l| l.kana.clear(),
        Field::Kana,
        Some((Reason::NotLocal, Propose)),
        Link,
    ),
    (
        |a, _| a.kana = None,
        Field::Kana,
        Some((Reason::NotInAnswer, Keep)),
        Link,
    ),
    (
        |a, _| a.birthdate = Some(Day::from_text("19880106")),
        Field::Birthdate,
        Some((Reason::Stop, Stop)),
        Verdict::Stop,
    ),
    (
        |a, _| a.birthdate = Some(Day::from_text("99999999")),
        Field::Birthdate,
        Some((Reason::NotConfirmable, Ask)),
        Confirm,
    ),
    (
        |_, l| l.birthdate = None,
        Field::Birthdate,
        Some((Reason::NotConfirmable, Ask)),
        Confirm,
    ),
    (
        |a, _| a.sex = Some(Sex::Male),
        Field::Sex,
        Some((Reason::Stop, Stop)),
        Verdict::Stop,
    ),
    (
        |a, _| a.sex = Some(Sex::NotSet),
        Field::Sex,
        Some((Reason::NotConfirmable, Ask)),
        Confirm,
    ),
    (
        |a, _| {
            a.sex = Some(Sex::Male);
            a.other_sex = Some(Sex::Female);
        },
        Field::Sex,
        Some((Reason::SecondSex, Ask)),
        Confirm,
    ),
    (
        |a, _| a.reference_numbers = vec!["18".into()],
        Field::PatientNumber,
        Some((Reason::OtherPatientNumber, Ask)),
        Confirm,
    ),
    (
        |a, _| a.reference_numbers = vec!["17".into()],
        Field::PatientNumber,
        None,
        Link,
    ),
    (
        |a, _| a.branch = text("02"),
        Field::Branch,
        Some((Reason::OtherBranch, Ask)),
        Confirm,
    ),
    (
        |a, _| a.branch = text("1"),
        Field::Branch,
        Some((Reason::Width, Keep)),
        Link,
    ),
    (
        |_, l| l.branch = None,
        Field::Branch,
        Some((Reason::NotConfirmable, Propose)),
        Confirm,
    ),
    (
        |a, l| {
            l.branch = None;
            a.reference_numbers = vec!["17".into()];
        },
        Field::Branch,
        Some((Reason::NotConfirmable, Propose)),
        Link,
    ),
    (
        |_, l| l.number = text("1234501"),
        Field::Number,
        Some((Reason::BranchInLocalNumber, Propose)),
        Confirm,
    ),
    (
        |a, _| a.number = text("1234501"),
        Field::Number,
        Some((Reason::BranchInAnswerNumber, Ask)),
        Confirm,
    ),
    (
        |a, _| a.number = text("99"),
        Field::Number,
        Some((Reason::Changed, Propose)),
        Confirm,
    ),
    (
        |a, _| {
            a.number = text("99");
            a.reference_numbers = vec!["17".into()];
        },
        Field::Number,
        Some((Reason::Changed, Propose)),
        Link,
    ),
    (
        |_, l| l.number = None,
        Field::Number,
        Some((Reason::NotLocal, Propose)),
        Confirm,
    ),
    (
        |a, _| a.symbol = None,
        Field::Symbol,
        Some((Reason::NotInAnswer, Keep)),
        Confirm,
    ),
    (
        |a, _| a.insurer_number = Some(InsurerNumber::new("06999999")),
        Field::InsurerNumber,
        Some((Reason::Changed, Propose)),
        Confirm,
    ),
    (
        |a, _| a.insurer_number = Some(InsurerNumber::new("00138057")),
        Field::InsurerNumber,
        Some((Reason::Width, Keep)),
        Link,
    ),
    (
        |a, _| a.relation = Some(Relation::Family),
        Field::Relation,
        Some((Reason::Differs, Ask)),
        Confirm,
    ),
    (
        |_, l| l.relation = None,
        Field::Relation,
        Some((Reason::NotLocal, Propose)),
        Link,
    ),
    (
        |a, _| a.post_number = text("9999999"),
        Field::PostNumber,
        Some((Reason::Width, Keep)),
        Link,
    ),
    (
        |a, _| a.post_number = text("999-9998"),
        Field::PostNumber,
        Some((Reason::OtherAddress, Keep)),
        Link,
    ),
    (
        |_, l| l.post_number = None,
        Field::PostNumber,
        Some((Reason::NotLocal, Propose)),
        Link,
    ),
    (
        |a, _| a.address = text("見本市本町一丁目2番3号"),
        Field::Address,
        Some((Reason::SamePlace, Keep)),
        Link,
    ),
    (
        |a, _| a.address = text("1-2-3"),
        Field::Address,
        Some((Reason::PartOfAddress, Keep)),
        Link,
    ),
    (
        |a, _| a.address = text("架空県見本市●町1-2-3"),
        Field::Address,
        Some((Reason::Mark, Keep)),
        Link,
    ),
    (
        |a, _| a.address = text("架空県見本市架空9"),
        Field::Address,
        Some((Reason::OtherAddress, Keep)),
        Link,
    ),
    (
        |_, l| l.address = None,
        Field::Address,
        Some((Reason::NotLocal, Propose)),
        Link,
    ),
    (
        |a, l| {
            a.address = text("見本市●町1");
            l.address = None;
        },
        Field::Address,
        Some((Reason::Mark, Keep)),
        Link,
    ),
];

/// Each difference has one reason and one action, and the verdict follows from them.
#[test]
fn every_difference_is_explained() {
    for (number, (alter, field, expected, verdict)) in ROWS.iter().enumerate() {
        let comparison = with(alter);
        assert_eq!(
            finding(&comparison, *field),
            *expected,
            "row {number}: {comparison:?}"
        );
        assert_eq!(
            comparison.verdict(),
            *verdict,
            "row {number}: {comparison:?}"
        );
    }
}
