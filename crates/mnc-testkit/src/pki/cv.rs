//! Card-verifiable certificates (7F21): the CAs behind EF 0004 of the 券面 applications and behind
//! EF 0016 of JPKI.

use crate::built_in::built_in;
use crate::keys::TestKey;
use crate::tlv;

/// 鍵ID: seven digits, 08 05, three digits, four zero bytes.
pub type KeyIdentifier = [u8; 16];

/// A CA whose key signs card-verifiable certificates. The card does not hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CvAuthority {
    /// For 券面事項確認, EF 0004: 6000023, as on J-LIS test cards.
    Surface,
    /// For 券面入力補助, EF 0004: 6000033, as on J-LIS test cards.
    InputSupport,
    /// For terminals that use the authentication key without the PIN: the key that JPKI, EF 0016,
    /// refers to. The number is fictitious.
    Terminal,
}

impl CvAuthority {
    /// 証明者鍵ID
    pub fn key_identifier(self) -> KeyIdentifier {
        match self {
            Self::Surface => key_identifier("6000023"),
            Self::InputSupport => key_identifier("6000033"),
            Self::Terminal => key_identifier("9299999"),
        }
    }

    /// The key; its public half is what a verifier has to be given.
    pub fn key(self) -> TestKey {
        let name = match self {
            Self::Surface => "surface-cv-ca",
            Self::InputSupport => "input-support-cv-ca",
            Self::Terminal => "terminal-ca",
        };
        built_in(TestKey::named(name).ok_or(name))
    }
}

/// The identifier for a number of seven ASCII digits (0 for missing ones), group 001.
pub(crate) fn key_identifier(number: &str) -> KeyIdentifier {
    let mut digits = number.bytes().filter(u8::is_ascii_digit);
    let mut identifier = *b"0000000\x08\x05001\0\0\0\0";
    identifier
        .iter_mut()
        .take(7)
        .for_each(|digit| *digit = digits.next().unwrap_or(b'0'));
    identifier
}

/// A certificate 7F21 { 5F4E identifiers and key, 5F37 signature over the value of 5F4E }: 568 bytes.
pub fn cv_certificate(ca: CvAuthority, subject: KeyIdentifier, key: TestKey) -> Vec<u8> {
    tlv::object(0x7F21, &cv_certificate_content(ca, subject, key))
}

/// What GET DATA gives: the content of 7F21 without tag and length.
pub(crate) fn cv_certificate_content(
    ca: CvAuthority,
    subject: KeyIdentifier,
    key: TestKey,
) -> Vec<u8> {
    let issuer = ca.key_identifier();
    let body = [&issuer[..], &subject, &tlv::public_key(key.public_key())].concat();
    let signature = ca.key().sign_sha256(&body);
    [tlv::object(0x5F4E, &body), tlv::object(0x5F37, &signature)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};

    #[test]
    fn the_certificate_has_the_measured_lengths_and_a_good_signature() {
        let subject = key_identifier("6099999");
        let bytes = cv_certificate(CvAuthority::Surface, subject, TestKey::leaf(0));
        assert_eq!(bytes[..5], [0x7F, 0x21, 0x82, 0x02, 0x33]);
        assert_eq!(bytes[5..10], [0x5F, 0x4E, 0x82, 0x01, 0x29]);
        assert_eq!(&bytes[10..17], b"6000023");
        let (body, rest) = bytes[10..].split_at(297);
        assert_eq!(rest[..5], [0x5F, 0x37, 0x82, 0x01, 0x00]);
        let ca = CvAuthority::Surface.key().public_key_pkcs1();
        UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, ca)
            .verify(body, &rest[5..])
            .unwrap();
    }
}
