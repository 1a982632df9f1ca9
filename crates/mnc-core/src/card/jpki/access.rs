//! What a verified JPKI secret opens.

use super::{SFI_AUTHENTICATION_CERTIFICATE, SFI_SIGNATURE_CERTIFICATE};
use crate::card::certificate::Certificate;
use crate::card::exchange::Exchange;
use crate::card::signature::SignatureScheme;
use crate::error::Result;

/// What opened the authentication key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyOpening {
    /// The holder's PIN.
    Pin,
    /// A verifier approved under 公的個人認証法 第38条の2.
    PinlessAuthority,
}

/// The authentication key is open: it may be used.
pub struct AuthenticationAccess<'v, 'c> {
    exchange: &'v mut Exchange<'c>,
    opening: KeyOpening,
}

impl<'v, 'c> AuthenticationAccess<'v, 'c> {
    pub(super) fn new(exchange: &'v mut Exchange<'c>, opening: KeyOpening) -> Self {
        Self { exchange, opening }
    }

    /// What opened the key.
    pub fn opening(&self) -> KeyOpening {
        self.opening
    }

    /// Signs a message with the user-authentication key; the digest is made here.
    ///
    /// Returns the signature, big-endian, as long as the key's modulus (256 bytes for RSA-2048).
    ///
    /// # Errors
    /// [`CardReset`](crate::ErrorKind::CardReset) if the verified PIN was lost meanwhile; of the
    /// reader and the card.
    pub fn sign(&mut self, scheme: SignatureScheme, message: &[u8]) -> Result<Vec<u8>> {
        /// 利用者証明用秘密鍵 (EF 0017), addressed in P2.
        const AUTHENTICATION_KEY: u8 = 0x97;
        self.exchange.require_verified()?;
        let input = scheme.card_input(message);
        self.exchange
            .compute_signature(scheme.p1(), AUTHENTICATION_KEY, &input)
    }

    /// The user-authentication certificate, where a phone wants the PIN first.
    ///
    /// # Errors
    /// [`CardReset`](crate::ErrorKind::CardReset) if the verified PIN was lost meanwhile; of the
    /// reader and the card.
    pub fn authentication_certificate(&mut self) -> Result<Certificate> {
        self.exchange.require_verified()?;
        let file = "authentication certificate (EF 000A)";
        Certificate::new(
            self.exchange
                .read_object(SFI_AUTHENTICATION_CERTIFICATE, file)?,
        )
    }
}

/// The signature password is verified: the signature certificate may be read.
///
/// It holds name, address, birth date and sex. Health insurance needs no digital signature, so the
/// SDK has no call for the signature key.
pub struct SignatureAccess<'v, 'c> {
    exchange: &'v mut Exchange<'c>,
}

impl<'v, 'c> SignatureAccess<'v, 'c> {
    pub(super) fn new(exchange: &'v mut Exchange<'c>) -> Self {
        Self { exchange }
    }

    /// The signature certificate (EF 0001).
    ///
    /// # Errors
    /// [`CardReset`](crate::ErrorKind::CardReset) if the verified password was lost meanwhile; of
    /// the reader and the card.
    pub fn signature_certificate(&mut self) -> Result<Certificate> {
        self.exchange.require_verified()?;
        let file = "signature certificate (EF 0001)";
        Certificate::new(self.exchange.read_object(SFI_SIGNATURE_CERTIFICATE, file)?)
    }
}
