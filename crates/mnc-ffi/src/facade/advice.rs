//! The troubles of the surveys: what to tell staff and patient, and what to read out to the call centre.

use super::said::sentence;
use mnc_core::fallback::advice::Trouble;
use mnc_core::identity::policy::Source;
use serde_json::{Value as Json, json};

pub(super) fn trouble_json(trouble: Trouble) -> Json {
    json!({
        "code": trouble.code(),
        "to_staff": sentence(|language| trouble.to_staff(language)),
        "to_patient": sentence(|language| trouble.to_patient(language)),
        "next_step": sentence(|language| trouble.next_step(language)),
        "source": source_text(trouble.source()),
    })
}

/// A notice with its section, as one text.
pub(super) fn source_text(source: Source) -> String {
    let text = format!("{} {}", source.notice.title, source.section);
    text.trim_end().to_owned()
}
