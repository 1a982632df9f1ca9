//! Keys and certificates of the card's own kind: RSA keys as TLV, card-verifiable certificates, and
//! the signatures over the card's files.

use super::tlv::Objects;
use crate::error::{Error, ErrorKind, Result};
use ring::signature::{RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents};
use std::fmt;

/// An RSA public key: modulus and exponent, big-endian.
#[derive(Clone, PartialEq, Eq)]
pub struct RsaPublicKey {
    modulus: Vec<u8>,
    exponent: Vec<u8>,
}

impl RsaPublicKey {
    /// A key of these parts, big-endian; leading zeros are dropped.
    pub fn new(modulus: &[u8], exponent: &[u8]) -> Self {
        Self {
            modulus: without_zeros(modulus),
            exponent: without_zeros(exponent),
        }
    }

    /// Reads the card's form: object 90 is the exponent, object 91 the modulus.
    pub(super) fn parse(value: &[u8], start: usize, file: &'static str) -> Result<Self> {
        let objects = Objects::of_value(value, start, file)?;
        Ok(Self::new(objects.value(0x91)?, objects.value(0x90)?))
    }

    /// The modulus, big-endian.
    pub fn modulus(&self) -> &[u8] {
        &self.modulus
    }

    /// The public exponent, big-endian.
    pub fn exponent(&self) -> &[u8] {
        &self.exponent
    }

    /// Checks a PKCS#1 v1.5 signature with SHA-256.
    ///
    /// # Errors
    /// [`ErrorKind::IntegrityFailed`] if it does not fit, or the key is shorter than 2,048 bits.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<()> {
        RsaPublicKeyComponents {
            n: &self.modulus,
            e: &self.exponent,
        }
        .verify(&RSA_PKCS1_2048_8192_SHA256, message, signature)
        .map_err(|_| Error::new(ErrorKind::IntegrityFailed))
    }
}

impl fmt::Debug for RsaPublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RsaPublicKey({} bits)", self.modulus.len() * 8)
    }
}

/// The 16-byte identifier of a key (証明者鍵ID, 被証明者鍵ID).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct KeyIdentifier(pub [u8; 16]);

impl fmt::Debug for KeyIdentifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyIdentifier(")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02X}"))?;
        f.write_str(")")
    }
}

/// Whether what the card holds comes from the issuer. `Valid` must be earned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Authenticity {
    /// Nothing was checked: the host gave no key of the issuing authority.
    #[default]
    Unchecked,
    /// The signature fits, and the key that made it is certified by the authority the host named.
    Valid,
}

/// The certificate of the key that signed an application's files (EF 0004).
///
/// Its authority's key is not on the card, and not published: the host brings it.
#[derive(Debug, Clone)]
pub struct CardVerifiableCertificate {
    issuer: KeyIdentifier,
    subject: KeyIdentifier,
    public_key: RsaPublicKey,
    body: Vec<u8>,
    signature: Vec<u8>,
}

impl CardVerifiableCertificate {
    /// Reads the object 7F21: 5F4E holds issuer, subject and key, 5F37 the signature over 5F4E's
    /// value.
    ///
    /// # Errors
    /// [`ErrorKind::MalformedFile`] for another structure.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        const FILE: &str = "card-verifiable certificate (EF 0004)";
        let objects = Objects::of_file(bytes, 0x7F21, FILE)?;
        let body = objects.value(0x5F4E)?;
        let malformed = || objects.malformed(0x5F4E);
        let (issuer, rest) = body.split_first_chunk::<16>().ok_or_else(malformed)?;
        let (subject, key) = rest.split_first_chunk::<16>().ok_or_else(malformed)?;
        Ok(Self {
            issuer: KeyIdentifier(*issuer),
            subject: KeyIdentifier(*subject),
            public_key: RsaPublicKey::parse(key, objects.object(0x5F4E)?.offset, FILE)?,
            body: body.to_vec(),
            signature: objects.value(0x5F37)?.to_vec(),
        })
    }

    /// The key of the authority that signed this certificate.
    pub fn issuer(&self) -> KeyIdentifier {
        self.issuer
    }

    /// The certified key.
    pub fn subject(&self) -> KeyIdentifier {
        self.subject
    }

    /// Checks the signature over a file: `Unchecked` without the authority's key.
    ///
    /// # Errors
    /// [`ErrorKind::IntegrityFailed`] if the certificate or the signature does not fit.
    pub(super) fn check(
        &self,
        authority: Option<&RsaPublicKey>,
        message: &[u8],
        signature: &[u8],
    ) -> Result<Authenticity> {
        // The file must fit its certificate in any case: a mismatch is damage, not ignorance.
        self.public_key.verify(message, signature)?;
        let Some(authority) = authority else {
            return Ok(Authenticity::Unchecked);
        };
        authority.verify(&self.body, &self.signature)?;
        Ok(Authenticity::Valid)
    }
}

fn without_zeros(number: &[u8]) -> Vec<u8> {
    number
        .iter()
        .copied()
        .skip_while(|byte| *byte == 0)
        .collect()
}
