//! The command line: which answer, which patients, and how to say what differs.

use lexopt::prelude::{Long, ValueExt};
use mnc_core::{Date, Language};
use mnc_examples::{Usage, language};
use std::path::PathBuf;

pub(crate) struct Arguments {
    pub(crate) answer: PathBuf,
    pub(crate) patients: PathBuf,
    pub(crate) day: Option<Date>,
    pub(crate) json: bool,
    pub(crate) language: Language,
}

impl Arguments {
    pub(crate) fn read() -> Result<Self, Usage> {
        let sample = |name: &str| {
            PathBuf::from(env!("CARGO_MANIFEST_DIR"))
                .join("match")
                .join(name)
        };
        let mut arguments = Self {
            answer: sample("answer.xml"),
            patients: sample("patients.csv"),
            day: None,
            json: false,
            language: Language::Japanese,
        };
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Long("answer") => arguments.answer = PathBuf::from(parser.value()?),
                Long("patients") => arguments.patients = PathBuf::from(parser.value()?),
                Long("day") => arguments.day = Some(day(&parser.value()?.string()?)?),
                Long("json") => arguments.json = true,
                Long("lang") => arguments.language = language(&parser.value()?.string()?)?,
                _ => return Err(argument.unexpected().into()),
            }
        }
        Ok(arguments)
    }
}

fn day(text: &str) -> Result<Date, Usage> {
    text.parse()
        .map_err(|_| Usage(format!("--day YYYY-MM-DD, not {text}")))
}
