//! How a terminal proves that it may use the authentication key without the PIN.
//!
//! Public and as measured: the key reference EF 0016, and `80 A2` with a terminal's card-verifiable
//! certificate in two parts. Simulated, as nothing public shows the steps after it: GET CHALLENGE,
//! then EXTERNAL AUTHENTICATE `00 82 00 96` with the terminal's signature over the challenge
//! (RSASSA-PKCS1-v1_5 with SHA-256, 256 bytes), which opens the key until selection or reset.

use super::command::Received;
use super::process::Card;
use super::status::{Outcome, Status};
use crate::pki::CvAuthority;
use rsa::pkcs1v15::Pkcs1v15Sign;
use rsa::{BigUint, RsaPublicKey};
use sha2::{Digest, Sha256};

/// The key reference of the terminal CA (JPKI application). It counts as verified when a terminal
/// has proved its key.
pub(super) const TERMINAL_CA: u16 = 0x0016;
/// Sizes of the two parts of a terminal's card-verifiable certificate.
const CERTIFICATE_BODY: usize = 307;
const CERTIFICATE_SIGNATURE: usize = 261;
/// 7F21 and 5F4E with their lengths stand before the signed part of the body.
const BODY_HEAD: usize = 10;
/// 5F37 with its length.
const SIGNATURE_HEAD: usize = 5;
/// Issuer and subject of 16 bytes each; then 90 03 exponent, 91 820100 modulus.
const EXPONENT: std::ops::Range<usize> = 34..37;
const MODULUS: std::ops::Range<usize> = 41..297;
const SHORTEST_CHALLENGE: usize = 8;

/// What a terminal has shown since the application was selected.
#[derive(Default)]
pub(super) struct Terminal {
    /// The signed part of a certificate whose signature is awaited.
    body: Option<Vec<u8>>,
    key: Option<RsaPublicKey>,
    /// The last challenge; good for one proof.
    pub(super) challenge: Option<Vec<u8>>,
}

impl Card {
    /// `80 A2 06 C1` body, `80 A2 00 C1` signature.
    pub(super) fn verify_certificate(&mut self, command: &Received<'_>) -> Outcome {
        let (length, head): (_, &[u8]) = match command.p1_p2() {
            0x06C1 => (CERTIFICATE_BODY, &[0x7F, 0x21]),
            0x00C1 => (CERTIFICATE_SIGNATURE, &[0x5F, 0x37]),
            _ => return Err(Status::WRONG_P1_P2),
        };
        if command.data.len() != length || !command.data.starts_with(head) {
            return Err(Status::WRONG_LENGTH);
        }
        if self.session.file != Some(TERMINAL_CA) {
            return Err(Status::CONDITIONS_NOT_SATISFIED);
        }
        if command.p1 == 0x06 {
            self.take_body(command.data)
        } else {
            self.check_certificate(command.data)
        }
    }

    fn take_body(&mut self, data: &[u8]) -> Outcome {
        self.session.terminal = Terminal::default();
        let body = data.get(BODY_HEAD..).unwrap_or_default();
        if !body.starts_with(&CvAuthority::Terminal.key_identifier()) {
            return Err(Status::REFERENCE_NOT_FOUND);
        }
        self.session.terminal.body = Some(body.to_vec());
        Ok(Vec::new())
    }

    fn check_certificate(&mut self, data: &[u8]) -> Outcome {
        let body = self.session.terminal.body.take();
        let body = body.ok_or(Status::CONDITIONS_NOT_SATISFIED)?;
        let signature = data.get(SIGNATURE_HEAD..).unwrap_or_default();
        if !signed_by(CvAuthority::Terminal.key().public_key(), &body, signature) {
            return Err(Status::AUTHENTICATION_FAILED);
        }
        let key = certified_key(&body).ok_or(Status::WRONG_DATA)?;
        self.session.terminal.key = Some(key);
        Ok(Vec::new())
    }

    /// `00 82 00 96`: the certified terminal's signature over the last challenge.
    pub(super) fn external_authenticate(&mut self, command: &Received<'_>) -> Outcome {
        if command.p1 != 0 || self.addressed_by(command.p2)? != TERMINAL_CA {
            return Err(Status::WRONG_P1_P2);
        }
        if command.data.len() != CERTIFICATE_SIGNATURE - SIGNATURE_HEAD || command.le.is_some() {
            return Err(Status::WRONG_LENGTH);
        }
        let challenge = self.session.terminal.challenge.take();
        let challenge = challenge.filter(|bytes| bytes.len() >= SHORTEST_CHALLENGE);
        let terminal = &self.session.terminal;
        let (Some(key), Some(challenge)) = (&terminal.key, challenge) else {
            return Err(Status::CONDITIONS_NOT_SATISFIED);
        };
        if !signed_by(key, &challenge, command.data) {
            return Err(Status::AUTHENTICATION_FAILED);
        }
        self.session.verified.insert(TERMINAL_CA);
        Ok(Vec::new())
    }
}

fn signed_by(key: &RsaPublicKey, message: &[u8], signature: &[u8]) -> bool {
    let scheme = Pkcs1v15Sign::new::<Sha256>();
    key.verify(scheme, &Sha256::digest(message), signature)
        .is_ok()
}

fn certified_key(body: &[u8]) -> Option<RsaPublicKey> {
    let number = |range| Some(BigUint::from_bytes_be(body.get(range)?));
    RsaPublicKey::new(number(MODULUS)?, number(EXPONENT)?).ok()
}
