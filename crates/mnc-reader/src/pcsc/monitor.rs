//! Waiting for cards and readers to come and go.

use super::changes::{Event, Look, between};
use super::context::Context;
use super::watch::{SERVICE_POLL, Watch};
use mnc_core::card::transport::{TransportError, TransportErrorKind};
use std::collections::VecDeque;
use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The longest single wait: a cancellation between two waits, and a reader arriving where the
/// service does not report readers, are noticed after it.
const SLICE: Duration = Duration::from_secs(1);

/// Watches all readers.
///
/// It needs no service to start with and outlives the service: when the service ends, all readers
/// leave; when it comes back, they arrive again.
///
/// ```no_run
/// use mnc_reader::pcsc::{Event, Monitor};
/// use std::time::Duration;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let mut monitor = Monitor::new();
/// while let Some(event) = monitor.next(Some(Duration::from_secs(30)))? {
///     if let Event::CardInserted(reader) = event {
///         println!("a card on {reader}");
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Default)]
pub struct Monitor {
    known: Look,
    events: VecDeque<Event>,
    /// `None` while there is no service.
    watch: Option<Watch>,
    shared: Arc<Shared>,
}

impl Monitor {
    /// A monitor that has seen nothing yet: the first events report what is already there.
    pub fn new() -> Self {
        Self::default()
    }

    /// The next event, waited for as long as `timeout` says (`None`: for ever); `Ok(None)` when the
    /// time is over.
    ///
    /// # Errors
    /// `Cancelled` after [`CancelHandle::cancel`], now and ever after.
    pub fn next(&mut self, timeout: Option<Duration>) -> Result<Option<Event>, TransportError> {
        let deadline = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
        let mut wait = Duration::ZERO;
        loop {
            if self.shared.is_cancelled() {
                return Err(TransportError::new(TransportErrorKind::Cancelled));
            }
            if let Some(event) = self.events.pop_front() {
                log::debug!("{event:?}");
                return Ok(Some(event));
            }
            self.look_after(wait);
            let left = deadline.map_or(SLICE, |deadline| {
                deadline.saturating_duration_since(Instant::now())
            });
            if left.is_zero() && self.events.is_empty() {
                return Ok(None);
            }
            wait = left.min(SLICE);
        }
    }

    /// A handle that ends the waiting from another thread.
    pub fn cancel_handle(&self) -> CancelHandle {
        CancelHandle(Arc::clone(&self.shared))
    }

    /// Waits for a change, at most this long, and takes down what has changed.
    fn look_after(&mut self, wait: Duration) {
        let look = self.look(wait).unwrap_or_else(|_| {
            // Without the service nothing wakes us; the next round makes a new link.
            self.forget_service();
            sleep(wait.min(SERVICE_POLL));
            Look::new()
        });
        self.events.extend(between(&self.known, &look));
        self.known = look;
    }

    fn look(&mut self, wait: Duration) -> Result<Look, TransportError> {
        let watch = match self.watch.take() {
            Some(watch) => watch,
            None => Watch::establish()?,
        };
        self.shared.wake_with(Some(watch.context().clone()));
        self.watch.insert(watch).look(wait)
    }

    fn forget_service(&mut self) {
        self.watch = None;
        self.shared.wake_with(None);
    }
}

/// Ends the waiting of a [`Monitor`] from another thread. Clones end the same monitor.
#[derive(Debug, Clone)]
pub struct CancelHandle(Arc<Shared>);

impl CancelHandle {
    /// Ends the waiting, at once as a rule and within a second always.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::SeqCst);
        if let Some(context) = self.0.context().as_ref() {
            // No wait under way is no fault: the flag is seen before the next one.
            let _ = context.service().cancel();
        }
    }
}

/// What the monitor and the threads that cancel it both reach.
#[derive(Default)]
struct Shared {
    cancelled: AtomicBool,
    context: Mutex<Option<Context>>,
}

impl Shared {
    fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::SeqCst)
    }

    fn wake_with(&self, context: Option<Context>) {
        *self.context() = context;
    }

    fn context(&self) -> MutexGuard<'_, Option<Context>> {
        self.context.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Shared(cancelled: {})", self.is_cancelled())
    }
}
