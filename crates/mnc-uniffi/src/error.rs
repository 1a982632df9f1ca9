//! The one error of every call, and the table of statuses behind it.

use mnc::facade::language;
use mnc_abi::{Failure as Cause, Trouble, status_message, status_name, statuses as table};
use std::fmt;

/// What a call comes to.
pub type Result<T> = std::result::Result<T, MncError>;

/// Why a call failed. Holds no personal data.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Failure {
    /// The stable number, the same as in C; never reused.
    pub code: i32,
    /// The stable name of the number, such as `WRONG_SECRET`.
    pub kind: String,
    /// The status word of the card (ISO/IEC 7816-4), if it was the card that refused.
    pub status_word: Option<u16>,
    /// The tries that a PIN has left, if the card said so.
    pub tries_remaining: Option<u8>,
    /// The code of the reader's driver or of the smart card service; of the operating system where
    /// the exchange folder cannot be used.
    pub reader_code: Option<u32>,
    /// A sentence for people, in Japanese.
    pub ja: String,
    /// A sentence for people, in English.
    pub en: String,
    /// What to log: the English sentence with place and figures.
    pub detail: String,
}

/// The error of every call.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Error)]
pub enum MncError {
    /// The call failed; nothing else can be said of it than what the failure says.
    Failed {
        /// What is known.
        failure: Failure,
    },
}

impl MncError {
    /// What is known.
    pub const fn failure(&self) -> &Failure {
        let Self::Failed { failure } = self;
        failure
    }
}

impl fmt::Display for MncError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let failure = self.failure();
        write!(f, "{} ({}): {}", failure.kind, failure.code, failure.detail)
    }
}

impl std::error::Error for MncError {}

impl From<Cause> for MncError {
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method's path is of a crate that this one does not know"
    )]
    fn from(cause: Cause) -> Self {
        let error = match &cause {
            Cause::Error(error) => Some(error),
            _ => None,
        };
        let status_word = error.and_then(|it| it.status_word()).map(|it| it.value());
        let tries_remaining = error.and_then(|it| it.tries_remaining());
        let status = Status::of(cause.status());
        let failure = Failure {
            code: status.code,
            kind: status.kind,
            status_word,
            tries_remaining,
            reader_code: cause.reader_code(),
            detail: cause.detail(),
            ja: status.ja,
            en: status.en,
        };
        Self::Failed { failure }
    }
}

impl From<Trouble> for MncError {
    fn from(trouble: Trouble) -> Self {
        Cause::from(trouble).into()
    }
}

/// A row of the table of statuses.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Status {
    /// The stable number.
    pub code: i32,
    /// The stable name.
    pub kind: String,
    /// The sentence in Japanese.
    pub ja: String,
    /// The sentence in English.
    pub en: String,
}

impl Status {
    fn of(code: i32) -> Self {
        let text = |text: &std::ffi::CStr| text.to_string_lossy().into_owned();
        Self {
            code,
            kind: text(status_name(code)),
            ja: text(status_message(code, language(0))),
            en: text(status_message(code, language(1))),
        }
    }
}

/// Every status in the order of the codes, 0 for success first.
///
/// # Errors
/// None: every exported function returns a `Result`.
#[uniffi::export]
pub fn statuses() -> Result<Vec<Status>> {
    Ok(table().iter().map(|row| Status::of(row.status)).collect())
}

/// "Nothing yet" and "not there" are no failures here: the languages have a word for nothing.
pub(crate) fn unless<T>(nothing: Trouble, result: mnc_abi::Result<T>) -> Result<Option<T>> {
    match result {
        Err(Cause::Trouble(trouble)) if trouble == nothing => Ok(None),
        result => Ok(Some(result?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_what_it_is_in_both_languages() {
        let error = MncError::from(Trouble::Absent);
        let failure = error.failure();
        assert_eq!((failure.code, failure.kind.as_str()), (10, "ABSENT"));
        assert!(failure.ja.ends_with('。') && failure.en.is_ascii());
        assert_eq!((failure.status_word, failure.tries_remaining), (None, None));
        assert_eq!(error.to_string(), format!("ABSENT (10): {}", failure.en));
    }

    #[test]
    fn only_the_one_nothing_is_no_failure() {
        let absent = || Err::<(), _>(Trouble::Absent.into());
        assert_eq!(unless(Trouble::Absent, absent()).unwrap(), None);
        assert_eq!(
            unless(Trouble::NotYet, absent())
                .unwrap_err()
                .failure()
                .code,
            10
        );
        assert_eq!(unless(Trouble::Absent, Ok(1)).unwrap(), Some(1));
    }

    #[test]
    fn the_table_has_every_status_once() {
        let rows = statuses().unwrap();
        assert_eq!(rows.len(), table().len());
        assert!(rows.is_sorted_by(|a, b| a.code < b.code));
        assert!(rows.iter().all(|row| row.kind != "UNKNOWN"));
    }
}
