//! What the official reader reports beside what was chosen here: the narrower counts.

use super::{ConsentState, EndReason, Grant, Term};
use crate::DateTime;
use crate::eligibility::answer::{Consent, ConsentCategory, Timestamp};
use crate::eligibility::codes::ConsentFlag;

pub(super) fn merged(ours: ConsentState, theirs: ConsentState) -> ConsentState {
    use ConsentState::{Ended, Granted, NotAsked, Refused};
    match (ours, theirs) {
        (Granted(ours), Granted(theirs)) if theirs.until.is_none() => Granted(ours),
        (Granted(_) | NotAsked, theirs) => theirs,
        (Refused | Ended { .. }, _) => ours,
        (ours, NotAsked | Granted(_)) => ours,
        (_, theirs) => theirs,
    }
}

pub(super) fn differs(ours: ConsentState, theirs: &Consent) -> bool {
    match (ours, theirs) {
        (ConsentState::NotAsked, Consent::Other { flag, .. }) => !is_known(flag),
        (ConsentState::Granted(_), Consent::Granted { .. })
        | (ConsentState::Refused, Consent::Refused | Consent::NotAsked)
        | (ConsentState::NotAsked, _) => false,
        (ConsentState::Granted(_) | ConsentState::Refused, _) => true,
        (_, theirs) => matches!(theirs, Consent::Granted { .. }),
    }
}

fn is_known(flag: &ConsentFlag) -> bool {
    !matches!(flag, ConsentFlag::Other(_))
}

/// A grant without readable times opens no records; certificates, and what lasts beyond a visit,
/// carry no end.
pub(super) fn reported_state(
    category: ConsentCategory,
    theirs: &Consent,
    term: Term,
) -> ConsentState {
    let value = |time: &Option<Timestamp>| time.as_ref().and_then(Timestamp::value);
    match theirs {
        Consent::Refused => ConsentState::Refused,
        Consent::Granted { at, until } => {
            let endless = until.is_none() && (is_certificate(category) || term != Term::Outpatient);
            match (value(at), value(until)) {
                (Some(from), until) if until.is_some() || endless => {
                    ConsentState::Granted(Grant { from, term, until })
                }
                _ => ConsentState::NotAsked,
            }
        }
        Consent::Other { flag, until, .. } => reported_flag(flag, value(until)),
        Consent::NotAsked => ConsentState::NotAsked,
    }
}

fn reported_flag(flag: &ConsentFlag, at: Option<DateTime>) -> ConsentState {
    match flag {
        ConsentFlag::Expired => ConsentState::Ended {
            grant: None,
            reason: EndReason::TimeElapsed,
            at,
        },
        ConsentFlag::Unobtainable => ConsentState::Unobtainable,
        _ => ConsentState::NotAsked,
    }
}

pub(super) fn is_certificate(category: ConsentCategory) -> bool {
    matches!(
        category,
        ConsentCategory::LimitAmount | ConsentCategory::SpecificDiseases
    )
}
