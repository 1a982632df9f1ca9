//! Answers beside local records: every finding, the verdict, the index, and a town without one wrong
//! link.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod candidates;
mod differences;

use Action::{Ask, Keep, Propose, Stop, Warn};
use Verdict::{Confirm, Link};
use mnc_core::Date;
use mnc_core::eligibility::QualificationAnswer;
use mnc_core::eligibility::answer::{Day, Percent, Qualification, Share};
use mnc_core::eligibility::codes::{CardClassification, Relation, Sex};
use mnc_core::eligibility::numbers::{CheckDigit, InsuredNumber, InsuredSymbol, InsurerNumber};
use mnc_core::patient::alias::{Alias, AliasKind};
use mnc_core::patient::compare::{
    Action, Comparison, Field, Finding, Reason, Settings, Verdict, compare, compare_with,
};
use mnc_core::patient::fold::Level;
use mnc_core::patient::index::Decision;
use mnc_core::patient::{LocalPatient, PatientIndex};
use mnc_testkit::town::Town;
use proptest::prelude::*;

const ON: Date = Date::constant(2026, 11, 20);
const BIRTH: Date = Date::constant(1988, 1, 5);

#[expect(clippy::unnecessary_wraps, reason = "fields are optional")]
fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn local() -> LocalPatient {
    let mut local = LocalPatient::default();
    local.patient_number = text("17");
    local.name = "番号　花子".into();
    local.kana = "バンゴウ　ハナコ".into();
    (local.birthdate, local.sex) = (Some(BIRTH), Some(Sex::Female));
    local.insurer_number = Some(InsurerNumber::new("138057"));
    (local.symbol, local.number, local.branch) = (text("見本"), text("12345"), text("01"));
    local.relation = Some(Relation::Insured);
    (local.post_number, local.address) = (text("999-9999"), text("架空県見本市本町1-2-3"));
    local.ratio_percent = Some(30);
    local
}

fn answer() -> Qualification {
    let mut answer = Qualification::default();
    answer.name = text("番号　花子");
    answer.kana = text("ﾊﾞﾝｺﾞｳ ﾊﾅｺ");
    (answer.birthdate, answer.sex) = (Some(Day::new(BIRTH)), Some(Sex::Female));
    answer.insurer_number = Some(InsurerNumber::new("  138057"));
    (answer.symbol, answer.number, answer.branch) = (text("見本"), text("0012345"), text("01"));
    answer.relation = Some(Relation::Insured);
    (answer.post_number, answer.address) = (text("999-9999"), text("架空県見本市本町1-2-3"));
    answer
}

fn with(change: impl FnOnce(&mut Qualification, &mut LocalPatient)) -> Comparison {
    let (mut answer, mut local) = (answer(), local());
    change(&mut answer, &mut local);
    compare(&answer, &local, ON)
}

fn finding(comparison: &Comparison, field: Field) -> Option<(Reason, Action)> {
    let mut found = comparison.findings.iter().filter(|it| it.field == field);
    let first = found.next().map(|it: &Finding| (it.reason, it.action));
    assert!(
        found.next().is_none(),
        "one finding of {field:?}: {comparison:?}"
    );
    first
}

type Alter = fn(&mut Qualification, &mut LocalPatient);

/// 保団連 survey of 2023, Hiroshima: 70 on 2023-11-01; the certificate of 11-25 said 2割, the answer
/// named nothing of it.
#[test]
fn shares_are_warned_of_with_both_values() {
    let on = Date::constant(2023, 11, 25);
    let (mut answer, mut local) = (answer(), local());
    let birth = Date::constant(1953, 11, 1);
    (answer.birthdate, local.birthdate) = (Some(Day::new(birth)), Some(birth));
    let shares = |answer: &Qualification, local: &LocalPatient| -> Vec<_> {
        let findings = compare(answer, local, on).findings.into_iter();
        let shares = findings.filter(|it| it.field == Field::Share);
        shares
            .map(|it| (it.reason, it.action, it.answer, it.local))
            .collect()
    };
    let missing = (Reason::ShareMissing, Action::Warn, None, text("20%/30%"));
    assert_eq!(shares(&answer, &local), [missing]);
    answer.ratio = Some(Percent::new(Share(10)));
    let outside = (
        Reason::ShareAgainstAge,
        Action::Warn,
        text("10%"),
        text("20%/30%"),
    );
    let changed = (Reason::Changed, Action::Warn, text("10%"), text("30%"));
    assert_eq!(shares(&answer, &local), [outside, changed]);
    answer.ratio = Some(Percent::new(Share(20)));
    let proposed = (Reason::Changed, Action::Propose, text("20%"), text("30%"));
    assert_eq!(shares(&answer, &local), [proposed]);
    local.ratio_percent = None;
    assert_eq!(shares(&answer, &local)[0].0, Reason::NotLocal);
    assert_eq!(compare(&answer, &local, on).verdict(), Verdict::Link);
}

/// 後期高齢者医療 has no 枝番: its number is one person's.
#[test]
fn late_elderly_insurance_needs_no_branch() {
    let linked = |insurer: &str| {
        with(|answer, local| {
            answer.insurer_number = Some(InsurerNumber::new(insurer));
            local.insurer_number = Some(InsurerNumber::new(insurer));
            (answer.branch, local.branch) = (None, None);
        })
    };
    assert_eq!(linked("39999990").verdict(), Verdict::Link);
    assert_eq!(linked("06999999").verdict(), Verdict::Confirm);
}

/// 旧氏 and 通称 on certificates; an approved spelling is asked about like any other name.
#[test]
fn other_names_of_a_patient_are_found_and_asked_about() {
    let aliases: [Alter; 4] = [
        |a, l| {
            a.name = text("架空　花子");
            l.aliases.push(Alias::new(AliasKind::Former, "架空花子"));
        },
        |a, _| {
            a.name = text("見本［番号］花子");
        },
        |a, _| {
            a.name = text("SAMPLE ANN");
            a.other_name = text("番号 花子");
        },
        |a, l| {
            a.name = text("●●　●子");
            l.aliases.push(Alias::new(AliasKind::Approved, "●● ●子"));
            l.name = "見本 架子".into();
        },
    ];
    for (number, alter) in aliases.into_iter().enumerate() {
        let comparison = with(alter);
        let expected = if number == 3 {
            Level::Weak
        } else {
            Level::Alias
        };
        assert!(
            comparison.name.is_some_and(|level| level >= expected),
            "{number}"
        );
        assert_eq!(comparison.verdict(), Verdict::Confirm, "{number}");
    }
}

fn approving(alter: fn(&mut Qualification, &mut LocalPatient)) -> [Verdict; 2] {
    let (mut answer, mut local) = (answer(), local());
    answer.reference_numbers = vec!["17".into()];
    answer.name = text("●号　花子");
    local
        .aliases
        .push(Alias::new(AliasKind::Approved, "●号花子"));
    alter(&mut answer, &mut local);
    let settings = Settings {
        approved_spellings: true,
    };
    let patients = [local];
    [Settings::default(), settings].map(|settings| {
        let comparison = compare_with(&answer, &patients[0], ON, settings);
        let review = PatientIndex::new(&patients)
            .with_settings(settings)
            .review(&answer, ON);
        assert!(review.candidates[0].comparison == comparison);
        assert_eq!(
            comparison.approved,
            comparison.verdict() == Link && comparison.name > Some(Level::Folded)
        );
        assert!(
            comparison.changes().all(|it| it.field != Field::Name),
            "● is never proposed"
        );
        comparison.verdict()
    })
}

/// An institution may let approved spellings count, and then only where nothing else is open.
#[test]
fn an_approved_spelling_links_only_by_setting_and_if_all_else_is_equal() {
    assert_eq!(approving(|_, _| {}), [Confirm, Link]);
    assert_eq!(
        approving(|a, l| {
            a.name = text("架空　花子");
            l.aliases = vec![Alias::new(AliasKind::Approved, "架空花子")];
        }),
        [Confirm, Link]
    );
    let still_asked: [Alter; 12] = [
        |a, _| a.reference_numbers.clear(),
        |a, _| a.reference_numbers = vec!["18".into()],
        |_, l| l.patient_number = None,
        |a, _| a.number = text("99"),
        |a, _| a.symbol = None,
        |a, _| a.branch = None,
        |a, _| a.branch = text("02"),
        |a, _| a.insurer_number = Some(InsurerNumber::new("06999999")),
        |a, _| a.relation = Some(Relation::Family),
        |a, _| a.birthdate = None,
        |a, _| a.name = text("●番　花子"),
        |_, l| l.aliases = vec![Alias::new(AliasKind::Former, "●号花子")],
    ];
    for (place, alter) in still_asked.into_iter().enumerate() {
        assert_eq!(approving(alter), [Confirm; 2], "{place}");
    }
    let stopped: [Alter; 2] = [
        |a, _| a.birthdate = Some(Day::new(Date::constant(1988, 1, 6))),
        |a, _| a.sex = Some(Sex::Male),
    ];
    for alter in stopped {
        assert_eq!(approving(alter), [Verdict::Stop; 2]);
    }
}

/// A name alone never links (番号 differ), and says that no number settled it.
#[test]
fn a_name_alone_never_links() {
    let comparison = with(|answer, local| {
        (answer.number, local.number) = (None, None);
        answer.reference_numbers.clear();
    });
    assert_eq!(comparison.verdict(), Verdict::Confirm);
    let reasons: Vec<_> = comparison.findings.iter().map(|it| it.reason).collect();
    assert!(reasons.contains(&Reason::NoSharedKey));
}

#[test]
fn nothing_with_a_lost_character_is_proposed_and_the_record_is_not_changed() {
    let (mut answer, local) = (answer(), local());
    answer.name = text("番●　花子");
    answer.kana = text("ﾊﾞﾝ●ｳ ﾊﾅｺ");
    answer.address = text("架空県●");
    let before = local.clone();
    let comparison = compare(&answer, &local, ON);
    assert!(comparison.changes().all(|change| !change.to.contains('●')));
    assert!(local == before);
    let mut bare = LocalPatient::default();
    bare.name = "番号花子".into();
    assert!(
        compare(&answer, &bare, ON)
            .changes()
            .all(|change| !change.to.contains('●'))
    );
}

/// 医療扶助 comes beside 医療保険 with numbers of its own.
#[test]
fn public_assistance_is_compared_by_the_person_only() {
    let comparison = with(|answer, _| {
        answer.card_classification = Some(CardClassification::MedicalAid);
        answer.insurer_number = Some(InsurerNumber::new("12130019"));
        answer.number = text("0000018");
        answer.reference_numbers = vec!["17".into()];
    });
    assert_eq!(finding(&comparison, Field::InsurerNumber), None);
    assert_eq!(comparison.verdict(), Verdict::Link);
}

#[test]
fn debug_shows_no_values() {
    let comparison = with(|answer, _| answer.name = text("架空　太郎"));
    let shown = format!(
        "{comparison:?} {:?}",
        comparison.changes().collect::<Vec<_>>()
    );
    for hidden in ["架空", "番号", "花子", "1988", "12345"] {
        assert!(!shown.contains(hidden), "{hidden} in {shown}");
    }
}

fn any_sex() -> impl Strategy<Value = Option<Sex>> {
    prop::sample::select(vec![
        None,
        Some(Sex::Male),
        Some(Sex::Female),
        Some(Sex::NotSet),
    ])
}

proptest! {
    /// Whatever else is equal.
    #[test]
    fn another_birth_date_or_sex_is_never_linked(
        days in -40_000_i64..40_000,
        answered in any_sex(),
        second in any_sex(),
        known in any_sex(),
        name in "[髙高●斉斎花太子郎]{1,4}",
        number in prop::option::of("[0-9]{1,3}"),
    ) {
        let (mut answer, mut local) = (answer(), local());
        let birth = BIRTH.checked_add(jiff::Span::new().days(days)).unwrap();
        answer.birthdate = Some(Day::new(birth));
        (answer.sex, answer.other_sex, local.sex) = (answered.clone(), second, known.clone());
        local.name.clone_from(&name);
        local.aliases = vec![Alias::new(AliasKind::Approved, name.clone())];
        answer.name = Some(name);
        (answer.number, local.number) = (number.clone(), number);
        answer.reference_numbers = vec!["17".into()];
        let set = |sex: &Option<Sex>| matches!(sex, Some(Sex::Male | Sex::Female));
        let differ = days != 0 || answered != known || !set(&answered);
        let patients = vec![local];
        for approved_spellings in [false, true] {
            let settings = Settings { approved_spellings };
            let index = PatientIndex::new(&patients).with_settings(settings);
            let linked = compare_with(&answer, &patients[0], ON, settings).verdict() == Verdict::Link
                || matches!(index.review(&answer, ON).decision, Decision::Link(_));
            prop_assert!(!(differ && linked));
        }
    }
}

/// 保険者番号等の設定要領 for 33120015; JP Core for 00012345; 保発0710第1号 and its Q&A for the rest.
#[test]
fn check_digits_of_the_known_numbers() {
    let check = |number| InsurerNumber::new(number).check_digit();
    for number in ["33120015", "01130012", "138016", "39131156"] {
        assert_eq!(check(number), CheckDigit::Valid, "{number}");
    }
    for number in ["06130012", "00012345"] {
        assert_eq!(check(number), CheckDigit::Invalid, "{number}");
    }
    for number in ["77777777", "77777779", "99999999"] {
        assert_eq!(check(number), CheckDigit::Exempt, "{number}");
    }
    assert!(InsurerNumber::new("138016").is_same(&InsurerNumber::new("00138016")));
}

/// JP Core Coverage: 記号 １２３４５, 番号 ６７８９０, 枝番 ０１ or 01.
#[test]
fn full_width_numbers_of_other_systems_are_the_same() {
    assert!(InsuredSymbol::new("１２３４５").is_same(&InsuredSymbol::new("12345")));
    assert!(InsuredNumber::new("６７８９０").is_same(&InsuredNumber::new("67890")));
    // memberID 00012345:あいう:１８７:05
    assert!(InsuredSymbol::new("あいう").is_same(&InsuredSymbol::new("あいう ")));
    assert!(InsuredNumber::new("１８７").is_same(&InsuredNumber::new("187")));
    assert!(!InsuredNumber::new("１８７").is_same(&InsuredNumber::new("18705")));
    let comparison = with(|answer, local| {
        (answer.symbol, answer.number) = (text("12345"), text("67890"));
        (local.symbol, local.number) = (text("１２３４５"), text("６７８９０"));
        local.branch = text("０１");
    });
    assert_eq!(comparison.verdict(), Verdict::Link);
}
