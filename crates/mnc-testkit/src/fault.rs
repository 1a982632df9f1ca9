//! Faults on purpose: a transport that goes wrong at the n-th command.

use mnc_core::card::transport::{
    Capabilities, CardTransaction, CardTransport, Disposition, TransportError, TransportErrorKind,
};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// What goes wrong with a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The card is pulled out before the command reaches it, and stays away.
    Removed,
    /// The card carries out the command and is pulled out before its answer comes, and stays away.
    RemovedAfter,
    /// Another program resets the card before the command. Until
    /// [`CardTransaction::recover`] every command says so. See [`Faulty::reset_by`].
    Reset,
    /// The command does not reach the card; the next one does.
    Failed,
    /// The card carries out the command, but the answer is lost; the next one comes.
    AnswerLost,
    /// Another program holds the card for this command.
    Busy,
    /// The answer comes after this time.
    Delay(Duration),
    /// At most this many data bytes come back, with the right status word: a card that gives less
    /// than was asked for.
    ShortRead(usize),
    /// The whole answer is cut after this many bytes; its last two look like a status word.
    Truncated(usize),
    /// An empty answer: what PC/SC gives for a card pulled in the middle of a command.
    Empty,
    /// An answer of one byte.
    OneByte,
    /// The card does not see the command; this status word comes back.
    StatusWord(u16),
}

/// How many commands a [`Faulty`] transport has been given, readable while it is in use.
#[derive(Debug, Clone, Default)]
pub struct CommandCount(Arc<AtomicUsize>);

impl CommandCount {
    /// The commands so far, those that went wrong included.
    pub fn get(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }

    fn next(&self) -> usize {
        self.0.fetch_add(1, Ordering::SeqCst) + 1
    }
}

/// A transport that goes wrong where it was told to.
///
/// ```
/// use mnc_core::card::transport::{CardTransport, TransportError, TransportErrorKind};
/// use mnc_testkit::fault::{Fault, Faulty};
/// # use mnc_core::card::transport::{CardTransaction, Disposition};
/// # struct Echo;
/// # impl CardTransport for Echo {
/// #     fn begin(&mut self) -> Result<Box<dyn CardTransaction + '_>, TransportError> { Ok(Box::new(Echo)) }
/// # }
/// # impl CardTransaction for Echo {
/// #     fn transmit(&mut self, _: &[u8]) -> Result<Vec<u8>, TransportError> { Ok(vec![0x90, 0]) }
/// #     fn end(self: Box<Self>, _: Disposition) -> Result<(), TransportError> { Ok(()) }
/// # }
/// # let card = Echo;
/// let mut transport = Faulty::new(card).at(2, Fault::Removed);
/// let mut transaction = transport.begin()?;
/// assert!(transaction.transmit(&[0x00, 0xB0, 0x00, 0x00, 0x00]).is_ok());
/// let error = transaction.transmit(&[0x00, 0xB0, 0x01, 0x00, 0x00]).unwrap_err();
/// assert_eq!(error.kind, TransportErrorKind::Removed);
/// # Ok::<(), TransportError>(())
/// ```
pub struct Faulty<T> {
    inner: T,
    state: State,
}

struct State {
    plan: BTreeMap<usize, Fault>,
    refused_begins: BTreeMap<usize, TransportErrorKind>,
    begins: usize,
    count: CommandCount,
    removed: bool,
    reset_pending: bool,
    reset_card: Box<dyn FnMut() + Send>,
}

impl<T: CardTransport> Faulty<T> {
    /// A transport without faults so far.
    pub fn new(inner: T) -> Self {
        Self {
            inner,
            state: State {
                plan: BTreeMap::new(),
                refused_begins: BTreeMap::new(),
                begins: 0,
                count: CommandCount::default(),
                removed: false,
                reset_pending: false,
                reset_card: Box::new(|| {}),
            },
        }
    }

    /// Adds a fault at the n-th command, counted from 1 over all transactions.
    #[must_use]
    pub fn at(mut self, n: usize, fault: Fault) -> Self {
        self.state.plan.insert(n, fault);
        self
    }

    /// Refuses the n-th transaction, counted from 1.
    #[must_use]
    pub fn at_begin(mut self, n: usize, error: TransportErrorKind) -> Self {
        self.state.refused_begins.insert(n, error);
        self
    }

    /// What [`Fault::Reset`] does to the card. A transport cannot reset its card within a
    /// transaction; the owner of a virtual card can: `.reset_by(move || card.reset())`.
    #[must_use]
    pub fn reset_by(mut self, reset: impl FnMut() + Send + 'static) -> Self {
        self.state.reset_card = Box::new(reset);
        self
    }

    /// The count of commands, to be read while the transport is in use.
    pub fn count(&self) -> CommandCount {
        self.state.count.clone()
    }
}

impl<T> fmt::Debug for Faulty<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Faulty")
            .field("plan", &self.state.plan)
            .field("count", &self.state.count)
            .finish_non_exhaustive()
    }
}

impl<T: CardTransport> CardTransport for Faulty<T> {
    fn capabilities(&self) -> Capabilities {
        self.inner.capabilities()
    }

    fn begin(&mut self) -> Result<Box<dyn CardTransaction + '_>, TransportError> {
        let state = &mut self.state;
        state.begins += 1;
        if let Some(kind) = state.refused_begins.get(&state.begins) {
            return Err(TransportError::new(*kind));
        }
        if state.removed {
            return Err(TransportError::new(TransportErrorKind::Removed));
        }
        // A reset before this call is none: the transaction starts on the fresh card.
        state.reset_pending = false;
        Ok(Box::new(FaultyTransaction {
            inner: self.inner.begin()?,
            state,
        }))
    }
}

struct FaultyTransaction<'a> {
    inner: Box<dyn CardTransaction + 'a>,
    state: &'a mut State,
}

impl CardTransaction for FaultyTransaction<'_> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
        let n = self.state.count.next();
        if self.state.removed {
            return Err(TransportError::new(TransportErrorKind::Removed));
        }
        if self.state.reset_pending {
            return Err(TransportError::new(TransportErrorKind::Reset));
        }
        match self.state.plan.get(&n).copied() {
            Some(fault) => self.go_wrong(fault, command),
            None => self.inner.transmit(command),
        }
    }

    fn recover(&mut self) -> Result<(), TransportError> {
        self.state.reset_pending = false;
        self.inner.recover()
    }

    fn end(self: Box<Self>, disposition: Disposition) -> Result<(), TransportError> {
        let ended = self.inner.end(disposition);
        if self.state.removed {
            return Err(TransportError::new(TransportErrorKind::Removed));
        }
        ended
    }
}

impl FaultyTransaction<'_> {
    fn go_wrong(&mut self, fault: Fault, command: &[u8]) -> Result<Vec<u8>, TransportError> {
        match fault {
            Fault::Removed => Err(self.remove()),
            Fault::RemovedAfter => {
                self.inner.transmit(command)?;
                Err(self.remove())
            }
            Fault::Reset => {
                (self.state.reset_card)();
                self.state.reset_pending = true;
                Err(TransportError::new(TransportErrorKind::Reset))
            }
            Fault::Failed => Err(TransportError::new(TransportErrorKind::Failed)),
            Fault::AnswerLost => {
                self.inner.transmit(command)?;
                Err(TransportError::new(TransportErrorKind::Failed))
            }
            Fault::Busy => Err(TransportError::new(TransportErrorKind::Busy)),
            Fault::Delay(time) => {
                let answer = self.inner.transmit(command);
                std::thread::sleep(time);
                answer
            }
            Fault::ShortRead(most) => Ok(short_read(self.inner.transmit(command)?, most)),
            Fault::Truncated(most) => self.truncated(command, most),
            Fault::Empty => self.truncated(command, 0),
            Fault::OneByte => self.truncated(command, 1),
            Fault::StatusWord(status_word) => Ok(status_word.to_be_bytes().to_vec()),
        }
    }

    /// A card that loses its power forgets what was verified; one that is gone is reset as well.
    fn remove(&mut self) -> TransportError {
        (self.state.reset_card)();
        self.state.removed = true;
        TransportError::new(TransportErrorKind::Removed)
    }

    fn truncated(&mut self, command: &[u8], most: usize) -> Result<Vec<u8>, TransportError> {
        let mut answer = self.inner.transmit(command)?;
        answer.truncate(most);
        Ok(answer)
    }
}

fn short_read(mut answer: Vec<u8>, most: usize) -> Vec<u8> {
    let status_word = answer.split_off(answer.len().saturating_sub(2));
    answer.truncate(most);
    answer.extend(status_word);
    answer
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    /// Answers four bytes and 9000, and keeps what reached it.
    #[derive(Clone, Default)]
    struct Bench(Arc<Mutex<Vec<Vec<u8>>>>);

    impl CardTransport for Bench {
        fn begin(&mut self) -> Result<Box<dyn CardTransaction + '_>, TransportError> {
            Ok(Box::new(self.clone()))
        }
    }

    impl CardTransaction for Bench {
        fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
            self.0.lock().unwrap().push(command.to_vec());
            Ok(vec![1, 2, 3, 4, 0x90, 0x00])
        }

        fn end(self: Box<Self>, _: Disposition) -> Result<(), TransportError> {
            Ok(())
        }
    }

    type Answer = Result<Vec<u8>, TransportErrorKind>;

    /// Two commands through a transport whose first one goes wrong: both answers, and how many
    /// commands reached the card.
    fn two_commands(fault: Fault) -> (Answer, Answer, usize) {
        let bench = Bench::default();
        let mut transport = Faulty::new(bench.clone()).at(1, fault);
        let mut transaction = transport.begin().unwrap();
        let first = transaction.transmit(&[1]).map_err(|e| e.kind);
        let second = transaction.transmit(&[2]).map_err(|e| e.kind);
        let reached = bench.0.lock().unwrap().len();
        (first, second, reached)
    }

    const WHOLE: [u8; 6] = [1, 2, 3, 4, 0x90, 0x00];

    #[test]
    fn a_removed_card_stays_away() {
        let gone = Err(TransportErrorKind::Removed);
        assert_eq!(
            two_commands(Fault::Removed),
            (gone.clone(), gone.clone(), 0)
        );
        assert_eq!(two_commands(Fault::RemovedAfter), (gone.clone(), gone, 1));
        let mut transport = Faulty::new(Bench::default()).at(1, Fault::Removed);
        let _ = transport.begin().unwrap().transmit(&[1]);
        assert!(transport.begin().is_err());
    }

    #[test]
    fn passing_faults_pass() {
        let failed = Err(TransportErrorKind::Failed);
        assert_eq!(
            two_commands(Fault::Failed),
            (failed.clone(), Ok(WHOLE.to_vec()), 1)
        );
        assert_eq!(
            two_commands(Fault::AnswerLost),
            (failed, Ok(WHOLE.to_vec()), 2)
        );
        let busy = Err(TransportErrorKind::Busy);
        assert_eq!(two_commands(Fault::Busy), (busy, Ok(WHOLE.to_vec()), 1));
    }

    #[test]
    fn answers_are_cut_as_told() {
        let cases = [
            (Fault::ShortRead(2), vec![1, 2, 0x90, 0x00]),
            (Fault::ShortRead(0), vec![0x90, 0x00]),
            (Fault::Truncated(3), vec![1, 2, 3]),
            (Fault::Empty, vec![]),
            (Fault::OneByte, vec![1]),
            (Fault::StatusWord(0x6F00), vec![0x6F, 0x00]),
        ];
        for (fault, answer) in cases {
            assert_eq!(two_commands(fault).0, Ok(answer), "{fault:?}");
        }
    }

    #[test]
    fn a_reset_lasts_until_the_caller_recovers() {
        let resets = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&resets);
        let mut transport = Faulty::new(Bench::default())
            .at(1, Fault::Reset)
            .reset_by(move || {
                counted.fetch_add(1, Ordering::SeqCst);
            });
        let count = transport.count();
        let mut transaction = transport.begin().unwrap();
        for _ in 0..2 {
            let error = transaction.transmit(&[1]).unwrap_err();
            assert_eq!(error.kind, TransportErrorKind::Reset);
        }
        transaction.recover().unwrap();
        assert!(transaction.transmit(&[1]).is_ok());
        assert_eq!(resets.load(Ordering::SeqCst), 1);
        assert_eq!(count.get(), 3);
    }

    #[test]
    fn a_begin_can_be_refused() {
        let mut transport = Faulty::new(Bench::default()).at_begin(1, TransportErrorKind::Busy);
        assert_eq!(
            transport.begin().err().map(|error| error.kind),
            Some(TransportErrorKind::Busy)
        );
        assert!(transport.begin().is_ok());
    }
}
