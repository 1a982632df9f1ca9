//! The templates of all images, both sides, by all processors.

use crate::Failure;
use crate::compress::jp2;
use crate::entries::Listed;
use crate::options::Options;
use indicatif::{ProgressBar, ProgressStyle};
use mnc_face::evaluation::{Rows, TemplateMaker, card_photo};
use mnc_face::quality::Subject;
use mnc_face::{FaceEngine, Template, capture, photo};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Both sides of all comparisons.
pub struct Templates {
    /// Like the probes, or made like a card's photo.
    pub cards: Option<Rows>,
    pub probes: Rows,
}

impl Templates {
    pub fn cards(&self) -> &Rows {
        self.cards.as_ref().unwrap_or(&self.probes)
    }
}

pub fn make(
    options: &Options,
    engine: &FaceEngine,
    maker: &TemplateMaker<'_>,
    listed: &Listed,
) -> Result<Templates, Failure> {
    let probe = |path: &Path| -> Result<Option<Template>, Failure> {
        let bytes = read(path)?;
        let template = maker.template(&bytes, "camera", || capture::decode(&bytes).map(Some));
        template.map_err(|error| named(path, error))
    };
    let card = |path: &Path, size: usize| -> Result<Option<Template>, Failure> {
        let bytes = read(path)?;
        let preparation = format!("card photo, opj_compress -I, {size} bytes");
        let mut failure = None;
        let template = maker.template(&bytes, &preparation, || {
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
        template.map_err(|error| failure.unwrap_or_else(|| named(path, error)))
    };
    let paths = &listed.paths;
    let Some(size) = options.card_photo else {
        let probes = rows(engine, paths, |_| true, "camera", probe)?;
        return Ok(Templates {
            probes,
            cards: None,
        });
    };
    let [cards, probes] = listed.sides();
    let probes = rows(
        engine,
        paths,
        |image| probes.get(image) == Some(&true),
        "camera",
        probe,
    )?;
    let card = |path: &Path| card(path, size);
    let cards = rows(
        engine,
        paths,
        |image| cards.get(image) == Some(&true),
        "card",
        card,
    )?;
    Ok(Templates {
        probes,
        cards: Some(cards),
    })
}

/// The templates of one side in the order of the images, of those that stand there; the first error
/// ends it.
fn rows(
    engine: &FaceEngine,
    paths: &[std::path::PathBuf],
    stands: impl Fn(usize) -> bool + Sync,
    side: &'static str,
    template: impl Fn(&Path) -> Result<Option<Template>, Failure> + Sync,
) -> Result<Rows, Failure> {
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
            let template = if stands(place) {
                template(path).inspect_err(|_| next.store(paths.len(), Ordering::Relaxed))?
            } else {
                None
            };
            if let Ok(mut made) = made.lock() {
                made.push((place, template));
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
    let dimensions = engine
        .manifest()
        .embedders
        .iter()
        .map(|entry| usize::from(entry.geometry.dimension));
    let mut rows = Rows::new(dimensions.sum());
    for (_, template) in &made {
        rows.push(template.as_ref());
    }
    Ok(rows)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| named(path, error))
}

fn named(path: &Path, error: impl std::fmt::Display) -> Failure {
    format!("{}: {error}", path.display()).into()
}
