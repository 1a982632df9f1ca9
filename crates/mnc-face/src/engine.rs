//! Detector, embedders and cohort together: from pixels to templates that can be scored.

#[cfg(feature = "onnx")]
mod files;

use crate::detector::{Detection, FaceDetector};
use crate::embedder::FaceEmbedder;
use crate::enhancement::contrasted;
use crate::geometry::Landmarks;
use crate::guard::caught;
use crate::liveness::LivenessCheck;
use crate::model::{Cohort, Enhancement, ModelManifest};
use crate::picture::{Colour, Picture};
use crate::quality::Subject;
use crate::shares::Shares;
use crate::template::{Embedding, Template};
use mnc_core::{ErrorKind, Result};

pub use crate::threads::Threads;

/// The models of a manifest, ready to run.
///
/// It may be shared between threads; every call is on its own.
pub struct FaceEngine {
    manifest: ModelManifest,
    detector: Box<dyn FaceDetector>,
    embedders: Vec<Box<dyn FaceEmbedder>>,
    shares: Shares,
    cohort: Option<Cohort>,
    liveness: Option<Box<dyn LivenessCheck>>,
    threads: Threads,
}

impl FaceEngine {
    /// An engine of a vendor's own detector and embedders; the manifest says how they score (weights
    /// below 0 count as 0). The hashes of its models are the vendor's to check, and its liveness
    /// check is not read. Its cohort is: the thresholds are for scores that were normalised with it.
    /// `files` returns the bytes of that file by its name, and is asked for no other.
    ///
    /// # Errors
    /// Of `files`, if the manifest has a cohort; `ModelMismatch` for one whose SHA-256 is not the
    /// manifest's; `MalformedManifest` for one that does not fit the embedders.
    pub fn with_parts(
        manifest: ModelManifest,
        detector: Box<dyn FaceDetector>,
        embedders: Vec<Box<dyn FaceEmbedder>>,
        threads: Threads,
        mut files: impl FnMut(&str) -> Result<Vec<u8>>,
    ) -> Result<Self> {
        // An embedder that the manifest does not list has the default weight.
        let listed = manifest.embedders.iter().map(|entry| entry.weight);
        let weights = listed.chain(std::iter::repeat(1.0));
        let engine = Self {
            shares: Shares::new(weights.take(embedders.len())),
            manifest,
            detector,
            embedders,
            cohort: None,
            liveness: None,
            threads,
        };
        engine.with_cohort(&mut files)
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

    /// The check that the manifest names, for the matcher.
    pub(crate) fn take_liveness(&mut self) -> Option<Box<dyn LivenessCheck>> {
        self.liveness.take()
    }

    /// The faces in a picture, the surest first.
    ///
    /// # Errors
    /// `FaceEngine` if the detector fails or panics.
    pub fn detect(&self, picture: &Picture) -> Result<Vec<Detection>> {
        caught(ErrorKind::FaceEngine, || self.detector.detect(picture))
    }

    /// The template of the face with these landmarks. Grey pictures go through the manifest's
    /// enhancement first.
    ///
    /// # Errors
    /// `FaceEngine` if an embedder fails or panics; `InvalidArgument` for landmarks that are no
    /// face's.
    pub fn template(&self, picture: &Picture, landmarks: &Landmarks) -> Result<Template> {
        let enhanced = match (picture.colour(), self.manifest.grey_enhancement) {
            (Colour::Grey, Enhancement::Contrast) => Some(contrasted(picture)?),
            _ => None,
        };
        let picture = enhanced.as_ref().unwrap_or(picture);
        let embedders = self.embedders.iter();
        let embeddings =
            embedders.map(|it| caught(ErrorKind::FaceEngine, || it.embed(picture, landmarks)));
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
    /// `FaceEngine` if the detector or an embedder fails or panics.
    pub fn subject(&self, picture: &Picture, subject: Subject) -> Result<Option<Template>> {
        let faces = self.detect(picture)?;
        let found = subject.of(picture, &faces);
        found
            .map(|found| self.template(picture, &found.landmarks))
            .transpose()
    }
}
