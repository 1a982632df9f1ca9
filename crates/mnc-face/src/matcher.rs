//! The decision: is the patient at the camera the person on the card, as far as a machine can tell?

mod clock;
mod decision;
mod session;

pub use clock::{Clock, SystemClock};
pub use decision::{AuditEvent, Decision, NotComparable, Outcome, Times};
pub use session::{FaceSession, Step};

use crate::engine::FaceEngine;
use crate::liveness::LivenessCheck;
use crate::model::Threshold;
use crate::picture::{Colour, Picture};
use crate::quality::QualityLimits;
use mnc_core::{Error, ErrorKind, Result};
use std::time::Duration;

/// How a matcher decides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MatcherSettings {
    /// The false match rate of one comparison, as a fraction. Default: 0.0001, the notice's.
    pub fmr: f64,
    /// The most frames of a session. Each is another chance for an impostor: the rate of a session
    /// is at most this many times that of a comparison. Default: 5.
    pub attempts: u8,
    /// The time of a session. Default: 5 seconds, within which the notice wants all to end.
    pub budget: Duration,
    /// What a frame must reach.
    pub camera: QualityLimits,
    /// What the photo of the card must reach.
    pub card: QualityLimits,
}

impl Default for MatcherSettings {
    fn default() -> Self {
        Self {
            fmr: 1e-4,
            attempts: 5,
            budget: Duration::from_secs(5),
            camera: QualityLimits::CAMERA,
            card: QualityLimits::CARD,
        }
    }
}

/// Compares the photo of a card with frames of the camera, at one false match rate.
///
/// What it finds is a pre-check ([`Judge::SdkFaceComparison`](mnc_core::identity::Judge)): enough
/// for no use, whatever it says. If it finds no match, confirmation by sight is offered.
pub struct FaceMatcher {
    engine: FaceEngine,
    liveness: Option<Box<dyn LivenessCheck>>,
    settings: MatcherSettings,
    clock: Box<dyn Clock>,
    grey: Option<Threshold>,
    colour: Option<Threshold>,
}

impl FaceMatcher {
    /// A matcher at the rate of the settings, with the liveness check that the manifest names, if any.
    ///
    /// # Errors
    /// `NoThreshold` if the manifest has none for the rate; `InvalidArgument` for no attempts.
    pub fn new(mut engine: FaceEngine, settings: MatcherSettings) -> Result<Self> {
        if settings.attempts == 0 {
            return Err(ErrorKind::InvalidArgument.into());
        }
        let manifest = engine.manifest();
        let grey = manifest.threshold(settings.fmr, Colour::Grey).ok();
        let colour = manifest.threshold(settings.fmr, Colour::Rgb).ok();
        grey.or(colour).ok_or(ErrorKind::NoThreshold)?;
        Ok(Self {
            liveness: engine.take_liveness(),
            engine,
            settings,
            clock: Box::new(SystemClock::default()),
            grey,
            colour,
        })
    }

    /// Has every frame checked for a living face; a suspicious one is not compared. It stands in for
    /// the check of the manifest.
    #[must_use]
    pub fn with_liveness(mut self, check: Box<dyn LivenessCheck>) -> Self {
        self.liveness = Some(check);
        self
    }

    /// Measures time by another clock.
    #[must_use]
    pub fn with_clock(mut self, clock: Box<dyn Clock>) -> Self {
        self.clock = clock;
        self
    }

    /// The engine.
    pub fn engine(&self) -> &FaceEngine {
        &self.engine
    }

    /// Opens a session with the photo of a card. The time runs from here.
    pub fn session<'m>(&'m self, card: &'m Picture) -> FaceSession<'m> {
        FaceSession::new(self, card)
    }

    /// Compares one frame: a session of a single attempt. With two threads the card and the frame
    /// are worked on at once.
    ///
    /// # Errors
    /// `FaceEngine` if a model fails, or if a vendor's part panics: the panic ends here, and what was
    /// held is wiped as it unwinds (not where panics abort the process).
    pub fn compare(&self, card: &Picture, frame: &Picture) -> Result<Decision> {
        let mut session = self.session(card);
        session.frame(frame)?;
        Ok(session.finish())
    }

    fn threshold(&self, card: Colour) -> Result<Threshold> {
        let found = match card {
            Colour::Grey => self.grey,
            Colour::Rgb => self.colour,
        };
        found.ok_or_else(|| Error::new(ErrorKind::NoThreshold))
    }

    /// The names of all models that take part, after the manifest's own.
    fn model_ids(&self) -> Vec<String> {
        let manifest = self.engine.manifest();
        let own = std::iter::once(manifest.id.as_str()).chain(manifest.model_ids());
        let liveness = self.liveness.iter().flat_map(|check| check.model_ids());
        own.map(str::to_owned).chain(liveness).collect()
    }
}
