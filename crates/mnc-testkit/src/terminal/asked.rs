//! Reading a request as the terminal does: plain, or an archive under the facility's password.

use super::service::Password;
use mnc_core::eligibility::wire::{Extension, FileName};
use std::io::{Cursor, Read, Write};
use zip::read::ZipReadOptions;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{AesMode, ZipArchive, ZipWriter};

/// The document in the file of a request; none if it cannot be unpacked.
pub(super) fn document(
    name: &FileName,
    bytes: Vec<u8>,
    password: Option<&Password>,
) -> Option<Vec<u8>> {
    match name.extension() {
        Extension::Zip => unpack(&bytes, password).ok(),
        _ => Some(bytes),
    }
}

/// An archive with this document, under the password if there is one.
pub(super) fn pack(name: &str, document: &[u8], password: Option<&Password>) -> ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut options = SimpleFileOptions::default();
    if let Some(password) = password {
        options = options.with_aes_encryption_bytes(AesMode::Aes256, password.0.as_bytes());
    }
    writer.start_file(name, options)?;
    writer.write_all(document)?;
    Ok(writer.finish()?.into_inner())
}

fn unpack(bytes: &[u8], password: Option<&Password>) -> ZipResult<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let password = password.map(|password| password.0.as_bytes());
    let options = ZipReadOptions::new().password(password);
    let mut document = Vec::new();
    archive
        .by_index_with_options(0, options)?
        .read_to_end(&mut document)?;
    Ok(document)
}
