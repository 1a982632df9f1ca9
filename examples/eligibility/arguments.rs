//! The command line: whom to ask about, where, and how to say the answer.

use lexopt::prelude::{Long, ValueExt};
use mnc_core::eligibility::answer::{Day, Inquiry};
use mnc_core::eligibility::codes::LimitConsent;
use mnc_core::eligibility::numbers::InsurerNumber;
use mnc_core::{Date, Language};
use mnc_examples::{Usage, language, now_in_japan};
use std::path::PathBuf;
use std::time::Duration;

pub(crate) struct Arguments {
    pub(crate) folder: PathBuf,
    pub(crate) state: PathBuf,
    pub(crate) inquiry: Inquiry,
    pub(crate) institution: String,
    pub(crate) day: Date,
    pub(crate) password: Option<String>,
    pub(crate) at_most: Duration,
    pub(crate) remove: bool,
    pub(crate) json: bool,
    pub(crate) language: Language,
}

impl Arguments {
    pub(crate) fn read() -> Result<Self, Usage> {
        let (mut folder, mut state) = (None, None);
        let mut inquiry = Inquiry::default();
        inquiry.limit_consent = Some(LimitConsent::Granted);
        let mut arguments = Self {
            folder: PathBuf::new(),
            state: PathBuf::new(),
            inquiry: Inquiry::default(),
            institution: "1319999999".to_owned(),
            day: now_in_japan().date(),
            password: None,
            at_most: Duration::from_secs(30),
            remove: false,
            json: false,
            language: Language::Japanese,
        };
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Long("folder") => folder = Some(PathBuf::from(parser.value()?.string()?)),
                Long("state") => state = Some(PathBuf::from(parser.value()?.string()?)),
                Long("insurer") => {
                    inquiry.insurer_number =
                        Some(InsurerNumber::padded(&parser.value()?.string()?));
                }
                Long("symbol") => inquiry.symbol = Some(parser.value()?.string()?),
                Long("number") => inquiry.number = Some(parser.value()?.string()?),
                Long("branch") => inquiry.branch = Some(parser.value()?.string()?),
                Long("birth") => {
                    inquiry.birthdate = Some(Day::new(day(&parser.value()?.string()?)?));
                }
                Long("day") => arguments.day = day(&parser.value()?.string()?)?,
                Long("institution") => arguments.institution = parser.value()?.string()?,
                Long("password") => arguments.password = Some(parser.value()?.string()?),
                Long("seconds") => {
                    arguments.at_most = Duration::from_secs(parser.value()?.parse()?);
                }
                Long("remove") => arguments.remove = true,
                Long("json") => arguments.json = true,
                Long("lang") => arguments.language = language(&parser.value()?.string()?)?,
                _ => return Err(argument.unexpected().into()),
            }
        }
        require(inquiry.insurer_number.is_some(), "--insurer N")?;
        require(inquiry.number.is_some(), "--number N")?;
        require(inquiry.birthdate.is_some(), "--birth YYYYMMDD")?;
        require(folder.is_some(), "--folder DIR")?;
        arguments.folder = folder.unwrap_or_default();
        arguments.state = state.unwrap_or_else(|| arguments.folder.join("state-eligibility"));
        arguments.inquiry = inquiry;
        Ok(arguments)
    }
}

fn require(given: bool, name: &str) -> Result<(), Usage> {
    if given {
        Ok(())
    } else {
        Err(Usage(format!("{name} is missing")))
    }
}

fn day(text: &str) -> Result<Date, Usage> {
    let day = Day::from_text(text).value();
    day.ok_or_else(|| Usage(format!("YYYYMMDD, not {text}")))
}
