//! Every row of the rules of verification and registration, by the notice that it comes from.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

mod registration;

use mnc_core::identity::policy::registration::{REGISTRATION_RULES, Route, allowed_routes};
use mnc_core::identity::policy::service::{Bearer, SERVICE_RULES, Service, is_open};
use mnc_core::identity::policy::{
    Certainty, Condition, FallBack, Notice, Period, Policy, Procedure, ReaderCapabilities, Setting,
    allowed_methods,
};
use mnc_core::identity::{CardKind, Method, Scope};
use mnc_core::{Date, Language};
use proptest::prelude::*;
use std::collections::BTreeSet;

type Answer = Result<&'static [Method], FallBack>;

const FACE: Method = Method::Face;
const PIN: Method = Method::Pin;
const VISUAL: Method = Method::Visual;

/// Everything that an institution can have.
const EVERYTHING: ReaderCapabilities = ReaderCapabilities {
    face_reader: true,
    generic_reader: true,
    pin_on_generic_reader: true,
    visual_mode_on_terminal: true,
    visual_mode_on_reader: true,
    phone_reader: true,
    supports_visual_registration: None,
};

const fn day(year: i16, month: i8, day: i8) -> Date {
    Date::constant(year, month, day)
}

/// Long after every first day, before any last day.
const LATE: Date = day(2026, 1, 15);

fn offered(setting: Setting, kind: CardKind, day: Date) -> Result<Vec<Method>, FallBack> {
    allowed_methods(kind, setting, day, EVERYTHING).map(|offer| offer.methods)
}

/// The row answers so for N, L, F and P0, sends phones elsewhere, and an unusable card away.
fn check_cards(setting: Setting, answers: [Answer; 4]) {
    let cards = [
        CardKind::Normal,
        CardKind::Locked,
        CardKind::Face,
        CardKind::Photoless,
    ];
    for (kind, answer) in cards.into_iter().zip(answers) {
        let expected = answer.map(<[Method]>::to_vec);
        assert_eq!(offered(setting, kind, LATE), expected, "{kind:?}");
    }
    let away = [
        (CardKind::AndroidPhone, FallBack::AnotherWay),
        (CardKind::IPhone, FallBack::AnotherWay),
        (CardKind::Unusable, FallBack::CardUnusable),
    ];
    for (kind, fall_back) in away {
        assert_eq!(offered(setting, kind, LATE), Err(fall_back), "{kind:?}");
    }
}

/// The row begins on this day, for a normal card.
fn check_first_day(setting: Setting, first: Date) {
    let before = offered(setting, CardKind::Normal, first.yesterday().unwrap());
    assert_eq!(before, Err(FallBack::NotInForce));
    let since = offered(setting, CardKind::Normal, first);
    assert_ne!(since, Err(FallBack::NotInForce));
}

/// The row with this identifier names these places.
fn check_sources(id: &str, expected: &[(Notice, &str)]) {
    let policy = Policy::default();
    let rule = policy.rules().iter().find(|rule| rule.id == id).unwrap();
    let named = rule.sources.iter().map(|it| (it.notice, it.section));
    assert_eq!(named.collect::<Vec<_>>(), expected);
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13, 3(2); 事務連絡 of 2023-08-07, 2①②; 「オンライン資格確認」 of
/// March 2021, p.10. Cards without photo: public pages of 2024-12-02.
#[test]
fn v1_at_the_face_reader() {
    check_cards(
        Setting::FaceReader,
        [
            Ok(&[FACE, PIN, VISUAL]),
            Ok(&[FACE, VISUAL]),
            Ok(&[FACE, VISUAL]),
            Ok(&[PIN]),
        ],
    );
    check_first_day(Setting::FaceReader, day(2021, 3, 4));
    check_sources(
        "V1",
        &[
            (Notice::ONLINE_ELIGIBILITY, "p.10"),
            (Notice::FACE_CARD, "2①②"),
            (Notice::FACE_CARD_2, "3(2)"),
            (Notice::LOCKED_PIN, ""),
            (Notice::PHOTOLESS, ""),
        ],
    );
}

/// 「オンライン資格確認」 of March 2021, p.27: held over the reader and shown to staff. The PIN there is
/// uncertain: not by default, and where the institution says that it can be entered.
#[test]
fn v2_at_the_generic_reader() {
    let with = |kind, pin_on_generic_reader| {
        let reader = ReaderCapabilities {
            pin_on_generic_reader,
            ..ReaderCapabilities::GENERIC
        };
        allowed_methods(kind, Setting::GenericReader, LATE, reader).map(|offer| offer.methods)
    };
    assert_eq!(with(CardKind::Normal, false), Ok(vec![VISUAL]));
    assert_eq!(with(CardKind::Normal, true), Ok(vec![PIN, VISUAL]));
    assert_eq!(with(CardKind::Photoless, false), Err(FallBack::ReaderLacks));
    assert_eq!(with(CardKind::Photoless, true), Ok(vec![PIN]));
    for kind in [CardKind::Locked, CardKind::Face] {
        assert_eq!(with(kind, true), Ok(vec![VISUAL]));
    }
    check_first_day(Setting::GenericReader, day(2021, 3, 4));
    check_sources("V2", &[(Notice::ONLINE_ELIGIBILITY, "p.27")]);
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13, note 5; 事務連絡 of 2023-08-07, 2②※.
#[test]
fn v3_in_the_waiting_area() {
    let sight: Answer = Ok(&[VISUAL]);
    let missing = Err(FallBack::PhotoMissing);
    check_cards(Setting::WaitingArea, [sight, sight, sight, missing]);
    check_first_day(Setting::WaitingArea, day(2023, 8, 7));
    check_sources(
        "V3",
        &[(Notice::FACE_CARD, "2②※"), (Notice::FACE_CARD_2, "note 5")],
    );
}

const PIN_ONLY: [Answer; 4] = [
    Ok(&[PIN]),
    Err(FallBack::PinUnavailable),
    Err(FallBack::PinUnavailable),
    Ok(&[PIN]),
];

const PIN_OR_SIGHT: [Answer; 4] = [Ok(&[PIN, VISUAL]), Ok(&[VISUAL]), Ok(&[VISUAL]), Ok(&[PIN])];

/// 医療保険部会 資料 of 2024-09-30, 居宅同意取得型: マイナ在宅受付Web asks for the PIN.
#[test]
fn v4_home_visits_through_the_web() {
    check_cards(Setting::HomeVisitWeb, PIN_ONLY);
    check_first_day(Setting::HomeVisitWeb, day(2024, 4, 1));
    check_sources(
        "V4",
        &[
            (Notice::PROMOTION, "居宅同意取得型"),
            (Notice::HOME_GUIDES, "マイナ在宅受付Web"),
        ],
    );
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13, 参考2※: from October 2024.
#[test]
fn v5_home_visits_with_the_app() {
    check_cards(Setting::HomeVisitApp, PIN_OR_SIGHT);
    check_first_day(Setting::HomeVisitApp, day(2024, 10, 1));
    let before = offered(Setting::HomeVisitApp, CardKind::Face, day(2024, 9, 30));
    assert_eq!(before, Err(FallBack::NotInForce));
    check_sources(
        "V5",
        &[
            (Notice::FACE_CARD_2, "参考2※"),
            (Notice::HOME_GUIDES, "マイナ資格確認アプリ"),
        ],
    );
}

/// The guides to 居宅同意取得型: 再照会, whatever the card.
#[test]
fn v6_later_home_visits() {
    for kind in CardKind::ALL {
        let answer = offered(Setting::HomeVisitAgain, kind, LATE);
        assert_eq!(answer, Err(FallBack::AskAgain));
    }
    assert_eq!(FallBack::AskAgain.procedure(), Procedure::AskAgain);
    check_first_day(Setting::HomeVisitAgain, day(2024, 4, 1));
    check_sources("V6", &[(Notice::HOME_GUIDES, "再照会")]);
}

/// 医療保険部会 資料 of 2024-09-30, 通常の受付窓口とは異なる動線.
#[test]
fn v7_a_separate_route_on_the_institutions_device() {
    check_cards(Setting::SeparateRouteWeb, PIN_ONLY);
    check_first_day(Setting::SeparateRouteWeb, day(2024, 9, 30));
    check_sources("V7", &[(Notice::PROMOTION, "通常の受付窓口とは異なる動線")]);
}

/// 医療保険部会 資料 of 2024-09-30, the same page, ※: identified at the desk unless known beyond doubt.
#[test]
fn v8_a_separate_route_on_the_patients_device() {
    let setting = Setting::SeparateRouteOwnDevice;
    check_cards(setting, PIN_ONLY);
    check_first_day(setting, day(2024, 9, 30));
    let offer = allowed_methods(CardKind::Normal, setting, LATE, EVERYTHING).unwrap();
    assert_eq!(offer.condition, Some(Condition::PhotoIdentificationAtDesk));
    let institution = Setting::SeparateRouteWeb;
    let offer = allowed_methods(CardKind::Normal, institution, LATE, EVERYTHING).unwrap();
    assert_eq!(offer.condition, None);
    check_sources(
        "V8",
        &[(Notice::PROMOTION, "通常の受付窓口とは異なる動線 ※")],
    );
}

/// 厚生労働省 事務連絡 of 2025-05-21: マイナ資格確認アプリ beside the desk.
#[test]
fn v9_a_separate_route_with_the_app() {
    check_cards(Setting::SeparateRouteApp, PIN_OR_SIGHT);
    check_first_day(Setting::SeparateRouteApp, day(2025, 5, 21));
    check_sources("V9", &[(Notice::SEPARATE_ROUTE_APP, "")]);
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13, 参考2: not with a 顔認証マイナンバーカード.
#[test]
fn v10_online_care() {
    check_cards(Setting::OnlineCare, PIN_ONLY);
    check_first_day(Setting::OnlineCare, day(2024, 4, 1));
    check_sources("V10", &[(Notice::FACE_CARD_2, "参考2")]);
}

/// 医療保険部会 資料 of 2024-09-30, 資格確認限定型: sight or PIN, the eligibility alone; hospitals,
/// clinics and pharmacies under the transitional measures (2), (4), (6) from 2024-12-02.
#[test]
fn v11_the_limited_type() {
    let settings = [
        (Setting::LimitedType, day(2024, 4, 1)),
        (Setting::LimitedTypeTransitional, day(2024, 12, 2)),
    ];
    for (setting, first) in settings {
        check_cards(setting, PIN_OR_SIGHT);
        check_first_day(setting, first);
        let offer = allowed_methods(CardKind::Normal, setting, LATE, EVERYTHING).unwrap();
        assert_eq!(offer.scope, Scope::EligibilityOnly);
    }
    check_sources("V11", &[(Notice::PROMOTION, "資格確認限定型")]);
    let section = "資格確認限定型 経過措置(2)(4)(6)";
    check_sources("V11-2", &[(Notice::PROMOTION, section)]);
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13, note 5; 事務連絡 of 2023-08-07, 2②※; 「オンライン資格確認」
/// of March 2021, p.26: the prescription or a 資格確認書, whatever the card and the day.
#[test]
fn v12_someone_else_fetches_the_medicine() {
    for kind in CardKind::ALL {
        for on in [day(2021, 3, 4), LATE, day(2030, 1, 1)] {
            let answer = offered(Setting::PharmacyProxy, kind, on);
            assert_eq!(answer, Err(FallBack::PatientAbsent));
        }
    }
    let procedure = FallBack::PatientAbsent.procedure();
    assert_eq!(procedure, Procedure::PrescriptionOrCertificate);
    check_sources(
        "V12",
        &[
            (Notice::ONLINE_ELIGIBILITY, "p.26"),
            (Notice::FACE_CARD, "2②※"),
            (Notice::FACE_CARD_2, "note 5"),
        ],
    );
}

/// 医療保険部会 資料 of 2024-09-30, 外来診療等におけるスマホ搭載対応: PIN on Android, the phone's
/// biometrics on iPhone.
#[test]
fn v13_phones_at_the_reader() {
    let setting = Setting::PhoneAtReader;
    let first = day(2025, 9, 19);
    for (kind, method) in [
        (CardKind::AndroidPhone, PIN),
        (CardKind::IPhone, Method::Device),
    ] {
        assert_eq!(offered(setting, kind, first), Ok(vec![method]));
        let before = offered(setting, kind, first.yesterday().unwrap());
        assert_eq!(before, Err(FallBack::NotInForce));
        let without = allowed_methods(kind, setting, LATE, ReaderCapabilities::default());
        assert_eq!(without, Err(FallBack::ReaderLacks), "no reader for phones");
    }
    let cards = [
        CardKind::Normal,
        CardKind::Locked,
        CardKind::Face,
        CardKind::Photoless,
    ];
    for kind in cards {
        assert_eq!(offered(setting, kind, LATE), Err(FallBack::AnotherWay));
    }
    check_sources(
        "V13",
        &[
            (Notice::PROMOTION, "外来診療等におけるスマホ搭載対応"),
            (Notice::PHONES, ""),
        ],
    );
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13, 3(1)(3); 「オンライン資格確認」 of March 2021, p.27: help
/// changes no method, and wants the patient there and wishing it.
#[test]
fn v14_with_help_at_the_reader() {
    for kind in CardKind::ALL {
        let alone = offered(Setting::FaceReader, kind, LATE);
        assert_eq!(offered(Setting::AssistedAtReader, kind, LATE), alone);
    }
    let setting = Setting::AssistedAtReader;
    let offer = allowed_methods(CardKind::Face, setting, LATE, EVERYTHING).unwrap();
    assert_eq!(offer.condition, Some(Condition::PatientPresentAndWishing));
    check_first_day(setting, day(2021, 3, 4));
    check_sources(
        "V14",
        &[
            (Notice::ONLINE_ELIGIBILITY, "p.27"),
            (Notice::FACE_CARD_2, "3(1)(3)"),
        ],
    );
}

/// 消防庁's pages on the trial of マイナ救急: sight, from 2025-10-01 to 2026-03-31; later days and cards
/// without photo are uncertain, so not by default.
#[test]
fn v15_in_the_ambulance() {
    let sight: Answer = Ok(&[VISUAL]);
    let missing = Err(FallBack::PhotoMissing);
    check_cards(Setting::Ambulance, [sight, sight, sight, missing]);
    check_first_day(Setting::Ambulance, day(2025, 10, 1));
    let (last, after) = (day(2026, 3, 31), day(2026, 4, 1));
    let on = |on| offered(Setting::Ambulance, CardKind::Face, on);
    assert_eq!(
        (on(last), on(after)),
        (Ok(vec![VISUAL]), Err(FallBack::NotInForce))
    );
    check_sources("V15", &[(Notice::AMBULANCE, "")]);
}

/// 「オンライン資格確認」 of March 2021, p.12 (災害時); 保発0710第1号 of 2023-07-10, 別添2 (システム障害時).
#[test]
fn v16_disasters_and_failures() {
    for kind in CardKind::ALL {
        let answer = offered(Setting::Outage, kind, LATE);
        assert_eq!(answer, Err(FallBack::WithoutCard));
    }
    let procedure = FallBack::WithoutCard.procedure();
    assert_eq!(procedure, Procedure::SearchWithoutCard);
    check_sources(
        "V16",
        &[
            (Notice::ONLINE_ELIGIBILITY, "p.12"),
            (Notice::CANNOT_CONFIRM, "別添2"),
        ],
    );
}

#[test]
fn every_setting_has_one_rule_with_a_place_in_a_notice() {
    let policy = Policy::default();
    let ids: BTreeSet<_> = policy.rules().iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), policy.rules().len());
    for setting in Setting::ALL {
        let settings = policy.rules().iter().map(|rule| rule.setting);
        assert_eq!(
            settings.filter(|it| *it == setting).count(),
            1,
            "{setting:?}"
        );
    }
    for rule in policy.rules() {
        assert!(!rule.sources.is_empty(), "{}", rule.id);
        let uncertain = rule.certainty == Certainty::Uncertain;
        assert_eq!(uncertain, !rule.remark.is_empty(), "{}", rule.id);
    }
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13: applications from 2023-12-15; cards without photo and
/// phones came later.
#[test]
fn no_method_is_offered_for_a_card_that_there_is_not_yet() {
    let rows = [
        (CardKind::Face, day(2023, 12, 15)),
        (CardKind::Photoless, day(2024, 12, 2)),
    ];
    for (kind, first) in rows {
        let on = |on| offered(Setting::FaceReader, kind, on);
        assert_eq!(on(first.yesterday().unwrap()), Err(FallBack::NotInForce));
        assert!(on(first).is_ok());
    }
}

#[test]
fn without_the_reader_the_fall_back_is_named() {
    let visual = ReaderCapabilities {
        visual_mode_on_terminal: false,
        visual_mode_on_reader: true,
        ..ReaderCapabilities::default()
    };
    let none = ReaderCapabilities {
        visual_mode_on_terminal: false,
        ..ReaderCapabilities::default()
    };
    let at_desk = |reader| allowed_methods(CardKind::Face, Setting::FaceReader, LATE, reader);
    assert_eq!(at_desk(visual).unwrap().methods, [FACE, VISUAL]);
    assert_eq!(at_desk(none).unwrap().methods, [FACE]);
    let away = allowed_methods(CardKind::Face, Setting::WaitingArea, LATE, none);
    assert_eq!(away, Err(FallBack::ReaderLacks));
    let nothing = at_desk(ReaderCapabilities::NONE).unwrap_err();
    assert_eq!(nothing.procedure(), Procedure::WithoutConfirmation);
}

#[test]
fn an_uncertain_day_is_a_setting() {
    let mut policy = Policy::default();
    policy.rule_mut("V15").unwrap().period.to = None;
    let later = day(2027, 4, 1);
    let offer = policy.allowed_methods(CardKind::Face, Setting::Ambulance, later, EVERYTHING);
    assert_eq!(offer.unwrap().methods, [VISUAL]);
    assert!(policy.rule_mut("V99").is_none());
}

#[test]
fn fall_backs_speak_both_languages() {
    let codes: BTreeSet<_> = FallBack::ALL.iter().map(|it| it.code()).collect();
    assert_eq!(codes.len(), FallBack::ALL.len());
    for fall_back in FallBack::ALL {
        assert!(fall_back.message(Language::Japanese).ends_with('。'));
        assert!(!fall_back.message(Language::English).is_empty());
    }
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13, 参考2 and 参考3.
#[test]
fn the_services_of_a_face_card() {
    let (yes, no) = (Some(true), Some(false));
    let rows = [
        (Service::Outpatient, [yes, yes, yes], "参考3"),
        (Service::MedicalInformation, [yes, yes, no], "参考3"),
        (Service::HomeVisit, [yes, yes, None], "参考2"),
        (Service::OnlineCare, [yes, no, None], "参考2"),
        (Service::PhotoIdentification, [yes, yes, None], "参考2"),
        (Service::Portal, [yes, no, no], "参考3"),
        (Service::ConvenienceStore, [yes, no, no], "参考3"),
        (Service::OnlineProcedure, [yes, no, None], "参考2"),
        (Service::PhoneLoading, [yes, no, None], "参考2"),
    ];
    let bearers = [
        Bearer::NormalCard,
        Bearer::FaceCard,
        Bearer::QualificationCertificate,
    ];
    for (service, answers, section) in rows {
        assert_eq!(
            bearers.map(|it| is_open(service, it, LATE)),
            answers,
            "{service:?}"
        );
        let rule = SERVICE_RULES
            .iter()
            .find(|it| it.service == service)
            .unwrap();
        let source = rule.sources.first().unwrap();
        assert_eq!(
            (source.notice, source.section),
            (Notice::FACE_CARD_2, section)
        );
    }
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13, 参考2※: 訪問診療等 from October 2024.
#[test]
fn home_visits_open_to_face_cards_in_october_2024() {
    let on = |on| is_open(Service::HomeVisit, Bearer::FaceCard, on);
    assert_eq!(on(day(2023, 12, 14)), None);
    assert_eq!(on(day(2023, 12, 15)), Some(false));
    assert_eq!(on(day(2024, 9, 30)), Some(false));
    assert_eq!(on(day(2024, 10, 1)), Some(true));
}

fn reader() -> impl Strategy<Value = ReaderCapabilities> {
    (any::<[bool; 6]>(), any::<Option<bool>>()).prop_map(|(has, registers)| ReaderCapabilities {
        face_reader: has[0],
        generic_reader: has[1],
        pin_on_generic_reader: has[2],
        visual_mode_on_terminal: has[3],
        visual_mode_on_reader: has[4],
        phone_reader: has[5],
        supports_visual_registration: registers,
    })
}

fn any_day() -> impl Strategy<Value = Date> {
    (2020_i16..2035, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, of)| day(year, month, of))
}

/// A policy in which every row names every method for every kind of card, on every day.
fn reckless() -> Policy {
    const ALL: &[Method] = &[VISUAL, Method::Device, PIN, FACE];
    let mut policy = Policy::default();
    let ids: Vec<_> = policy.rules().iter().map(|rule| rule.id).collect();
    for id in ids {
        let rule = policy.rule_mut(id).unwrap();
        rule.period = Period::ALWAYS;
        rule.instead = None;
        let methods = &mut rule.methods;
        for of_kind in [
            &mut methods.normal,
            &mut methods.locked,
            &mut methods.face,
            &mut methods.photoless,
            &mut methods.android,
            &mut methods.iphone,
        ] {
            *of_kind = ALL;
        }
    }
    policy
}

fn position(method: Method) -> usize {
    [FACE, PIN, Method::Device, VISUAL]
        .into_iter()
        .position(|it| it == method)
        .unwrap()
}

proptest! {
    #[test]
    fn no_pin_for_a_locked_card_and_no_face_without_a_photo(
        kind in proptest::sample::select(CardKind::ALL.to_vec()),
        setting in proptest::sample::select(Setting::ALL.to_vec()),
        on in any_day(),
        reader in reader(),
    ) {
        for policy in [Policy::default(), reckless()] {
            let Ok(offer) = policy.allowed_methods(kind, setting, on, reader) else { continue };
            let has = |method| offer.methods.contains(&method);
            prop_assert!(!offer.methods.is_empty());
            prop_assert!(offer.methods.iter().map(|it| position(*it)).is_sorted());
            if matches!(kind, CardKind::Locked | CardKind::Face) {
                prop_assert!(!has(PIN));
            }
            if kind == CardKind::Photoless {
                prop_assert!(!has(FACE) && !has(VISUAL));
            }
            prop_assert!(kind != CardKind::Unusable);
        }
        for route in allowed_routes(kind, Scope::Full, on, reader) {
            if let Route::Reader(method) = route {
                prop_assert!(kind.admits(method));
            }
        }
    }
}

/// The reckless policy of the property above does offer methods: the guard is the kind's.
#[test]
fn a_reckless_policy_is_held_back_by_the_kind_alone() {
    let policy = reckless();
    let offer = |kind| {
        let setting = Setting::HomeVisitWeb;
        policy
            .allowed_methods(kind, setting, LATE, EVERYTHING)
            .unwrap()
            .methods
    };
    assert_eq!(offer(CardKind::Normal), [FACE, PIN, VISUAL]);
    assert_eq!(offer(CardKind::Face), [FACE, VISUAL]);
    assert_eq!(offer(CardKind::Photoless), [PIN]);
}
