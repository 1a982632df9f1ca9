//! Sentences for people beside their codes: `{code, ja, en}`.

pub(super) use super::assessment::says;
use mnc_core::Language;
use serde_json::{Value as Json, json};

/// A message of the SDK with its code.
macro_rules! said {
    ($message:expr) => {{
        let message = $message;
        $crate::facade::said::says(message.code(), |language| message.message(language))
    }};
}

/// Several messages of the SDK, as an array.
macro_rules! all_said {
    ($messages:expr) => {
        serde_json::Value::Array(
            $messages
                .into_iter()
                .map(|it| $crate::facade::said::said!(it))
                .collect(),
        )
    };
}

pub(super) use {all_said, said};

/// A sentence without a code: `{ja, en}`.
pub(super) fn sentence(message: impl Fn(Language) -> &'static str) -> Json {
    json!({ "ja": message(Language::Japanese), "en": message(Language::English) })
}
