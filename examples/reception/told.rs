//! What is said of an event that leaves no trace on the next screen.

use crate::screen::Text;
use mnc_core::reception::machine::{Event, PinFailure};

/// What is said, if anything.
pub(crate) fn told(event: &Event) -> Option<Text> {
    match event {
        Event::Verified(identity) => {
            let (method, judge) = (identity.method().name(), identity.judge().name());
            Some(Text::new(
                format!("本人確認: {method} (判断: {judge})"),
                format!("person: {method}, judged by {judge}"),
            ))
        }
        Event::Chosen(choice) => Some(Text::of(|language| choice.message(language))),
        Event::FaceFailed(why) => Some(Text::of(|language| why.message(language))),
        Event::PinFailed(PinFailure::Wrong { left }) => {
            let left = left.map_or_else(|| "?".to_owned(), |left| left.to_string());
            Some(Text::new(
                format!("暗証番号が違います (残り{left}回)"),
                format!("wrong PIN, {left} tries left"),
            ))
        }
        Event::PinFailed(PinFailure::Locked) => Some(Text::new(
            "暗証番号はロックされています",
            "the PIN is locked",
        )),
        _ => None,
    }
}
