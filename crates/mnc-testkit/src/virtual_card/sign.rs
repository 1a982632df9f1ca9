//! COMPUTE DIGITAL SIGNATURE (80 2A) and INTERNAL AUTHENTICATE.

use super::command::Received;
use super::file::{File, PrivateKey};
use super::process::Card;
use super::status::{Outcome, Status};
use crate::keys::TestKey;
use rand_chacha::ChaCha20Rng;
use rsa::pkcs8::AssociatedOid;
use sha2::{Digest, Sha256};

/// The length of an RSA-2048 signature.
const SIGNATURE: usize = 256;

impl Card {
    pub(super) fn compute_signature(&mut self, command: &Received<'_>) -> Outcome {
        let scheme = Scheme::from_p1(command.p1).ok_or(Status::WRONG_P1_P2)?;
        let key = self.signing_key(command.p2)?;
        if !key.sign.allows(&self.session.verified) {
            return Err(Status::SECURITY_NOT_SATISFIED);
        }
        let key = key.key.ok_or(Status::REFERENCE_NOT_FOUND)?;
        check_lengths(command)?;
        scheme.sign(key, command.data, &mut self.random)
    }

    /// P2: 00 is the application's default key, else the current file or a short identifier.
    fn signing_key(&self, p2: u8) -> Result<&PrivateKey, Status> {
        if p2 == 0 {
            let default = self.application().default_key.as_ref();
            return default.ok_or(Status::REFERENCE_NOT_FOUND);
        }
        self.key_file(self.addressed_by(p2)?)
    }

    fn key_file(&self, fid: u16) -> Result<&PrivateKey, Status> {
        match self.file(fid) {
            Some(File::Key(key)) => Ok(key),
            Some(_) => Err(Status::NOT_THIS_FILE_STRUCTURE),
            None => Err(Status::REFERENCE_NOT_FOUND),
        }
    }

    /// The JPKI keys do not do this: 6982 without the PIN, 6985 with it.
    pub(super) fn internal_authenticate(&mut self, command: &Received<'_>) -> Outcome {
        if command.p1 != 0 {
            return Err(Status::WRONG_P1_P2);
        }
        let key = self.key_file(self.addressed_by(command.p2)?)?;
        if !key.internal_authentication {
            let signs = key.sign.allows(&self.session.verified);
            return Err(if signs {
                Status::CONDITIONS_NOT_SATISFIED
            } else {
                Status::SECURITY_NOT_SATISFIED
            });
        }
        let key = key.key.ok_or(Status::REFERENCE_NOT_FOUND)?;
        check_lengths(command)?;
        key.sign_block(command.data).ok_or(Status::WRONG_LENGTH)
    }
}

fn check_lengths(command: &Received<'_>) -> Result<(), Status> {
    match command.le {
        _ if command.data.is_empty() => Err(Status::WRONG_LENGTH),
        None => Err(Status::WRONG_LENGTH),
        Some(le) if le < SIGNATURE => Err(Status::with_length(0x6C, SIGNATURE)),
        Some(_) => Ok(()),
    }
}

/// What the card does with the data before the private key is applied (P1).
#[derive(Clone, Copy)]
enum Scheme {
    /// 00: PKCS#1 v1.5 around the data as given (the caller gives a `DigestInfo`).
    AsGiven,
    /// 01: PKCS#1 v1.5 around the bare SHA-256 of the data.
    BareHash,
    /// 02: PKCS#1 v1.5 around the `DigestInfo` of the given SHA-256.
    GivenHash,
    /// 03: PKCS#1 v1.5 around the `DigestInfo` of the data's SHA-256.
    Hash,
    /// 04: PSS over the given SHA-256.
    PssGivenHash,
    /// 05: PSS over the data's SHA-256.
    PssHash,
}

impl Scheme {
    fn from_p1(p1: u8) -> Option<Self> {
        Some(match p1 {
            0 => Self::AsGiven,
            1 => Self::BareHash,
            2 => Self::GivenHash,
            3 => Self::Hash,
            4 => Self::PssGivenHash,
            5 => Self::PssHash,
            _ => return None,
        })
    }

    fn sign(self, key: TestKey, data: &[u8], random: &mut ChaCha20Rng) -> Outcome {
        let hash: [u8; 32] = Sha256::digest(data).into();
        match self {
            Self::AsGiven => key.sign_block(data).ok_or(Status::WRONG_LENGTH),
            Self::BareHash => key.sign_block(&hash).ok_or(Status::WRONG_LENGTH),
            Self::GivenHash => sign_digest_info(key, given_hash(data)?),
            Self::Hash => sign_digest_info(key, &hash),
            Self::PssGivenHash => Ok(key.sign_pss(given_hash(data)?, random)),
            Self::PssHash => Ok(key.sign_pss(&hash, random)),
        }
    }
}

fn given_hash(data: &[u8]) -> Result<&[u8; 32], Status> {
    data.try_into().map_err(|_| Status::WRONG_LENGTH)
}

fn sign_digest_info(key: TestKey, hash: &[u8; 32]) -> Outcome {
    let block = sha256_digest_info(hash);
    key.sign_block(&block).ok_or(Status::WRONG_LENGTH)
}

/// `DigestInfo` (RFC 8017 §9.2) naming SHA-256 around `digest`, which the card face makes 96 bytes long.
pub(super) fn sha256_digest_info(digest: &[u8]) -> Vec<u8> {
    use crate::tlv::object;
    let oid = object(0x06, Sha256::OID.as_bytes());
    let algorithm = object(0x30, &[oid, object(0x05, &[])].concat());
    object(0x30, &[algorithm, object(0x04, digest)].concat())
}
