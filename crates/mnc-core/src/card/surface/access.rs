//! What 照合番号B and the birth-date key open.

use super::face_file::FaceFile;
use super::{SFI_AGE_RECORD, SFI_FACE_FILE};
use crate::Date;
use crate::card::card_key::{Authenticity, CardVerifiableCertificate, RsaPublicKey};
use crate::card::exchange::Exchange;
use crate::card::person::parse_date;
use crate::card::tlv::Objects;
use crate::error::Result;
use std::fmt;
use zeroize::Zeroizing;

/// 照合番号B is verified: the face file may be read.
pub struct FaceAccess<'v, 'c> {
    exchange: &'v mut Exchange<'c>,
}

impl<'v, 'c> FaceAccess<'v, 'c> {
    pub(super) fn new(exchange: &'v mut Exchange<'c>) -> Self {
        Self { exchange }
    }

    /// Reads the face file (EF 0002): photo, images, birth date, sex, expiry.
    ///
    /// # Errors
    /// [`CardReset`](crate::ErrorKind::CardReset) if what was verified is lost; of the reader and
    /// the card.
    pub fn face_file(&mut self) -> Result<FaceFile> {
        self.exchange.require_verified()?;
        FaceFile::parse(&self.exchange.read_object(SFI_FACE_FILE, FaceFile::NAME)?)
    }
}

/// The birth date is verified: the age record may be read.
pub struct AgeAccess<'v, 'c> {
    exchange: &'v mut Exchange<'c>,
}

impl<'v, 'c> AgeAccess<'v, 'c> {
    pub(super) fn new(exchange: &'v mut Exchange<'c>) -> Self {
        Self { exchange }
    }

    /// Reads the age record (EF 0001): the birth date, signed.
    ///
    /// # Errors
    /// [`CardReset`](crate::ErrorKind::CardReset) if what was verified is lost; of the reader and
    /// the card.
    pub fn age_record(&mut self) -> Result<AgeRecord> {
        self.exchange.require_verified()?;
        AgeRecord::parse(&self.exchange.read_object(SFI_AGE_RECORD, AgeRecord::NAME)?)
    }
}

/// The birth date with the issuer's signature. `Debug` shows nothing of it.
pub struct AgeRecord {
    birth_date: Date,
    signed: Zeroizing<Vec<u8>>,
    signature: Vec<u8>,
}

impl AgeRecord {
    const NAME: &str = "age record (EF 0001)";

    fn parse(file: &[u8]) -> Result<Self> {
        let objects = Objects::of_file(file, 0xFF10, Self::NAME)?;
        Ok(Self {
            birth_date: parse_date(objects.value(0xDF11)?)
                .ok_or_else(|| objects.malformed(0xDF11))?,
            signed: objects.concatenated(&[0xDF11, 0xDF12])?,
            signature: objects.value(0xDF13)?.to_vec(),
        })
    }

    /// 生年月日.
    pub fn birth_date(&self) -> Date {
        self.birth_date
    }

    /// Checks the signature. `Unchecked` unless the host gives the key of the authority that issued
    /// `certificate`.
    ///
    /// # Errors
    /// [`IntegrityFailed`](crate::ErrorKind::IntegrityFailed) if a signature does not fit.
    pub fn authenticity(
        &self,
        certificate: &CardVerifiableCertificate,
        authority: Option<&RsaPublicKey>,
    ) -> Result<Authenticity> {
        certificate.check(authority, &self.signed, &self.signature)
    }
}

impl fmt::Debug for AgeRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AgeRecord(..)")
    }
}
