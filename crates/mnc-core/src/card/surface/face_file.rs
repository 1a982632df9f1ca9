//! The face file: photo, name and address as pictures, birth date, sex, expiry, and the signature.

use super::sha256;
use crate::Date;
use crate::card::card_key::{Authenticity, CardVerifiableCertificate, RsaPublicKey};
use crate::card::person::{Image, Photo, Sex, parse_date};
use crate::card::signature::DIGEST_INFO_THREE_SHA256;
use crate::card::tlv::Objects;
use crate::error::Result;
use std::fmt;

/// What the face of the card shows (券面事項確認, EF 0002). `Debug` shows nothing of it.
pub struct FaceFile {
    birth_date: Date,
    sex: Sex,
    card_key: RsaPublicKey,
    name_image: Image,
    address_image: Image,
    photo: Option<Photo>,
    expiry: Date,
    security_code_image: Image,
    /// One `DigestInfo` with three SHA-256 digests: what the signature is made over.
    signed: Vec<u8>,
    signature: Vec<u8>,
}

impl FaceFile {
    pub(super) const NAME: &str = "face file (EF 0002)";

    pub(super) fn parse(file: &[u8]) -> Result<Self> {
        let objects = Objects::of_file(file, 0xFF20, Self::NAME)?;
        let date = |tag| parse_date(objects.value(tag)?).ok_or_else(|| objects.malformed(tag));
        let sex = objects
            .value(0xDF23)?
            .first()
            .ok_or_else(|| objects.malformed(0xDF23))?;
        let key = objects.object(0xDF24)?;
        let photo = objects.value(0xDF27)?;
        Ok(Self {
            birth_date: date(0xDF22)?,
            sex: Sex::from_code(*sex),
            card_key: RsaPublicKey::parse(key.value, key.offset, Self::NAME)?,
            name_image: Image::new(objects.value(0xDF25)?),
            address_image: Image::new(objects.value(0xDF26)?),
            photo: (!photo.is_empty()).then(|| Photo::new(photo)),
            expiry: date(0xDF29)?,
            security_code_image: Image::new(objects.value(0xDF2A)?),
            signed: signed_digests(&objects)?,
            signature: objects.value(0xDF28)?.to_vec(),
        })
    }

    /// 生年月日.
    pub fn birth_date(&self) -> Date {
        self.birth_date
    }

    /// 性別.
    pub fn sex(&self) -> Sex {
        self.sex
    }

    /// 顔写真; `None` on a card without one (an infant's).
    pub fn photo(&self) -> Option<&Photo> {
        self.photo.as_ref()
    }

    /// Takes the photo out, for the comparison.
    pub fn into_photo(self) -> Option<Photo> {
        self.photo
    }

    /// 氏名 as printed.
    pub fn name_image(&self) -> &Image {
        &self.name_image
    }

    /// 住所 as printed.
    pub fn address_image(&self) -> &Image {
        &self.address_image
    }

    /// The last day of the card's validity. Not covered by the signature.
    pub fn expiry(&self) -> Date {
        self.expiry
    }

    /// セキュリティコード as printed. Not covered by the signature.
    pub fn security_code_image(&self) -> &Image {
        &self.security_code_image
    }

    /// Checks the signature over everything but expiry and security code. `Unchecked` unless the
    /// host gives the key of the authority that issued `certificate`.
    ///
    /// # Errors
    /// [`IntegrityFailed`](crate::ErrorKind::IntegrityFailed) if a signature does not fit.
    pub fn authenticity(
        &self,
        certificate: &CardVerifiableCertificate,
        authority: Option<&RsaPublicKey>,
    ) -> Result<Authenticity> {
        certificate.check(authority, |key| {
            key.verify_digest_info(&self.signed, &self.signature)
        })
    }

    /// Checks that the card which made `proof` holds the key of this file. Worth as much as the
    /// file's [`authenticity`](FaceFile::authenticity).
    ///
    /// # Errors
    /// [`IntegrityFailed`](crate::ErrorKind::IntegrityFailed) if it does not, or signed another
    /// challenge.
    pub fn check_presence(&self, proof: &PresenceProof, challenge: &[u8]) -> Result<()> {
        self.card_key.verify(challenge, &proof.0)
    }
}

impl fmt::Debug for FaceFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FaceFile(..)")
    }
}

/// The signature is made over three digests, so that it can be checked without the photo.
fn signed_digests(objects: &Objects<'_>) -> Result<Vec<u8>> {
    let groups: [&[u16]; 3] = [&[0xDF22, 0xDF23, 0xDF24], &[0xDF25, 0xDF26], &[0xDF27]];
    let mut digests = DIGEST_INFO_THREE_SHA256.to_vec();
    for group in groups {
        digests.extend_from_slice(sha256(&objects.concatenated(group)?).as_ref());
    }
    Ok(digests)
}

/// A challenge signed by the card's own key.
#[derive(Debug, Clone)]
pub struct PresenceProof(pub(super) Vec<u8>);
