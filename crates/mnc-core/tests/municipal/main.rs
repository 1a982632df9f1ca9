//! The municipal procedures against the rules of the notices, and against faults at every command.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod faults;
mod requests;
mod steps;

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
