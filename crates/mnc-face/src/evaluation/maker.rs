//! The template of an image: from the cache if it was made before, else from the engine.

use super::cache::{Cache, Key};
use crate::detector::Detection;
use crate::engine::FaceEngine;
use crate::model::{EmbedderEntry, ModelManifest, Sha256};
use crate::picture::Picture;
use crate::quality::{QualityLimits, QualityReason, Subject, assess};
use crate::template::{Embedding, Template};
use mnc_core::Result;
use ring::digest::{Context, SHA256};
use std::fmt::Debug;
use std::sync::{Mutex, MutexGuard, PoisonError};
use zeroize::Zeroizing;

/// What was found in an image.
pub struct Seen {
    /// The template of the face in the middle ([`Subject::Central`]), none without a face.
    pub template: Option<Template>,
    /// What the quality check of the counter would refuse it for, by each of the limits.
    pub refusals: Vec<Vec<QualityReason>>,
}

/// Makes templates for an evaluation; threads may share it.
pub struct TemplateMaker<'a> {
    engine: &'a FaceEngine,
    cache: Mutex<Cache>,
}

impl<'a> TemplateMaker<'a> {
    /// With an engine, and what was made before.
    pub fn new(engine: &'a FaceEngine, cache: Cache) -> Self {
        Self {
            engine,
            cache: Mutex::new(cache),
        }
    }

    /// The template of the face in the middle of an image ([`Subject::Central`]), none without a
    /// face: as [`see`](Self::see), by no limits.
    ///
    /// # Errors
    /// As [`see`](Self::see).
    pub fn template(
        &self,
        image: &[u8],
        preparation: &str,
        picture: impl FnOnce() -> Result<Option<Picture>>,
    ) -> Result<Option<Template>> {
        let seen = self.see(image, preparation, &[], picture)?;
        Ok(seen.template)
    }

    /// The template of an image, and what the quality check refuses it for by each of the `limits`.
    /// `image` are the bytes of the file, `preparation` names what `picture` does to them besides
    /// decoding, as what a card's photo goes through; both go into the key of the cache. No picture
    /// is one without a face.
    ///
    /// # Errors
    /// Of `picture`, of the engine and of the cache. What cannot be decoded is a failure to acquire
    /// in the standard's terms, but most likely a wrong list; so it is an error here.
    pub fn see(
        &self,
        image: &[u8],
        preparation: &str,
        limits: &[QualityLimits],
        picture: impl FnOnce() -> Result<Option<Picture>>,
    ) -> Result<Seen> {
        let manifest = self.engine.manifest();
        let keys = keys(manifest, image, preparation);
        let gates = limits
            .iter()
            .map(|it| gate_key(manifest, image, preparation, it));
        let gates: Vec<Key> = gates.collect();
        let (template, refusals) = (self.known(&keys), self.judged(&gates));
        if let (Some(_), Some(refusals)) = (&template, &refusals) {
            let template = template.transpose()?.flatten();
            let refusals = refusals.clone();
            return Ok(Seen { template, refusals });
        }
        let picture = picture()?;
        let faces = picture.as_ref().map(|picture| self.engine.detect(picture));
        let faces = faces.transpose()?.unwrap_or_default();
        let judge = |limits: &QualityLimits| match &picture {
            Some(picture) => assess(picture, &faces, limits).reasons,
            None => vec![QualityReason::NoFace],
        };
        let refusals: Vec<_> = limits.iter().map(judge).collect();
        let template = match template {
            Some(known) => known?,
            None => self.made(picture.as_ref(), &faces, keys)?,
        };
        let mut cache = self.cache();
        for (key, reasons) in gates.into_iter().zip(&refusals) {
            cache.put(key, Some(numbered(reasons)))?;
        }
        Ok(Seen { template, refusals })
    }

    /// The template of the face in the middle, which the cache keeps.
    fn made(
        &self,
        picture: Option<&Picture>,
        faces: &[Detection],
        keys: Vec<Key>,
    ) -> Result<Option<Template>> {
        let subject = |picture| Some((picture, Subject::Central.of(picture, faces)?));
        let template = picture
            .and_then(subject)
            .map(|(picture, found)| self.engine.template(picture, &found.landmarks))
            .transpose()?;
        let mut cache = self.cache();
        for (number, key) in keys.into_iter().enumerate() {
            let numbers = template
                .as_ref()
                .and_then(|template| template.embeddings.get(number));
            cache.put(key, numbers.map(Embedding::to_numbers))?;
        }
        Ok(template)
    }

    /// None unless the cache knows what the quality check says by each of the limits.
    fn judged(&self, keys: &[Key]) -> Option<Vec<Vec<QualityReason>>> {
        let cache = self.cache();
        let reasons = keys.iter().map(|key| named(cache.get(key)?.as_ref()?));
        reasons.collect()
    }

    /// None unless the cache knows what each embedder makes of the image.
    fn known(&self, keys: &[Key]) -> Option<Result<Option<Template>>> {
        let cache = self.cache();
        let rows: Vec<_> = keys
            .iter()
            .map(|key| cache.get(key))
            .collect::<Option<_>>()?;
        let Some(faces) = rows
            .into_iter()
            .map(Option::as_ref)
            .collect::<Option<Vec<_>>>()
        else {
            return Some(Ok(None));
        };
        let embeddings: Result<Vec<_>> = faces
            .into_iter()
            .map(|numbers| Embedding::new(numbers.to_vec()))
            .collect();
        Some(embeddings.map(|embeddings| Some(self.engine.assembled(embeddings))))
    }

    fn cache(&self) -> MutexGuard<'_, Cache> {
        // What a thread that panicked left behind is still a cache.
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One for each embedder: cohort, weights and thresholds make no difference to an embedding.
fn keys(manifest: &ModelManifest, image: &[u8], preparation: &str) -> Vec<Key> {
    let image = Sha256::of(image);
    // The rule by which `Subject` chooses is part of what makes an embedding.
    let preparation = ("subject 1", preparation);
    let key = |entry: &EmbedderEntry| {
        let parts = (
            &manifest.detector,
            (&entry.model, &entry.geometry),
            manifest.grey_enhancement,
            preparation,
            image,
        );
        hash(&parts)
    };
    manifest.embedders.iter().map(key).collect()
}

/// What the quality check says depends on the detector, on the limits, and on which reasons there are.
fn gate_key(
    manifest: &ModelManifest,
    image: &[u8],
    preparation: &str,
    limits: &QualityLimits,
) -> Key {
    let image = Sha256::of(image);
    let reasons = QualityReason::ALL;
    hash(&(
        ("quality 1", reasons, limits),
        &manifest.detector,
        preparation,
        image,
    ))
}

fn hash(parts: &impl Debug) -> Key {
    let mut context = Context::new(&SHA256);
    context.update(format!("{parts:?}").as_bytes());
    context.finish().as_ref().try_into().unwrap_or_default()
}

/// Reasons as numbers for the cache: 1 for each that applies, 0 for each that does not.
fn numbered(reasons: &[QualityReason]) -> Zeroizing<Vec<f32>> {
    let all = QualityReason::ALL.iter();
    let applies = all.map(|reason| if reasons.contains(reason) { 1.0 } else { 0.0 });
    Zeroizing::new(applies.collect())
}

/// The reasons of such numbers.
fn named(numbers: &[f32]) -> Option<Vec<QualityReason>> {
    let all = QualityReason::ALL;
    let named = || {
        let applying = all.iter().zip(numbers).filter(|(_, number)| **number > 0.5);
        applying.map(|(reason, _)| *reason).collect()
    };
    (numbers.len() == all.len()).then(named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detector::FaceDetector;
    use crate::embedder::FaceEmbedder;
    use crate::geometry::{Landmarks, Rectangle};
    use mnc_core::ErrorKind;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    const MANIFEST: &[u8] = include_bytes!("../../manifests/esp-mbf.json");

    /// A face wherever the first pixel is not black.
    struct Bright;

    impl FaceDetector for Bright {
        fn detect(&self, picture: &Picture) -> Result<Vec<Detection>> {
            let face = Detection {
                face: Rectangle {
                    x: 0.0,
                    y: 0.0,
                    width: 1.0,
                    height: 1.0,
                },
                landmarks: Landmarks::default(),
                confidence: 1.0,
            };
            Ok(Vec::from_iter((picture.rgb()[0] > 0).then_some(face)))
        }
    }

    struct Counting(Arc<AtomicUsize>);

    impl FaceEmbedder for Counting {
        fn embed(&self, picture: &Picture, _: &Landmarks) -> Result<Embedding> {
            self.0.fetch_add(1, Ordering::Relaxed);
            Embedding::new(vec![f32::from(picture.rgb()[0]), 1.0])
        }

        fn dimension(&self) -> usize {
            2
        }
    }

    fn engine(runs: &Arc<AtomicUsize>) -> FaceEngine {
        let manifest = ModelManifest::parse(MANIFEST).unwrap();
        let embedders: Vec<Box<dyn FaceEmbedder>> = vec![Box::new(Counting(Arc::clone(runs)))];
        FaceEngine::with_parts(
            manifest,
            Box::new(Bright),
            embedders,
            crate::engine::Threads::default(),
            |_| Err(mnc_core::ErrorKind::ModelMismatch.into()),
        )
        .unwrap()
    }

    fn grey(value: u8) -> Result<Option<Picture>> {
        Picture::from_grey(1, 1, &[value]).map(Some)
    }

    #[test]
    fn an_image_is_embedded_once() {
        let runs = Arc::default();
        let engine = engine(&runs);
        let maker = TemplateMaker::new(&engine, Cache::default());
        let first = maker.template(b"one", "", || grey(2)).unwrap().unwrap();
        let again = maker
            .template(b"one", "", || panic!("it is known"))
            .unwrap()
            .unwrap();
        assert!((first.score(&again) - 1.0).abs() < 1e-6);
        assert_eq!(runs.load(Ordering::Relaxed), 1);
    }

    #[test]
    fn another_image_or_preparation_is_another() {
        let runs = Arc::default();
        let engine = engine(&runs);
        let maker = TemplateMaker::new(&engine, Cache::default());
        for (image, preparation) in [(b"one", "a"), (b"two", "a"), (b"one", "b")] {
            maker
                .template(image, preparation, || grey(2))
                .unwrap()
                .unwrap();
        }
        assert_eq!(runs.load(Ordering::Relaxed), 3);
    }

    #[test]
    fn another_model_is_another_key_and_a_weight_is_not() {
        let manifest = ModelManifest::parse(MANIFEST).unwrap();
        let mut other = manifest.clone();
        other.calibration.clear();
        other.id = "another".to_owned();
        other.embedders[0].weight = 0.5;
        assert_eq!(keys(&manifest, b"one", ""), keys(&other, b"one", ""));
        other.embedders[0].model.sha256 = Sha256::of(b"other weights");
        assert_ne!(keys(&manifest, b"one", ""), keys(&other, b"one", ""));
        let mut other = manifest.clone();
        other.detector.options.confidence = 0.5;
        assert_ne!(keys(&manifest, b"one", ""), keys(&other, b"one", ""));
    }

    /// The picture is looked at once more for the quality that an older cache does not know, but not
    /// embedded again; and then never again.
    #[test]
    fn what_the_quality_check_says_is_kept_as_well() {
        let runs = Arc::default();
        let engine = engine(&runs);
        let maker = TemplateMaker::new(&engine, Cache::default());
        let embedded = maker.template(b"one", "", || grey(2)).unwrap().unwrap();
        let limits = [QualityLimits::CARD, QualityLimits::CAMERA];
        let first = maker.see(b"one", "", &limits, || grey(2)).unwrap();
        assert_eq!(runs.load(Ordering::Relaxed), 1);
        assert!(first.refusals[0].contains(&QualityReason::TooSmall));
        let again = maker
            .see(b"one", "", &limits, || panic!("it is known"))
            .unwrap();
        assert_eq!(again.refusals, first.refusals);
        assert!((again.template.unwrap().score(&embedded) - 1.0).abs() < 1e-6);
        let lax = QualityLimits {
            eye_distance: 0.0,
            nose_height: (-9.0, 9.0),
            ..QualityLimits::CARD
        };
        let other = maker.see(b"one", "", &[lax], || grey(2)).unwrap();
        assert_ne!(other.refusals[0], first.refusals[0], "other limits");
        let nobody = maker.see(b"none", "", &limits, || Ok(None)).unwrap();
        assert_eq!(
            nobody.refusals,
            [[QualityReason::NoFace], [QualityReason::NoFace]]
        );
    }

    #[test]
    fn an_image_without_a_face_is_remembered_as_one() {
        let runs = Arc::default();
        let engine = engine(&runs);
        let maker = TemplateMaker::new(&engine, Cache::default());
        assert!(maker.template(b"dark", "", || grey(0)).unwrap().is_none());
        assert!(
            maker
                .template(b"dark", "", || panic!("it is known"))
                .unwrap()
                .is_none()
        );
        assert!(maker.template(b"none", "", || Ok(None)).unwrap().is_none());
        let error = maker.template(b"broken", "", || Err(ErrorKind::MalformedPicture.into()));
        assert_eq!(error.unwrap_err().kind(), ErrorKind::MalformedPicture);
    }
}
