//! 券面事項確認: the pictures of the card's face, the photo, and their signatures.

use super::{Profile, eight_digits};
use crate::keys::{Purpose, TestKey};
use crate::picture::{line_of_text, portrait};
use crate::pki::key_identifier;
use crate::pki::{CvAuthority, cv_certificate};
use crate::tlv::{object, public_key};
use crate::virtual_card::application::{Application, aid};
use crate::virtual_card::file::{Access, File, PrivateKey};
use crate::virtual_card::kind::Kind;
use crate::virtual_card::reference::Reference;
use crate::virtual_card::sign::sha256_digest_info;
use sha2::{Digest, Sha256};

const BIRTH_DATE: u16 = 0x0011;
const NUMBER_B: u16 = 0x0012;
const NUMBER_A: u16 = 0x0013;

impl Profile<'_> {
    pub(super) fn surface(&self) -> Application {
        let mut application = Application::new(aid::SURFACE);
        application.default_key = Some(PrivateKey {
            key: Some(self.key(Purpose::SurfaceCard)),
            sign: Access::Always,
            internal_authentication: false,
        });
        application
            .add_data(
                0x0001,
                Access::AnyOf(&[BIRTH_DATE]),
                self.filled(self.age_record()),
            )
            .add_data(
                0x0002,
                Access::AnyOf(&[NUMBER_A, NUMBER_B]),
                self.filled(self.card_face()),
            )
            .add_data(0x0003, Access::Always, self.filled(self.surface_basics()))
            .add_data(
                0x0004,
                Access::Always,
                self.filled(self.surface_certificate()),
            )
            .add_data(
                0x0005,
                Access::AnyOf(&[NUMBER_A]),
                self.filled(self.number_record()),
            )
            .add_data(0x0006, Access::AnyOf(&[NUMBER_A, NUMBER_B]), vec![0xFF; 16])
            .add(
                BIRTH_DATE,
                self.number_reference(&self.secrets.birth_digits),
            )
            .add(
                NUMBER_B,
                self.number_reference(&self.secrets.reference_number_b),
            )
            .add(
                NUMBER_A,
                self.number_reference(&self.secrets.reference_number_a),
            );
        application
    }

    pub(super) fn number_reference(&self, digits: &str) -> File {
        let tries = self.secrets.reference_number_tries;
        File::Reference(Reference::new(digits.as_bytes(), tries))
    }

    /// FF10: date of birth, card key, signature.
    fn age_record(&self) -> Vec<u8> {
        let birth = eight_digits(self.holder.birth_date);
        let objects = [object(0xDF11, birth.as_bytes()), self.card_key(0xDF12)].concat();
        object(0xFF10, &signed(objects, 0xDF13, self.records_key()))
    }

    /// FF40: the individual number as a picture, card key, signature.
    fn number_record(&self) -> Vec<u8> {
        let picture = line_of_text(&self.holder.individual_number, 72);
        let objects = [object(0xDF41, &picture), self.card_key(0xDF42)].concat();
        object(0xFF40, &signed(objects, 0xDF43, self.records_key()))
    }

    /// FF20: everything printed on the face. Expiry and security code follow the signature.
    fn card_face(&self) -> Vec<u8> {
        let holder = self.holder;
        let identity = [
            object(0xDF22, eight_digits(holder.birth_date).as_bytes()),
            object(0xDF23, holder.sex.code().to_string().as_bytes()),
            self.card_key(0xDF24),
        ];
        let texts = [
            object(0xDF25, &line_of_text(&holder.name(), 216)),
            object(0xDF26, &line_of_text(&holder.address, 288)),
        ];
        let photo = [object(0xDF27, self.photo())];
        let signature = face_signature([&identity, &texts, &photo], self.records_key());
        let unsigned = [
            object(0xDF29, eight_digits(self.lifetime.card_expires).as_bytes()),
            object(0xDF2A, &line_of_text(&holder.security_code, 24)),
        ];
        let signature = [object(0xDF28, &signature)];
        let objects = [&identity[..], &texts, &photo, &signature, &unsigned].concat();
        with_offsets(0xFF20, 0xDF21, &objects)
    }

    fn photo(&self) -> &'static [u8] {
        match self.kind {
            Kind::Infant => &[],
            _ => portrait(self.holder, self.today),
        }
    }

    /// FF30, free to read. What DF32, DF33 and DF35 mean is not known; DF35 is opaque here too.
    fn surface_basics(&self) -> Vec<u8> {
        let opaque = Sha256::digest(self.holder.card_serial.as_bytes()).repeat(8);
        let objects = [
            object(0xDF31, &[0x06, 0x03, 0x0E, 0x01]),
            object(0xDF32, &key_identifier("6000024")),
            object(0xDF33, &[0x01]),
            object(0xDF34, self.holder.municipality_code.as_bytes()),
            object(0xDF35, &[&key_identifier("6000025")[..], &opaque].concat()),
        ];
        object(0xFF30, &objects.concat())
    }

    fn surface_certificate(&self) -> Vec<u8> {
        let subject = key_identifier(&self.certified_key_number());
        cv_certificate(CvAuthority::Surface, subject, self.records_key())
    }

    fn card_key(&self, tag: u16) -> Vec<u8> {
        object(
            tag,
            &public_key(self.key(Purpose::SurfaceCard).public_key()),
        )
    }

    fn records_key(&self) -> TestKey {
        self.key(Purpose::SurfaceRecords)
    }
}

/// The objects with a signature over all of them behind.
pub(super) fn signed(mut objects: Vec<u8>, tag: u16, key: TestKey) -> Vec<u8> {
    let signature = key.sign_sha256(&objects);
    objects.extend(object(tag, &signature));
    objects
}

/// A `DigestInfo` that holds three SHA-256 digests, 96 bytes, one for each group: a verifier without
/// the photo can check it with the photo's digest.
fn face_signature(groups: [&[Vec<u8>]; 3], key: TestKey) -> Vec<u8> {
    let digests = groups.map(|objects| Sha256::digest(objects.concat()));
    let block = sha256_digest_info(&digests.concat());
    key.sign_block(&block).unwrap_or_default()
}

/// A file that begins with the places of its objects: 16 bits each, from the file's first byte.
pub(super) fn with_offsets(file_tag: u16, table_tag: u16, objects: &[Vec<u8>]) -> Vec<u8> {
    let zeros = vec![0; objects.len() * 2];
    let body_length = object(table_tag, &zeros).len() + objects.iter().map(Vec::len).sum::<usize>();
    let header_length = object(file_tag, &vec![0; body_length]).len() - body_length;
    let mut place = header_length + object(table_tag, &zeros).len();
    let mut table = Vec::new();
    for object in objects {
        table.extend(u16::try_from(place).unwrap_or(u16::MAX).to_be_bytes());
        place += object.len();
    }
    object(
        file_tag,
        &[object(table_tag, &table), objects.concat()].concat(),
    )
}
