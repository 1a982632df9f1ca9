//! A virtual card behind a real smart card service: serves it to vpcd until stopped.
//!
//! ```text
//! cargo run --example card_server -- --vpcd HOST:PORT [--card KIND] [--dump DIR] [--pin 1234]
//!     [--sign-password ABC123] [-v]
//! ```
//!
//! Prints one line when the card is in the reader. `-v` logs the header of each command (never its
//! data, which may be a PIN). `--dump` serves the files of a test card from `DIR/AID/FID.bin`.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | the driver closed the link |
//! | 2 | the command line makes no sense |
//! | 3 | the driver could not be reached, or the dump could not be read |

use lexopt::prelude::{Long, Short, ValueExt};
use mnc_examples::{Usage, kind, now_in_japan, say};
use mnc_testkit::virtual_card::{Kind, Options, VirtualCard};
use mnc_testkit::vpcd::{Observed, Reaction, serve};
use std::io;
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::ExitCode;

struct Arguments {
    vpcd: String,
    options: Options,
    dump: Option<PathBuf>,
    verbose: bool,
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(usage) => {
            eprintln!("card_server: {usage}");
            return ExitCode::from(2);
        }
    };
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("card_server: {error}");
            ExitCode::from(3)
        }
    }
}

fn arguments() -> Result<Arguments, Usage> {
    let mut options = VirtualCard::builder()
        .kind(Kind::Normal)
        .today(now_in_japan().date());
    let (mut vpcd, mut dump, mut verbose) = (None, None, false);
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("vpcd") => vpcd = Some(parser.value()?.string()?),
            Long("card") => options = options.kind(kind(&parser.value()?.string()?)?),
            Long("pin") => options = options.auth_pin(&parser.value()?.string()?),
            Long("sign-password") => options = options.sign_password(&parser.value()?.string()?),
            Long("dump") => dump = Some(PathBuf::from(parser.value()?)),
            Short('v') => verbose = true,
            _ => return Err(argument.unexpected().into()),
        }
    }
    let vpcd = vpcd.ok_or_else(|| Usage("--vpcd HOST:PORT is missing".to_owned()))?;
    Ok(Arguments {
        vpcd,
        options,
        dump,
        verbose,
    })
}

fn run(arguments: Arguments) -> io::Result<()> {
    let card = match &arguments.dump {
        Some(folder) => VirtualCard::from_dump(folder, &arguments.options)?,
        None => arguments.options.build(),
    };
    let link = TcpStream::connect(&arguments.vpcd)?;
    say!("ready: {} card on {}", card.kind().as_str(), arguments.vpcd);
    let verbose = arguments.verbose;
    serve(link, &card, |observed| {
        if verbose {
            log(observed);
        }
        Reaction::Answer
    })
}

fn log(observed: Observed) {
    let [cla, ins, p1, p2] = observed.header;
    eprintln!(
        "{:>5}  {cla:02X} {ins:02X} {p1:02X} {p2:02X}",
        observed.number
    );
}
