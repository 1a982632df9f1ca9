//! Writing BER-TLV objects (ISO/IEC 8825-1) and the card's own form of a public key.

use rsa::RsaPublicKey;
use rsa::traits::PublicKeyParts;

/// An object with a one- or two-byte tag and a definite length in the fewest bytes.
pub(crate) fn object(tag: u16, value: &[u8]) -> Vec<u8> {
    let mut bytes = tag_bytes(tag);
    bytes.extend(length_bytes(value.len()));
    bytes.extend_from_slice(value);
    bytes
}

fn tag_bytes(tag: u16) -> Vec<u8> {
    let [high, low] = tag.to_be_bytes();
    if high == 0 {
        vec![low]
    } else {
        vec![high, low]
    }
}

fn length_bytes(length: usize) -> Vec<u8> {
    // No file of this card reaches 64 KiB.
    let [high, low] = u16::try_from(length).unwrap_or(u16::MAX).to_be_bytes();
    match (high, low) {
        (0, 0..=0x7F) => vec![low],
        (0, _) => vec![0x81, low],
        _ => vec![0x82, high, low],
    }
}

/// A public key as the card writes it: 90 exponent, 91 modulus (265 bytes for RSA-2048).
pub(crate) fn public_key(key: &RsaPublicKey) -> Vec<u8> {
    let mut bytes = object(0x90, &key.e().to_bytes_be());
    bytes.extend(object(0x91, &key.n().to_bytes_be()));
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_take_the_fewest_bytes() {
        assert_eq!(object(0x90, &[1]), [0x90, 1, 1]);
        assert_eq!(object(0xDF22, &[0; 0x80])[..4], [0xDF, 0x22, 0x81, 0x80]);
        assert_eq!(
            object(0x7F21, &[0; 563])[..5],
            [0x7F, 0x21, 0x82, 0x02, 0x33]
        );
    }

    #[test]
    fn a_public_key_has_the_size_of_the_real_one() {
        let key = crate::keys::TestKey::leaf(0);
        let bytes = public_key(key.public_key());
        assert_eq!(bytes.len(), 265);
        assert_eq!(bytes[..9], [0x90, 3, 1, 0, 1, 0x91, 0x82, 1, 0]);
    }
}
