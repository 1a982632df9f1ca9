//! The counter, explored: every visit that can happen on every route, and the screens of the notices.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may"
)]

use mnc_core::card::TokenKind;
use mnc_core::card::secret::SecretStatus;
use mnc_core::eligibility::Outcome;
use mnc_core::identity::assessment::{Declaration, Marking};
use mnc_core::identity::certificate::LifeCycle;
use mnc_core::identity::policy::{FallBack, ReaderCapabilities};
use mnc_core::identity::*;
use mnc_core::reception::consent::*;
use mnc_core::reception::machine::*;
use mnc_core::reception::routes::{Route, matrix};
use mnc_core::reception::screen::{Choice, ScreenId as S};
use mnc_core::{Date, DateTime, ErrorKind};
use std::collections::{BTreeSet, HashMap, HashSet};

const TODAY: Date = Date::constant(2026, 11, 20);

/// A day in each period of the rules.
const DAYS: [Date; 6] = [
    Date::constant(2021, 6, 1),
    Date::constant(2023, 12, 13),
    Date::constant(2024, 10, 6),
    Date::constant(2024, 10, 7),
    Date::constant(2025, 12, 1),
    TODAY,
];

fn on(day: Date) -> DateTime {
    day.at(10, 0, 0, 0)
}

fn card(pin: SecretStatus, life_cycle: LifeCycle, declaration: Declaration) -> CardAssessment {
    let shown = CardObservations {
        token: Some(TokenKind::MyNumberCard),
        authentication_pin: Some(pin),
        life_cycle: Some(life_cycle),
        ..CardObservations::default()
    };
    CardAssessment::new(shown, declaration)
}

fn declared(marking: Marking, photo: CardPhoto) -> Declaration {
    Declaration {
        marking,
        photo: Some(photo),
    }
}

const PLAIN: Declaration = Declaration {
    marking: Marking::Absent,
    photo: Some(CardPhoto::Present),
};

fn normal() -> CardAssessment {
    card(SecretStatus::Remaining(3), LifeCycle::Valid, PLAIN)
}

fn locked() -> CardAssessment {
    card(SecretStatus::Locked, LifeCycle::Valid, PLAIN)
}

fn face() -> CardAssessment {
    let annotated = declared(Marking::Annotated, CardPhoto::Present);
    card(SecretStatus::Locked, LifeCycle::Valid, annotated)
}

fn infant() -> CardAssessment {
    let without = declared(Marking::Absent, CardPhoto::Absent);
    card(SecretStatus::Remaining(3), LifeCycle::Valid, without)
}

fn grace() -> CardAssessment {
    card(SecretStatus::Remaining(1), LifeCycle::Grace, PLAIN)
}

fn phone(token: TokenKind) -> CardAssessment {
    let shown = CardObservations {
        token: Some(token),
        life_cycle: Some(LifeCycle::Valid),
        ..CardObservations::default()
    };
    CardAssessment::new(shown, Declaration::default())
}

fn cards() -> Vec<CardAssessment> {
    let expired = card(SecretStatus::Remaining(3), LifeCycle::Expired, PLAIN);
    let phones = [TokenKind::AndroidPhone, TokenKind::IPhone].map(phone);
    let cards = [normal(), locked(), face(), infant(), grace(), expired];
    cards.into_iter().chain(phones).collect()
}

/// As [`counter`], with fewer tries: the numbers of states multiply.
fn small(route: Route, facility: FacilitySettings, software: Option<ConsentVersion>) -> Counter {
    let limits = Limits {
        face_attempts: 2,
        pin_attempts: 2,
    };
    Counter {
        limits,
        ..counter(route, facility, software)
    }
}

fn counter(route: Route, facility: FacilitySettings, software: Option<ConsentVersion>) -> Counter {
    Counter {
        facility,
        software,
        ..Counter::new(route)
    }
}

/// Every route on a day of each period with two screens of consent, and the reader with every other
/// screen. (The consent screens alone are explored with all settings in `consent.rs`.)
fn explored() -> Vec<(Counter, Date)> {
    let planned = FacilitySettings {
        records: Records::None,
        health_checkups: false,
        ..FacilitySettings::EVERYTHING
    };
    let before = FacilitySettings {
        specific_diseases: true,
        ..PICTURED
    };
    let default = |route: &Route| {
        let counter = small(*route, FacilitySettings::default(), None);
        [DAYS[1], DAYS[4]].map(|day| (counter, day))
    };
    let mut all: Vec<_> = Route::ALL.iter().flat_map(default).collect();
    all.retain(|(counter, _)| counter.route != Route::Window);
    let window = small(Route::Window, FacilitySettings::default(), None);
    all.extend(DAYS.map(|day| (window, day)));
    all.push((
        counter(Route::Window, FacilitySettings::NOTHING, None),
        TODAY,
    ));
    let cm3 = Some(ConsentVersion::Cm3);
    all.push((small(Route::Window, planned, cm3), TODAY));
    let surgery = FacilitySettings {
        shared_records: false,
        ..planned
    };
    all.push((small(Route::Window, surgery, cm3), TODAY));
    all.push((small(Route::Window, before, None), DAYS[2]));
    all
}

fn asks_for_records(screen: S) -> bool {
    matches!(
        screen,
        S::InheritConsent
            | S::ShowConsent
            | S::ConsentMethod
            | S::AskSurgery
            | S::AskSurgeryAndDiseases
            | S::AskTreatmentAndMedication
            | S::AskMedication
            | S::AskHealthCheckups
            | S::AskOrally
    )
}

fn asks_for_pin(screen: S) -> bool {
    matches!(screen, S::Pin | S::PinAgain | S::PinLastTry)
}

/// What must hold of every transition.
fn check(visit: &Visit, event: &Event, next: &Visit, day: Date) {
    let screen = next.screen();
    let kind = next.card().map(CardAssessment::kind);
    let context = || {
        format!(
            "{:?} --{}--> {:?}",
            visit.screen().id,
            event.name(),
            screen.id
        )
    };
    if matches!(kind, Some(CardKind::Locked | CardKind::Face)) {
        assert!(
            !asks_for_pin(screen.id) && !screen.offers(Choice::Pin),
            "{}",
            context()
        );
    }
    if next.card().is_some_and(CardAssessment::is_in_grace) && next.end().is_none() {
        let ending = matches!(screen.id, S::TakeCard | S::CardLeftBehind);
        assert!(!asks_for_records(screen.id), "{}", context());
        let kept = next.identity().is_some() && !ending;
        assert!(!kept || next.consents().asked().is_empty(), "{}", context());
    }
    if day >= Date::constant(2024, 10, 7) {
        let limit = matches!(screen.id, S::AskLimitAmount | S::AskSpecificDiseases);
        assert!(!limit && !screen.offers(Choice::UseLimit), "{}", context());
    }
    if let Some(end) = next.end() {
        check_end(visit, event, end, next);
    }
}

fn check_end(visit: &Visit, event: &Event, end: &End, next: &Visit) {
    if let End::Received(received) = end {
        assert!(received.identity.is_enough_for(Use::Eligibility));
        assert!(received.outcome.confirms_qualification());
        for (category, state) in received.consents.iter() {
            let granted = matches!(state, ConsentState::Granted(_));
            let group = next.consents().granted().iter().any(|group| {
                group
                    .categories(next.consents().shares_records())
                    .contains(&category)
            });
            assert!(!granted || group, "{category:?} was never consented to");
            let enough = received.identity.is_enough_for(Use::MedicalInformation);
            assert!(!granted || enough, "{category:?} beyond the scope");
        }
        let card = next.card().map(CardAssessment::kind).unwrap();
        assert!(card.admits(received.identity.method()));
    }
    assert!(
        !end.code().is_empty(),
        "{:?} {}",
        visit.screen().id,
        event.name()
    );
}

/// Every state and event on every route, on a day of each period, at three institutions.
#[test]
fn every_visit_ends_in_a_record_a_fall_back_or_a_withdrawal() {
    let (mut states, mut transitions) = (0, 0);
    let (mut screens, mut events, mut ends) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (counter, day) in explored() {
        let mut arrows = Vec::new();
        let mut ids = Ids::default();
        ids.of(&counter.begin(on(day)));
        let (s, t) = explore(&counter, &cards(), on(day), |visit, event, next| {
            check(visit, event, next, day);
            let known = ids.of.len();
            arrows.push((ids.of(visit), ids.of(next)));
            if ids.of.len() > known {
                assert_time_ends(next, on(day));
            }
            screens.extend([visit.screen().id.code(), next.screen().id.code()]);
            events.insert(event.name());
            ends.extend(next.end().map(End::code));
        });
        assert_all_reach_an_end(&arrows, &ids);
        println!(
            "{:>20} {day}: {s:>6} states, {t:>7} transitions",
            counter.route.code()
        );
        states += s;
        transitions += t;
    }
    println!("{states} states, {transitions} transitions");
    println!(
        "{} screens, {} events, {} ends",
        screens.len(),
        events.len(),
        ends.len()
    );
    let unseen: Vec<_> = S::ALL
        .iter()
        .filter(|id| !screens.contains(id.code()))
        .collect();
    assert!(unseen.is_empty(), "never shown: {unseen:?}");
    let unpressed: Vec<_> = Choice::ALL
        .iter()
        .filter(|it| !events.contains(it.code()))
        .collect();
    assert!(unpressed.is_empty(), "never pressed: {unpressed:?}");
    for trouble in Trouble::ALL {
        assert!(ends.contains(trouble.code()), "{trouble:?}");
    }
    for why in Withdrawal::ALL {
        assert!(ends.contains(why.code()), "{why:?}");
    }
    assert!(ends.contains("RECEIVED"));
}

#[derive(Default)]
struct Ids {
    of: HashMap<Visit, usize>,
    ended: HashSet<usize>,
}

impl Ids {
    fn of(&mut self, visit: &Visit) -> usize {
        let next = self.of.len();
        if let Some(id) = self.of.get(visit) {
            return *id;
        }
        self.of.insert(visit.clone(), next);
        if visit.end().is_some() {
            self.ended.insert(next);
        }
        next
    }
}

/// No dead end: from everywhere some end can be reached.
fn assert_all_reach_an_end(arrows: &[(usize, usize)], ids: &Ids) {
    let mut back = vec![Vec::new(); ids.of.len()];
    for (from, to) in arrows {
        back[*to].push(*from);
    }
    let mut reaching = ids.ended.clone();
    let mut open: Vec<_> = reaching.iter().copied().collect();
    while let Some(id) = open.pop() {
        for from in &back[id] {
            if reaching.insert(*from) {
                open.push(*from);
            }
        }
    }
    assert_eq!(reaching.len(), ids.of.len(), "a dead end");
}

/// Left alone, a visit ends by itself: time alone leads from every screen to an end.
fn assert_time_ends(visit: &Visit, at: DateTime) {
    let mut visit = visit.clone();
    for _ in 0..20 {
        if visit.end().is_some() {
            return;
        }
        visit.step(Event::Elapsed, at).unwrap();
    }
    panic!("{:?} never ends", visit.screen().id);
}

/// A visit that plays the events and lists the screens.
struct Played {
    visit: Visit,
    screens: Vec<S>,
    at: DateTime,
}

fn play(counter: Counter, day: Date) -> Played {
    let visit = counter.begin(on(day));
    Played {
        screens: vec![visit.screen().id],
        visit,
        at: on(day),
    }
}

impl Played {
    fn then(mut self, event: Event) -> Self {
        self.visit.step(event, self.at).unwrap();
        self.screens.push(self.visit.screen().id);
        self
    }

    fn choose(self, choice: Choice) -> Self {
        self.then(Event::Chosen(choice))
    }

    fn verified(self, method: Method) -> Self {
        let at = self.at;
        self.then(Event::verified_by_reader(method, at))
    }

    fn valid(self) -> Self {
        self.then(Event::Answered(Eligibility::outcome(Outcome::Valid)))
    }

    fn received(&self) -> &Received {
        match self.visit.end() {
            Some(End::Received(received)) => received,
            end => panic!("{end:?}"),
        }
    }

    fn code(&self) -> &'static str {
        self.visit.end().map_or("not ended", End::code)
    }
}

const PICTURED: FacilitySettings = FacilitySettings {
    surgery: true,
    records: Records::TreatmentAndMedication,
    health_checkups: true,
    limit_amount: true,
    ..FacilitySettings::NOTHING
};

fn window() -> Counter {
    counter(Route::Window, PICTURED, None)
}

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

/// Visits of random events with faults: early removals, time-outs, lost answers, nonsense. None
/// panics, and each one ends when it is left alone.
#[test]
fn ten_thousand_random_visits_are_not_lost() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let (cards, counters) = (cards(), explored());
    let mut ends: HashMap<&'static str, u32> = HashMap::new();
    for _ in 0..10_000 {
        let (counter, day) = counters[random.below(counters.len())];
        let mut at = on(day);
        let mut visit = counter.begin(at);
        for _ in 0..random.below(60) {
            at = at.saturating_add(std::time::Duration::from_secs(random.below(30) as u64));
            let (event, before) = (random_event(&mut random, &visit, &cards, at), visit.clone());
            match visit.step(event.clone(), at) {
                Ok(_) => check_binding(&before, &event, &visit, day),
                Err(_) => assert_eq!(visit, before, "a refused event changed something"),
            }
        }
        for _ in 0..20 {
            let _ = visit.step(Event::Elapsed, at);
        }
        *ends.entry(visit.end().expect("ended").name()).or_default() += 1;
    }
    println!("{ends:?}");
    assert_eq!(ends.values().sum::<u32>(), 10_000);
    assert!(
        ends.len() == 3 && ends.values().all(|count| *count > 300),
        "{ends:?}"
    );
}

/// The rules of every transition; and nobody who was verified with one card is taken for the holder of
/// the next one. (Where sight comes first, the patient is verified before there is a card.)
fn check_binding(before: &Visit, event: &Event, next: &Visit, day: Date) {
    check(before, event, next, day);
    if next.screen().id == S::CardTakenEarly {
        assert!(next.identity().is_none(), "the next card may be another's");
    }
    let placed = matches!(event, Event::CardPlaced(_));
    if placed && before.identity().is_none() {
        assert!(next.identity().is_none(), "nobody was verified yet");
    }
    if let (Some(End::Received(received)), None) = (next.end(), before.end()) {
        let card = next.card().unwrap();
        let again = received.identity.clone().with_card(card).unwrap();
        assert_eq!(
            again, received.identity,
            "the record's verification is this card's"
        );
        assert!(received.identity.at() <= received.at);
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }
}

/// Mostly what fits the screen, sometimes a fault.
fn random_event(
    random: &mut Random,
    visit: &Visit,
    cards: &[CardAssessment],
    at: DateTime,
) -> Event {
    match random.below(20) {
        0 => Event::CardRemoved,
        1 => Event::Elapsed,
        2 => Event::CardMisplaced(Misplacement::ALL[random.below(3)]),
        3 => Event::FaceFailed(FaceFailure::ALL[random.below(3)]),
        4 => Event::PinFailed(PinFailure::Wrong { left: None }),
        5 => Event::Answered(Eligibility::NotRegistered),
        6 => Event::Answered(Eligibility::outcome(
            Outcome::ALL[random.below(Outcome::ALL.len())],
        )),
        7 => Event::StaffTakesOver,
        _ => fitting_event(random, visit, cards, at),
    }
}

fn fitting_event(
    random: &mut Random,
    visit: &Visit,
    cards: &[CardAssessment],
    at: DateTime,
) -> Event {
    let screen = visit.screen();
    let by = |method| Event::verified_by_reader(method, at);
    match screen.id {
        S::PlaceCard | S::HoldCard | S::HoldPhone | S::CardTakenEarly => {
            Event::card(cards[random.below(cards.len())].clone())
        }
        S::Face | S::FaceAgain => by(Method::Face),
        S::Verifying if random.below(2) == 0 => by(Method::Device),
        S::Verifying => by(Method::Pin),
        _ if asks_for_pin(screen.id) && !screen.offers(Choice::PinEntered) => by(Method::Pin),
        S::SightOnTerminal | S::SightOnReader | S::SightAtHand => by(Method::Visual),
        S::Checking => Event::Answered(Eligibility::outcome(Outcome::Valid)),
        S::Registering => Event::Registered,
        _ if screen.choices.is_empty() => Event::CardRemoved,
        _ => Event::Chosen(screen.choices[random.below(screen.choices.len())]),
    }
}

/// Every route has a row for every kind of card, and those without a method are the ones meant.
#[test]
fn the_matrix_has_every_route_and_card() {
    let rows = matrix(&Counter::new(Route::Window), TODAY);
    let all_but_infants = (Route::ALL.len() - 1) * CardKind::ALL.len();
    assert_eq!(rows.len(), all_but_infants + 1);
    let open = |route: Route| {
        rows.iter()
            .any(|row| row.route == route && row.offer.is_ok())
    };
    let closed: Vec<_> = Route::ALL
        .iter()
        .copied()
        .filter(|route| !open(*route))
        .collect();
    let without_a_method = [
        Route::HomeVisitAgain,
        Route::Ambulance, // the trial has ended
        Route::PharmacyProxy,
        Route::Outage,
    ];
    assert_eq!(closed, without_a_method);
}

/// Every route can be drawn: its graph leads to an end, also where nobody can be received.
#[test]
fn every_route_has_a_graph() {
    for route in Route::ALL {
        let counter = small(*route, FacilitySettings::default(), None);
        let drawn = graph(&counter, &[normal(), grace()], on(TODAY));
        assert_eq!(drawn.name, route.code());
        let ends = ["RECEIVED", "FALL_BACK"];
        let dot = drawn.to_string();
        assert!(ends.iter().any(|end| dot.contains(end)), "{dot}");
        assert!(drawn.edges.len() <= drawn.transitions.max(1));
    }
    let absent = graph(&Counter::new(Route::PharmacyProxy), &[], on(TODAY));
    let edge = absent.edges.first().unwrap();
    assert_eq!(
        (edge.from, edge.event, edge.to),
        ("BEGIN", "PATIENT_ABSENT", "FALL_BACK")
    );
}

/// The verification of every record is named: by what method, by whose judgement, when.
#[test]
fn every_record_names_its_verification() {
    let mut seen = BTreeSet::new();
    for route in [Route::Window, Route::Phone, Route::HomeVisitApp] {
        let counter = small(route, FacilitySettings::NOTHING, None);
        explore(&counter, &cards(), on(TODAY), |_, _, next| {
            let Some(End::Received(received)) = next.end() else {
                return;
            };
            let identity = &received.identity;
            if !seen.insert((identity.method().name(), identity.judge().name())) {
                return;
            }
            let answer = mnc_core::eligibility::QualificationAnswer::default();
            let (record, _) = received
                .as_ref()
                .clone()
                .into_record(mnc_core::reception::CardFacts::default(), answer)
                .unwrap();
            let json = record.to_json();
            for named in [identity.method().name(), identity.judge().name()] {
                assert!(json.contains(&format!("\"{named}\"")), "{named}");
            }
            assert!(json.contains(&identity.at().to_string()));
        });
    }
    let expected = [
        ("DEVICE", "HOLDER"),
        ("FACE", "OFFICIAL_READER"),
        ("PIN", "HOLDER"),
        ("VISUAL", "STAFF"),
    ];
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), expected);
}
