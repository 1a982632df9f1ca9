//! The screens of the notices, played.

use super::*;

/// 厚生労働省 事務連絡（その2） of 2023-12-13, 参考4: (1) 「顔認証」 chosen, (2) the face, (3) 手術,
/// 診療・お薬, 健診.
#[test]
fn the_notice_of_december_2023() {
    let played = play(window(), Date::constant(2023, 12, 13)).then(Event::card(normal()));
    let offered = [Choice::Face, Choice::Pin, Choice::Quit];
    assert_eq!(played.visit.screen().choices, offered, "(1) of 参考4");
    let played = played
        .choose(Choice::Face)
        .verified(Method::Face)
        .valid()
        .choose(Choice::Consent)
        .choose(Choice::Consent)
        .choose(Choice::RefuseOrUnder40)
        .then(Event::CardRemoved);
    assert_eq!(
        played.screens,
        [
            S::PlaceCard,
            S::ChooseMethod,
            S::Face,
            S::Checking,
            S::AskSurgery,
            S::AskTreatmentAndMedication,
            S::AskHealthCheckups,
            S::Done,
            S::Ended
        ]
    );
    assert_eq!(played.received().identity.method(), Method::Face);
}

/// The same, 3(2): with a 顔認証マイナンバーカード the face is the basis, sight follows; no PIN.
#[test]
fn a_face_card_is_offered_the_face_then_sight() {
    let played = play(window(), TODAY).then(Event::card(face()));
    assert_eq!(played.visit.screen().choices, [Choice::Face, Choice::Quit]);
    let failed = || Event::FaceFailed(FaceFailure::NotMatched);
    let played = played
        .choose(Choice::Face)
        .then(failed())
        .then(failed())
        .then(failed())
        .verified(Method::Visual)
        .valid()
        .choose(Choice::ConsentToAll)
        .then(Event::CardRemoved);
    let expected = [
        S::PlaceCard,
        S::ChooseMethod,
        S::Face,
        S::FaceAgain,
        S::FaceAgain,
        S::SightOnTerminal,
        S::Checking,
        S::ConsentMethod,
        S::Done,
        S::Ended,
    ];
    assert_eq!(played.screens, expected);
    let received = played.received();
    assert_eq!(received.identity.judge(), Judge::Staff);
    assert_eq!(played.visit.actions(), [Action::VisualModeBack]);
}

/// 「オンライン資格確認」 of March 2021, p.10, ① to ⑥.
#[test]
fn the_slides_of_march_2021() {
    let played = play(window(), Date::constant(2021, 6, 1))
        .then(Event::card(normal()))
        .choose(Choice::Pin)
        .verified(Method::Pin)
        .valid()
        .choose(Choice::Consent)
        .choose(Choice::Consent)
        .choose(Choice::UseLimit)
        .choose(Choice::Provide)
        .then(Event::CardRemoved);
    assert_eq!(
        played.screens,
        [
            S::PlaceCard,
            S::ChooseMethod,
            S::Pin,
            S::Checking,
            S::AskMedication,
            S::AskHealthCheckups,
            S::Done,
            S::AskLimitAmount,
            S::Done,
            S::Ended
        ]
    );
}

/// 医療保険部会 of 2024-09-30, 「顔認証付きカードリーダーの同意画面の改善」: the screens of the day before
/// and of the day.
#[test]
fn before_and_after_2024_10_07() {
    let until_consent = |day| {
        play(window(), day)
            .then(Event::card(normal()))
            .choose(Choice::Face)
            .verified(Method::Face)
            .valid()
    };
    let before = until_consent(Date::constant(2024, 10, 6))
        .choose(Choice::Consent)
        .choose(Choice::Consent)
        .choose(Choice::Consent);
    let screens = [
        S::AskSurgery,
        S::AskTreatmentAndMedication,
        S::AskHealthCheckups,
        S::Done,
    ];
    assert_eq!(before.screens[4..], screens);
    assert_eq!(before.visit.screen().choices, [Choice::UseLimit]);
    // 見落としやすい: the card is taken on 完了, and the limit amount is not asked.
    let before = before.then(Event::CardRemoved);
    assert!(
        before
            .received()
            .consents
            .iter()
            .all(|(it, _)| it.key() != "limit_amount")
    );

    let after = until_consent(Date::constant(2024, 10, 7)).choose(Choice::ConsentToAll);
    assert_eq!(after.screens[4..], [S::ConsentMethod, S::Done]);
    assert!(after.visit.screen().choices.is_empty());
}

/// The same paper, 「顔リーダーの改修事項について」: what is planned, with an earlier consent and letters of
/// referral.
#[test]
fn the_planned_reader() {
    let facility = FacilitySettings {
        shared_records: true,
        referrals: true,
        ..PICTURED
    };
    let prior = PriorConsent {
        source: PriorSource::Portal,
        asked: facility.groups(ConsentVersion::Cm3),
        granted: facility.groups(ConsentVersion::Cm3),
        shared_records: true,
    };
    let answer = Eligibility::Answered {
        outcome: Outcome::Valid,
        prior: Some(prior),
        referrals: 2,
    };
    let played = play(
        counter(Route::Window, facility, Some(ConsentVersion::Cm3)),
        TODAY,
    )
    .then(Event::card(normal()))
    .choose(Choice::Face)
    .verified(Method::Face)
    .then(Event::Answered(answer))
    .choose(Choice::ShowCurrent)
    .choose(Choice::Back)
    .choose(Choice::Keep)
    .choose(Choice::FirstReferral)
    .choose(Choice::NextPage)
    .then(Event::CardRemoved);
    assert_eq!(
        played.screens[4..],
        [
            S::InheritConsent,
            S::ShowConsent,
            S::InheritConsent,
            S::ChooseReferrals,
            S::ChooseReferrals,
            S::Done,
            S::Ended
        ]
    );
    let received = played.received();
    assert_eq!(received.referrals, [0]);
    assert_eq!(received.consents.inherited(), Some(PriorSource::Portal));
}

/// The same paper, 「居宅同意取得型の活用イメージ」 ② to ⑤: consent, PIN and card, then the desk.
#[test]
fn the_patients_own_device() {
    let played = play(counter(Route::SeparateOwnDevice, PICTURED, None), TODAY)
        .choose(Choice::ConsentToAll)
        .choose(Choice::PinEntered)
        .then(Event::card(normal()))
        .verified(Method::Pin)
        .valid()
        .choose(Choice::IdentityShown)
        .then(Event::Elapsed);
    assert_eq!(
        played.screens,
        [
            S::ConsentMethod,
            S::Pin,
            S::HoldCard,
            S::Verifying,
            S::Checking,
            S::PhotoIdentification,
            S::Done,
            S::Ended
        ]
    );
    assert_eq!(played.received().consents.iter().count(), 4);
}

/// The same paper, 「外来診療等におけるスマホ搭載対応」 ① to ⑤.
#[test]
fn phones_at_the_reader() {
    let phones = || play(counter(Route::Phone, PICTURED, None), TODAY);
    let android = phones()
        .choose(Choice::Android)
        .choose(Choice::PinEntered)
        .then(Event::card(phone(TokenKind::AndroidPhone)))
        .verified(Method::Pin)
        .valid()
        .choose(Choice::ConsentToAll);
    let expected = [
        S::ChoosePhone,
        S::Pin,
        S::HoldPhone,
        S::Verifying,
        S::Checking,
        S::ConsentMethod,
        S::Done,
    ];
    assert_eq!(android.screens, expected);
    let iphone = phones()
        .choose(Choice::IPhone)
        .then(Event::card(phone(TokenKind::IPhone)))
        .verified(Method::Device)
        .valid();
    let expected = [
        S::ChoosePhone,
        S::HoldPhone,
        S::Verifying,
        S::Checking,
        S::ConsentMethod,
    ];
    assert_eq!(iphone.screens, expected);
}

/// 保発0710第1号 of 2023-07-10, 別添2: the mode, the photo, the tick, then the card.
#[test]
fn the_visual_mode_on_the_terminal() {
    let played = play(counter(Route::VisualOnTerminal, PICTURED, None), TODAY);
    assert_eq!(
        played.visit.actions(),
        [Action::CallStaff, Action::VisualModeOn]
    );
    let played = played
        .verified(Method::Visual)
        .then(Event::card(locked()))
        .valid()
        .choose(Choice::ConsentToAll)
        .then(Event::CardRemoved);
    assert_eq!(
        played.screens,
        [
            S::SightOnTerminal,
            S::PlaceCard,
            S::Checking,
            S::ConsentMethod,
            S::Done,
            S::Ended
        ]
    );
    assert_eq!(played.visit.actions(), [Action::VisualModeBack]);
}

/// 医療保険部会 of 2024-09-30, last page: on the reader, no hand at the terminal.
#[test]
fn the_visual_mode_on_the_reader() {
    let reader = counter(Route::VisualOnReader, PICTURED, None);
    let played = play(reader, TODAY).then(Event::card(normal()));
    assert!(played.visit.screen().offers(Choice::Sight));
    let played = played.choose(Choice::Sight).verified(Method::Visual);
    assert_eq!(played.screens[2..], [S::SightOnReader, S::Checking]);
    let lacking = Counter {
        reader: ReaderCapabilities::default(),
        ..reader
    };
    assert_eq!(play(lacking, TODAY).code(), "READER_LACKS");
}
