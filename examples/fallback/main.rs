//! When the card does not confirm the insurance: the steps, what the patient pays, and the form.
//!
//! ```text
//! cargo run --example fallback -- --case CASE | --reason CODE
//!     [--at DATE] [--card KIND] [--shows DOCUMENT]… [--age AGE] [--share 1|2|3]
//!     [--answer OUTCOME] [--insurance KIND] [--found] [--past visited|unchanged] [--denied] [--lenient]
//!     [--lang ja|en] [--json]
//!     [--form OUT.html|OUT.pdf] [--fill FILE.json] [--force]
//! ```
//!
//! CASE is `invalid`, `no-record`, `device`, `card`, `no-access` or `not-brought`; CODE is the code of
//! a reason with which a visit ends, such as `NO_ANSWER`. KIND is `normal`, `locked`, `face`,
//! `photoless`, `android`, `iphone` or `unusable`; DOCUMENT a code such as `PORTAL`; AGE `preschool`,
//! `ordinary` or `elderly`. `--answer` is what the centre said to the numbers of the document (of the
//! insurance `--insurance`), `--found` that the search in システム障害時モード found the patient.
//!
//! `--form` writes the 被保険者資格申立書, filled from an object whose keys are the codes of the fields,
//! such as `{"NAME": "…", "INSURANCE": "NATIONAL"}`; unknown keys and what is not understood are
//! said and left blank. A PDF is printed by Chromium, if there is one (or `CHROMIUM` names it). An
//! existing file is kept, unless `--force`.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | printed, and the form written if one was wanted |
//! | 2 | the command line makes no sense |
//! | 3 | a file cannot be read or written, or exists already |
//! | 4 | there is no Chromium to print a PDF |

mod arguments;
mod form;
mod pdf;
mod steps;

use arguments::Arguments;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::parse() {
        Ok(arguments) => arguments,
        Err(usage) => {
            eprintln!("fallback: {usage}");
            return ExitCode::from(2);
        }
    };
    steps::print(&arguments);
    match form::write(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("fallback: {failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}
