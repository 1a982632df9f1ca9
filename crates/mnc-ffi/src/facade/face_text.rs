//! Steps and decisions of a comparison as JSON.

use super::assessment::says;
use mnc_core::DateTime;
use mnc_core::identity::VisualReason;
use mnc_face::matcher::{FaceSession, Step};
use mnc_face::{Decision, QualityReason};
use serde_json::{Value as Json, json};
use std::time::Duration;
use zeroize::Zeroizing;

/// `{over, reasons, attempts_left, milliseconds_left}`.
pub(super) fn step(step: Step, session: &FaceSession<'_>) -> String {
    let (over, reasons) = match step {
        Step::Over => (true, Vec::new()),
        Step::Again(reasons) => (false, reasons),
    };
    json!({
        "over": over,
        "reasons": reasons_json(&reasons),
        "attempts_left": session.attempts_left(),
        "milliseconds_left": milliseconds(session.time_left()),
    })
    .to_string()
}

/// What was found, what it is worth, and what is written down.
pub(super) fn decision(decision: &Decision, at: DateTime) -> Zeroizing<Vec<u8>> {
    let outcome = decision.outcome();
    let threshold = decision.threshold();
    let times = decision.times();
    let evidence = decision.verification(at).map(|it| {
        let uses = it.uses().iter().map(|it| it.name()).collect::<Vec<_>>();
        json!({ "method": it.method().name(), "judge": it.judge().name(), "enough_for": uses })
    });
    let mut json = says(outcome.code(), |language| outcome.message(language));
    let more = json!({
        "match": decision.is_match(),
        "reasons": reasons_json(outcome.reasons()),
        "score": decision.score(),
        "threshold": threshold.map(|it| it.score),
        "calibration": threshold.map(|it| it.state.name()),
        "liveness": decision.liveness().name(),
        "models": decision.models(),
        "frames": decision.frames(),
        "milliseconds": {
            "card": milliseconds(times.card),
            "frames": milliseconds(times.frames),
            "total": milliseconds(times.total),
        },
        "evidence": evidence,
        "visual_confirmation": decision.visual_reason().map(VisualReason::name),
        "audit": decision.audit(at).to_string(),
    });
    if let (Some(object), Json::Object(more)) = (json.as_object_mut(), more) {
        object.extend(more);
    }
    Zeroizing::new(json.to_string().into_bytes())
}

fn reasons_json(reasons: &[QualityReason]) -> Json {
    let all = reasons
        .iter()
        .map(|it| says(it.code(), |language| it.message(language)));
    Json::Array(all.collect())
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
