//! The authentication key without a PIN: a door that only an approved verifier can open.

use crate::card::apdu::{Command, Response, StatusWord};
use crate::card::exchange::Exchange;
use crate::error::{Error, ErrorKind, Result};

const INS_SELECT: u8 = 0xA4;
const INS_VERIFY_CERTIFICATE: u8 = 0xA2;
/// VERIFY, CHANGE REFERENCE DATA, RESET RETRY COUNTER, and CHANGE KEY of the other applications.
const INS_OF_SECRETS: [u8; 4] = [0x20, 0x24, 0x2C, 0x32];

/// A verifier approved under 公的個人認証法 第38条の2 to use the certificate without a PIN.
///
/// The card asks for a terminal certificate and for proof of its key; only the approved verifier has
/// them, and no public source shows the exchange beyond the certificate. So the SDK has the door and
/// no key: it ships no implementation. (`mnc-testkit` has one for the virtual card, whose last steps
/// are simulated.)
pub trait PinlessAuthority {
    /// Convinces the card. When this returns, the card is expected to let the key be used.
    ///
    /// # Errors
    /// Whatever keeps the authority from it; the key stays closed.
    fn authorise(&mut self, channel: &mut PinlessChannel<'_, '_>) -> Result<()>;
}

/// What a [`PinlessAuthority`] may send: anything but commands that present or change a secret.
pub struct PinlessChannel<'v, 'c> {
    exchange: &'v mut Exchange<'c>,
}

impl<'v, 'c> PinlessChannel<'v, 'c> {
    pub(super) fn new(exchange: &'v mut Exchange<'c>) -> Self {
        Self { exchange }
    }

    /// Sends a command within the JPKI application.
    ///
    /// # Errors
    /// [`InvalidArgument`](ErrorKind::InvalidArgument) for a command that presents or changes a
    /// secret; of the reader.
    pub fn transmit(&mut self, command: &Command) -> Result<Response> {
        let [_, ins, p1, _] = command.header();
        let leaves_application = ins == INS_SELECT && p1 == 0x04;
        if INS_OF_SECRETS.contains(&ins) || leaves_application {
            return Err(Error::new(ErrorKind::InvalidArgument));
        }
        self.exchange.run(command)
    }

    /// Hands the terminal's card-verifiable certificate over, the part that is publicly known:
    /// the key of the terminal authority is selected (EF 0016), then the object 7F21 goes in two
    /// commands, body and signature.
    ///
    /// # Errors
    /// [`InvalidArgument`](ErrorKind::InvalidArgument) if the object is too short to have both
    /// parts; [`CardRefused`](ErrorKind::CardRefused) if the card does not accept it.
    pub fn present_certificate(&mut self, certificate: &[u8]) -> Result<()> {
        /// 7F21 with its length, then the object 5F4E of 297 bytes.
        const BODY_LENGTH: usize = 307;
        let (body, signature) = certificate
            .split_at_checked(BODY_LENGTH)
            .filter(|(_, signature)| !signature.is_empty())
            .ok_or_else(|| Error::new(ErrorKind::InvalidArgument))?;
        let select = Command::new(0x00, INS_SELECT, 0x02, 0x0C).with_data(&[0x00, 0x16]);
        self.expect_ok(&select)?;
        self.expect_ok(&Command::new(0x80, INS_VERIFY_CERTIFICATE, 0x06, 0xC1).with_data(body))?;
        self.expect_ok(&Command::new(0x80, INS_VERIFY_CERTIFICATE, 0x00, 0xC1).with_data(signature))
    }

    fn expect_ok(&mut self, command: &Command) -> Result<()> {
        match self.transmit(command)?.status_word() {
            StatusWord::OK => Ok(()),
            status_word => Err(Error::new(ErrorKind::CardRefused).with_status_word(status_word)),
        }
    }
}
