//! Counters of a counter, without personal data: マイナ保険証利用率, methods, failures, times.
//!
//! An institution adds what happens; nothing here can be traced to a patient: there are only counts
//! by month and kind of institution.

use super::machine::{End, Event, Visit};
use crate::identity::Method;
use crate::identity::message::messages;
use crate::reception::screen::ScreenId;
use crate::{Date, DateTime};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::fmt;

messages! {
    /// The kinds of institution that the ministry's tables tell apart.
    FacilityKind {
        /// 病院.
        Hospital = "HOSPITAL", "hospital", "病院";
        /// 医科診療所.
        Clinic = "CLINIC", "clinic", "医科診療所";
        /// 歯科診療所.
        Dental = "DENTAL", "dental clinic", "歯科診療所";
        /// 薬局.
        Pharmacy = "PHARMACY", "pharmacy", "薬局";
    }
}

messages! {
    /// The steps whose times are counted.
    Step {
        /// From the first screen to the card that can be read.
        Card = "CARD", "card", "カード";
        /// The verification.
        Verification = "VERIFICATION", "verification", "本人確認";
        /// Waiting for the answer: 5 seconds from the face to the answer, as a rule (「オンライン資格確認」
        /// of March 2021, p.15).
        Answer = "ANSWER", "answer", "回答待ち";
        /// The registration.
        Registration = "REGISTRATION", "registration", "利用登録";
        /// The consents.
        Consent = "CONSENT", "consent", "同意";
        /// Until the card is taken.
        End = "END", "end", "終了";
    }
}

impl Step {
    /// The step to which a screen belongs.
    pub const fn of(screen: ScreenId) -> Self {
        use ScreenId as S;
        match screen {
            S::PlaceCard
            | S::HoldCard
            | S::HoldPhone
            | S::ChoosePhone
            | S::ConfirmWish
            | S::CardReversed
            | S::CardInCase
            | S::NotMyNumberCard
            | S::CardTakenEarly => Self::Card,
            S::ChooseMethod
            | S::Face
            | S::FaceAgain
            | S::Pin
            | S::PinAgain
            | S::PinLastTry
            | S::Verifying
            | S::PhotoIdentification
            | S::SightOnTerminal
            | S::SightOnReader
            | S::SightAtHand => Self::Verification,
            S::Checking => Self::Answer,
            S::Register | S::RegisterAgain | S::Registering => Self::Registration,
            S::Done | S::DoneEligibilityOnly | S::TakeCard | S::CardLeftBehind | S::Ended => {
                Self::End
            }
            _ => Self::Consent,
        }
    }
}

/// The upper bounds of the histogram's buckets, in seconds; the last bucket is open.
pub const BUCKETS: [u32; 8] = [1, 2, 5, 10, 20, 30, 60, 120];

/// How often a step took how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Histogram([u64; BUCKETS.len() + 1]);

impl Histogram {
    /// Counts a time in seconds.
    pub fn add(&mut self, seconds: u32) {
        let index = BUCKETS.iter().position(|bound| seconds <= *bound);
        if let Some(count) = self.0.get_mut(index.unwrap_or(BUCKETS.len())) {
            *count += 1;
        }
    }

    /// The counts: of at most 1, 2, 5 … seconds as in [`BUCKETS`], and of more.
    pub const fn counts(&self) -> &[u64] {
        &self.0
    }
}

/// The counts of one month at one kind of institution.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Eligibility checks with the card or the phone.
    pub card: u64,
    /// Eligibility checks with the numbers of a certificate (健康保険証, 資格確認書).
    pub numbers: u64,
    /// Verified persons by the name of the method.
    pub methods: BTreeMap<&'static str, u64>,
    /// What failed, by code: a failed face or PIN, a card that lies wrong, a fall-back, a withdrawal.
    pub failures: BTreeMap<&'static str, u64>,
    /// Times by the code of the [`Step`].
    pub times: BTreeMap<&'static str, Histogram>,
}

impl Counts {
    /// All eligibility checks.
    pub const fn checks(&self) -> u64 {
        self.card + self.numbers
    }

    /// マイナ保険証利用率 in hundredths of a percent, rounded: マイナ保険証利用件数 / オンライン資格確認
    /// 利用件数 (医療保険部会 of 2024-09-30, 「オンライン資格確認の利用状況」 ※). `None` without a check.
    pub fn rate(&self) -> Option<u32> {
        share(self.card, self.checks())
    }

    fn merge(&mut self, other: &Self) {
        self.card += other.card;
        self.numbers += other.numbers;
        for (method, count) in &other.methods {
            *self.methods.entry(method).or_default() += count;
        }
        for (code, count) in &other.failures {
            *self.failures.entry(code).or_default() += count;
        }
        for (step, histogram) in &other.times {
            let sum = &mut self.times.entry(step).or_default().0;
            for (sum, count) in sum.iter_mut().zip(histogram.0) {
                *sum += count;
            }
        }
    }

    fn fail(&mut self, code: &'static str) {
        *self.failures.entry(code).or_default() += 1;
    }
}

/// A part of a whole in hundredths of a percent, rounded half up; `None` of nothing.
pub fn share(part: u64, whole: u64) -> Option<u32> {
    let (part, whole) = (u128::from(part), u128::from(whole));
    let rounded = (part * 20_000 + whole).checked_div(2 * whole)?;
    u32::try_from(rounded).ok()
}

/// A month, by its first day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UsageMonth {
    year: i16,
    month: i8,
}

impl From<Date> for UsageMonth {
    fn from(day: Date) -> Self {
        Self {
            year: day.year(),
            month: day.month(),
        }
    }
}

impl fmt::Display for UsageMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// The counts by month and kind of institution.
///
/// ```
/// use mnc_core::Date;
/// use mnc_core::reception::usage::{FacilityKind, Usage};
/// let month = Date::constant(2024, 8, 1).into();
/// let mut usage = Usage::default();
/// usage.counts_mut(month, FacilityKind::Pharmacy).card += 11_042_415;
/// usage.counts_mut(month, FacilityKind::Pharmacy).numbers += 79_054_772;
/// assert_eq!(usage.total(month).rate(), Some(1226)); // 12.26 %
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Usage(BTreeMap<(UsageMonth, usize), Counts>);

impl Usage {
    /// The counts of a month at a kind of institution, to be added to.
    pub fn counts_mut(&mut self, month: UsageMonth, kind: FacilityKind) -> &mut Counts {
        self.0.entry((month, kind as usize)).or_default()
    }

    /// The counts of a month at a kind of institution.
    pub fn counts(&self, month: UsageMonth, kind: FacilityKind) -> Option<&Counts> {
        self.0.get(&(month, kind as usize))
    }

    /// The counts of a month at all kinds.
    pub fn total(&self, month: UsageMonth) -> Counts {
        let mut total = Counts::default();
        for (_, counts) in self.0.iter().filter(|((of, _), _)| *of == month) {
            total.merge(counts);
        }
        total
    }

    /// Counts what happens in a visit: to be called before each
    /// [`Visit::step`](super::machine::Visit::step), with the same event and time.
    pub fn observe(&mut self, kind: FacilityKind, visit: &Visit, event: &Event, at: DateTime) {
        let counts = self.counts_mut(at.date().into(), kind);
        let seconds = at.duration_since(visit.since()).as_secs();
        let step = Step::of(visit.screen().id).code();
        let histogram = counts.times.entry(step).or_default();
        histogram.add(u32::try_from(seconds).unwrap_or_default());
        if is_failure(event) {
            counts.fail(event.name());
        }
    }

    /// Counts the end of a visit; one that has not ended counts nothing. A fall-back after an answer
    /// was an eligibility check with the card too.
    pub fn ended(&mut self, kind: FacilityKind, visit: &Visit) {
        let Some(end) = visit.end() else { return };
        let counts = self.counts_mut(visit.since().date().into(), kind);
        let method = match end {
            End::Received(received) => Some(received.identity.method()),
            End::FallBack { identity, .. } => identity.as_ref().map(|it| it.method()),
            End::Withdrawn(_) => None,
        };
        if let Some(name) = method.map(Method::name) {
            *counts.methods.entry(name).or_default() += 1;
        }
        match end {
            End::Received(_) => counts.card += 1,
            End::FallBack { reason, .. } => {
                counts.card += u64::from(reason.was_answered());
                counts.fail(end.code());
            }
            End::Withdrawn(_) => counts.fail(end.code()),
        }
    }

    /// Counts an eligibility check with the numbers of a certificate.
    pub fn checked_by_numbers(&mut self, kind: FacilityKind, on: Date) {
        self.counts_mut(on.into(), kind).numbers += 1;
    }

    /// As JSON: an array of `{month, kind, card, numbers, checks, rate_percent, methods, failures,
    /// seconds}`; `rate_percent` is `null` without a check; `seconds` is an object from the step to an
    /// array of counts, `buckets` their upper bounds in seconds.
    pub fn to_json(&self) -> Json {
        let rows: Vec<_> = self.rows().map(row_json).collect();
        json!({ "buckets": BUCKETS, "rows": rows })
    }

    /// As CSV with a heading: `month,kind,measure,key,value`. Codes, digits and points only.
    pub fn to_csv(&self) -> String {
        let mut lines = vec!["month,kind,measure,key,value".to_owned()];
        for (month, kind, counts) in self.rows() {
            let kind = kind.code();
            let line = |(measure, key, value)| format!("{month},{kind},{measure},{key},{value}");
            lines.extend(measures(counts).into_iter().map(line));
        }
        lines.join("\n") + "\n"
    }

    fn rows(&self) -> impl Iterator<Item = (UsageMonth, FacilityKind, &Counts)> {
        self.0.iter().filter_map(|((month, kind), counts)| {
            FacilityKind::ALL
                .get(*kind)
                .map(|kind| (*month, *kind, counts))
        })
    }
}

fn row_json((month, kind, counts): (UsageMonth, FacilityKind, &Counts)) -> Json {
    let times: BTreeMap<_, _> = counts.times.iter().map(|(step, it)| (step, it.0)).collect();
    json!({
        "month": month.to_string(),
        "kind": kind.code(),
        "card": counts.card,
        "numbers": counts.numbers,
        "checks": counts.checks(),
        "rate_percent": counts.rate().map(|rate| f64::from(rate) / 100.0),
        "methods": counts.methods,
        "failures": counts.failures,
        "seconds": times,
    })
}

fn measures(counts: &Counts) -> Vec<(&'static str, String, String)> {
    let mut rows = vec![
        ("checks", "card".to_owned(), counts.card.to_string()),
        ("checks", "numbers".to_owned(), counts.numbers.to_string()),
    ];
    if let Some(rate) = counts.rate() {
        rows.push(("rate_percent", String::new(), percent(rate)));
    }
    let named = |measure, counts: &BTreeMap<&'static str, u64>| {
        let row = |(key, count): (&&str, &u64)| (measure, (*key).to_owned(), count.to_string());
        counts.iter().map(row).collect::<Vec<_>>()
    };
    rows.extend(named("method", &counts.methods));
    rows.extend(named("failure", &counts.failures));
    for (step, histogram) in &counts.times {
        for (index, count) in histogram.0.iter().enumerate() {
            let bound = BUCKETS.get(index).map_or("more".to_owned(), u32::to_string);
            rows.push(("seconds", format!("{step}<={bound}"), count.to_string()));
        }
    }
    rows
}

fn percent(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn is_failure(event: &Event) -> bool {
    matches!(
        event,
        Event::CardMisplaced(_)
            | Event::FaceFailed(_)
            | Event::PinFailed(_)
            | Event::DeviceFailed
            | Event::RegistrationFailed
    )
}
