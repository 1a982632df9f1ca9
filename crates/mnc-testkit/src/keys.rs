//! The published TEST keys of this crate: which role uses which, parsed once and signing.

use crate::built_in::built_in;
use rsa::pkcs8::DecodePrivateKey;
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Sign, Pss, RsaPrivateKey, RsaPublicKey};
use sha1::Sha1;
use sha2::{Digest, Sha256};
use std::fmt;
use std::sync::OnceLock;

/// A key of the pool, parsed when it is first used.
struct Entry {
    name: &'static str,
    pkcs8: &'static [u8],
    parsed: OnceLock<RsaPrivateKey>,
}

macro_rules! pool {
    ($($name:literal),* $(,)?) => {
        [$(Entry {
            name: $name,
            pkcs8: include_bytes!(concat!("../data/keys/", $name, ".der")),
            parsed: OnceLock::new(),
        },)*]
    };
}

static LEAF_POOL: [Entry; LEAVES] = pool! {
    "leaf-00", "leaf-01", "leaf-02", "leaf-03", "leaf-04", "leaf-05",
    "leaf-06", "leaf-07", "leaf-08", "leaf-09", "leaf-10", "leaf-11",
};
static AUTHORITY_POOL: [Entry; 11] = pool! {
    "auth-ca-1", "auth-ca-2", "auth-ca-3", "sign-ca-1", "sign-ca-2", "sign-ca-3",
    "surface-cv-ca", "input-support-cv-ca", "impostor-ca", "terminal-ca", "terminal",
};

/// How many leaf keys there are.
pub const LEAVES: usize = 12;

/// A published RSA-2048 test key. Anybody has its private half.
#[derive(Clone, Copy)]
pub struct TestKey {
    entry: &'static Entry,
}

/// What a leaf key is used for on one card. A card never uses one key for two purposes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Purpose {
    /// Signing for user authentication (JPKI application, key 0017).
    UserAuthentication = 0,
    /// Digital signatures (JPKI application, key 001A).
    DigitalSignature = 1,
    /// Presence of the card (券面事項確認 application, default key; public half in DF24).
    SurfaceCard = 2,
    /// The key certified in EF 0004 of 券面事項確認, which signs that application's records.
    SurfaceRecords = 3,
    /// Presence of the card (券面入力補助 application, key 0013).
    InputSupportCard = 4,
    /// The key certified in EF 0004 of 券面入力補助, which signs that application's records.
    InputSupportRecords = 5,
    /// The key to which a session key of secure messaging is encrypted (券面入力補助, EF 0006).
    SessionKeyTransport = 6,
    /// INTERNAL AUTHENTICATE (共通カード application, key 0019).
    InternalAuthentication = 7,
}

impl TestKey {
    /// The key with this file name (without `.der`), if the pool has it.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|key| key.name() == name)
    }

    /// Leaf key number `number`, counted round.
    pub fn leaf(number: usize) -> Self {
        let entry = LEAF_POOL.get(number % LEAVES).unwrap_or(&LEAF_POOL[0]);
        Self { entry }
    }

    /// The key that the card made from `seed` uses for `purpose`.
    pub fn for_card(seed: u64, purpose: Purpose) -> Self {
        let start = usize::try_from(seed % LEAVES as u64).unwrap_or_default();
        Self::leaf(start + purpose as usize)
    }

    /// The key of the pool whose modulus occurs in `bytes`, if there is one.
    pub fn with_modulus_in(bytes: &[u8]) -> Option<Self> {
        Self::all().find(|key| contains(bytes, &key.public_key().n().to_bytes_be()))
    }

    /// Every key of the pool.
    pub fn all() -> impl Iterator<Item = Self> {
        LEAF_POOL
            .iter()
            .chain(&AUTHORITY_POOL)
            .map(|entry| Self { entry })
    }

    /// The name of the key's file, without `.der`.
    pub fn name(self) -> &'static str {
        self.entry.name
    }

    /// The private key, PKCS#8 DER.
    pub fn pkcs8(self) -> &'static [u8] {
        self.entry.pkcs8
    }

    /// The public half.
    pub fn public_key(self) -> &'static RsaPublicKey {
        self.private_key().as_ref()
    }

    /// The public half as PKCS#1 `RSAPublicKey` DER, as `ring` wants it.
    pub fn public_key_pkcs1(self) -> Vec<u8> {
        use rsa::pkcs1::EncodeRsaPublicKey;
        built_in(self.public_key().to_pkcs1_der()).into_vec()
    }

    /// RSASSA-PKCS1-v1_5 with SHA-256 over `message`.
    pub fn sign_sha256(self, message: &[u8]) -> Vec<u8> {
        let scheme = Pkcs1v15Sign::new::<Sha256>();
        built_in(self.private_key().sign(scheme, &Sha256::digest(message)))
    }

    /// RSASSA-PKCS1-v1_5 with SHA-1 over `message`: for certificates that must be refused.
    pub fn sign_sha1(self, message: &[u8]) -> Vec<u8> {
        let scheme = Pkcs1v15Sign::new::<Sha1>();
        built_in(self.private_key().sign(scheme, &Sha1::digest(message)))
    }

    /// PKCS#1 v1.5 padding (block type 1) around `block` as it is; `None` above 245 bytes.
    pub fn sign_block(self, block: &[u8]) -> Option<Vec<u8>> {
        let scheme = Pkcs1v15Sign::new_unprefixed();
        self.private_key().sign(scheme, block).ok()
    }

    /// RSASSA-PSS (SHA-256, MGF1 with SHA-256, 32 bytes of salt) over a SHA-256 digest.
    pub fn sign_pss(
        self,
        digest: &[u8; 32],
        random: &mut impl rsa::rand_core::CryptoRngCore,
    ) -> Vec<u8> {
        built_in(
            self.private_key()
                .sign_with_rng(random, Pss::new::<Sha256>(), digest),
        )
    }

    fn private_key(self) -> &'static RsaPrivateKey {
        let parse = || built_in(RsaPrivateKey::from_pkcs8_der(self.entry.pkcs8));
        self.entry.parsed.get_or_init(parse)
    }
}

impl PartialEq for TestKey {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for TestKey {}

impl fmt::Debug for TestKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TestKey({})", self.name())
    }
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_key_parses_and_none_is_there_twice() {
        let moduli: HashSet<_> = TestKey::all()
            .map(|key| key.public_key().n().clone())
            .collect();
        assert_eq!(moduli.len(), LEAVES + 11);
        assert!(TestKey::all().all(|key| key.public_key().size() == 256));
        assert_eq!(TestKey::leaf(11).name(), "leaf-11");
    }

    #[test]
    fn one_card_uses_a_key_once() {
        use Purpose::*;
        let purposes = [
            UserAuthentication,
            DigitalSignature,
            SurfaceCard,
            SurfaceRecords,
            InputSupportCard,
            InputSupportRecords,
            SessionKeyTransport,
            InternalAuthentication,
        ];
        for seed in [0, 7, u64::MAX] {
            let names: HashSet<_> = purposes.map(|p| TestKey::for_card(seed, p).name()).into();
            assert_eq!(names.len(), purposes.len());
        }
    }

    #[test]
    fn a_key_is_found_by_its_modulus() {
        let key = TestKey::leaf(3);
        let bytes = crate::tlv::public_key(key.public_key());
        assert_eq!(TestKey::with_modulus_in(&bytes), Some(key));
        assert_eq!(TestKey::with_modulus_in(&bytes[..200]), None);
    }
}
