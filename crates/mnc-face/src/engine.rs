//! Detector, embedders and cohort together: from pixels to templates that can be scored.

use crate::detector::{Detection, FaceDetector, YuNet};
use crate::embedder::{FaceEmbedder, OnnxEmbedder};
use crate::enhancement::contrasted;
use crate::geometry::Landmarks;
use crate::model::{Cohort, DetectorKind, Enhancement, ModelManifest};
use crate::network;
use crate::picture::{Colour, Picture};
use crate::quality::Subject;
use crate::shares::Shares;
use crate::template::{Embedding, Template};
use mnc_core::{Error, ErrorKind, Result};
use std::fs::File;
use std::io::Read;
use std::path::Path;

pub use crate::network::Threads;

/// The models of a manifest, ready to run.
///
/// It may be shared between threads; every call is on its own.
pub struct FaceEngine {
    manifest: ModelManifest,
    detector: Box<dyn FaceDetector>,
    embedders: Vec<Box<dyn FaceEmbedder>>,
    shares: Shares,
    cohort: Option<Cohort>,
    threads: Threads,
}

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
        let engine = Self::with_parts(manifest, detector, embedders, threads);
        engine.with_cohort(&mut files)
    }

    /// An engine of a vendor's own detector and embedders; the manifest says how they score (weights
    /// below 0 count as 0). The hashes of its files are the vendor's to check, and its cohort is not read.
    pub fn with_parts(
        manifest: ModelManifest,
        detector: Box<dyn FaceDetector>,
        embedders: Vec<Box<dyn FaceEmbedder>>,
        threads: Threads,
    ) -> Self {
        // An embedder that the manifest does not list has the default weight.
        let listed = manifest.embedders.iter().map(|entry| entry.weight);
        let weights = listed.chain(std::iter::repeat(1.0));
        Self {
            shares: Shares::new(weights.take(embedders.len())),
            manifest,
            detector,
            embedders,
            cohort: None,
            threads,
        }
    }

    fn with_cohort(mut self, files: &mut dyn FnMut(&str) -> Result<Vec<u8>>) -> Result<Self> {
        if let Some(entry) = &self.manifest.cohort {
            let bytes = files(entry.file.as_str())?;
            entry.sha256.verify(&bytes)?;
            let embedders = self.embedders.iter();
            let dimensions: Vec<_> = embedders.map(|embedder| embedder.dimension()).collect();
            let cohort = Cohort::new(&bytes, &dimensions, entry.top.into())?;
            self.cohort = Some(cohort.with_strength(entry.strength)?);
        }
        Ok(self)
    }

    /// The manifest it was made of.
    pub fn manifest(&self) -> &ModelManifest {
        &self.manifest
    }

    /// How many threads it runs on.
    pub fn threads(&self) -> usize {
        self.threads.count()
    }

    /// The faces in a picture, the surest first.
    ///
    /// # Errors
    /// `FaceEngine` if the detector fails.
    pub fn detect(&self, picture: &Picture) -> Result<Vec<Detection>> {
        self.detector.detect(picture)
    }

    /// The template of the face with these landmarks. Grey pictures go through the manifest's
    /// enhancement first.
    ///
    /// # Errors
    /// `FaceEngine` if an embedder fails; `InvalidArgument` for landmarks that are no face's.
    pub fn template(&self, picture: &Picture, landmarks: &Landmarks) -> Result<Template> {
        let enhanced = match (picture.colour(), self.manifest.grey_enhancement) {
            (Colour::Grey, Enhancement::Contrast) => Some(contrasted(picture)?),
            _ => None,
        };
        let picture = enhanced.as_ref().unwrap_or(picture);
        let embedders = self.embedders.iter();
        let embeddings = embedders.map(|embedder| embedder.embed(picture, landmarks));
        let embeddings = embeddings.collect::<Result<Vec<_>>>()?;
        Ok(self.assembled(embeddings))
    }

    /// The template of embeddings in the manifest's order, normalised with the cohort.
    pub(crate) fn assembled(&self, embeddings: Vec<Embedding>) -> Template {
        let cohort = self.cohort.as_ref();
        let offset = cohort.map_or(0.0, |cohort| cohort.offset(&embeddings, &self.shares));
        Template {
            embeddings,
            shares: self.shares.clone(),
            offset,
        }
    }

    /// The template of the face that is meant, if there is any: for evaluations. A decision at a
    /// counter looks at the quality first and refuses several faces.
    ///
    /// # Errors
    /// `FaceEngine` if the detector or an embedder fails.
    pub fn subject(&self, picture: &Picture, subject: Subject) -> Result<Option<Template>> {
        let faces = self.detect(picture)?;
        let found = subject.of(picture, &faces);
        found
            .map(|found| self.template(picture, &found.landmarks))
            .transpose()
    }
}

/// Reads a file of at most the size of a network.
fn read(path: &Path, missing: ErrorKind) -> Result<Vec<u8>> {
    let error = |source: std::io::Error| Error::new(missing).with_source(source);
    let most = network::MOST_BYTES as u64 + 1;
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .map_err(error)?;
    Ok(bytes)
}
