//! A simulated 特定利用者証明検証者: it opens the authentication key of a virtual card without the PIN.
//!
//! The certificate goes to the card in the publicly known way (EF 0016, `80 A2`). The steps after
//! it are simulated, because nothing public shows them: GET CHALLENGE, then EXTERNAL AUTHENTICATE
//! with the terminal's signature. No real card accepts any of it: the terminal CA is this crate's.

use crate::built_in::built_in;
use crate::keys::TestKey;
use crate::pki::{CvAuthority, cv_certificate, key_identifier};
use mnc_core::card::apdu::{Command, Le, Response};
use mnc_core::card::{PinlessAuthority, PinlessChannel};
use mnc_core::{Error, ErrorKind, Result};
use std::fmt;

/// The number of the terminal's key: fictitious.
const TERMINAL: &str = "9299990";
/// How long a challenge the terminal asks for.
const CHALLENGE: u16 = 32;

/// An authority whose certificate the virtual card accepts, or one that fails at a chosen point.
///
/// ```
/// use mnc_core::card::{Card, KeyOpening};
/// use mnc_testkit::pinless::SimulatedAuthority;
/// use mnc_testkit::virtual_card::{Kind, VirtualCard};
///
/// let mut card = Card::new(VirtualCard::new(Kind::Face).transport());
/// let mut session = card.begin()?;
/// let mut jpki = session.jpki()?;
/// let access = jpki.open_pinless(&mut SimulatedAuthority::new())?;
/// assert_eq!(access.opening(), KeyOpening::PinlessAuthority);
/// # Ok::<(), mnc_core::Error>(())
/// ```
pub struct SimulatedAuthority {
    certificate: Vec<u8>,
    key: TestKey,
}

impl SimulatedAuthority {
    /// The terminal that the card accepts.
    pub fn new() -> Self {
        let key = named("terminal");
        Self {
            certificate: cv_certificate(CvAuthority::Terminal, key_identifier(TERMINAL), key),
            key,
        }
    }

    /// A terminal whose certificate says the right issuer, but another CA signed it.
    pub fn with_forged_certificate() -> Self {
        let genuine = Self::new();
        let mut certificate = genuine.certificate;
        if let Some((signed, signature)) = certificate.split_last_chunk_mut::<256>() {
            let body = signed.get(10..307).unwrap_or_default();
            let forged = named("impostor-ca").sign_sha256(body);
            signature.copy_from_slice(&forged);
        }
        Self {
            certificate,
            key: genuine.key,
        }
    }

    /// A terminal whose certificate comes from a CA that the card does not know.
    pub fn of_unknown_authority() -> Self {
        let key = named("terminal");
        Self {
            certificate: cv_certificate(CvAuthority::Surface, key_identifier(TERMINAL), key),
            key,
        }
    }

    /// A terminal with somebody else's genuine certificate: it does not have the certified key.
    pub fn with_borrowed_certificate() -> Self {
        Self {
            key: named("impostor-ca"),
            ..Self::new()
        }
    }
}

impl Default for SimulatedAuthority {
    fn default() -> Self {
        Self::new()
    }
}

impl PinlessAuthority for SimulatedAuthority {
    fn authorise(&mut self, channel: &mut PinlessChannel<'_, '_>) -> Result<()> {
        channel.present_certificate(&self.certificate)?;
        let get_challenge = Command::new(0x00, 0x84, 0x00, 0x00).with_le(Le::Short(CHALLENGE));
        let challenge = accepted(channel.transmit(&get_challenge)?)?;
        let proof = self.key.sign_sha256(challenge.data());
        let authenticate = Command::new(0x00, 0x82, 0x00, 0x96).with_data(&proof);
        accepted(channel.transmit(&authenticate)?).map(drop)
    }
}

impl fmt::Debug for SimulatedAuthority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SimulatedAuthority({:?})", self.key)
    }
}

fn accepted(response: Response) -> Result<Response> {
    let status_word = response.status_word();
    if status_word.is_ok() {
        Ok(response)
    } else {
        Err(Error::new(ErrorKind::CardRefused).with_status_word(status_word))
    }
}

fn named(name: &'static str) -> TestKey {
    built_in(TestKey::named(name).ok_or(name))
}
