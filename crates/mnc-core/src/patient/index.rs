//! The patients of an institution, and which of them an answer may be about.
//!
//! Four sorted lists of (key, patient), each key 32 bits of a hash: by patient number, by birth date,
//! by insurer and number, and by reading. A lookup is a binary search; what a hash brings together
//! by chance is compared and falls away. 32 bytes per patient, and no copy of the patients.

use super::compare::{
    Action, Comparison, Field, Finding, Reason, Settings, Verdict, alias_fits, compare_with,
    name_level, same_family_number,
};
use super::fold::{self, Level, kana_key, name_key};
use super::local::LocalPatient;
use crate::Date;
use crate::eligibility::QualificationAnswer;
use crate::eligibility::answer::{Day, Qualification};
use crate::eligibility::numbers::{InsurerNumber, number_key};
use std::borrow::Cow;

/// The patients with their index.
///
/// ```
/// use mnc_core::patient::{LocalPatient, PatientIndex};
/// let patients = vec![LocalPatient::from_row([("氏名", "番号花子"), ("生年月日", "S63.1.5")])?];
/// let index = PatientIndex::new(&patients);
/// assert_eq!(index.patients().len(), 1);
/// # Ok::<(), mnc_core::Error>(())
/// ```
pub struct PatientIndex<'a> {
    patients: Cow<'a, [LocalPatient]>,
    by_patient_number: Keys,
    by_birthdate: Keys,
    by_number: Keys,
    by_kana: Keys,
    settings: Settings,
}

/// What an answer's qualification means for the patients. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decision {
    /// It is this patient's: the place in the list.
    Link(usize),
    /// A person must decide among the candidates.
    Confirm,
    /// Every candidate differs in birth date or sex: none may be linked.
    Stop,
    /// Nobody in the list: a new patient.
    New,
}

/// A patient that the answer may be about.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Candidate {
    /// The place in the list.
    pub patient: usize,
    /// What differs.
    pub comparison: Comparison,
}

/// The candidates of one qualification, the best first, and what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Review {
    /// What follows.
    pub decision: Decision,
    /// The candidates, the best first.
    pub candidates: Vec<Candidate>,
}

impl<'a> PatientIndex<'a> {
    /// Builds the index over the patients, which it borrows or owns. Beyond 4 294 967 295 of them, the
    /// rest is left out.
    pub fn new(patients: impl Into<Cow<'a, [LocalPatient]>>) -> Self {
        let patients = patients.into();
        let keys = |key: fn(&LocalPatient) -> Option<u32>| Keys::new(&patients, key);
        Self {
            by_patient_number: keys(|it| Some(hash(it.patient_number.as_ref()?.trim()))),
            by_birthdate: keys(|it| Some(day_key(it.birthdate?))),
            by_number: keys(|it| number_hash(it.insurer_number.as_ref(), it.number.as_ref())),
            by_kana: keys(|it| kana_hash(&it.kana)),
            settings: Settings::default(),
            patients,
        }
    }

    /// The same, by what the institution decided.
    #[must_use]
    pub fn with_settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }

    /// The patients, as they were given.
    pub fn patients(&self) -> &[LocalPatient] {
        &self.patients
    }

    /// The patients without the index, to be changed and indexed anew.
    pub fn into_patients(self) -> Vec<LocalPatient> {
        self.patients.into_owned()
    }

    /// The places of the patients that a qualification may be about, ascending.
    pub fn candidates(&self, answer: &Qualification) -> Vec<usize> {
        let numbers = answer.reference_numbers.iter();
        let by_number = numbers.flat_map(|it| self.by_patient_number.of(hash(it.trim())));
        let known = |place: &usize| {
            let patient = self.patients.get(*place);
            patient.is_some_and(|patient| may_be(answer, patient))
        };
        let near = self.born_with(answer).chain(self.insured_with(answer));
        let mut places: Vec<usize> = by_number.chain(near).filter(known).collect();
        if places.is_empty() {
            places = self.read_alike(answer);
        }
        places.sort_unstable();
        places.dedup();
        places
    }

    /// Compares a qualification with its candidates and decides, on the day of the reception.
    pub fn review(&self, answer: &Qualification, on: Date) -> Review {
        let candidates = self.candidates(answer).into_iter().filter_map(|patient| {
            let comparison = compare_with(answer, self.patients.get(patient)?, on, self.settings);
            Some(Candidate {
                patient,
                comparison,
            })
        });
        let mut candidates: Vec<_> = candidates.collect();
        self.guard_twins(answer, &mut candidates);
        ask_when_several_fit(&mut candidates);
        candidates.sort_by_key(|candidate| rank(&candidate.comparison));
        let decision = match candidates.first() {
            None => Decision::New,
            Some(best) => match best.comparison.verdict() {
                Verdict::Link => Decision::Link(best.patient),
                Verdict::Confirm => Decision::Confirm,
                Verdict::Stop => Decision::Stop,
            },
        };
        Review {
            decision,
            candidates,
        }
    }

    /// Reviews every qualification of an answer. If the answer does not confirm, no change is
    /// proposed.
    pub fn review_answer(&self, answer: &QualificationAnswer, on: Date) -> Vec<Review> {
        let results = answer.body.results.iter();
        let mut reviews: Vec<_> = results.map(|result| self.review(result, on)).collect();
        if !answer.outcome().confirms_qualification() {
            let candidates = reviews.iter_mut().flat_map(|review| &mut review.candidates);
            candidates.for_each(|candidate| candidate.comparison.without_proposals());
        }
        reviews
    }

    fn born_with(&self, answer: &Qualification) -> impl Iterator<Item = usize> {
        let day = answer.birthdate.as_ref().and_then(Day::value);
        day.into_iter()
            .flat_map(|day| self.by_birthdate.of(day_key(day)))
    }

    /// By the number, and by the number with the branch behind it or without it.
    fn insured_with(&self, answer: &Qualification) -> impl Iterator<Item = usize> {
        let hash = |number: &String| number_hash(answer.insurer_number.as_ref(), Some(number));
        let numbers = answer.number.iter().flat_map(|number| {
            let behind = answer
                .branch
                .as_ref()
                .map(|it| format!("{number}{:0>2}", number_key(it)));
            let key = number_key(number);
            let without = key
                .len()
                .checked_sub(2)
                .and_then(|end| key.get(..end))
                .map(str::to_owned);
            [Some(number.clone()), behind, without]
        });
        let hashes = numbers.flatten().filter_map(move |number| hash(&number));
        hashes.flat_map(|hash| self.by_number.of(hash))
    }

    /// Of the same reading and sex, where two of year, month and day of birth are equal: one of the
    /// three was mistyped. Asked only if nothing else fits.
    fn read_alike(&self, answer: &Qualification) -> Vec<usize> {
        let kana = answer.kana.as_deref().and_then(kana_hash);
        let places = kana.into_iter().flat_map(|hash| self.by_kana.of(hash));
        let alike = |patient: &LocalPatient| {
            let days = answer
                .birthdate
                .as_ref()
                .and_then(Day::value)
                .zip(patient.birthdate);
            answer.sex == patient.sex
                && days.is_some_and(|(one, other)| is_near(one, other))
                && (kana_agrees(answer, patient) || name_level(answer, patient).is_some())
        };
        places
            .filter(|place| self.patients.get(*place).is_some_and(alike))
            .collect()
    }

    /// A twin has the same birth date and family: then the given name and the branch must both be
    /// confirmed, and a patient number alone does not do (surveys: 双子の紐づけ).
    fn guard_twins(&self, answer: &Qualification, candidates: &mut [Candidate]) {
        for candidate in candidates {
            let comparison = &mut candidate.comparison;
            if comparison.keys.insurance || comparison.verdict() != Verdict::Link {
                continue;
            }
            let Some(patient) = self.patients.get(candidate.patient) else {
                continue;
            };
            let others = self
                .born_with(answer)
                .filter(|place| *place != candidate.patient);
            let mut others = others.filter_map(|place| self.patients.get(place));
            if others.any(|other| same_family_number(answer, other) || same_family(patient, other))
            {
                comparison.add(question(Field::Branch, Reason::TwinNear));
            }
        }
    }
}

impl std::fmt::Debug for PatientIndex<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PatientIndex({} patients)", self.patients.len())
    }
}

/// Two records that could both be linked are one person twice, or two: a person decides.
fn ask_when_several_fit(candidates: &mut [Candidate]) {
    let links = |candidate: &&mut Candidate| candidate.comparison.verdict() == Verdict::Link;
    if candidates.iter_mut().filter(links).count() > 1 {
        for candidate in candidates.iter_mut().filter(links) {
            let several = question(Field::PatientNumber, Reason::SeveralFit);
            candidate.comparison.add(several);
        }
    }
}

fn question(field: Field, reason: Reason) -> Finding {
    Finding::new(field, reason, Action::Ask, None, None)
}

/// What would have to be true before the two are worth a look.
fn may_be(answer: &Qualification, patient: &LocalPatient) -> bool {
    let number = patient.patient_number.as_ref().map(|it| it.trim());
    let referred =
        number.is_some_and(|known| answer.reference_numbers.iter().any(|it| it.trim() == known));
    let born = answer.birthdate.as_ref().and_then(Day::value);
    let born_alike = born.is_some() && born == patient.birthdate;
    let named = || {
        name_level(answer, patient).is_some()
            || kana_agrees(answer, patient)
            || alias_fits(answer, patient)
    };
    let family = || same_family_number(answer, patient);
    let branched = || match (&answer.branch, &patient.branch) {
        (Some(one), Some(other)) => number_key(one) == number_key(other),
        _ => false,
    };
    referred || (born_alike && (named() || family())) || (family() && (branched() || named()))
}

fn kana_agrees(answer: &Qualification, patient: &LocalPatient) -> bool {
    let kana = answer.kana.as_deref();
    kana.is_some_and(|kana| fold::kana_agree(kana, &patient.kana).is_some())
}

/// Whether two patients may be of one family by their names: the part before the space, or the first
/// character where there is none.
fn same_family(one: &LocalPatient, other: &LocalPatient) -> bool {
    let family = |name: &str| {
        let (family, given) = name.trim().split_once(char::is_whitespace)?;
        (!given.trim().is_empty()).then(|| name_key(family, Level::Weak))
    };
    if let (Some(one), Some(other)) = (family(&one.name), family(&other.name)) {
        return one == other;
    }
    let first = |name: &str| name_key(name, Level::Weak).chars().next();
    first(&one.name) == first(&other.name)
}

fn is_near(one: Date, other: Date) -> bool {
    let equal = [
        one.year() == other.year(),
        one.month() == other.month(),
        one.day() == other.day(),
    ];
    equal.into_iter().filter(|equal| *equal).count() >= 2
}

/// The best first: what may be linked, then what shares a number, then what has the better name.
fn rank(comparison: &Comparison) -> (Verdict, bool, bool, Option<Level>) {
    let keys = comparison.keys;
    (
        comparison.verdict(),
        !keys.patient_number,
        !keys.insurance,
        comparison.name.or(Some(Level::Alias)),
    )
}

/// Keys and places, in the order of the keys.
struct Keys(Vec<(u32, u32)>);

impl Keys {
    fn new(patients: &[LocalPatient], key: fn(&LocalPatient) -> Option<u32>) -> Self {
        let places = (0..=u32::MAX).zip(patients);
        let mut keys = Vec::with_capacity(patients.len());
        keys.extend(places.filter_map(|(place, patient)| Some((key(patient)?, place))));
        keys.sort_unstable();
        keys.shrink_to_fit();
        Self(keys)
    }

    fn of(&self, key: u32) -> impl Iterator<Item = usize> {
        let start = self.0.partition_point(|(other, _)| *other < key);
        let behind = self.0.get(start..).unwrap_or_default().iter();
        behind
            .take_while(move |(other, _)| *other == key)
            .filter_map(|(_, place)| usize::try_from(*place).ok())
    }
}

/// FNV-1a: short keys, no attacker (a collision costs one comparison).
fn hash(text: &str) -> u32 {
    let bytes = text.bytes();
    bytes.fold(0x811C_9DC5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

fn day_key(day: Date) -> u32 {
    let parts = [
        i32::from(day.year()),
        i32::from(day.month()),
        i32::from(day.day()),
    ];
    let packed = parts.into_iter().fold(0_i32, |key, part| key * 32 + part);
    packed.cast_unsigned()
}

fn number_hash(insurer: Option<&InsurerNumber>, number: Option<&String>) -> Option<u32> {
    let key = number_key(number?);
    let key = Some(key).filter(|key| !key.is_empty())?;
    Some(hash(&format!("{}/{key}", number_key(insurer?.raw()))))
}

fn kana_hash(kana: &str) -> Option<u32> {
    let key = kana_key(kana, Level::Weak);
    (!key.is_empty()).then(|| hash(&key))
}
