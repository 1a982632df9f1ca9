//! Which request is taken from whom, with which forms, from which day on.

use super::*;

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
