//! The templates of all images, both sides, by all processors.

use crate::Failure;
use crate::compress::jp2;
use crate::entries::Listed;
use crate::options::Options;
use indicatif::{ProgressBar, ProgressStyle};
use mnc_face::evaluation::{Gate, Refusals, Rows, Seen, TemplateMaker, card_photo};
use mnc_face::quality::{QualityLimits, Subject};
use mnc_face::{FaceEngine, QualityReason, capture, photo};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Both sides of all comparisons.
pub struct Templates {
    /// Like the probes, or made like a card's photo.
    pub cards: Option<Rows>,
    pub probes: Rows,
    /// What a counter would refuse.
    pub gate: Gate,
}

impl Templates {
    pub fn cards(&self) -> &Rows {
        self.cards.as_ref().unwrap_or(&self.probes)
    }
}

/// What a counter checks before it compares: the card's photo, the camera's frame.
const CARD: QualityLimits = QualityLimits::CARD;
const CAMERA: QualityLimits = QualityLimits::CAMERA;

pub fn make(
    options: &Options,
    engine: &FaceEngine,
    maker: &TemplateMaker<'_>,
    listed: &Listed,
) -> Result<Templates, Failure> {
    let [cards, probes] = listed.sides();
    let camera = |path: &Path, limits: &[QualityLimits]| {
        let bytes = read(path)?;
        let seen = maker.see(&bytes, "camera", limits, || {
            capture::decode(&bytes).map(Some)
        });
        seen.map_err(|error| named(path, error))
    };
    let Some(size) = options.card_photo else {
        let stand: Vec<bool> = cards.iter().zip(&probes).map(|(a, b)| *a || *b).collect();
        let both = |path: &Path| camera(path, &[CARD, CAMERA]);
        let side = side(engine, listed, &stand, "camera", both)?;
        let [card, camera] = [(0, cards), (1, probes)].map(|(limits, stand)| {
            let standing = side.refusals.iter().zip(stand);
            let judged = standing.map(|(of, stands)| of.get(limits).filter(|_| stands).cloned());
            judged.collect()
        });
        return Ok(Templates {
            probes: side.rows,
            cards: None,
            gate: Gate { card, camera },
        });
    };
    let probes = side(engine, listed, &probes, "camera", |path| {
        camera(path, &[CAMERA])
    })?;
    let cards = side(engine, listed, &cards, "card", |path| {
        card(engine, maker, path, size)
    })?;
    Ok(Templates {
        gate: Gate {
            card: cards.only_refusals(),
            camera: probes.only_refusals(),
        },
        probes: probes.rows,
        cards: Some(cards.rows),
    })
}

/// What is seen of a picture that was made like a card's photo of so many bytes.
fn card(
    engine: &FaceEngine,
    maker: &TemplateMaker<'_>,
    path: &Path,
    size: usize,
) -> Result<Seen, Failure> {
    let bytes = read(path)?;
    let preparation = format!("card photo, opj_compress -I, {size} bytes");
    let mut failure = None;
    let seen = maker.see(&bytes, &preparation, &[CARD], || {
        let picture = capture::decode(&bytes)?;
        let faces = engine.detect(&picture)?;
        let Some(found) = Subject::Central.of(&picture, &faces) else {
            return Ok(None);
        };
        match jp2(&card_photo(&picture, found)?, size) {
            Ok(photo) => photo::decode(&photo).map(Some),
            Err(error) => {
                failure = Some(error);
                Err(mnc_core::ErrorKind::MalformedPicture.into())
            }
        }
    });
    seen.map_err(|error| failure.unwrap_or_else(|| named(path, error)))
}

/// One side: its templates, and for each image the reasons by each of the limits; none of an image
/// that does not stand there.
struct Side {
    rows: Rows,
    refusals: Vec<Vec<Vec<QualityReason>>>,
}

impl Side {
    /// By the only limits.
    fn only_refusals(&self) -> Refusals {
        let images = self.refusals.iter();
        images.map(|limits| limits.first().cloned()).collect()
    }
}

/// One side in the order of the images, of those that stand there.
fn side(
    engine: &FaceEngine,
    listed: &Listed,
    stand: &[bool],
    name: &'static str,
    see: impl Fn(&Path) -> Result<Seen, Failure> + Sync,
) -> Result<Side, Failure> {
    let seen = each(&listed.paths, stand, name, see)?;
    let embedders = engine.manifest().embedders.iter();
    let dimension = embedders.map(|entry| usize::from(entry.geometry.dimension));
    let mut side = Side {
        rows: Rows::new(dimension.sum(), seen.len()),
        refusals: Vec::new(),
    };
    for seen in seen {
        let (template, refusals) = seen.map_or((None, Vec::new()), |it| (it.template, it.refusals));
        side.rows.push(template.as_ref());
        side.refusals.push(refusals);
    }
    Ok(side)
}

/// What is seen of each image that stands there; the first error ends it.
fn each(
    paths: &[PathBuf],
    stand: &[bool],
    side: &'static str,
    see: impl Fn(&Path) -> Result<Seen, Failure> + Sync,
) -> Result<Vec<Option<Seen>>, Failure> {
    let bar = ProgressBar::new(paths.len() as u64).with_message(side);
    let style = ProgressStyle::with_template("{msg:>6} {wide_bar} {pos}/{len} {eta}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let next = AtomicUsize::new(0);
    let made = Mutex::new(Vec::new());
    let work = || -> Result<(), Failure> {
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(path) = paths.get(place) else {
                return Ok(());
            };
            let stands = stand.get(place) == Some(&true);
            let seen = stands.then(|| see(path)).transpose();
            let seen = seen.inspect_err(|_| next.store(paths.len(), Ordering::Relaxed))?;
            if let Ok(mut made) = made.lock() {
                made.push((place, seen));
            }
            bar.inc(1);
        }
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().map_err(|_| "a worker panicked")?)
    })?;
    bar.finish_and_clear();
    let mut made = made.into_inner().map_err(|_| "a worker panicked")?;
    made.sort_by_key(|(place, _)| *place);
    Ok(made.into_iter().map(|(_, seen)| seen).collect())
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| named(path, error))
}

fn named(path: &Path, error: impl std::fmt::Display) -> Failure {
    format!("{}: {error}", path.display()).into()
}
