//! The SDK's own comparison of the card's photo with the camera, before anybody is verified: a
//! pre-check, which by law is enough for no use.

use crate::failure::Failure;
use crate::screen::Text;
use mnc_core::card::Photo;
use mnc_core::{DateTime, Result};
use mnc_examples::{any_picture, face_manifest};
use mnc_face::engine::Threads;
use mnc_face::matcher::Step;
use mnc_face::{Decision, FaceEngine, FaceMatcher, MatcherSettings, Picture, photo as card_photo};
use std::fs;
use std::path::{Path, PathBuf};

/// What the command line says of faces.
#[derive(Default)]
pub(crate) struct FaceWish {
    pub(crate) models: Option<PathBuf>,
    pub(crate) manifest: Option<PathBuf>,
    pub(crate) card_photo: Option<PathBuf>,
    pub(crate) frames: Vec<PathBuf>,
}

/// The comparison of one visit.
pub(crate) enum FaceCheck {
    /// There is nothing to compare faces with.
    WithoutModels,
    /// The models are loaded.
    Ready(Box<Ready>),
}

pub(crate) struct Ready {
    matcher: FaceMatcher,
    frames: Vec<Picture>,
    /// Instead of the photo in the card: the virtual card's shows nobody.
    photo: Option<Picture>,
}

impl FaceCheck {
    /// Loads what the wish names.
    pub(crate) fn open(wish: &FaceWish) -> Result<Self, Failure> {
        let Some(models) = &wish.models else {
            return wish.without_models();
        };
        if wish.frames.is_empty() {
            return Err(wanted(
                "--models wants --camera FILE, the picture to compare",
            ));
        }
        let manifest = face_manifest(models, wish.manifest.as_deref());
        let matcher = FaceEngine::open(&manifest, models, Threads::default())
            .and_then(|engine| FaceMatcher::new(engine, MatcherSettings::default()))
            .map_err(|error| usage("--models", models, error.code()))?;
        let frames = wish.frames.iter().map(|path| picture("--camera", path));
        let photo = wish.card_photo.as_deref();
        Ok(Self::Ready(Box::new(Ready {
            matcher,
            frames: frames.collect::<Result<_, _>>()?,
            photo: photo
                .map(|path| picture("--card-photo", path))
                .transpose()?,
        })))
    }

    /// What came of it, in words.
    pub(crate) fn lines(&self, photo: Option<&Photo>, at: DateTime) -> Vec<Text> {
        match self {
            Self::WithoutModels if photo.is_none() => Vec::new(),
            Self::WithoutModels => vec![Text::new(
                "顔照合モデルなし: crates/mnc-face/README.md、--models DIR",
                "no face models: see crates/mnc-face/README.md, --models DIR",
            )],
            Self::Ready(ready) => ready.lines(photo, at),
        }
    }
}

impl FaceWish {
    /// Pictures of a camera may wait for models; what only models read is a mistake.
    fn without_models(&self) -> Result<FaceCheck, Failure> {
        if self.manifest.is_some() || self.card_photo.is_some() {
            return Err(wanted(
                "--manifest and --card-photo want --models DIR and --camera FILE",
            ));
        }
        Ok(FaceCheck::WithoutModels)
    }
}

impl Ready {
    fn lines(&self, photo: Option<&Photo>, at: DateTime) -> Vec<Text> {
        match self.compare(photo) {
            Ok(Some(decision)) => words(&decision, at),
            Ok(None) => vec![Text::new(
                "顔の事前確認: カードに顔写真がありません",
                "face pre-check: the card has no photo",
            )],
            // A pre-check that fails stops no visit.
            Err(error) => vec![Text::new(
                format!("顔の事前確認: できませんでした ({})", error.code()),
                format!("face pre-check: failed ({})", error.code()),
            )],
        }
    }

    fn compare(&self, photo: Option<&Photo>) -> Result<Option<Decision>> {
        let of_card = match (&self.photo, photo) {
            (None, Some(photo)) => Some(card_photo::decode(photo.bytes())?),
            _ => None,
        };
        let Some(photo) = self.photo.as_ref().or(of_card.as_ref()) else {
            return Ok(None);
        };
        let mut session = self.matcher.session(photo);
        for frame in &self.frames {
            if session.frame(frame)? == Step::Over {
                break;
            }
        }
        Ok(Some(session.finish()))
    }
}

fn words(decision: &Decision, at: DateTime) -> Vec<Text> {
    let outcome = decision.outcome();
    let said = Text::of(|language| outcome.message(language));
    let mut lines = vec![Text::new(
        format!("顔の事前確認: {}", said.0),
        format!("face pre-check: {}", said.1),
    )];
    lines.extend(outcome.reasons().iter().map(|reason| {
        let said = Text::of(|language| reason.message(language));
        Text::new(format!("  {}", said.0), format!("  {}", said.1))
    }));
    if let Some(identity) = decision.verification(at) {
        let judge = identity.judge().name();
        lines.push(Text::new(
            format!("  判断: {judge} (本人確認にはなりません)"),
            format!("  judged by {judge}: it verifies nobody"),
        ));
    }
    let audit = format!("  {}", decision.audit(at));
    lines.push(Text::new(audit.clone(), audit));
    lines
}

/// A photo as in the chip, or a picture of a camera.
fn picture(option: &str, path: &Path) -> Result<Picture, Failure> {
    let bytes = fs::read(path)
        .map_err(|error| Failure::Usage(format!("{option} {}: {error}", path.display())))?;
    any_picture(&bytes).map_err(|error| usage(option, path, error.code()))
}

fn wanted(what: &str) -> Failure {
    Failure::Usage(what.to_owned())
}

fn usage(option: &str, path: &Path, code: impl std::fmt::Display) -> Failure {
    Failure::Usage(format!("{option} {}: {code}", path.display()))
}
