//! 共通カード, 住基, and the objects of the card's own level.

use super::{Profile, eight_digits};
use crate::keys::Purpose;
use crate::pki::{CvAuthority, cv_certificate_content, key_identifier};
use crate::tlv::object;
use crate::virtual_card::application::{Application, ChangeCommand, SessionKey, aid};
use crate::virtual_card::file::{Access, File, PrivateKey};
use crate::virtual_card::reference::Reference;
use std::collections::BTreeMap;

const RESIDENT_PIN: u16 = 0x001C;
const RESIDENT_PIN_TRIES: u8 = 3;
/// Number of the key that both applications refer to.
const KEY_NUMBER: &str = "6000001";

impl Profile<'_> {
    /// 共通カード: serial number, municipality and expiry, free to read.
    pub(super) fn common(&self) -> Application {
        let mut application = Application::new(aid::COMMON);
        application.change = ChangeCommand::ChangeKey;
        let key = self.key(Purpose::InternalAuthentication);
        application
            .add(0x0001, File::Records(vec![self.card_record()]))
            .add_data(0x0002, Access::Always, key_identifier(KEY_NUMBER).to_vec())
            .add(0x0019, PrivateKey::authenticating(key))
            .add(RESIDENT_PIN, File::Reference(self.resident_reference()));
        application
    }

    /// 住基
    pub(super) fn resident(&self) -> Application {
        let mut application = Application::new(aid::RESIDENT);
        application.change = ChangeCommand::ChangeKey;
        application.session_key = SessionKey::NotAllowed;
        application
            .add_data(0x0002, Access::Always, key_identifier(KEY_NUMBER).to_vec())
            .add(RESIDENT_PIN, File::Reference(self.resident_reference()));
        application
    }

    /// Simple-TLV 01 1C: 15 digits serial, 5 digits municipality, 8 digits expiry.
    fn card_record(&self) -> Vec<u8> {
        let expiry = eight_digits(self.lifetime.card_expires);
        let holder = self.holder;
        let digits = [&holder.card_serial, &holder.municipality_code, &expiry].map(String::as_str);
        object(0x01, digits.concat().as_bytes())
    }

    fn resident_reference(&self) -> Reference {
        let pin = Reference::new(self.secrets.resident_pin.as_bytes(), RESIDENT_PIN_TRIES);
        if self.pins_are_locked() {
            pin.locked()
        } else {
            pin
        }
    }

    /// Values without their tags. The two certificates are the large ones.
    pub(super) fn card_level_objects(&self) -> BTreeMap<u16, Vec<u8>> {
        let holder = self.holder;
        let upper = key_identifier("6000020");
        let lower = key_identifier(&self.certified_key_number());
        let certificate = |subject| {
            let key = self.key(Purpose::SurfaceRecords);
            cv_certificate_content(CvAuthority::Surface, subject, key)
        };
        BTreeMap::from([
            (0x0042, key_identifier(KEY_NUMBER).to_vec()),
            (0x0045, holder.card_serial.clone().into_bytes()),
            (0x0066, card_recognition_data()),
            (0x00F0, holder.municipality_code.clone().into_bytes()),
            (
                0x00F2,
                eight_digits(self.lifetime.card_expires).into_bytes(),
            ),
            (0x00F7, upper.to_vec()),
            (0x00F8, certificate(upper)),
            (0x7F21, certificate(lower)),
            (0x5F51, self.atr.iter().skip(1).copied().collect()),
        ])
    }
}

/// GlobalPlatform card recognition data: 73 { 06 1.2.840.114283.1 }
fn card_recognition_data() -> Vec<u8> {
    object(
        0x73,
        &object(0x06, &[0x2A, 0x86, 0x48, 0x86, 0xFC, 0x6B, 0x01]),
    )
}
