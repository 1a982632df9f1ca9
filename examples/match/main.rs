//! Compares an eligibility answer with a list of patients, and explains every difference.
//!
//! ```text
//! cargo run --example match -- --answer FILE.xml --patients FILE.csv
//!     [--day YYYY-MM-DD] [--json] [--lang ja|en]
//! ```
//!
//! Without files the samples beside this example are used. The list is UTF-8 or `Shift_JIS`; its
//! columns are those of [`mnc_core::patient::LocalPatient::from_row`]. The day is that of the
//! reception (default: 資格確認日 of the answer). Nothing is written.
//!
//! | exit code | meaning |
//! |---|---|
//! | 0 | the patient may be linked |
//! | 1 | a person must decide, the patient is new, or the answer holds no result |
//! | 2 | the command line makes no sense |
//! | 3 | a candidate differs in birth date or sex: do not link |
//! | 4 | a file cannot be read |

mod arguments;
mod table;
mod words;

use arguments::Arguments;
use mnc_core::eligibility::QualificationAnswer;
use mnc_core::eligibility::answer::Day;
use mnc_core::patient::PatientIndex;
use mnc_core::patient::index::{Decision, Review};
use mnc_examples::PatientList;
use std::error::Error;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::read() {
        Ok(arguments) => arguments,
        Err(usage) => {
            eprintln!("match: {usage}");
            return ExitCode::from(2);
        }
    };
    match compare(&arguments) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("match: {error}");
            ExitCode::from(4)
        }
    }
}

fn compare(arguments: &Arguments) -> Result<u8, Box<dyn Error>> {
    let answer = QualificationAnswer::read(&std::fs::read(&arguments.answer)?)?;
    let list = PatientList::open(&arguments.patients)?;
    let patients = list.rows()?.collect::<Result<Vec<_>, _>>()?;
    let checked_on = answer.header.checked_on.as_ref().and_then(Day::value);
    let day = arguments
        .day
        .or(checked_on)
        .ok_or("--day YYYY-MM-DD: the answer names no day")?;
    let reviews = PatientIndex::new(&patients).review_answer(&answer, day);
    if arguments.json {
        println!(
            "{:#}",
            words::to_json(&answer, &reviews, &patients, arguments.language)
        );
    } else {
        words::say(&answer, &reviews, &patients, arguments.language);
    }
    Ok(reviews.iter().map(exit_code).max().unwrap_or(1))
}

fn exit_code(review: &Review) -> u8 {
    match review.decision {
        Decision::Link(_) => 0,
        Decision::Confirm | Decision::New => 1,
        Decision::Stop => 3,
    }
}
