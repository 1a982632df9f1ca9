//! The 券面事項入力補助 application: name, address, birth date and sex as text.
//!
//! The application also holds the 個人番号. Medical institutions never handle it, so there is no
//! call for it, and none for 照合番号A, which is that number.

use super::application::Application;
use super::card_key::{Authenticity, CardVerifiableCertificate, RsaPublicKey};
use super::exchange::Exchange;
use super::person::{Sex, parse_date};
use super::secret::{AttemptPolicy, InputSupportPin, Reference, ReferenceNumberB, SecretStatus};
use super::tlv::Objects;
use crate::Date;
use crate::error::{Error, ErrorKind, Result};
use ring::digest;
use std::fmt;
use zeroize::Zeroizing;

const SFI_ATTRIBUTES: u8 = 0x02;
const SFI_INTEGRITY: u8 = 0x03;
const SFI_CERTIFICATE: u8 = 0x04;
const ATTRIBUTES: &str = "four attributes (EF 0002)";
const INTEGRITY: &str = "integrity record (EF 0003)";

/// The 券面事項入力補助 application, selected.
pub struct InputSupport<'s, 'c> {
    exchange: &'s mut Exchange<'c>,
}

impl<'s, 'c> InputSupport<'s, 'c> {
    pub(super) fn select(exchange: &'s mut Exchange<'c>) -> Result<Self> {
        exchange.repeatable(Application::InputSupport, |_| Ok(()))?;
        Ok(Self { exchange })
    }

    /// The state of the PIN. Spends no try.
    ///
    /// # Errors
    /// Of the reader and the card.
    pub fn pin_status(&mut self) -> Result<SecretStatus> {
        self.status(Reference::INPUT_SUPPORT_PIN)
    }

    /// The state of 照合番号B. Spends no try.
    ///
    /// # Errors
    /// Of the reader and the card.
    pub fn reference_number_b_status(&mut self) -> Result<SecretStatus> {
        self.status(Reference::INPUT_SUPPORT_NUMBER_B)
    }

    /// The certificate of the key that signed the application's files. Free of any PIN.
    ///
    /// # Errors
    /// Of the reader and the card.
    pub fn certificate(&mut self) -> Result<CardVerifiableCertificate> {
        let bytes = self
            .exchange
            .repeatable(Application::InputSupport, |exchange| {
                exchange.read_object(SFI_CERTIFICATE, "card-verifiable certificate (EF 0004)")
            })?;
        CardVerifiableCertificate::parse(&bytes)
    }

    /// Presents the PIN, once.
    ///
    /// # Errors
    /// [`WrongSecret`](ErrorKind::WrongSecret) with the tries left, [`Locked`](ErrorKind::Locked),
    /// [`LastTryProtected`](ErrorKind::LastTryProtected) (nothing was presented); of the reader and
    /// the card.
    pub fn verify_pin(
        &mut self,
        pin: &InputSupportPin,
        policy: AttemptPolicy,
    ) -> Result<AttributeAccess<'_, 'c>> {
        self.exchange.ensure_selected(Application::InputSupport)?;
        self.exchange
            .verify(Reference::INPUT_SUPPORT_PIN, pin.bytes(), policy)?;
        Ok(AttributeAccess {
            exchange: self.exchange,
        })
    }

    /// Presents 照合番号B, once. It opens the attributes also where the PIN is locked.
    ///
    /// # Errors
    /// As [`InputSupport::verify_pin`].
    pub fn verify_reference_number_b(
        &mut self,
        number: &ReferenceNumberB,
        policy: AttemptPolicy,
    ) -> Result<AttributeAccess<'_, 'c>> {
        self.exchange.ensure_selected(Application::InputSupport)?;
        self.exchange
            .verify(Reference::INPUT_SUPPORT_NUMBER_B, number.bytes(), policy)?;
        Ok(AttributeAccess {
            exchange: self.exchange,
        })
    }

    fn status(&mut self, reference: Reference) -> Result<SecretStatus> {
        self.exchange
            .repeatable(Application::InputSupport, |exchange| {
                exchange.status(reference)
            })
    }
}

/// PIN or 照合番号B is verified: the attributes may be read.
pub struct AttributeAccess<'v, 'c> {
    exchange: &'v mut Exchange<'c>,
}

impl AttributeAccess<'_, '_> {
    /// Reads the four attributes and checks them against the card's integrity record.
    ///
    /// # Errors
    /// [`IntegrityFailed`](ErrorKind::IntegrityFailed) if they do not fit it;
    /// [`CardReset`](ErrorKind::CardReset) if what was verified is lost; of the reader and the card.
    pub fn attributes(&mut self) -> Result<Attributes> {
        self.exchange.require_verified()?;
        let file = self.exchange.read_object(SFI_ATTRIBUTES, ATTRIBUTES)?;
        self.exchange.require_verified()?;
        let integrity = self.exchange.read_object(SFI_INTEGRITY, INTEGRITY)?;
        Attributes::parse(&file, &integrity)
    }
}

/// Name, address, birth date and sex. Wiped when dropped; `Debug` shows nothing of them.
pub struct Attributes {
    name: Zeroizing<String>,
    address: Zeroizing<String>,
    birth_date: Date,
    sex: Sex,
    signed: Zeroizing<Vec<u8>>,
    signature: Vec<u8>,
}

impl Attributes {
    fn parse(file: &[u8], integrity: &[u8]) -> Result<Self> {
        let objects = Objects::of_file(file, 0xFF20, ATTRIBUTES)?;
        let record = Objects::of_file(integrity, 0xFF30, INTEGRITY)?;
        check_digest(&objects, &record)?;
        let sex = objects
            .value(0xDF25)?
            .first()
            .ok_or_else(|| objects.malformed(0xDF25))?;
        Ok(Self {
            name: text(&objects, 0xDF22)?,
            address: text(&objects, 0xDF23)?,
            birth_date: parse_date(objects.value(0xDF24)?)
                .ok_or_else(|| objects.malformed(0xDF24))?,
            sex: Sex::from_code(*sex),
            signed: record.concatenated(&[0xDF31, 0xDF32])?,
            signature: record.value(0xDF33)?.to_vec(),
        })
    }

    /// 氏名; U+3000 stands between family and given name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// 住所.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// 生年月日.
    pub fn birth_date(&self) -> Date {
        self.birth_date
    }

    /// 性別.
    pub fn sex(&self) -> Sex {
        self.sex
    }

    /// Checks the signature of the integrity record. `Unchecked` unless the host gives the key of
    /// the authority that issued `certificate`. What exactly the signature covers is inferred from
    /// the card's other files (both digests, as written).
    ///
    /// # Errors
    /// [`IntegrityFailed`](ErrorKind::IntegrityFailed) if a signature does not fit.
    pub fn authenticity(
        &self,
        certificate: &CardVerifiableCertificate,
        authority: Option<&RsaPublicKey>,
    ) -> Result<Authenticity> {
        certificate.check(authority, &self.signed, &self.signature)
    }
}

impl fmt::Debug for Attributes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Attributes(..)")
    }
}

/// The record holds the SHA-256 of the attributes' objects, without the offset table before them.
fn check_digest(objects: &Objects<'_>, record: &Objects<'_>) -> Result<()> {
    let digested = objects.concatenated(&[0xDF22, 0xDF23, 0xDF24, 0xDF25])?;
    let digest = digest::digest(&digest::SHA256, &digested);
    if digest.as_ref() == record.value(0xDF32)? {
        Ok(())
    } else {
        Err(Error::new(ErrorKind::IntegrityFailed).at(ATTRIBUTES, 0))
    }
}

fn text(objects: &Objects<'_>, tag: u16) -> Result<Zeroizing<String>> {
    let text = std::str::from_utf8(objects.value(tag)?).map_err(|_| objects.malformed(tag))?;
    Ok(Zeroizing::new(text.to_owned()))
}
