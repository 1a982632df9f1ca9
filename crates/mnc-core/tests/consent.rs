//! The consent screens against the screens of the notices, and what came of them against the reader.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may"
)]

use mnc_core::eligibility::answer::{Consent, ConsentCategory as Category, Consents, Timestamp};
use mnc_core::eligibility::codes::{ConsentFlag, PrescriptionForm};
use mnc_core::reception::consent::*;
use mnc_core::reception::screen::{Choice, ScreenId, ScreenId as S};
use mnc_core::{Date, DateTime, ErrorKind};
use std::collections::HashSet;

const AT: DateTime = Date::constant(2026, 11, 20).at(10, 1, 0, 0);

fn dialog(version: ConsentVersion, facility: FacilitySettings) -> ConsentDialog {
    ConsentDialog::new(version, facility, LimitPlace::AfterDone)
}

/// Presses the buttons and lists the screens, the first and the last included.
fn walk(dialog: &mut ConsentDialog, choices: &[Choice]) -> Vec<ScreenId> {
    let mut screens = vec![dialog.screen().id];
    for choice in choices {
        dialog.choose(*choice).unwrap();
        screens.push(dialog.screen().id);
    }
    screens
}

/// The institution of the notices' pictures: 手術, 診療・お薬, 健診.
const PICTURED: FacilitySettings = FacilitySettings {
    surgery: true,
    records: Records::TreatmentAndMedication,
    health_checkups: true,
    limit_amount: true,
    ..FacilitySettings::NOTHING
};

/// 「オンライン資格確認」 of March 2021, p.10: ④ 薬剤情報・特定健診情報等, ⑤ 完了, ⑥ 限度額情報等 for
/// those who use 高額療養費制度.
#[test]
fn the_screens_of_march_2021() {
    let mut dialog = dialog(ConsentVersion::Cm0, PICTURED);
    let choices = [
        Choice::Consent,
        Choice::Consent,
        Choice::UseLimit,
        Choice::Provide,
    ];
    let screens = walk(&mut dialog, &choices);
    assert_eq!(
        screens,
        [
            S::AskMedication,
            S::AskHealthCheckups,
            S::Done,
            S::AskLimitAmount,
            S::Done
        ]
    );
    assert!(dialog.granted().contains(ConsentGroup::LimitAmount));
    assert!(!dialog.screen().offers(Choice::UseLimit), "asked once");
}

/// 厚生労働省 事務連絡（その2） of 2023-12-13, 参考4 (3): 手術, 診療・お薬, 健診 with
/// 「同意しない・40歳未満の方」.
#[test]
fn the_screens_of_the_notice_of_december_2023() {
    let mut dialog = dialog(ConsentVersion::Cm1, PICTURED);
    let choices = [Choice::Consent, Choice::Refuse, Choice::RefuseOrUnder40];
    let screens = walk(&mut dialog, &choices);
    assert_eq!(
        screens,
        [
            S::AskSurgery,
            S::AskTreatmentAndMedication,
            S::AskHealthCheckups,
            S::Done
        ]
    );
    let granted: Vec<_> = dialog.granted().iter().collect();
    assert_eq!(granted, [ConsentGroup::Surgery]);
    assert_eq!(dialog.asked().iter().count(), 3, "under 40 is no consent");
}

/// 医療保険部会 of 2024-09-30, 「顔認証付きカードリーダーの同意画面の改善」 現行: 診療・薬 or 薬, then
/// the link to the limit amount on the last screen.
#[test]
fn the_screens_before_2024_10_07() {
    let only_medicines = FacilitySettings {
        records: Records::Medication,
        ..PICTURED
    };
    let mut dialog = dialog(ConsentVersion::Cm1, only_medicines);
    let choices = [
        Choice::Consent,
        Choice::Consent,
        Choice::Consent,
        Choice::UseLimit,
        Choice::Withhold,
    ];
    let screens = walk(&mut dialog, &choices);
    assert_eq!(
        screens,
        [
            S::AskSurgery,
            S::AskMedication,
            S::AskHealthCheckups,
            S::Done,
            S::AskLimitAmount,
            S::Done
        ]
    );
    assert!(!dialog.granted().contains(ConsentGroup::LimitAmount));
}

/// The same page, 見直し後: one screen for all, or the screens of before; no limit amount.
#[test]
fn the_screens_since_2024_10_07() {
    let mut bulk = dialog(ConsentVersion::Cm2, PICTURED);
    assert_eq!(
        walk(&mut bulk, &[Choice::ConsentToAll]),
        [S::ConsentMethod, S::Done]
    );
    assert_eq!(bulk.granted().iter().count(), 3);
    assert!(bulk.screen().choices.is_empty());

    let mut each = dialog(ConsentVersion::Cm2, PICTURED);
    let choices = [
        Choice::ChooseEach,
        Choice::Refuse,
        Choice::Consent,
        Choice::Consent,
    ];
    assert_eq!(
        walk(&mut each, &choices),
        [
            S::ConsentMethod,
            S::AskSurgery,
            S::AskTreatmentAndMedication,
            S::AskHealthCheckups,
            S::Done
        ]
    );
    let no_refusal_of_all = &bulk_screen().choices;
    assert_eq!(
        no_refusal_of_all,
        &[Choice::ConsentToAll, Choice::ChooseEach]
    );
}

fn bulk_screen() -> mnc_core::reception::screen::Screen {
    dialog(ConsentVersion::Cm2, PICTURED).screen()
}

const PLANNED: FacilitySettings = FacilitySettings {
    shared_records: true,
    referrals: true,
    ..PICTURED
};

fn prior(facility: FacilitySettings, shared_records: bool) -> PriorConsent {
    PriorConsent {
        source: PriorSource::LastVisit,
        asked: facility.groups(ConsentVersion::Cm3),
        granted: ConsentGroups::NONE.with(ConsentGroup::HealthCheckups),
        shared_records,
    }
}

/// The same paper, 「顔リーダーの改修事項について」 ⑴: 現在の同意状況をみる, 戻る, 引き継ぐ.
#[test]
fn the_planned_screens_inherit_an_earlier_consent() {
    let mut dialog = dialog(ConsentVersion::Cm3, PLANNED).with_prior(Some(prior(PLANNED, true)));
    let screens = walk(&mut dialog, &[Choice::ShowCurrent]);
    assert_eq!(screens, [S::InheritConsent, S::ShowConsent]);
    let shown: Vec<_> = dialog.shown().iter().map(|(_, granted)| *granted).collect();
    assert_eq!(shown, [false, false, true]);
    let screens = walk(&mut dialog, &[Choice::Back, Choice::Keep]);
    assert_eq!(screens, [S::ShowConsent, S::InheritConsent, S::Done]);
    assert_eq!(dialog.inherited(), Some(PriorSource::LastVisit));
    let granted: Vec<_> = dialog.granted().iter().collect();
    assert_eq!(granted, [ConsentGroup::HealthCheckups]);
}

/// The same, ⑵ and ⑶: 選択し直す, 手術・傷病名・感染症 …, then the letters of referral page by page.
#[test]
fn the_planned_screens_ask_anew_and_take_referrals() {
    let mut dialog = dialog(ConsentVersion::Cm3, PLANNED)
        .with_prior(Some(prior(PLANNED, true)))
        .with_referrals(3);
    let choices = [
        Choice::ChooseAgain,
        Choice::ChooseEach,
        Choice::Consent,
        Choice::Consent,
        Choice::RefuseOrUnder40,
        Choice::SecondReferral,
        Choice::NextPage,
        Choice::FirstReferral,
        Choice::NextPage,
    ];
    assert_eq!(
        walk(&mut dialog, &choices),
        [
            S::InheritConsent,
            S::ConsentMethod,
            S::AskSurgeryAndDiseases,
            S::AskTreatmentAndMedication,
            S::AskHealthCheckups,
            S::ChooseReferrals,
            S::ChooseReferrals,
            S::ChooseReferrals,
            S::ChooseReferrals,
            S::Done
        ]
    );
    assert_eq!(dialog.submitted_referrals(), [1, 2]);
    let record = ConsentRecord::of(&dialog, Operator::Family, Term::Outpatient, AT);
    for category in [
        Category::DiseaseNames,
        Category::Allergies,
        Category::Prescriptions,
    ] {
        assert!(record.allows_viewing(category, AT), "{category:?}");
    }
}

/// The same, ⑵ right: where disease names are not set, 手術 alone; ※: an earlier consent to other
/// items is not inherited.
#[test]
fn the_planned_screens_without_shared_records() {
    let facility = FacilitySettings {
        shared_records: false,
        ..PLANNED
    };
    let changed = dialog(ConsentVersion::Cm3, facility).with_prior(Some(prior(PLANNED, true)));
    assert_eq!(changed.screen().id, ScreenId::ConsentMethod);
    let fewer = FacilitySettings {
        surgery: false,
        ..facility
    };
    let changed = dialog(ConsentVersion::Cm3, facility).with_prior(Some(prior(fewer, false)));
    assert_eq!(changed.screen().id, ScreenId::ConsentMethod);
    let mut dialog = dialog(ConsentVersion::Cm3, facility);
    let screens = walk(&mut dialog, &[Choice::ChooseEach, Choice::Consent]);
    assert_eq!(screens[1], ScreenId::AskSurgery);
    let record = ConsentRecord::of(&dialog, Operator::Patient, Term::Outpatient, AT);
    assert_eq!(
        record.of_category(Category::DiseaseNames),
        ConsentState::NotAsked
    );
}

/// 医療保険部会 of 2024-09-30, 「医療機関は、取得する情報について利用の有無を選択できる」.
#[test]
fn an_institution_that_uses_nothing_asks_nothing() {
    for version in ConsentVersion::ALL {
        let dialog = dialog(version, FacilitySettings::NOTHING);
        assert!(dialog.is_done(), "{version:?}");
    }
}

#[test]
fn the_prescription_is_chosen_on_the_reader_only_if_set_so() {
    for timing in [PrescriptionTiming::NotUsed, PrescriptionTiming::Later] {
        let facility = FacilitySettings {
            prescription: timing,
            ..PICTURED
        };
        let mut dialog = dialog(ConsentVersion::Cm2, facility);
        walk(&mut dialog, &[Choice::ConsentToAll]);
        assert!(dialog.is_done());
    }
    let facility = FacilitySettings {
        prescription: PrescriptionTiming::AtReception,
        ..PICTURED
    };
    let mut dialog = dialog(ConsentVersion::Cm2, facility);
    walk(&mut dialog, &[Choice::ConsentToAll, Choice::Electronic]);
    assert_eq!(dialog.prescription(), Some(PrescriptionForm::Electronic));
}

#[test]
fn a_button_that_is_not_there_changes_nothing() {
    let mut dialog = dialog(ConsentVersion::Cm2, PICTURED);
    let before = dialog;
    let error = dialog.choose(Choice::Refuse).unwrap_err();
    assert_eq!((error.kind(), dialog), (ErrorKind::StepOutOfOrder, before));
}

#[test]
fn the_version_follows_the_day_and_the_reader() {
    use ConsentVersion::{Cm0, Cm1, Cm2, Cm3};
    let day = Date::constant;
    let rows = [
        (day(2021, 3, 3), None, None),
        (day(2021, 3, 4), None, Some(Cm0)),
        (day(2022, 9, 10), None, Some(Cm0)),
        (day(2022, 9, 11), None, Some(Cm1)),
        (day(2024, 10, 6), None, Some(Cm1)),
        (day(2024, 10, 6), Some(Cm3), Some(Cm1)),
        (day(2024, 10, 7), None, Some(Cm2)),
        (day(2026, 11, 20), None, Some(Cm2)),
        (day(2026, 11, 20), Some(Cm1), Some(Cm1)),
        (day(2026, 11, 20), Some(Cm3), Some(Cm3)),
    ];
    for (day, known, version) in rows {
        assert_eq!(ConsentVersion::on(day, known), version, "{day} {known:?}");
    }
}

/// Every institution's settings, every version, every path: all end, none grants what was not
/// asked, and CM2 and CM3 never show the limit amount.
#[test]
fn every_path_ends_and_grants_only_what_was_asked() {
    let (mut states, mut transitions) = (0, 0);
    for version in ConsentVersion::ALL {
        for facility in facilities() {
            let (s, t) = explore(dialog(version, facility).with_referrals(3), version);
            states += s;
            transitions += t;
            let inherits = dialog(version, facility).with_prior(Some(prior(facility, true)));
            let (s, t) = explore(inherits, version);
            states += s;
            transitions += t;
        }
    }
    println!("consent dialogs: {states} states, {transitions} transitions");
    assert!(states > 5_000, "{states}");
}

fn facilities() -> Vec<FacilitySettings> {
    let mut all = Vec::new();
    for records in [
        Records::None,
        Records::Medication,
        Records::TreatmentAndMedication,
    ] {
        for bits in 0..64_u8 {
            let bit = |n: u8| bits & (1 << n) != 0;
            let timing = if bit(5) {
                PrescriptionTiming::AtReception
            } else {
                PrescriptionTiming::Later
            };
            all.push(FacilitySettings {
                surgery: bit(0),
                records,
                health_checkups: bit(1),
                limit_amount: bit(2),
                specific_diseases: bit(2),
                shared_records: bit(3),
                referrals: bit(4),
                prescription: timing,
            });
        }
    }
    all
}

fn explore(start: ConsentDialog, version: ConsentVersion) -> (usize, usize) {
    let (mut seen, mut open, mut transitions) = (HashSet::from([start]), vec![start], 0);
    while let Some(dialog) = open.pop() {
        let screen = dialog.screen();
        assert!(dialog.is_done() || !screen.choices.is_empty(), "{dialog:?}");
        assert_eq!(dialog.granted().and(dialog.asked()), dialog.granted());
        if version >= ConsentVersion::Cm2 {
            let certificate = [ScreenId::AskLimitAmount, ScreenId::AskSpecificDiseases];
            assert!(!certificate.contains(&screen.id) && !screen.offers(Choice::UseLimit));
        }
        for choice in screen.choices {
            let mut next = dialog;
            next.choose(choice).unwrap();
            transitions += 1;
            if seen.insert(next) {
                open.push(next);
            }
        }
    }
    assert!(seen.iter().any(ConsentDialog::is_done));
    (seen.len(), transitions)
}

fn record(choices: &[Choice], term: Term) -> ConsentRecord {
    let mut dialog = dialog(ConsentVersion::Cm1, PICTURED);
    walk(&mut dialog, choices);
    ConsentRecord::of(&dialog, Operator::Patient, term, AT)
}

const ALL_YES: [Choice; 3] = [Choice::Consent; 3];

/// 24 hours for an outpatient; 訪問診療等 as long as the care continues; オンライン診療等 once.
#[test]
fn each_term_ends_in_its_own_way() {
    let later = |hours| AT.saturating_add(jiff_hours(hours));
    let mut outpatient = record(&ALL_YES, Term::Outpatient);
    assert!(outpatient.allows_viewing(Category::Surgery, later(24)));
    assert!(!outpatient.allows_viewing(Category::Surgery, later(25)));
    outpatient.expire(later(25));
    let ended = outpatient.of_category(Category::Surgery);
    assert!(matches!(
        ended,
        ConsentState::Ended { reason: EndReason::TimeElapsed, at: Some(at), .. } if at == later(24)
    ));

    let mut continuing = record(&ALL_YES, Term::ContinuingCare);
    continuing.expire(later(24 * 365));
    assert!(continuing.allows_viewing(Category::Surgery, later(24 * 365)));
    continuing.end_all(EndReason::Patient, later(1));
    assert!(!continuing.allows_viewing(Category::Surgery, later(1)));

    let mut once = record(&ALL_YES, Term::PerUse);
    assert!(once.allows_viewing(Category::Medication, later(1)));
    once.used(later(1));
    assert!(!once.allows_viewing(Category::Medication, later(1)));
    assert!(!once.allows_viewing(Category::Medication, AT.saturating_sub(jiff_hours(1))));
}

fn jiff_hours(hours: i64) -> std::time::Duration {
    std::time::Duration::from_secs(u64::try_from(hours).unwrap() * 3600)
}

fn reported(category: Category, consent: Consent) -> Consents {
    let mut consents = Consents::default();
    consents.set(category, consent);
    consents
}

fn granted_until(hours: i64) -> Consent {
    Consent::Granted {
        at: Some(Timestamp::new(AT)),
        until: Some(Timestamp::new(AT.saturating_add(jiff_hours(hours)))),
    }
}

#[test]
fn the_narrower_of_our_record_and_the_readers_counts() {
    let category = Category::Surgery;
    let yes = || record(&ALL_YES, Term::Outpatient);
    let no = || record(&[Choice::Refuse; 1], Term::Outpatient);
    let none = || ConsentRecord::empty(Term::Outpatient);
    let unreadable = Consent::Granted {
        at: Some(Timestamp::new(AT)),
        until: None,
    };
    let rows = [
        (yes(), granted_until(24), true, false),
        (yes(), Consent::NotAsked, false, true),
        (yes(), Consent::Refused, false, true),
        (no(), granted_until(24), false, true),
        (no(), Consent::Refused, false, false),
        (none(), granted_until(24), true, false),
        (none(), unreadable, false, false),
        (none(), Consent::Refused, false, false),
    ];
    for (mut record, theirs, viewing, differing) in rows {
        let differ = record.merge(&reported(category, theirs.clone()));
        assert_eq!(record.allows_viewing(category, AT), viewing, "{theirs:?}");
        assert_eq!(differ.contains(&category), differing, "{theirs:?}");
    }
}

#[test]
fn flags_of_the_reader_become_states() {
    let other = |flag| Consent::Other {
        flag,
        at: None,
        until: None,
    };
    let mut record = ConsentRecord::empty(Term::Outpatient);
    record.merge(&reported(Category::Tests, other(ConsentFlag::Unobtainable)));
    assert_eq!(
        record.of_category(Category::Tests),
        ConsentState::Unobtainable
    );
    record.merge(&reported(Category::Surgery, other(ConsentFlag::Expired)));
    assert!(matches!(
        record.of_category(Category::Surgery),
        ConsentState::Ended {
            reason: EndReason::TimeElapsed,
            ..
        }
    ));
    let unknown = reported(Category::Treatment, other(ConsentFlag::from_code("7")));
    assert_eq!(record.merge(&unknown), [Category::Treatment]);
    assert_eq!(
        record.of_category(Category::Treatment),
        ConsentState::NotAsked
    );
}

#[test]
fn a_patient_who_cannot_be_asked_grants_nothing() {
    let mut dialog = ConsentDialog::orally(PICTURED);
    assert_eq!(
        walk(&mut dialog, &[Choice::Unobtainable])[0],
        ScreenId::AskOrally
    );
    let record = ConsentRecord::of(&dialog, Operator::Staff, Term::Outpatient, AT);
    assert_eq!(
        record.of_category(Category::Medication),
        ConsentState::Unobtainable
    );
    assert!(!record.allows_viewing(Category::Medication, AT));
}

#[test]
fn the_record_is_json_by_stable_codes() {
    let mut record = record(&ALL_YES, Term::Outpatient);
    record.end(Category::Surgery, EndReason::Patient, AT);
    let json = record.to_json();
    assert_eq!(json["version"], "CM1");
    assert_eq!(json["operator"], "PATIENT");
    assert_eq!(json["consents"]["surgery"]["reason"]["interface_code"], "2");
    assert_eq!(
        json["consents"]["medication"]["until"],
        "2026-11-21T10:01:00"
    );
    assert!(json["consents"]["limit_amount"].is_null());
    assert_eq!(format!("{record:?}").matches("Granted").count(), 0);
}

/// Each version can be drawn; 医療保険部会 of 2024-09-30, 1: the limit amount is asked for until 2024-10-06.
#[test]
fn every_version_has_a_graph() {
    for version in ConsentVersion::ALL {
        let graph = version.graph(FacilitySettings::EVERYTHING);
        let asks = |screen: &str| graph.edges.iter().any(|edge| edge.from == screen);
        assert_eq!(graph.name, version.name());
        assert_eq!(
            asks("ASK_LIMIT_AMOUNT"),
            version.asks_for_limit(),
            "{version:?}"
        );
        assert_eq!(
            asks("CONSENT_METHOD"),
            version.has_bulk_consent(),
            "{version:?}"
        );
        assert_eq!(asks("INHERIT_CONSENT"), version == ConsentVersion::Cm3);
        assert!(graph.states > 1 && graph.transitions + 1 >= graph.states);
        assert!(graph.to_string().contains("\"DONE\""));
    }
}

/// OQSCD016, and 「オンライン資格確認」 of March 2021, p.12: in a disaster a patient who cannot be asked is
/// 同意取得困難, which every other reception treats as no consent.
#[test]
fn a_patient_who_cannot_be_asked_is_seen_in_emergencies_only() {
    use mnc_core::fallback::outage::SearchMode;
    let ended = ConsentState::Ended {
        grant: None,
        reason: EndReason::Patient,
        at: None,
    };
    for (state, code, opens) in [
        (ConsentState::NotAsked, None, false),
        (ConsentState::Refused, Some("0"), false),
        (
            ConsentState::Granted(Grant::new(AT, Term::Outpatient)),
            Some("1"),
            true,
        ),
        (ended, Some("2"), false),
        (ConsentState::Unobtainable, Some("3"), true),
    ] {
        let flag = state.flag();
        assert_eq!(flag.as_ref().map(ConsentFlag::code), code);
        for mode in [SearchMode::Disaster, SearchMode::Emergency] {
            assert_eq!(
                flag.as_ref().is_some_and(|flag| mode.opens_records(flag)),
                opens
            );
        }
    }
    let mut dialog = ConsentDialog::orally(PICTURED);
    dialog.choose(Choice::Unobtainable).unwrap();
    let record = ConsentRecord::of(&dialog, Operator::Staff, Term::Outpatient, AT);
    assert_eq!(
        record.of_category(Category::Surgery).flag(),
        Some(ConsentFlag::Unobtainable)
    );
    assert!(!record.allows_viewing(Category::Surgery, AT));
}
