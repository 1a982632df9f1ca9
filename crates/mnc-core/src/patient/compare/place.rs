//! Post number and address: hints, never keys.

use super::finding::{Action, Field, Finding, Reason};
use super::said;
use crate::eligibility::answer::Qualification;
use crate::eligibility::numbers::symbol_key;
use crate::patient::address::{self, AddressHint};
use crate::patient::fold::has_mark;
use crate::patient::local::LocalPatient;

pub(super) fn compare(answer: &Qualification, local: &LocalPatient, findings: &mut Vec<Finding>) {
    findings.extend(post_number(answer, local));
    findings.extend(address(answer, local));
}

fn post_number(answer: &Qualification, local: &LocalPatient) -> Option<Finding> {
    let answered = said(answer.post_number.as_ref())?;
    let known = said(local.post_number.as_ref());
    let (reason, action) = match known {
        None => (Reason::NotLocal, Action::Propose),
        Some(known) if answered == known => return None,
        Some(known) if symbol_key(answered) == symbol_key(known) => (Reason::Width, Action::Keep),
        Some(_) => (Reason::OtherAddress, Action::Keep),
    };
    Some(Finding::new(
        Field::PostNumber,
        reason,
        action,
        Some(answered),
        known,
    ))
}

fn address(answer: &Qualification, local: &LocalPatient) -> Option<Finding> {
    let answered = said(answer.address.as_ref())?;
    let Some(known) = said(local.address.as_ref()) else {
        let marked = has_mark(answered);
        let action = if marked {
            Action::Keep
        } else {
            Action::Propose
        };
        let reason = if marked {
            Reason::Mark
        } else {
            Reason::NotLocal
        };
        return Some(Finding::new(
            Field::Address,
            reason,
            action,
            Some(answered),
            None,
        ));
    };
    if answered == known {
        return None;
    }
    let reason = match address::compare(answered, known) {
        AddressHint::Same => Reason::SamePlace,
        AddressHint::OtherBuilding | AddressHint::Partial => Reason::PartOfAddress,
        AddressHint::Marked => Reason::Mark,
        AddressHint::Differs => Reason::OtherAddress,
    };
    Some(Finding::new(
        Field::Address,
        reason,
        Action::Keep,
        Some(answered),
        Some(known),
    ))
}
