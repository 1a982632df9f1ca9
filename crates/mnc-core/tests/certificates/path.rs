//! The path to the pinned authority.

use super::*;

#[test]
fn every_generation_is_found_by_its_key_though_all_have_one_name() {
    for (kind, authority) in all_authorities() {
        let (first, last) = authority.generation.days();
        let spec = match kind {
            AUTHENTICATION => user_authentication(&Holder::hanako(), DAYS, authority),
            SIGNATURE => digital_signature(&Holder::hanako(), DAYS, authority),
        };
        let certificate = Certificate::from_der(&spec.sign_with(authority.key())).unwrap();
        let at = first.tomorrow().unwrap().at(12, 0, 0, 0);
        let verified = verify(certificate, kind, &anchors(), at).unwrap();
        assert_eq!(verified.authority().not_after().date(), last);
        assert_eq!(verified.authority().kind(), kind);
    }
}

#[test]
fn the_authority_that_the_card_brings_along_proves_nothing() {
    let impostor = TestKey::named("impostor-ca").unwrap();
    let mut own_authority = authority().spec();
    own_authority.key = impostor;
    let brought_along = own_authority.sign_with(impostor);
    assert!(Anchor::from_der(AUTHENTICATION, &brought_along).is_ok());
    let forged = leaf().sign_with(impostor);
    assert_eq!(rejection(judge_at(&forged, AT)), Rejection::Signature);
    let without_identifier = leaf()
        .without_extension(ObjectIdentifier::new_unwrap("2.5.29.35"))
        .sign_with(impostor);
    assert_eq!(
        rejection(judge_at(&without_identifier, AT)),
        Rejection::Signature
    );
}

#[test]
fn a_certificate_is_judged_by_the_authorities_of_its_kind_alone() {
    let signer = Authority::new(Hierarchy::DigitalSignature, Generation::Third);
    let der = digital_signature(&Holder::hanako(), DAYS, signer).sign_with(signer.key());
    assert_eq!(rejection(judge_at(&der, AT)), Rejection::UnknownIssuer);
}

#[test]
fn production_anchors_refuse_every_test_certificate() {
    let certificate = Certificate::from_der(&leaf().sign_with(authority().key())).unwrap();
    let production = TrustAnchors::production().unwrap();
    let result = verify(certificate, AUTHENTICATION, &production, AT);
    assert_eq!(rejection(result), Rejection::UnknownIssuer);
}

#[test]
fn a_certificate_outlives_no_authority() {
    let first = Authority::new(Hierarchy::UserAuthentication, Generation::First);
    let spec = user_authentication(&Holder::hanako(), DAYS, first);
    let der = spec.sign_with(first.key());
    assert!(judge_at(&der, DateTime::constant(2025, 10, 19, 23, 0, 0, 0)).is_ok());
    for at in [AT, DateTime::constant(2030, 1, 1, 0, 0, 0, 0)] {
        assert_eq!(rejection(judge_at(&der, at)), Rejection::AuthorityValidity);
    }
    let before = DateTime::constant(2015, 10, 1, 0, 0, 0, 0);
    assert_eq!(
        rejection(judge_at(&der, before)),
        Rejection::AuthorityValidity
    );
}

/// One that ended before its authority did is told to have ended, however late it is.
#[test]
fn an_ended_certificate_of_an_ended_authority_is_reported_as_ended() {
    let first = Authority::new(Hierarchy::UserAuthentication, Generation::First);
    let days = LeafValidity {
        first: Date::constant(2020, 10, 1),
        last: Date::constant(2025, 9, 1),
    };
    let der = user_authentication(&Holder::hanako(), days, first).sign_with(first.key());
    let verified = judge_at(&der, DateTime::constant(2025, 11, 1, 9, 0, 0, 0)).unwrap();
    let state = |on| verified.life_cycle(on, Carrier::Card, GraceRule::FromExpiry);
    assert_eq!(state(Date::constant(2025, 11, 1)), LifeCycle::Grace);
    assert_eq!(state(Date::constant(2025, 12, 2)), LifeCycle::Expired);
}

/// The published certificates of J-LIS are authorities, and nobody's certificates.
#[test]
fn a_real_authority_is_no_holder() {
    let anchors = TrustAnchors::production().unwrap();
    let at = DateTime::constant(2024, 1, 1, 0, 0, 0, 0);
    for (kind, family) in [(AUTHENTICATION, "authca"), (SIGNATURE, "signca")] {
        for (generation, anchor) in (1..).zip(anchors.iter(kind)) {
            let name = format!("data/anchors/{family}0{generation}.cer");
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
            let der = std::fs::read(path).unwrap();
            let certificate = Certificate::from_der(&der).unwrap();
            assert_eq!(certificate.not_after(), anchor.not_after());
            let result = verify(certificate, kind, &anchors, at);
            assert_eq!(rejection(result), Rejection::IsAuthority);
        }
    }
}

#[test]
fn an_authority_must_say_that_it_is_one() {
    let usage = |usages| {
        authority()
            .spec()
            .with_extension(extension(KeyUsage::OID, true, &KeyUsage(usages)))
    };
    let no_signing = usage(KeyUsages::CRLSign.into());
    let no_constraints = authority()
        .spec()
        .without_extension(ObjectIdentifier::new_unwrap("2.5.29.19"));
    let no_identifier = authority()
        .spec()
        .without_extension(ObjectIdentifier::new_unwrap("2.5.29.14"));
    for spec in [no_signing, no_constraints, no_identifier] {
        let result = Anchor::from_der(AUTHENTICATION, &spec.sign_with(authority().key()));
        assert_eq!(rejection(result), Rejection::NotAnAuthority);
    }
}
