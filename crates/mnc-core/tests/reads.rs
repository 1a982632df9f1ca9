//! Everything that can be read, on every kind of virtual card and with every manner of it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may"
)]

use mnc_core::ErrorKind;
use mnc_core::card::secret::{
    AttemptPolicy, AuthenticationPin, BirthDateKey, BirthYear, InputSupportPin, ReferenceNumberB,
    SecretStatus, SignaturePassword,
};
use mnc_core::card::{
    Authenticity, Card, ExtendedLength, JpkiSecret, Sex, SignatureScheme, TokenKind,
};
use mnc_testkit::pki::CvAuthority;
use mnc_testkit::virtual_card::{Filler, Kind, Options, VirtualCard};
use proptest::prelude::*;
use ring::signature as ring_signature;
use x509_parser::prelude::FromDer;

const ALLOW: AttemptPolicy = AttemptPolicy::AllowLastTry;

fn number_b(card: &VirtualCard) -> ReferenceNumberB {
    ReferenceNumberB::new(card.reference_number_b().as_bytes()).unwrap()
}

/// The manners in which cards and readers differ.
fn manners() -> Vec<Options> {
    let filler = |byte| Filler::Bytes { byte, count: 500 };
    vec![
        VirtualCard::builder(),
        VirtualCard::builder().extended_length(false),
        VirtualCard::builder().t0_mode(true),
        VirtualCard::builder().extended_length(false).t0_mode(true),
        VirtualCard::builder().filler(Filler::None),
        VirtualCard::builder()
            .filler(filler(0x00))
            .short_read_is_6282(true),
        VirtualCard::builder()
            .filler(filler(0xFF))
            .extended_length(false),
        VirtualCard::builder()
            .extended_length(false)
            .short_read_is_6282(true),
    ]
}

#[test]
fn the_same_files_come_whatever_the_manners() {
    let read = |options: Options| {
        let virtual_card = options.kind(Kind::Normal).build();
        let mut card = Card::new(virtual_card.transport());
        let mut session = card.begin().unwrap();
        let mut jpki = session.jpki().unwrap();
        let certificate = jpki.authentication_certificate().unwrap().der().to_vec();
        let ca = jpki.authentication_ca_certificate().unwrap().der().to_vec();
        let number = number_b(&virtual_card);
        let mut surface = session.surface().unwrap();
        let mut access = surface.verify_reference_number_b(&number, ALLOW).unwrap();
        let photo = access.face_file().unwrap().into_photo().unwrap();
        let mut support = session.input_support().unwrap();
        let mut access = support.verify_reference_number_b(&number, ALLOW).unwrap();
        let name = access.attributes().unwrap().name().to_owned();
        let expiry = session
            .common()
            .unwrap()
            .card_identification()
            .unwrap()
            .expiry();
        assert_eq!(name, virtual_card.holder().name());
        (certificate, ca, photo.bytes().to_vec(), name, expiry)
    };
    let expected = read(VirtualCard::builder());
    for (index, options) in manners().into_iter().enumerate() {
        assert!(read(options) == expected, "manner {index}");
    }
}

#[test]
fn a_locked_card_gives_certificate_and_photo_without_a_pin() {
    let virtual_card = VirtualCard::new(Kind::Face);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    assert_eq!(
        jpki.token_information().unwrap().kind(),
        &TokenKind::MyNumberCard
    );
    let availability = jpki.certificate_availability().unwrap();
    assert!(availability.has_authentication_certificate());
    assert!(!availability.has_signature_certificate());
    let status = jpki.secret_status(JpkiSecret::AuthenticationPin).unwrap();
    assert_eq!(status, SecretStatus::Locked);
    let certificate = jpki.authentication_certificate().unwrap();
    assert_eq!(
        certificate.not_after().date(),
        virtual_card.certificates_end()
    );

    assert!(
        session
            .residence()
            .unwrap()
            .pin_status()
            .unwrap()
            .is_locked()
    );
    assert!(
        session
            .input_support()
            .unwrap()
            .pin_status()
            .unwrap()
            .is_locked()
    );

    let mut surface = session.surface().unwrap();
    let face = surface
        .verify_reference_number_b(&number_b(&virtual_card), AttemptPolicy::KeepLastTry)
        .and_then(|mut access| access.face_file())
        .unwrap();
    assert_eq!(face.birth_date(), virtual_card.holder().birth_date);
    assert_eq!(face.expiry(), virtual_card.card_expires());
    assert_eq!(face.sex(), Sex::Female);
    assert!(
        face.photo()
            .unwrap()
            .bytes()
            .starts_with(&[0, 0, 0, 0x0C, 0x6A, 0x50])
    );
    assert!(face.name_image().bytes().starts_with(b"\x89PNG"));
    assert_eq!(
        virtual_card.verify_attempts(),
        1,
        "照合番号B alone was presented"
    );
}

#[test]
fn every_kind_says_what_it_is() {
    for kind in Kind::ALL {
        let virtual_card = VirtualCard::new(kind);
        let mut card = Card::new(virtual_card.transport());
        let mut session = card.begin().unwrap();
        let mut jpki = session.jpki().unwrap();
        let token = jpki.token_information().unwrap();
        let locked = jpki
            .secret_status(JpkiSecret::AuthenticationPin)
            .unwrap()
            .is_locked();
        assert_eq!(
            locked,
            matches!(kind, Kind::Face | Kind::Locked),
            "{kind:?}"
        );
        let phone = kind == Kind::SmartphoneAndroid;
        assert_eq!(token.kind() == &TokenKind::AndroidPhone, phone, "{kind:?}");
        let certificate = jpki.authentication_certificate();
        if phone {
            assert_eq!(certificate.unwrap_err().kind(), ErrorKind::SecretRequired);
            let error = session.surface().err().unwrap();
            assert_eq!(error.kind(), ErrorKind::NotMyNumberCard);
        } else {
            assert!(certificate.is_ok(), "{kind:?}");
        }
    }
}

#[test]
fn a_phone_gives_its_certificate_after_the_pin() {
    let virtual_card = VirtualCard::new(Kind::SmartphoneAndroid);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    let pin = AuthenticationPin::new(virtual_card.auth_pin().as_bytes()).unwrap();
    let mut access = jpki.verify_authentication_pin(&pin, ALLOW).unwrap();
    assert!(access.authentication_certificate().is_ok());
}

#[test]
fn an_infant_has_no_photo() {
    let virtual_card = VirtualCard::new(Kind::Infant);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut surface = session.surface().unwrap();
    let mut access = surface
        .verify_reference_number_b(&number_b(&virtual_card), ALLOW)
        .unwrap();
    assert!(access.face_file().unwrap().photo().is_none());
}

#[test]
fn signatures_of_every_scheme_fit_the_certificate() {
    let virtual_card = VirtualCard::new(Kind::Normal);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    let certificate = jpki.authentication_certificate().unwrap();
    let pin = AuthenticationPin::new(b"1234").unwrap();
    let mut access = jpki.verify_authentication_pin(&pin, ALLOW).unwrap();
    let (_, parsed) =
        x509_parser::certificate::X509Certificate::from_der(certificate.der()).unwrap();
    let key = &parsed.public_key().subject_public_key.data;
    for (scheme, algorithm) in [
        (
            SignatureScheme::Pkcs1Sha256,
            &ring_signature::RSA_PKCS1_2048_8192_SHA256,
        ),
        (
            SignatureScheme::Pkcs1Sha384,
            &ring_signature::RSA_PKCS1_2048_8192_SHA384,
        ),
        (
            SignatureScheme::Pkcs1Sha512,
            &ring_signature::RSA_PKCS1_2048_8192_SHA512,
        ),
        (
            SignatureScheme::PssSha256,
            &ring_signature::RSA_PSS_2048_8192_SHA256,
        ),
    ] {
        let signature = access.sign(scheme, b"message").unwrap();
        ring_signature::UnparsedPublicKey::new(algorithm, key)
            .verify(b"message", &signature)
            .unwrap_or_else(|_| panic!("{scheme:?}"));
    }
}

#[test]
fn the_signature_certificate_wants_its_password() {
    let virtual_card = VirtualCard::new(Kind::Normal);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    let password = SignaturePassword::new(b"abc123").unwrap();
    let mut access = jpki
        .verify_signature_password(&password, AttemptPolicy::KeepLastTry)
        .unwrap();
    assert!(access.signature_certificate().is_ok());
}

#[test]
fn the_face_file_is_authentic_only_with_the_authoritys_key() {
    let virtual_card = VirtualCard::new(Kind::Face);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut surface = session.surface().unwrap();
    let certificate = surface.certificate().unwrap();
    let challenge = [0xA5; 32];
    let proof = surface.prove_presence(&challenge).unwrap();
    let mut access = surface
        .verify_reference_number_b(&number_b(&virtual_card), ALLOW)
        .unwrap();
    let face = access.face_file().unwrap();

    let key = CvAuthority::Surface.public_key();
    assert_eq!(
        face.authenticity(&certificate, None).unwrap(),
        Authenticity::Unchecked
    );
    assert_eq!(
        face.authenticity(&certificate, Some(&key)).unwrap(),
        Authenticity::Valid
    );
    let other = CvAuthority::InputSupport.public_key();
    let error = face.authenticity(&certificate, Some(&other)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::IntegrityFailed);

    face.check_presence(&proof, &challenge).unwrap();
    assert!(face.check_presence(&proof, &[0xA6; 32]).is_err());
    let short = session
        .surface()
        .unwrap()
        .prove_presence(&[0; 15])
        .unwrap_err();
    assert_eq!(short.kind(), ErrorKind::InvalidArgument);
}

#[test]
fn the_age_record_opens_with_the_birth_date() {
    let virtual_card = VirtualCard::new(Kind::Normal);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut surface = session.surface().unwrap();
    let certificate = surface.certificate().unwrap();
    let birth_date = virtual_card.holder().birth_date;
    let key = BirthDateKey::from_birth_date(birth_date, BirthYear::default()).unwrap();
    let record = surface
        .verify_birth_date(&key, AttemptPolicy::KeepLastTry)
        .and_then(|mut access| access.age_record())
        .unwrap();
    assert_eq!(record.birth_date(), birth_date);
    let key = CvAuthority::Surface.public_key();
    assert_eq!(
        record.authenticity(&certificate, Some(&key)).unwrap(),
        Authenticity::Valid
    );
}

#[test]
fn the_four_attributes_open_with_the_pin_and_with_the_number() {
    let virtual_card = VirtualCard::new(Kind::Normal);
    let holder = virtual_card.holder();
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut support = session.input_support().unwrap();
    let certificate = support.certificate().unwrap();
    let pin = InputSupportPin::new(virtual_card.input_support_pin().as_bytes()).unwrap();
    let by_pin = support
        .verify_pin(&pin, ALLOW)
        .unwrap()
        .attributes()
        .unwrap();
    let number = number_b(&virtual_card);
    let by_number = support
        .verify_reference_number_b(&number, ALLOW)
        .unwrap()
        .attributes()
        .unwrap();
    for attributes in [by_pin, by_number] {
        assert_eq!(attributes.name(), holder.name());
        assert_eq!(attributes.address(), holder.address);
        assert_eq!(attributes.birth_date(), holder.birth_date);
        let key = CvAuthority::InputSupport.public_key();
        let authenticity = attributes.authenticity(&certificate, Some(&key)).unwrap();
        assert_eq!(authenticity, Authenticity::Valid);
        assert_eq!(format!("{attributes:?}"), "Attributes(..)");
    }
}

/// The card with one byte of a file changed. The folder is the test's own.
fn tampered(aid: &str, file: &str, offset_from_end: usize) -> VirtualCard {
    let folder = std::env::temp_dir().join(format!("mnc-{}-{aid}-{file}", std::process::id()));
    VirtualCard::new(Kind::Normal).write_dump(&folder).unwrap();
    let path = folder.join(aid).join(file);
    let mut bytes = std::fs::read(&path).unwrap();
    let place = bytes.len() - 1 - offset_from_end;
    bytes[place] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    let card = VirtualCard::from_dump(&folder, &VirtualCard::builder()).unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    card
}

#[test]
fn changed_attributes_do_not_fit_the_integrity_record() {
    let virtual_card = tampered("D3921000310001010408", "0002.bin", 0);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut support = session.input_support().unwrap();
    let number = number_b(&virtual_card);
    let mut access = support.verify_reference_number_b(&number, ALLOW).unwrap();
    let error = access.attributes().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::IntegrityFailed);
}

#[test]
fn a_changed_photo_does_not_fit_its_signature_even_unchecked() {
    // Behind the photo stand the signature, the expiry and the security code's picture.
    let virtual_card = tampered("D3921000310001010402", "0002.bin", 600);
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut surface = session.surface().unwrap();
    let certificate = surface.certificate().unwrap();
    let mut access = surface
        .verify_reference_number_b(&number_b(&virtual_card), ALLOW)
        .unwrap();
    let face = access.face_file().unwrap();
    let error = face.authenticity(&certificate, None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::IntegrityFailed);
}

#[test]
fn extended_length_is_tried_once_and_remembered() {
    let virtual_card = VirtualCard::builder().extended_length(false).build();
    let mut card = Card::new(virtual_card.transport());
    assert_eq!(card.extended_length(), ExtendedLength::Unknown);
    for _ in 0..3 {
        let mut session = card.begin().unwrap();
        session
            .jpki()
            .unwrap()
            .authentication_certificate()
            .unwrap();
    }
    assert_eq!(card.extended_length(), ExtendedLength::Refused);
    let headers = virtual_card.command_headers();
    let first_reads = headers
        .iter()
        .filter(|header| **header == [0, 0xB0, 0x8A, 0])
        .count();
    assert_eq!(first_reads, 4, "one extended try, then three short reads");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Filler of any size and byte never reaches the certificate.
    #[test]
    fn filler_is_dropped(byte in any::<u8>(), count in 0_usize..3000, extended in any::<bool>()) {
        let virtual_card = VirtualCard::builder()
            .filler(Filler::Bytes { byte, count })
            .extended_length(extended)
            .build();
        let plain = VirtualCard::builder().filler(Filler::None).build();
        let read = |virtual_card: &VirtualCard| {
            let mut card = Card::new(virtual_card.transport());
            let mut session = card.begin().unwrap();
            session.jpki().unwrap().authentication_certificate().unwrap().der().to_vec()
        };
        prop_assert_eq!(read(&virtual_card), read(&plain));
    }
}
