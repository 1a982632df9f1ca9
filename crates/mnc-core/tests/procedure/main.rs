//! The procedure of 保発0710第1号 as a decision table: every case, day, card and document.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod entry;

use mnc_core::eligibility::Outcome;
use mnc_core::fallback::declaration::{DeclaredShare, InsuranceKind};
use mnc_core::fallback::procedure::*;
use mnc_core::identity::assessment::Declaration;
use mnc_core::identity::policy::{FallBack, Procedure};
use mnc_core::identity::{CardAssessment, CardKind, CardObservations};
use mnc_core::reception::machine::{self, Counter, End, Event, FallBackReason, Trouble};
use mnc_core::reception::routes::Route;
use mnc_core::{Date, ErrorKind, Language};
use std::collections::HashSet;

const fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

/// The first and last day of every period of the table, and days within.
const DAYS: [Date; 12] = [
    day(2023, 7, 10),
    day(2024, 12, 1),
    day(2024, 12, 2),
    day(2025, 7, 31),
    day(2025, 8, 1),
    day(2025, 12, 1),
    day(2025, 12, 2),
    day(2026, 3, 31),
    day(2026, 4, 1),
    day(2026, 8, 1),
    day(2026, 11, 20),
    day(2030, 1, 1),
];

fn cards() -> impl Iterator<Item = Option<CardKind>> {
    CardKind::ALL.into_iter().map(Some).chain([None])
}

fn first(situation: &Situation) -> &'static Rule {
    decide(situation, Settings::default()).unwrap()
}

fn what(rule: &Rule) -> (Step, Payment, Record) {
    (rule.step, rule.payment, rule.record)
}

const DECLARED: (Step, Payment, Record) = (
    Step::Declaration,
    Payment::DeclaredShare,
    Record::Declaration,
);
const WHOLE: (Step, Payment, Record) = (Step::WholeCost, Payment::WholeCost, Record::WholeCost);

/// 保発0710第1号 2(2): 申立書, in each of the cases of 1; 2(3): 10割 where nothing was brought.
#[test]
fn with_nothing_shown_the_declaration_or_the_whole_cost() {
    for (case, expected) in [
        (Case::Invalid, DECLARED),
        (Case::NoRecord, DECLARED),
        (Case::DeviceFault, DECLARED),
        (Case::CardFault, DECLARED),
        (Case::NoAccess, DECLARED),
        (Case::NotBrought, WHOLE),
    ] {
        for day in DAYS {
            for card in cards() {
                let mut situation = Situation::new(case, day);
                situation.card = card;
                assert_eq!(what(first(&situation)), expected, "{case:?} {day} {card:?}");
            }
        }
    }
}

/// What one document alone opens, written down by document and day, apart from the table itself.
fn proof(case: Case, day_: Date, card: Option<CardKind>, document: Document) -> Option<Step> {
    let here = case != Case::NotBrought;
    let before = day_ <= day(2024, 12, 1);
    match document {
        // 2(1); 経過措置 to 2025-12-01.
        Document::InsuranceCard if day_ <= day(2025, 12, 1) => Some(Step::InsuranceCard),
        // 資格確認書 alone.
        Document::EligibilityCertificate if !before => Some(Step::EligibilityCertificate),
        // お知らせ with the card.
        Document::QualificationNotice if !before && here => Some(Step::QualificationNotice),
        // 2(1) and 1(1)※; 事務連絡 of 2023-08-07 2③.
        Document::Portal => {
            let useful = matches!(case, Case::DeviceFault | Case::CardFault | Case::NoAccess);
            (useful && card != Some(CardKind::Face)).then_some(Step::Portal)
        }
        _ => None,
    }
}

#[test]
fn each_document_opens_what_its_notice_says_and_no_more() {
    for case in Case::ALL.iter().copied() {
        for (day, card) in DAYS
            .into_iter()
            .flat_map(|day| cards().map(move |card| (day, card)))
        {
            for document in Document::ALL.iter().copied() {
                let mut situation = Situation::new(case, day).with(document);
                situation.card = card;
                // The inquiry by numbers has a test of its own.
                situation.by_numbers = Some(Outcome::Invalid);
                let expected = match proof(case, day, card, document) {
                    Some(step) => (step, Payment::OwnShare, Record::ProofSeen),
                    None if case == Case::NotBrought => WHOLE,
                    None => DECLARED,
                };
                let rule = first(&situation);
                assert_eq!(what(rule), expected, "{case:?} {day} {card:?} {document:?}");
            }
        }
    }
}

/// 事務連絡 of 2025-06-27 (国保) and of 2025-11-12 (all insurers), to 2026-03-31.
#[test]
fn expired_certificates_are_asked_about_by_number() {
    let asked = |insurance, day, document, answer| {
        let mut situation = Situation::new(Case::NotBrought, day).with(document);
        situation.insurance = insurance;
        situation.by_numbers = answer;
        let rule = first(&situation);
        (rule.step, rule.payment, rule.reason, rule.record)
    };
    let to_ask = (
        Step::AskByNumbers,
        Payment::OwnShare,
        Reason::NumbersToAsk,
        Record::NumbersAnswer,
    );
    let valid = (
        Step::AskByNumbers,
        Payment::OwnShare,
        Reason::NumbersValid,
        Record::NumbersAnswer,
    );
    let whole = (
        Step::WholeCost,
        Payment::WholeCost,
        Reason::NothingShown,
        Record::WholeCost,
    );
    let (national, employee) = (Some(InsuranceKind::National), Some(InsuranceKind::Employee));
    for document in [
        Document::ExpiredInsuranceCard,
        Document::QualificationNotice,
    ] {
        for (insurance, on, open) in [
            (national, day(2025, 7, 31), false),
            (national, day(2025, 8, 1), true),
            (national, day(2025, 12, 1), true),
            (national, day(2025, 12, 2), true),
            (national, day(2026, 3, 31), true),
            (national, day(2026, 4, 1), false),
            (employee, day(2025, 8, 1), false),
            (employee, day(2025, 12, 1), false),
            (employee, day(2025, 12, 2), true),
            (employee, day(2026, 3, 31), true),
            (employee, day(2026, 4, 1), false),
            (None, day(2025, 12, 1), false),
            (None, day(2025, 12, 2), true),
        ] {
            let expected = |rule| if open { rule } else { whole };
            let of = |answer| asked(insurance, on, document, answer);
            assert_eq!(of(None), expected(to_ask), "{insurance:?} {on}");
            assert_eq!(
                of(Some(Outcome::Valid)),
                expected(valid),
                "{insurance:?} {on}"
            );
            for answer in [Outcome::Invalid, Outcome::NotFound, Outcome::Unknown] {
                assert_eq!(of(Some(answer)), whole, "{answer:?} {on}");
            }
        }
    }
    // Since 2025-12-02 every 健康保険証 has expired.
    assert_eq!(
        asked(None, day(2025, 12, 2), Document::InsuranceCard, None),
        to_ask
    );
}

/// The rows that are open on each day, by the notice that is in force then.
#[test]
fn each_day_has_the_rows_of_its_notices() {
    let open = |case, day| {
        let steps = steps(case, day, None, Settings::default());
        steps
            .iter()
            .map(|rule| rule.id)
            .collect::<Vec<_>>()
            .join(" ")
    };
    for (on, with_card, without) in [
        (day(2023, 7, 10), "B1 B2 D E F1 F3", "B1 F1 F2"),
        (day(2024, 12, 1), "B1 B2 D E F1 F3", "B1 F1 F2"),
        (day(2024, 12, 2), "B3 B4 B5 B6 D E F1 F3", "B3 B4 F1 F2"),
        (day(2025, 7, 31), "B3 B4 B5 B6 D E F1 F3", "B3 B4 F1 F2"),
        (
            day(2025, 8, 1),
            "B3 B4 B5 B6 B7 B8 D E F1 F3",
            "B3 B4 B7 B8 F1 F2",
        ),
        (
            day(2025, 12, 1),
            "B3 B4 B5 B6 B7 B8 D E F1 F3",
            "B3 B4 B7 B8 F1 F2",
        ),
        (
            day(2025, 12, 2),
            "B3 B5 B6 B9 B10 D E F1 F3",
            "B3 B9 B10 F1 F2",
        ),
        (
            day(2026, 3, 31),
            "B3 B5 B6 B9 B10 D E F1 F3",
            "B3 B9 B10 F1 F2",
        ),
        (day(2026, 4, 1), "B3 B5 B6 D E F1 F3", "B3 F1 F2"),
    ] {
        assert_eq!(open(Case::CardFault, on), with_card, "{on}");
        assert_eq!(open(Case::NotBrought, on), without, "{on}");
    }
    assert_eq!(open(Case::Invalid, day(2026, 4, 1)), "B3 B5 D E F1 F3");
    assert_eq!(
        open(Case::NoAccess, day(2026, 4, 1)),
        "B3 B5 B6 C D E F1 F3"
    );
}

/// What holds after the announced end is a setting (事務連絡 of 2025-11-12).
#[test]
fn the_end_for_expired_certificates_is_a_setting() {
    let on = day(2026, 4, 1);
    let situation = Situation::new(Case::NotBrought, on).with(Document::ExpiredInsuranceCard);
    let step = |expired_until| decide(&situation, Settings { expired_until }).unwrap().step;
    assert_eq!(step(Some(day(2026, 3, 31))), Step::WholeCost);
    assert_eq!(step(Some(on)), Step::AskByNumbers);
    assert_eq!(step(None), Step::AskByNumbers);
    assert_eq!(Settings::default().expired_until, Some(day(2026, 3, 31)));
}

/// With a card at the desk an expired certificate is asked about where the centre can be asked, and
/// not where it has answered already (1(1)).
#[test]
fn numbers_are_asked_only_where_that_can_help() {
    for (case, step) in [
        (Case::Invalid, Step::Declaration),
        (Case::NoRecord, Step::Declaration),
        (Case::DeviceFault, Step::AskByNumbers),
        (Case::CardFault, Step::AskByNumbers),
        (Case::NoAccess, Step::Declaration),
        (Case::NotBrought, Step::AskByNumbers),
    ] {
        let situation = Situation::new(case, day(2026, 1, 10)).with(Document::ExpiredInsuranceCard);
        assert_eq!(first(&situation).step, step, "{case:?}");
    }
}

/// 保発0710第1号 2(2)※ and 別添2: after a power cut, a failure of the line, or of the reader.
#[test]
fn the_mode_for_system_failures_confirms_where_the_notice_opens_it() {
    for case in Case::ALL.iter().copied() {
        let mut situation = Situation::new(case, day(2026, 11, 20));
        situation.search = Search::Found;
        let confirms = matches!(case, Case::DeviceFault | Case::NoAccess);
        let confirmed = (Step::FailureMode, Payment::OwnShare, Record::UsageReport);
        assert_eq!(what(first(&situation)) == confirmed, confirms, "{case:?}");
        situation.search = Search::NotFound;
        assert_ne!(first(&situation).step, Step::FailureMode);
        situation.search = Search::NotYet;
        let later = reminders(first(&situation), &situation).contains(&Reminder::SearchLater);
        assert_eq!(later, confirms, "{case:?}");
    }
}

/// 保発0710第1号 2(2)なお; 2(3)ただし.
#[test]
fn who_was_here_before_is_confirmed_by_word_of_mouth() {
    for case in Case::ALL.iter().copied() {
        let mut situation = Situation::new(case, day(2026, 11, 20));
        situation.past = Past::Visited;
        let plain = if case == Case::NotBrought {
            WHOLE
        } else {
            DECLARED
        };
        assert_eq!(
            what(first(&situation)),
            plain,
            "a visit alone is not enough"
        );
        situation.past = Past::Unchanged;
        let oral = (
            Step::OralConfirmation,
            Payment::DeclaredShare,
            Record::OralConfirmation,
        );
        let expected = if case == Case::NotBrought {
            WHOLE
        } else {
            oral
        };
        assert_eq!(what(first(&situation)), expected, "{case:?}");
    }
}

/// 保発0710第1号 2(3): no certificate was issued, and the card does not confirm; ただし.
#[test]
fn without_a_certificate_the_whole_cost_unless_the_institution_decides() {
    for case in Case::ALL.iter().copied() {
        for past in [Past::Never, Past::Visited, Past::Unchanged] {
            for lenient in [false, true] {
                let mut situation = Situation::new(case, day(2026, 11, 20));
                (situation.issued, situation.past, situation.lenient) =
                    (Issued::Denied, past, lenient);
                let decided = (Step::Discretion, Payment::OwnShare, Record::Decision);
                let expected = if lenient && past != Past::Never {
                    decided
                } else {
                    WHOLE
                };
                assert_eq!(
                    what(first(&situation)),
                    expected,
                    "{case:?} {past:?} {lenient}"
                );
                let reason = first(&situation).reason;
                let denied = case != Case::NotBrought;
                assert_eq!(reason == Reason::NothingIssued, denied && expected == WHOLE);
            }
        }
    }
}

/// Everything that a desk can know, on every day of the table.
fn situations() -> impl Iterator<Item = Situation> {
    let cases = Case::ALL.iter().copied();
    let when = cases.flat_map(|case| DAYS.into_iter().map(move |day| (case, day)));
    let whose = when.flat_map(|it| cards().map(move |card| (it, card)));
    let shown = whose.flat_map(|it| (0..32_u8).map(move |documents| (it, documents)));
    let facts = shown.flat_map(|it| (0..24_u8).map(move |facts| (it, facts)));
    facts.map(|((((case, day), card), documents), facts)| {
        let mut situation = Situation::new(case, day);
        situation.card = card;
        let shown = Document::ALL.iter().enumerate();
        let shown = shown.filter(|(bit, _)| documents & (1 << bit) != 0);
        situation.documents = shown.map(|(_, document)| *document).collect();
        situation.past = [Past::Never, Past::Visited, Past::Unchanged][usize::from(facts % 3)];
        situation.issued = [Issued::NotSaid, Issued::Denied][usize::from(facts / 3 % 2)];
        situation.lenient = facts / 6 % 2 == 1;
        situation.search = [Search::NotYet, Search::Found][usize::from(facts / 12)];
        situation
    })
}

/// 保発0710第1号, all of 2; 事務連絡 of 2023-08-07, 2③.
#[test]
fn properties_hold_for_everything_a_desk_can_know() {
    let mut counted = 0;
    for situation in situations() {
        counted += 1;
        let rule = decide(&situation, Settings::default()).expect("a first step, always");
        let portal = rule.step == Step::Portal;
        assert!(
            !(portal && situation.card == Some(CardKind::Face)),
            "{situation:?}"
        );
        if rule.payment == Payment::WholeCost {
            let denied = situation.issued == Issued::Denied;
            assert!(
                denied || situation.case == Case::NotBrought,
                "{situation:?}"
            );
            assert!(
                rule.sources.iter().any(|it| it.section == "2(3)"),
                "{}",
                rule.id
            );
        }
        assert_eq!(
            rule.payment == Payment::WholeCost,
            rule.step == Step::WholeCost
        );
        let declared = matches!(rule.step, Step::Declaration | Step::OralConfirmation);
        assert_eq!(rule.payment == Payment::DeclaredShare, declared);
        assert!(rule.period.contains(situation.day) && rule.cases.contains(&situation.case));
    }
    assert_eq!(counted, 6 * 12 * 8 * 32 * 24);
}

/// 事務連絡 of 2023-08-07, 2③: nor is the screen asked for.
#[test]
fn a_face_card_is_never_asked_for_the_portal() {
    for case in Case::ALL.iter().copied() {
        for day in DAYS {
            let open = |card| {
                let steps = steps(case, day, card, Settings::default());
                steps.iter().any(|rule| rule.step == Step::Portal)
            };
            assert!(!open(Some(CardKind::Face)), "{case:?} {day}");
            let useful = matches!(case, Case::DeviceFault | Case::CardFault | Case::NoAccess);
            assert_eq!(open(Some(CardKind::Locked)), useful, "{case:?} {day}");
            assert_eq!(open(None), useful, "{case:?} {day}");
        }
    }
    let mut situation = Situation::new(Case::CardFault, day(2026, 11, 20));
    situation.card = Some(CardKind::Face);
    assert!(reminders(first(&situation), &situation).contains(&Reminder::NoPortal));
    situation.card = Some(CardKind::Normal);
    assert!(!reminders(first(&situation), &situation).contains(&Reminder::NoPortal));
}

/// 保発0710第1号 1(1)※, 2(2)※, 別添3 説明書; the notices on expired certificates.
#[test]
fn staff_is_reminded_where_the_notice_says_so() {
    let on = day(2026, 11, 20);
    let of = |situation: Situation| reminders(first(&situation), &situation);
    let form = [Reminder::TellNumberLater, Reminder::SettledByInsurer];
    let nothing_newer = [Reminder::PortalShowsNothing];
    let expected = [nothing_newer.as_slice(), &form].concat();
    assert_eq!(of(Situation::new(Case::Invalid, on)), expected);
    assert_eq!(of(Situation::new(Case::NoRecord, on)), expected);
    assert_eq!(of(Situation::new(Case::CardFault, on)), form);
    let shown = Situation::new(Case::Invalid, on).with(Document::EligibilityCertificate);
    let compare = [Reminder::PortalShowsNothing, Reminder::CompareWithEnded];
    assert_eq!(of(shown), compare);
    let shown = Situation::new(Case::NoRecord, on).with(Document::EligibilityCertificate);
    assert_eq!(of(shown), nothing_newer);
    assert_eq!(
        of(Situation::new(Case::NotBrought, on)),
        [Reminder::BringNextTime]
    );
    let mut found = Situation::new(Case::NoAccess, on);
    found.search = Search::Found;
    assert!(of(found).is_empty());
    let asked = Situation::new(Case::CardFault, day(2026, 1, 10));
    let asked = asked.with(Document::ExpiredInsuranceCard);
    assert_eq!(of(asked), [Reminder::BringNextTime]);
    let proven = Situation::new(Case::NoAccess, on).with(Document::Portal);
    assert!(
        of(proven).is_empty(),
        "what is confirmed is not searched for"
    );
}

/// 保発0710第1号 is of 2023-07-10; before it there was no such procedure.
#[test]
fn before_the_notice_there_is_none() {
    let situation = Situation::new(Case::Invalid, day(2023, 7, 9));
    assert_eq!(decide(&situation, Settings::default()), None);
}

fn speaks<T: Copy>(all: &[T], code: fn(T) -> &'static str, say: fn(T, Language) -> &'static str) {
    let codes: HashSet<_> = all.iter().map(|it| code(*it)).collect();
    assert_eq!(codes.len(), all.len());
    for it in all.iter().copied() {
        let (japanese, english) = (say(it, Language::Japanese), say(it, Language::English));
        assert!(!japanese.is_ascii() && !english.is_empty(), "{english}");
    }
}

#[test]
fn every_row_names_its_notice_and_every_code_is_its_own() {
    let ids: HashSet<_> = rules().iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), rules().len());
    for rule in rules() {
        assert!(
            !rule.sources.is_empty() && !rule.cases.is_empty(),
            "{}",
            rule.id
        );
        for source in rule.sources {
            assert!(
                source
                    .notice
                    .date
                    .is_some_and(|date| date >= day(2023, 7, 10)),
                "{}",
                rule.id
            );
        }
    }
    speaks(Case::ALL, Case::code, Case::message);
    speaks(Step::ALL, Step::code, Step::message);
    speaks(Reason::ALL, Reason::code, Reason::message);
    speaks(Record::ALL, Record::code, Record::message);
    speaks(Reminder::ALL, Reminder::code, Reminder::message);
    speaks(Payment::ALL, Payment::code, Payment::message);
    speaks(AgeBand::ALL, AgeBand::code, AgeBand::message);
    speaks(Document::ALL, Document::code, Document::message);
    speaks(OtherWay::ALL, OtherWay::code, OtherWay::message);
}

/// 保発0710第1号 別添3 説明書: 3割（未就学児は2割。70歳以上等の方は1～3割）; 2(2)※; 2(3).
#[test]
fn the_patient_pays_the_share_of_the_age_the_declared_share_or_everything() {
    use AgeBand::{Elderly, Ordinary, Preschool};
    use Amount::{OneOf, Tenths};
    let declared = |age, share: DeclaredShare| Payment::DeclaredShare.amount(age, share.tenths());
    for (age, share, amount) in [
        (Ordinary, DeclaredShare::Unknown, Tenths(3)),
        (Preschool, DeclaredShare::Unknown, Tenths(2)),
        (Elderly, DeclaredShare::Unknown, OneOf(&[3, 2, 1])),
        (Elderly, DeclaredShare::Three, Tenths(3)),
        (Elderly, DeclaredShare::Two, Tenths(2)),
        (Elderly, DeclaredShare::One, Tenths(1)),
        // It does not fit the age, and is taken: it sends no claim back (2(2)※).
        (Ordinary, DeclaredShare::One, Tenths(1)),
    ] {
        assert_eq!(declared(age, share), amount, "{age:?} {share:?}");
    }
    assert_eq!(Payment::OwnShare.amount(Elderly, Some(2)), Tenths(2));
    assert_eq!(Payment::OwnShare.amount(Ordinary, None), Tenths(3));
    assert_eq!(
        Payment::OwnShare.amount(Ordinary, Some(10)),
        Tenths(3),
        "no share is 10割"
    );
    assert_eq!(Payment::OwnShare.amount(Ordinary, Some(0)), Tenths(3));
    for age in AgeBand::ALL.iter().copied() {
        assert_eq!(Payment::WholeCost.amount(age, Some(3)), Tenths(10));
    }
}
