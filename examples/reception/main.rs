//! The whole thread at the counter: card, certificate, photo, person, eligibility, record.
//!
//! ```text
//! cargo run --example reception -- [--reader virtual|pcsc[:NAME]] [--card KIND] [--outcome NAME]
//!     [--face BIRTHDATE,EXPIRYYEAR,SECURITYCODE] [--pin-stdin] [--json] [--lang ja|en]
//! ```
//!
//! `--card` is the kind of the virtual card (default `face`), also of the one that `card_server`
//! puts behind a real reader. `--outcome` is what the virtual terminal answers (default `VALID`).
//! `--face` is what the face of the card shows; the default is the virtual card's. `--pin-stdin`
//! reads the PIN from the standard input; the default is the virtual card's.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | received; the qualification is confirmed |
//! | 2 | the command line makes no sense |
//! | 3 | reader or card |
//! | 4 | the person could not be verified |
//! | 5 | the certificate no longer opens the eligibility: take the fall-back |
//! | 6 | received, but the qualification is not confirmed: take the fall-back |

mod arguments;
mod person;
mod record;
mod screen;
mod stations;

use arguments::Arguments;
use mnc_core::ErrorKind;
use std::process::ExitCode;

const USAGE: u8 = 2;
const READER_OR_CARD: u8 = 3;
const NOT_VERIFIED: u8 = 4;
const CERTIFICATE_ENDED: u8 = 5;
const NOT_CONFIRMED: u8 = 6;

fn main() -> ExitCode {
    let arguments = match Arguments::from_command_line() {
        Ok(arguments) => arguments,
        Err(usage) => {
            eprintln!("reception: {usage}");
            return ExitCode::from(USAGE);
        }
    };
    match stations::run(&arguments) {
        Ok(record) if record.outcome().confirms_qualification() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::from(NOT_CONFIRMED),
        Err(error) => {
            eprintln!(
                "reception: {} {}",
                error.code(),
                error.message(arguments.language)
            );
            eprintln!("reception: {error:?}");
            ExitCode::from(match error.kind() {
                ErrorKind::VerificationInsufficient => NOT_VERIFIED,
                ErrorKind::CertificateEnded => CERTIFICATE_ENDED,
                _ => READER_OR_CARD,
            })
        }
    }
}
