//! A virtual 資格確認端末 that serves an exchange folder until it is stopped.
//!
//! ```text
//! cargo run --example terminal -- --folder DIR [--seed N] [--sjis] [--zip] [--password TEXT]
//!     [--faults PERCENT] [--list] [--push N]
//! ```
//!
//! It makes `req`, `res` and `face` under DIR and answers about fictitious people. `--list` shows
//! whom it knows, as arguments for the example `eligibility`; `--push N` lets the N-th of them use
//! the face card reader once. `--faults` lets that share of the answers go wrong.
//!
//! | exit code | meaning |
//! |---|---|
//! | 2 | the command line makes no sense |
//! | 3 | the folder cannot be used |

use lexopt::prelude::{Long, ValueExt};
use mnc_core::eligibility::wire::Encoding;
use mnc_examples::{Usage, now_in_japan, say};
use mnc_testkit::terminal::{
    Disorder, Fault, Register, Registration, Service, ServiceOptions, VirtualTerminal, Visit,
};
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// A fictitious institution, with a valid check digit.
const INSTITUTION: &str = "1319999999";

struct Arguments {
    folder: PathBuf,
    seed: u64,
    encoding: Encoding,
    archives: bool,
    password: Option<String>,
    faults: u32,
    list: bool,
    push: Option<usize>,
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(usage) => {
            eprintln!("terminal: {usage}");
            return ExitCode::from(2);
        }
    };
    match serve(arguments) {
        Ok(never) => never,
        Err(error) => {
            eprintln!("terminal: {error}");
            ExitCode::from(3)
        }
    }
}

fn arguments() -> Result<Arguments, Usage> {
    let mut folder = None;
    let mut arguments = Arguments {
        folder: PathBuf::new(),
        seed: 1,
        encoding: Encoding::Utf8,
        archives: false,
        password: None,
        faults: 0,
        list: false,
        push: None,
    };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("folder") => folder = Some(PathBuf::from(parser.value()?)),
            Long("seed") => arguments.seed = parser.value()?.parse()?,
            Long("sjis") => arguments.encoding = Encoding::ShiftJis,
            Long("zip") => arguments.archives = true,
            Long("password") => arguments.password = Some(parser.value()?.string()?),
            Long("faults") => arguments.faults = parser.value()?.parse()?,
            Long("list") => arguments.list = true,
            Long("push") => arguments.push = Some(parser.value()?.parse()?),
            _ => return Err(argument.unexpected().into()),
        }
    }
    arguments.folder = folder.ok_or_else(|| Usage("--folder DIR is missing".to_owned()))?;
    Ok(arguments)
}

fn serve(arguments: Arguments) -> io::Result<ExitCode> {
    let register = Register::fictitious(arguments.seed, now_in_japan().date());
    let push = arguments
        .push
        .and_then(|number| register.lines().get(number).cloned());
    if arguments.list {
        for (number, line) in register.lines().iter().enumerate() {
            say!(
                "{number:>3}  {:<16} {}",
                line.outcome.name(),
                as_arguments(line)
            );
        }
    }
    let folder = arguments.folder.clone();
    let service = Service::start(&folder, options(arguments, register))?;
    if let Some(line) = push {
        service.push(&line.person, &Visit::new(now_in_japan()))?;
    }
    say!("ready: {}", folder.display());
    let mut told = 0;
    loop {
        std::thread::sleep(Duration::from_millis(100));
        let served = service.served();
        for request in served.iter().skip(told) {
            say!("{}  {:?}", request.outcome.name(), request.fault);
        }
        told = served.len();
    }
}

fn options(arguments: Arguments, register: Register) -> ServiceOptions {
    let terminal = VirtualTerminal::new(INSTITUTION).with_encoding(arguments.encoding);
    let disorder = Disorder::of(Fault::ALL, arguments.faults, arguments.seed);
    let mut options = ServiceOptions::new(terminal, register).with_disorder(disorder);
    if arguments.archives {
        options = options.with_archives();
    }
    match arguments.password {
        Some(password) => options.with_password(password),
        None => options,
    }
}

fn as_arguments(line: &Registration) -> String {
    let person = &line.person;
    let optional = |name: &str, value: &Option<String>| {
        value
            .as_ref()
            .map(|value| format!(" {name} {value}"))
            .unwrap_or_default()
    };
    format!(
        "--insurer {}{} --number {}{} --birth {}",
        person.insurer_number.trim(),
        optional("--symbol", &person.symbol),
        person.number,
        optional("--branch", &person.branch),
        person.birthdate.strftime("%Y%m%d"),
    )
}
