//! Arguments that arrive as text: days, times, codes and JSON.

use mnc_abi::Result;
use mnc_core::{Date, DateTime, Error, ErrorKind};
use serde::de::DeserializeOwned;

/// A day, `yyyy-mm-dd`.
pub(super) fn day(text: &str) -> Result<Date> {
    text.parse().map_err(|_| ErrorKind::InvalidArgument.into())
}

/// A time in Japan without a zone, `yyyy-mm-ddThh:mm:ss`.
pub(super) fn time(text: &str) -> Result<DateTime> {
    text.parse().map_err(|_| ErrorKind::InvalidArgument.into())
}

/// An object of JSON. A field that is not known is an error, so that a misspelt one is no default.
/// The error says where it lies, never what stands there.
pub(super) fn json<T: DeserializeOwned>(text: &str, what: &'static str) -> Result<T> {
    let read = serde_json::from_str(text);
    read.map_err(|error| invalid(what, offset(text, &error)).into())
}

/// The byte at which the reading stopped. serde counts lines from one, and bytes within the line.
fn offset(text: &str, error: &serde_json::Error) -> usize {
    let lines = text.split_inclusive('\n');
    let before: usize = lines
        .take(error.line().saturating_sub(1))
        .map(str::len)
        .sum();
    before + error.column().saturating_sub(1)
}

/// The value with this stable code.
pub(super) fn code<T: Copy>(
    all: &[T],
    code_of: impl Fn(T) -> &'static str,
    code: &str,
    what: &'static str,
) -> Result<T> {
    let found = all.iter().copied().find(|it| code_of(*it) == code);
    found.ok_or_else(|| invalid(what, 0).into())
}

/// The value with this name, where the SDK gives it none.
pub(super) fn named<T: Copy>(names: &[(&str, T)], name: &str, what: &'static str) -> Result<T> {
    let found = names.iter().find(|(it, _)| *it == name);
    found.map_or_else(|| Err(invalid(what, 0).into()), |(_, value)| Ok(*value))
}

pub(super) fn invalid(what: &'static str, offset: usize) -> Error {
    Error::new(ErrorKind::InvalidArgument).at(what, offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Example {
        #[expect(dead_code, reason = "only read")]
        name: String,
    }

    #[test]
    fn an_error_says_where_and_not_what() {
        for text in [
            r#"{"name": 5, "x": "花子"}"#,
            r#"{"nme": "花子"}"#,
            "",
            "花子",
        ] {
            let failure = json::<Example>(text, "example").err().unwrap();
            assert_eq!(failure.status(), 100);
            let shown = format!("{failure:?}");
            assert!(
                shown.contains("example at byte") && !shown.contains('花'),
                "{shown}"
            );
        }
    }

    #[test]
    fn the_place_is_counted_from_the_start_of_the_text() {
        for (text, byte) in [
            ("x", 0),
            ("{\"name\": \"花子\"} x", 19),
            ("{\r\n  \"name\": \"花子\",\n  x}", 25),
            ("\n\n\n  x", 5),
        ] {
            let failure = json::<Example>(text, "example").err().unwrap();
            let place = format!("example at byte {byte}");
            assert!(
                failure.detail().contains(&place),
                "{} {byte}",
                failure.detail()
            );
            assert_eq!(text.as_bytes()[byte], b'x');
        }
    }

    #[test]
    fn days_and_times_are_iso_8601_and_exist() {
        assert_eq!(day("2026-11-20").unwrap(), Date::constant(2026, 11, 20));
        assert!(day("2026-02-30").is_err() && day("").is_err());
        assert_eq!(time("2026-11-20T10:00:00").unwrap().hour(), 10);
        assert!(time("10:00").is_err());
    }
}
