//! A shared connection to one card, and its transactions with recovery from a reset.

use super::error::typed;
use super::quirks;
use ::pcsc::{Protocols, ShareMode, Status};
use mnc_core::card::transport::{
    Capabilities, CardTransaction, CardTransport, Disposition, TransportError, TransportErrorKind,
};
use std::fmt;
use std::time::{Duration, Instant};
use zeroize::{Zeroize, Zeroizing};

/// The longest response: 65,536 bytes and the status word (ISO/IEC 7816-3 §12.1).
const RESPONSE_MAX: usize = 65_538;
/// How often in a row another program's reset is answered before giving up.
const BEGIN_ROUNDS: usize = 5;
/// The service looks for the card every 0.4 s; a removal is noticed within this time.
const REMOVAL_NOTICED: Duration = Duration::from_millis(900);
const REMOVAL_POLL: Duration = Duration::from_millis(30);

/// A connection to the card on a PC/SC reader, from [`Context::connect`](super::Context::connect).
///
/// Dropping it resets the card, so that no verified secret is left for the next program.
pub struct PcscTransport {
    card: ::pcsc::Card,
    capabilities: Capabilities,
    answer: Zeroizing<Vec<u8>>,
}

impl PcscTransport {
    pub(super) fn new(card: ::pcsc::Card) -> Self {
        Self {
            capabilities: quirks::capabilities(&card),
            card,
            answer: Zeroizing::new(vec![0; RESPONSE_MAX]),
        }
    }
}

impl CardTransport for PcscTransport {
    fn capabilities(&self) -> Capabilities {
        self.capabilities
    }

    /// Waits without a time limit for another program's transaction to end (PC/SC has none).
    fn begin(&mut self) -> Result<Box<dyn CardTransaction + '_>, TransportError> {
        let session = begin_on_fresh_card(&mut self.card)?;
        Ok(Box::new(PcscTransaction {
            session: Some(session),
            answer: &mut self.answer,
        }))
    }
}

impl fmt::Debug for PcscTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PcscTransport")
            .field("capabilities", &self.capabilities)
            .finish_non_exhaustive()
    }
}

struct PcscTransaction<'a> {
    /// `None` only once ended.
    session: Option<::pcsc::Transaction<'a>>,
    answer: &'a mut Zeroizing<Vec<u8>>,
}

impl CardTransaction for PcscTransaction<'_> {
    fn transmit(&mut self, command: &[u8]) -> Result<Vec<u8>, TransportError> {
        let session = self.session.as_ref().ok_or(ENDED)?;
        match session.transmit(command, self.answer) {
            // A card pulled out in the middle of a command leaves an empty answer.
            Ok([]) => Err(TransportError::new(fate_or_failed(session))),
            Ok(received) => {
                let answer = received.to_vec();
                wipe(self.answer, answer.len());
                Ok(answer)
            }
            Err(code) => Err(not_transmitted(session, code)),
        }
    }

    fn recover(&mut self) -> Result<(), TransportError> {
        let session = self.session.as_mut().ok_or(ENDED)?;
        take_up(|initialization| {
            session.reconnect(ShareMode::Shared, Protocols::ANY, initialization)
        })
    }

    fn end(mut self: Box<Self>, disposition: Disposition) -> Result<(), TransportError> {
        let session = self.session.take().ok_or(ENDED)?;
        end(session, disposition)
    }
}

impl Drop for PcscTransaction<'_> {
    /// A transaction that nobody ended was left by an error: the card is reset, so that a verified
    /// secret does not stay behind.
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            let _ = end(session, Disposition::Reset);
        }
    }
}

const ENDED: TransportError = TransportError::new(TransportErrorKind::Failed);

/// Another program may reset the card again and again; each time it is taken up anew.
fn begin_on_fresh_card(
    mut card: &mut ::pcsc::Card,
) -> Result<::pcsc::Transaction<'_>, TransportError> {
    for _ in 0..BEGIN_ROUNDS {
        card = match card.transaction2() {
            Ok(session) => return Ok(session),
            Err((card, code)) => {
                let error = typed(code);
                if error.kind != TransportErrorKind::Reset {
                    return Err(error);
                }
                take_up(|initialization| {
                    card.reconnect(ShareMode::Shared, Protocols::ANY, initialization)
                })?;
                card
            }
        };
    }
    Err(TransportError::new(TransportErrorKind::Reset))
}

/// Acknowledges a reset. A card that another program powered down, or reset so lately that there is
/// no protocol yet, is reset by us; a card that is merely reset is left alone, or two programs would
/// reset each other for ever.
fn take_up(
    mut reconnect: impl FnMut(::pcsc::Disposition) -> Result<(), ::pcsc::Error>,
) -> Result<(), TransportError> {
    log::debug!("the card was reset by another program; taking it up again");
    match reconnect(::pcsc::Disposition::LeaveCard) {
        Err(::pcsc::Error::UnpoweredCard | ::pcsc::Error::ProtoMismatch) => {
            reconnect(::pcsc::Disposition::ResetCard)
        }
        other => other,
    }
    .map_err(typed)
}

fn end(session: ::pcsc::Transaction<'_>, disposition: Disposition) -> Result<(), TransportError> {
    let disposition = match disposition {
        Disposition::Leave => ::pcsc::Disposition::LeaveCard,
        Disposition::Reset => ::pcsc::Disposition::ResetCard,
    };
    session
        .end(disposition)
        .map_err(|(_session, code)| typed(code))
}

fn not_transmitted(card: &::pcsc::Card, code: ::pcsc::Error) -> TransportError {
    let mut error = typed(code);
    error.kind = match (code, error.kind) {
        // Another program reset the card while this connection was made: pcscd does not call that a
        // reset, but has forgotten the protocol. Reconnecting agrees on it anew.
        (::pcsc::Error::ProtoMismatch, _) => TransportErrorKind::Reset,
        (_, TransportErrorKind::Failed) => fate_or_failed(card),
        (_, kind) => kind,
    };
    error
}

/// Why a command did not pass: the service may need a moment to notice what happened to the card.
fn fate_or_failed(card: &::pcsc::Card) -> TransportErrorKind {
    let noticed_by = Instant::now() + REMOVAL_NOTICED;
    loop {
        if let Some(kind) = fate(card) {
            return kind;
        }
        if Instant::now() >= noticed_by {
            return TransportErrorKind::Failed;
        }
        std::thread::sleep(REMOVAL_POLL);
    }
}

/// What happened to the card, as far as the service has noticed.
fn fate(card: &::pcsc::Card) -> Option<TransportErrorKind> {
    match card.status2_owned() {
        Ok(status) if status.status().contains(Status::ABSENT) => Some(TransportErrorKind::Removed),
        Ok(_) => None,
        Err(code) => match typed(code).kind {
            TransportErrorKind::Removed
            | TransportErrorKind::NoCard
            | TransportErrorKind::NoReader => Some(TransportErrorKind::Removed),
            kind @ (TransportErrorKind::Reset | TransportErrorKind::ServiceDown) => Some(kind),
            _ => None,
        },
    }
}

fn wipe(buffer: &mut [u8], length: usize) {
    if let Some(used) = buffer.get_mut(..length) {
        used.zeroize();
    }
}
