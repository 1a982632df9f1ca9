//! A transport that writes a transcript of what passes through it.

use super::command::{SELECT, data, header, is_secret, secret};
use super::event::{Ending, Event, Fault};
use super::pattern::Pattern;
use super::redact::Redactor;
use mnc_core::card::transport::{
    Capabilities, CardTransaction, CardTransport, Disposition, TransportError,
};
use std::fmt;
use std::io::Write;

/// Writes down what passes between the program and `T`, as the [module](super) describes.
///
/// A transcript that cannot be written never disturbs the work with the card: the recorder logs a
/// warning and writes no more.
pub struct Recorder<T, W> {
    inner: T,
    log: Log<W>,
}

impl<T: CardTransport, W: Write + Send> Recorder<T, W> {
    /// A recorder for real cards: personal data is not written down.
    pub fn redacted(inner: T, sink: W) -> Self {
        Self::new(inner, sink, Some(Redactor::default()))
    }

    /// A recorder that keeps the answers. Only for cards of people who do not exist. Secrets are
    /// not written down even so.
    pub fn for_test_card(inner: T, sink: W) -> Self {
        Self::new(inner, sink, None)
    }

    fn new(inner: T, sink: W, redactor: Option<Redactor>) -> Self {
        let log = Log {
            sink: Some(sink),
            redactor,
            commands: 0,
        };
        Self { inner, log }
    }
}

impl<T, W> fmt::Debug for Recorder<T, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recorder({} commands)", self.log.commands)
    }
}

impl<T: CardTransport, W: Write + Send> CardTransport for Recorder<T, W> {
    fn capabilities(&self) -> Capabilities {
        self.inner.capabilities()
    }

    fn begin(&mut self) -> Result<Box<dyn CardTransaction + '_>, TransportError> {
        let begun = self.inner.begin();
        let error = begun.as_ref().err().map(Fault::from);
        self.log.forget_selections();
        self.log.write(&Event::Begin { error });
        Ok(Box::new(RecordedTransaction {
            inner: Some(begun?),
            log: &mut self.log,
        }))
    }
}

struct RecordedTransaction<'a, W: Write> {
    /// `None` only once ended.
    inner: Option<Box<dyn CardTransaction + 'a>>,
    log: &'a mut Log<W>,
}

impl<W: Write> CardTransaction for RecordedTransaction<'_, W> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
        let inner = self.inner.as_mut().ok_or(ENDED)?;
        let answer = inner.transmit(command);
        self.log.command(command, &answer);
        answer
    }

    fn recover(&mut self) -> Result<(), TransportError> {
        let recovered = self.inner.as_mut().ok_or(ENDED)?.recover();
        let error = recovered.as_ref().err().map(Fault::from);
        self.log.forget_selections();
        self.log.write(&Event::Recover { error });
        recovered
    }

    fn end(mut self: Box<Self>, disposition: Disposition) -> Result<(), TransportError> {
        let ended = self.inner.take().ok_or(ENDED)?.end(disposition);
        self.log.write(&Event::End {
            disposition: disposition.into(),
            error: ended.as_ref().err().map(Fault::from),
        });
        ended
    }
}

impl<W: Write> Drop for RecordedTransaction<'_, W> {
    fn drop(&mut self) {
        if self.inner.take().is_some() {
            self.log.write(&Event::End {
                disposition: Ending::Dropped,
                error: None,
            });
        }
    }
}

const ENDED: TransportError =
    TransportError::new(mnc_core::card::transport::TransportErrorKind::Failed);

struct Log<W> {
    /// `None` after a line could not be written.
    sink: Option<W>,
    /// `None`: the card is a test card.
    redactor: Option<Redactor>,
    commands: usize,
}

impl<W: Write> Log<W> {
    fn command(&mut self, command: &[u8], answer: &Result<Vec<u8>, TransportError>) {
        self.commands += 1;
        let response = answer
            .as_ref()
            .ok()
            .map(|response| match &mut self.redactor {
                Some(redactor) => Pattern::clear(&redactor.response(command, response)),
                None => Pattern::clear(response),
            });
        let event = Event::Apdu {
            n: self.commands,
            c: self.pattern(command),
            r: response,
            error: answer.as_ref().err().map(Fault::from),
        };
        self.write(&event);
    }

    fn pattern(&self, command: &[u8]) -> Pattern {
        let is_select = header(command)[1] == SELECT;
        if is_secret(command) {
            Pattern::masked(command, &secret(command))
        } else if self.redactor.is_some() && !is_select {
            Pattern::masked(command, &data(command))
        } else {
            Pattern::clear(command)
        }
    }

    fn forget_selections(&mut self) {
        if let Some(redactor) = &mut self.redactor {
            redactor.forget();
        }
    }

    fn write(&mut self, event: &Event) {
        let Some(sink) = &mut self.sink else { return };
        if let Err(error) = write_line(sink, event) {
            log::warn!("the transcript ends here: {error}");
            self.sink = None;
        }
    }
}

fn write_line(sink: &mut impl Write, event: &Event) -> std::io::Result<()> {
    let mut line = serde_json::to_vec(event)?;
    line.push(b'\n');
    sink.write_all(&line)?;
    sink.flush()
}
