//! Where the events of a document come from: a text in memory, or a stream.

use super::parse::{FILE, malformed};
use super::stream::Decoding;
use crate::{Error, ErrorKind, Result};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io;

pub(super) enum Events<'a> {
    Text(Reader<&'a [u8]>),
    Stream(Box<Stream<'a>>),
}

/// A stream, and the memory of its current event.
pub(super) struct Stream<'a> {
    reader: Reader<Decoding<'a>>,
    event: Vec<u8>,
}

impl<'a> Events<'a> {
    pub(super) fn of_text(text: &'a str) -> Self {
        Self::Text(Reader::from_str(text))
    }

    pub(super) fn of_stream(bytes: Decoding<'a>) -> Self {
        Self::Stream(Box::new(Stream {
            reader: Reader::from_reader(bytes),
            event: Vec::new(),
        }))
    }

    /// What `see` makes of the next event, and where the event begins in the decoded text.
    ///
    /// The event stays where the reader put it: handing it on costs as much as finding it.
    #[inline]
    pub(super) fn next<T>(&mut self, see: impl FnOnce(&Event<'_>) -> T) -> Result<(T, usize)> {
        match self {
            Self::Text(reader) => {
                let start = offset(reader.buffer_position());
                match &reader.read_event() {
                    Ok(event) => Ok((see(event), start)),
                    Err(_) => Err(malformed(offset(reader.error_position()))),
                }
            }
            Self::Stream(stream) => stream.next(see),
        }
    }

    /// The stream behind the events, if it is one.
    pub(super) fn stream_mut(&mut self) -> Option<&mut Decoding<'a>> {
        match self {
            Self::Text(_) => None,
            Self::Stream(stream) => Some(stream.reader.get_mut()),
        }
    }
}

impl Stream<'_> {
    fn next<T>(&mut self, see: impl FnOnce(&Event<'_>) -> T) -> Result<(T, usize)> {
        let Self { reader, event } = self;
        event.clear();
        let start = offset(reader.buffer_position());
        match &reader.read_event_into(event) {
            Ok(event) => Ok((see(event), start)),
            Err(error) => Err(stream_error(error, offset(reader.error_position()))),
        }
    }
}

/// What the stream refused keeps its kind; everything else is damage, with its cause.
fn stream_error(error: &quick_xml::Error, offset: usize) -> Error {
    let quick_xml::Error::Io(cause) = error else {
        return malformed(offset);
    };
    let refusal = cause
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<Error>());
    if refusal.is_some_and(|refusal| refusal.kind() == ErrorKind::EligibilityTooLarge) {
        return Error::new(ErrorKind::EligibilityTooLarge).at(FILE, offset);
    }
    // The kind alone is log-safe.
    malformed(offset).with_source(io::Error::from(cause.kind()))
}

/// A position beyond the address space is only ever shown.
fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}
