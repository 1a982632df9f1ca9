//! The comparison of faces: a matcher of a manifest's models or of the host's engine, and its sessions.

use super::face::{HostEngine, Pixels};
use super::{face_engine, face_text, parse};
use mnc_abi::{Exclusive, Result, Trouble};
use mnc_core::ErrorKind;
use mnc_face::capture::{self, Frame, PixelFormat, Turn, YuvRange};
use mnc_face::engine::Threads;
use mnc_face::matcher::FaceSession;
use mnc_face::{Decision, FaceEngine, FaceMatcher, MatcherSettings, ModelManifest, Picture, photo};
use self_cell::self_cell;
use serde::Deserialize;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use zeroize::Zeroizing;

const SETTINGS: &str = "settings of the matcher";

/// A matcher, for any number of sessions at once.
pub struct Matcher(Arc<FaceMatcher>);

/// A session: one photo, several frames, one decision. Photo, frames and templates are wiped with the
/// decision or when it is dropped. Calls take their turn.
pub struct Comparison(Exclusive<State>);

enum State {
    Open(Running),
    Decided(Decision),
    /// Only while the decision is being made.
    Over,
}

/// What a session borrows.
struct Subject {
    matcher: Arc<FaceMatcher>,
    photo: Picture,
}

/// Ends with its decision, which consumes it.
type Session<'s> = Option<FaceSession<'s>>;

self_cell!(
    struct Running {
        owner: Subject,
        #[covariant]
        dependent: Session,
    }
);

/// How it decides; what is left out is as in [`MatcherSettings`].
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Given {
    fmr: f64,
    attempts: u8,
    budget_ms: u64,
    threads: usize,
}

impl Default for Given {
    fn default() -> Self {
        let settings = MatcherSettings::default();
        Self {
            fmr: settings.fmr,
            attempts: settings.attempts,
            budget_ms: u64::try_from(settings.budget.as_millis()).unwrap_or(u64::MAX),
            threads: Threads::default().count(),
        }
    }
}

impl Given {
    fn settings(&self) -> MatcherSettings {
        MatcherSettings {
            fmr: self.fmr,
            attempts: self.attempts,
            budget: Duration::from_millis(self.budget_ms),
            ..MatcherSettings::default()
        }
    }

    fn threads(&self) -> Result<Threads> {
        const MOST: usize = 64;
        if (1..=MOST).contains(&self.threads) {
            Ok(Threads::new(self.threads))
        } else {
            Err(parse::invalid(SETTINGS, 0).into())
        }
    }
}

impl Matcher {
    /// A matcher of the models that a manifest (a path) names, in a folder.
    ///
    /// # Errors
    /// `MalformedManifest`, `ModelMismatch`, `UnusableModel`, `NoThreshold`; `InvalidArgument`.
    pub fn open(manifest: &str, models: &str, settings: &str) -> Result<Self> {
        let given: Given = parse::json(settings, SETTINGS)?;
        let engine = FaceEngine::open(Path::new(manifest), Path::new(models), given.threads()?)?;
        let matcher = FaceMatcher::new(engine, given.settings())?;
        Ok(Self(Arc::new(matcher)))
    }

    /// A matcher of the host's own engine; the text of the manifest says at which threshold.
    ///
    /// # Errors
    /// `MalformedManifest`, `NoThreshold`; `ModelMismatch` for a manifest with a cohort, which is a
    /// file; `InvalidArgument`, also for an engine without numbers.
    pub fn of_host(manifest: &str, settings: &str, host: impl HostEngine) -> Result<Self> {
        let given: Given = parse::json(settings, SETTINGS)?;
        if host.dimension() == 0 {
            return Err(parse::invalid(SETTINGS, 0).into());
        }
        let (manifest, host) = (ModelManifest::parse(manifest.as_bytes())?, Arc::new(host));
        let engine = face_engine::engine(manifest, &host)?;
        let mut matcher = FaceMatcher::new(engine, given.settings())?;
        if let Some(check) = face_engine::liveness(&host) {
            matcher = matcher.with_liveness(check);
        }
        Ok(Self(Arc::new(matcher)))
    }

    /// Begins a session with the photo of a card, JPEG 2000. The time runs from here.
    ///
    /// # Errors
    /// `MalformedPicture`, `PictureTooLarge`.
    pub fn begin(&self, jp2: &[u8]) -> Result<Comparison> {
        let subject = Subject {
            matcher: Arc::clone(&self.0),
            photo: photo::decode(jp2)?,
        };
        let running = Running::new(subject, |it| Some(it.matcher.session(&it.photo)));
        Ok(Comparison(Exclusive::new(State::Open(running))))
    }
}

impl Comparison {
    /// Looks at a frame, PNG or JPEG: `{over, reasons: [{code, ja, en}], attempts_left,
    /// milliseconds_left}`.
    ///
    /// # Errors
    /// `MalformedPicture`, `PictureTooLarge`; `FaceEngine`, `Cancelled`; `StepOutOfOrder` after the
    /// decision.
    pub fn frame(&self, encoded: &[u8], turn: i32) -> Result<String> {
        self.look(turn, || capture::decode(encoded))
    }

    /// The same with the buffer of a camera.
    ///
    /// # Errors
    /// As [`Self::frame`]; `InvalidArgument` for a buffer that does not fit its description.
    pub fn pixels(&self, pixels: &Pixels<'_>, turn: i32) -> Result<String> {
        let frame = Frame {
            bytes: pixels.bytes,
            format: format(pixels.format)?,
            width: pixels.width,
            height: pixels.height,
            stride: pixels.stride,
            range: range(pixels.full_range)?,
        };
        self.look(turn, || frame.picture())
    }

    /// Ends the session, wipes what it holds of the face, and says what was found, also again.
    ///
    /// # Errors
    /// `InvalidArgument` for a time that is none.
    pub fn decide(&self, at: &str) -> Result<Zeroizing<Vec<u8>>> {
        let at = parse::time(at)?;
        self.0.with(|state| {
            if let State::Open(_) = state {
                *state = std::mem::replace(state, State::Over).decided();
            }
            match state {
                State::Decided(decision) => Ok(face_text::decision(decision, at)),
                _ => Err(ErrorKind::StepOutOfOrder.into()),
            }
        })
    }

    fn look(
        &self,
        turn: i32,
        picture: impl FnOnce() -> mnc_core::Result<Picture>,
    ) -> Result<String> {
        let turn = self::turn(turn)?;
        self.0.with(|state| {
            let State::Open(running) = state else {
                return Err(ErrorKind::StepOutOfOrder.into());
            };
            let frame = picture()?.turned(turn)?;
            running.with_dependent_mut(|_, session| match session {
                Some(session) => Ok(face_text::step(session.frame(&frame)?, session)),
                None => Err(ErrorKind::StepOutOfOrder.into()),
            })
        })
    }
}

impl State {
    /// The end of an open session; photo and template go with it.
    fn decided(self) -> Self {
        let Self::Open(mut running) = self else {
            return self;
        };
        let session =
            running.with_dependent_mut(|_, session| session.take().map(FaceSession::finish));
        session.map_or(Self::Over, Self::Decided)
    }
}

fn format(code: i32) -> Result<PixelFormat> {
    Ok(match code {
        1 => PixelFormat::Grey,
        2 => PixelFormat::Rgb,
        3 => PixelFormat::Bgra,
        4 => PixelFormat::Nv12,
        5 => PixelFormat::Yuyv,
        _ => return Err(Trouble::UnknownCode.into()),
    })
}

fn range(code: i32) -> Result<YuvRange> {
    match code {
        0 => Ok(YuvRange::Limited),
        1 => Ok(YuvRange::Full),
        _ => Err(Trouble::UnknownCode.into()),
    }
}

/// Clockwise, in degrees.
fn turn(degrees: i32) -> Result<Turn> {
    Ok(match degrees {
        0 => Turn::None,
        90 => Turn::Clockwise,
        180 => Turn::Half,
        270 => Turn::Counterclockwise,
        _ => return Err(Trouble::UnknownCode.into()),
    })
}
