//! 券面事項入力補助: the individual number and the four attributes as text.

use super::surface::{signed, with_offsets};
use super::{Profile, eight_digits};
use crate::keys::{Purpose, TestKey};
use crate::pki::{CvAuthority, cv_certificate, key_identifier};
use crate::tlv::{object, public_key};
use crate::virtual_card::application::{Application, SessionKey, aid};
use crate::virtual_card::file::{Access, File, PrivateKey};
use crate::virtual_card::options::Filler;
use crate::virtual_card::reference::Reference;
use sha2::{Digest, Sha256};

const PIN: u16 = 0x0011;
const ALWAYS_LOCKED: u16 = 0x0012;
const CARD_KEY: u16 = 0x0013;
const NUMBER_A: u16 = 0x0014;
const NUMBER_B: u16 = 0x0015;
const PIN_TRIES: u8 = 3;
const ANY: Access = Access::AnyOf(&[PIN, NUMBER_A, NUMBER_B]);

impl Profile<'_> {
    pub(super) fn input_support(&self) -> Application {
        let mut application = Application::new(aid::INPUT_SUPPORT);
        application.session_key = SessionKey::WithPin(PIN);
        self.add_attributes(&mut application);
        self.add_references(&mut application);
        application
            .add_data(
                0x0004,
                Access::Always,
                self.filled(self.support_certificate()),
            )
            .add_data(0x0005, Access::Always, self.filled(self.support_basics()))
            .add_data(0x0006, ANY, self.filled(self.session_key_file()))
            .add_data(0x0007, ANY, self.filled(self.card_key_file()))
            .add_data(0x0008, Access::Never, vec![0xFF; 16]);
        application
    }

    fn add_attributes(&self, application: &mut Application) {
        let number = self.individual_number_file();
        let objects = self.attribute_objects();
        let integrity = self.integrity_record(&number, &objects.concat());
        let attributes = with_offsets(0xFF20, 0xDF21, &objects);
        application
            .add_data(0x0001, Access::AnyOf(&[PIN, NUMBER_A]), number)
            .add_data(
                0x0002,
                Access::AnyOf(&[PIN, NUMBER_B]),
                self.filled(attributes),
            )
            .add_data(0x0003, ANY, self.filled(integrity));
    }

    fn add_references(&self, application: &mut Application) {
        let pin = Reference::new(self.secrets.input_support_pin.as_bytes(), PIN_TRIES);
        let pin = if self.pins_are_locked() {
            pin.locked()
        } else {
            pin
        };
        let never = Reference::new(&[0xFF; 16], 1).locked();
        let key = PrivateKey {
            key: Some(self.key(Purpose::InputSupportCard)),
            sign: Access::Always,
            internal_authentication: false,
        };
        application.default_key = Some(key.clone());
        application
            .add(PIN, File::Reference(pin))
            .add(ALWAYS_LOCKED, File::Reference(never))
            .add(CARD_KEY, File::Key(key))
            .add(
                NUMBER_A,
                self.number_reference(&self.secrets.reference_number_a),
            )
            .add(
                NUMBER_B,
                self.number_reference(&self.secrets.reference_number_b),
            );
    }

    /// FF10 with the digits, then the two bytes that the physical file is longer.
    fn individual_number_file(&self) -> Vec<u8> {
        let mut file = object(0xFF10, self.holder.individual_number.as_bytes());
        if self.filler == Filler::AsIssued {
            file.extend([0xFF, 0xFF]);
        }
        self.filled(file)
    }

    /// Name, address, date of birth, sex.
    fn attribute_objects(&self) -> Vec<Vec<u8>> {
        let holder = self.holder;
        vec![
            object(0xDF22, holder.name().as_bytes()),
            object(0xDF23, holder.address.as_bytes()),
            object(0xDF24, eight_digits(holder.birth_date).as_bytes()),
            object(0xDF25, holder.sex.code().to_string().as_bytes()),
        ]
    }

    /// FF30: the digest of the whole file 0001 and of 0002 without its offset table, signed. That
    /// the signature covers the two objects as they stand is not confirmed.
    fn integrity_record(&self, number_file: &[u8], attributes: &[u8]) -> Vec<u8> {
        let objects = [
            object(0xDF31, &Sha256::digest(number_file)),
            object(0xDF32, &Sha256::digest(attributes)),
        ];
        object(
            0xFF30,
            &signed(objects.concat(), 0xDF33, self.support_records_key()),
        )
    }

    fn support_certificate(&self) -> Vec<u8> {
        let subject = key_identifier(&self.certified_key_number());
        cv_certificate(
            CvAuthority::InputSupport,
            subject,
            self.support_records_key(),
        )
    }

    /// FF40, free to read; DF43 is 128 bytes of unknown meaning.
    fn support_basics(&self) -> Vec<u8> {
        let opaque = Sha256::digest(self.holder.municipality_code.as_bytes()).repeat(4);
        let objects = [
            object(0xDF41, &[0x06, 0x03, 0x0E, 0x01]),
            object(0xDF42, &key_identifier("6000034")),
            object(0xDF43, &opaque),
        ];
        object(0xFF40, &objects.concat())
    }

    /// A1 { 90 exponent, 91 modulus }
    fn session_key_file(&self) -> Vec<u8> {
        let key = self.key(Purpose::SessionKeyTransport);
        object(0xA1, &public_key(key.public_key()))
    }

    /// FF50: the public half of key 0013 and a signature over its object.
    fn card_key_file(&self) -> Vec<u8> {
        let key = self.key(Purpose::InputSupportCard);
        let objects = object(0xDF51, &public_key(key.public_key()));
        object(0xFF50, &signed(objects, 0xDF52, self.support_records_key()))
    }

    fn support_records_key(&self) -> TestKey {
        self.key(Purpose::InputSupportRecords)
    }
}
