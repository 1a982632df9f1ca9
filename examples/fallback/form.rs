//! Fills the form and writes it: whole or not at all, and over nothing that is there.

use crate::arguments::Arguments;
use crate::pdf;
use mnc_core::fallback::declaration::{Declaration, Field, Template, page};
use serde_json::Value;
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Why there is no form.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A file cannot be read or written.
    File(PathBuf, io::Error),
    /// The file to fill from is no object of JSON.
    NoObject(PathBuf),
    /// No Chromium was found, or it did not print.
    NoPdf(String),
}

impl Failure {
    pub(crate) const fn exit_code(&self) -> u8 {
        match self {
            Self::File(..) | Self::NoObject(_) => 3,
            Self::NoPdf(_) => 4,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, error) => write!(f, "{}: {error}", path.display()),
            Self::NoObject(path) => write!(f, "{}: no object of JSON", path.display()),
            Self::NoPdf(why) => write!(f, "PDF skipped: {why}"),
        }
    }
}

/// Writes the form, if one was asked for.
pub(crate) fn write(arguments: &Arguments) -> Result<(), Failure> {
    let Some(out) = &arguments.form else {
        return Ok(());
    };
    // Asked before the work; `keep` asks once more, without a gap.
    if !arguments.force && out.exists() {
        return Err(Failure::File(
            out.clone(),
            io::ErrorKind::AlreadyExists.into(),
        ));
    }
    let form = fill(arguments)?;
    let html = page::html(&form, &Template::on(arguments.situation.day));
    let is_pdf = out
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("pdf"));
    let bytes = if is_pdf {
        pdf::print(&html).map_err(Failure::NoPdf)?
    } else {
        html.into_bytes()
    };
    keep(out, &bytes, arguments.force).map_err(|error| Failure::File(out.clone(), error))
}

fn fill(arguments: &Arguments) -> Result<Declaration, Failure> {
    let mut form = Declaration::default();
    if let Some(path) = &arguments.fill {
        let text = fs::read_to_string(path).map_err(|error| Failure::File(path.clone(), error))?;
        let value = serde_json::from_str(&text).ok();
        let Some(Value::Object(entries)) = value else {
            return Err(Failure::NoObject(path.clone()));
        };
        for (key, value) in &entries {
            take(&mut form, key, value);
        }
        for warning in form.warnings(arguments.situation.day, Some(arguments.age)) {
            eprintln!("fallback: {}", warning.message(arguments.language));
        }
    }
    Ok(form)
}

/// What is not understood is said by its key, never by its content, and left blank.
fn take(form: &mut Declaration, key: &str, value: &Value) {
    let field = Field::ALL
        .iter()
        .find(|field| field.code().eq_ignore_ascii_case(key));
    let text = match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    match field {
        Some(field) if form.set(*field, &text) => {}
        Some(field) => eprintln!(
            "fallback: {} is not understood, and left blank",
            field.code()
        ),
        None => eprintln!("fallback: a key is no field of the form"),
    }
}

/// Writes beside the place and renames: nobody sees half a file.
fn keep(out: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    let folder = out.parent().filter(|it| !it.as_os_str().is_empty());
    let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    if force {
        file.persist(out)?;
    } else {
        file.persist_noclobber(out)?;
    }
    Ok(())
}
