//! Answers of the virtual card in the form that [`FuzzReader`](crate::FuzzReader) reads: seeds.

use mnc_core::card::transport::{CardTransaction, CardTransport, Disposition, TransportError};
use mnc_core::card::{Card, Session};
use mnc_testkit::virtual_card::VirtualCard;
use std::sync::{Arc, Mutex};

/// Runs a flow against the virtual card and returns its answers as an input of a target.
pub fn record(card: &VirtualCard, flow: fn(&mut Session<'_>) -> mnc_core::Result<()>) -> Vec<u8> {
    let seed = Arc::new(Mutex::new(Vec::new()));
    let recorder = Recorder {
        inner: Box::new(card.transport()),
        seed: seed.clone(),
    };
    if let Ok(mut session) = Card::new(recorder).begin() {
        let _ = flow(&mut session);
    }
    let seed = seed.lock().expect("no flow panics");
    seed.clone()
}

struct Recorder {
    inner: Box<dyn CardTransport>,
    seed: Arc<Mutex<Vec<u8>>>,
}

impl CardTransport for Recorder {
    fn begin(&mut self) -> Result<Box<dyn CardTransaction + '_>, TransportError> {
        Ok(Box::new(Recording {
            inner: self.inner.begin()?,
            seed: &self.seed,
        }))
    }
}

struct Recording<'a> {
    inner: Box<dyn CardTransaction + 'a>,
    seed: &'a Mutex<Vec<u8>>,
}

impl CardTransaction for Recording<'_> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
        let answer = self.inner.transmit(command)?;
        self.seed
            .lock()
            .expect("no flow panics")
            .extend(encoded(&answer));
        Ok(answer)
    }

    fn end(self: Box<Self>, disposition: Disposition) -> Result<(), TransportError> {
        self.inner.end(disposition)
    }
}

/// One answer: a bare success, a success with data in units of 32 bytes, or 8 bytes as they are.
fn encoded(answer: &[u8]) -> Vec<u8> {
    match answer {
        [0x90, 0x00] => vec![6],
        [data @ .., 0x90, 0x00] => {
            let units = data.len().div_ceil(32).min(255);
            let mut seed = vec![4, u8::try_from(units).unwrap_or(u8::MAX)];
            seed.extend(data.iter().take(units * 32));
            seed.resize(2 + units * 32, 0);
            seed
        }
        other => {
            let mut seed = vec![2, 1, 0, 0, 0, 0, 0, 0];
            seed.extend(&other[other.len() - 2..]);
            seed
        }
    }
}
