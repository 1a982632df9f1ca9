//! The command line of the batch.

use lexopt::prelude::{Long, ValueExt};
use mnc_core::Language;
use mnc_core::eligibility::wire::DEFAULT_PAGE;
use mnc_examples::{Usage, language};
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::Duration;

/// What is asked.
#[derive(Clone, Copy)]
pub(crate) enum Family {
    Confirm,
    Register,
    Tickets,
    HomeVisit,
    OnlineCare,
}

/// Who is asked about.
pub(crate) enum Patients {
    /// Those whom the virtual terminal knows, over and over up to this number.
    Register(Option<usize>),
    /// Those of a list in this file.
    List(PathBuf),
}

/// What is asked, of whom and how.
pub(crate) struct Arguments {
    pub(crate) folder: PathBuf,
    pub(crate) family: Family,
    pub(crate) patients: Patients,
    pub(crate) page: NonZeroUsize,
    pub(crate) seed: u64,
    pub(crate) at_most: Duration,
    pub(crate) json: bool,
    pub(crate) language: Language,
}

/// Reads it.
pub(crate) fn arguments() -> Result<Arguments, Usage> {
    let mut folder = None;
    let mut arguments = Arguments {
        folder: PathBuf::new(),
        family: Family::Confirm,
        patients: Patients::Register(None),
        page: DEFAULT_PAGE,
        seed: 1,
        at_most: Duration::from_secs(60),
        json: false,
        language: Language::Japanese,
    };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("folder") => folder = Some(PathBuf::from(parser.value()?)),
            Long("family") => arguments.family = family(&parser.value()?.string()?)?,
            Long("patients") => arguments.patients = patients(parser.value()?),
            Long("page") => arguments.page = parser.value()?.parse()?,
            Long("seed") => arguments.seed = parser.value()?.parse()?,
            Long("seconds") => {
                arguments.at_most = Duration::from_secs(parser.value()?.parse()?);
            }
            Long("json") => arguments.json = true,
            Long("lang") => arguments.language = language(&parser.value()?.string()?)?,
            _ => return Err(argument.unexpected().into()),
        }
    }
    arguments.folder = folder.ok_or_else(|| Usage("--folder DIR is missing".to_owned()))?;
    Ok(arguments)
}

/// A number counts people of the virtual terminal; anything else is a file.
fn patients(value: OsString) -> Patients {
    match value.to_str().and_then(|text| text.parse().ok()) {
        Some(count) => Patients::Register(Some(count)),
        None => Patients::List(value.into()),
    }
}

fn family(name: &str) -> Result<Family, Usage> {
    match name {
        "confirm" => Ok(Family::Confirm),
        "register" => Ok(Family::Register),
        "tickets" => Ok(Family::Tickets),
        "home" => Ok(Family::HomeVisit),
        "online" => Ok(Family::OnlineCare),
        _ => Err(Usage(format!("there is no family {name}"))),
    }
}
