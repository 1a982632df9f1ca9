//! A reader whose card answers with arbitrary bytes.
//!
//! The input is a list of answers. Each starts with a byte that says how to take the next ones: as
//! they are, as the content of a file, as a bare success, as nothing, or as a fault of the reader.

mod certificates;
pub mod flows;
pub mod interface;
mod recording;

pub use certificates::{anchors, verified};
pub use recording::record;

use mnc_core::card::Card;
use mnc_core::card::transport::{
    CardTransaction, CardTransport, Disposition, TransportError, TransportErrorKind,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The reader; it counts the VERIFY commands that carry data.
pub struct FuzzReader {
    answers: Vec<u8>,
    position: usize,
    presented: Arc<AtomicUsize>,
}

/// A card on such a reader, and the counter of the secrets presented to it.
pub fn card(answers: &[u8]) -> (Card, Arc<AtomicUsize>) {
    let presented = Arc::new(AtomicUsize::new(0));
    let reader = FuzzReader {
        answers: answers.to_vec(),
        position: 0,
        presented: presented.clone(),
    };
    (Card::new(reader), presented)
}

impl FuzzReader {
    fn next(&mut self) -> u8 {
        let byte = self.answers.get(self.position).copied().unwrap_or(0);
        self.position += 1;
        byte
    }

    fn take(&mut self, count: usize) -> Vec<u8> {
        let start = self.position.min(self.answers.len());
        let end = (start + count).min(self.answers.len());
        self.position = end;
        self.answers[start..end].to_vec()
    }

    fn fault(&mut self) -> TransportError {
        let kinds = [
            TransportErrorKind::Removed,
            TransportErrorKind::Reset,
            TransportErrorKind::Failed,
            TransportErrorKind::Busy,
            TransportErrorKind::NoCard,
            TransportErrorKind::Cancelled,
        ];
        TransportError::new(kinds[usize::from(self.next()) % kinds.len()])
    }
}

impl CardTransport for FuzzReader {
    fn begin(&mut self) -> Result<Box<dyn CardTransaction + '_>, TransportError> {
        Ok(Box::new(FuzzTransaction(self)))
    }
}

struct FuzzTransaction<'a>(&'a mut FuzzReader);

impl CardTransaction for FuzzTransaction<'_> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
        let reader = &mut *self.0;
        if command[1] == 0x20 && command.len() > 4 {
            reader.presented.fetch_add(1, Ordering::Relaxed);
        }
        match reader.next() % 8 {
            0 => Err(reader.fault()),
            1 => Ok(Vec::new()),
            2 | 3 => {
                let count = usize::from(reader.next()) << 3;
                Ok(reader.take(count))
            }
            4 | 5 => {
                let count = usize::from(reader.next()) << 5;
                let mut answer = reader.take(count);
                answer.extend([0x90, 0x00]);
                Ok(answer)
            }
            _ => Ok(vec![0x90, 0x00]),
        }
    }

    fn recover(&mut self) -> Result<(), TransportError> {
        if self.0.next() & 1 == 0 {
            Ok(())
        } else {
            Err(self.0.fault())
        }
    }

    fn end(self: Box<Self>, _: Disposition) -> Result<(), TransportError> {
        Ok(())
    }
}

/// Panics unless at most `handed_over` secrets reached the card.
pub fn assert_presented(presented: &AtomicUsize, handed_over: usize) {
    assert!(
        presented.load(Ordering::Relaxed) <= handed_over,
        "a secret was presented twice"
    );
}
