//! What the municipality's terminal (統合端末) does to a card, done by the host: no command exists here.
//!
//! The real terminal uses keys and commands that are not public. These methods only bring the card
//! into the state afterwards, so that the steps around them can be tested.

use super::VirtualCard;
use super::aid;
use super::file::{Access, File, PrivateKey};
use super::process::Card;
use super::reference::Reference;
use crate::keys::{Purpose, TestKey};
use crate::pki;

/// The references of all four-digit PINs of the holder.
const FOUR_DIGIT_PINS: [(&[u8], u16); 4] = [
    (aid::JPKI, 0x0018),
    (aid::INPUT_SUPPORT, 0x0011),
    (aid::RESIDENT, 0x001C),
    (aid::COMMON, 0x001C),
];
const TRIES: u8 = 3;
const PASSWORD_TRIES: u8 = 5;
const SIGNATURE_CERTIFICATE: u16 = 0x0001;
const AVAILABILITY: u16 = 0x0008;
const SIGNATURE_KEY: u16 = 0x001A;
const SIGN_PASSWORD: u16 = 0x001B;
const PRESENT: u8 = 0x8F;

impl VirtualCard {
    /// 暗証番号の初期化: all four-digit PINs get this value and their full tries.
    pub fn initialise_pins(&self, pin: &str) {
        let mut card = self.card();
        for (application, fid) in FOUR_DIGIT_PINS {
            if let Some(reference) = card.reference(application, fid) {
                *reference = Reference::new(pin.as_bytes(), TRIES);
            }
        }
        card.reset();
    }

    /// 署名用電子証明書の失効: certificate and key are gone, the password is locked, and EF 0008 says
    /// absent, as on a card of kind [`Face`](super::Kind::Face). (What a real card says is not
    /// published.)
    pub fn remove_signature_certificate(&self) {
        let mut card = self.card();
        put_certificate(&mut card, Vec::new(), None);
        if let Some(password) = card.reference(aid::JPKI, SIGN_PASSWORD) {
            password.set_tries(0);
        }
        card.reset();
    }

    /// 署名用電子証明書の発行, with this password.
    pub fn issue_signature_certificate(&self, password: &str) {
        let issuer = self.issuer(pki::Hierarchy::DigitalSignature);
        let days = self.shared.lifetime.certificates;
        let certificate =
            pki::digital_signature(self.holder(), days, issuer).sign_with(issuer.key());
        let key = TestKey::for_card(self.holder().seed, Purpose::DigitalSignature);
        let mut card = self.card();
        put_certificate(&mut card, certificate, Some(key));
        if let Some(reference) = card.reference(aid::JPKI, SIGN_PASSWORD) {
            *reference = Reference::new(password.as_bytes(), PASSWORD_TRIES);
        }
        card.reset();
    }
}

fn put_certificate(card: &mut Card, certificate: Vec<u8>, key: Option<TestKey>) {
    let jpki = card
        .applications
        .iter_mut()
        .find(|application| application.aid == aid::JPKI);
    let Some(jpki) = jpki else { return };
    let mark = if key.is_some() { PRESENT } else { 0x00 };
    if let Some(File::Data(file)) = jpki.files.get_mut(&AVAILABILITY)
        && let Some(first) = file.content.first_mut()
    {
        *first = mark;
    }
    if let Some(File::Data(file)) = jpki.files.get_mut(&SIGNATURE_CERTIFICATE) {
        file.content = certificate;
    }
    jpki.add(
        SIGNATURE_KEY,
        File::Key(PrivateKey {
            key,
            sign: Access::AnyOf(&[SIGN_PASSWORD]),
            internal_authentication: false,
        }),
    );
}
