//! What goes wrong at a counter, played.

use super::*;

/// 厚生労働省 事務連絡（その2） of 2023-12-13, note 5: present in the waiting area, yes; a proxy, no.
#[test]
fn away_from_the_desk_and_absent() {
    let waiting = play(counter(Route::WaitingArea, PICTURED, None), TODAY)
        .verified(Method::Visual)
        .then(Event::card(face()));
    assert_eq!(waiting.screens.last(), Some(&S::Checking));
    let proxy = play(counter(Route::PharmacyProxy, PICTURED, None), TODAY);
    assert_eq!(proxy.code(), FallBack::PatientAbsent.code());
    let outage = play(counter(Route::Outage, PICTURED, None), TODAY);
    assert_eq!(outage.code(), FallBack::WithoutCard.code());
    let again = play(counter(Route::HomeVisitAgain, PICTURED, None), TODAY);
    assert_eq!(again.code(), FallBack::AskAgain.code());
}

/// The same, 参考2: no online care, and before 2024-10 no home visit, with a 顔認証マイナンバーカード.
#[test]
fn a_face_card_where_the_pin_is_asked_for() {
    for route in [Route::OnlineCare, Route::HomeVisitWeb, Route::SeparateWeb] {
        let played = play(counter(route, PICTURED, None), TODAY)
            .choose(Choice::ConsentToAll)
            .choose(Choice::PinEntered)
            .then(Event::card(face()));
        assert_eq!(played.code(), FallBack::PinUnavailable.code(), "{route:?}");
    }
    let app = play(counter(Route::HomeVisitApp, PICTURED, None), TODAY)
        .choose(Choice::ConsentToAll)
        .then(Event::card(face()))
        .verified(Method::Visual)
        .valid()
        .then(Event::Elapsed);
    assert_eq!(app.received().consents.iter().count(), 4);
    let early = play(
        counter(Route::HomeVisitApp, PICTURED, None),
        Date::constant(2024, 9, 30),
    );
    assert_eq!(early.code(), FallBack::NotInForce.code());
}

/// Within the three months of grace the eligibility alone is given, and nothing is asked.
#[test]
fn grace_asks_nothing() {
    let played = play(window(), TODAY)
        .then(Event::card(grace()))
        .choose(Choice::Face)
        .verified(Method::Face)
        .valid()
        .then(Event::CardRemoved);
    assert_eq!(played.screens[4..], [S::DoneEligibilityOnly, S::Ended]);
    assert_eq!(played.received().identity.scope(), Scope::EligibilityOnly);
    let limited = play(counter(Route::Limited, PICTURED, None), TODAY)
        .then(Event::card(normal()))
        .choose(Choice::Sight)
        .verified(Method::Visual)
        .valid();
    assert_eq!(limited.screens.last(), Some(&S::DoneEligibilityOnly));
}

/// A small child's card: the guardian enters the PIN; neither face nor sight.
#[test]
fn an_infants_card() {
    let played = play(counter(Route::Infant, PICTURED, None), TODAY).then(Event::card(infant()));
    assert_eq!(played.visit.screen().choices, [Choice::Pin, Choice::Quit]);
    let played = played
        .choose(Choice::Pin)
        .verified(Method::Pin)
        .valid()
        .choose(Choice::ConsentToAll)
        .then(Event::CardRemoved);
    assert_eq!(played.received().consents.operator(), Operator::Family);
}

#[test]
fn three_wrong_pins_end_the_way_of_the_pin() {
    let wrong = |left| Event::PinFailed(PinFailure::Wrong { left });
    let played = play(window(), TODAY)
        .then(Event::card(normal()))
        .choose(Choice::Pin)
        .then(wrong(Some(2)))
        .then(wrong(None))
        .then(wrong(None));
    assert_eq!(
        played.screens[2..],
        [S::Pin, S::PinAgain, S::PinLastTry, S::ChooseMethod]
    );
    assert_eq!(played.visit.screen().choices, [Choice::Face, Choice::Quit]);
    let child = play(window(), TODAY)
        .then(Event::card(infant()))
        .choose(Choice::Pin)
        .then(Event::PinFailed(PinFailure::Locked))
        .then(Event::CardRemoved);
    assert_eq!(child.code(), Trouble::NoMethodLeft.code());
}

#[test]
fn each_way_of_placing_a_card_has_its_screen() {
    let rows = [
        (Misplacement::Reversed, S::CardReversed),
        (Misplacement::InCase, S::CardInCase),
        (Misplacement::NotMyNumberCard, S::NotMyNumberCard),
    ];
    for (how, screen) in rows {
        let played = play(window(), TODAY)
            .then(Event::CardMisplaced(how))
            .then(Event::CardRemoved)
            .then(Event::card(normal()));
        assert_eq!(played.screens[1..], [screen, S::PlaceCard, S::ChooseMethod]);
    }
}

#[test]
fn a_card_taken_too_early_and_a_card_left_behind() {
    let asked = || {
        play(window(), TODAY)
            .then(Event::card(normal()))
            .choose(Choice::Face)
            .verified(Method::Face)
            .valid()
    };
    let early = asked().then(Event::CardRemoved).then(Event::card(normal()));
    assert_eq!(early.screens[5..], [S::CardTakenEarly, S::ChooseMethod]);
    assert!(
        early.visit.identity().is_none(),
        "another card might lie there"
    );
    let gone = asked().then(Event::CardRemoved).then(Event::Elapsed);
    assert_eq!(gone.code(), Withdrawal::CardTaken.code());

    let left = asked().choose(Choice::ConsentToAll).then(Event::Elapsed);
    assert_eq!(left.screens.last(), Some(&S::CardLeftBehind));
    assert_eq!(left.visit.actions(), [Action::CallPatient]);
    let mut kept = left.visit.clone();
    assert_eq!(
        kept.step(Event::Elapsed, on(TODAY)).unwrap(),
        [Action::KeepCard]
    );
    let fetched = left.then(Event::CardRemoved);
    assert_eq!(
        fetched.received().consents.iter().count(),
        4,
        "the visit is not lost"
    );
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13, 2: the reader goes over to the registration, and back.
#[test]
fn an_unregistered_card_is_registered_and_received() {
    let unregistered = |counter, card, method: Method, choice, day| {
        play(counter, day)
            .then(Event::card(card))
            .choose(choice)
            .verified(method)
            .then(Event::Answered(Eligibility::NotRegistered))
    };
    let played = unregistered(window(), face(), Method::Face, Choice::Face, TODAY)
        .choose(Choice::Register)
        .then(Event::Registered)
        .valid();
    let screens = [S::Register, S::Registering, S::Checking, S::ConsentMethod];
    assert_eq!(played.screens[4..], screens);

    let before = Date::constant(2023, 12, 1);
    let sight = play(window(), before)
        .then(Event::card(normal()))
        .then(Event::StaffTakesOver)
        .verified(Method::Visual)
        .then(Event::Answered(Eligibility::NotRegistered));
    assert_eq!(
        sight.visit.screen().choices,
        [Choice::Face, Choice::Pin, Choice::Quit]
    );
    let sight = sight
        .choose(Choice::Face)
        .verified(Method::Face)
        .then(Event::Answered(Eligibility::NotRegistered));
    assert_eq!(sight.screens.last(), Some(&S::Register));

    let declined = unregistered(window(), normal(), Method::Pin, Choice::Pin, TODAY)
        .choose(Choice::DoNotRegister)
        .then(Event::CardRemoved);
    assert_eq!(declined.code(), Trouble::NotRegistered.code());
}

#[test]
fn a_lost_answer_is_unknown_and_never_invalid() {
    let lost = play(window(), TODAY)
        .then(Event::card(normal()))
        .choose(Choice::Face)
        .verified(Method::Face)
        .then(Event::Elapsed)
        .then(Event::CardRemoved);
    assert_eq!(lost.code(), Trouble::NoAnswer.code());
    let Some(End::FallBack {
        identity: Some(identity),
        ..
    }) = lost.visit.end()
    else {
        panic!("the verification is kept");
    };
    assert_eq!(identity.method(), Method::Face);
}

#[test]
fn the_sdks_own_comparison_verifies_nobody() {
    let played = play(window(), TODAY)
        .then(Event::card(normal()))
        .choose(Choice::Face);
    let before = played.visit.clone();
    let own = IdentityVerification::by_sdk_face_comparison(on(TODAY));
    let mut visit = played.visit;
    let error = visit
        .step(Event::Verified(Box::new(own)), on(TODAY))
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::VerificationInsufficient);
    assert_eq!(visit, before, "nothing changed");
    let early = visit.step(Event::Elapsed, on(TODAY.yesterday().unwrap()));
    assert_eq!(early.unwrap_err().kind(), ErrorKind::InvalidArgument);
}

/// An event that does not fit leaves the visit as it is.
#[test]
fn what_cannot_happen_changes_nothing() {
    let at = on(TODAY);
    let mut refused = 0;
    explore(&window(), &cards(), at, |_, _, visit| {
        for event in [
            Event::Registered,
            Event::Chosen(Choice::Keep),
            Event::StaffTakesOver,
        ] {
            let mut next = visit.clone();
            if next.step(event, at).is_err() {
                assert_eq!(next, *visit);
                refused += 1;
            }
        }
    });
    assert!(refused > 1000, "{refused}");
}
