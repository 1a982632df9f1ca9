//! An engine of the host as detector, embedder and liveness check. What it returns is checked.

use super::face::{Found, HostEngine, MOST_FACES, Rgb};
use mnc_core::{Error, ErrorKind, Result};
use mnc_face::engine::Threads;
use mnc_face::{
    Detection, Embedding, FaceDetector, FaceEmbedder, FaceEngine, Landmarks, Liveness,
    LivenessCheck, ModelManifest, Picture, Point, Rectangle,
};
use std::sync::Arc;
use zeroize::Zeroizing;

/// An engine of the host's parts. It works on one thread: that of the call, which a host can tell.
///
/// # Errors
/// `ModelMismatch` for a manifest with a cohort: the host hands over no files, and without it the
/// thresholds are for other scores.
pub(super) fn engine<E: HostEngine>(manifest: ModelManifest, host: &Arc<E>) -> Result<FaceEngine> {
    let detector = Box::new(Adapter(Arc::clone(host)));
    let embedder: Box<dyn FaceEmbedder> = Box::new(Adapter(Arc::clone(host)));
    let none = |_: &str| Err(ErrorKind::ModelMismatch.into());
    FaceEngine::with_parts(manifest, detector, vec![embedder], Threads::new(1), none)
}

/// The liveness check of the host, if it has one.
pub(super) fn liveness<E: HostEngine>(host: &Arc<E>) -> Option<Box<dyn LivenessCheck>> {
    let check = Adapter(Arc::clone(host));
    host.checks_liveness()
        .then(|| Box::new(check) as Box<dyn LivenessCheck>)
}

struct Adapter<E>(Arc<E>);

impl<E: HostEngine> FaceDetector for Adapter<E> {
    fn detect(&self, picture: &Picture) -> Result<Vec<Detection>> {
        let found = self.0.detect(rgb(picture)).map_err(error)?;
        if found.len() > MOST_FACES {
            return Err(ErrorKind::FaceEngine.into());
        }
        found.iter().map(detection).collect()
    }
}

impl<E: HostEngine> FaceEmbedder for Adapter<E> {
    fn embed(&self, picture: &Picture, landmarks: &Landmarks) -> Result<Embedding> {
        let mut numbers = Zeroizing::new(vec![0.0; self.0.dimension()]);
        self.0
            .embed(rgb(picture), &flat(landmarks), &mut numbers)
            .map_err(error)?;
        Embedding::new(std::mem::take(&mut *numbers))
    }

    fn dimension(&self) -> usize {
        self.0.dimension()
    }
}

impl<E: HostEngine> LivenessCheck for Adapter<E> {
    fn check(&self, picture: &Picture, face: &Rectangle) -> Result<Liveness> {
        let bounds = [face.x, face.y, face.width, face.height];
        let live = self.0.is_live(rgb(picture), &bounds).map_err(error)?;
        Ok(if live {
            Liveness::Live
        } else {
            Liveness::Suspicious
        })
    }

    fn model_ids(&self) -> Vec<String> {
        vec!["host".to_owned()]
    }
}

fn rgb(picture: &Picture) -> Rgb<'_> {
    Rgb {
        bytes: picture.rgb(),
        width: picture.width(),
        height: picture.height(),
    }
}

/// Numbers that are none would go through every limit of quality.
fn detection(found: &Found) -> Result<Detection> {
    let numbers = found.bounds.iter().chain(&found.landmarks);
    let confident = (0.0..=1.0).contains(&found.confidence);
    if !confident || !numbers.copied().all(f32::is_finite) {
        return Err(ErrorKind::FaceEngine.into());
    }
    let [x, y, width, height] = found.bounds;
    let (points, _) = found.landmarks.as_chunks::<2>();
    let mut landmarks = [Point::new(0.0, 0.0); 5];
    for (place, &[x, y]) in landmarks.iter_mut().zip(points) {
        *place = Point::new(x, y);
    }
    Ok(Detection {
        face: Rectangle {
            x,
            y,
            width,
            height,
        },
        landmarks: Landmarks::from_points(landmarks),
        confidence: found.confidence,
    })
}

fn flat(landmarks: &Landmarks) -> [f32; 10] {
    let mut numbers = [0.0; 10];
    let points = landmarks.points();
    let values = points.iter().flat_map(|point| [point.x, point.y]);
    numbers
        .iter_mut()
        .zip(values)
        .for_each(|(place, value)| *place = value);
    numbers
}

/// A host that gave up is no engine that failed.
fn error(status: i32) -> Error {
    if status == i32::from(ErrorKind::Cancelled.code()) {
        ErrorKind::Cancelled.into()
    } else {
        ErrorKind::FaceEngine.into()
    }
}
