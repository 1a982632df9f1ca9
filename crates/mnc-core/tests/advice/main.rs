//! Every trouble that the two surveys name, known by what a counter sees of it.
//!
//! The surveys (保団連 of 2023-12-11, seven prefectures; 大阪府保険医協会 of 2023-11-29) are paraphrased.
//! What is an opinion, or says that there was no trouble, names no trouble to classify and is left out.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod survey;

use mnc_core::eligibility::Outcome as Answer;
use mnc_core::eligibility::codes::CardClassification;
use mnc_core::fallback::advice::Difference as D;
use mnc_core::fallback::advice::Observation as O;
use mnc_core::fallback::advice::*;
use mnc_core::fallback::declaration::FormWarning;
use mnc_core::identity::policy::FallBack;
use mnc_core::reception::Warning;
use mnc_core::reception::machine::{self, FaceFailure, FallBackReason, Misplacement, PinFailure};
use mnc_core::{Date, ErrorKind, Language};
use std::collections::HashSet;
use survey::{OSAKA, SEVEN_PREFECTURES};

const fn answer(outcome: Answer) -> Signal {
    Signal::Outcome(outcome)
}

const fn differs(difference: Difference) -> Signal {
    Signal::Differs(difference)
}

const fn seen(observation: Observation) -> Signal {
    Signal::Seen(observation)
}

const fn warned(warning: Warning) -> Signal {
    known(warning.trouble())
}

const fn ended(reason: FallBackReason) -> Signal {
    known(reason.trouble())
}

const fn known(trouble: Option<Trouble>) -> Signal {
    match trouble {
        Some(trouble) => Signal::Known(trouble),
        None => panic!(),
    }
}

const fn error(kind: ErrorKind) -> Signal {
    Signal::Error(kind)
}

const NOT_FOUND: Signal = answer(Answer::NotFound);
const INVALID: Signal = answer(Answer::Invalid);
const REPLACED: Signal = warned(Warning::CharacterReplaced);
const NO_FACE: Signal = Signal::Known(FaceFailure::NotMatched.trouble());
const NO_REASON: Signal = ended(FallBackReason::Trouble(machine::Trouble::NoMethodLeft));

#[test]
fn every_example_of_the_surveys_is_known() {
    for (place, what, signals, expected) in SEVEN_PREFECTURES.iter().chain(OSAKA) {
        let found: Vec<_> = Trouble::of_all(signals)
            .iter()
            .map(|it| it.code())
            .collect();
        assert_eq!(&found, expected, "{place}: {what}");
    }
    let known = SEVEN_PREFECTURES.iter().chain(OSAKA).flat_map(|it| it.3);
    let known: HashSet<_> = known.collect();
    assert_eq!(
        known.len(),
        Trouble::ALL.len(),
        "each of the sixteen has an example"
    );
}

/// Whatever can be seen: never another trouble for the same code, none for what is none.
#[test]
fn every_signal_has_its_trouble_or_none() {
    let code = |signal: Signal| Trouble::of(&signal).map(Trouble::code);
    for (outcome, expected) in [
        (Answer::Valid, None),
        (Answer::AidUnregistered, Some("T13")),
        (Answer::Invalid, Some("T1")),
        (Answer::InvalidHasNew, Some("T1")),
        (Answer::NotFound, Some("T1")),
        (Answer::Multiple, Some("T1")),
        (Answer::Processing, Some("T2")),
        (Answer::Failed, Some("T2")),
        (Answer::Unknown, Some("T2")),
    ] {
        assert_eq!(code(answer(outcome)), expected, "{outcome:?}");
        let reason = FallBackReason::Outcome(outcome).trouble();
        assert_eq!(reason.map(Trouble::code), expected, "{outcome:?}");
    }
    let warnings = Warning::ALL.iter().copied();
    let warnings: Vec<_> = warnings
        .map(|it| (it.code(), it.trouble().map(Trouble::code)))
        .collect();
    assert_eq!(
        warnings,
        [
            ("NO_ANSWER", Some("T2")),
            ("NOT_CONFIRMED", Some("T1")),
            ("TICKET_MISSING", Some("T13")),
            ("NO_RESULT", Some("T1")),
            ("SEVERAL_RESULTS", Some("T1")),
            ("MESSAGE_ATTACHED", None),
            ("ENCODING_CONTRADICTED", Some("T3")),
            ("CHECK_DATE_DIFFERS", None),
            ("VERIFIED_ON_ANOTHER_DAY", None),
            ("OUTSIDE_PERIOD", Some("T1")),
            ("CHARACTER_REPLACED", Some("T3")),
            ("BIRTHDATE_DIFFERS", Some("T6")),
            ("CERTIFICATE_EXPIRED", Some("T7")),
            ("INSURER_NUMBER_INVALID", Some("T16")),
            ("RATIO_UNCLEAR", Some("T4")),
        ]
    );
    for (reason, expected) in [
        (FallBack::NotInForce, None),
        (FallBack::CardUnusable, Some("T7")),
        (FallBack::PinUnavailable, Some("T10")),
        (FallBack::PhotoMissing, Some("T10")),
        (FallBack::AnotherWay, None),
        (FallBack::ReaderLacks, Some("T2")),
        (FallBack::PatientAbsent, None),
        (FallBack::AskAgain, None),
        (FallBack::WithoutCard, Some("T2")),
    ] {
        let found = FallBackReason::Policy(reason).trouble();
        assert_eq!(found.map(Trouble::code), expected, "{reason:?}");
    }
    for (trouble, expected) in [
        (machine::Trouble::NoMethodLeft, "T10"),
        (machine::Trouble::NotTheHolder, "T6"),
        (machine::Trouble::IdentityNotShown, "T14"),
        (machine::Trouble::NoAnswer, "T2"),
        (machine::Trouble::NotRegistered, "T14"),
        (machine::Trouble::RegisterElsewhere, "T14"),
        (machine::Trouble::RegistrationFailed, "T14"),
    ] {
        let found = FallBackReason::Trouble(trouble).trouble();
        assert_eq!(found.map(Trouble::code), Some(expected), "{trouble:?}");
    }
    for (kind, expected) in [
        (ErrorKind::InvalidArgument, None),
        (ErrorKind::Cancelled, None),
        (ErrorKind::NoCard, Some("T11")),
        (ErrorKind::WrongSecret, Some("T10")),
    ] {
        assert_eq!(code(error(kind)), expected, "{kind:?}");
    }
    let other = CardClassification::from_code("01");
    assert_eq!(code(Signal::Scheme(other)), None);
    assert_eq!(code(differs(D::SexOrBirthdate)), Some("T6"));
}

#[test]
fn every_trouble_speaks_to_staff_and_patient_in_both_languages() {
    for (number, trouble) in Trouble::ALL.iter().copied().enumerate() {
        assert_eq!(trouble.code(), format!("T{}", number + 1));
        let says = [Trouble::to_staff, Trouble::to_patient, Trouble::next_step];
        for say in says {
            assert!(
                say(trouble, Language::Japanese).ends_with('。'),
                "{trouble:?}"
            );
            assert!(
                say(trouble, Language::English).ends_with('.'),
                "{trouble:?}"
            );
            assert!(!say(trouble, Language::Japanese).is_ascii());
        }
        assert!(
            !trouble.source().section.is_empty(),
            "{trouble:?} names where it is told"
        );
        // Large print, as on the screens of the reader.
        assert!(
            trouble.to_patient(Language::Japanese).chars().count() <= 60,
            "{trouble:?}"
        );
    }
}

/// 保発0710第1号 別添2: 医療機関コード、名称、担当者名、利用希望の旨; 月曜日～金曜日 9:00～17:00.
#[test]
fn the_call_sheet_is_read_out_and_leaves_open_what_is_not_known() {
    let at = Date::constant(2026, 11, 20).at(10, 5, 9, 0);
    let sheet = CallSheet {
        institution_code: Some("1319999999".to_owned()),
        institution_name: Some(" ".to_owned()),
        error_code: Some("901".to_owned()),
        message: Some("通信エラー".to_owned()),
        at: Some(at),
        wants_failure_mode: true,
        ..CallSheet::default()
    };
    let lines = sheet.lines(Language::Japanese);
    assert_eq!(
        lines[..7],
        [
            ("コールセンター", "0800-080-4583".to_owned()),
            ("医療機関コード", "1319999999".to_owned()),
            ("医療機関・薬局名", "＿＿＿＿".to_owned()),
            ("担当者名", "＿＿＿＿".to_owned()),
            ("エラーコード", "901".to_owned()),
            ("メッセージ", "通信エラー".to_owned()),
            ("発生時刻", "2026-11-20 10:05:09".to_owned()),
        ]
    );
    assert!(lines[7].1.contains("緊急時医療情報・資格確認機能"));
    assert_eq!(CallSheet::default().lines(Language::English).len(), 7);
    let day = |day| Date::constant(2026, 11, day);
    for (time, open) in [
        (day(20).at(8, 59, 59, 0), false),
        (day(20).at(9, 0, 0, 0), true),
        (day(20).at(16, 59, 59, 0), true),
        (day(20).at(17, 0, 0, 0), false),
        (day(21).at(10, 0, 0, 0), false),
        (day(22).at(10, 0, 0, 0), false),
        (day(23).at(10, 0, 0, 0), true),
    ] {
        assert_eq!(CallSheet::is_open(time), open, "{time}");
    }
}

#[test]
fn the_call_sheet_shows_nobody_in_debug() {
    let sheet = CallSheet {
        institution_name: Some("見本医院".to_owned()),
        contact: Some("番号 花子".to_owned()),
        message: Some("見本 太郎".to_owned()),
        error_code: Some("901".to_owned()),
        ..CallSheet::default()
    };
    let shown = format!("{sheet:?}");
    assert!(shown.contains("901"));
    for hidden in ["見本", "番号", "花子"] {
        assert!(!shown.contains(hidden), "{hidden} in {shown}");
    }
}
