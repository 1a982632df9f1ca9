//! The signature schemes of the card.

use ring::digest;
use ring::signature::{
    RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384, RSA_PKCS1_2048_8192_SHA512,
    RSA_PSS_2048_8192_SHA256, UnparsedPublicKey,
};

/// How a key of the card signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SignatureScheme {
    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §8.2).
    Pkcs1Sha256,
    /// RSASSA-PKCS1-v1_5 with SHA-384.
    Pkcs1Sha384,
    /// RSASSA-PKCS1-v1_5 with SHA-512.
    Pkcs1Sha512,
    /// RSASSA-PSS with SHA-256, MGF1-SHA-256 and a salt of 32 bytes (RFC 8017 §8.1).
    PssSha256,
}

/// `DigestInfo` up to the digest (RFC 8017 §9.2, note 1), for SHA-256, SHA-384 and SHA-512.
const DIGEST_INFO_SHA256: [u8; 19] = digest_info([0x31, 0x0D, 0x01, 0x20]);
const DIGEST_INFO_SHA384: [u8; 19] = digest_info([0x41, 0x0D, 0x02, 0x30]);
const DIGEST_INFO_SHA512: [u8; 19] = digest_info([0x51, 0x0D, 0x03, 0x40]);

const fn digest_info([total, algorithm, member, length]: [u8; 4]) -> [u8; 19] {
    [
        0x30, total, 0x30, algorithm, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02,
        member, 0x05, 0x00, 0x04, length,
    ]
}

impl SignatureScheme {
    /// P1 of PERFORM SECURITY OPERATION: 00 pads what it is given by PKCS#1 v1.5; 04 makes a PSS
    /// signature over a digest of 32 bytes.
    pub(super) fn p1(self) -> u8 {
        match self {
            Self::Pkcs1Sha256 | Self::Pkcs1Sha384 | Self::Pkcs1Sha512 => 0x00,
            Self::PssSha256 => 0x04,
        }
    }

    /// What the card is given to sign.
    pub(super) fn card_input(self, message: &[u8]) -> Vec<u8> {
        let (prefix, algorithm): (&[u8], _) = match self {
            Self::Pkcs1Sha256 => (&DIGEST_INFO_SHA256, &digest::SHA256),
            Self::Pkcs1Sha384 => (&DIGEST_INFO_SHA384, &digest::SHA384),
            Self::Pkcs1Sha512 => (&DIGEST_INFO_SHA512, &digest::SHA512),
            Self::PssSha256 => (&[], &digest::SHA256),
        };
        [prefix, digest::digest(algorithm, message).as_ref()].concat()
    }

    /// Checks a signature; `key` is a PKCS#1 `RSAPublicKey`.
    pub(crate) fn verify(self, key: &[u8], message: &[u8], signature: &[u8]) -> bool {
        let algorithm = match self {
            Self::Pkcs1Sha256 => &RSA_PKCS1_2048_8192_SHA256,
            Self::Pkcs1Sha384 => &RSA_PKCS1_2048_8192_SHA384,
            Self::Pkcs1Sha512 => &RSA_PKCS1_2048_8192_SHA512,
            Self::PssSha256 => &RSA_PSS_2048_8192_SHA256,
        };
        UnparsedPublicKey::new(algorithm, key)
            .verify(message, signature)
            .is_ok()
    }
}
