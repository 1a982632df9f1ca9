//! The JPKI application: two certificates, two CA certificates, two keys, two references.

use super::Profile;
use crate::keys::Purpose;
use crate::pki::{self, Hierarchy};
use crate::virtual_card::application::{Application, SessionKey, aid};
use crate::virtual_card::file::{Access, File, PrivateKey};
use crate::virtual_card::kind::Kind;
use crate::virtual_card::options::Filler;
use crate::virtual_card::reference::Reference;
use crate::virtual_card::terminal_authentication::TERMINAL_CA;

const AUTH_PIN: u16 = 0x0018;
const SIGN_PASSWORD: u16 = 0x001B;
const AUTH_PIN_TRIES: u8 = 3;
const SIGN_PASSWORD_TRIES: u8 = 5;
/// The size of the physical certificate files on a test card.
const CERTIFICATE_FILE: usize = 1_900;

impl Profile<'_> {
    pub(super) fn jpki(&self) -> Application {
        let mut application = Application::new(aid::JPKI);
        application.session_key = SessionKey::NotAllowed;
        self.add_certificates(&mut application);
        self.add_keys(&mut application);
        application
            .add_data(
                0x0006,
                Access::Always,
                token_information(self.token(), &self.holder.card_serial),
            )
            .add_data(0x0008, Access::Always, self.certificate_availability())
            .add_data(0x0009, Access::Never, vec![0xFF; 16])
            .add(0x0010, File::Internal)
            .add(TERMINAL_CA, File::Internal)
            .add(0x0019, File::Internal)
            .add(0x001C, File::Internal)
            .add(0x001E, File::Internal);
        application
    }

    fn add_certificates(&self, application: &mut Application) {
        let days = self.lifetime.certificates;
        let auth_ca = self.authority(Hierarchy::UserAuthentication);
        let sign_ca = self.authority(Hierarchy::DigitalSignature);
        let auth = pki::user_authentication(self.holder, days, auth_ca).sign_with(auth_ca.key());
        let read_auth = match self.kind {
            Kind::SmartphoneAndroid => Access::AnyOf(&[AUTH_PIN]),
            _ => Access::Always,
        };
        let sign = if self.kind.has_signature_certificate() {
            let signed =
                pki::digital_signature(self.holder, days, sign_ca).sign_with(sign_ca.key());
            self.certificate_file(signed)
        } else {
            Vec::new()
        };
        application
            .add_data(0x0001, Access::AnyOf(&[SIGN_PASSWORD]), sign)
            .add_data(
                0x0002,
                Access::Always,
                self.certificate_file(sign_ca.certificate()),
            )
            .add_data(0x000A, read_auth, self.certificate_file(auth))
            .add_data(
                0x000B,
                Access::Always,
                self.certificate_file(auth_ca.certificate()),
            );
    }

    fn add_keys(&self, application: &mut Application) {
        let auth = self.key(Purpose::UserAuthentication);
        let openers: &[u16] = match self.kind {
            Kind::SmartphoneAndroid => &[AUTH_PIN],
            _ => &[AUTH_PIN, TERMINAL_CA],
        };
        application
            .add(0x0017, PrivateKey::signing(auth, Access::AnyOf(openers)))
            .add(AUTH_PIN, File::Reference(self.auth_reference()))
            .add(0x001A, self.signature_key())
            .add(SIGN_PASSWORD, File::Reference(self.sign_reference()));
    }

    /// The file is there without a key when there is no certificate for it.
    fn signature_key(&self) -> File {
        let key = self.key(Purpose::DigitalSignature);
        File::Key(PrivateKey {
            key: Some(key).filter(|_| self.kind.has_signature_certificate()),
            sign: Access::AnyOf(&[SIGN_PASSWORD]),
            internal_authentication: false,
        })
    }

    fn auth_reference(&self) -> Reference {
        let reference = Reference::new(self.secrets.auth_pin.as_bytes(), AUTH_PIN_TRIES);
        match self.kind {
            Kind::Face | Kind::Locked => reference.locked(),
            _ => reference,
        }
    }

    fn sign_reference(&self) -> Reference {
        let reference = Reference::new(self.secrets.sign_password.as_bytes(), SIGN_PASSWORD_TRIES);
        if self.kind.has_signature_certificate() {
            reference
        } else {
            reference.locked()
        }
    }

    fn certificate_file(&self, mut certificate: Vec<u8>) -> Vec<u8> {
        if self.filler == Filler::AsIssued {
            certificate.resize(certificate.len().max(CERTIFICATE_FILE), 0);
        }
        self.filled(certificate)
    }

    /// Signature, user authentication, unknown; 8F is present. That absent is 00 is a guess.
    fn certificate_availability(&self) -> Vec<u8> {
        let signature = if self.kind.has_signature_certificate() {
            0x8F
        } else {
            0x00
        };
        vec![signature, 0x8F, 0x00]
    }

    fn token(&self) -> &'static str {
        match self.kind {
            Kind::SmartphoneAndroid => "JPKIAPGPSETOKEN",
            _ => "JPKIAPICCTOKEN2",
        }
    }
}

/// PKCS#11 `CK_TOKEN_INFO`, 160 bytes: texts, then big-endian words of 32 bits, versions as ASCII.
fn token_information(label: &str, serial: &str) -> Vec<u8> {
    // Flags; sessions and their maximum; PIN lengths; memory: what is not known is all ones.
    const WORDS: [u32; 11] = [
        0x40D,
        u32::MAX,
        u32::MAX,
        u32::MAX,
        u32::MAX,
        16,
        6,
        u32::MAX,
        u32::MAX,
        u32::MAX,
        u32::MAX,
    ];
    let texts = format!(
        "{label:<32}{:<32}{:<16}{serial:<16.16}",
        "MNC TEST", "VIRTUAL1"
    );
    let mut bytes = texts.into_bytes();
    bytes.extend(WORDS.iter().flat_map(|word| word.to_be_bytes()));
    bytes.extend(b"0301");
    bytes.resize(160, b' ');
    bytes
}
