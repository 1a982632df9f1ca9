//! Another program at the same card, one that knows no manners.
//!
//! `exclusive`, `transaction`: holds the card until standard input ends; `reset`, `unpower`: connects
//! and leaves with that; `resets MS`: does so again and again for so many milliseconds; `abandon`:
//! dies within a transaction; `command HEX`: one command, as the card is left by the program before.

#![allow(clippy::print_stdout)]

use pcsc::{Card, Context, Disposition, Error, Protocols, Scope, ShareMode};
use std::time::{Duration, Instant};

fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["exclusive"] => hold_exclusively(),
        ["transaction"] => hold_in_transaction(),
        ["reset"] => leave_with(Disposition::ResetCard),
        ["unpower"] => leave_with(Disposition::UnpowerCard),
        ["resets", time] => reset_for(Duration::from_millis(time.parse().unwrap_or(0))),
        ["abandon"] => abandon(),
        ["command", hex] => command(hex),
        _ => std::process::exit(2),
    }
}

fn connect(mode: ShareMode) -> Result<Card, Error> {
    let context = Context::establish(Scope::User)?;
    let readers = context.list_readers_owned()?;
    let reader = readers.first().ok_or(Error::NoReadersAvailable)?;
    context.connect(reader, mode, Protocols::ANY)
}

fn say_and_wait() {
    println!("holding");
    let _ = std::io::stdin().read_line(&mut String::new());
}

fn hold_exclusively() -> Result<(), Error> {
    let _card = connect(ShareMode::Exclusive)?;
    say_and_wait();
    Ok(())
}

fn hold_in_transaction() -> Result<(), Error> {
    let mut card = connect(ShareMode::Shared)?;
    let _transaction = card.transaction()?;
    say_and_wait();
    Ok(())
}

fn leave_with(disposition: Disposition) -> Result<(), Error> {
    let card = connect(ShareMode::Shared)?;
    card.disconnect(disposition).map_err(|(_, error)| error)
}

fn reset_for(time: Duration) -> Result<(), Error> {
    let end = Instant::now() + time;
    let mut resets = 0;
    while Instant::now() < end {
        leave_with(Disposition::ResetCard)?;
        resets += 1;
        std::thread::sleep(Duration::from_millis(3));
    }
    println!("{resets}");
    Ok(())
}

fn abandon() -> Result<(), Error> {
    let mut card = connect(ShareMode::Shared)?;
    let _transaction = card.transaction()?;
    std::process::abort()
}

fn command(hex: &str) -> Result<(), Error> {
    let bytes: Option<Vec<u8>> = (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok())
        .collect();
    let card = connect(ShareMode::Shared)?;
    let mut buffer = [0; 300];
    let answer = card.transmit(&bytes.ok_or(Error::InvalidValue)?, &mut buffer)?;
    println!("{answer:02X?}");
    card.disconnect(Disposition::LeaveCard)
        .map_err(|(_, error)| error)
}
