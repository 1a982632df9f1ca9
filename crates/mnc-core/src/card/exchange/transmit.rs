//! Commands out, responses in: 61xx and 6Cxx, and what a fault of the transport means.

use super::Exchange;
use crate::card::apdu::{Command, Le, Response};
use crate::card::transport::{TransportError, TransportErrorKind};
use crate::error::{Error, ErrorKind, Result};

/// The most a chain of GET RESPONSE may deliver: an extended response.
const RESPONSE_MAX: usize = 65_536;
const INS_GET_RESPONSE: u8 = 0xC0;

impl Exchange<'_> {
    /// Sends a command and follows what T=0 leaves to the terminal: 6Cxx (send again with this Le)
    /// and 61xx (fetch the rest).
    pub(super) fn send(&mut self, command: &Command) -> Result<Response> {
        let response = self.transmit(command)?;
        // Only a short command with Le may be repeated: a VERIFY must never be sent twice.
        let response = match (response.status_word().correct_le(), command.le()) {
            (Some(le), Le::Short(_)) => self.transmit(&command.with_other_le(short_le(le)))?,
            _ => response,
        };
        self.collect(response)
    }

    fn collect(&mut self, response: Response) -> Result<Response> {
        if response.status_word().more_data().is_none() {
            return Ok(response);
        }
        let mut status_word = response.status_word();
        let mut parts = vec![response.into_data()];
        let mut length = parts.iter().map(|part| part.len()).sum::<usize>();
        while let Some(waiting) = status_word.more_data() {
            let command =
                Command::new(0x00, INS_GET_RESPONSE, 0x00, 0x00).with_le(short_le(waiting));
            let part = self.transmit(&command)?;
            status_word = part.status_word();
            length += part.data().len();
            if part.data().is_empty() && status_word.more_data().is_some() || length > RESPONSE_MAX
            {
                return Err(Error::new(ErrorKind::MalformedResponse).at("GET RESPONSE", length));
            }
            parts.push(part.into_data());
        }
        let mut data = Vec::with_capacity(length);
        for part in &parts {
            data.extend_from_slice(part);
        }
        Ok(Response::new(data, status_word))
    }

    fn transmit(&mut self, command: &Command) -> Result<Response> {
        let bytes = command.to_bytes().ok_or(ErrorKind::InvalidArgument)?;
        let transaction = self.transaction.as_mut().ok_or(ErrorKind::CardRemoved)?;
        let answer = transaction
            .transmit(&bytes)
            .map_err(|error| self.lost(error))?;
        let response = Response::parse(answer)?;
        log::trace!(
            "{command:?} -> {response:?}, {} bytes",
            response.data().len()
        );
        Ok(response)
    }

    /// What is known of the card is void; after a reset the card is taken up again, so that the
    /// next command finds it.
    fn lost(&mut self, error: TransportError) -> Error {
        log::debug!("{error}");
        if error.kind == TransportErrorKind::Failed {
            return error.into();
        }
        self.forget();
        let recovered = match (&mut self.transaction, error.kind) {
            (Some(transaction), TransportErrorKind::Reset) => transaction.recover(),
            _ => Ok(()),
        };
        recovered.map_or_else(Error::from, |()| Error::from(error))
    }
}

fn short_le(byte: u8) -> Le {
    if byte == 0 {
        Le::SHORT_MAX
    } else {
        Le::Short(byte.into())
    }
}
