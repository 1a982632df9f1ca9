//! Insurer, symbol, number, branch and relation.

use super::finding::{Action, Field, Finding, Reason};
use super::said;
use crate::eligibility::answer::Qualification;
use crate::eligibility::codes::Relation;
use crate::eligibility::numbers::{InsurerNumber, number_key, symbol_key};
use crate::patient::local::LocalPatient;
use crate::patient::share::Scheme;

/// Whether insurer, symbol and number are equal, and both sides have insurer and number. The branch
/// is left aside: a family shares the rest.
pub(in crate::patient) fn same_family_number(answer: &Qualification, local: &LocalPatient) -> bool {
    let insurer = match (&answer.insurer_number, &local.insurer_number) {
        (Some(one), Some(other)) => !one.trimmed().is_empty() && one.is_same(other),
        _ => false,
    };
    let key = |number: Option<&String>| said(number).map(number_key);
    let (one, other) = (key(answer.number.as_ref()), key(local.number.as_ref()));
    let symbol = |symbol: Option<&String>| said(symbol).map(symbol_key);
    insurer
        && one.is_some()
        && (one == other || slip(answer, local).is_some())
        && symbol(answer.symbol.as_ref()) == symbol(local.symbol.as_ref())
}

/// Compares the numbers; whether all of them are equal.
pub(super) fn compare(
    answer: &Qualification,
    local: &LocalPatient,
    findings: &mut Vec<Finding>,
) -> bool {
    findings.extend(insurer(answer, local));
    let symbols = (said(answer.symbol.as_ref()), said(local.symbol.as_ref()));
    findings.extend(changed(Field::Symbol, symbols, symbol_key));
    let family = same_family_number(answer, local);
    let slip = slip(answer, local);
    findings.extend(number(answer, local, slip));
    let branch_equal = branch(answer, local, family, findings);
    findings.extend(relation(answer, local, family));
    family && slip.is_none() && branch_equal
}

fn insurer(answer: &Qualification, local: &LocalPatient) -> Option<Finding> {
    let text = |number: &Option<InsurerNumber>| number.as_ref().map(|it| it.trimmed().to_owned());
    let (answered, known) = (text(&answer.insurer_number), text(&local.insurer_number));
    let said = |text: &Option<String>| {
        text.as_deref()
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
    };
    let (answered, known) = (said(&answered), said(&known));
    changed(
        Field::InsurerNumber,
        (answered.as_deref(), known.as_deref()),
        number_key,
    )
}

/// A number beside another: the same, the same in another form, new, or changed.
fn changed(
    field: Field,
    (answered, known): (Option<&str>, Option<&str>),
    key: fn(&str) -> String,
) -> Option<Finding> {
    let (reason, action) = match (answered, known) {
        (None, None) => return None,
        (Some(answered), Some(known)) if answered == known => return None,
        (Some(answered), Some(known)) if key(answered) == key(known) => {
            (Reason::Width, Action::Keep)
        }
        (Some(_), Some(_)) => (Reason::Changed, Action::Propose),
        (Some(_), None) => (Reason::NotLocal, Action::Propose),
        (None, Some(_)) => (Reason::NotInAnswer, Action::Keep),
    };
    Some(Finding::new(field, reason, action, answered, known))
}

/// On which side the branch slipped into the number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slip {
    Local,
    Answer,
}

/// 番号 of one side is the other's number with its branch of two digits behind (surveys: 枝番 entered
/// into the column of the number, and the claim came back).
fn slip(answer: &Qualification, local: &LocalPatient) -> Option<Slip> {
    let answered = number_key(said(answer.number.as_ref())?);
    let known = number_key(said(local.number.as_ref())?);
    let behind = |number: &str, branch: Option<&String>| {
        said(branch).map(|branch| format!("{number}{:0>2}", number_key(branch)))
    };
    if behind(&answered, answer.branch.as_ref()).is_some_and(|it| it == known) {
        Some(Slip::Local)
    } else if behind(&known, local.branch.as_ref()).is_some_and(|it| it == answered) {
        Some(Slip::Answer)
    } else {
        None
    }
}

fn number(answer: &Qualification, local: &LocalPatient, slip: Option<Slip>) -> Option<Finding> {
    let (answered, known) = (said(answer.number.as_ref()), said(local.number.as_ref()));
    let (reason, action) = match slip {
        None => return changed(Field::Number, (answered, known), number_key),
        Some(Slip::Local) => (Reason::BranchInLocalNumber, Action::Propose),
        Some(Slip::Answer) => (Reason::BranchInAnswerNumber, Action::Ask),
    };
    let finding = Finding::new(Field::Number, reason, action, answered, known);
    Some(finding)
}

/// Whether the branches are equal, or there are none to be.
fn branch(
    answer: &Qualification,
    local: &LocalPatient,
    family: bool,
    findings: &mut Vec<Finding>,
) -> bool {
    let insurer = answer.insurer_number.as_ref();
    let late = insurer.is_some_and(|it| Scheme::of(it.raw()) == Scheme::LateElderly);
    let (answered, known) = (said(answer.branch.as_ref()), said(local.branch.as_ref()));
    let equal = match (answered, known) {
        (Some(answered), Some(known)) => number_key(answered) == number_key(known),
        (None, None) => late,
        _ => false,
    };
    let finding = if equal || !family {
        changed(Field::Branch, (answered, known), number_key)
    } else {
        let both = answered.is_some() && known.is_some();
        let reason = if both {
            Reason::OtherBranch
        } else {
            Reason::NotConfirmable
        };
        let action = match (answered, known) {
            // A record without a branch is completed once the person is known by another key.
            (Some(_), None) => Action::Propose,
            (None, _) => Action::Keep,
            _ => Action::Ask,
        };
        Some(Finding::new(Field::Branch, reason, action, answered, known))
    };
    findings.extend(finding);
    equal
}

/// Within one family number the relation does not change by itself (surveys: 家族なのに本人になっていた).
fn relation(answer: &Qualification, local: &LocalPatient, family: bool) -> Option<Finding> {
    let label = |relation: &Option<Relation>| relation.as_ref().and_then(Relation::label);
    let (answered, known) = (label(&answer.relation), label(&local.relation));
    let (reason, action) = match (answered, known) {
        (Some(answered), Some(known)) if answered == known => return None,
        (Some(_), Some(_)) if family => (Reason::Differs, Action::Ask),
        (Some(_), Some(_)) => (Reason::Changed, Action::Propose),
        (Some(_), None) => (Reason::NotLocal, Action::Propose),
        (None, _) => return None,
    };
    Some(Finding::new(
        Field::Relation,
        reason,
        action,
        answered,
        known,
    ))
}
