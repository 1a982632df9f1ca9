//! Writes the sources of the bindings from the library that they call.

use std::error::Error;
use uniffi::{GenerateOptions, TargetLanguage};

/// The folder of each language under the output.
pub const LANGUAGES: [(&str, TargetLanguage); 3] = [
    ("kotlin", TargetLanguage::Kotlin),
    ("python", TargetLanguage::Python),
    ("swift", TargetLanguage::Swift),
];

/// Writes the sources for every language, each into its folder under `out`. The library must not be
/// stripped of its symbols: they describe it.
///
/// # Errors
/// If the library cannot be read, describes nothing, or a file cannot be written.
pub fn generate(library: &str, out: &str) -> Result<(), Box<dyn Error>> {
    for (folder, language) in LANGUAGES {
        uniffi::generate(GenerateOptions {
            languages: vec![language],
            source: library.into(),
            out_dir: format!("{out}/{folder}").into(),
            metadata_no_deps: true,
            ..GenerateOptions::default()
        })?;
    }
    Ok(())
}
