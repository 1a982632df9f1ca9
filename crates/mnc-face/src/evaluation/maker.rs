//! The template of an image: from the cache if it was made before, else from the engine.

use super::cache::{Cache, Key};
use crate::engine::FaceEngine;
use crate::model::{EmbedderEntry, ModelManifest, Sha256};
use crate::picture::Picture;
use crate::quality::Subject;
use crate::template::{Embedding, Template};
use mnc_core::Result;
use ring::digest::{Context, SHA256};
use std::sync::{Mutex, MutexGuard, PoisonError};

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

    /// The template of the face in the middle of an image ([`Subject::Central`]), none without a face. `image` are the bytes of
    /// the file, `preparation` names what `picture` does to them besides decoding, as what a card's
    /// photo goes through; both go into the key of the cache.
    ///
    /// # Errors
    /// Of `picture`, of the engine and of the cache. What cannot be decoded is a failure to acquire
    /// in the standard's terms, but most likely a wrong list; so it is an error here.
    pub fn template(
        &self,
        image: &[u8],
        preparation: &str,
        picture: impl FnOnce() -> Result<Option<Picture>>,
    ) -> Result<Option<Template>> {
        let keys = keys(self.engine.manifest(), image, preparation);
        if let Some(known) = self.known(&keys) {
            return known;
        }
        let template = match picture()? {
            Some(picture) => self.engine.subject(&picture, Subject::Central)?,
            None => None,
        };
        let mut cache = self.cache();
        for (number, key) in keys.into_iter().enumerate() {
            let numbers = template
                .as_ref()
                .and_then(|template| template.embeddings.get(number));
            cache.put(key, numbers.map(Embedding::to_numbers))?;
        }
        Ok(template)
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
        let mut context = Context::new(&SHA256);
        context.update(format!("{parts:?}").as_bytes());
        context.finish().as_ref().try_into().unwrap_or_default()
    };
    manifest.embedders.iter().map(key).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detector::{Detection, FaceDetector};
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
