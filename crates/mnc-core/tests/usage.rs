//! The usage counters against the tables of the ministry, and against visits.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::Date;
use mnc_core::eligibility::Outcome;
use mnc_core::identity::assessment::Declaration;
use mnc_core::identity::{CardAssessment, CardObservations, Method};
use mnc_core::reception::machine::{Counter, Eligibility, Event, FaceFailure};
use mnc_core::reception::routes::Route;
use mnc_core::reception::screen::Choice;
use mnc_core::reception::usage::{FacilityKind, Usage, UsageMonth, share};
use std::time::Duration;

const AUGUST: Date = Date::constant(2024, 8, 1);

/// 医療保険部会 of 2024-09-30, 【8月分実績の内訳】: 合計, マイナンバーカード, 保険証.
const ROWS: [(FacilityKind, u64, u64, u64, u32); 4] = [
    (
        FacilityKind::Hospital,
        13_701_606,
        2_816_439,
        10_885_167,
        2056,
    ),
    (
        FacilityKind::Clinic,
        78_833_547,
        8_202_270,
        70_631_277,
        1040,
    ),
    (
        FacilityKind::Dental,
        13_324_617,
        2_301_716,
        11_022_901,
        1727,
    ),
    (
        FacilityKind::Pharmacy,
        90_097_187,
        11_042_415,
        79_054_772,
        1226,
    ),
];

fn august() -> Usage {
    let mut usage = Usage::default();
    for (kind, _, card, numbers, _) in ROWS {
        let counts = usage.counts_mut(AUGUST.into(), kind);
        (counts.card, counts.numbers) = (card, numbers);
    }
    usage
}

/// The same paper: the sums of the table, and 「8月：2,436万件、12.43%」.
#[test]
fn the_table_of_august_2024() {
    let usage = august();
    let month = UsageMonth::from(AUGUST);
    for (kind, checks, .., rate) in ROWS {
        let counts = usage.counts(month, kind).unwrap();
        assert_eq!(
            (counts.checks(), counts.rate()),
            (checks, Some(rate)),
            "{kind:?}"
        );
    }
    let total = usage.total(month);
    assert_eq!(
        (total.checks(), total.card, total.numbers),
        (195_956_957, 24_362_840, 171_594_117)
    );
    assert_eq!(total.rate(), Some(1243));
}

/// The same paper, in 万人 and in tenths of a percent.
#[test]
fn the_shares_of_the_same_paper() {
    let tenths = |part, whole: u64| share(part, whole * 10).unwrap();
    assert_eq!(tenths(9_347, 12_488), 748, "カードの保有者 / 全人口");
    assert_eq!(
        tenths(7_533, 9_347),
        806,
        "マイナ保険証の登録者 / カード保有者"
    );
    assert_eq!(tenths(1_263, 6_503), 194, "利用者 / 受診者");
    // 受診者のうち保有者 74.8 %, そのうち登録者 80.6 %.
    assert_eq!(tenths(1_263 * 1000, 6_503 * 748), 260);
    assert_eq!(tenths(1_263 * 1_000_000, 6_503 * 748 * 806), 322);
}

/// The same paper: 特定健診等情報, 薬剤情報, 診療情報 by kind, and their sums.
#[test]
fn the_views_of_the_same_paper_add_up() {
    let rows: [[u64; 3]; 4] = [
        [712_061, 470_808, 1_197_471],
        [2_450_217, 3_162_214, 6_557_711],
        [529_250, 492_066, 469_164],
        [3_371_033, 2_883_832, 5_502_347],
    ];
    let sum = |column: usize| rows.iter().map(|row| row[column]).sum::<u64>();
    // The paper's own sums.
    assert_eq!([sum(0), sum(1), sum(2)], [7_062_561, 7_008_920, 13_726_693]);
}

/// The same paper, p. 「マイナ保険証に関する現状」: 7,143万人 were registered at the end of the month before, of
/// 9,168万人 with a card: 77.9 %. (Its 73.1 % of all people has another population behind it than the
/// 12,488万人 of August, and is not named.)
#[test]
fn the_holders_and_the_registered_of_the_month_before() {
    assert_eq!(share(7_143, 9_168 * 10), Some(779));
    assert_ne!(
        share(9_168, 12_488 * 10),
        Some(731),
        "of another population"
    );
}

/// The same page: 「８月：2,436万件」 and 「1,263万人」 are the rounded sums of the tables, and of each
/// person who used the card there were nearly two uses.
#[test]
fn the_rounded_figures_are_those_of_the_table() {
    let total = august().total(UsageMonth::from(AUGUST));
    assert_eq!((total.card + 5_000) / 10_000, 2_436);
    assert_eq!(share(total.card, 12_630_000), Some(19_290));
}

/// The same paper, 【8月分実績の内訳】: what each kind of institution views for each use of a card, in
/// hundredths of a percent; recomputed from the raw counts of both tables.
#[test]
fn the_views_for_each_use_of_a_card() {
    let medication = [470_808, 3_162_214, 492_066, 2_883_832];
    let shares: Vec<_> = ROWS
        .iter()
        .zip(medication)
        .map(|((_, _, card, _, _), views)| share(views, *card).unwrap())
        .collect();
    assert_eq!(shares, [1672, 3855, 2138, 2612]);
}

#[test]
fn nothing_has_no_rate() {
    assert_eq!(share(0, 0), None);
    assert_eq!(share(1, 1), Some(10_000));
    assert_eq!(share(u64::MAX, u64::MAX), Some(10_000));
    assert_eq!(Usage::default().total(AUGUST.into()).rate(), None);
}

#[test]
fn a_visit_is_counted_by_method_failure_and_time() {
    let start = Date::constant(2026, 11, 20).at(10, 0, 0, 0);
    let card = CardAssessment::new(CardObservations::default(), Declaration::default());
    let mut visit = Counter::new(Route::Window).begin(start);
    let (mut usage, kind, mut at) = (Usage::default(), FacilityKind::Clinic, start);
    let events = [
        (4, Event::card(card)),
        (2, Event::Chosen(Choice::Face)),
        (8, Event::FaceFailed(FaceFailure::NotMatched)),
        (3, Event::verified_by_reader(Method::Face, start)),
        (1, Event::Answered(Eligibility::outcome(Outcome::Valid))),
        (6, Event::Chosen(Choice::ConsentToAll)),
        (200, Event::CardRemoved),
    ];
    for (seconds, event) in events {
        at = at.saturating_add(Duration::from_secs(seconds));
        usage.observe(kind, &visit, &event, at);
        visit.step(event, at).unwrap();
    }
    usage.ended(kind, &visit);
    usage.checked_by_numbers(kind, start.date());
    let counts = usage.total(start.date().into());
    assert_eq!(
        (counts.card, counts.numbers, counts.rate()),
        (1, 1, Some(5000))
    );
    assert_eq!(counts.methods["FACE"], 1);
    assert_eq!(counts.failures["FACE_NOT_MATCHED"], 1);
    let times = |step: &str| counts.times[step].counts().to_vec();
    assert_eq!(times("VERIFICATION"), [0, 1, 1, 1, 0, 0, 0, 0, 0]);
    assert_eq!(times("END"), [0, 0, 0, 0, 0, 0, 0, 0, 1]);

    let json = usage.to_json();
    assert_eq!(json["rows"][0]["rate_percent"], 50.0);
    assert_eq!(json["rows"][0]["seconds"]["ANSWER"][0], 1);
    let csv = usage.to_csv();
    assert!(csv.contains("2026-11,CLINIC,rate_percent,,50.00\n"));
    assert!(csv.contains("2026-11,CLINIC,seconds,END<=more,1\n"));
    assert!(
        csv.lines().all(|line| line.split(',').count() == 5),
        "{csv}"
    );
}
