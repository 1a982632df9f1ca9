//! An engine of the files that a manifest names.

use super::FaceEngine;
use crate::detector::{FaceDetector, YuNet};
use crate::embedder::{FaceEmbedder, OnnxEmbedder};
use crate::liveness::MiniFasNet;
use crate::model::guard::MOST_BYTES;
use crate::model::{DetectorKind, ModelManifest};
use crate::threads::Threads;
use mnc_core::{Error, ErrorKind, Result};
use std::fs::File;
use std::io::Read;
use std::path::Path;

impl FaceEngine {
    /// Reads a manifest, and from a folder the files it names.
    ///
    /// # Errors
    /// As [`load`](Self::load); `MalformedManifest` and `ModelMismatch` for files that cannot be
    /// read.
    pub fn open(manifest: &Path, models: &Path, threads: Threads) -> Result<Self> {
        let manifest = read(manifest, ErrorKind::MalformedManifest)?;
        let manifest = ModelManifest::parse(&manifest)?;
        Self::load(manifest, threads, |name| {
            read(&models.join(name), ErrorKind::ModelMismatch)
        })
    }

    /// Loads the models; `files` returns the bytes of a file of the manifest by its name.
    ///
    /// # Errors
    /// Of `files`; `ModelMismatch` for a file whose SHA-256 is not the manifest's, before anything
    /// of it is looked at; `UnusableModel`, `MalformedManifest` and `InvalidArgument` for models and
    /// options that do not fit.
    pub fn load(
        manifest: ModelManifest,
        threads: Threads,
        mut files: impl FnMut(&str) -> Result<Vec<u8>>,
    ) -> Result<Self> {
        let entry = &manifest.detector;
        let detector: Box<dyn FaceDetector> = match entry.kind {
            DetectorKind::Yunet => {
                let onnx = entry.model.read(&mut files)?;
                Box::new(YuNet::load(onnx, entry.options, &threads)?)
            }
        };
        let mut embedders: Vec<Box<dyn FaceEmbedder>> = Vec::new();
        for entry in &manifest.embedders {
            let onnx = entry.model.read(&mut files)?;
            let embedder = OnnxEmbedder::load(onnx, entry.geometry.clone(), &threads)?;
            embedders.push(Box::new(embedder));
        }
        let engine = Self::with_parts(manifest, detector, embedders, threads, &mut files)?;
        engine.with_liveness(&mut files)
    }

    fn with_liveness(mut self, files: &mut dyn FnMut(&str) -> Result<Vec<u8>>) -> Result<Self> {
        if let Some(entry) = &self.manifest.liveness {
            let check = MiniFasNet::load(&entry.crops, entry.least, &self.threads, files)?;
            self.liveness = Some(Box::new(check));
        }
        Ok(self)
    }
}

/// Reads a file of at most the size of a network.
fn read(path: &Path, missing: ErrorKind) -> Result<Vec<u8>> {
    let error = |source: std::io::Error| Error::new(missing).with_source(source);
    let most = MOST_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .map_err(error)?;
    Ok(bytes)
}
