//! The list of patients: CSV in UTF-8 or `Shift_JIS`.

use encoding_rs::{SHIFT_JIS, UTF_8};
use mnc_core::patient::LocalPatient;
use std::borrow::Cow;
use std::error::Error;
use std::path::Path;

/// Reads the list. An error says at which byte its row begins, and not what stands there.
pub(crate) fn read(path: &Path) -> Result<Vec<LocalPatient>, Box<dyn Error>> {
    let bytes = std::fs::read(path)?;
    let text = decode(&bytes).ok_or("the list of patients is neither UTF-8 nor Shift_JIS")?;
    let mut table = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let columns = table.headers()?.clone();
    let patients = table.records().map(|row| {
        let row = row.map_err(|_| "a row of the list of patients is damaged".to_owned())?;
        let cells = columns.iter().zip(&row);
        LocalPatient::from_row(cells).map_err(|error| {
            let at = row.position().map_or(0, csv::Position::byte);
            let at = usize::try_from(at).unwrap_or_default();
            error.at("the list of patients", at).to_string()
        })
    });
    Ok(patients.collect::<Result<_, _>>()?)
}

/// UTF-8 if it is that, with or without a byte order mark; otherwise `Shift_JIS`.
fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let (bytes, _) = match bytes.strip_prefix(b"\xEF\xBB\xBF") {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let utf8 = UTF_8.decode_without_bom_handling_and_without_replacement(bytes);
    utf8.or_else(|| SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes))
}
