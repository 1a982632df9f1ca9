//! Possession of the card: a fresh challenge signed by its authentication key.

use super::certificate::{SerialNumber, VerifiedCertificate};
use crate::card::{AuthenticationAccess, KeyOpening, SignatureScheme};
use crate::error::{Error, ErrorKind, Result};
use ring::rand::{SecureRandom, SystemRandom};
use std::fmt;

/// A challenge: fresh, used once. Signing consumes it.
pub struct Challenge([u8; 32]);

impl Challenge {
    /// Draws a challenge from the operating system's generator.
    ///
    /// # Errors
    /// [`Communication`](ErrorKind::Communication) if the generator fails.
    pub fn new() -> Result<Self> {
        let mut bytes = [0; 32];
        SystemRandom::new()
            .fill(&mut bytes)
            .map_err(|_| Error::new(ErrorKind::Communication))?;
        Ok(Self(bytes))
    }

    /// Has the card sign the challenge.
    ///
    /// # Errors
    /// Of [`AuthenticationAccess::sign`]. The challenge is used up all the same.
    pub fn sign(
        self,
        access: &mut AuthenticationAccess<'_, '_>,
        scheme: SignatureScheme,
    ) -> Result<SignedChallenge> {
        let signature = access.sign(scheme, &self.0)?;
        Ok(SignedChallenge {
            challenge: self.0,
            scheme,
            signature,
            opening: access.opening(),
        })
    }
}

impl fmt::Debug for Challenge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Challenge(..)")
    }
}

/// A challenge with the card's signature; checking consumes it.
#[derive(Debug)]
pub struct SignedChallenge {
    challenge: [u8; 32],
    scheme: SignatureScheme,
    signature: Vec<u8>,
    opening: KeyOpening,
}

impl SignedChallenge {
    /// Checks the signature against a verified certificate.
    ///
    /// # Errors
    /// [`IntegrityFailed`](ErrorKind::IntegrityFailed) if another key signed.
    pub fn check(self, certificate: &VerifiedCertificate) -> Result<CardPossession> {
        if !self
            .scheme
            .verify(certificate.public_key(), &self.challenge, &self.signature)
        {
            return Err(Error::new(ErrorKind::IntegrityFailed));
        }
        Ok(CardPossession {
            serial_number: certificate.serial_number(),
            opening: self.opening,
        })
    }
}

/// The card with this certificate was here, and its key was opened in this way.
#[derive(Debug)]
pub struct CardPossession {
    serial_number: SerialNumber,
    opening: KeyOpening,
}

impl CardPossession {
    /// The certificate whose key signed.
    pub fn serial_number(&self) -> &SerialNumber {
        &self.serial_number
    }

    /// What opened the key.
    pub fn opening(&self) -> KeyOpening {
        self.opening
    }
}
