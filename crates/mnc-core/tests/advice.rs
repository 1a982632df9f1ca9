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

/// Where it is written, what it says in short, what a counter sees, what it is.
type Example = (
    &'static str,
    &'static str,
    &'static [Signal],
    &'static [&'static str],
);

/// 保団連, トラブルの具体的な内容: place and kind of institution as printed.
const SEVEN_PREFECTURES: &[Example] = &[
    (
        "浜松 医科",
        "many certificates have expired",
        &[warned(Warning::CertificateExpired)],
        &["T7"],
    ),
    (
        "浜松 医科",
        "after a change of insurance the card is behind",
        &[differs(D::OlderInsurer)],
        &["T1"],
    ),
    (
        "新潟 医科",
        "a system error on asking, not so before",
        &[answer(Answer::Failed)],
        &["T2"],
    ),
    (
        "新潟 医科",
        "a new patient's qualification is not found",
        &[NOT_FOUND],
        &["T1"],
    ),
    (
        "新潟 医科",
        "insured, and an error all the same",
        &[NOT_FOUND],
        &["T1"],
    ),
    (
        "新潟 医科",
        "new insurance fails, old one is confirmed",
        &[differs(D::ValidAfterLoss)],
        &["T1"],
    ),
    (
        "新潟 医科",
        "several insurances at the same time",
        &[warned(Warning::SeveralResults)],
        &["T1"],
    ),
    (
        "新潟 医科",
        "no qualification though nothing has changed",
        &[NOT_FOUND],
        &["T1"],
    ),
    (
        "浜松 医科",
        "valid once, invalid from the next month on",
        &[INVALID, differs(D::NoLongerValid)],
        &["T1"],
    ),
    (
        "磐田 医科",
        "the card of the present employer is invalid, twice",
        &[INVALID],
        &["T1"],
    ),
    (
        "浜松 歯科",
        "not found, valid by telephone to the employer",
        &[NOT_FOUND],
        &["T1"],
    ),
    (
        "福岡",
        "three months after the loss still valid",
        &[differs(D::ValidAfterLoss)],
        &["T1"],
    ),
    (
        "福岡",
        "reader and software linked, half a day unusable",
        &[answer(Answer::Unknown)],
        &["T2"],
    ),
    (
        "山口 歯科",
        "no qualification online despite a certificate",
        &[NOT_FOUND],
        &["T1"],
    ),
    (
        "山口 歯科",
        "several people with another share",
        &[differs(D::Share)],
        &["T4"],
    ),
    (
        "福岡 医科",
        "not found, babies above all",
        &[NOT_FOUND],
        &["T1"],
    ),
    (
        "福岡 医科",
        "● in names and addresses",
        &[REPLACED],
        &["T3"],
    ),
    (
        "山口 歯科",
        "a new employer, still the old certificate",
        &[differs(D::OlderInsurer)],
        &["T1"],
    ),
    (
        "山口 歯科",
        "no qualification, insurance societies above all",
        &[NOT_FOUND],
        &["T1"],
    ),
    (
        "浜松 医科",
        "an address that the patient never had",
        &[differs(D::Address)],
        &["T3"],
    ),
    (
        "新潟 医科",
        "a member of the family stands as the insured",
        &[differs(D::Relation)],
        &["T6"],
    ),
    ("新潟 医科", "● in many names", &[REPLACED], &["T3"]),
    (
        "福岡 医科",
        "another reading of the name",
        &[differs(D::Kana)],
        &["T3"],
    ),
    (
        "福岡 医科",
        "an address without its place name, and wrong",
        &[differs(D::Address)],
        &["T3"],
    ),
    (
        "福岡 医科",
        "the line fails, the computer is started again",
        &[error(ErrorKind::Communication)],
        &["T2"],
    ),
    (
        "浜松 歯科",
        "the face fails, asked for the PIN, shouting",
        &[NO_FACE],
        &["T10"],
    ),
    (
        "新潟 医科",
        "no face, the camera stays white",
        &[Signal::Known(FaceFailure::Camera.trouble())],
        &["T10"],
    ),
    (
        "新潟 医科",
        "another person's face is accepted",
        &[seen(O::OtherFaceAccepted)],
        &["T6"],
    ),
    ("浜松 医科", "the face fails", &[NO_FACE], &["T10"]),
    (
        "浜松 医科",
        "the PIN is forgotten",
        &[Signal::Known(PinFailure::Wrong { left: Some(2) }.trouble())],
        &["T10"],
    ),
    (
        "浜松 医科",
        "the error goes unnoticed, over and over",
        &[seen(O::RepeatsUnaware)],
        &["T10"],
    ),
    (
        "浜松 医科",
        "three errors, then to the municipality",
        &[error(ErrorKind::Locked)],
        &["T10"],
    ),
    (
        "浜松 医科",
        "Self-Defence Forces: nothing is confirmed",
        &[Signal::Scheme(CardClassification::SelfDefenceForces)],
        &["T12"],
    ),
    (
        "島田 医科",
        "a very slow reader, nobody feels responsible",
        &[seen(O::DeviceSlowOrDead)],
        &["T2"],
    ),
    (
        "新潟 医科",
        "people whose face is not known",
        &[Signal::Known(FaceFailure::NotCaptured.trouble())],
        &["T10"],
    ),
    (
        "静岡 医科",
        "not confirmed here, but elsewhere",
        &[answer(Answer::Failed)],
        &["T2"],
    ),
    (
        "静岡 医科",
        "the share cannot be fetched",
        &[differs(D::ShareMissing)],
        &["T4"],
    ),
    ("広島 病院", "many errors of the face", &[NO_FACE], &["T10"]),
    (
        "山口 歯科",
        "the elderly enter a wrong PIN three times",
        &[Signal::Known(PinFailure::Locked.trouble())],
        &["T10"],
    ),
    (
        "山口 歯科",
        "thunder, no power, every week",
        &[seen(O::PowerOrLine)],
        &["T2"],
    ),
    (
        "福岡 医科",
        "error 901",
        &[error(ErrorKind::CardRefused)],
        &["T2"],
    ),
    (
        "福岡 医科",
        "no name of the insured for families",
        &[differs(D::Period)],
        &["T8"],
    ),
    (
        "福岡 医科",
        "the share: is it right?",
        &[differs(D::Share)],
        &["T4"],
    ),
    (
        "山口 医科",
        "the face takes many tries",
        &[NO_FACE],
        &["T10"],
    ),
    (
        "山口 医科",
        "too much trouble to operate",
        &[seen(O::TakesLong)],
        &["T14"],
    ),
    (
        "山口 医科",
        "others see the screen",
        &[seen(O::ScreenSeen)],
        &["T14"],
    ),
    (
        "新潟 医科",
        "another share than on the certificate",
        &[differs(D::Share)],
        &["T4"],
    ),
    ("新潟 医科", "only the PIN works", &[NO_FACE], &["T10"]),
    (
        "新潟 医科",
        "patients who turn invalid each month",
        &[INVALID],
        &["T1"],
    ),
    (
        "新潟 医科",
        "one tenth was two tenths, the card does not say",
        &[differs(D::ShareMissing)],
        &["T4"],
    ),
    (
        "広島 医科",
        "70 on 1 November, still three tenths",
        &[differs(D::Share)],
        &["T4"],
    ),
    (
        "広島 医科",
        "the change takes time, trouble with claims",
        &[differs(D::OlderInsurer)],
        &["T1"],
    ),
    (
        "広島 医科",
        "a change of name cannot be confirmed",
        &[differs(D::Name)],
        &["T3"],
    ),
    (
        "広島 医科",
        "more claims come back of those confirmed by card",
        &[seen(O::ClaimReturned)],
        &["T16"],
    ),
    (
        "新潟 医科",
        "another branch number, the claim came back",
        &[differs(D::Branch)],
        &["T9"],
    ),
    (
        "愛媛 医科",
        "only the wrong way round does it react",
        &[Signal::Known(Misplacement::Reversed.trouble())],
        &["T11"],
    ),
    (
        "愛媛 医科",
        "one tenth by card, two by certificate",
        &[differs(D::Share)],
        &["T4"],
    ),
    (
        "佐賀 医科",
        "one tenth by certificate, an expired three online",
        &[differs(D::Share)],
        &["T4"],
    ),
    ("佐賀 医科", "● for easy characters", &[REPLACED], &["T3"]),
    (
        "福岡 医科",
        "called back to pay the difference",
        &[differs(D::Share)],
        &["T4"],
    ),
    (
        "静岡 医科",
        "another share, the claim came back",
        &[differs(D::Share), seen(O::ClaimReturned)],
        &["T4", "T16"],
    ),
    (
        "静岡 医科",
        "another address than the present one",
        &[differs(D::Address)],
        &["T3"],
    ),
    (
        "静岡 医科",
        "too long until it is up to date",
        &[differs(D::OlderInsurer)],
        &["T1"],
    ),
    (
        "新潟 医科",
        "fever patients in their cars",
        &[seen(O::AwayFromReader)],
        &["T14"],
    ),
    (
        "掛川 医科",
        "no day from which it holds",
        &[differs(D::Period)],
        &["T8"],
    ),
    (
        "掛川 医科",
        "national insurance takes two or three days",
        &[differs(D::OlderInsurer)],
        &["T1"],
    ),
    (
        "福岡 医科",
        "the branch number went into the number",
        &[differs(D::BranchInNumber)],
        &["T9"],
    ),
    (
        "浜松 医科",
        "the reader was never delivered",
        &[seen(O::NotDelivered)],
        &["T2"],
    ),
    (
        "福岡 医科",
        "shown as lost, paid everything, was insured",
        &[INVALID],
        &["T1"],
    ),
    (
        "福岡 医科",
        "twins are mixed up",
        &[seen(O::OtherPersonsData)],
        &["T6"],
    ),
    (
        "福岡 医科",
        "many troubles of the machines",
        &[error(ErrorKind::ServiceDown)],
        &["T2"],
    ),
    (
        "福岡 医科",
        "the employer is not known",
        &[differs(D::Period)],
        &["T8"],
    ),
    (
        "福岡 医科",
        "the share cannot be relied on",
        &[differs(D::Share)],
        &["T4"],
    ),
    (
        "山口 医科",
        "ten days without the line to the centre",
        &[error(ErrorKind::Communication)],
        &["T2"],
    ),
];

/// 大阪府保険医協会, by heading.
const OSAKA: &[Example] = &[
    (
        "資格なし 1",
        "more than two months without",
        &[NOT_FOUND],
        &["T1"],
    ),
    (
        "資格なし 2",
        "neither by card nor by certificate",
        &[NOT_FOUND],
        &["T1"],
    ),
    (
        "資格なし 3",
        "asked municipality and insurer",
        &[NOT_FOUND],
        &["T1"],
    ),
    ("資格なし 4", "not elsewhere either", &[NOT_FOUND], &["T1"]),
    (
        "資格なし 5",
        "on a Saturday, nobody to ask",
        &[NOT_FOUND],
        &["T1"],
    ),
    (
        "資格なし 6",
        "small kana here, large ones there",
        &[differs(D::Kana)],
        &["T3"],
    ),
    (
        "資格なし 7",
        "invalid, insurer had not updated, came back",
        &[INVALID, seen(O::ClaimReturned)],
        &["T1", "T16"],
    ),
    (
        "資格なし 8",
        "national to elderly: no new insurance in the card",
        &[differs(D::OlderInsurer)],
        &["T1"],
    ),
    ("名前や住所 1", "● only", &[REPLACED], &["T3"]),
    (
        "名前や住所 2",
        "name and address are ●",
        &[REPLACED],
        &["T3"],
    ),
    (
        "名前や住所 3",
        "another reading",
        &[differs(D::Kana)],
        &["T3"],
    ),
    (
        "名前や住所 4",
        "half-width and full-width mixed",
        &[differs(D::Width)],
        &["T3"],
    ),
    (
        "名前や住所 5",
        "old addresses",
        &[differs(D::Address)],
        &["T3"],
    ),
    (
        "名前や住所 6",
        "hardly any address fits",
        &[differs(D::Address)],
        &["T3"],
    ),
    (
        "負担割合／限度額 1",
        "the certificate was taken",
        &[differs(D::Share)],
        &["T4"],
    ),
    (
        "負担割合／限度額 2",
        "no share, no limit",
        &[differs(D::ShareMissing), differs(D::LimitMissing)],
        &["T4", "T5"],
    ),
    (
        "負担割合／限度額 3",
        "blanks for the elderly",
        &[differs(D::ShareMissing), differs(D::LimitMissing)],
        &["T4", "T5"],
    ),
    (
        "負担割合／限度額 4",
        "not returned, but time was lost",
        &[differs(D::Share)],
        &["T4"],
    ),
    (
        "負担割合／限度額 5",
        "three months came back",
        &[differs(D::Share), seen(O::ClaimReturned)],
        &["T4", "T16"],
    ),
    (
        "期限切れ 1",
        "two certificates have expired",
        &[error(ErrorKind::CertificateEnded)],
        &["T7"],
    ),
    (
        "期限切れ 2",
        "a certificate has expired",
        &[warned(Warning::CertificateExpired)],
        &["T7"],
    ),
    (
        "期限切れ 3",
        "the period of national insurance is erased",
        &[differs(D::Period)],
        &["T8"],
    ),
    (
        "期限切れ 4",
        "no period, and patients leave 医療証 at home",
        &[differs(D::Period), differs(D::PublicExpense)],
        &["T8", "T13"],
    ),
    (
        "期限切れ 5",
        "the end of 任意継続 is not there",
        &[differs(D::Period)],
        &["T8"],
    ),
    (
        "期限切れ 6",
        "another day of acquisition, then errors",
        &[differs(D::Period)],
        &["T8"],
    ),
    (
        "期限切れ 7",
        "no period of national insurance",
        &[differs(D::Period)],
        &["T8"],
    ),
    (
        "カードリーダー 1",
        "connection and file errors",
        &[error(ErrorKind::MalformedEligibility)],
        &["T2"],
    ),
    (
        "カードリーダー 2",
        "the computer freezes",
        &[seen(O::DeviceSlowOrDead)],
        &["T2"],
    ),
    (
        "カードリーダー 3",
        "network error in between",
        &[error(ErrorKind::Communication)],
        &["T2"],
    ),
    (
        "カードリーダー 4",
        "at times no connection",
        &[answer(Answer::Unknown)],
        &["T2"],
    ),
    (
        "カードリーダー 5",
        "the reader does not start",
        &[error(ErrorKind::NoReader)],
        &["T2"],
    ),
    (
        "主な事例",
        "another person's data, twice",
        &[seen(O::OtherPersonsData)],
        &["T6"],
    ),
    (
        "主な事例",
        "wrong medical data, three times",
        &[seen(O::OtherPersonsData)],
        &["T6"],
    ),
    (
        "主な事例",
        "wrong limits, four times",
        &[differs(D::Limit)],
        &["T5"],
    ),
    (
        "その他 2",
        "used the reader, nobody knew, waits",
        &[seen(O::UsedUnnoticed)],
        &["T14"],
    ),
    (
        "返戻 1",
        "three tenths claimed, came back as two",
        &[differs(D::Share), seen(O::ClaimReturned)],
        &["T4", "T16"],
    ),
    ("返戻 2", "no limit", &[differs(D::LimitMissing)], &["T5"]),
    (
        "返戻 3",
        "no error by card, another number, came back",
        &[seen(O::ClaimReturned)],
        &["T16"],
    ),
    (
        "返戻 4",
        "three months of another share",
        &[differs(D::Share), seen(O::ClaimReturned)],
        &["T4", "T16"],
    ),
    (
        "返戻 5",
        "valid, and months later 資格なし",
        &[seen(O::ClaimReturned)],
        &["T16"],
    ),
    (
        "申立書 1",
        "regular patients, no trouble",
        &[seen(O::FormUnsure)],
        &["T15"],
    ),
    (
        "申立書 2",
        "later found uninsured",
        &[seen(O::FormUnsure)],
        &["T15"],
    ),
    (
        "申立書 3",
        "the desk did not know what to do",
        &[seen(O::FormUnsure)],
        &["T15"],
    ),
    (
        "申立書 4",
        "a new patient, afraid of a return",
        &[seen(O::FormUnsure)],
        &["T15"],
    ),
    (
        "申立書 5",
        "the kind of insurance is not known",
        &[Signal::Form(FormWarning::InsuranceUnknown)],
        &["T15"],
    ),
    (
        "意見 2",
        "without consent no share, it is believed",
        &[seen(O::ConsentQuestion)],
        &["T14"],
    ),
    (
        "意見 3",
        "too long for each",
        &[seen(O::TakesLong)],
        &["T14"],
    ),
    (
        "意見 4",
        "PIN forgotten, and not registered",
        &[
            NO_REASON,
            ended(FallBackReason::Trouble(machine::Trouble::NotRegistered)),
        ],
        &["T10", "T14"],
    ),
    (
        "意見 5",
        "the same questions each time",
        &[seen(O::ConsentQuestion)],
        &["T14"],
    ),
    (
        "意見 6",
        "難病, 障害, 自立支援 are not linked",
        &[differs(D::PublicExpense)],
        &["T13"],
    ),
    (
        "意見 7",
        "the elderly cannot use it; 発熱外来",
        &[seen(O::TakesLong), seen(O::AwayFromReader)],
        &["T14"],
    ),
    (
        "意見 8",
        "staff stands beside them",
        &[seen(O::TakesLong)],
        &["T14"],
    ),
    (
        "意見 9",
        "the desk cannot keep up",
        &[seen(O::TakesLong)],
        &["T14"],
    ),
    (
        "併存 1",
        "not registered by the insurer",
        &[NOT_FOUND],
        &["T1"],
    ),
    (
        "併存 2",
        "the reader fails, nothing to see",
        &[seen(O::DeviceSlowOrDead)],
        &["T2"],
    ),
    (
        "併存 3",
        "the system freezes",
        &[seen(O::DeviceSlowOrDead)],
        &["T2"],
    ),
];

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
