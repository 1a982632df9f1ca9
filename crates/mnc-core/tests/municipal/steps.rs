//! The steps of a procedure: what one may do, what it leaves alone, and what is stored of it.

use super::*;

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
