//! The engine of the manifest, with the cohort of the command line if there is one.

use crate::Failure;
use crate::options::Options;
use mnc_core::ErrorKind;
use mnc_examples::face_manifest;
use mnc_face::engine::Threads;
use mnc_face::model::Sha256;
use mnc_face::{FaceEngine, ModelManifest};
use serde_json::{Value, json};

pub fn open(options: &Options) -> Result<FaceEngine, Failure> {
    let path = face_manifest(&options.models, options.manifest.as_deref());
    let text = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut manifest: Value = serde_json::from_slice(&text)?;
    let cohort = options.cohort.as_ref().map(std::fs::read).transpose()?;
    if let (Some(bytes), Some(fields)) = (&cohort, manifest.as_object_mut()) {
        let entry = json!({
            "file": COHORT,
            "sha256": Sha256::of(bytes).to_string(),
            "top": options.top,
            "strength": options.strength,
            "data": "--cohort",
        });
        fields.insert("cohort".to_owned(), entry);
        // They were measured for other scores.
        fields.remove("calibration");
    }
    let manifest = ModelManifest::parse(manifest.to_string().as_bytes())?;
    // The workers share the engine's threads.
    let threads = Threads::new(std::thread::available_parallelism().map_or(1, usize::from));
    let engine = FaceEngine::load(manifest, threads, |name| match &cohort {
        Some(bytes) if name == COHORT => Ok(bytes.clone()),
        _ => std::fs::read(options.models.join(name)).map_err(|_| ErrorKind::ModelMismatch.into()),
    })?;
    Ok(engine)
}

/// The name under which the manifest asks for the file of `--cohort`.
const COHORT: &str = "cohort-of-the-command-line";
