//! One link to the service, used for nothing but looking at its readers.

use super::changes::{Look, Seen};
use super::context::{Context, ReaderName};
use super::error::typed;
use ::pcsc::{Error as Code, PNP_NOTIFICATION, ReaderState, State};
use mnc_core::card::transport::TransportError;
use std::ffi::CStr;
use std::fmt;
use std::thread::sleep;
use std::time::Duration;

/// How often to look where the service cannot wake us.
pub(super) const SERVICE_POLL: Duration = Duration::from_millis(200);

/// A link, and what it showed last.
pub(super) struct Watch {
    context: Context,
    readers: Vec<(ReaderName, State)>,
    /// The state of "a reader arrives"; `None` where the service does not report it (macOS).
    arrivals: Option<State>,
}

impl Watch {
    pub(super) fn establish() -> Result<Self, TransportError> {
        let context = Context::establish()?;
        Ok(Self {
            arrivals: arrivals(&context),
            context,
            readers: Vec::new(),
        })
    }

    pub(super) fn context(&self) -> &Context {
        &self.context
    }

    /// Waits for a change, at most this long, then looks at all readers.
    pub(super) fn look(&mut self, wait: Duration) -> Result<Look, TransportError> {
        if !wait.is_zero() {
            self.wait(wait)?;
        }
        let mut states: Vec<_> = self
            .context
            .readers()?
            .iter()
            .map(|name| ReaderState::new(name.as_c_str(), State::UNAWARE))
            .collect();
        if !states.is_empty() {
            change(&self.context, Duration::ZERO, &mut states)?;
        }
        self.arrivals = self.arrivals.and_then(|_| arrivals(&self.context));
        self.readers = states.iter().map(|s| (name(s), whole_state(s))).collect();
        Ok(states.iter().map(|s| (name(s), seen(s))).collect())
    }

    fn wait(&self, wait: Duration) -> Result<(), TransportError> {
        let readers = self
            .readers
            .iter()
            .map(|(name, state)| (name.as_c_str(), *state));
        let arrivals = self.arrivals.map(|state| (PNP_NOTIFICATION(), state));
        let mut states: Vec<_> = readers
            .chain(arrivals)
            .map(|(name, state): (&CStr, State)| ReaderState::new(name, state))
            .collect();
        if states.is_empty() {
            sleep(wait.min(SERVICE_POLL));
            return Ok(());
        }
        change(&self.context, wait, &mut states)
    }
}

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Watch({} readers)", self.readers.len())
    }
}

fn change(
    context: &Context,
    wait: Duration,
    states: &mut [ReaderState],
) -> Result<(), TransportError> {
    match context.service().get_status_change(wait, states) {
        // A reader that left since the last look is found missing at the next one.
        Ok(()) | Err(Code::Timeout | Code::Cancelled | Code::UnknownReader) => Ok(()),
        Err(code) => Err(typed(code)),
    }
}

fn arrivals(context: &Context) -> Option<State> {
    let mut state = [ReaderState::new(PNP_NOTIFICATION(), State::UNAWARE)];
    let outcome = context
        .service()
        .get_status_change(Duration::ZERO, &mut state);
    match outcome {
        Ok(()) | Err(Code::Timeout) => state.first().map(whole_state),
        Err(_) => None,
    }
}

fn name(state: &ReaderState) -> ReaderName {
    ReaderName::from_service(state.name().to_owned())
}

fn seen(state: &ReaderState) -> Seen {
    Seen {
        card: state.event_state().contains(State::PRESENT),
        count: state.event_count(),
    }
}

/// The state with the count of events in its upper half, as the next wait wants it back.
fn whole_state(state: &ReaderState) -> State {
    let count = State::from_bits_retain(state.event_count().into()).bits() << 16;
    State::from_bits_retain(state.event_state().bits() | count)
}
