//! A transport that counts the commands that pass through it.

use mnc_core::card::transport::{
    Capabilities, CardTransaction, CardTransport, Disposition, TransportError,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The number of commands so far; readable while the transport is in use.
#[derive(Debug, Clone, Default)]
pub struct Counter(Arc<AtomicUsize>);

impl Counter {
    /// The commands since the last call.
    pub fn take(&self) -> usize {
        self.0.swap(0, Ordering::Relaxed)
    }
}

/// Any transport, counted.
pub struct Counted {
    inner: Box<dyn CardTransport>,
    counter: Counter,
}

impl Counted {
    /// Counts the commands of this transport.
    pub fn new(inner: Box<dyn CardTransport>) -> (Self, Counter) {
        let counter = Counter::default();
        (
            Self {
                inner,
                counter: counter.clone(),
            },
            counter,
        )
    }
}

impl CardTransport for Counted {
    fn capabilities(&self) -> Capabilities {
        self.inner.capabilities()
    }

    fn begin(&mut self) -> Result<Box<dyn CardTransaction + '_>, TransportError> {
        let inner = self.inner.begin()?;
        Ok(Box::new(CountedTransaction {
            inner,
            counter: &self.counter,
        }))
    }
}

struct CountedTransaction<'a> {
    inner: Box<dyn CardTransaction + 'a>,
    counter: &'a Counter,
}

impl CardTransaction for CountedTransaction<'_> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
        self.counter.0.fetch_add(1, Ordering::Relaxed);
        self.inner.transmit(command)
    }

    fn recover(&mut self) -> Result<(), TransportError> {
        self.inner.recover()
    }

    fn end(self: Box<Self>, disposition: Disposition) -> Result<(), TransportError> {
        self.inner.end(disposition)
    }
}
