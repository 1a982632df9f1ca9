//! The 券面事項確認 application: what is printed on the card, with the photo.
//!
//! 照合番号B, made of what the face of the card shows, opens it whatever the state of the PINs.

mod access;
mod face_file;

pub use access::{AgeAccess, AgeRecord, FaceAccess};
pub use face_file::{FaceFile, PresenceProof};

use super::application::Application;
use super::card_key::CardVerifiableCertificate;
use super::exchange::Exchange;
use super::secret::{AttemptPolicy, BirthDateKey, Reference, ReferenceNumberB, SecretStatus};
use super::signature::SignatureScheme;
use crate::error::{Error, ErrorKind, Result};
use ring::digest;

const SFI_AGE_RECORD: u8 = 0x01;
const SFI_FACE_FILE: u8 = 0x02;
const SFI_CERTIFICATE: u8 = 0x04;

/// The 券面事項確認 application, selected.
pub struct Surface<'s, 'c> {
    exchange: &'s mut Exchange<'c>,
}

impl<'s, 'c> Surface<'s, 'c> {
    pub(super) fn select(exchange: &'s mut Exchange<'c>) -> Result<Self> {
        exchange.repeatable(Application::Surface, |_| Ok(()))?;
        Ok(Self { exchange })
    }

    /// The state of 照合番号B. Spends no try.
    ///
    /// # Errors
    /// Of the reader and the card.
    pub fn reference_number_b_status(&mut self) -> Result<SecretStatus> {
        self.status(Reference::SURFACE_NUMBER_B)
    }

    /// The state of the birth-date key. Spends no try.
    ///
    /// # Errors
    /// Of the reader and the card.
    pub fn birth_date_key_status(&mut self) -> Result<SecretStatus> {
        self.status(Reference::SURFACE_BIRTH_DATE)
    }

    /// The certificate of the key that signed the application's files (EF 0004). Free of any PIN.
    ///
    /// # Errors
    /// Of the reader and the card.
    pub fn certificate(&mut self) -> Result<CardVerifiableCertificate> {
        let bytes = self.exchange.repeatable(Application::Surface, |exchange| {
            exchange.read_object(SFI_CERTIFICATE, "card-verifiable certificate (EF 0004)")
        })?;
        CardVerifiableCertificate::parse(&bytes)
    }

    /// Has the card sign a challenge with its own key, which needs no PIN. Checked against the key in
    /// an authentic [`FaceFile`], this proves that the card is here and not a copy of its files.
    ///
    /// # Errors
    /// [`InvalidArgument`](ErrorKind::InvalidArgument) for a challenge of less than 16 bytes; of the
    /// reader and the card.
    pub fn prove_presence(&mut self, challenge: &[u8]) -> Result<PresenceProof> {
        /// P2 of PERFORM SECURITY OPERATION for the application's own key.
        const APPLICATION_KEY: u8 = 0x00;
        if challenge.len() < 16 {
            return Err(Error::new(ErrorKind::InvalidArgument));
        }
        let scheme = SignatureScheme::Pkcs1Sha256;
        let input = scheme.card_input(challenge);
        let signature = self.exchange.repeatable(Application::Surface, |exchange| {
            exchange.compute_signature(scheme.p1(), APPLICATION_KEY, &input)
        })?;
        Ok(PresenceProof(signature))
    }

    /// Presents 照合番号B, once.
    ///
    /// # Errors
    /// [`WrongSecret`](ErrorKind::WrongSecret) with the tries left, [`Locked`](ErrorKind::Locked),
    /// [`LastTryProtected`](ErrorKind::LastTryProtected) (nothing was presented); of the reader and
    /// the card.
    pub fn verify_reference_number_b(
        &mut self,
        number: &ReferenceNumberB,
        policy: AttemptPolicy,
    ) -> Result<FaceAccess<'_, 'c>> {
        self.exchange.ensure_selected(Application::Surface)?;
        self.exchange
            .verify(Reference::SURFACE_NUMBER_B, number.bytes(), policy)?;
        Ok(FaceAccess::new(self.exchange))
    }

    /// Presents the birth date, once. It opens the age record and nothing more.
    ///
    /// # Errors
    /// As [`Surface::verify_reference_number_b`].
    pub fn verify_birth_date(
        &mut self,
        key: &BirthDateKey,
        policy: AttemptPolicy,
    ) -> Result<AgeAccess<'_, 'c>> {
        self.exchange.ensure_selected(Application::Surface)?;
        self.exchange
            .verify(Reference::SURFACE_BIRTH_DATE, key.bytes(), policy)?;
        Ok(AgeAccess::new(self.exchange))
    }

    fn status(&mut self, reference: Reference) -> Result<SecretStatus> {
        self.exchange
            .repeatable(Application::Surface, |exchange| exchange.status(reference))
    }
}

fn sha256(bytes: &[u8]) -> digest::Digest {
    digest::digest(&digest::SHA256, bytes)
}
