//! Answers of the terminal, made without one.

use crate::parse;
use crate::terminal::INSTITUTION;
use mnc_abi::{Result, Trouble, guard, mnc_error, mnc_status};
use mnc_core::eligibility::Outcome;
use mnc_core::eligibility::answer::ConsentCategory;
use mnc_core::{DateTime, ErrorKind};
use mnc_testkit::people::Holder;
use mnc_testkit::terminal::{ConsentChoice, InsuredPerson, VirtualTerminal, Visit};
use std::ffi::c_char;

/// What a terminal asks for by default.
const CONSENTED: [ConsentCategory; 2] =
    [ConsentCategory::Medication, ConsentCategory::HealthCheckups];

/// The document in which the terminal answers about 番号 花子 with this outcome (such as `VALID`), at
/// this time (`2026-11-20T10:00:00`) and with the consent to 薬剤情報 and 特定健診情報, into the buffer as
/// by `mnc_data_copy`. `MNC_ABSENT` for `UNKNOWN`, for which a terminal writes nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mnc_testing_answer_copy(
    outcome: *const c_char,
    outcome_len: usize,
    at: *const c_char,
    at_len: usize,
    buffer: *mut u8,
    len: *mut usize,
    error: *mut mnc_error,
) -> mnc_status {
    // SAFETY: the pointers are the caller's, who keeps the rules of the header.
    unsafe {
        guard(error, |caller| {
            let outcome = caller.text(outcome, outcome_len)?;
            let at = parse(caller.text(at, at_len)?)?;
            caller.copy(&document(outcome, at)?, buffer, len)
        })
    }
}

fn document(outcome: &str, at: DateTime) -> Result<Vec<u8>> {
    let mut visit = Visit::new(at);
    let named = Outcome::ALL.iter().find(|it| it.name() == outcome);
    visit.outcome = *named.ok_or(ErrorKind::InvalidArgument)?;
    visit.consents = CONSENTED.map(|it| (it, ConsentChoice::Granted)).to_vec();
    let person = InsuredPerson::of(&Holder::hanako(), at.date());
    let file = VirtualTerminal::new(INSTITUTION).push(&person, &visit)?;
    Ok(file.ok_or(Trouble::Absent)?.bytes)
}
