//! A card that answers from a transcript.

use super::event::{Event, Fault};
use super::pattern::Pattern;
use mnc_core::card::transport::{
    CardTransaction, CardTransport, Disposition, TransportError, TransportErrorKind,
};
use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A transcript cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the transcript is not an event")]
pub struct TranscriptError {
    /// The line, counted from 1.
    pub line: usize,
}

/// A transport that gives the answers of a transcript, as long as it is given its commands.
///
/// Where the transcript shows only the length of a command's data, any data of this length will do.
/// A command that the transcript does not have next fails, and [`Progress::mismatch`] says which.
///
/// ```
/// use mnc_core::card::transport::CardTransport;
/// use mnc_testkit::transcript::Replay;
///
/// let mut card = Replay::parse(concat!(
///     r#"{"event":"begin"}"#, "\n",
///     r#"{"event":"apdu","n":1,"c":"0020009804xxxxxxxx","r":"63C2"}"#, "\n",
///     r#"{"event":"end","disposition":"reset"}"#, "\n",
/// ))?;
/// let mut transaction = card.begin()?;
/// let answer = transaction.transmit(&[0x00, 0x20, 0x00, 0x98, 4, 0x39, 0x39, 0x39, 0x39])?;
/// assert_eq!(answer, [0x63, 0xC2]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Replay {
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    rest: VecDeque<Event>,
    mismatch: Option<String>,
}

impl Replay {
    /// Reads a transcript; blank lines are skipped.
    ///
    /// # Errors
    /// The first line that is not an event.
    pub fn parse(transcript: &str) -> Result<Self, TranscriptError> {
        let lines = transcript.lines().zip(1..);
        let rest = lines
            .filter(|(text, _)| !text.trim().is_empty())
            .map(|(text, line)| serde_json::from_str(text).map_err(|_| TranscriptError { line }))
            .collect::<Result<_, _>>()?;
        let state = State {
            rest,
            mismatch: None,
        };
        Ok(Self {
            state: Arc::new(Mutex::new(state)),
        })
    }

    /// How far the replay has come, readable while it is in use.
    pub fn progress(&self) -> Progress {
        Progress(Arc::clone(&self.state))
    }
}

impl fmt::Debug for Replay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Replay({} events left)", lock(&self.state).rest.len())
    }
}

/// How far a [`Replay`] has come.
#[derive(Clone)]
pub struct Progress(Arc<Mutex<State>>);

impl Progress {
    /// Whether all events of the transcript have been replayed.
    pub fn is_complete(&self) -> bool {
        lock(&self.0).rest.is_empty()
    }

    /// The first departure from the transcript, with command headers and nothing else.
    pub fn mismatch(&self) -> Option<String> {
        lock(&self.0).mismatch.clone()
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Progress({} events left)", lock(&self.0).rest.len())
    }
}

impl CardTransport for Replay {
    fn begin(&mut self) -> Result<Box<dyn CardTransaction + '_>, TransportError> {
        match lock(&self.state).take("begin", |event| matches!(event, Event::Begin { .. }))? {
            Event::Begin { error: Some(fault) } => Err(fault.into()),
            _ => Ok(Box::new(ReplayedTransaction {
                state: &self.state,
                ended: false,
            })),
        }
    }
}

struct ReplayedTransaction<'a> {
    state: &'a Mutex<State>,
    ended: bool,
}

impl CardTransaction for ReplayedTransaction<'_> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
        let wanted = Pattern::clear(command);
        let next = lock(self.state).take(
            &wanted.header().to_string(),
            |event| matches!(event, Event::Apdu { c, .. } if c.matches(command)),
        )?;
        match next {
            Event::Apdu {
                r: Some(response), ..
            } => response.bytes().ok_or(FAILED),
            Event::Apdu {
                error: Some(fault), ..
            } => Err(fault.into()),
            _ => Err(FAILED),
        }
    }

    fn recover(&mut self) -> Result<(), TransportError> {
        let next =
            lock(self.state).take("recover", |event| matches!(event, Event::Recover { .. }))?;
        match next {
            Event::Recover { error: Some(fault) } => Err(fault.into()),
            _ => Ok(()),
        }
    }

    fn end(mut self: Box<Self>, _: Disposition) -> Result<(), TransportError> {
        self.leave().map_or(Ok(()), |fault| Err(fault.into()))
    }
}

impl ReplayedTransaction<'_> {
    /// The end of a transaction is not held against the program: it may come earlier than recorded.
    fn leave(&mut self) -> Option<Fault> {
        self.ended = true;
        let mut state = lock(self.state);
        match state.rest.front() {
            Some(Event::End { error, .. }) => {
                let fault = *error;
                state.rest.pop_front();
                fault
            }
            _ => None,
        }
    }
}

impl Drop for ReplayedTransaction<'_> {
    fn drop(&mut self) {
        if !self.ended {
            self.leave();
        }
    }
}

const FAILED: TransportError = TransportError::new(TransportErrorKind::Failed);

impl State {
    /// The next event if it is the wanted one; otherwise it stays and the departure is noted.
    fn take(
        &mut self,
        wanted: &str,
        is_wanted: impl Fn(&Event) -> bool,
    ) -> Result<Event, TransportError> {
        match self.rest.pop_front() {
            Some(event) if is_wanted(&event) => Ok(event),
            other => {
                let expected = other.as_ref().map_or("nothing".to_owned(), describe);
                self.mismatch
                    .get_or_insert_with(|| format!("{wanted} came, but next is {expected}"));
                if let Some(event) = other {
                    self.rest.push_front(event);
                }
                Err(FAILED)
            }
        }
    }
}

fn describe(event: &Event) -> String {
    match event {
        Event::Begin { .. } => "begin".to_owned(),
        Event::Apdu { n, c, .. } => format!("command {n}, {}", c.header()),
        Event::Recover { .. } => "recover".to_owned(),
        Event::End { .. } => "end".to_owned(),
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
