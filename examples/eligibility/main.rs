//! Asks a 資格確認端末 about one person through its exchange folder, and says the answer in words.
//!
//! ```text
//! cargo run --example eligibility -- --folder DIR --insurer N [--symbol S] --number N [--branch NN]
//!     --birth YYYYMMDD [--day YYYYMMDD] [--institution CODE] [--state DIR] [--password TEXT]
//!     [--seconds N] [--remove] [--json] [--lang ja|en]
//! ```
//!
//! The example `terminal` serves such a folder. `--state` is where the journal lies (default:
//! `DIR/state-eligibility`; a real program keeps it on its own disk).
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | the qualification is valid |
//! | 1 | there is an answer, and it does not confirm a qualification |
//! | 2 | the command line makes no sense |
//! | 3 | the folder cannot be used |
//! | 4 | no answer in time: unknown; the request stays open |

mod arguments;
mod words;

use arguments::Arguments;
use mnc_core::eligibility::wire::RequestHeader;
use mnc_reader::terminal::{
    ArchivePassword, ExchangeFolder, Reply, Result, Settings, TerminalClient,
};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::read() {
        Ok(arguments) => arguments,
        Err(usage) => {
            eprintln!("eligibility: {usage}");
            return ExitCode::from(2);
        }
    };
    match ask(&arguments) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("eligibility: {}", error.message(arguments.language));
            ExitCode::from(3)
        }
    }
}

fn ask(arguments: &Arguments) -> Result<u8> {
    let folder = ExchangeFolder::under(&arguments.folder);
    let mut client = TerminalClient::open(folder, &arguments.state, settings(arguments))?;
    let header = RequestHeader::new(&arguments.institution, arguments.day);
    let ticket = client.ask(header, arguments.inquiry.clone())?;
    let reply = client.wait(&ticket, arguments.at_most)?;
    words::print(&reply, arguments)?;
    let Reply::Answered(received) = reply else {
        return Ok(4);
    };
    let confirmed = received.answer()?.outcome().confirms_qualification();
    client.finish(&ticket)?;
    Ok(u8::from(!confirmed))
}

fn settings(arguments: &Arguments) -> Settings {
    let mut settings = Settings::default();
    if let Some(password) = &arguments.password {
        settings = settings.with_password(ArchivePassword::new(password.as_bytes()));
    }
    if arguments.remove {
        settings = settings.removing();
    }
    settings
}
