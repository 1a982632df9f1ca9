//! One answer beside one local record: what differs, why, and whether they may be linked.
//!
//! | verdict | when |
//! |---|---|
//! | `Stop` | the birth date or the sex differ |
//! | `Link` | name at [`Level::Folded`] or better, birth date and sex equal, the patient number (照会番号) or all of 保険者番号, 記号, 番号 and 枝番 equal, and no finding asks |
//! | `Link`, if [`Settings::approved_spellings`] | a spelling that staff approved, and everything else equal: birth date, sex, the patient number and all of 保険者番号, 記号, 番号 and 枝番 |
//! | `Confirm` | anything else: a person decides |
//!
//! Nothing is linked on a name alone, and nothing is written: the comparison is a list of findings,
//! some of which propose a change. A value with ● never replaces one without.

mod finding;
mod insurance;
mod person;
mod place;

pub use finding::{Action, Change, Field, Finding, Reason};
pub(super) use insurance::same_family_number;
pub(super) use person::{alias_fits, name_level};

use super::fold::Level;
use super::local::LocalPatient;
use super::share::{self, Scheme, ShareDoubt};
use crate::Date;
use crate::eligibility::QualificationAnswer;
use crate::eligibility::answer::{Day, Qualification};
use crate::eligibility::codes::CardClassification;
use std::fmt;

/// Whether an answer and a record may be linked. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// They may be linked without asking.
    Link,
    /// A person must decide.
    Confirm,
    /// They must not be linked.
    Stop,
}

impl Verdict {
    /// The stable ASCII code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Link => "LINK",
            Self::Confirm => "CONFIRM",
            Self::Stop => "STOP",
        }
    }
}

/// What an institution may decide for itself, with the default. Exhaustive on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Settings {
    /// Whether a name that is a spelling which staff approved
    /// ([`AliasKind::Approved`](crate::patient::alias::AliasKind::Approved)) may link. Only if
    /// everything else is equal: birth date, sex, the patient number and all numbers of the insurance.
    /// Default `false`: a person confirms each time.
    pub approved_spellings: bool,
}

/// What is equal without doubt, beyond the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Keys {
    /// 照会番号 is this patient's number.
    pub patient_number: bool,
    /// 保険者番号, 記号, 番号 and 枝番 are equal; 後期高齢者医療 has no 枝番.
    pub insurance: bool,
}

/// The result of a comparison. `Debug` shows codes and no values.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Comparison {
    /// How well the names in kanji agree; [`Level::Alias`] for another name of the patient.
    pub name: Option<Level>,
    /// How well the readings agree.
    pub kana: Option<Level>,
    /// What else is equal.
    pub keys: Keys,
    /// The name is a spelling that staff approved, and counts as the name
    /// ([`Settings::approved_spellings`]).
    pub approved: bool,
    /// The differences, in the order of [`Field::ALL`].
    pub findings: Vec<Finding>,
}

impl Comparison {
    /// Whether they may be linked.
    pub fn verdict(&self) -> Verdict {
        let gravest = self.findings.iter().map(|finding| finding.action).max();
        let named = self.approved || self.name.is_some_and(|level| level <= Level::Folded);
        let keyed = self.keys.patient_number || self.keys.insurance;
        match gravest {
            Some(Action::Stop) => Verdict::Stop,
            Some(Action::Ask) => Verdict::Confirm,
            _ if named && keyed => Verdict::Link,
            _ => Verdict::Confirm,
        }
    }

    /// The changes that are proposed to staff.
    pub fn changes(&self) -> impl Iterator<Item = Change<'_>> {
        let proposed = self.findings.iter();
        proposed
            .filter(|finding| finding.action == Action::Propose)
            .filter_map(|finding| {
                Some(Change {
                    field: finding.field,
                    from: finding.local.as_deref(),
                    to: finding.answer.as_deref()?,
                    reason: finding.reason,
                })
            })
    }

    pub(super) fn add(&mut self, finding: Finding) {
        self.findings.push(finding);
        self.findings.sort_by_key(|finding| place_of(finding.field));
    }

    /// Takes an approved spelling for the name, if every other key is equal.
    fn approve(&mut self) {
        let others = self.findings.iter().filter(|it| it.field != Field::Name);
        let asked = others.map(|it| it.action).any(|it| it >= Action::Ask);
        self.approved = self.keys.patient_number && self.keys.insurance && !asked;
        let name = self.findings.iter_mut().find(|it| it.field == Field::Name);
        if let Some(name) = name.filter(|_| self.approved) {
            (name.reason, name.action) = (Reason::Alias, Action::Warn);
        }
    }

    /// The answer does not confirm a qualification: nothing of it is proposed.
    pub(super) fn without_proposals(&mut self) {
        for finding in &mut self.findings {
            if finding.action == Action::Propose {
                (finding.action, finding.reason) = (Action::Keep, Reason::NotConfirmed);
            }
        }
    }
}

impl fmt::Debug for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Comparison")
            .field("verdict", &self.verdict())
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

/// Compares one qualification of an answer with one local record, on the day of the reception.
///
/// Of 医療扶助 the numbers and the share are left aside: they are another insurance's.
///
/// ```
/// use mnc_core::{Date, eligibility::answer::{Day, Qualification}, eligibility::codes::Sex};
/// use mnc_core::patient::{LocalPatient, compare::{Verdict, compare}};
/// let birth = Date::constant(1988, 1, 5);
/// let mut answer = Qualification::default();
/// answer.name = Some("高空　花子".into());
/// (answer.birthdate, answer.sex) = (Some(Day::new(birth)), Some(Sex::Female));
/// answer.reference_numbers = vec!["17".into()];
/// let mut local = LocalPatient::default();
/// local.name = "髙空花子".into();
/// (local.birthdate, local.sex) = (Some(birth), Some(Sex::Female));
/// local.patient_number = Some("17".into());
/// let comparison = compare(&answer, &local, Date::constant(2026, 11, 20));
/// assert_eq!(comparison.verdict(), Verdict::Link);
/// ```
pub fn compare(answer: &Qualification, local: &LocalPatient, on: Date) -> Comparison {
    compare_with(answer, local, on, Settings::default())
}

/// Compares one result of an answer with one local record. Nothing is proposed if the answer does not
/// confirm the qualification. `None` if the answer has no such result.
pub fn compare_result(
    answer: &QualificationAnswer,
    result: usize,
    local: &LocalPatient,
    on: Date,
    settings: Settings,
) -> Option<Comparison> {
    let mut comparison = compare_with(answer.body.results.get(result)?, local, on, settings);
    if !answer.outcome().confirms_qualification() {
        comparison.without_proposals();
    }
    Some(comparison)
}

/// Compares as [`compare`] does, by what the institution decided.
pub fn compare_with(
    answer: &Qualification,
    local: &LocalPatient,
    on: Date,
    settings: Settings,
) -> Comparison {
    let mut comparison = Comparison {
        name: name_level(answer, local),
        kana: person::kana_level(answer, local),
        keys: Keys::default(),
        approved: false,
        findings: Vec::new(),
    };
    person::compare(answer, local, &mut comparison);
    if answer.card_classification != Some(CardClassification::MedicalAid) {
        comparison.keys.insurance = insurance::compare(answer, local, &mut comparison.findings);
        shares(answer, local, on, &mut comparison.findings);
    }
    place::compare(answer, local, &mut comparison.findings);
    if settings.approved_spellings && person::is_approved(answer, local) {
        comparison.approve();
    }
    if comparison.verdict() == Verdict::Confirm && !has_question(&comparison) {
        comparison.findings.push(no_shared_key());
    }
    comparison
        .findings
        .sort_by_key(|finding| place_of(finding.field));
    comparison
}

fn has_question(comparison: &Comparison) -> bool {
    let mut actions = comparison.findings.iter().map(|finding| finding.action);
    actions.any(|action| action == Action::Ask)
}

fn no_shared_key() -> Finding {
    Finding::new(
        Field::PatientNumber,
        Reason::NoSharedKey,
        Action::Ask,
        None,
        None,
    )
}

fn place_of(field: Field) -> usize {
    let place = Field::ALL.iter().position(|other| *other == field);
    place.unwrap_or(Field::ALL.len())
}

/// A text that says something.
fn said(text: Option<&String>) -> Option<&str> {
    text.map(String::as_str)
        .filter(|text| !text.trim().is_empty())
}

/// Both shares beside each other, and the share beside the age.
fn shares(answer: &Qualification, local: &LocalPatient, on: Date, findings: &mut Vec<Finding>) {
    let birth = answer
        .birthdate
        .as_ref()
        .and_then(Day::value)
        .or(local.birthdate);
    let doubts = birth.map_or_else(Vec::new, |birth| share::doubts(answer, birth, on));
    let percent = |share: Option<u8>| share.map(|percent| format!("{percent}%"));
    let named = percent(answer.ratio_percent(on));
    let allowed = birth.map(|birth| allowed(answer, birth, on));
    for doubt in &doubts {
        let (field, reason) = explained(*doubt);
        let (named, allowed) = (named.as_deref(), allowed.as_deref());
        findings.push(Finding::new(field, reason, Action::Warn, named, allowed));
    }
    let (known, named) = (percent(local.ratio_percent), named.as_deref());
    let (reason, action) = match (named, known.as_deref()) {
        (Some(_), None) => (Reason::NotLocal, Action::Propose),
        (Some(named), Some(known)) if named != known => (Reason::Changed, Action::Propose),
        _ => return,
    };
    let doubtful = doubts.contains(&ShareDoubt::OutsideAge);
    let action = if doubtful { Action::Warn } else { action };
    findings.push(Finding::new(
        Field::Share,
        reason,
        action,
        named,
        known.as_deref(),
    ));
}

fn allowed(answer: &Qualification, birth: Date, on: Date) -> String {
    let insurer = answer.insurer_number.as_ref();
    let scheme = insurer.map_or(Scheme::Other, |number| Scheme::of(number.raw()));
    let shares = share::expected(birth, on, scheme).iter();
    shares
        .map(|percent| format!("{percent}%"))
        .collect::<Vec<_>>()
        .join("/")
}

const fn explained(doubt: ShareDoubt) -> (Field, Reason) {
    match doubt {
        ShareDoubt::OutsideAge => (Field::Share, Reason::ShareAgainstAge),
        ShareDoubt::Missing => (Field::Share, Reason::ShareMissing),
        ShareDoubt::Unclear => (Field::Share, Reason::ShareUnclear),
        ShareDoubt::Preschool => (Field::Preschool, Reason::PreschoolAgainstAge),
        ShareDoubt::Scheme => (Field::InsurerNumber, Reason::SchemeAgainstAge),
    }
}
