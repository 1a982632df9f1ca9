//! One patient at the camera: several frames, within a number of attempts and a time.

use super::FaceMatcher;
use super::decision::{Decision, NotComparable, Outcome, Times};
use crate::geometry::Landmarks;
use crate::guard::caught;
use crate::liveness::Liveness;
use crate::model::Threshold;
use crate::picture::Picture;
use crate::quality::{QualityLimits, QualityReason, assess};
use crate::template::Template;
use mnc_core::{ErrorKind, Result};
use std::thread::{self, Builder};
use std::time::Duration;

/// What becomes of a session after a frame. Exhaustive on purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Another frame may come; what to tell the patient meanwhile, if the last one did not serve.
    Again(Vec<QualityReason>),
    /// It is over: [`FaceSession::finish`] says how.
    Over,
}

/// A session. It holds the template of the card, which is wiped when the session is dropped.
pub struct FaceSession<'m> {
    matcher: &'m FaceMatcher,
    photo: &'m Picture,
    card: Option<Card>,
    started: Duration,
    frames: u8,
    best: Option<f32>,
    liveness: Liveness,
    refused: NotComparable,
    times: Times,
}

/// What became of the photo of the card.
enum Card {
    Enrolled(Template, Threshold),
    Refused(Vec<QualityReason>),
}

/// What became of a frame.
enum Acquired {
    Template(Template, Liveness),
    Suspicious,
    Refused(Vec<QualityReason>),
}

impl<'m> FaceSession<'m> {
    pub(super) fn new(matcher: &'m FaceMatcher, photo: &'m Picture) -> Self {
        Self {
            matcher,
            photo,
            card: None,
            started: matcher.clock.elapsed(),
            frames: 0,
            best: None,
            liveness: Liveness::NotChecked,
            refused: NotComparable::NoFrame,
            times: Times::default(),
        }
    }

    /// Looks at a frame. One that is done with only after the time of the session decides nothing.
    ///
    /// # Errors
    /// `FaceEngine` if a model fails or panics; `NoThreshold` for a card of a colour without a threshold.
    pub fn frame(&mut self, frame: &Picture) -> Result<Step> {
        if self.is_over() {
            return Ok(Step::Over);
        }
        self.frames += 1;
        let acquired = self.work(frame)?;
        let reasons = match acquired {
            Acquired::Template(template, liveness) => {
                if self.elapsed() > self.matcher.settings.budget {
                    self.refuse(NotComparable::OutOfTime);
                } else {
                    self.score(&template, liveness);
                }
                Vec::new()
            }
            Acquired::Suspicious => {
                self.refuse(NotComparable::NoLivingFace);
                Vec::new()
            }
            Acquired::Refused(reasons) => {
                self.refuse(NotComparable::FailureToAcquire(reasons.clone()));
                reasons
            }
        };
        Ok(if self.is_over() {
            Step::Over
        } else {
            Step::Again(reasons)
        })
    }

    /// How many frames may still come.
    pub fn attempts_left(&self) -> u8 {
        self.matcher.settings.attempts.saturating_sub(self.frames)
    }

    /// How much time is left.
    pub fn time_left(&self) -> Duration {
        self.matcher.settings.budget.saturating_sub(self.elapsed())
    }

    /// Ends the session, at whatever point: the patient may also give up.
    pub fn finish(mut self) -> Decision {
        self.times.total = self.elapsed();
        let outcome = match (&self.card, self.best) {
            (Some(Card::Refused(reasons)), _) => {
                Outcome::NotComparable(NotComparable::FailureToEnrol(reasons.clone()))
            }
            _ if self.has_matched() => Outcome::Match,
            (_, Some(_)) => Outcome::NoMatch,
            (_, None) => Outcome::NotComparable(self.refused.clone()),
        };
        Decision {
            outcome,
            score: self.best,
            threshold: self.threshold(),
            liveness: self.liveness,
            models: self.matcher.model_ids(),
            frames: self.frames,
            times: self.times,
        }
    }

    fn is_over(&self) -> bool {
        let refused = matches!(self.card, Some(Card::Refused(_)));
        refused || self.has_matched() || self.attempts_left() == 0 || self.time_left().is_zero()
    }

    fn has_matched(&self) -> bool {
        let reached = |(best, threshold): (f32, Threshold)| best >= threshold.score;
        self.best.zip(self.threshold()).is_some_and(reached)
    }

    fn threshold(&self) -> Option<Threshold> {
        match self.card {
            Some(Card::Enrolled(_, threshold)) => Some(threshold),
            _ => None,
        }
    }

    fn elapsed(&self) -> Duration {
        self.matcher.clock.elapsed().saturating_sub(self.started)
    }

    /// The last reason counts; but that a face was taken for no living one is not forgotten.
    fn refuse(&mut self, why: NotComparable) {
        if self.refused != NotComparable::NoLivingFace {
            self.refused = why;
        }
        if self.refused == NotComparable::NoLivingFace && self.best.is_none() {
            self.liveness = Liveness::Suspicious;
        }
    }

    /// The highest score counts, with the liveness of its frame.
    fn score(&mut self, template: &Template, liveness: Liveness) {
        let Some(Card::Enrolled(card, _)) = &self.card else {
            return;
        };
        let score = card.score(template);
        if self.best.is_none_or(|best| score > best) {
            self.best = Some(score);
            self.liveness = liveness;
        }
    }

    /// The first frame is worked on beside the card, if there are two threads.
    fn work(&mut self, frame: &Picture) -> Result<Acquired> {
        let (matcher, photo) = (self.matcher, self.photo);
        if self.card.is_some() {
            let (acquired, time) = timed(matcher, || acquire(matcher, frame));
            self.times.frames += time;
            return acquired;
        }
        let card = || timed(matcher, || enrol(matcher, photo));
        let camera = || timed(matcher, || acquire(matcher, frame));
        let ((card, card_time), (acquired, time)) = if matcher.engine.threads() > 1 {
            beside(Builder::new(), card, camera)
        } else {
            (card(), camera())
        };
        self.times.card += card_time;
        self.times.frames += time;
        self.card = Some(card?);
        acquired
    }
}

/// Both at once; one after the other if the system has no thread to give. A panic of either goes on
/// in the caller.
fn beside<A: Send, B>(
    thread: Builder,
    one: impl FnOnce() -> A + Send + Copy,
    other: impl FnOnce() -> B,
) -> (A, B) {
    thread::scope(|scope| {
        let Ok(running) = thread.spawn_scoped(scope, one) else {
            return (one(), other());
        };
        let other = other();
        let one = running.join();
        (
            one.unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            other,
        )
    })
}

fn timed<T>(matcher: &FaceMatcher, work: impl FnOnce() -> T) -> (T, Duration) {
    let start = matcher.clock.elapsed();
    let done = work();
    (done, matcher.clock.elapsed().saturating_sub(start))
}

fn enrol(matcher: &FaceMatcher, photo: &Picture) -> Result<Card> {
    let threshold = matcher.threshold(photo.colour())?;
    Ok(match face(matcher, photo, &matcher.settings.card)? {
        Ok((_, landmarks)) => {
            Card::Enrolled(matcher.engine.template(photo, &landmarks)?, threshold)
        }
        Err(reasons) => Card::Refused(reasons),
    })
}

fn acquire(matcher: &FaceMatcher, frame: &Picture) -> Result<Acquired> {
    let (bounds, landmarks) = match face(matcher, frame, &matcher.settings.camera)? {
        Ok(found) => found,
        Err(reasons) => return Ok(Acquired::Refused(reasons)),
    };
    let liveness = match &matcher.liveness {
        Some(check) => caught(ErrorKind::FaceEngine, || check.check(frame, &bounds))?,
        None => Liveness::NotChecked,
    };
    if liveness == Liveness::Suspicious {
        return Ok(Acquired::Suspicious);
    }
    let template = matcher.engine.template(frame, &landmarks)?;
    Ok(Acquired::Template(template, liveness))
}

/// The one face of a picture, or why there is none that serves.
type Found = Result<(crate::Rectangle, Landmarks), Vec<QualityReason>>;

fn face(matcher: &FaceMatcher, picture: &Picture, limits: &QualityLimits) -> Result<Found> {
    let faces = matcher.engine.detect(picture)?;
    let report = assess(picture, &faces, limits);
    Ok(match limits.subject.of(picture, &faces) {
        Some(found) if report.is_sufficient() => Ok((found.face, found.landmarks)),
        _ => Err(report.reasons),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_are_done_where_no_thread_starts() {
        let here = thread::current().id();
        let (one, other) = (|| thread::current().id(), || 2);
        let (beside_it, two) = beside(Builder::new(), one, other);
        assert!(beside_it != here && two == 2);
        // No machine has room for such a stack.
        let none = Builder::new().stack_size(1 << 60);
        assert_eq!(beside(none, one, other), (here, 2));
    }
}
