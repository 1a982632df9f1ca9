//! The municipal procedures against the rules of the notices, and against faults at every command.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::card::municipal::{
    AcceptedRequest, AdditionalEntry, Applicant, CardState, CurrentPins, EntryPlace, Form,
    FourDigitPin, Guidance, HolderPins, IrreversibleStep, Occasion, OperatingStatus, PinValues,
    Plan, PrintedNumbers, Procedure, Progress, RandomPin, ReissueVisit, Report, Request,
    RequestRule, RevocationReason, Step, Wish,
};
use mnc_core::card::secret::{AuthenticationPin, InputSupportPin, ResidencePin, SecretStatus};
use mnc_core::card::transport::CardTransport;
use mnc_core::card::{Application, Card, Session};
use mnc_core::{Date, Error, ErrorKind, Language, Result};
use mnc_testkit::fault::{Fault, Faulty};
use mnc_testkit::virtual_card::{Kind, VirtualCard};
use proptest::prelude::*;

const DAY: Date = Date::constant(2024, 4, 1);

fn holder_pins(authentication: &str, residence: &str, input_support: &str) -> HolderPins {
    HolderPins {
        authentication: AuthenticationPin::new(authentication.as_bytes()).unwrap(),
        residence: ResidencePin::new(residence.as_bytes()).unwrap(),
        input_support: InputSupportPin::new(input_support.as_bytes()).unwrap(),
    }
}

fn issued_pins() -> HolderPins {
    holder_pins("1234", "1234", "1234")
}

fn printed(card: &VirtualCard) -> PrintedNumbers {
    PrintedNumbers::new()
        .with(&card.holder().security_code)
        .with(&card.holder().card_serial)
        .with_date(card.holder().birth_date, None)
        .with("1234 4321")
}

fn random_pin(card: &VirtualCard) -> RandomPin {
    RandomPin::draw(&printed(card)).unwrap()
}

fn switch() -> AcceptedRequest {
    Request::new(Occasion::SwitchOnly, Applicant::Holder)
        .bringing(Form::SwitchApplication)
        .wishing(Wish::BoxTicked)
        .accept(DAY)
        .unwrap()
}

fn unset() -> AcceptedRequest {
    Request::new(Occasion::Unset, Applicant::Holder)
        .bringing(Form::PinInitialisation)
        .accept(DAY)
        .unwrap()
}

fn word(session: &mut Session<'_>) -> Result<IrreversibleStep> {
    let identification = session.common()?.card_identification()?;
    Ok(IrreversibleStep::i_know_this_locks_the_card(
        &identification,
    ))
}

fn aid_and_file(pin: FourDigitPin) -> (&'static [u8], u16) {
    match pin {
        FourDigitPin::Authentication => (Application::Jpki.aid(), 0x18),
        FourDigitPin::Residence => (Application::Residence.aid(), 0x1C),
        FourDigitPin::ResidenceCommon => (Application::Common.aid(), 0x1C),
        FourDigitPin::InputSupport => (Application::InputSupport.aid(), 0x11),
        _ => panic!("a PIN that the test does not know"),
    }
}

/// The counters by the card's owner.
fn counters(card: &VirtualCard) -> Vec<u8> {
    let pins = FourDigitPin::ALL.iter();
    pins.map(|pin| {
        let (aid, file) = aid_and_file(*pin);
        card.tries_remaining(aid, file).unwrap()
    })
    .collect()
}

/// The counters by the SDK.
fn reported(card: &VirtualCard) -> Vec<u8> {
    let mut sdk = Card::new(card.transport());
    let state = CardState::read(&mut sdk.begin().unwrap()).unwrap();
    state
        .pins()
        .map(|(_, status)| status.tries().unwrap())
        .collect()
}

fn kind<T: std::fmt::Debug>(result: Result<T>) -> ErrorKind {
    result.unwrap_err().kind()
}

/// Does the next step as the plan wants it.
fn do_step(
    procedure: &mut Procedure,
    session: &mut Session<'_>,
    step: Step,
    desk: &Desk<'_>,
) -> Result<()> {
    let current = if desk.in_doubt {
        CurrentPins::KnownOrNew
    } else {
        CurrentPins::Known
    };
    match step {
        Step::ConfirmEntry => procedure.report(Report::EntrySeen(EntryPlace::Column)),
        Step::ExplainLimits => procedure.report(Report::LimitsExplained),
        Step::GuideReissue => procedure.report(Report::ReissueGuided),
        Step::RemoveSignatureCertificate => procedure.report(Report::SignatureCertificateRevoked(
            RevocationReason::HolderRequest,
        )),
        Step::SetCommonPin => {
            procedure.set_common_pin(session, current(desk.values()), desk.common)
        }
        Step::ConfirmInOperation => {
            procedure.report(Report::OperatingStatus(OperatingStatus::InOperation))
        }
        Step::LockPins => {
            let word = word(session)?;
            procedure.lock_pins(session, desk.common, word).map(drop)
        }
        Step::WriteEntry => {
            let place = match procedure.progress().plan() {
                Plan::SetWithCardCase => EntryPlace::CardCase,
                _ => EntryPlace::Column,
            };
            procedure.report(Report::EntryWritten(place))
        }
        Step::InitialisePins => procedure.confirm_pins_initialised(session),
        Step::SetNewPins => procedure.set_new_pins(session, current(desk.values()), desk.new),
        Step::IssueSignatureCertificate => procedure.report(Report::SignatureCertificateIssued),
        Step::StrikeEntry => procedure.report(Report::EntryStruckThrough),
        Step::CarryOutProcedure => procedure.report(Report::ProcedureCarriedOut),
        Step::ReturnCard => procedure.report(Report::CardReturned),
        Step::HandOver => procedure.report(Report::HandedOver),
        _ => panic!("a step that the test does not know: {step:?}"),
    }
}

/// What the counter has at hand.
struct Desk<'a> {
    current: &'a HolderPins,
    common: &'a RandomPin,
    new: &'a HolderPins,
    /// A change was interrupted.
    in_doubt: bool,
    dies_with_a_fault: bool,
}

impl Desk<'_> {
    fn values(&self) -> PinValues<'_> {
        PinValues::Holder(self.current)
    }
}

/// Carries a procedure on from what is stored, storing after each step; after one that failed too,
/// unless the program dies with it.
fn carry_on(
    transport: impl CardTransport + 'static,
    request: &AcceptedRequest,
    stored: &mut Option<String>,
    desk: &Desk<'_>,
) -> Result<Procedure> {
    let mut card = Card::new(transport);
    let mut session = card.begin()?;
    let mut procedure = match stored {
        Some(json) => Procedure::resume(Progress::from_json(json)?, &mut session)?,
        None => Procedure::begin(request, &mut session)?,
    };
    while let Some(step) = procedure.next_step() {
        let result = do_step(&mut procedure, &mut session, step, desk);
        if result.is_ok() || !desk.dies_with_a_fault {
            *stored = Some(procedure.progress().to_json());
        }
        result?;
    }
    session.close()?;
    Ok(procedure)
}

fn whole(card: &VirtualCard, request: &AcceptedRequest) -> Procedure {
    let (current, new) = (issued_pins(), holder_pins("8642", "9753", "8675"));
    let common = random_pin(card);
    let desk = Desk {
        current: &current,
        common: &common,
        new: &new,
        in_doubt: false,
        dies_with_a_fault: false,
    };
    carry_on(card.transport(), request, &mut None, &desk).unwrap()
}

#[test]
fn setting_follows_the_notice_step_by_step() {
    // 事務連絡 2023-10-31 別紙2 設定の流れ(1)-(5).
    assert_eq!(
        Plan::Set.steps(),
        [
            Step::AcceptRequest,
            Step::ExplainLimits,
            Step::RemoveSignatureCertificate,
            Step::SetCommonPin,
            Step::ConfirmInOperation,
            Step::LockPins,
            Step::WriteEntry,
            Step::HandOver,
        ]
    );
    let card = VirtualCard::new(Kind::Normal);
    assert_eq!(counters(&card), [3, 3, 3, 3]);
    let procedure = whole(&card, &switch());
    assert_eq!(procedure.next_step(), None);
    assert_eq!(counters(&card), [0, 0, 0, 0]);
    assert_eq!(reported(&card), [0, 0, 0, 0]);
    let entry = procedure.entry().unwrap();
    assert_eq!(
        (entry.place, entry.is_in_force(), AdditionalEntry::TEXT),
        (EntryPlace::Column, true, "顔認証")
    );
    // Four verified, four changed, three wrong values for each of four.
    assert_eq!(card.verify_attempts(), 4 + 12);
}

#[test]
fn unsetting_follows_the_notice_step_by_step() {
    // 事務連絡 2023-10-31 別紙2 解除の流れ(1)-(4); 事務連絡 2023-12-13 脚注2.
    let card = VirtualCard::new(Kind::Face);
    let request = unset();
    let mut sdk = Card::new(card.transport());
    let mut session = sdk.begin().unwrap();
    let mut procedure = Procedure::begin(&request, &mut session).unwrap();
    assert_eq!(procedure.next_step(), Some(Step::InitialisePins));
    assert_eq!(
        kind(procedure.confirm_pins_initialised(&mut session)),
        ErrorKind::StepEvidence,
        "the terminal has not initialised them yet"
    );
    drop(session);
    card.initialise_pins("7391");
    let mut session = sdk.begin().unwrap();
    procedure.confirm_pins_initialised(&mut session).unwrap();
    let (initial, new) = (
        holder_pins("7391", "7391", "7391"),
        holder_pins("8642", "9753", "8675"),
    );
    let current = CurrentPins::Known(PinValues::Holder(&initial));
    procedure.set_new_pins(&mut session, current, &new).unwrap();
    assert_eq!(procedure.entry(), None);
    procedure.report(Report::EntryStruckThrough).unwrap();
    assert!(!procedure.entry().unwrap().is_in_force());
    procedure.report(Report::HandedOver).unwrap();
    assert_eq!(procedure.next_step(), None);
    drop(session);
    assert_eq!(counters(&card), [3, 3, 3, 3]);
    // Each PIN is the holder's own, in all four places.
    let mut session = sdk.begin().unwrap();
    let policy = mnc_core::card::secret::AttemptPolicy::KeepLastTry;
    session
        .jpki()
        .unwrap()
        .verify_authentication_pin(&new.authentication, policy)
        .unwrap();
    session
        .input_support()
        .unwrap()
        .verify_pin(&new.input_support, policy)
        .unwrap();
    drop(session);
    for application in [Application::Residence, Application::Common] {
        let select = [&[0, 0xA4, 4, 0x0C, 10], application.aid()].concat();
        card.transmit(&select);
        assert_eq!(card.transmit(b"\x00\x20\x00\x9C\x049753"), [0x90, 0x00]);
    }
}

#[test]
fn a_signature_certificate_can_be_had_back_with_its_own_form() {
    // 事務連絡 2023-10-31 別紙2 解除の流れ(1).
    let request = || {
        Request::new(Occasion::Unset, Applicant::Holder)
            .bringing(Form::PinInitialisation)
            .with_signature_certificate()
    };
    assert_eq!(
        request().missing_forms(),
        [Form::SignatureCertificateApplication]
    );
    assert_eq!(kind(request().accept(DAY)), ErrorKind::StepEvidence);
    let accepted = request()
        .bringing(Form::SignatureCertificateApplication)
        .accept(DAY)
        .unwrap();
    assert!(
        accepted
            .plan()
            .steps()
            .contains(&Step::IssueSignatureCertificate)
    );
}

#[test]
fn each_row_of_the_matrix_wants_all_its_forms() {
    // 事務連絡 2023-10-31 別紙2 取得の流れ①-④, 留意事項 代理人手続, 別紙3 問10.
    for rule in RequestRule::ALL {
        let full = rule
            .forms
            .iter()
            .fold(Request::new(rule.occasion, rule.applicant), |r, form| {
                r.bringing(*form)
            });
        let wish = rule.wishes.first().copied();
        let with_wish = |r: Request| wish.map_or(r.clone(), |wish| r.wishing(wish));
        assert!(with_wish(full.clone()).accept(DAY).is_ok(), "{rule:?}");
        if wish.is_some() {
            assert!(full.clone().accept(DAY).is_err(), "no wish: {rule:?}");
        }
        for left_out in rule.forms {
            let others = rule.forms.iter().filter(|form| *form != left_out);
            let request = others.fold(Request::new(rule.occasion, rule.applicant), |r, form| {
                r.bringing(*form)
            });
            assert_eq!(request.missing_forms(), [*left_out]);
            assert_eq!(
                kind(with_wish(request).accept(DAY)),
                ErrorKind::StepEvidence
            );
        }
        assert!(rule.source.contains("別紙"), "{rule:?}");
    }
}

#[test]
fn an_agent_needs_the_inquiry_for_certificates_and_for_going_back_only() {
    // 別紙3 問10: not for the switch alone, but for the way back; 別紙2 取得の流れ③ for certificates.
    let forms = |occasion| RequestRule::of(occasion, Applicant::Agent).unwrap().forms;
    assert_eq!(
        forms(Occasion::SwitchOnly),
        [Form::SwitchApplication, Form::Delegation]
    );
    assert!(forms(Occasion::CertificateRenewal).contains(&Form::InquiryReply));
    assert!(forms(Occasion::Unset).contains(&Form::InquiryReply));
}

#[test]
fn applying_in_person_is_for_the_holder_alone() {
    // 別紙2 取得の流れ② 「本人が手続」.
    let request = |applicant| {
        Request::new(Occasion::ApplicationVisit, applicant)
            .bringing(Form::PinSettingRequest)
            .wishing(Wish::BoxTicked)
            .accept(DAY)
    };
    assert!(request(Applicant::Holder).is_ok());
    assert_eq!(kind(request(Applicant::Agent)), ErrorKind::StepEvidence);
}

#[test]
fn an_older_form_with_a_note_is_taken_from_an_agent() {
    // 別紙2 留意事項 各種申請様式の改正.
    let accepted = |wish| {
        Request::new(Occasion::DeliveryVisit, Applicant::Agent)
            .bringing(Form::DeliveryNotice)
            .wishing(wish)
            .accept(DAY)
            .is_ok()
    };
    assert!(accepted(Wish::NoteInMargin) && accepted(Wish::BoxTicked));
    assert!(
        !accepted(Wish::Spoken),
        "an agent's word is not the holder's"
    );
}

#[test]
fn requests_are_taken_from_the_first_day_on() {
    // 事務連絡 2023-12-13 (12月15日から); 別紙3 問2.
    let on = |day| {
        Request::new(Occasion::SwitchOnly, Applicant::Holder)
            .bringing(Form::SwitchApplication)
            .wishing(Wish::BoxTicked)
            .accept(day)
            .is_ok()
    };
    assert!(!on(Date::constant(2023, 12, 14)));
    assert!(on(Date::constant(2023, 12, 15)));
}

#[test]
fn a_full_column_leads_to_the_card_case_or_to_the_return_of_the_card() {
    // 別紙3 問8(1), (2), 問9.
    let request = |occasion, visit| {
        Request::new(occasion, Applicant::Holder)
            .bringing(Form::SwitchApplication)
            .wishing(Wish::BoxTicked)
            .with_full_column(visit)
            .accept(DAY)
    };
    let at_delivery = request(Occasion::SwitchOnly, ReissueVisit::AtDelivery).unwrap();
    let card = VirtualCard::new(Kind::Normal);
    let procedure = whole(&card, &at_delivery);
    assert_eq!(procedure.entry().unwrap().place, EntryPlace::CardCase);
    assert!(procedure.progress().is_complete(Step::GuideReissue));
    assert_eq!(counters(&card), [0; 4]);

    let at_application = request(Occasion::SwitchOnly, ReissueVisit::AtApplication).unwrap();
    let card = VirtualCard::new(Kind::Normal);
    let procedure = whole(&card, &at_application);
    assert!(procedure.progress().is_complete(Step::ReturnCard));
    assert_eq!(procedure.entry(), None);
    assert_eq!(counters(&card), [3; 4], "a returned card is not locked");

    let new_card = request(Occasion::DeliveryVisit, ReissueVisit::AtDelivery);
    assert_eq!(kind(new_card), ErrorKind::InvalidArgument);
}

#[test]
fn a_returned_card_means_a_certificate_of_eligibility_once_insurance_cards_have_ended() {
    // 別紙3 問8(2) 「令和6年秋の健康保険証廃止以降」.
    let request = Request::new(Occasion::SwitchOnly, Applicant::Holder)
        .bringing(Form::SwitchApplication)
        .wishing(Wish::BoxTicked)
        .with_full_column(ReissueVisit::AtApplication)
        .accept(DAY)
        .unwrap();
    let card = VirtualCard::new(Kind::Normal);
    let mut sdk = Card::new(card.transport());
    let mut procedure = Procedure::begin(&request, &mut sdk.begin().unwrap()).unwrap();
    procedure.report(Report::LimitsExplained).unwrap();
    let before = procedure.guidance(Date::constant(2024, 12, 1));
    let after = procedure.guidance(Date::constant(2024, 12, 2));
    assert!(before.contains(&Guidance::NoCardMeanwhile));
    assert!(!before.contains(&Guidance::ApplyForCertificate));
    assert!(after.contains(&Guidance::ApplyForCertificate));
}

#[test]
fn the_card_case_is_no_place_for_the_mark_otherwise() {
    // 別紙3 問9.
    let card = VirtualCard::new(Kind::Normal);
    let mut sdk = Card::new(card.transport());
    let mut session = sdk.begin().unwrap();
    let mut procedure = at_step(&card, &mut session, Step::WriteEntry);
    let in_case = procedure.report(Report::EntryWritten(EntryPlace::CardCase));
    assert_eq!(kind(in_case), ErrorKind::StepEvidence);
    procedure
        .report(Report::EntryWritten(EntryPlace::Column))
        .unwrap();
}

/// A procedure of setting that has come to this step.
fn at_step(card: &VirtualCard, session: &mut Session<'_>, wanted: Step) -> Procedure {
    let (current, common) = (issued_pins(), random_pin(card));
    let desk = Desk {
        current: &current,
        common: &common,
        new: &current,
        in_doubt: false,
        dies_with_a_fault: false,
    };
    let mut procedure = Procedure::begin(&switch(), session).unwrap();
    while let Some(step) = procedure.next_step().filter(|step| *step != wanted) {
        do_step(&mut procedure, session, step, &desk).unwrap();
    }
    procedure
}

#[test]
fn the_signature_certificate_is_revoked_for_the_right_reason_or_is_not_there() {
    // 別紙2 設定の流れ(1); 別紙3 問5.
    let card = VirtualCard::new(Kind::Normal);
    let mut sdk = Card::new(card.transport());
    let mut session = sdk.begin().unwrap();
    let mut procedure = at_step(&card, &mut session, Step::RemoveSignatureCertificate);
    let wrong = Report::SignatureCertificateRevoked(RevocationReason::Other);
    assert_eq!(kind(procedure.report(wrong)), ErrorKind::StepEvidence);
    assert_eq!(
        kind(procedure.confirm_no_signature_certificate(&mut session)),
        ErrorKind::StepEvidence,
        "the card says that it has one"
    );
    assert_eq!(
        RevocationReason::HolderRequest.title(Language::Japanese),
        "電子証明書の失効を求める旨の申請"
    );
    drop(session);
    card.remove_signature_certificate();
    let mut session = sdk.begin().unwrap();
    procedure
        .confirm_no_signature_certificate(&mut session)
        .unwrap();
    assert_eq!(procedure.next_step(), Some(Step::SetCommonPin));
}

#[test]
fn nothing_is_locked_before_the_card_is_in_operation() {
    // 別紙2 設定の流れ(3).
    let card = VirtualCard::new(Kind::Normal);
    let mut sdk = Card::new(card.transport());
    let mut session = sdk.begin().unwrap();
    let mut procedure = at_step(&card, &mut session, Step::ConfirmInOperation);
    let common = random_pin(&card);
    let word = word(&mut session).unwrap();
    let before = card.apdu_count();
    let early = procedure.lock_pins(&mut session, &common, word);
    assert_eq!(kind(early), ErrorKind::StepOutOfOrder);
    assert_eq!(card.apdu_count(), before, "nothing was sent");
    let not_yet = Report::OperatingStatus(OperatingStatus::NotInOperation);
    assert_eq!(kind(procedure.report(not_yet)), ErrorKind::StepEvidence);
}

#[test]
fn no_report_completes_a_step_that_is_not_its_own() {
    let reports = [
        Report::EntrySeen(EntryPlace::Column),
        Report::LimitsExplained,
        Report::ReissueGuided,
        Report::SignatureCertificateDiscarded,
        Report::OperatingStatus(OperatingStatus::InOperation),
        Report::EntryWritten(EntryPlace::Column),
        Report::SignatureCertificateIssued,
        Report::EntryStruckThrough,
        Report::ProcedureCarriedOut,
        Report::CardReturned,
        Report::HandedOver,
    ];
    for step in &Plan::Set.steps()[1..] {
        let card = VirtualCard::new(Kind::Normal);
        let mut sdk = Card::new(card.transport());
        let mut session = sdk.begin().unwrap();
        let mut procedure = at_step(&card, &mut session, *step);
        for report in reports.iter().filter(|report| report.step() != *step) {
            assert_eq!(kind(procedure.report(*report)), ErrorKind::StepOutOfOrder);
        }
        assert_eq!(procedure.next_step(), Some(*step));
    }
}

#[test]
fn the_word_is_good_for_one_card_only() {
    let (card, other) = (
        VirtualCard::new(Kind::Normal),
        VirtualCard::builder().seed(9).build(),
    );
    let word_for_other = word(&mut Card::new(other.transport()).begin().unwrap()).unwrap();
    let mut sdk = Card::new(card.transport());
    let mut session = sdk.begin().unwrap();
    let mut procedure = at_step(&card, &mut session, Step::LockPins);
    let (before, common) = (card.apdu_count(), random_pin(&card));
    let locked = procedure.lock_pins(&mut session, &common, word_for_other);
    assert_eq!(kind(locked), ErrorKind::WrongCard);
    assert_eq!(card.apdu_count(), before, "nothing was sent");
    // Nor is the procedure good for another card.
    let mut other_sdk = Card::new(other.transport());
    let mut other_session = other_sdk.begin().unwrap();
    let own_word = word(&mut session).unwrap();
    let locked = procedure.lock_pins(&mut other_session, &common, own_word);
    assert_eq!(kind(locked), ErrorKind::WrongCard);
    assert_eq!(counters(&other), [3; 4]);
    let json = procedure.progress().to_json();
    let resumed = Procedure::resume(Progress::from_json(&json).unwrap(), &mut other_session);
    assert_eq!(kind(resumed), ErrorKind::WrongCard);
}

#[test]
fn a_pin_that_is_not_the_common_one_sends_the_procedure_back() {
    let card = VirtualCard::new(Kind::Normal);
    let mut sdk = Card::new(card.transport());
    let mut session = sdk.begin().unwrap();
    let mut procedure = at_step(&card, &mut session, Step::LockPins);
    drop(session);
    // Somebody sets the PINs to the very number that the lock will present.
    let other = random_pin(&card);
    let presented: String = other
        .reveal()
        .iter()
        .map(|digit| char::from(b'0' + (digit - b'0' + 1) % 10))
        .collect();
    card.initialise_pins(&presented);
    let mut session = sdk.begin().unwrap();
    let word = word(&mut session).unwrap();
    let locked = procedure.lock_pins(&mut session, &other, word);
    assert_eq!(kind(locked), ErrorKind::StepEvidence);
    assert_eq!(procedure.next_step(), Some(Step::SetCommonPin));
    assert_eq!(counters(&card), [3; 4]);
}

#[test]
fn a_lock_that_is_taken_up_again_leaves_locked_pins_alone() {
    let card = VirtualCard::new(Kind::Normal);
    let mut sdk = Card::new(card.transport());
    let mut session = sdk.begin().unwrap();
    let mut procedure = at_step(&card, &mut session, Step::LockPins);
    card.set_tries(Application::Jpki.aid(), 0x18, 0);
    card.set_tries(Application::Residence.aid(), 0x1C, 1);
    let before = card.verify_attempts();
    let word = word(&mut session).unwrap();
    let common = random_pin(&card);
    let state = procedure.lock_pins(&mut session, &common, word).unwrap();
    assert!(state.all_locked());
    assert_eq!(card.verify_attempts() - before, 1 + 3 + 3);
}

#[test]
fn a_wrong_current_pin_spends_one_try_and_never_the_last() {
    use ErrorKind::{LastTryProtected, WrongSecret};
    let card = VirtualCard::new(Kind::Normal);
    let mut sdk = Card::new(card.transport());
    let mut session = sdk.begin().unwrap();
    let mut procedure = at_step(&card, &mut session, Step::SetCommonPin);
    let (wrong, common) = (holder_pins("9999", "9999", "9999"), random_pin(&card));
    let wrong = CurrentPins::Known(PinValues::Holder(&wrong));
    let mut kinds = Vec::new();
    for _ in 0..4 {
        kinds.push(kind(procedure.set_common_pin(&mut session, wrong, &common)));
    }
    assert_eq!(
        kinds,
        [WrongSecret, WrongSecret, LastTryProtected, LastTryProtected]
    );
    assert_eq!(counters(&card), [1, 3, 3, 3]);
    // The terminal sets the number instead.
    drop(session);
    card.initialise_pins(std::str::from_utf8(common.reveal()).unwrap());
    let mut session = sdk.begin().unwrap();
    procedure
        .set_common_pin(&mut session, CurrentPins::AlreadyNew, &common)
        .unwrap();
    assert_eq!(counters(&card), [3; 4]);
}

#[test]
fn another_procedure_on_a_locked_card_ends_with_the_lock() {
    // 別紙3 問7①-④; for the holder and for any agent.
    for applicant in [Applicant::Holder, Applicant::Agent] {
        let card = VirtualCard::new(Kind::Face);
        let request = Request::new(Occasion::WorkOnLockedCard, applicant)
            .accept(DAY)
            .unwrap();
        let mut sdk = Card::new(card.transport());
        let mut session = sdk.begin().unwrap();
        let mut procedure = Procedure::begin(&request, &mut session).unwrap();
        procedure
            .report(Report::EntrySeen(EntryPlace::Column))
            .unwrap();
        drop(session);
        let common = random_pin(&card);
        card.initialise_pins(std::str::from_utf8(common.reveal()).unwrap());
        let mut session = sdk.begin().unwrap();
        procedure.confirm_pins_initialised(&mut session).unwrap();
        procedure
            .set_common_pin(&mut session, CurrentPins::AlreadyNew, &common)
            .unwrap();
        procedure.report(Report::ProcedureCarriedOut).unwrap();
        let word = word(&mut session).unwrap();
        let state = procedure.lock_pins(&mut session, &common, word).unwrap();
        assert!(state.all_locked());
        assert_eq!(procedure.next_step(), None);
        assert_eq!(counters(&card), [0; 4]);
    }
}

#[test]
fn a_lost_common_pin_is_set_anew() {
    let card = VirtualCard::new(Kind::Normal);
    let mut sdk = Card::new(card.transport());
    let mut session = sdk.begin().unwrap();
    let procedure = at_step(&card, &mut session, Step::LockPins);
    let json = procedure.progress().to_json();
    let progress = Progress::from_json(&json).unwrap();
    let mut procedure = Procedure::resume(progress, &mut session).unwrap();
    assert_eq!(procedure.next_step(), Some(Step::LockPins));
    procedure.common_pin_lost().unwrap();
    assert_eq!(procedure.next_step(), Some(Step::SetCommonPin));
    let mut finished = whole(&VirtualCard::new(Kind::Normal), &switch());
    assert_eq!(kind(finished.common_pin_lost()), ErrorKind::StepOutOfOrder);
}

#[test]
fn a_phone_has_no_such_setting() {
    let card = VirtualCard::new(Kind::SmartphoneAndroid);
    let mut sdk = Card::new(card.transport());
    let begun = Procedure::begin(&switch(), &mut sdk.begin().unwrap());
    assert_eq!(kind(begun), ErrorKind::NotMyNumberCard);
}

#[test]
fn a_card_that_was_unlocked_meanwhile_is_locked_again_before_it_goes_out() {
    let card = VirtualCard::new(Kind::Normal);
    let mut sdk = Card::new(card.transport());
    let mut session = sdk.begin().unwrap();
    let procedure = at_step(&card, &mut session, Step::HandOver);
    drop(session);
    card.initialise_pins("7391");
    let mut session = sdk.begin().unwrap();
    let resumed = Procedure::resume(procedure.progress().clone(), &mut session).unwrap();
    assert_eq!(resumed.next_step(), Some(Step::SetCommonPin));
    assert_eq!(resumed.entry(), None);
}

#[test]
fn stored_progress_comes_back_and_damaged_progress_is_refused() {
    let card = VirtualCard::new(Kind::Normal);
    let mut sdk = Card::new(card.transport());
    let mut session = sdk.begin().unwrap();
    let progress = at_step(&card, &mut session, Step::WriteEntry)
        .progress()
        .clone();
    let json = progress.to_json();
    assert_eq!(Progress::from_json(&json).unwrap(), progress);
    assert!(!json.contains(&card.holder().card_serial));
    assert!(!format!("{progress:?}").contains(&json[json.find("\"card\":\"").unwrap()..][8..40]));
    for damaged in [
        json.replace("\"version\":1", "\"version\":2"),
        json.replace("\"SET\"", "\"UNSET\""),
        json.replace("\"EXPLAIN_LIMITS\",", ""),
        json.replace("LOCK_PINS", "HAND_OVER"),
        json.replace("\"card\":\"", "\"card\":\"0"),
        String::new(),
        "{}".into(),
        "[1]".into(),
    ] {
        assert_eq!(
            kind(Progress::from_json(&damaged)),
            ErrorKind::InvalidArgument
        );
    }
}

#[test]
fn every_table_names_its_notice_and_speaks_both_languages() {
    for step in Step::ALL {
        assert_eq!(Step::from_code(step.code()), Some(*step));
        assert!(step.source().starts_with("事務連絡 2023-1"));
        assert!(step.title(Language::English).is_ascii());
        assert!(!step.title(Language::Japanese).is_ascii());
        assert!(
            Plan::ALL.iter().any(|plan| plan.steps().contains(step)),
            "{step:?}"
        );
    }
    for guidance in Guidance::ALL {
        assert!(guidance.title(Language::English).is_ascii());
        assert!(guidance.title(Language::Japanese).ends_with('。'));
        assert!(guidance.source().contains("別紙"));
    }
    let codes: std::collections::HashSet<_> = Form::ALL.iter().map(|form| form.code()).collect();
    assert_eq!(codes.len(), Form::ALL.len());
}

#[test]
fn debug_shows_no_number() {
    let card = VirtualCard::new(Kind::Normal);
    let pin = random_pin(&card);
    let mut sdk = Card::new(card.transport());
    let mut session = sdk.begin().unwrap();
    let procedure = at_step(&card, &mut session, Step::LockPins);
    let word = word(&mut session).unwrap();
    let text = format!(
        "{pin:?} {:?} {word:?} {procedure:?} {:?}",
        printed(&card),
        issued_pins()
    );
    assert!(!text.contains(std::str::from_utf8(pin.reveal()).unwrap()));
    assert!(!text.contains("1234") && !text.contains(&card.holder().card_serial));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// 別紙2 留意事項 職員が無作為で設定する暗証番号: not 0000 or 1111, nothing printed on the card.
    #[test]
    fn a_random_pin_is_neither_one_digit_nor_printed_on_the_card(
        texts in prop::collection::vec("[0-9０-９ -]{0,16}", 0..6),
        year in 1900i16..2030, month in 1i8..=12, day in 1i8..=28, era in 1i16..64,
    ) {
        let date = Date::constant(year, month, day);
        let numbers = texts
            .iter()
            .fold(PrintedNumbers::new(), |numbers, text| numbers.with(text))
            .with_date(date, Some(era));
        let mut forbidden: Vec<String> = texts.iter().map(|text| half_width(text)).collect();
        forbidden.push(format!("{year:04}{month:02}{day:02}"));
        forbidden.push(format!("{era:02}{month:02}{day:02}"));
        for _ in 0..20 {
            let pin = RandomPin::draw(&numbers).unwrap();
            let digits = std::str::from_utf8(pin.reveal()).unwrap();
            prop_assert_eq!(digits.len(), 4);
            prop_assert!(digits.bytes().any(|digit| digit != digits.as_bytes()[0]));
            prop_assert!(forbidden.iter().all(|text| !text.contains(digits)));
        }
    }
}

fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '０'..='９' => {
                char::from(b'0' + u8::try_from(u32::from(c) - u32::from('０')).unwrap())
            }
            c => c,
        })
        .collect()
}

#[test]
fn the_notices_own_examples_are_refused() {
    // 別紙2 留意事項: 0000, 1111, セキュリティ番号.
    let numbers = PrintedNumbers::new()
        .with("５８２１")
        .with_date(Date::constant(1948, 2, 17), Some(23));
    for refused in [b"0000", b"1111", b"5821", b"1948", b"0217", b"2302"] {
        assert!(!RandomPin::is_allowed(refused, &numbers), "{refused:?}");
    }
    for allowed in [b"1315", b"0001", b"8215"] {
        assert!(RandomPin::is_allowed(allowed, &numbers), "{allowed:?}");
    }
}

fn faulty(card: &VirtualCard) -> Faulty<mnc_testkit::virtual_card::VirtualTransport> {
    let owner = card.clone();
    Faulty::new(card.transport()).reset_by(move || owner.reset())
}

const FAULTS: [Fault; 5] = [
    Fault::Removed,
    Fault::RemovedAfter,
    Fault::Reset,
    Fault::Failed,
    Fault::AnswerLost,
];

/// Interrupts a procedure at each command in each manner, then carries it on to its end.
fn interrupt_everywhere(
    make: impl Fn() -> VirtualCard,
    request: &AcceptedRequest,
    current: &HolderPins,
    end: [u8; 4],
) {
    let new = holder_pins("8642", "9753", "8675");
    let run = |card: &VirtualCard, fault: Option<(usize, Fault)>, dies_with_a_fault| {
        let common = random_pin(card);
        let desk = |in_doubt| Desk {
            current,
            common: &common,
            new: &new,
            in_doubt,
            dies_with_a_fault,
        };
        let transport = fault
            .into_iter()
            .fold(faulty(card), |transport, (n, fault)| transport.at(n, fault));
        let count = transport.count();
        let mut stored = None;
        let first = carry_on(transport, request, &mut stored, &desk(false));
        after_interruption(card, &first, stored.as_deref(), fault);
        let second = carry_on(card.transport(), request, &mut stored, &desk(true)).unwrap();
        assert_eq!(second.next_step(), None);
        assert_eq!(counters(card), end, "{fault:?}");
        (count.get(), first.is_err())
    };
    let (commands, failed) = run(&make(), None, false);
    assert!(commands > 15 && !failed, "{commands}");
    for n in 1..=commands {
        for fault in FAULTS {
            run(&make(), Some((n, fault)), false);
            run(&make(), Some((n, fault)), true);
        }
    }
}

/// The card's counters are what the SDK says; tries are missing only where the lock had begun.
fn after_interruption(
    card: &VirtualCard,
    first: &Result<Procedure, Error>,
    stored: Option<&str>,
    fault: Option<(usize, Fault)>,
) {
    let tries = counters(card);
    assert_eq!(reported(card), tries, "{fault:?}");
    let progress = stored.map(|json| Progress::from_json(json).unwrap());
    let next = progress.as_ref().and_then(Progress::next);
    let may_be_locked = progress
        .as_ref()
        .is_some_and(|p| next == Some(Step::LockPins) || p.is_complete(Step::LockPins));
    if !may_be_locked {
        assert_eq!(tries, [3; 4], "{fault:?} left {first:?}");
    }
    // Locked ones first, at most one that has begun, then untouched ones.
    assert!(tries.is_sorted(), "{fault:?}: {tries:?}");
    assert!(tries.iter().filter(|t| (1..3).contains(*t)).count() <= 1);
}

#[test]
fn an_interrupted_setting_is_carried_on_to_its_end() {
    let make = || VirtualCard::new(Kind::Normal);
    interrupt_everywhere(make, &switch(), &issued_pins(), [0; 4]);
}

#[test]
fn an_interrupted_unsetting_is_carried_on_to_its_end() {
    let make = || {
        let card = VirtualCard::new(Kind::Face);
        card.initialise_pins("7391");
        card
    };
    let initial = holder_pins("7391", "7391", "7391");
    interrupt_everywhere(make, &unset(), &initial, [3; 4]);
}

#[test]
fn reading_the_state_spends_nothing() {
    let card = VirtualCard::new(Kind::Locked);
    let mut sdk = Card::new(card.transport());
    let state = CardState::read(&mut sdk.begin().unwrap()).unwrap();
    assert_eq!(card.verify_attempts(), 0);
    assert_eq!(
        state.pin(FourDigitPin::Authentication),
        Some(SecretStatus::Locked)
    );
    assert!(!state.all_locked() && !state.none_locked());
    assert!(state.certificates().has_signature_certificate());
}
