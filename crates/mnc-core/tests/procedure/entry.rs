//! From an answer, a reason of a visit or an error to the case of the notice.

use super::*;

fn case(entry: Entry) -> Result<Case, OtherWay> {
    match entry {
        Entry::Case(case) => Ok(case),
        Entry::Other(other) => Err(other),
    }
}

/// 保発0710第1号 1(1), 1(2).
#[test]
fn every_answer_leads_to_its_case() {
    let (yes, no) = (Some(Access::Possible), Some(Access::Impossible));
    for (outcome, unsaid, reached, cut_off) in [
        (
            Outcome::Valid,
            Err(OtherWay::Confirmed),
            Err(OtherWay::Confirmed),
            Err(OtherWay::Confirmed),
        ),
        (
            Outcome::AidUnregistered,
            Err(OtherWay::Confirmed),
            Err(OtherWay::Confirmed),
            Err(OtherWay::Confirmed),
        ),
        (
            Outcome::Invalid,
            Ok(Case::Invalid),
            Ok(Case::Invalid),
            Ok(Case::Invalid),
        ),
        (
            Outcome::NotFound,
            Ok(Case::NoRecord),
            Ok(Case::NoRecord),
            Ok(Case::NoRecord),
        ),
        (
            Outcome::InvalidHasNew,
            Err(OtherWay::AskWithCurrent),
            Err(OtherWay::AskWithCurrent),
            Err(OtherWay::AskWithCurrent),
        ),
        (
            Outcome::Multiple,
            Err(OtherWay::AskWithBranch),
            Err(OtherWay::AskWithBranch),
            Err(OtherWay::AskWithBranch),
        ),
        (
            Outcome::Processing,
            Err(OtherWay::Wait),
            Err(OtherWay::Wait),
            Err(OtherWay::Wait),
        ),
        (
            Outcome::Failed,
            Ok(Case::DeviceFault),
            Ok(Case::DeviceFault),
            Ok(Case::NoAccess),
        ),
        (
            Outcome::Unknown,
            Ok(Case::NoAccess),
            Ok(Case::DeviceFault),
            Ok(Case::NoAccess),
        ),
    ] {
        let of = |access| case(Entry::of_outcome(outcome, access));
        assert_eq!(
            (of(None), of(yes), of(no)),
            (unsaid, reached, cut_off),
            "{outcome:?}"
        );
        let visit = FallBackReason::Outcome(outcome).entry(yes);
        assert_eq!(case(visit), reached);
    }
}

/// 保発0710第1号 1(2), 2(2)※; 事務連絡（その2） of 2023-12-13, note 5.
#[test]
fn every_reason_of_a_visit_leads_to_its_case() {
    let visit = |reason: FallBackReason| case(reason.entry(None));
    for reason in FallBack::ALL.iter().copied() {
        let found = visit(FallBackReason::Policy(reason));
        match reason.procedure() {
            Procedure::WithoutConfirmation | Procedure::SearchWithoutCard => {
                assert!(found.is_ok(), "{reason:?}");
            }
            Procedure::AnotherSetting => assert_eq!(found, Err(OtherWay::AnotherMethod)),
            Procedure::AskAgain => assert_eq!(found, Err(OtherWay::AskAgain)),
            _ => assert_eq!(found, Err(OtherWay::PrescriptionOrCertificate)),
        }
    }
    let policy = |reason| visit(FallBackReason::Policy(reason));
    assert_eq!(policy(FallBack::CardUnusable), Ok(Case::CardFault));
    assert_eq!(policy(FallBack::ReaderLacks), Ok(Case::DeviceFault));
    assert_eq!(policy(FallBack::WithoutCard), Ok(Case::NoAccess));
    for (trouble, expected) in [
        (Trouble::NoMethodLeft, Ok(Case::DeviceFault)),
        (Trouble::NotTheHolder, Ok(Case::NotBrought)),
        (Trouble::IdentityNotShown, Err(OtherWay::ShowIdentity)),
        (Trouble::NoAnswer, Ok(Case::NoAccess)),
        (Trouble::NotRegistered, Ok(Case::NotBrought)),
        (Trouble::RegisterElsewhere, Ok(Case::DeviceFault)),
        (Trouble::RegistrationFailed, Ok(Case::DeviceFault)),
    ] {
        assert_eq!(
            visit(FallBackReason::Trouble(trouble)),
            expected,
            "{trouble:?}"
        );
    }
    let cut_off = |reason: FallBackReason| case(reason.entry(Some(Access::Impossible)));
    assert_eq!(
        cut_off(FallBackReason::Policy(FallBack::CardUnusable)),
        Ok(Case::NoAccess)
    );
    assert_eq!(
        cut_off(FallBackReason::Trouble(Trouble::NoMethodLeft)),
        Ok(Case::NoAccess)
    );
}

/// 保発0710第1号 1(2): broken chip, expired certificate, broken reader.
#[test]
fn every_error_leads_to_its_case() {
    let of = |kind| case(Entry::of_error(kind, None));
    for (kind, expected) in [
        (ErrorKind::CertificateEnded, Ok(Case::CardFault)),
        (ErrorKind::IntegrityFailed, Ok(Case::CardFault)),
        (ErrorKind::MalformedResponse, Ok(Case::CardFault)),
        (ErrorKind::NoReader, Ok(Case::DeviceFault)),
        (ErrorKind::ServiceDown, Ok(Case::DeviceFault)),
        (ErrorKind::MalformedEligibility, Ok(Case::DeviceFault)),
        (ErrorKind::NotMyNumberCard, Ok(Case::NotBrought)),
        (ErrorKind::Locked, Err(OtherWay::AnotherMethod)),
        (ErrorKind::WrongSecret, Err(OtherWay::AnotherMethod)),
        (ErrorKind::CardRemoved, Err(OtherWay::TryAgain)),
        (ErrorKind::Communication, Err(OtherWay::TryAgain)),
    ] {
        assert_eq!(of(kind), expected, "{kind:?}");
    }
    for kind in ErrorKind::ALL.iter().copied() {
        let cut_off = case(Entry::of_error(kind, Some(Access::Impossible)));
        let fault = matches!(of(kind), Ok(Case::CardFault | Case::DeviceFault));
        assert_eq!(cut_off == Ok(Case::NoAccess), fault, "{kind:?}");
    }
}

#[test]
fn a_visit_of_the_machine_ends_in_the_procedure() {
    let at = day(2026, 11, 20).at(10, 0, 0, 0);
    let mut visit = Counter::new(Route::Window).begin(at);
    let card = CardAssessment::new(CardObservations::default(), Declaration::default());
    let face = mnc_core::reception::screen::Choice::Face;
    visit.step(Event::card(card), at).unwrap();
    visit.step(Event::Chosen(face), at).unwrap();
    let verified = Event::verified_by_reader(mnc_core::identity::Method::Face, at);
    visit.step(verified, at).unwrap();
    let answer = machine::Eligibility::outcome(Outcome::NotFound);
    visit.step(Event::Answered(answer), at).unwrap();
    visit.step(Event::CardRemoved, at).unwrap();
    let Some(End::FallBack { reason, .. }) = visit.end() else {
        panic!("a fall-back");
    };
    let case = case(reason.entry(Some(Access::Possible))).unwrap();
    assert_eq!(case, Case::NoRecord);
    assert!(case.card_is_there() && case.access() == Access::Possible);
    assert_eq!(first(&Situation::new(case, at.date())).id, "E");
}
