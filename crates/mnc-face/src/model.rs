//! What the vendor says about the models: files, licences, geometry, thresholds and their data.

mod calibration;
mod cohort;
mod file;
mod manifest;

pub use calibration::{Calibration, CalibrationState, CardKind, Threshold};
pub use cohort::{Cohort, CohortEntry};
pub use file::{FileName, ModelFile, Sha256};
pub use manifest::{DetectorEntry, DetectorKind, EmbedderEntry, Enhancement, ModelManifest};
