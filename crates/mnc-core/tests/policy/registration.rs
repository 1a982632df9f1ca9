//! Where a card is registered as an insurance card, by which method, from which day on.

use super::*;

/// The ways that are open to N, L, F and P0, as (route, kinds) on the day.
fn open_to(route: Route, on: Date) -> [bool; 4] {
    let cards = [
        CardKind::Normal,
        CardKind::Locked,
        CardKind::Face,
        CardKind::Photoless,
    ];
    cards.map(|kind| allowed_routes(kind, Scope::Full, on, EVERYTHING).contains(&route))
}

fn check_route(id: &str, route: Route, first: Date, open: [bool; 4], notices: &[(Notice, &str)]) {
    assert_eq!(open_to(route, LATE), open, "{id}");
    let before = first.yesterday().unwrap();
    assert_eq!(
        open_to(route, before),
        [false; 4],
        "{id} before its first day"
    );
    assert_ne!(open_to(route, first), [false; 4], "{id} on its first day");
    let rule = REGISTRATION_RULES
        .iter()
        .find(|rule| rule.id == id)
        .unwrap();
    assert_eq!(rule.route, route);
    let named: Vec<_> = rule
        .sources
        .iter()
        .map(|it| (it.notice, it.section))
        .collect();
    assert_eq!(named, notices);
}

const WITH_PIN: [bool; 4] = [true, false, false, true];
const WITH_PHOTO: [bool; 4] = [true, true, true, false];

/// 厚生労働省 事務連絡（その2） of 2023-12-13, 2; 「オンライン資格確認」 of March 2021, p.31.
#[test]
fn r1_r2_r3_registration_away_from_the_institution_asks_for_the_pin() {
    let slides = (Notice::ONLINE_ELIGIBILITY, "p.31");
    let both = [slides, (Notice::FACE_CARD_2, "2")];
    check_route("R1", Route::Portal, day(2020, 8, 1), WITH_PIN, &both);
    check_route("R2", Route::Atm, day(2021, 3, 1), WITH_PIN, &both);
    let chain = Route::PharmacyChain;
    check_route("R3", chain, day(2021, 3, 1), WITH_PIN, &[slides]);
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13, 2; the government's reply: by face also after switching.
#[test]
fn r4_registration_at_the_reader_by_face() {
    let notices = [(Notice::FACE_CARD_2, "2"), (Notice::GOVERNMENT_REPLY, "")];
    let route = Route::Reader(FACE);
    check_route("R4", route, day(2021, 3, 4), WITH_PHOTO, &notices);
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13, 2.
#[test]
fn r5_registration_at_the_reader_by_pin() {
    let notices = [(Notice::FACE_CARD_2, "2")];
    let route = Route::Reader(PIN);
    check_route("R5", route, day(2021, 3, 4), WITH_PIN, &notices);
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13, 2 and note 1; 総務省 事務連絡 of 2023-10-31; the government's
/// reply, ※. The day is uncertain: a reader may be told otherwise.
#[test]
fn r6_registration_at_the_reader_by_sight() {
    let notices = [
        (Notice::FACE_CARD_2, "2 and note 1"),
        (Notice::MUNICIPALITIES, "健康保険証利用の登録について"),
        (Notice::GOVERNMENT_REPLY, "※"),
    ];
    let route = Route::Reader(VISUAL);
    check_route("R6", route, day(2023, 12, 15), WITH_PHOTO, &notices);
    let told = |answer, on| {
        let reader = ReaderCapabilities {
            supports_visual_registration: Some(answer),
            ..EVERYTHING
        };
        allowed_routes(CardKind::Normal, Scope::Full, on, reader).contains(&route)
    };
    assert!(told(true, day(2023, 12, 1)) && !told(false, LATE));
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13, 2: when it is handed over or switched to.
#[test]
fn r7_registration_at_the_municipality() {
    let notices = [(Notice::FACE_CARD_2, "2")];
    let face_only = [false, false, true, false];
    let route = Route::Municipality;
    check_route("R7", route, day(2023, 12, 15), face_only, &notices);
}

#[test]
fn a_card_in_grace_an_unusable_one_and_a_phone_register_nothing() {
    for scope in [Scope::EligibilityOnly, Scope::Nothing] {
        assert_eq!(
            allowed_routes(CardKind::Normal, scope, LATE, EVERYTHING),
            []
        );
    }
    for kind in [CardKind::Unusable, CardKind::AndroidPhone, CardKind::IPhone] {
        assert_eq!(allowed_routes(kind, Scope::Full, LATE, EVERYTHING), []);
    }
    let none = allowed_routes(CardKind::Face, Scope::Full, LATE, ReaderCapabilities::NONE);
    assert_eq!(none, [Route::Municipality]);
}
