//! A look at the smart card service, its readers and their cards.

use super::examine::{self, Diagnosis};
use crate::pcsc::{Context, ReaderName};
use mnc_core::card::transport::{TransportError, TransportErrorKind};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// A healthy card is looked at within a second or two. PC/SC waits for another program's
/// transaction without a limit, so whoever takes longer is held by another program.
const PATIENCE: Duration = Duration::from_secs(6);

/// Looks at every reader of this PC and at the card on it. One diagnosis per reader; a single one
/// without a reader's name if there is no service or no reader.
///
/// If another program holds a card for long, the look at it is given up after six seconds and ends
/// by itself when the card is free.
pub fn readers() -> Vec<Diagnosis> {
    match names() {
        Err(error) => vec![Diagnosis::failed(error)],
        Ok(readers) => readers.into_iter().map(with_patience).collect(),
    }
}

fn names() -> Result<Vec<ReaderName>, TransportError> {
    let readers = Context::establish()?.readers()?;
    if readers.is_empty() {
        return Err(TransportError::new(TransportErrorKind::NoReader));
    }
    Ok(readers)
}

fn with_patience(reader: ReaderName) -> Diagnosis {
    let name = reader.to_string();
    let (done, waiting) = mpsc::channel();
    thread::spawn(move || done.send(look_at(&reader)));
    waiting
        .recv_timeout(PATIENCE)
        .unwrap_or_else(|_| Diagnosis::failed(TransportError::new(TransportErrorKind::Busy)))
        .at_reader(name)
}

fn look_at(reader: &ReaderName) -> Diagnosis {
    // A link of its own: one that waits for a card blocks whoever shares it.
    match Context::establish().and_then(|context| context.connect(reader)) {
        Ok(transport) => examine::card(transport),
        Err(error) => Diagnosis::failed(error),
    }
}
