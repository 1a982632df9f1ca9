//! What is wrong with reader and card, in words.
//!
//! ```text
//! cargo run --example doctor -- [--reader virtual|pcsc] [--card KIND] [--json] [--lang ja|en]
//! ```
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | a card can be used |
//! | 1 | something must be solved first |
//! | 2 | the command line makes no sense |

use lexopt::prelude::{Long, ValueExt};
use mnc_core::Language;
use mnc_core::card::TokenKind;
use mnc_examples::{ReaderChoice, Usage, kind, language, say};
use mnc_reader::diagnose::{self, Diagnosis, Finding};
use mnc_testkit::virtual_card::{Kind, VirtualCard};
use serde_json::json;
use std::process::ExitCode;

struct Arguments {
    reader: ReaderChoice,
    card: Kind,
    json: bool,
    language: Language,
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(usage) => {
            eprintln!("doctor: {usage}");
            return ExitCode::from(2);
        }
    };
    let diagnoses = look(&arguments);
    if arguments.json {
        say!(
            "{}",
            json!(diagnoses.iter().map(to_json).collect::<Vec<_>>())
        );
    } else {
        for diagnosis in &diagnoses {
            print(diagnosis, arguments.language);
        }
    }
    ExitCode::from(u8::from(!diagnoses.iter().any(Diagnosis::is_usable)))
}

fn arguments() -> Result<Arguments, Usage> {
    let mut arguments = Arguments {
        reader: ReaderChoice::Virtual,
        card: Kind::Face,
        json: false,
        language: Language::Japanese,
    };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("reader") => arguments.reader = ReaderChoice::parse(&parser.value()?.string()?)?,
            Long("card") => arguments.card = kind(&parser.value()?.string()?)?,
            Long("lang") => arguments.language = language(&parser.value()?.string()?)?,
            Long("json") => arguments.json = true,
            _ => return Err(argument.unexpected().into()),
        }
    }
    Ok(arguments)
}

fn look(arguments: &Arguments) -> Vec<Diagnosis> {
    match &arguments.reader {
        ReaderChoice::Virtual => {
            vec![diagnose::card(VirtualCard::new(arguments.card).transport())]
        }
        ReaderChoice::Pcsc(_) => look_at_readers(),
    }
}

#[cfg(feature = "pcsc")]
fn look_at_readers() -> Vec<Diagnosis> {
    diagnose::readers()
}

#[cfg(not(feature = "pcsc"))]
fn look_at_readers() -> Vec<Diagnosis> {
    eprintln!("built without the feature `pcsc`: cargo run --features pcsc --example doctor");
    Vec::new()
}

fn print(diagnosis: &Diagnosis, language: Language) {
    say!("{}", diagnosis.reader().unwrap_or("-"));
    for finding in diagnosis.findings() {
        say!("  {} {}", finding.code(), finding.message(language));
    }
    if let Some(error) = diagnosis.error() {
        say!("  ({error})");
    }
}

fn to_json(diagnosis: &Diagnosis) -> serde_json::Value {
    json!({
        "reader": diagnosis.reader(),
        "usable": diagnosis.is_usable(),
        "token": diagnosis.token().map(TokenKind::label),
        "findings": diagnosis.findings().iter().copied().map(finding_json).collect::<Vec<_>>(),
        "error": diagnosis.error().map(ToString::to_string),
    })
}

fn finding_json(finding: Finding) -> serde_json::Value {
    json!({
        "code": finding.code(),
        "severity": format!("{:?}", finding.severity()),
        "ja": finding.message(Language::Japanese),
        "en": finding.message(Language::English),
    })
}
