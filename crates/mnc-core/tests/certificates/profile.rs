//! The profile of the two kinds of certificates.

use super::*;

#[test]
fn what_the_card_fills_up_is_taken_off() {
    for byte in [0x00, 0xFF] {
        let filler = Filler::Bytes { byte, count: 300 };
        let virtual_card = VirtualCard::builder().filler(filler).build();
        let mut card = Card::new(virtual_card.transport());
        let mut session = card.begin().unwrap();
        let read = session
            .jpki()
            .unwrap()
            .authentication_certificate()
            .unwrap();
        assert!(verify(read, AUTHENTICATION, &anchors(), AT).is_ok());
    }
    let filled = [leaf().sign_with(authority().key()), vec![0; 9]].concat();
    assert!(Certificate::from_der(&filled).is_err());
}

/// An extension's value is one element; the library alone would pass over what follows.
#[test]
fn bytes_after_the_value_of_an_extension_are_refused() {
    let mut spec = leaf();
    let usage = &mut spec.extensions[0];
    let value = [usage.extn_value.as_bytes(), &[0, 0]].concat();
    usage.extn_value = OctetString::new(value).unwrap();
    let der = spec.sign_with(authority().key());
    assert_eq!(rejection(judge_at(&der, AT)), Rejection::MalformedExtension);
}

#[test]
fn every_attribute_of_the_signature_certificate_is_the_holders() {
    let virtual_card = VirtualCard::new(Kind::Normal);
    let holder = virtual_card.holder();
    let mut card = Card::new(virtual_card.transport());
    let mut session = card.begin().unwrap();
    let mut jpki = session.jpki().unwrap();
    let password = SignaturePassword::new(virtual_card.sign_password().as_bytes()).unwrap();
    let certificate = jpki
        .verify_signature_password(&password, AttemptPolicy::KeepLastTry)
        .unwrap()
        .signature_certificate()
        .unwrap();
    let verified = verify(certificate, SIGNATURE, &anchors(), AT).unwrap();
    let signed = verified.signature_holder().unwrap().unwrap();
    let birth = holder.birth_date;
    let era = mnc_testkit::people::era_number(birth);
    let day = format!("{era}{}", birth.strftime("%Y%m%d"));
    let none = |text: &str| "0".repeat(text.chars().count());
    assert_eq!(signed.name(), Some(holder.name().as_str()));
    assert_eq!(signed.sex(), Some(holder.sex.code().to_string().as_str()));
    assert_eq!(signed.birth_date(), Some(day.as_str()));
    assert_eq!(signed.address(), Some(holder.address.as_str()));
    let substituted = signed.substituted_in_name();
    assert_eq!(substituted, Some(none(&holder.name()).as_str()));
    assert_eq!(signed.attribute(6), Some(none(&holder.address).as_str()));
    assert_eq!(signed.attribute(7), None);
    assert_eq!(format!("{signed:?}"), "SignatureHolder(..)");
}

#[test]
fn the_authentication_certificate_says_nothing_of_its_holder() {
    assert!(verified().signature_holder().unwrap().is_none());
    assert_eq!(
        format!("{:?}", verified()),
        "VerifiedCertificate(UserAuthentication, ..)"
    );
}
