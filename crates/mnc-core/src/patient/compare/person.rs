//! Name, reading, birth date, sex and patient number.

use super::finding::{Action, Field, Finding, Reason};
use super::{Comparison, said};
use crate::eligibility::answer::{Day, Qualification};
use crate::eligibility::codes::Sex;
use crate::patient::alias::names_in;
use crate::patient::fold::{self, Level};
use crate::patient::local::LocalPatient;

/// The strongest level at which the names agree; of the names in brackets as of aliases.
pub(in crate::patient) fn name_level(
    answer: &Qualification,
    local: &LocalPatient,
) -> Option<Level> {
    let name = said(answer.name.as_ref())?;
    let direct = fold::names_agree(name, &local.name);
    direct.or_else(|| alias_fits(answer, local).then_some(Level::Alias))
}

/// Whether one of the names that the answer holds is another name of the patient, or the reverse.
pub(in crate::patient) fn alias_fits(answer: &Qualification, local: &LocalPatient) -> bool {
    let entries = [&answer.name, &answer.other_name].into_iter().flatten();
    let answered: Vec<String> = entries.flat_map(|entry| names_in(entry)).collect();
    let known = names_in(&local.name);
    let same = |one: &str, other: &str| {
        fold::names_agree(one, other).is_some_and(|level| level <= Level::Folded)
    };
    answered.iter().any(|name| {
        local.aliases.iter().any(|alias| alias.covers(name))
            || known.iter().any(|known| same(name, known))
    })
}

/// The strongest level at which the readings agree.
pub(super) fn kana_level(answer: &Qualification, local: &LocalPatient) -> Option<Level> {
    fold::kana_agree(said(answer.kana.as_ref())?, &local.kana)
}

pub(super) fn compare(answer: &Qualification, local: &LocalPatient, comparison: &mut Comparison) {
    let findings = name(answer, local, comparison.name)
        .into_iter()
        .chain(kana(answer, local, comparison.kana))
        .chain(birthdate(answer, local))
        .chain(sex(answer, local));
    comparison.findings.extend(findings);
    comparison.keys.patient_number = patient_number(answer, local, &mut comparison.findings);
}

fn name(answer: &Qualification, local: &LocalPatient, level: Option<Level>) -> Option<Finding> {
    let (answered, known) = (said(answer.name.as_ref()), said(Some(&local.name)));
    let marked = [answered, known].into_iter().flatten().any(fold::has_mark);
    let (reason, action) = match level {
        Some(Level::Exact) => return None,
        Some(Level::Width) => (Reason::Width, Action::Keep),
        Some(Level::Folded) => (Reason::Variant, Action::Keep),
        Some(Level::Weak) if marked => (Reason::Mark, Action::Ask),
        Some(Level::Weak) => (Reason::Weak, Action::Ask),
        Some(Level::Alias) => (Reason::Alias, Action::Ask),
        None if answered.is_none() || known.is_none() => (Reason::NotConfirmable, Action::Ask),
        None => (Reason::Differs, Action::Ask),
    };
    Some(Finding::new(Field::Name, reason, action, answered, known))
}

/// A reading decides nothing: insurers write it their own way, and the official 振り仮名 (from
/// 2025-05-26) may differ from theirs.
fn kana(answer: &Qualification, local: &LocalPatient, level: Option<Level>) -> Option<Finding> {
    let (answered, known) = (said(answer.kana.as_ref()), said(Some(&local.kana)));
    let (reason, action) = match (level, answered, known) {
        (Some(Level::Exact), ..) | (None, None, None) => return None,
        (Some(Level::Width), ..) => (Reason::Width, Action::Keep),
        (Some(Level::Folded), ..) => (Reason::Variant, Action::Keep),
        (Some(_), ..) => (Reason::Weak, Action::Warn),
        (None, Some(kana), None) if !fold::has_mark(kana) => (Reason::NotLocal, Action::Propose),
        (None, None, Some(_)) => (Reason::NotInAnswer, Action::Keep),
        (None, ..) => (Reason::Differs, Action::Warn),
    };
    Some(Finding::new(Field::Kana, reason, action, answered, known))
}

fn birthdate(answer: &Qualification, local: &LocalPatient) -> Option<Finding> {
    let answered = answer.birthdate.as_ref().and_then(Day::value);
    let (reason, action) = match (answered, local.birthdate) {
        (Some(answered), Some(known)) if answered == known => return None,
        (Some(_), Some(_)) => (Reason::Stop, Action::Stop),
        _ => (Reason::NotConfirmable, Action::Ask),
    };
    let text = |day: Option<crate::Date>| day.map(|day| day.to_string());
    let (answered, known) = (text(answered), text(local.birthdate));
    Some(Finding::new(
        Field::Birthdate,
        reason,
        action,
        answered.as_deref(),
        known.as_deref(),
    ))
}

fn sex(answer: &Qualification, local: &LocalPatient) -> Option<Finding> {
    let set = |sex: &&Sex| matches!(sex, Sex::Male | Sex::Female);
    let answered = answer.sex.as_ref().filter(set);
    let second = answer.other_sex.as_ref().filter(set);
    let known = local.sex.as_ref().filter(set);
    let (reason, action) = match (answered, known) {
        (Some(answered), Some(known)) if answered == known => return None,
        (Some(_), Some(known)) if second == Some(known) => (Reason::SecondSex, Action::Ask),
        (Some(_), Some(_)) => (Reason::Stop, Action::Stop),
        _ => (Reason::NotConfirmable, Action::Ask),
    };
    let label = |sex: Option<&Sex>| sex.and_then(Sex::label);
    Some(Finding::new(
        Field::Sex,
        reason,
        action,
        label(answered),
        label(known),
    ))
}

/// Whether 照会番号 is this patient's number.
fn patient_number(
    answer: &Qualification,
    local: &LocalPatient,
    findings: &mut Vec<Finding>,
) -> bool {
    let answered = answer.reference_numbers.iter().map(|number| number.trim());
    let answered: Vec<&str> = answered.filter(|number| !number.is_empty()).collect();
    let Some(known) = said(local.patient_number.as_ref()).map(str::trim) else {
        return false;
    };
    let equal = answered.contains(&known);
    if !equal && !answered.is_empty() {
        let answered = answered.join(" ");
        let (field, reason) = (Field::PatientNumber, Reason::OtherPatientNumber);
        findings.push(Finding::new(
            field,
            reason,
            Action::Ask,
            Some(&answered),
            Some(known),
        ));
    }
    equal
}
