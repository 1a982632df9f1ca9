//! The list of patients of the receipt software: CSV in UTF-8 or `Shift_JIS`.

use encoding_rs::{SHIFT_JIS, UTF_8};
use mnc_core::patient::LocalPatient;
use std::fs;
use std::io;
use std::path::Path;

/// A list of patients, as text; its rows are read one by one.
pub struct PatientList(String);

impl PatientList {
    /// Opens the file. Columns are those of [`LocalPatient::from_row`].
    ///
    /// # Errors
    /// If it cannot be read, or is neither UTF-8 nor `Shift_JIS`.
    pub fn open(path: &Path) -> io::Result<Self> {
        let text = decode(&fs::read(path)?);
        let reason = "the list of patients is neither UTF-8 nor Shift_JIS";
        let text = text.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, reason))?;
        Ok(Self(text))
    }

    /// Its rows. An error says at which byte its row begins, and not what stands there.
    ///
    /// # Errors
    /// If the names of the columns cannot be read.
    pub fn rows(&self) -> Result<impl Iterator<Item = Result<LocalPatient, String>>, String> {
        let mut table = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(self.0.as_bytes());
        let damaged = |_| "a row of the list of patients is damaged".to_owned();
        let columns = table.headers().map_err(damaged)?.clone();
        Ok(table.into_records().map(move |row| {
            let row = row.map_err(damaged)?;
            LocalPatient::from_row(columns.iter().zip(&row)).map_err(|error| {
                let at = row.position().map_or(0, csv::Position::byte);
                let at = usize::try_from(at).unwrap_or_default();
                error.at("the list of patients", at).to_string()
            })
        }))
    }
}

/// UTF-8 if it is that, with or without a byte order mark; otherwise `Shift_JIS`.
fn decode(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let utf8 = UTF_8.decode_without_bom_handling_and_without_replacement(bytes);
    let text =
        utf8.or_else(|| SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes));
    Some(text?.into_owned())
}
